//! What the page of a proposal under evaluation shows.

use serde::Serialize;

use super::super::conflicts::evident_words;
use super::super::desk::{list_tag, passed};
use super::super::review::{ReadReport, read_report};
use super::super::tasks::access_tag;
use super::super::{EarlierShown, Shown, cutoff_crumbs, desk_path, earlier, shown, task_tag};
use super::{Typed, typed};
use crate::call::rules::Checklist;
use crate::call::store::edition::EditionKind;
use crate::evaluation::rules::{
    Duty, Finding, Received, ReportKind, Sight, TaskState, TaskVerb, fact, found, standing,
};
use crate::evaluation::store::{
    self, Basis, CheckRow, Clearance, Evaluation, OutcomeRow, Task, checked_items, checks_of, conclusions_of,
    must_oversee,
};
use crate::ground::ids::CallId;
use crate::ground::{Problems, Result, Role};
use crate::people::{self, Look, View};
use crate::proposal::pages::ready::declaring_tag;
use crate::proposal::rules::{Frozen, declaration_slot, declaring};
use crate::words::parts::{Choice, Crumb, Field, Summary, Tag};

#[derive(Serialize)]
pub(super) struct ProposalView {
    title: String,
    earlier: Option<EarlierShown>,
    crumbs: Vec<Crumb>,
    path: String,
    meta: String,
    summary: Option<Summary>,
    /// Staff may act; an auditor reads.
    runs: bool,
    lists: Vec<ListView>,
    tasks: Vec<TaskView>,
    assign: Vec<Field>,
    /// Taking a task away, or opening a report again; nothing where there is no task.
    manage: Vec<Field>,
    conflicts: Vec<ConflictView>,
    reports: Vec<ReadReport>,
    proposal: Shown,
}

#[derive(Serialize)]
struct ListView {
    id: String,
    title: String,
    standing: Tag,
    /// Who drew the conclusion and when, or nothing.
    concluded: String,
    reason: String,
    items: Vec<ItemView>,
    /// Items can be worked on; the conclusion can be drawn.
    editable: bool,
    conclude: Vec<Field>,
}

#[derive(Serialize)]
struct ItemView {
    text: String,
    source: String,
    fact: Option<Tag>,
    fact_words: String,
    /// What partners declared that speaks for the item.
    declared: Vec<DeclaredView>,
    finding: Field,
    reason: Field,
    /// The last word on it, where it cannot be changed any more.
    found: Option<Tag>,
    why: String,
    checked: String,
}

#[derive(Serialize)]
struct DeclaredView {
    tag: Tag,
    text: String,
    /// The paper that belongs to it.
    paper: Option<String>,
}

#[derive(Serialize)]
struct TaskView {
    name: String,
    duty: String,
    state: Tag,
    access: Option<Tag>,
    due: Option<String>,
    reason: String,
}

#[derive(Serialize)]
struct ConflictView {
    person: String,
    name: String,
    degree: Tag,
    detail: String,
    evident: Vec<String>,
    ruling: String,
    may_rule: bool,
}

impl View for ProposalView {
    const TEMPLATE: &'static str = "evaluation/proposal";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub(super) fn view(
    look: &mut Look<'_>,
    call: &CallId,
    cutoff: i32,
    reference: &str,
    form: &Typed,
    problems: &Problems,
) -> Result<ProposalView> {
    must_oversee(&look.actor, call, cutoff)?;
    let basis = Basis::load(look.db, call, cutoff)?;
    let frozen = &basis.by_reference(look.db, reference)?;
    let path = format!("{}/{reference}", desk_path(call, cutoff));
    let evaluation = Evaluation::load(look.db, &basis, &frozen.proposal)?;
    let experts = store::experts_of(look.db, call)?;
    let mut clearances = Vec::new();
    for task in &evaluation.tasks {
        let known = clearances.iter().any(|known: &Clearance| known.expert.person == task.person);
        if !known {
            let expert = store::expert(look.db, call, &task.person)?;
            let about = Clearance::about(look.db, &basis, expert, &frozen.proposal, look.now)?;
            clearances.push(about);
        }
    }
    let mut crumbs = cutoff_crumbs(look, &basis);
    crumbs.push(Crumb::here(reference));
    let documents = format!("{path}/documents");
    let earlier = earlier(look, &basis.rulebook, &frozen.proposal, &frozen.content)?;
    Ok(ProposalView {
        earlier,
        title: format!("{reference} {}", frozen.content.acronym),
        crumbs,
        meta: look.text("evaluation-received", &[("at", frozen.received.to_string())]),
        summary: look.words().summary(look.language, problems),
        runs: look.actor.has_for_cutoff(Role::Staff, call, cutoff),
        lists: lists(look, &basis, frozen, form, problems)?,
        tasks: evaluation.tasks.iter().map(|task| task_view(look, task, &clearances)).collect(),
        assign: assign_fields(look, &experts, form, problems),
        manage: manage_fields(look, &evaluation.tasks, form, problems),
        conflicts: clearances.iter().map(|one| conflict_view(look, frozen, one)).collect(),
        reports: reports(look, &basis, &evaluation),
        proposal: shown(look, &basis.rulebook, frozen, &documents)?,
        path,
    })
}

