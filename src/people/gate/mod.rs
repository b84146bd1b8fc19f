//! The gate: every request comes through here, and leaves with a context for reading or acting.
//!
//! A handler takes [`Visitor`] (anybody), [`Signed`] (somebody) or [`Api`] (a program) and is three lines:
//! ```ignore
//! pub async fn show(who: Signed, id: Path<ProposalId>) -> Result<HttpResponse> {
//!     who.page(move |look| desk::overview(look, &id)).await
//! }
//! pub async fn submit(who: Signed, id: Path<ProposalId>, form: InTime<Submission>) -> Result<HttpResponse> {
//!     let receipt = who.act(form.received, move |act| acts::submit(act, &id, &form.form)).await?;
//!     Ok(see_other(&format!("{}?done=submitted", receipt.page())))
//! }
//! ```
//! Who the session or token stands for is looked up *inside* the transaction of the read or the act, so that
//! ending a session, or taking a grant away, holds from that moment on.

mod program;
mod witness;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::pin::Pin;
use std::time::Duration;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use crate::act::Act;
use crate::db::{Db, Weight};
use crate::ground::ids::SessionId;
use crate::ground::moment::Wall;
use crate::ground::{Actor, Error, Moment, Problems, Result};
use crate::keys::{fresh_secret, sha256_hex};
use crate::people::{menu, store};
use crate::web::{Alarm, Headline, State, VISITOR_COOKIE, form_token, language_of, session_cookie};
use crate::words::{FlashKind, Frame, Language, Words};

pub use program::{Api, Reply};
pub use witness::Witness;

/// What the session cookie says. It holds only while the session's row does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    pub sid: SessionId,
    pub exp: i64,
}

/// A request of a page, and what it needs to be answered.
pub struct Who {
    pub state: Data<State>,
    pub language: Language,
    claims: Option<Claims>,
    path: String,
    csrf: Option<String>,
    done: Option<String>,
    /// Without a session the request is turned away; else it is served as a visitor's.
    required: bool,
    /// A cookie to be set, so that a form can be bound to a browser nobody has signed in with.
    new_visitor: Option<String>,
    /// Where the request came from, for limits.
    pub network: String,
}

/// Anybody: what is public, and more where somebody is signed in.
pub struct Visitor(Who);
/// Somebody who is signed in; else the log-in page.
pub struct Signed(Who);

impl Deref for Visitor {
    type Target = Who;
    fn deref(&self) -> &Who {
        &self.0
    }
}

impl Deref for Signed {
    type Target = Who;
    fn deref(&self) -> &Who {
        &self.0
    }
}

impl FromRequest for Visitor {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Who::of(request, false).map(Self))
    }
}

impl FromRequest for Signed {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let who = Who::of(request, true)
            .and_then(|who| if who.claims.is_some() { Ok(who) } else { Err(Error::SignIn) });
        std::future::ready(who.map(Self))
    }
}

/// A look at the house: one read transaction, the actor, and the moment.
pub struct Look<'a> {
    pub db: &'a mut Db,
    pub actor: Actor,
    pub now: Moment,
    pub wall: Wall,
    pub language: Language,
    pub state: &'a State,
}

impl Look<'_> {
    pub fn words(&self) -> &Words {
        self.state.words
    }
    /// Words in the reader's language.
    pub fn say(&self, key: &str) -> String {
        self.state.words.say(self.language, key)
    }
    pub fn text(&self, key: &str, args: &[(&str, String)]) -> String {
        let args: BTreeMap<&str, String> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.state.words.text(self.language, key, &args)
    }
}

/// What a page shows. The template is named by the view; it sees the view's fields.
pub trait View: Serialize + Send + 'static {
    const TEMPLATE: &'static str;
    /// The title of the page, in the reader's language.
    fn title(&self) -> String;
}

/// A view with the status it is answered with: 422 for a form with problems.
pub struct Page<V> {
    pub view: V,
    pub status: StatusCode,
}

impl<V> Page<V> {
    pub fn with_status(view: V, status: StatusCode) -> Self {
        Self { view, status }
    }

    /// A form shown again, for what is wrong with it or because the act was refused.
    pub fn again(view: V, problems: &Problems) -> Self {
        let status =
            if problems.is_refusal() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
        Self { view, status }
    }
}

impl<V: View> From<V> for Page<V> {
    fn from(view: V) -> Self {
        Self { view, status: StatusCode::OK }
    }
}

/// What stands around a page, read in the same transaction as the page.
struct Surroundings {
    actor: Actor,
    now: Moment,
    headline: Option<Headline>,
    alarm: Option<Alarm>,
}

