//! The whole program inside a test, on both databases.
//!
//! ```ignore
//! both_databases(async |app| {
//!     let ana = app.person("Ana").await;
//!     let page = ana.gets("/account").await;
//!     assert!(page.shows("Ana"));
//! });
//! ```
//! The story runs on SQLite, then on PostgreSQL, with the same keys, the same ids and a clock that stands
//! still unless told otherwise. Every answer is written down, and the two transcripts must be equal byte for
//! byte: whatever differs between the databases shows. Letters must be read: one that nobody asked for fails
//! the story.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::OnceLock;

use actix_http::Request;
use actix_web::http::{Method, header};
use actix_web::test::{TestRequest, init_service};
use actix_web::web::Data;
use rollcall::act::Act;
use rollcall::config::Config;
use rollcall::db::installation::{Installation, Kind};
use rollcall::db::{Database, DatabaseUrl, Purpose};
use rollcall::files::Files;
use rollcall::ground::ids::{IdSource, PersonId};
use rollcall::ground::moment::Wall;
use rollcall::ground::{Actor, Moment, Result, Role, Scope};
use rollcall::keys::Keys;
use rollcall::people::rules::NewAccount;
use rollcall::people::{self, Claims};
use rollcall::web::{Clock, SESSION_COOKIE, State};
use tempfile::TempDir;

pub use super::answer::Answer;
use super::{postgres, sqlite};

/// Business time at the start of every story: Monday 22 December 2025, 10:00 in Brussels.
pub const START: &str = "2025-12-22T10:00:00+01:00";
/// Wall time at the start: it must not matter that it is another day.
const WALL: i64 = 1_800_000_000_000_000;

/// Runs a story on both databases and holds the transcripts against each other.
pub fn both_databases(story: impl AsyncFn(App)) {
    let mut transcripts = Vec::new();
    for database in ["SQLite", "PostgreSQL"] {
        transcripts.push(tell(&story, database == "PostgreSQL"));
    }
    same(&transcripts[0], &transcripts[1]);
}

/// Runs a story that is about what is seen, not about what is kept, on SQLite alone.
pub fn on_sqlite(story: impl AsyncFn(App)) {
    tell(&story, false);
}

/// Runs a story and answers its transcript.
pub fn tell(story: &impl AsyncFn(App), on_postgres: bool) -> String {
    actix_web::rt::System::new().block_on(async {
        let app = App::start(on_postgres).await;
        let inner = app.0.clone();
        story(app).await;
        let app = App(inner);
        app.no_letter_is_left();
        app.close();
        app.redacted()
    })
}

/// Fails at the first line that differs, with what stood around it.
pub fn same(sqlite: &str, postgres: &str) {
    if sqlite == postgres {
        return;
    }
    let lines: Vec<&str> = sqlite.lines().collect();
    let at = lines.iter().zip(postgres.lines()).position(|(a, b)| *a != b).unwrap_or(lines.len());
    let before = lines[at.saturating_sub(6)..at].join("\n");
    panic!(
        "the databases answer differently at line {at} of the transcript:\n{before}\n- SQLite:     {}\n- PostgreSQL: {}",
        lines.get(at).unwrap_or(&"(end)"),
        postgres.lines().nth(at).unwrap_or("(end)"),
    );
}

type Serve = dyn Fn(Request) -> Pin<Box<dyn Future<Output = Answer>>>;

/// The program, running inside the test. Cloning shares it.
#[derive(Clone)]
pub struct App(Rc<Inner>);

struct Inner {
    state: Data<State>,
    serve: Box<Serve>,
    transcript: RefCell<String>,
    read_letters: RefCell<BTreeSet<String>>,
    /// True entropy that a story met: the same place, another value on each database.
    secrets: RefCell<Vec<String>>,
    url: DatabaseUrl,
    _directory: TempDir,
}

/// As it comes, but for the program that looks at PDFs: the test is none, and a machine under load is slow.
fn config() -> Config {
    let inspector = Some(env!("CARGO_BIN_EXE_rollcall").into());
    let documents = rollcall::config::Documents { inspector, patience_seconds: 30 };
    Config { documents, ..Config::default() }
}

/// Keys made once per run: both databases sign alike.
fn keys() -> Keys {
    static DIRECTORY: OnceLock<TempDir> = OnceLock::new();
    let directory = DIRECTORY.get_or_init(|| {
        let directory = tempfile::tempdir().unwrap();
        Keys::make(directory.path(), START.parse().unwrap()).unwrap();
        directory
    });
    Keys::read(directory.path()).unwrap()
}

