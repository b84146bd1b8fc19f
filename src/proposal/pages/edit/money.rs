//! What is asked from the EU: one amount per budget line and cost type, whatever the track allows first.

use super::{Filled, Group, Making};
use crate::call::rules::{BudgetLine, Rulebook};
use crate::ground::Euro;
use crate::people::Look;
use crate::proposal::pages::Typed;
use crate::proposal::pages::shown::cost_type;
use crate::proposal::rules::Content;
use crate::proposal::rules::typed::{Row, TypedAsk};
use crate::words::parts::Field;

pub fn read(typed: &Typed) -> Vec<Row<TypedAsk>> {
    typed.rows("asks", |value| TypedAsk {
        line: value("line"),
        cost_type: value("cost_type"),
        amount: value("amount"),
    })
}

/// A row for every line and cost type that it pays, where the track knows it or money was asked for it before.
pub fn stored(look: &Look<'_>, book: &Rulebook, content: &Content) -> Vec<Row<TypedAsk>> {
    let voice = look.words().voice(look.language);
    let track = book.track(&content.track);
    let mut rows = Vec::new();
    for line in &book.budget_lines {
        for cost_type in &line.pays {
            let ask = content.asks.iter().find(|ask| (&ask.line, &ask.cost_type) == (&line.id, cost_type));
            let known = track.is_none_or(|track| track.cost_types.contains(cost_type));
            if ask.is_some() || (known && line.serves(&content.track)) {
                let amount = ask.map(|ask| voice.euro(ask.amount)).unwrap_or_default();
                rows.push(TypedAsk { line: line.id.clone(), cost_type: cost_type.clone(), amount });
            }
        }
    }
    Row::numbered(rows)
}

pub fn filled(look: &Look<'_>, making: &Making<'_>, rows: &[Row<TypedAsk>]) -> Filled {
    let of_line = |line: &&BudgetLine| rows.iter().any(|row| row.typed.line == line.id);
    let groups = making.book.budget_lines.iter().filter(of_line).map(|line| {
        let here = rows.iter().filter(|row| row.typed.line == line.id);
        group(look, making, line, &here.collect::<Vec<_>>())
    });
    Filled { groups: groups.collect(), ..Filled::default() }
}

fn group(look: &Look<'_>, making: &Making<'_>, line: &BudgetLine, rows: &[&Row<TypedAsk>]) -> Group {
    let mut group = Group {
        legend: line.title.in_language(look.language.code()).to_owned(),
        note: note(look, line),
        hidden: Vec::new(),
        fields: Vec::new(),
        more: Vec::new(),
        more_label: String::new(),
        more_open: false,
    };
    for Row { place, typed } in rows {
        let name = |field: &str| format!("asks.{place}.{field}");
        group.hidden.push(Field::hidden(&name("line"), &typed.line));
        group.hidden.push(Field::hidden(&name("cost_type"), &typed.cost_type));
        let label = cost_type(look, making.book, &typed.cost_type);
        let mut field = Field::money(&name("amount"), label).value(&typed.amount);
        if let Some(read) = read_back(look, &typed.amount) {
            field = field.hint(read);
        }
        let errors = ["line", "cost_type", "amount"].iter().flat_map(|of| making.errors(look, &name(of)));
        group.fields.push(field.errors(errors.collect()));
    }
    group
}

fn note(look: &Look<'_>, line: &BudgetLine) -> String {
    let rate = look.words().voice(look.language).percent(line.max_rate);
    match line.cap_per_proposal {
        Some(cap) => look.text("proposal-line-capped", &[("rate", rate), ("cap_amount", cap.to_string())]),
        None => look.text("proposal-line-rate", &[("rate", rate)]),
    }
}

/// How an amount was understood: `1,234` can be meant both ways.
pub(super) fn read_back(look: &Look<'_>, typed: &str) -> Option<String> {
    let amount = Euro::parse_typed(typed).ok()?;
    Some(look.text("proposal-read-as", &[("amount", amount.to_string())]))
}
