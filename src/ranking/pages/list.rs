//! Staff's page of a ranking: the list as it stands, the panel's findings, the seal, the decision.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::list_path;
use super::table::{Table, aspect, table};
use crate::act::Act;
use crate::call::rules::Rulebook;
use crate::call::store::edition::{EditionKind, latest};
use crate::evaluation::pages::desk_path;
use crate::evaluation::store::must_oversee;
use crate::ground::ids::CallId;
use crate::ground::{Error, Problems, Result, Role};
use crate::people::{Look, Page, Signed, View, Who};
use crate::ranking::acts::{self, Minutes};
use crate::ranking::rules::{RankedEdition, Said, Tally, Verdict, tally};
use crate::ranking::store::{self, Decision, Draft};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Choice, Crumb, Field, Kind, Notice, Step, StepState, Summary, Tag};

#[derive(Serialize)]
struct ListView {
    title: String,
    crumbs: Vec<Crumb>,
    steps: Vec<Step>,
    meta: String,
    path: String,
    notices: Vec<Notice>,
    summary: Option<Summary>,
    table: Table,
    wanted: Vec<WantedView>,
    seal: Option<Action>,
    votes: Option<String>,
    decide: Option<DecideForm>,
    decision: Option<DecisionView>,
}

/// A tie that waits for the panel.
#[derive(Serialize)]
struct WantedView {
    aspect: String,
    title: String,
    rows: Vec<WantedRow>,
}

#[derive(Serialize)]
struct WantedRow {
    reference: String,
    value: Field,
    reason: Field,
}

#[derive(Serialize)]
struct DecideForm {
    action: String,
    fields: Vec<Field>,
    rows: Vec<DecideRow>,
}

#[derive(Serialize)]
struct DecideRow {
    reference: String,
    acronym: String,
    list: Tag,
    verdict: Field,
    reason: Field,
    condition: Field,
}

#[derive(Serialize)]
struct DecisionView {
    heading: String,
    rows: Vec<DecisionRow>,
}

#[derive(Serialize)]
struct DecisionRow {
    reference: String,
    verdict: Tag,
    reason: String,
    condition: String,
}

impl View for ListView {
    const TEMPLATE: &'static str = "ranking/list";
    fn title(&self) -> String {
        self.title.clone()
    }
}

type Typed = BTreeMap<String, String>;
type Place = Path<(String, i32)>;

pub async fn show(who: Signed, place: Place) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    who.page(move |look| view(look, &call, cutoff, &Typed::new(), &Problems::none())).await
}

async fn run<F>(who: Signed, place: Place, form: InTime<Typed>, done: &str, act: F) -> Result<HttpResponse>
where
    F: Fn(&mut Act<'_>, &CallId, i32, &Typed) -> Result<()> + Send + Sync + 'static,
{
    let (call, cutoff) = place.into_inner();
    let (call, InTime { form, received }) = (CallId::from_text(call), form);
    let (of, typed) = (call.clone(), form.clone());
    let outcome = who.act(received, move |context| act(context, &of, cutoff, &typed)).await;
    match Who::problems_of(outcome)? {
        Ok(()) => Ok(see_other(&format!("{}?done={done}", list_path(&call, cutoff)))),
        Err(problems) => {
            who.page(move |look| {
                let view = view(look, &call, cutoff, &form, &problems)?;
                Ok(Page::again(view, &problems))
            })
            .await
        }
    }
}

/// Fields `aspect`, and `value.REFERENCE.ASPECT` and `reason.REFERENCE.ASPECT` for each proposal of the tie.
pub async fn find(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "panel-found", |act, call, cutoff, form| {
        let aspect = form.get("aspect").cloned().unwrap_or_default();
        let mut problems = Problems::none();
        for (name, typed) in form {
            let Some(rest) = name.strip_prefix("value.") else { continue };
            let Some(reference) = rest.strip_suffix(&format!(".{aspect}")) else { continue };
            let Ok(value) = typed.trim().parse::<i32>() else {
                problems.add(name, "finding-number");
                continue;
            };
            let reason = form.get(&format!("reason.{reference}.{aspect}")).cloned().unwrap_or_default();
            match acts::find(act, call, cutoff, (reference, &aspect), value, &reason) {
                Err(Error::Invalid(wrong)) => problems.0.extend(wrong.0),
                other => other?,
            }
        }
        problems.into_result()
    })
    .await
}

pub async fn rank(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "ranked-sealed", |act, call, cutoff, _form| acts::rank(act, call, cutoff).map(drop))
        .await
}