fn lists(
    look: &mut Look<'_>,
    basis: &Basis,
    frozen: &Frozen,
    form: &Typed,
    problems: &Problems,
) -> Result<Vec<ListView>> {
    let checks = checks_of(look.db, &frozen.proposal, basis.cutoff)?;
    let conclusions = conclusions_of(look.db, &frozen.proposal, basis.cutoff)?;
    let sealed = store::latest(look.db, &basis.call, basis.cutoff, EditionKind::Eligible)?.is_some();
    let may = look.actor.has_for_cutoff(Role::Staff, &basis.call, basis.cutoff) && !sealed;
    let mut views = Vec::new();
    for list in &basis.rulebook.checklists {
        let conclusion = conclusions.get(&list.id);
        let items = list.items.iter().map(|item| {
            let row = checks.get(&(list.id.clone(), item.id.clone()));
            item_view(look, basis, frozen, (list, item), row, (form, problems))
        });
        let items = items.collect::<Result<_>>()?;
        let checked = checked_items(&checks, &list.id);
        let language = look.language.code();
        views.push(ListView {
            id: list.id.clone(),
            title: list.title.in_language(language).to_owned(),
            standing: list_tag(
                look,
                standing(list, |item| found(&checked, item), passed(&conclusions, &list.id)),
            ),
            concluded: concluded(look, conclusion)?,
            reason: conclusion.map_or(String::new(), |row| row.reason.clone()),
            items,
            editable: may && conclusion.is_none(),
            conclude: conclude_fields(look, &list.id, form, problems),
        });
    }
    Ok(views)
}

fn concluded(look: &mut Look<'_>, conclusion: Option<&OutcomeRow>) -> Result<String> {
    let Some(row) = conclusion else { return Ok(String::new()) };
    let name = people::store::name(look.db, &row.by)?;
    Ok(look.text("evaluation-by-at", &[("name", name), ("at", row.at.to_string())]))
}

/// Every list has such a form: names are alike, ids are not, and what was typed comes back where it was typed.
fn conclude_fields(look: &Look<'_>, list: &str, form: &Typed, problems: &Problems) -> Vec<Field> {
    let (yes, no) = (look.say("evaluation-pass"), look.say("evaluation-fail"));
    let here = |name: &str| if typed(form, "list") == list { typed(form, name) } else { "" };
    let reason = format!("reason.{list}");
    let fields = [
        Field::yes_no(&format!("passed.{list}"), look.say("evaluation-conclusion"), &yes, &no)
            .value(here("passed"))
            .required(),
        Field::text(&reason, look.say("evaluation-conclusion-reason"))
            .hint(look.say("evaluation-conclusion-hint"))
            .value(here("reason"))
            .max(1_000)
            .errors(look.words().errors(look.language, problems, &reason)),
    ];
    let named = fields.into_iter().zip(["passed", "reason"]);
    named.map(|(field, name)| Field { name: name.to_owned(), ..field }).collect()
}

