//! Taking up a proposal that was not selected, and the reply to its summary report.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use crate::evaluation::pages::SummaryReport;
use crate::evaluation::rules::ReportState;
use crate::evaluation::store::consensus_of;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::acts::{REPLY_MAX, reply};
use crate::proposal::store::{self, carryovers};
use crate::ranking::acts;
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Field, Summary};
use crate::{call, proposal};

#[derive(Serialize)]
struct ReplyView {
    title: String,
    crumbs: Vec<Crumb>,
    back: String,
    action: String,
    /// The reply the form is made with.
    seen: String,
    field: Field,
    summary: Option<Summary>,
    /// What the reply says by now, where somebody else changed it.
    conflict: Option<String>,
    report: Option<SummaryReport>,
}

impl View for ReplyView {
    const TEMPLATE: &'static str = "ranking/reply";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Typed {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    reply: String,
}

/// `POST /proposals/{proposal}/resubmit`
pub async fn resubmit(
    who: Signed,
    key: Path<String>,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let begun = who.act(form.received, move |act| acts::resubmit(act, &key)).await?;
    Ok(see_other(&format!("/proposals/{}/reply?done=ranking-resubmitted", begun.reference)))
}

/// `/proposals/{proposal}/reply`: 404 for a proposal that took nothing up.
pub async fn form(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, None, &Problems::none())).await
}

pub async fn save(who: Signed, key: Path<String>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (key, InTime { form: typed, received }) = (key.into_inner(), form);
    let (of, sent) = (key.clone(), typed.clone());
    match who.act(received, move |act| reply(act, &of, &sent.seen, &sent.reply)).await {
        Ok(_version) => Ok(see_other(&format!("/proposals/{key}?done=saved"))),
        Err(Error::Conflict { .. }) => {
            let show = move |look: &mut Look<'_>| {
                let view = view(look, &key, Some(&typed), &Problems::none())?;
                Ok(Page::with_status(view, StatusCode::CONFLICT))
            };
            who.page(show).await
        }
        other => {
            let Err(problems) = Who::problems_of(other)? else { return Err(Error::NotFound) };
            let show = move |look: &mut Look<'_>| {
                let mut view = view(look, &key, Some(&typed), &problems)?;
                view.conflict = None;
                Ok(Page::again(view, &problems))
            };
            who.page(show).await
        }
    }
}

fn view(look: &mut Look<'_>, key: &str, typed: Option<&Typed>, problems: &Problems) -> Result<ReplyView> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.may_write() {
        return Err(Error::Forbidden);
    }
    let call = store::open_call(look.db, &proposal.call)?;
    call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now)?;
    let earlier = carryovers::earlier_of(look.db, &proposal.id)?.ok_or(Error::NotFound)?;
    let from = carryovers::taken_up_by(look.db, &proposal.id)?.ok_or(Error::NotFound)?;
    let book = call::store::rulebook(look.db, &proposal.call)?;
    let consensus = consensus_of(look.db, &from, earlier.cutoff)?;
    let finished = consensus.filter(|row| row.state == ReportState::Finished);
    let language = look.language.code();
    let title = look.text("ranking-reply", &[("reference", earlier.reference.clone())]);
    let said = typed.map_or(earlier.reply.as_str(), |typed| typed.reply.as_str());
    let field = Field::lines("reply", look.say("ranking-reply-field"))
        .hint(look.say("ranking-reply-hint"))
        .max(REPLY_MAX)
        .value(said)
        .errors(look.words().errors(look.language, problems, "reply"));
    let changed = typed.is_some_and(|typed| typed.seen.replace("\r\n", "\n") != earlier.reply);
    let here = proposal::pages::href(&proposal.reference);
    Ok(ReplyView {
        crumbs: vec![
            Crumb::to(format!("{} {}", proposal.reference, proposal.acronym), &here),
            Crumb::here(&title),
        ],
        title,
        action: format!("{here}/reply"),
        back: here,
        field,
        summary: look.words().summary(look.language, problems),
        conflict: changed.then(|| earlier.reply.clone()),
        seen: earlier.reply,
        report: finished.map(|row| SummaryReport::of(&book, &row.report, language)),
    })
}
