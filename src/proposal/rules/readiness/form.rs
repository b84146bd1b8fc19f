//! What the form asks: basics, answers, documents.

use super::{Finding, REPLY};
use crate::call::rules::{Beyond, Field, FieldKind, Restated, Rulebook, Text, sum_named};
use crate::ground::{Euro, Result};
use crate::proposal::rules::asked::Asked;
use crate::proposal::rules::content::{Answer, Content, Document};
use crate::proposal::rules::letters::slot_of;
use crate::proposal::rules::part::Part;
use crate::proposal::rules::typed::{self, Habit};

pub fn basics(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    if content.title.is_empty() {
        findings.push(Finding::blocks("title-missing", Part::Basics).at("title"));
    }
    if book.track(&content.track).is_none() {
        findings.push(Finding::blocks("track-missing", Part::Basics).at("track"));
    }
    // Evaluators read the earlier report beside the proposal; without a word to it they read it alone.
    if let Some(earlier) = content.earlier.as_ref().filter(|earlier| earlier.reply.trim().is_empty()) {
        let finding = Finding::warns("reply-missing", Part::Basics).with("reference", &earlier.reference);
        findings.push(finding.at(REPLY));
    }
    findings
}

pub fn answers(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let (mut findings, asked) = (Vec::new(), Asked::of(book, content));
    for section in &book.sections {
        for field in section.fields.iter().filter(|field| asked.contains(&field.id)) {
            let answer = content.answers.get(&field.id).filter(|answer| !answer.is_empty());
            let empty = answer.map_or(0, |answer| empty_cells(field, answer));
            let blocks = |code| Finding::blocks(code, Part::Answers(section.id.clone()));
            let finding = match (answer, answer.and_then(|answer| unfit(field, answer))) {
                (None, _) if field.required => blocks("answer-missing"),
                (_, Some(Unfit::Day(Beyond::Early(day)))) => blocks("answer-early").with("earliest", day),
                (_, Some(Unfit::Day(Beyond::Late(day)))) => blocks("answer-late").with("latest", day),
                (_, Some(Unfit::Shape)) => blocks("answer-unfit"),
                _ if empty > 0 => blocks("answer-cells").with("count", empty),
                _ => continue,
            };
            findings.push(finding.about(&field.label).at(format!("answers.{}", field.id)));
        }
    }
    let asked = |id: &String| book.fields().any(|field| field.id == *id);
    let vanished = content.answers.iter().filter(|(id, answer)| !answer.is_empty() && !asked(id));
    findings
        .extend(vanished.map(|(id, _)| Finding::informs("answer-vanished", Part::Basics).with("field", id)));
    findings
}

/// Answers that repeat a sum of the budget, or stay within one: told by how much they do not.
pub fn restated(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let (mut findings, asked) = (Vec::new(), Asked::of(book, content));
    if content.costs.is_empty() {
        return Ok(findings);
    }
    for section in &book.sections {
        for field in section.fields.iter().filter(|field| asked.contains(&field.id)) {
            let Some(answer) = content.answers.get(&field.id).filter(|answer| !answer.is_empty()) else {
                continue;
            };
            for (label, said, against) in sums(field, answer)? {
                let told = held(content, said, &against)?.into_iter().map(|(code, budget, apart)| {
                    let finding = Finding::warns(code, Part::Answers(section.id.clone())).about(label);
                    let finding = finding.with("amount", said).with("budget_amount", budget);
                    finding.with("apart_amount", apart).at(format!("answers.{}", field.id))
                });
                findings.extend(told);
            }
        }
    }
    Ok(findings)
}