impl Who {
    fn of(request: &HttpRequest, required: bool) -> Result<Self> {
        let state = request.app_data::<Data<State>>().ok_or_else(|| Error::internal("no state"))?.clone();
        let wall = state.clock.wall().epoch_seconds();
        let claims = session_cookie(request)
            .and_then(|token| state.keys.read_session::<Claims>(&token))
            .filter(|claims| claims.exp > wall);
        let path = request.uri().path_and_query().map_or("/", |uri| uri.as_str()).to_owned();
        let done =
            path.split_once("done=").map(|(_, rest)| rest.split('&').next().unwrap_or_default().to_owned());
        let bound = form_token(request);
        let new_visitor = bound.is_none().then(fresh_secret);
        let csrf = bound.or_else(|| new_visitor.as_ref().map(|secret| state.keys.form_token(secret)));
        let network = network_of(request, &state);
        let language = language_of(request);
        Ok(Self { language, csrf, claims, path, done, required, new_visitor, network, state })
    }

    pub fn session(&self) -> Option<&SessionId> {
        self.claims.as_ref().map(|claims| &claims.sid)
    }

    /// Reads.
    pub async fn look<T, F>(&self, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Look<'_>) -> Result<T> + Send + 'static,
    {
        self.look_weighing(Weight::Ordinary, look).await
    }

    /// Reads, and says how much it matters when the queues are full.
    pub async fn look_weighing<T, F>(&self, weight: Weight, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Look<'_>) -> Result<T> + Send + 'static,
    {
        let (state, claims, language) = (self.state.clone(), self.claims.clone(), self.language);
        let (required, path) = (self.required, self.path.clone());
        let read = move |db: &mut Db| {
            let (now, wall) = (state.clock.now(), state.clock.wall());
            let actor = actor(db, claims.as_ref(), required, wall, now)?;
            note_read(&actor, &path);
            look(&mut Look { db, actor, now, wall, language, state: &state })
        };
        self.state.database.read(weight, read).await
    }

    /// Reads what a page shows, and answers with the page.
    pub async fn page<V, P, F>(&self, look: F) -> Result<HttpResponse>
    where
        V: View,
        P: Into<Page<V>> + Send + 'static,
        F: FnOnce(&mut Look<'_>) -> Result<P> + Send + 'static,
    {
        let path = self.path.clone();
        let read = move |look_: &mut Look<'_>| {
            let page: Page<V> = look(look_)?.into();
            let headline = (look_.state.headline)(look_.db, look_.now)?;
            let (actor, now) = (look_.actor.clone(), look_.now);
            let alarm = (look_.state.alarm)(look_.db, &actor, &path, now)?;
            Ok((page, Surroundings { actor, now, headline, alarm }))
        };
        let (page, around) = self.look(read).await?;
        let html =
            self.state.words.page(V::TEMPLATE, &self.frame(&around, &page.view.title()), &page.view)?;
        let mut answer = HttpResponse::build(page.status);
        if let Some(secret) = &self.new_visitor {
            answer.cookie(house_cookie(&self.state, VISITOR_COOKIE, secret.clone()));
        }
        Ok(answer.content_type("text/html; charset=utf-8").body(html))
    }

    fn frame(&self, around: &Surroundings, title: &str) -> Frame {
        let words = self.state.words;
        let name = match &around.actor {
            Actor::Person { name, .. } => Some(name.as_str()),
            Actor::Visitor | Actor::System => None,
        };
        let who =
            around.actor.person().map(|id| sha256_hex(id.as_str().as_bytes()).chars().take(12).collect());
        let mut frame = Frame::new(self.language, &self.path, around.now)
            .titled(title)
            .installation(&self.state.config.installation.name)
            .rehearsing(self.state.is_rehearsal())
            .person(name)
            .who(who)
            .alarm(around.alarm.as_ref().map(|alarm| self.told(alarm)))
            .csrf(self.csrf.clone());
        if let Some(headline) = &around.headline {
            let title = headline.titles.get(self.language.code()).or_else(|| headline.titles.get("en"));
            let call = title.unwrap_or(&headline.call).clone();
            let args = BTreeMap::from([("number", headline.cutoff.to_string()), ("call", call)]);
            frame = frame.clock(words.text(self.language, "common-cutoff-closes-in", &args), headline.at);
        }
        if let Some(done) =
            self.done.as_ref().filter(|done| done.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
            && let Some(said) = words.known(self.language, &format!("done-{done}"))
        {
            frame = frame.flash(FlashKind::Good, said);
        }
        menu::menu(frame, &around.actor, self.state.is_rehearsal())
    }

    fn told(&self, alarm: &Alarm) -> crate::words::Alarm {
        let args: BTreeMap<&str, String> = alarm.args.iter().cloned().collect();
        let (link, href) = &alarm.link;
        let words = self.state.words;
        crate::words::Alarm {
            title: words.say(self.language, alarm.title),
            text: words.text(self.language, alarm.text, &args),
            until: alarm.until,
            href: href.clone(),
            link: words.say(self.language, link),
        }
    }

    /// Who is signed in, and the headline: all that a page needs which shows nothing of its own. No read of
    /// anything, so it is not noted as one.
    async fn surroundings(&self) -> Result<Surroundings> {
        let (state, claims) = (self.state.clone(), self.claims.clone());
        let read = move |db: &mut Db| {
            let (now, wall) = (state.clock.now(), state.clock.wall());
            let actor = actor(db, claims.as_ref(), false, wall, now)?;
            Ok(Surroundings { actor, now, headline: (state.headline)(db, now)?, alarm: None })
        };
        self.state.database.read(Weight::Ordinary, read).await
    }

    /// Acts.
    pub async fn act<T, F>(&self, received: Moment, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    {
        self.act_weighing(Weight::Ordinary, received, act).await
    }

    /// Acts, and says how much it matters when the queues are full.
    pub async fn act_weighing<T, F>(&self, weight: Weight, received: Moment, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    {
        let (state, claims) = (self.state.clone(), self.claims.clone());
        let (fork, wall, required) = (state.ids.fork(), state.clock.wall(), self.required);
        let write = move |db: &mut Db| {
            let actor = actor(db, claims.as_ref(), required, wall, received)?;
            act(&mut Act::new(db, &actor, received, wall, fork, &state.keys))
        };
        self.state.database.write(weight, write).await
    }

    /// For noting what became of the request.
    pub fn witness(&self) -> Witness {
        Witness::new(&self.state, witness::By::Session(self.claims.clone()))
    }

    /// A page that shows a form again, with what was typed and what is wrong or why it was refused, where
    /// `outcome` says so; other errors stay errors.
    pub fn problems_of<T>(outcome: Result<T>) -> Result<std::result::Result<T, Problems>> {
        match outcome {
            Ok(done) => Ok(Ok(done)),
            Err(Error::Invalid(problems)) => Ok(Err(problems)),
            Err(Error::Refused(refusal)) => Ok(Err(refusal.into())),
            Err(other) => Err(other),
        }
    }
}

/// How long the page of an error waits for the database, which may be what failed.
const PATIENCE: Duration = Duration::from_secs(1);

/// The frame around a page that says what went wrong. It tells who is signed in and what their menu offers, and
/// nothing of what the request was about; where the database does not answer, it is a visitor's.
pub fn frame_of_error(request: &HttpRequest) -> Pin<Box<dyn Future<Output = Option<Frame>>>> {
    let who = Who::of(request, false);
    Box::pin(async move {
        // Nothing was done, so nothing is told as done.
        let who = Who { done: None, ..who.ok()? };
        let read = async {
            match who.session() {
                Some(_) => tokio::time::timeout(PATIENCE, who.surroundings()).await.ok()?.ok(),
                None => None,
            }
        };
        let now = who.state.clock.now();
        let around =
            read.await.unwrap_or(Surroundings { actor: Actor::Visitor, now, headline: None, alarm: None });
        Some(who.frame(&around, ""))
    })
}

/// A cookie as all of ours are: for this site alone, out of reach of scripts, and over TLS where there is TLS.
pub fn house_cookie(state: &State, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(state.config.http.public_url.starts_with("https://"))
        .finish()
}

/// Where a request came from: the peer, or behind a proxy of ours what the proxy says last.
fn network_of(request: &HttpRequest, state: &State) -> String {
    let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
    match forwarded.filter(|_| state.config.http.behind_proxy).and_then(|list| list.rsplit(',').next()) {
        Some(last) => last.trim().to_owned(),
        None => request.peer_addr().map_or_else(String::new, |address| address.ip().to_string()),
    }
}

/// Who read what is in the log, by id, and not in the journal: a read transaction writes nothing.
fn note_read(actor: &Actor, path: &str) {
    if let Some(person) = actor.person() {
        tracing::info!(target: "rollcall::reads", person = %person, path = %path, "read");
    }
}

/// Whom a session stands for; a visitor where it ended, unless somebody must be signed in.
fn actor(db: &mut Db, claims: Option<&Claims>, required: bool, wall: Wall, now: Moment) -> Result<Actor> {
    let Some(claims) = claims else { return Ok(Actor::Visitor) };
    match store::actor_of_session(db, &claims.sid, wall, now)? {
        None if required => Err(Error::SignIn),
        found => Ok(found.unwrap_or(Actor::Visitor)),
    }
}