fn item_view(
    look: &mut Look<'_>,
    basis: &Basis,
    frozen: &Frozen,
    (list, item): (&Checklist, &crate::call::rules::CheckItem),
    row: Option<&CheckRow>,
    (form, problems): (&Typed, &Problems),
) -> Result<ItemView> {
    let received = Received { content: &frozen.content, at: frozen.received, cutoff_at: basis.at };
    let found = match &item.fact {
        Some(name) => fact(name, &basis.rulebook, received)?,
        None => None,
    };
    let fact_words = found.as_ref().map(|fact| {
        let args: Vec<(&str, String)> =
            fact.args.iter().map(|(name, value)| (*name, value.clone())).collect();
        look.text(&format!("evaluation-fact-{}", fact.code), &args)
    });
    let tag = found.map(|fact| match fact.holds {
        Some(true) => Tag::good(look.say("evaluation-fact-holds")),
        Some(false) => Tag::bad(look.say("evaluation-fact-fails")),
        None => Tag::warn(look.say("evaluation-fact-unsure")),
    });
    let checked = match row {
        Some(row) => {
            let name = people::store::name(look.db, &row.by)?;
            look.text("evaluation-by-at", &[("name", name), ("at", row.at.to_string())])
        }
        None => String::new(),
    };
    let (finding, reason) =
        (format!("finding.{}.{}", list.id, item.id), format!("reason.{}.{}", list.id, item.id));
    let value = |name: &str, kept: &str| form.get(name).map_or(kept.to_owned(), Clone::clone);
    let choices = Finding::ALL.iter().map(|finding| {
        let label = look.say(&format!("evaluation-finding-{}", finding.name().replace('_', "-")));
        Choice::new(finding.name(), label)
    });
    let kept = row.map_or("", |row| row.checked.finding.name());
    let why = row.map_or("", |row| row.checked.reason.as_str());
    Ok(ItemView {
        text: item.text.in_language(look.language.code()).to_owned(),
        source: item.source.clone(),
        fact: tag,
        fact_words: fact_words.unwrap_or_default(),
        declared: declared(look, basis, frozen, &list.id, item),
        finding: Field::select(&finding, look.say("evaluation-finding"), choices.collect())
            .value(value(&finding, kept))
            .required(),
        reason: Field::text(&reason, look.say("evaluation-finding-reason"))
            .value(value(&reason, why))
            .max(400)
            .errors(look.words().errors(look.language, problems, &reason)),
        found: row.map(|row| finding_tag(look, row.checked.finding)),
        why: why.to_owned(),
        checked,
    })
}

/// Per declaration that serves the item and partner that is asked for it, how that stood when it was submitted.
fn declared(
    look: &Look<'_>,
    basis: &Basis,
    frozen: &Frozen,
    list: &str,
    item: &crate::call::rules::CheckItem,
) -> Vec<DeclaredView> {
    let (content, documents) = (&frozen.content, &frozen.content.documents);
    let base = format!("{}/{}/documents", desk_path(&basis.call, basis.cutoff), frozen.reference);
    let mut views = Vec::new();
    for one in basis.rulebook.declarations_for(list, item) {
        for (place, partner) in content.partners.iter().enumerate() {
            let Some(how) = declaring(content, place, one) else { continue };
            let title = one.title.in_language(look.language.code());
            let slot = declaration_slot(&one.id, place + 1);
            let paper = documents.iter().find(|document| document.slot == slot);
            views.push(DeclaredView {
                tag: declaring_tag(look, how, one.missing),
                text: format!("{}: {title}", partner.name),
                paper: paper.map(|document| format!("{base}/{}", document.id)),
            });
        }
    }
    views
}

fn finding_tag(look: &Look<'_>, finding: Finding) -> Tag {
    let label = look.say(&format!("evaluation-finding-{}", finding.name().replace('_', "-")));
    match finding {
        Finding::Met => Tag::good(label),
        Finding::NotMet => Tag::bad(label),
        Finding::NotApplicable => Tag::plain(label),
    }
}

fn task_view(look: &Look<'_>, task: &Task, clearances: &[Clearance]) -> TaskView {
    let clearance = clearances.iter().find(|one| one.expert.person == task.person);
    TaskView {
        name: task.name.clone(),
        duty: look.say(&format!("evaluation-duty-{}", task.duty.name())),
        state: task_tag(look, task.state),
        access: clearance
            .filter(|_| task.state.is_live())
            .and_then(|one| access_tag(look, one.access(&task.proposal))),
        due: task.due.filter(|_| task.state != TaskState::Removed).map(|due| due.to_string()),
        reason: task.reason.clone(),
    }
}

