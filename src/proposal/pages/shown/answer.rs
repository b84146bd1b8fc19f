//! One answer to be read.
//!
//! `{{> shown_answer this}}`

use rust_decimal::Decimal;
use serde::Serialize;

use crate::call::rules::{ColumnKind, Field, FieldKind, Table};
use crate::ground::Euro;
use crate::proposal::rules::Answer;
use crate::words::{Language, Words, markdown};

#[derive(Clone, Debug, Default, Serialize)]
pub struct ShownAnswer {
    pub label: String,
    /// In the reader's language; what was chosen as a list, what was written as it was written.
    pub text: String,
    pub chosen: Vec<String>,
    /// Of Markdown, and safe to stand in a page.
    pub html: Option<String>,
    pub table: Option<ShownTable>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ShownTable {
    pub columns: Vec<ShownCell>,
    pub rows: Vec<Vec<ShownCell>>,
    /// A cell for every column, where any of them is summed.
    pub totals: Vec<ShownCell>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ShownCell {
    pub text: String,
    pub numeric: bool,
}

impl ShownAnswer {
    pub fn of(words: &Words, language: Language, field: &Field, answer: Option<&Answer>) -> Self {
        let mut shown =
            Self { label: field.label.in_language(language.code()).to_owned(), ..Self::default() };
        match (answer, &field.kind) {
            (Some(Answer::Chosen(ids)), kind) => {
                shown.chosen = ids.iter().map(|id| one(words, language, kind, id)).collect();
            }
            (Some(Answer::Rows(rows)), FieldKind::Table(of)) if !rows.is_empty() => {
                shown.table = Some(table(words, language, of, rows));
            }
            (Some(Answer::Text(text)), FieldKind::Text(limits)) => {
                shown.html = (limits.markdown && !text.is_empty()).then(|| markdown(text));
                shown.text.clone_from(text);
            }
            (Some(Answer::Text(text)), kind) => shown.text = one(words, language, kind, text),
            (Some(Answer::Rows(rows)), _) => shown.text = lines(rows),
            (None, _) => {}
        }
        shown
    }

    /// Of a field that nobody asks any more: as it was stored.
    pub fn as_it_is(id: &str, answer: &Answer) -> Self {
        let shown = Self { label: id.to_owned(), ..Self::default() };
        match answer {
            Answer::Text(text) => Self { text: text.clone(), ..shown },
            Answer::Chosen(ids) => Self { chosen: ids.clone(), ..shown },
            Answer::Rows(rows) => Self { text: lines(rows), ..shown },
        }
    }

    /// On one line, for lists and comparisons.
    pub fn plain(&self) -> String {
        let table = self.table.iter().flat_map(|table| &table.rows);
        let rows: Vec<String> = table
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" · "))
            .collect();
        let parts = [self.text.clone(), self.chosen.join(", "), rows.join("\n")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

fn lines(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join(" · ")).collect::<Vec<_>>().join("\n")
}

/// A value as people read it.
fn one(words: &Words, language: Language, kind: &FieldKind, value: &str) -> String {
    let voice = words.voice(language);
    let said = match kind {
        FieldKind::Choice { options, .. } => {
            let option = options.iter().find(|option| option.id == value);
            option.map(|option| option.label.in_language(language.code()).to_owned())
        }
        FieldKind::YesNo if !value.is_empty() => {
            Some(words.say(language, if value == "yes" { "common-yes" } else { "common-no" }))
        }
        FieldKind::Date(_) => value.parse().ok().map(|day| voice.day(day)),
        FieldKind::Number { decimals: 1.., .. } => Some(value.replace('.', language.decimal())),
        FieldKind::Money { .. } => {
            Euro::parse(value).ok().map(|amount| format!("EUR {}", voice.euro(amount)))
        }
        _ => None,
    };
    said.unwrap_or_else(|| value.to_owned())
}

fn table(words: &Words, language: Language, of: &Table, rows: &[Vec<String>]) -> ShownTable {
    let numeric = |kind: ColumnKind| matches!(kind, ColumnKind::Number | ColumnKind::Money);
    let voice = words.voice(language);
    let cell = |(column, value): (&crate::call::rules::Column, &String)| {
        let text = match Euro::parse(value) {
            Ok(amount) if column.kind == ColumnKind::Money => voice.euro(amount),
            _ => one(words, language, &column.cell(), value),
        };
        ShownCell { text, numeric: numeric(column.kind) }
    };
    let head = |column: &crate::call::rules::Column| {
        let label = column.label.in_language(language.code());
        let unit = if column.kind == ColumnKind::Money { " (EUR)" } else { "" };
        ShownCell { text: format!("{label}{unit}"), numeric: numeric(column.kind) }
    };
    let total = |(place, column): (usize, &crate::call::rules::Column)| {
        let values = rows.iter().filter_map(|row| row.get(place));
        let text = match column.kind {
            _ if !column.total => String::new(),
            ColumnKind::Money => Euro::sum(values.filter_map(|value| Euro::parse(value).ok()))
                .map(|sum| voice.euro(sum))
                .unwrap_or_default(),
            _ => {
                let numbers = values.filter_map(|value| Decimal::from_str_exact(value).ok());
                let sum = numbers.fold(Decimal::ZERO, Decimal::saturating_add);
                one(words, language, &column.cell(), &sum.normalize().to_string())
            }
        };
        ShownCell { text, numeric: numeric(column.kind) }
    };
    let sums = of.columns.iter().any(|column| column.total);
    ShownTable {
        columns: of.columns.iter().map(head).collect(),
        rows: rows.iter().map(|row| of.columns.iter().zip(row).map(cell).collect()).collect(),
        totals: if sums { of.columns.iter().enumerate().map(total).collect() } else { Vec::new() },
    }
}
