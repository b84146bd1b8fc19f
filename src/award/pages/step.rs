//! The form that records a step of an instrument.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::view::waits;
use super::{instrument_tag, title};
use crate::award::acts;
use crate::award::rules::{InstrumentState, PARTY_MAX, REFERENCE_MAX, TypedStep};
use crate::award::store;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Field, Kind, Notice, Summary, Tag};

/// A form about one instrument.
#[derive(Serialize)]
pub struct FormView {
    pub(super) title: String,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) state: Tag,
    pub(super) lead: String,
    pub(super) notice: Option<Notice>,
    pub(super) action: String,
    pub(super) fields: Vec<Field>,
    pub(super) summary: Option<Summary>,
    pub(super) submit: String,
}

impl View for FormView {
    const TEMPLATE: &'static str = "award/form";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct StepForm {
    #[serde(default)]
    seen: Option<i32>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    effective_on: String,
    #[serde(default)]
    reference: String,
    #[serde(default)]
    counterparty: String,
}

impl StepForm {
    fn typed(&self) -> TypedStep {
        TypedStep {
            seen: self.seen.unwrap_or(-1),
            state: self.state.clone(),
            effective_on: self.effective_on.clone(),
            reference: self.reference.clone(),
            counterparty: self.counterparty.clone(),
        }
    }
}

pub async fn show(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (award, kind) = path.into_inner();
    who.page(move |look| view(look, &award, &kind, &StepForm::default(), &Problems::none())).await
}

pub async fn record(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<StepForm>,
) -> Result<HttpResponse> {
    let (award, kind) = path.into_inner();
    let InTime { form, received } = form;
    let (of, what, typed) = (award.clone(), kind.clone(), form.typed());
    let taken = who.act(received, move |act| acts::step(act, &of, &what, &typed));
    let (problems, stale) = match taken.await {
        Err(Error::Conflict { .. }) => (Problems::none(), true),
        other => match Who::problems_of(other)? {
            Ok(()) => return Ok(see_other(&format!("/awards/{award}?done=step-recorded#{kind}"))),
            Err(problems) => (problems, false),
        },
    };
    let show = move |look: &mut Look<'_>| {
        let mut view = view(look, &award, &kind, &form, &problems)?;
        if stale {
            let (title, text) = (look.say("award-stale"), look.say("award-stale-more"));
            view.notice = Some(Notice::new(Kind::Bad, title, text));
        }
        Ok(if stale { Page::with_status(view, StatusCode::CONFLICT) } else { Page::again(view, &problems) })
    };
    who.page(show).await
}

fn view(
    look: &mut Look<'_>,
    reference: &str,
    kind: &str,
    typed: &StepForm,
    problems: &Problems,
) -> Result<FormView> {
    let (award, sight) = store::find(look.db, &look.actor, reference)?;
    if !sight.runs {
        return Err(Error::Forbidden);
    }
    let instrument = award.instrument(kind)?;
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    // What waits for another signature cannot be signed: that is told before anything is typed.
    let waits = waits(look, &award, instrument);
    let nexts = instrument.state().nexts().iter();
    let nexts = nexts.filter(|state| waits.is_none() || **state != InstrumentState::Signed);
    let nexts =
        nexts.map(|state| Choice::new(state.name(), look.say(&format!("award-instrument-{}", state.name()))));
    let mut fields = vec![
        Field::hidden("seen", instrument.step()),
        Field::radios("state", look.say("award-step-state"), nexts.collect())
            .required()
            .value(&typed.state)
            .errors(errors("state")),
        Field::date("effective_on", look.say("award-step-day"))
            .required()
            .value(&typed.effective_on)
            .errors(errors("effective_on")),
        Field::text("reference", look.say("award-step-reference"))
            .hint(look.say("award-step-reference-hint"))
            .required()
            .max(REFERENCE_MAX)
            .value(&typed.reference)
            .errors(errors("reference")),
    ];
    if instrument.counterparty.is_empty() {
        let field = Field::text("counterparty", look.say("award-step-counterparty"))
            .hint(look.say("award-step-counterparty-hint"))
            .max(PARTY_MAX);
        fields.push(field.value(&typed.counterparty).errors(errors("counterparty")));
    }
    Ok(FormView {
        title: title(look, &award, kind),
        crumbs: crumbs(look, reference, kind, "award-step-title"),
        state: instrument_tag(look, instrument.state()),
        lead: look.say("award-step-lead"),
        notice: waits.map(|name| {
            Notice::new(Kind::Plain, look.say("award-waits"), look.text("award-waits-for", &[("name", name)]))
        }),
        action: format!("/awards/{reference}/{kind}/step"),
        fields,
        summary: look.words().summary(look.language, problems),
        submit: look.say("award-step-submit"),
    })
}

pub(super) fn crumbs(look: &Look<'_>, reference: &str, kind: &str, here: &str) -> Vec<Crumb> {
    vec![
        Crumb::to(look.say("award-list-title"), "/awards"),
        Crumb::to(reference, format!("/awards/{reference}#{kind}")),
        Crumb::here(look.say(here)),
    ]
}
