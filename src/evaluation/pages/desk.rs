//! The desk of a cut-off: every frozen proposal on one page, and what its evaluation waits for.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::{cutoff_crumbs, desk_path, report_tag};
use crate::call::store::edition::EditionKind;
use crate::evaluation::acts;
use crate::evaluation::rules::{Duty, ReportState, TaskState, standing};
use crate::evaluation::store::{
    self, Basis, Evaluation, OutcomeRow, checked_items, checks_of, conclusions_of, eligible, must_oversee,
    teams_of,
};
use crate::ground::ids::CallId;
use crate::ground::{Result, Role};
use crate::people::{Look, Signed, View};
use crate::proposal::rules::Frozen;
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Crumb, Empty, Figure, Next, Step, StepState, Tag};

#[derive(Serialize)]
struct DeskView {
    title: String,
    crumbs: Vec<Crumb>,
    meta: String,
    steps: Vec<Step>,
    figures: Vec<Figure>,
    next: Next,
    lists: Vec<String>,
    rows: Vec<Row>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    acronym: String,
    host: String,
    checks: Vec<Tag>,
    experts: String,
    reports: String,
    consensus: Option<Tag>,
}

impl View for DeskView {
    const TEMPLATE: &'static str = "evaluation/desk";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed, path: Path<(String, i32)>) -> Result<HttpResponse> {
    let (call, cutoff) = path.into_inner();
    who.page(move |look| view(look, &CallId::from_text(call), cutoff)).await
}

pub async fn seal(
    who: Signed,
    path: Path<(String, i32)>,
    form: InTime<std::collections::BTreeMap<String, String>>,
) -> Result<HttpResponse> {
    let (call, cutoff) = path.into_inner();
    let call = CallId::from_text(call);
    let of = call.clone();
    who.act(form.received, move |act| acts::seal_eligible(act, &of, cutoff).map(drop)).await?;
    Ok(see_other(&format!("{}?done=eligible-sealed", desk_path(&call, cutoff))))
}

/// What the desk counts.
#[derive(Default)]
struct Counts {
    eligible: usize,
    rejected: usize,
    unchecked: usize,
    reports_in: usize,
    reports_due: usize,
    unassigned: usize,
    consensus: usize,
    rulings: usize,
}

fn view(look: &mut Look<'_>, call: &CallId, cutoff: i32) -> Result<DeskView> {
    must_oversee(&look.actor, call, cutoff)?;
    let basis = Basis::load(look.db, call, cutoff)?;
    let teams = teams_of(&look.actor);
    let (mut rows, mut counts) = (Vec::new(), Counts::default());
    for frozen in basis.frozen.iter().filter(|frozen| !teams.contains(&frozen.proposal)) {
        rows.push(row(look, &basis, frozen, &mut counts)?);
    }
    counts.rulings = awaited_rulings(look, &basis)?;
    let sealed = store::latest(look.db, call, cutoff, EditionKind::Eligible)?;
    let ranked = store::latest(look.db, call, cutoff, EditionKind::Ranked)?;
    let decided = store::latest(look.db, call, cutoff, EditionKind::Decided)?;
    let language = look.language.code();
    let title = look.text("evaluation-desk", &[("number", cutoff.to_string())]);
    let empty = rows.is_empty().then(|| {
        let key = if basis.closed.is_some() { "evaluation-desk-none" } else { "evaluation-desk-open" };
        let more = look.text(&format!("{key}-more"), &[("at", basis.at.to_string())]);
        Empty::new(look.say(key), more)
    });
    let mut crumbs = cutoff_crumbs(look, &basis);
    if let Some(last) = crumbs.last_mut() {
        last.href = None;
    }
    Ok(DeskView {
        title,
        crumbs,
        meta: look.text("evaluation-desk-meta", &[("at", basis.at.to_string())]),
        steps: steps(look, &basis, [sealed.is_some(), ranked.is_some(), decided.is_some()], &counts),
        figures: figures(look, &basis, &counts),
        next: next(look, &basis, &counts, (sealed.is_some(), ranked.is_some())),
        lists: basis.rulebook.checklists.iter().map(|l| l.title.in_language(language).to_owned()).collect(),
        rows,
        empty,
    })
}

fn row(look: &mut Look<'_>, basis: &Basis, frozen: &Frozen, counts: &mut Counts) -> Result<Row> {
    let checks = checks_of(look.db, &frozen.proposal, basis.cutoff)?;
    let conclusions = conclusions_of(look.db, &frozen.proposal, basis.cutoff)?;
    let evaluation = Evaluation::load(look.db, basis, &frozen.proposal)?;
    let eligible = eligible(basis, &conclusions);
    match eligible {
        Some(true) => counts.eligible += 1,
        Some(false) => counts.rejected += 1,
        None => counts.unchecked += 1,
    }
    let wanted = basis.rulebook.scoring.experts_per_proposal;
    let evaluators = evaluation.with_duty(Duty::Evaluator).count();
    let finished =
        evaluation.with_duty(Duty::Evaluator).filter(|task| task.state == TaskState::Finished).count();
    if eligible == Some(true) {
        counts.reports_in += finished;
        counts.reports_due += wanted.max(evaluators);
        counts.unassigned += usize::from(evaluators < wanted);
    }
    let consensus = evaluation.consensus();
    counts.consensus += usize::from(consensus.is_some_and(|row| row.state == ReportState::Finished));
    let tags = basis.rulebook.checklists.iter().map(|list| {
        list_tag(look, standing(list, &checked_items(&checks, &list.id), passed(&conclusions, &list.id)))
    });
    Ok(Row {
        href: format!("{}/{}", desk_path(&basis.call, basis.cutoff), frozen.reference),
        reference: frozen.reference.clone(),
        acronym: frozen.content.acronym.clone(),
        host: frozen.content.host().map_or("–", |host| host.country.eu()).to_owned(),
        checks: tags.collect(),
        experts: format!("{evaluators} / {wanted}"),
        reports: format!("{finished} / {}", wanted.max(evaluators)),
        consensus: consensus.map(|row| report_tag(look, row.state)),
    })
}