impl App {
    async fn start(on_postgres: bool) -> Self {
        let (directory, url) =
            if on_postgres { (tempfile::tempdir().unwrap(), postgres::fresh()) } else { sqlite::fresh() };
        let database = Database::open(&url, Purpose::ReadWrite).unwrap();
        let wall = Wall::from_micros(WALL);
        let offset = START.parse::<Moment>().unwrap().micros() - WALL;
        database.write_now(move |db| Installation::found(db, Kind::Rehearsal, offset, wall)).unwrap();
        let files = Files::open(directory.path()).unwrap();
        let (clock, ids) = (Clock::standing(wall, offset), IdSource::seeded(7));
        let state = rollcall::app::assemble(config(), Kind::Rehearsal, database, files, keys(), clock, ids);
        let state = Data::new(state.unwrap());
        let service = Rc::new(init_service(rollcall::app::app(state.clone())).await);
        let serve: Box<Serve> = Box::new(move |request| {
            let service = service.clone();
            Box::pin(
                async move { Answer::read(actix_web::dev::Service::call(&*service, request).await).await },
            )
        });
        Self(Rc::new(Inner {
            state,
            serve,
            transcript: RefCell::default(),
            read_letters: RefCell::default(),
            secrets: RefCell::default(),
            url,
            _directory: directory,
        }))
    }

    /// Leaves a secret out of the comparison.
    pub fn hides(&self, secret: &str) {
        self.0.secrets.borrow_mut().push(secret.to_owned());
    }

    fn redacted(&self) -> String {
        let secrets = self.0.secrets.borrow();
        secrets.iter().fold(self.0.transcript.borrow().clone(), |text, secret| text.replace(secret, "SECRET"))
    }

    fn close(&self) {
        if matches!(self.0.url, DatabaseUrl::Postgres(_)) {
            postgres::discard(&self.0.url);
        }
    }

    pub fn state(&self) -> &Data<State> {
        &self.0.state
    }

    pub fn on_postgres(&self) -> bool {
        matches!(self.0.url, DatabaseUrl::Postgres(_))
    }

    pub fn now(&self) -> Moment {
        self.0.state.clock.now()
    }

    /// Lets both clocks go on.
    pub fn passes(&self, seconds: i64) {
        self.0.state.clock.tick(seconds);
    }

    /// Moves business time alone to a moment, as a rehearsal does.
    pub fn clock_to(&self, moment: &str) {
        let ahead = moment.parse::<Moment>().unwrap().since(self.now());
        assert!(ahead >= 0, "the clock only moves forward, and {moment} is past");
        let offset = self.0.state.clock.offset() + ahead;
        self.0.state.database.write_now(move |db| Installation::move_clock(db, offset)).unwrap();
        self.0.state.clock.follow(offset);
    }

    /// Does what is due: closes cut-offs, seals the journal. Letters stay in the outbox, to be read.
    pub fn works(&self) {
        rollcall::worker::due(&self.0.state).unwrap();
        rollcall::journal::seal_due(&self.0.state.database, &self.0.state.keys, self.now()).unwrap();
    }

    /// Runs an act as the system itself, for setting a scene.
    pub fn acts<T: Send + 'static>(
        &self,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> T {
        self.acts_as(&Actor::System, act).unwrap()
    }

