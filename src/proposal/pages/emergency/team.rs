//! `/proposals/{proposal}/emergency`: a hash before the cut-off, the archive after it.

use actix_multipart::Multipart;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use super::{DepositView, shown};
use crate::call;
use crate::files::NotStaged;
use crate::ground::{Error, Moment, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::acts;
use crate::proposal::archive::take;
use crate::proposal::attempt::{self, Tried};
use crate::proposal::emergency::{Looked, look_at};
use crate::proposal::pages::documents::attachment;
use crate::proposal::pages::documents::upload;
use crate::proposal::pages::{crumbs, href};
use crate::proposal::rules::{DepositStanding, Means};
use crate::proposal::store::{self, deposits};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Crumb, Field, Kind, Notice, Summary};

#[derive(Serialize)]
struct EmergencyView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    reason: String,
    hours: i64,
    /// The archive as the portal makes it now.
    archive: String,
    archive_name: String,
    notice: Option<Notice>,
    deposits: Vec<OneView>,
    /// To deposit a hash for the next cut-off.
    form: Option<Form>,
    /// To hand in an archive.
    hand_in: Option<Form>,
}

#[derive(Serialize)]
struct OneView {
    deposit: DepositView,
    /// The cut-off, and the end of the hours after it.
    closes: Moment,
    until: Moment,
    receipt: String,
    /// The submission it became.
    submission: Option<Action>,
}

#[derive(Serialize)]
struct Form {
    action: String,
    cutoff: i32,
    /// Until when.
    at: Moment,
    field: Field,
    summary: Option<Summary>,
}

impl View for EmergencyView {
    const TEMPLATE: &'static str = "proposal/emergency";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// What a post left behind, to be shown again.
#[derive(Default)]
struct Again {
    sha256: String,
    problems: Problems,
    archive_problems: Problems,
}

pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, &Again::default())).await
}

fn view(look: &mut Look<'_>, key: &str, again: &Again) -> Result<EmergencyView> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let rule = call.book.emergency.clone().ok_or(Error::NotFound)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let own = format!("{}/emergency", href(&proposal.reference));
    let free = call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now).is_ok();
    let (mut rows, mut open) = (Vec::new(), None);
    for one in deposits::of_proposal(look.db, &proposal.id)? {
        let (closes, until) = call.book.emergency_window(one.cutoff).unwrap_or((one.at, one.at));
        if one.standing(&call.book, look.now) == DepositStanding::Open {
            open = Some((one.cutoff, until));
        }
        let file = one.handed.as_ref().map(|of| format!("/attachments/{}", of.file)).unwrap_or_default();
        let version = one.decision.as_ref().and_then(|of| of.version);
        let submission = version.map(|version| {
            let to = format!("{}/receipt?version={version}", href(&proposal.reference));
            Action::go(look.text("emergency-became", &[("version", version.to_string())]), to)
        });
        let receipt = format!("{own}/{}/receipt.jws", one.number);
        let deposit = shown(look, &call.book, &one, &file)?;
        rows.push(OneView { deposit, closes, until, receipt, submission });
    }
    let next = call.book.next_cutoff(look.now).map(|next| next.number);
    let next = next.and_then(|number| Some((number, call.book.cutoff_at(number)?)));
    let heading = look.say("emergency-title");
    Ok(EmergencyView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(heading.clone())),
        heading,
        reason: rule.reason.in_language(look.language.code()).to_owned(),
        hours: rule.hours,
        archive: format!("{}/archive.zip", href(&proposal.reference)),
        archive_name: format!("{}-archive.zip", proposal.reference),
        notice: refused(look, &again.problems).or_else(|| refused(look, &again.archive_problems)),
        deposits: rows,
        form: next.filter(|_| sight.leads() && free).map(|(cutoff, at)| Form {
            action: own.clone(),
            cutoff,
            at,
            field: Field::text("sha256", look.say("emergency-sha256"))
                .hint(look.say("emergency-sha256-hint"))
                .value(&again.sha256)
                .required()
                .max(200)
                .errors(look.words().errors(look.language, &again.problems, "sha256")),
            summary: summary(look, &again.problems),
        }),
        hand_in: open.filter(|_| sight.leads()).map(|(cutoff, at)| Form {
            action: format!("{own}/archive"),
            cutoff,
            at,
            field: Field::file("file", look.say("emergency-archive"), "application/zip").required(),
            summary: summary(look, &again.archive_problems),
        }),
    })
}

fn summary(look: &Look<'_>, problems: &Problems) -> Option<Summary> {
    if problems.is_refusal() { None } else { look.words().summary(look.language, problems) }
}

pub(super) fn refused(look: &Look<'_>, problems: &Problems) -> Option<Notice> {
    let refusal = problems.0.iter().find(|problem| problem.is_refusal())?;
    let said = look.words().problem(look.language, refusal);
    Some(Notice::new(Kind::Bad, look.say("error-refused"), said))
}