/// The amounts of an answer that are held against the budget: its own, or the sums of its columns.
fn sums<'b>(
    field: &'b crate::call::rules::Field,
    answer: &Answer,
) -> Result<Vec<(&'b Text, Euro, Restated)>> {
    let amount = |text: &str| Euro::parse(text).unwrap_or_default();
    match (&field.kind, answer) {
        (FieldKind::Money { restated, .. }, Answer::Text(text)) => {
            Ok(vec![(&field.label, amount(text), restated.clone())])
        }
        (FieldKind::Table(table), Answer::Rows(rows)) => {
            let sum =
                |at: usize| Euro::sum(rows.iter().filter_map(|row| row.get(at)).map(|cell| amount(cell)));
            let columns = table.columns.iter().enumerate();
            columns.map(|(at, column)| Ok((&column.label, sum(at)?, column.restated()))).collect()
        }
        _ => Ok(Vec::new()),
    }
}

/// What an amount breaks, with the sum of the budget it was held against and how far apart they are.
fn held(content: &Content, said: Euro, against: &Restated) -> Result<Vec<(&'static str, Euro, Euro)>> {
    let budget = |name: &str| {
        let of = sum_named(name).unwrap_or_default();
        let costs = content.costs.iter().filter(|cost| of.is_none_or(|id| id == cost.cost_type));
        Euro::sum(costs.map(|cost| cost.amount))
    };
    let mut broken = Vec::new();
    if let Some(budget) = against.equals.as_deref().map(budget).transpose()?
        && budget != said
    {
        broken.push(("answer-unequal", budget, said.max(budget).minus(said.min(budget))?));
    }
    if let Some(budget) = against.within.as_deref().map(budget).transpose()?
        && said > budget
    {
        broken.push(("answer-beyond", budget, said.minus(budget)?));
    }
    Ok(broken)
}

/// How a stored answer is not what is asked.
enum Unfit {
    Day(Beyond),
    Shape,
}

/// A later version of the rulebook may ask otherwise than when the answer was saved.
fn unfit(field: &Field, answer: &Answer) -> Option<Unfit> {
    let fits = || typed::answer(field, &answer.values(), Habit::Machine).is_ok();
    if typed::has_shape(field, answer) && fits() {
        return None;
    }
    Some(day_beyond(field, answer).map_or(Unfit::Shape, Unfit::Day))
}

/// The first day of an answer that is too early or too late.
fn day_beyond(field: &Field, answer: &Answer) -> Option<Beyond> {
    let of = |kind: &FieldKind, value: &String| match kind {
        FieldKind::Date(days) => days.beyond(value.parse().ok()?),
        _ => None,
    };
    match (&field.kind, answer) {
        (FieldKind::Table(table), Answer::Rows(rows)) => {
            let cells = rows.iter().flat_map(|row| row.iter().zip(&table.columns));
            cells.map(|(cell, column)| of(&column.cell(), cell)).find_map(|beyond| beyond)
        }
        (kind, Answer::Text(value)) => of(kind, value),
        _ => None,
    }
}

/// Cells of a table that are empty and may not be.
fn empty_cells(field: &Field, answer: &Answer) -> usize {
    let (FieldKind::Table(table), Answer::Rows(rows)) = (&field.kind, answer) else { return 0 };
    let cells = rows.iter().flat_map(|row| row.iter().zip(&table.columns));
    cells.filter(|(cell, column)| cell.is_empty() && !column.optional).count()
}

pub fn documents(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for slot in book.documents.iter().filter(|slot| slot.required && !content.fills(slot)) {
        let finding = |code| Finding::blocks(code, Part::Documents).about(&slot.title).at(slot.id.clone());
        if content.has_letters(slot) {
            let without = content.letterless(slot).into_iter();
            findings.extend(without.map(|name| finding("letter-missing").with("name", name)));
        } else {
            findings.push(finding("document-missing"));
        }
    }
    findings.extend(content.documents.iter().filter_map(|document| too_long(book, document)));
    findings
}

/// Surplus pages are no reason to refuse: they are blanked, and nobody who evaluates reads them.
fn too_long(book: &Rulebook, document: &Document) -> Option<Finding> {
    let slot = slot_of(book, &document.slot)?;
    let (most, surplus) = (slot.max_pages?, document.surplus(&slot));
    let finding = Finding::warns("pages-surplus", Part::Documents).about(&slot.title).at(slot.id.clone());
    (surplus > 0).then(|| finding.with("most", most).with("surplus", surplus))
}