    /// Runs an act as somebody, past the web.
    pub fn acts_as<T: Send + 'static>(
        &self,
        actor: &Actor,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        let (state, actor) = (self.0.state.clone(), actor.clone());
        let (fork, wall, now) = (state.ids.fork(), state.clock.wall(), state.clock.now());
        let (database, state) = (state.database.clone(), state);
        database.write_now(move |db| act(&mut Act::new(db, &actor, now, wall, fork, &state.keys)))
    }

    /// An account with a verified address `NAME@test.example`, signed in, with an API token for everything.
    pub async fn person(&self, name: &str) -> Person {
        let account = NewAccount {
            email: format!("{}@test.example", name.to_lowercase().replace(' ', ".")),
            name: name.to_owned(),
            language: "en".into(),
        };
        let email = account.email.clone();
        let token = format!("rc_token_of_{name}");
        let secret = token.clone();
        let scopes: Vec<String> =
            people::rules::TOKEN_SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
        let (id, session, until) = self.acts(move |act| {
            let id = people::acts::add_person(act, &account, "no password")?;
            let (session, until) = people::acts::sign_in(act, &id, "127.0.0.1", 12)?;
            people::acts::make_token(act, &id, "test", &scopes, 30, &secret)?;
            Ok((id, session, until))
        });
        let claims = Claims { sid: session, exp: until.epoch_seconds() };
        let cookie = self.0.state.keys.sign_session(&claims).unwrap();
        Person {
            app: self.clone(),
            id,
            name: name.to_owned(),
            email,
            cookie: Some(cookie),
            token: Some(token),
        }
    }

    /// The same person, with a token made for just these scopes.
    pub fn with_scopes(&self, person: &Person, scopes: &[&str]) -> Person {
        let (id, scopes) =
            (person.id.clone(), scopes.iter().map(|scope| (*scope).to_owned()).collect::<Vec<_>>());
        let token = format!("rc_token_of_{}_for_{}", person.name, scopes.join("_"));
        let secret = token.clone();
        self.acts(move |act| people::acts::make_token(act, &id, "narrow", &scopes, 30, &secret).map(drop));
        Person { token: Some(token), ..person.clone() }
    }

    /// An account with a role.
    pub async fn person_with(&self, name: &str, role: Role, scope: Scope) -> Person {
        let person = self.person(name).await;
        person.is_granted(role, scope);
        person
    }

    /// Nobody in particular.
    pub fn visitor(&self) -> Person {
        Person {
            app: self.clone(),
            id: PersonId::from_text("nobody"),
            name: "a visitor".into(),
            email: String::new(),
            cookie: None,
            token: None,
        }
    }

    /// Letters written to an address and not read by the story before, oldest first: (template, args in words).
    pub fn letters_to(&self, email: &str) -> Vec<Letter> {
        let email = email.to_owned();
        let rows = self.0.state.database.read_now(|db| rollcall::mail::recent(db, 10_000)).unwrap();
        let mut read = self.0.read_letters.borrow_mut();
        let mut letters = Vec::new();
        for row in rows.into_iter().rev().filter(|row| row.email == email) {
            if read.insert(row.id.to_string()) {
                let language = rollcall::words::Language::of(&row.language);
                let mail = self.0.state.words.mail(language, &row.template, &row.args);
                if let Some(key) = row.args.get("url").and_then(|url| url.split("key=").nth(1)) {
                    self.hides(key);
                }
                letters.push(Letter { template: row.template, subject: mail.subject, text: mail.text });
            }
        }
        letters
    }

    /// Reads every letter there is, where a story is not about them.
    pub fn reads_all_letters(&self) {
        let rows = self.0.state.database.read_now(|db| rollcall::mail::recent(db, 10_000)).unwrap();
        self.0.read_letters.borrow_mut().extend(rows.into_iter().map(|row| row.id.to_string()));
    }

    fn no_letter_is_left(&self) {
        let rows = self.0.state.database.read_now(|db| rollcall::mail::recent(db, 10_000)).unwrap();
        let read = self.0.read_letters.borrow();
        let left: Vec<String> = rows
            .iter()
            .filter(|row| !read.contains(row.id.as_str()))
            .map(|row| format!("{} to {}", row.template, row.email))
            .collect();
        assert!(left.is_empty(), "letters that the story did not read: {left:?}");
    }

    /// Any request at all, as a network would send it.
    pub async fn serve(&self, who: &str, request: TestRequest) -> Answer {
        let request = request.peer_addr(([127, 0, 0, 1], 40_000).into()).to_request();
        let line = format!("{} {} as {who}", request.method(), request.uri());
        let answer = (self.0.serve)(request).await;
        self.0.transcript.borrow_mut().push_str(&format!("{line}\n{}\n", answer.written_down()));
        answer
    }
}

#[derive(Debug)]
pub struct Letter {
    pub template: String,
    pub subject: String,
    pub text: String,
}

impl Letter {
    /// The path and query of the first link.
    pub fn link(&self) -> String {
        let url = self.text.split_whitespace().find(|word| word.starts_with("http")).expect("a link");
        format!("/{}", url.splitn(4, '/').nth(3).unwrap_or_default())
    }
}

/// Somebody with a browser and a program.
#[derive(Clone)]
pub struct Person {
    pub app: App,
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub cookie: Option<String>,
    pub token: Option<String>,
}

impl Person {
    pub fn is_granted(&self, role: Role, scope: Scope) {
        let id = self.id.clone();
        self.app.acts(move |act| people::acts::grant(act, &id, role, scope.clone(), "the test says so"));
    }

    /// Belongs to the team of a proposal from now on, past its invitation.
    pub fn joins(&self, reference: &str, role: Role) {
        use diesel::prelude::*;
        use rollcall::db::schema::proposals;
        let reference = reference.to_owned();
        let find = move |db: &mut rollcall::db::Db| {
            let found = proposals::table.filter(proposals::reference.eq(reference));
            Ok(found.select(proposals::id).first(db)?)
        };
        let id = self.app.state().database.read_now(find).unwrap();
        self.is_granted(role, Scope::Proposal(id));
    }