/// Fields `reference`, `decided_on`, and per proposal `verdict.REFERENCE`, `reason.…`, `condition.…`.
pub async fn decide(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "decision-recorded", |act, call, cutoff, form| {
        let typed = |name: &str| form.get(name).cloned().unwrap_or_default();
        let mut said = BTreeMap::new();
        for (name, verdict) in form {
            let Some(reference) = name.strip_prefix("verdict.") else { continue };
            let word = Said {
                verdict: Verdict::parse(verdict),
                reason: typed(&format!("reason.{reference}")),
                condition: typed(&format!("condition.{reference}")),
            };
            said.insert(reference.to_owned(), word);
        }
        let minutes = Minutes { reference: typed("reference"), decided_on: typed("decided_on"), said };
        acts::decide(act, call, cutoff, &minutes).map(drop)
    })
    .await
}

/// Problems as they are told: budget lines by their titles.
fn in_words(book: &Rulebook, language: &str, problems: &Problems) -> Problems {
    let mut problems = problems.clone();
    for line in problems.0.iter_mut().filter_map(|problem| problem.args.get_mut("line")) {
        if let Some(known) = book.budget_line(line) {
            known.title.in_language(language).clone_into(line);
        }
    }
    problems
}

fn view(
    look: &mut Look<'_>,
    call: &CallId,
    cutoff: i32,
    form: &Typed,
    problems: &Problems,
) -> Result<ListView> {
    must_oversee(&look.actor, call, cutoff)?;
    let draft = Draft::load(look.db, call, cutoff, look.now)?;
    let problems = &in_words(&draft.basis.rulebook, look.language.code(), problems);
    let sealed = store::ranked_edition(look.db, call, cutoff)?;
    let decision = store::decision_of(look.db, call, cutoff)?;
    let voices = store::voices_of(look.db, call, cutoff)?;
    let eligible = latest(look.db, call, cutoff, EditionKind::Eligible)?.is_some();
    let runs = look.actor.has_for_cutoff(Role::Staff, call, cutoff);
    let edition = sealed.as_ref().map_or(&draft.edition, |(_, _, edition)| edition);
    let book = &draft.basis.rulebook;
    let path = list_path(call, cutoff);
    let meta = match &sealed {
        Some((hash, at, _)) => {
            let short = hash.get(..12).unwrap_or(hash).to_owned();
            look.text("ranking-sealed-at", &[("at", at.to_string()), ("hash", short)])
        }
        None => look.say("ranking-draft"),
    };
    let number = look.text("evaluation-cutoff", &[("number", cutoff.to_string())]);
    let call_title = book.call.title.in_language(look.language.code());
    let votes = tally(voices.iter().map(|voice| voice.vote));
    let can_decide = runs && sealed.is_some() && decision.is_none();
    Ok(ListView {
        title: look.text("ranking-title", &[("number", cutoff.to_string())]),
        crumbs: vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(call_title, format!("/calls/{call}")),
            Crumb::to(number, desk_path(call, cutoff)),
            Crumb::here(look.say("ranking")),
        ],
        steps: steps(look, [eligible, sealed.is_some(), decision.is_some()]),
        meta,
        notices: notices(look, &draft, sealed.is_some(), runs && decision.is_some()),
        summary: look.words().summary(look.language, problems),
        table: table(look, book, edition),
        wanted: if runs && sealed.is_none() { wanted(look, &draft, form, problems) } else { Vec::new() },
        seal: (runs && sealed.is_none() && draft.unsettled.is_empty())
            .then(|| Action::post(look.say("ranking-seal"), format!("{path}/seal")).primary()),
        votes: (!voices.is_empty()).then(|| votes_words(look, &votes)),
        decide: can_decide.then(|| decide_form(look, edition, &path, form, problems)),
        decision: decision.map(|decision| decision_view(look, &decision)),
        path,
    })
}

fn steps(look: &Look<'_>, [eligible, ranked, decided]: [bool; 3]) -> Vec<Step> {
    let done = [("eligible", eligible), ("ranked", ranked), ("decided", decided)];
    let now = done.iter().position(|(_, done)| !done);
    let steps = done.iter().enumerate().map(|(at, (key, done))| {
        let state = match done {
            true => StepState::Done,
            false if Some(at) == now => StepState::Now,
            false => StepState::Todo,
        };
        Step::new(look.say(&format!("evaluation-step-{key}")), "", state)
    });
    steps.collect()
}

