//! Submitting: a page that says what would be submitted and for which cut-off, and a small request that does it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::overview::must_lead;
use super::{ReadyRow, crumbs, href, ready_rows};
use crate::act::Act;
use crate::db::Weight as Urgency;
use crate::ground::{Error, Moment, Result};
use crate::people::{Look, Page, Signed, View};
use crate::proposal::acts;
use crate::proposal::attempt::{self, Tried};
use crate::proposal::rules::{Heading, Stage, Submission, Verb, Weight};
use crate::proposal::store::{self, Ahead, Sight, content_of, shown as kept};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Kind, Notice};

#[derive(Serialize)]
struct SubmitView {
    title: String,
    crumbs: Vec<Crumb>,
    back: String,
    action: String,
    notice: Option<Notice>,
    version: i64,
    /// The cut-off it would count for; None where there is none any more.
    cutoff: Option<i32>,
    at: Option<String>,
    /// The number of the submission this would be.
    nth: i32,
    blocking: Vec<ReadyRow>,
    warning: Vec<ReadyRow>,
    documents: Vec<String>,
    /// For when this page does not answer in time; None where the call has no such path.
    emergency: Option<String>,
    /// Nothing is new since it was submitted.
    settled: bool,
    /// Whether there is anything to press: a cut-off, nothing in the way, and something new.
    open: bool,
}

