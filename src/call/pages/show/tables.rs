//! The tables of a call's page, one function each, from the rulebook to words.

use serde::Serialize;

use crate::call::rules::{BudgetLine, Rulebook, Text, TieBreak};
use crate::call::told::rule_of;
use crate::ground::{BasisPoints, Euro};
use crate::people::Look;

#[derive(Serialize)]
pub struct Track {
    id: String,
    title: String,
    summary: String,
    cost_types: String,
    /// What it asks of those who apply.
    needs: Vec<Asked>,
}

/// Something that is asked, and the text that asks for it.
#[derive(Serialize)]
pub struct Asked {
    /// In the page's address; empty where nothing leads to it.
    id: String,
    text: String,
    source: String,
}

pub fn tracks(book: &Rulebook, language: &str, look: &Look<'_>) -> Vec<Track> {
    let track = |track: &crate::call::rules::Track| Track {
        id: track.id.clone(),
        title: words(&track.title, language),
        summary: words(&track.summary, language),
        cost_types: cost_types(book, &track.cost_types, language),
        needs: needs(book, language, look, track),
    };
    book.tracks.iter().map(track).collect()
}

fn needs(book: &Rulebook, language: &str, look: &Look<'_>, track: &crate::call::rules::Track) -> Vec<Asked> {
    let need = |need: &crate::call::rules::Need| {
        let rule = rule_of(look, book, track, need);
        let text = if need.rule.is_some() { rule.words } else { words(&need.why, language) };
        Asked { id: String::new(), text, source: rule.source }
    };
    track.needs.iter().map(need).collect()
}

/// What is checked of every proposal before anybody scores it.
#[derive(Serialize)]
pub struct Check {
    title: String,
    items: Vec<Asked>,
}

pub fn checks(book: &Rulebook, language: &str) -> Vec<Check> {
    let check = |list: &crate::call::rules::Checklist| {
        let item = |item: &crate::call::rules::CheckItem| Asked {
            id: format!("check-{}-{}", list.id, item.id),
            text: words(&item.text, language),
            source: item.source.clone(),
        };
        Check { title: words(&list.title, language), items: list.items.iter().map(item).collect() }
    };
    book.checklists.iter().map(check).collect()
}

/// Titles of cost types, in the order given.
fn cost_types(book: &Rulebook, ids: &[String], language: &str) -> String {
    let titles = ids.iter().filter_map(|id| book.cost_type(id)).map(|found| words(&found.title, language));
    titles.collect::<Vec<_>>().join("; ")
}

/// A budget line; `slices` has an amount, or none, for every cut-off of the call.
#[derive(Serialize)]
pub struct Line {
    title: String,
    pays: String,
    total: Euro,
    slices: Vec<Slice>,
    cap: Option<Euro>,
    rate: BasisPoints,
    carry_over: bool,
}

#[derive(Serialize)]
pub struct Slice {
    cutoff: i32,
    amount: Option<Euro>,
}

pub fn lines(book: &Rulebook, language: &str) -> Vec<Line> {
    let line = |line: &BudgetLine| Line {
        title: words(&line.title, language),
        pays: cost_types(book, &line.pays, language),
        total: line.total,
        slices: slices(book, line),
        cap: line.cap_per_proposal,
        rate: line.max_rate,
        carry_over: line.carry_over,
    };
    book.budget_lines.iter().map(line).collect()
}

fn slices(book: &Rulebook, line: &BudgetLine) -> Vec<Slice> {
    let slice = |number: i32| {
        let found = line.slices.iter().find(|slice| slice.cutoff == number);
        Slice { cutoff: number, amount: found.map(|slice| slice.amount) }
    };
    book.cutoffs.iter().map(|cutoff| slice(cutoff.number)).collect()
}

#[derive(Serialize)]
pub struct Criterion {
    title: String,
    hint: String,
    /// Of all weights.
    share: BasisPoints,
    threshold: Option<i32>,
}

pub fn criteria(book: &Rulebook, language: &str) -> Vec<Criterion> {
    let all: i64 = book.scoring.criteria.iter().map(|criterion| i64::from(criterion.weight)).sum();
    let share = |weight: i32| {
        let points = (i64::from(weight) * 10_000 + all / 2) / all.max(1);
        BasisPoints::new(i32::try_from(points).unwrap_or_default())
    };
    let criterion = |criterion: &crate::call::rules::Criterion| Criterion {
        title: words(&criterion.title, language),
        hint: words(&criterion.hint, language),
        share: share(criterion.weight),
        threshold: criterion.threshold,
    };
    book.scoring.criteria.iter().map(criterion).collect()
}

/// How ties are broken, in order, in words.
pub fn ties(book: &Rulebook, language: &str, look: &Look<'_>) -> Vec<String> {
    let tie = |tie: &TieBreak| match tie {
        TieBreak::Criterion(id) => {
            let title = book.criterion(id).map(|found| words(&found.title, language)).unwrap_or_default();
            look.text("call-tie-criterion", &[("criterion", title)])
        }
        TieBreak::Panel(id) => {
            let aspect = book.scoring.aspects.iter().find(|aspect| aspect.id == *id);
            let title = aspect.map(|found| words(&found.title, language)).unwrap_or_default();
            look.text("call-tie-panel", &[("aspect", title)])
        }
    };
    book.ties.iter().map(tie).collect()
}

#[derive(Serialize)]
pub struct SectionRow {
    title: String,
    fields: String,
}

pub fn sections(book: &Rulebook, language: &str) -> Vec<SectionRow> {
    let row = |section: &crate::call::rules::Section| SectionRow {
        title: words(&section.title, language),
        fields: section
            .fields
            .iter()
            .map(|field| words(&field.label, language))
            .collect::<Vec<_>>()
            .join(" · "),
    };
    book.sections.iter().map(row).collect()
}

#[derive(Serialize)]
pub struct Document {
    title: String,
    hint: String,
    required: bool,
    megabytes: i64,
}

pub fn documents(book: &Rulebook, language: &str) -> Vec<Document> {
    let document = |slot: &crate::call::rules::Slot| Document {
        title: words(&slot.title, language),
        hint: words(&slot.hint, language),
        required: slot.required,
        megabytes: slot.max_bytes / 1_000_000,
    };
    book.documents.iter().map(document).collect()
}

/// What a selection leads to; `eu` and `national` say who receives which part.
#[derive(Serialize)]
pub struct Instrument {
    title: String,
    eu: String,
    national: String,
    after: String,
    optional: bool,
}

pub fn instruments(book: &Rulebook, language: &str, look: &Look<'_>) -> Vec<Instrument> {
    let payee = |payee: &str| {
        if payee.is_empty() { "–".to_owned() } else { look.say(&format!("call-payee-{payee}")) }
    };
    let title = |kind: &str| {
        let found = book.instruments.iter().find(|plan| plan.kind == kind);
        found.map(|plan| words(&plan.title, language)).unwrap_or_default()
    };
    let instrument = |plan: &crate::call::rules::InstrumentPlan| Instrument {
        title: words(&plan.title, language),
        eu: payee(&plan.payee),
        national: payee(&plan.national_payee),
        after: plan.after.as_deref().map(title).unwrap_or_default(),
        optional: plan.optional,
    };
    book.instruments.iter().map(instrument).collect()
}

fn words(text: &Text, language: &str) -> String {
    text.in_language(language).to_owned()
}
