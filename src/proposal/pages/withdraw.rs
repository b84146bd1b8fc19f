//! Taking back what was submitted, with a reason.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::overview::must_lead;
use super::{crumbs, href, submit};
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View};
use crate::proposal::acts;
use crate::proposal::rules::{Verb, may_withdraw};
use crate::proposal::store::submissions;
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Field, Summary};

#[derive(Serialize)]
struct WithdrawView {
    title: String,
    crumbs: Vec<Crumb>,
    intro: String,
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
    submit: String,
    back: String,
}

impl View for WithdrawView {
    const TEMPLATE: &'static str = "proposal/form";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Asked {
    #[serde(default)]
    version: i32,
    #[serde(default)]
    reason: String,
}

/// `/proposals/{proposal}/withdraw`
pub async fn form(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, &Asked::default(), &Problems::none())).await
}

fn view(look: &mut Look<'_>, key: &str, typed: &Asked, problems: &Problems) -> Result<WithdrawView> {
    let proposal = must_lead(look, key)?;
    proposal.stage.after(Verb::Withdraw)?;
    let last = proposal.last.ok_or(Error::NotFound)?;
    may_withdraw(submissions::decided(look.db, &proposal)?)?;
    let args = [
        ("version", last.version.to_string()),
        ("cutoff", last.cutoff.to_string()),
        ("received", last.received.to_string()),
    ];
    let reason = Field::lines("reason", look.say("proposal-withdraw-reason")).value(&typed.reason);
    let errors = look.words().errors(look.language, problems, "reason");
    Ok(WithdrawView {
        title: look.text("proposal-withdraw-title", &[("acronym", proposal.acronym.clone())]),
        crumbs: crumbs(look, &proposal, Some(look.say("proposal-withdraw"))),
        intro: look.text("proposal-withdraw-more", &args),
        action: format!("{}/withdraw", href(&proposal.reference)),
        fields: vec![
            Field::hidden("version", last.version),
            reason.required().max(500).hint(look.say("proposal-withdraw-reason-hint")).errors(errors),
        ],
        summary: look.words().summary(look.language, problems),
        submit: look.say("proposal-withdraw"),
        back: href(&proposal.reference),
    })
}

pub async fn withdraw(who: Signed, key: Path<String>, form: InTime<Asked>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, asked) = (key.clone(), form.clone());
    let done = who.act(received, move |act| acts::withdraw(act, &of, asked.version, &asked.reason)).await;
    match done {
        Ok(()) => Ok(see_other(&format!("{}?done=proposal-withdrawn", href(&key)))),
        Err(Error::Invalid(problems)) => {
            let show = move |look: &mut Look<'_>| {
                Ok(Page::with_status(view(look, &key, &form, &problems)?, StatusCode::UNPROCESSABLE_ENTITY))
            };
            who.page(show).await
        }
        Err(Error::Refused(refusal)) => {
            submit::note(&who, &key, Verb::Withdraw, None, &refusal, received).await?;
            Err(refusal.into())
        }
        Err(other) => Err(other),
    }
}