    /// Begins a session; whatever this person held before is forgotten, not ended.
    pub fn signs_in(&mut self) {
        let id = self.id.clone();
        let (session, until) = self.app.acts(move |act| people::acts::sign_in(act, &id, "127.0.0.1", 12));
        let claims = Claims { sid: session, exp: until.epoch_seconds() };
        self.cookie = Some(self.app.state().keys.sign_session(&claims).unwrap());
    }

    /// This person as acts see them now.
    pub fn actor(&self) -> Actor {
        let (id, now) = (self.id.clone(), self.app.now());
        self.app.state().database.read_now(move |db| people::store::actor_of_person(db, &id, now)).unwrap()
    }

    fn browser(&self, method: Method, path: &str) -> TestRequest {
        let request = TestRequest::default().method(method).uri(path);
        match &self.cookie {
            Some(cookie) => request.insert_header((header::COOKIE, format!("{SESSION_COOKIE}={cookie}"))),
            None => request.insert_header((header::COOKIE, "rollcall_visitor=a-visitor")),
        }
    }

    /// The form token of this person's session.
    pub fn form_token(&self) -> String {
        self.app.state().keys.form_token(self.cookie.as_deref().unwrap_or("a-visitor"))
    }

    pub async fn gets(&self, path: &str) -> Answer {
        self.app.serve(&self.name, self.browser(Method::GET, path)).await
    }

    /// Posts a form, with its token.
    pub async fn posts(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let token = self.form_token();
        let pairs: Vec<(&str, &str)> = form.iter().copied().chain([("csrf", token.as_str())]).collect();
        let body = serde_html_form::to_string(pairs).unwrap();
        let request = self
            .browser(Method::POST, path)
            .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
            .set_payload(body);
        self.app.serve(&self.name, request).await
    }

    /// Posts a file as a browser does: the form token first, then the file.
    pub async fn uploads(&self, path: &str, field: &str, name: &str, bytes: &[u8]) -> Answer {
        let boundary = "rollcall-test-boundary";
        let mut body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n--{boundary}\r\n\
             Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/pdf\r\n\r\n",
            self.form_token()
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let request = self
            .browser(Method::POST, path)
            .insert_header((header::CONTENT_TYPE, format!("multipart/form-data; boundary={boundary}")))
            .set_payload(body);
        self.app.serve(&self.name, request).await
    }

    /// Posts a form of words and at most one file, as a browser does.
    pub async fn parts(&self, path: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        let boundary = "rollcall-test-boundary";
        let token = self.form_token();
        let mut body = Vec::new();
        for (name, value) in [("csrf", token.as_str())].into_iter().chain(fields.iter().copied()) {
            let head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        // A browser sends a part without a name where no file is chosen.
        let (name, bytes) = file.unwrap_or(("", b""));
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let request = self
            .browser(Method::POST, path)
            .insert_header((header::CONTENT_TYPE, format!("multipart/form-data; boundary={boundary}")))
            .set_payload(body);
        self.app.serve(&self.name, request).await
    }

    /// A request of the API, with this person's token; `headers` beside.
    pub async fn calls(
        &self,
        method: Method,
        path: &str,
        body: Option<serde_json::Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = TestRequest::default().method(method).uri(path);
        if let Some(token) = &self.token {
            request = request.insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
        }
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        if let Some(body) = body {
            request = request.set_json(body);
        }
        self.app.serve(&self.name, request).await
    }

    /// A request of the API with raw bytes, such as a document.
    pub async fn sends(&self, method: Method, path: &str, content_type: &str, bytes: &[u8]) -> Answer {
        let mut request = TestRequest::default().method(method).uri(path);
        if let Some(token) = &self.token {
            request = request.insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
        }
        let request = request.insert_header((header::CONTENT_TYPE, content_type)).set_payload(bytes.to_vec());
        self.app.serve(&self.name, request).await
    }

    /// A file over the API, `If-Match` what `tag` names.
    pub async fn sends_upon(&self, method: Method, path: &str, tag: &str, bytes: &[u8]) -> Answer {
        let bearer = format!("Bearer {}", self.token.as_deref().unwrap_or_default());
        let request = TestRequest::default().method(method).uri(path).set_payload(bytes.to_vec());
        let request = request.insert_header((header::AUTHORIZATION, bearer));
        self.app.serve(&self.name, request.insert_header((header::IF_MATCH, tag))).await
    }

    pub fn letters(&self) -> Vec<Letter> {
        self.app.letters_to(&self.email)
    }
}