#[derive(Clone, Deserialize)]
pub struct Deposited {
    #[serde(default)]
    sha256: String,
    #[serde(default)]
    cutoff: i32,
}

/// `POST /proposals/{proposal}/emergency`
pub async fn deposit(
    who: Result<Signed>,
    key: Path<String>,
    form: Result<InTime<Deposited>, actix_web::Error>,
) -> Result<HttpResponse, actix_web::Error> {
    let who = attempt::signed(who, &key, "deposit")?;
    let mut tried = Tried::now(&who.state, &key, "deposit");
    let InTime { form, received } = match form {
        Ok(form) => form,
        Err(error) => {
            attempt::keep_of_emergency(who.witness(), &tried, &attempt::of_request(&error)).await;
            return Err(error);
        }
    };
    (tried.cutoff, tried.received) = (Some(form.cutoff), received);
    let key = key.into_inner();
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let (of, typed) = (key.clone(), form.clone());
    let done = who.act_weighing(crate::db::Weight::Submission, received, move |act| {
        acts::deposit(act, &of, &typed.sha256, typed.cutoff, Means::Portal, &base)
    });
    let done = done.await;
    if let Err(error) = &done {
        attempt::keep_of_emergency(who.witness(), &tried, error).await;
    }
    match Who::problems_of(done)? {
        Ok(_number) => Ok(see_other(&format!("{}/emergency?done=emergency-deposited", href(&key)))),
        Err(problems) => {
            let again = Again { sha256: form.sha256, problems, ..Again::default() };
            let show = move |look: &mut Look<'_>| Ok(Page::again(view(look, &key, &again)?, &again.problems));
            Ok(who.page(show).await?)
        }
    }
}

/// `POST /proposals/{proposal}/emergency/archive`: `csrf` first, then `file`.
pub async fn hand_in(
    who: Signed,
    request: HttpRequest,
    key: Path<String>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let mut tried = Tried::now(&who.state, &key, "hand-in");
    let handed = arrive(&who, &request, &mut tried, &mut parts).await;
    if let Err(error) = &handed {
        attempt::keep_of_emergency(who.witness(), &tried, error).await;
    }
    let key = key.into_inner();
    match Who::problems_of(handed)? {
        Ok(_number) => Ok(see_other(&format!("{}/emergency?done=emergency-handed-in", href(&key)))),
        Err(problems) => show_again(&who, key, problems).await,
    }
}

/// Takes the archive in; the number of its deposit.
async fn arrive(
    who: &Signed,
    request: &HttpRequest,
    tried: &mut Tried,
    parts: &mut Multipart,
) -> Result<i32> {
    // Before a byte is stored: may this person hand in something here at all?
    let of = tried.key.clone();
    let may = who.look(move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &of, look.now)?;
        let book = call::store::rulebook(look.db, &proposal.call)?;
        if book.emergency.is_none() || !sight.is_member() {
            return Err(Error::NotFound);
        }
        if sight.leads() { Ok(take::most_bytes(&book)) } else { Err(Error::Forbidden) }
    });
    let limit = may.await?;
    let (received, staged) = match upload::read(request, &who.state, limit, parts).await? {
        Ok((_, received, Ok(staged))) if staged.bytes > 0 => (received, staged),
        Ok((_, _, Err(NotStaged::Failed(error)))) => return Err(error),
        Ok((_, _, Err(NotStaged::TooLarge))) => return Err(Problems::one("file", "archive-too-large").into()),
        _ => return Err(Problems::one("file", "document-broken").into()),
    };
    tried.received = received;
    let of = tried.key.clone();
    let looked = look_at(&who.state, staged, |sha256| {
        who.look(move |look| crate::proposal::emergency::awaited(look, &of, &sha256, received))
    });
    match looked.await? {
        Looked::Deposited(archive) => {
            let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
            let of = tried.key.clone();
            who.act(received, move |act| acts::hand_in(act, &of, &archive, &base)).await
        }
        Looked::Refused(refusal) => Err(refusal.into()),
    }
}

async fn show_again(who: &Signed, key: String, archive_problems: Problems) -> Result<HttpResponse> {
    let again = Again { archive_problems, ..Again::default() };
    who.page(move |look| Ok(Page::again(view(look, &key, &again)?, &again.archive_problems))).await
}

/// `/proposals/{proposal}/emergency/{number}/receipt.jws`
pub async fn receipt(who: Signed, path: Path<(String, i32)>) -> Result<HttpResponse> {
    let (key, number) = path.into_inner();
    let (name, jws) = who
        .look(move |look| {
            let actor = look.actor.clone();
            let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
            let all = deposits::of_proposal(look.db, &proposal.id)?;
            let one = all.into_iter().find(|one| one.number == number && sight.is_member());
            let one = one.ok_or(Error::NotFound)?;
            Ok((format!("{}-deposit-{number}.jws", proposal.reference), one.receipt))
        })
        .await?;
    Ok(HttpResponse::Ok().content_type("application/jose").insert_header(attachment(&name)).body(jws))
}