fn manage_fields(look: &Look<'_>, tasks: &[Task], form: &Typed, problems: &Problems) -> Vec<Field> {
    let movable = |task: &&Task| task.state.after(TaskVerb::Remove).is_ok();
    let label = |task: &Task| {
        let duty = look.say(&format!("evaluation-duty-{}", task.duty.name()));
        Choice::new(task.id.as_str(), format!("{} · {duty}", task.name))
    };
    let choices: Vec<Choice> = tasks.iter().filter(movable).map(label).collect();
    if choices.is_empty() {
        return Vec::new();
    }
    let verbs = [TaskVerb::Reopen, TaskVerb::Remove]
        .into_iter()
        .map(|verb| Choice::new(verb.name(), look.say(&format!("evaluation-verb-{}", verb.name()))));
    vec![
        Field::select("task", look.say("evaluation-task"), choices).value(typed(form, "task")).required(),
        Field::select("verb", look.say("evaluation-verb"), verbs.collect())
            .value(typed(form, "verb"))
            .required(),
        Field::text("reason", look.say("evaluation-finding-reason"))
            .value(if typed(form, "task").is_empty() { "" } else { typed(form, "reason") })
            .max(400)
            .required()
            .errors(look.words().errors(look.language, problems, "reason")),
    ]
}

fn assign_fields(
    look: &Look<'_>,
    experts: &[store::Expert],
    form: &Typed,
    problems: &Problems,
) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let people = experts.iter().map(|expert| {
        let label = format!("{} · {} ({})", expert.name, expert.organisation, expert.country.eu());
        Choice::new(expert.person.as_str(), label)
    });
    let duties = Duty::ALL
        .iter()
        .map(|duty| Choice::new(duty.name(), look.say(&format!("evaluation-duty-{}", duty.name()))));
    vec![
        Field::select("person", look.say("evaluation-assign-person"), people.collect())
            .value(typed(form, "person"))
            .required()
            .errors(errors("person")),
        Field::select("duty", look.say("evaluation-assign-duty"), duties.collect())
            .value(typed(form, "duty"))
            .required()
            .errors(errors("duty")),
    ]
}

fn conflict_view(look: &Look<'_>, frozen: &Frozen, clearance: &Clearance) -> ConflictView {
    use crate::evaluation::rules::Degree;
    let declared = clearance.declared(&frozen.proposal);
    let degree = match declared.map(|declared| declared.degree) {
        None => Tag::plain(look.say("evaluation-degree-unsaid")),
        Some(Degree::None) => Tag::good(look.say("evaluation-degree-none")),
        Some(Degree::Potential) => Tag::warn(look.say("evaluation-degree-potential")),
        Some(Degree::Disqualifying) => Tag::bad(look.say("evaluation-degree-disqualifying")),
    };
    let evident = clearance.evident(&frozen.proposal);
    let ruling = declared.and_then(|declared| declared.ruling);
    let potential = declared.is_some_and(|declared| declared.degree == Degree::Potential)
        || evident.iter().any(|reason| reason.degree() == Degree::Potential);
    let closed = declared.is_none_or(|declared| declared.degree == Degree::Disqualifying);
    ConflictView {
        person: clearance.expert.person.to_string(),
        name: clearance.expert.name.clone(),
        degree,
        detail: declared.map_or(String::new(), |declared| declared.detail.clone()),
        evident: evident_words(look, &evident),
        ruling: ruling
            .map_or(String::new(), |ruling| look.say(&format!("evaluation-ruling-{}", ruling.name()))),
        may_rule: potential && !closed && ruling.is_none(),
    }
}

/// The reports that staff or an auditor may read by now.
fn reports(look: &Look<'_>, basis: &Basis, evaluation: &Evaluation) -> Vec<ReadReport> {
    let visible = evaluation.reports.iter().filter(|row| {
        let live =
            row.kind == ReportKind::Consensus || evaluation.individual().any(|(task, _)| task.id == row.task);
        live && evaluation.sight(&look.actor, &basis.call, basis.cutoff, row) >= Sight::Read
    });
    let mut shown: Vec<ReadReport> = visible
        .map(|row| {
            let author = evaluation.tasks.iter().find(|task| task.id == row.task);
            read_report(look, &basis.rulebook, row, author.map_or("", |task| task.name.as_str()))
        })
        .collect();
    shown.sort_by_key(|report| report.heading.clone());
    shown
}
