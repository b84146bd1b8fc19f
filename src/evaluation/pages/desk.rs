//! The desk of a cut-off: every frozen proposal on one page, and what its evaluation waits for.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::{cutoff_crumbs, desk_path, report_tag};
use crate::call::store::edition::EditionKind;
use crate::evaluation::acts;
use crate::evaluation::rules::ReportState;
use crate::evaluation::store::{self, Basis, OutcomeRow, Progress, must_oversee};
use crate::ground::ids::CallId;
use crate::ground::{Country, Result, Role};
use crate::people::{Look, Signed, View};
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
    frozen: usize,
    eligible: usize,
    rejected: usize,
    unchecked: usize,
    reports_in: usize,
    reports_due: usize,
    unassigned: usize,
    consensus: usize,
    rulings: usize,
}

impl Counts {
    fn of(basis: &Basis, all: &[Progress]) -> Self {
        let mut counts = Self::default();
        let wanted = basis.rulebook.scoring.experts_per_proposal;
        for one in all {
            match one.eligible(basis) {
                Some(true) => {
                    counts.eligible += 1;
                    counts.reports_in += one.reports;
                    counts.reports_due += wanted.max(one.evaluators);
                    counts.unassigned += usize::from(one.evaluators < wanted);
                }
                Some(false) => counts.rejected += 1,
                None => counts.unchecked += 1,
            }
            counts.consensus += usize::from(one.consensus == Some(ReportState::Finished));
        }
        counts
    }
}

fn view(look: &mut Look<'_>, call: &CallId, cutoff: i32) -> Result<DeskView> {
    must_oversee(&look.actor, call, cutoff)?;
    let basis = Basis::load(look.db, call, cutoff)?;
    let all = store::progress(look.db, &basis)?;
    let rulings = store::awaited_rulings(look.db, &basis, look.now)?;
    let counts = Counts { frozen: all.len(), rulings, ..Counts::of(&basis, &all) };
    let rows: Vec<Row> = all.iter().map(|one| row(look, &basis, one)).collect();
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
        figures: figures(look, &counts),
        next: next(look, &basis, &counts, (sealed.is_some(), ranked.is_some())),
        lists: basis.rulebook.checklists.iter().map(|l| l.title.in_language(language).to_owned()).collect(),
        rows,
        empty,
    })
}

fn row(look: &Look<'_>, basis: &Basis, one: &Progress) -> Row {
    let wanted = basis.rulebook.scoring.experts_per_proposal;
    let checks = basis.rulebook.checklists.iter().map(|list| list_tag(look, one.standing(list)));
    let host = Country::parse(&one.entry.host_country).map_or("–", |country| country.eu());
    Row {
        href: format!("{}/{}", desk_path(&basis.call, basis.cutoff), one.entry.reference),
        reference: one.entry.reference.clone(),
        acronym: one.entry.acronym.clone(),
        host: host.to_owned(),
        checks: checks.collect(),
        experts: format!("{} / {wanted}", one.evaluators),
        reports: format!("{} / {}", one.reports, wanted.max(one.evaluators)),
        consensus: one.consensus.map(|state| report_tag(look, state)),
    }
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

fn steps(look: &Look<'_>, basis: &Basis, [sealed, ranked, decided]: [bool; 3], counts: &Counts) -> Vec<Step> {
    let evaluated = counts.eligible > 0 && counts.consensus >= counts.eligible;
    let done = [basis.closed.is_some(), sealed, evaluated, ranked, decided];
    let notes = [
        look.text("evaluation-step-intake-note", &[("count", counts.frozen.to_string())]),
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

fn figures(look: &Look<'_>, counts: &Counts) -> Vec<Figure> {
    vec![
        Figure::new(counts.frozen, look.say("evaluation-figure-frozen")),
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
    if basis.closed.is_none() || counts.frozen == 0 || !runs {
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
    let consensus = counts.eligible.saturating_sub(counts.consensus);
    if sealed && counts.reports_in >= counts.reports_due && consensus > 0 {
        next = next.item(told("evaluation-next-consensus", consensus), None);
    }
    let rank = format!("/calls/{}/cut-offs/{}/ranking", basis.call, basis.cutoff);
    let rank = Action::go(look.say("evaluation-to-ranking"), rank);
    if sealed && !ranked && counts.unchecked == 0 && counts.consensus >= counts.eligible {
        next = next.item(look.say("evaluation-next-rank"), None).primary(rank);
    } else if ranked {
        next = next.other(rank);
    }
    next.other(Action::go(look.say("evaluation-experts"), format!("/calls/{}/experts", basis.call)))
}