impl View for SubmitView {
    const TEMPLATE: &'static str = "proposal/submit";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals/{proposal}/submit`
pub async fn form(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    shown(&who, key.into_inner(), StatusCode::OK, |_| None).await
}

/// Shows the page, and keeps what it shows: that is what will be submitted.
async fn shown(
    who: &Signed,
    key: String,
    status: StatusCode,
    notice: impl FnOnce(&Look<'_>) -> Option<Notice> + Send + 'static,
) -> Result<HttpResponse> {
    let read = move |look: &mut Look<'_>| {
        let notice = notice(look);
        let view = view(look, &key, notice)?;
        let unkept = if view.open { unkept(look, &key, view.version)? } else { None };
        Ok((view, unkept.map(|ahead| (ahead, look.now))))
    };
    let (view, unkept) = who.look_weighing(Urgency::Submission, read).await?;
    if let Some((ahead, now)) = unkept {
        let keep = move |act: &mut Act<'_>| acts::keep_shown(act, &ahead);
        // Without it the page still submits what stands there, as long as nobody types.
        if let Err(error) = who.act_weighing(Urgency::Submission, now, keep).await {
            tracing::warn!(error.cause = %error, "what a page before submitting showed was not kept");
        }
    }
    who.page(move |_| Ok(Page::with_status(view, status))).await
}

/// What a draft says, where the one who looks was shown another version last.
fn unkept(look: &mut Look<'_>, key: &str, version: i64) -> Result<Option<Ahead>> {
    let actor = look.actor.clone();
    let Some(ahead) = Ahead::read(look.db, &actor, key, look.now)? else { return Ok(None) };
    let person = actor.person().ok_or(Error::SignIn)?;
    let kept = kept::version(look.db, ahead.read_at().0, person)?;
    Ok(Some(ahead).filter(|_| kept != Some(version)))
}

fn view(look: &mut Look<'_>, key: &str, notice: Option<Notice>) -> Result<SubmitView> {
    let proposal = must_lead(look, key)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let content = content_of(look.db, &proposal)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let next = match &heading {
        Heading::Next { cutoff, at, .. } => Some((*cutoff, *at)),
        Heading::Received { .. } | Heading::Over { .. } => None,
    };
    let measure = next.map_or_else(|| call.measured_by(look.now), |(cutoff, _)| cutoff);
    let findings = store::findings_of(look.db, &proposal, (&call, measure), &content, Sight::Coordinator)?;
    let rows = |weight: Weight| {
        let some: Vec<_> = findings.iter().filter(|one| one.weight == weight).cloned().collect();
        ready_rows(look, Some(&proposal.reference), &content, &some)
    };
    let (blocking, warning) = (rows(Weight::Blocks), rows(Weight::Warns));
    let as_submitted = proposal.stage == Stage::Submitted
        && proposal.last.as_ref().is_some_and(|last| last.draft_version == proposal.version);
    let nothing_new = || {
        let text = look.say("proposal-submit-nothing-new-more");
        Notice::new(Kind::Good, look.say("proposal-submit-nothing-new"), text)
    };
    let title = look.text("proposal-submit-title", &[("acronym", proposal.acronym.clone())]);
    Ok(SubmitView {
        crumbs: crumbs(look, &proposal, Some(look.say("proposal-submit"))),
        back: href(&proposal.reference),
        action: format!("{}/submit", href(&proposal.reference)),
        notice: notice.or_else(|| as_submitted.then(nothing_new)),
        settled: as_submitted,
        open: next.is_some() && blocking.is_empty() && !as_submitted,
        version: proposal.version,
        cutoff: next.map(|(cutoff, _)| cutoff),
        at: next.map(|(_, at)| at.to_string()),
        nth: proposal.last.map_or(0, |last| last.version) + 1,
        blocking,
        warning,
        documents: content.documents.iter().map(|document| document.name.clone()).collect(),
        emergency: call.book.emergency.as_ref().map(|_| format!("{}/emergency", href(&proposal.reference))),
        title,
    })
}

#[derive(Deserialize, Clone, Copy, Default)]
pub struct Asked {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    cutoff: i32,
}

pub async fn submit(
    who: Result<Signed>,
    key: Path<String>,
    form: Result<InTime<Asked>, actix_web::Error>,
) -> Result<HttpResponse, actix_web::Error> {
    let verb = Verb::Submit.name();
    let who = attempt::signed(who, &key, verb)?;
    let mut tried = Tried::now(&who.state, &key, verb);
    let InTime { form, received } = match form {
        Ok(form) => form,
        Err(error) => {
            attempt::keep(who.witness(), &tried, &attempt::of_request(&error)).await;
            return Err(error);
        }
    };
    tried.cutoff = Some(form.cutoff);
    tried.received = received;
    let key = key.into_inner();
    match done(&who, &key, form, received).await {
        Ok(done) => {
            let said = if done.overtaken { "proposal-submitted-as-shown" } else { "proposal-submitted" };
            Ok(see_other(&format!("{}/receipt?done={said}", href(&done.reference))))
        }
        // Pressed twice, or pressed again after going back: what was asked for is done.
        Err(Error::Refused(refusal)) if refusal.code == "nothing-new" => {
            Ok(see_other(&format!("{}/receipt?done=proposal-was-submitted", href(&key))))
        }
        Err(error) => {
            let kept = attempt::keep(who.witness(), &tried, &error).await;
            Ok(told(&who, key, error, kept).await?)
        }
    }
}

async fn done(who: &Signed, key: &str, asked: Asked, received: Moment) -> Result<acts::Receipted> {
    let (of, asked) = (key.to_owned(), Submission { version: asked.version, cutoff: asked.cutoff });
    let (ahead, read) = (of.clone(), |look: &mut Look<'_>, key: &str| {
        let actor = look.actor.clone();
        Ahead::read(look.db, &actor, key, look.now)
    });
    // Why nothing can be read is told by the act.
    let ahead = who.look_weighing(Urgency::Submission, move |look| read(look, &ahead)).await.ok().flatten();
    let submit = move |act: &mut Act<'_>| acts::submit_read(act, &of, &asked, ahead.as_ref());
    who.act_weighing(Urgency::Submission, received, submit).await
}

/// What was refused, or met another version, is told on the page that it was tried from.
async fn told(who: &Signed, key: String, error: Error, kept: bool) -> Result<HttpResponse> {
    if !matches!(error, Error::Refused(_) | Error::Conflict { .. }) {
        return Err(error);
    }
    let notice = move |look: &Look<'_>| {
        let kept = if kept { look.say("proposal-refused-kept") } else { String::new() };
        Some(match &error {
            Error::Refused(refusal) => {
                let said = look.words().refusal(look.language, refusal);
                Notice::new(Kind::Bad, look.say("error-refused"), format!("{said} {kept}"))
            }
            _ => {
                let (title, text) = (look.say("proposal-changed"), look.say("proposal-changed-more"));
                Notice::new(Kind::Warn, title, format!("{text} {kept}"))
            }
        })
    };
    shown(who, key, StatusCode::CONFLICT, notice).await
}