fn notices(look: &Look<'_>, draft: &Draft, sealed: bool, decided: bool) -> Vec<Notice> {
    let mut notices = Vec::new();
    if !sealed && !draft.unsettled.is_empty() {
        let more = look.text("ranking-unsettled-more", &[("proposals", draft.unsettled.join(", "))]);
        notices.push(Notice::new(Kind::Warn, look.say("ranking-unsettled"), more));
    }
    if decided {
        let told = Notice::new(Kind::Good, look.say("ranking-decided"), look.say("ranking-decided-more"));
        notices.push(told.action(Action::go(look.say("ranking-to-awards"), "/awards")));
    }
    notices
}

fn wanted(look: &Look<'_>, draft: &Draft, form: &Typed, problems: &Problems) -> Vec<WantedView> {
    let book = &draft.basis.rulebook;
    let field = |field: Field, name: &str| {
        field.value(form.get(name).map_or("", String::as_str)).errors(look.words().errors(
            look.language,
            problems,
            name,
        ))
    };
    let views = draft.edition.ranking.wanted.iter().map(|wanted| {
        let rows = wanted.references.iter().map(|reference| {
            let value = format!("value.{reference}.{}", wanted.aspect);
            let reason = format!("reason.{reference}.{}", wanted.aspect);
            WantedRow {
                reference: reference.clone(),
                value: field(Field::number(&value, look.say("ranking-finding-value")), &value),
                reason: field(Field::text(&reason, look.say("ranking-finding-why")).max(400), &reason),
            }
        });
        WantedView {
            aspect: wanted.aspect.clone(),
            title: aspect(look, book, &wanted.aspect),
            rows: rows.collect(),
        }
    });
    views.collect()
}

fn decide_form(
    look: &Look<'_>,
    edition: &RankedEdition,
    path: &str,
    form: &Typed,
    problems: &Problems,
) -> DecideForm {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let typed = |name: &str| form.get(name).cloned();
    let rows = edition.funding.places.iter().map(|place| {
        let reference = &place.reference;
        let names = ["verdict", "reason", "condition"].map(|field| format!("{field}.{reference}"));
        let [verdict, reason, condition] = names;
        let choices = Verdict::ALL.iter().map(|verdict| {
            Choice::new(verdict.name(), look.say(&format!("ranking-verdict-{}", verdict.name())))
        });
        let default = Verdict::by_default(place.list).name().to_owned();
        let here = edition.proposals.iter().map(|proposal| &proposal.card);
        let card = here.chain(&edition.waiting).find(|card| card.reference == *reference);
        DecideRow {
            reference: reference.clone(),
            acronym: card.map_or(String::new(), |card| card.acronym.clone()),
            list: super::table::list_tag(look, place.list),
            verdict: Field::select(&verdict, look.say("ranking-verdict"), choices.collect())
                .value(typed(&verdict).unwrap_or(default))
                .required()
                .errors(errors(&verdict)),
            reason: Field::text(&reason, look.say("ranking-verdict-reason"))
                .value(typed(&reason).unwrap_or_default())
                .max(1_000)
                .errors(errors(&reason)),
            condition: Field::text(&condition, look.say("ranking-verdict-condition"))
                .value(typed(&condition).unwrap_or_default())
                .max(1_000),
        }
    });
    DecideForm {
        action: format!("{path}/decision"),
        fields: vec![
            Field::text("reference", look.say("ranking-decision-reference"))
                .value(typed("reference").unwrap_or_default())
                .max(60)
                .required()
                .errors(errors("reference")),
            Field::date("decided_on", look.say("ranking-decision-day"))
                .value(typed("decided_on").unwrap_or_default())
                .required()
                .errors(errors("decided_on")),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn votes_words(look: &Look<'_>, votes: &Tally) -> String {
    let args = [
        ("for", votes.votes_for.to_string()),
        ("against", votes.against.to_string()),
        ("abstained", votes.abstained.to_string()),
        ("out", votes.stepped_out.to_string()),
    ];
    look.text("ranking-votes", &args)
}

fn decision_view(look: &Look<'_>, decision: &Decision) -> DecisionView {
    let args = [("reference", decision.reference.clone()), ("day", decision.decided_on.clone())];
    let rows = decision.outcomes.iter().map(|outcome| DecisionRow {
        reference: outcome.reference.clone(),
        verdict: verdict_tag(look, outcome.verdict),
        reason: outcome.reason.clone(),
        condition: outcome.condition.clone(),
    });
    DecisionView { heading: look.text("ranking-decision", &args), rows: rows.collect() }
}

pub(super) fn verdict_tag(look: &Look<'_>, verdict: Verdict) -> Tag {
    let label = look.say(&format!("ranking-verdict-{}", verdict.name()));
    match verdict {
        Verdict::Selected => Tag::good(label),
        Verdict::Reserve => Tag::warn(label),
        Verdict::Rejected => Tag::bad(label),
    }
}