pub(super) fn passed(
    conclusions: &std::collections::BTreeMap<String, OutcomeRow>,
    list: &str,
) -> Option<bool> {
    conclusions.get(list).map(|row| row.passed)
}

pub(super) fn list_tag(look: &Look<'_>, standing: crate::evaluation::rules::Standing) -> Tag {
    use crate::evaluation::rules::Standing;
    match standing {
        Standing::Open => Tag::plain(look.say("evaluation-list-open")),
        Standing::Clear => Tag::warn(look.say("evaluation-list-clear")),
        Standing::Failing => Tag::warn(look.say("evaluation-list-failing")),
        Standing::Passed => Tag::good(look.say("evaluation-list-passed")),
        Standing::Failed => Tag::bad(look.say("evaluation-list-failed")),
    }
}

/// Experts whose declared or evident potential conflict waits for a ruling, over tasks.
fn awaited_rulings(look: &mut Look<'_>, basis: &Basis) -> Result<usize> {
    let mut awaited = 0;
    let tasks = store::tasks_of_cutoff(look.db, &basis.call, basis.cutoff)?;
    for task in tasks.iter().filter(|task| task.state.is_live()) {
        let expert = store::expert(look.db, &basis.call, &task.person)?;
        let clearance = store::Clearance::load(look.db, basis, expert, look.now)?;
        let Ok(frozen) = basis.of(&task.proposal) else { continue };
        let access = clearance.access(basis, frozen);
        awaited += usize::from(access == crate::evaluation::rules::Access::AwaitsRuling);
    }
    Ok(awaited)
}

fn steps(look: &Look<'_>, basis: &Basis, [sealed, ranked, decided]: [bool; 3], counts: &Counts) -> Vec<Step> {
    let evaluated = counts.eligible > 0 && counts.consensus >= counts.eligible;
    let done = [basis.closed.is_some(), sealed, evaluated, ranked, decided];
    let notes = [
        look.text("evaluation-step-intake-note", &[("count", basis.frozen.len().to_string())]),
        look.text("evaluation-step-eligible-note", &[("count", counts.eligible.to_string())]),
        format!("{} / {}", counts.reports_in, counts.reports_due),
        String::new(),
        String::new(),
    ];
    let keys = ["intake", "eligible", "evaluated", "ranked", "decided"];
    let now = done.iter().position(|done| !done);
    let steps = keys.iter().zip(notes).enumerate().map(|(place, (key, note))| {
        let state = match done.get(place) {
            Some(true) => StepState::Done,
            _ if Some(place) == now => StepState::Now,
            _ => StepState::Todo,
        };
        Step::new(look.say(&format!("evaluation-step-{key}")), note, state)
    });
    steps.collect()
}

fn figures(look: &Look<'_>, basis: &Basis, counts: &Counts) -> Vec<Figure> {
    vec![
        Figure::new(basis.frozen.len(), look.say("evaluation-figure-frozen")),
        Figure::new(counts.eligible, look.say("evaluation-figure-eligible")),
        Figure::new(counts.rejected, look.say("evaluation-figure-rejected")),
        Figure::new(
            format!("{} / {}", counts.reports_in, counts.reports_due),
            look.say("evaluation-figure-reports"),
        ),
        Figure::new(counts.consensus, look.say("evaluation-figure-consensus")),
    ]
}

fn next(look: &Look<'_>, basis: &Basis, counts: &Counts, (sealed, ranked): (bool, bool)) -> Next {
    let path = desk_path(&basis.call, basis.cutoff);
    let told = |key: &str, count: usize| look.text(key, &[("count", count.to_string())]);
    let mut next = Next::default();
    let runs = look.actor.has_for_cutoff(Role::Staff, &basis.call, basis.cutoff);
    if basis.closed.is_none() || basis.frozen.is_empty() || !runs {
        return next;
    }
    if counts.unchecked > 0 {
        next = next.item(told("evaluation-next-check", counts.unchecked), None);
    } else if !sealed {
        let seal = Action::post(look.say("evaluation-seal-eligible"), format!("{path}/seal"));
        next = next.item(look.say("evaluation-next-seal"), None).primary(seal);
    }
    for (key, count) in [
        ("evaluation-next-assign", counts.unassigned),
        ("evaluation-next-rule", counts.rulings),
        ("evaluation-next-reports", counts.reports_due.saturating_sub(counts.reports_in)),
    ] {
        if count > 0 {
            next = next.item(told(key, count), None);
        }
    }
    if sealed && !ranked && counts.unchecked == 0 && counts.consensus >= counts.eligible {
        let rank = format!("/calls/{}/cut-offs/{}/ranking", basis.call, basis.cutoff);
        next = next.item(look.say("evaluation-next-rank"), None);
        next = next.primary(Action::go(look.say("evaluation-to-ranking"), rank));
    }
    next.other(Action::go(look.say("evaluation-experts"), format!("/calls/{}/experts", basis.call)))
}
