//! Taking back what was submitted, with a reason.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::overview::must_lead;
use super::{crumbs, href};
use crate::act::Act;
use crate::db::Weight;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View};
use crate::proposal::acts;
use crate::proposal::attempt::{self, Tried};
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

pub async fn withdraw(
    who: Result<Signed>,
    key: Path<String>,
    form: Result<InTime<Asked>, actix_web::Error>,
) -> Result<HttpResponse, actix_web::Error> {
    let verb = Verb::Withdraw.name();
    let who = attempt::signed(who, &key, verb)?;
    let mut tried = Tried::now(&who.state, &key, verb);
    let InTime { form, received } = match form {
        Ok(form) => form,
        Err(error) => {
            attempt::keep(who.witness(), &tried, &attempt::of_request(&error)).await;
            return Err(error);
        }
    };
    tried.received = received;
    let (of, asked) = (key.clone(), form.clone());
    let withdraw = move |act: &mut Act<'_>| acts::withdraw(act, &of, asked.version, &asked.reason);
    match who.act_weighing(Weight::Submission, received, withdraw).await {
        Ok(counts) => {
            let done = if counts.too_late { "proposal-withdrawn-late" } else { "proposal-withdrawn" };
            Ok(see_other(&format!("{}?done={done}", href(&key))))
        }
        Err(error) => {
            attempt::keep(who.witness(), &tried, &error).await;
            Ok(told(&who, key.into_inner(), form, error).await?)
        }
    }
}

async fn told(who: &Signed, key: String, typed: Asked, error: Error) -> Result<HttpResponse> {
    let Error::Invalid(problems) = error else { return Err(error) };
    let show = move |look: &mut Look<'_>| {
        Ok(Page::with_status(view(look, &key, &typed, &problems)?, StatusCode::UNPROCESSABLE_ENTITY))
    };
    who.page(show).await
}
