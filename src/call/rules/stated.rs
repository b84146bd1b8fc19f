//! A field as a file states it: all of it in one table, whatever its kind.
//!
//! Serde cannot both flatten a tagged kind and refuse unknown keys, so the keys of every kind are read here and
//! held against the kind afterwards.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::asked::Condition;
use super::form::{Choice, Column, Days, Field, FieldKind, Restated, Table, TextLimits, iso_day};
use super::text::Text;
use crate::ground::Euro;

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct StatedField {
    id: String,
    label: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    hint: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    example: Text,
    required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<Condition>,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lines: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decimals: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    markdown: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    many: Option<bool>,
    /// Of a choice, the most that may be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    choose: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    options: Option<Vec<Choice>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    most: Option<Euro>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "iso_day")]
    earliest: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "iso_day")]
    latest: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    equals: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<Column>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
}

const KINDS: &[(&str, &[&str])] = &[
    ("text", &["max", "words", "lines", "markdown"]),
    ("choice", &["options", "many", "choose"]),
    ("number", &["min", "max", "decimals"]),
    ("money", &["most", "equals", "within"]),
    ("yes_no", &[]),
    ("date", &["earliest", "latest"]),
    ("table", &["columns", "rows"]),
];

impl StatedField {
    /// The keys that belong to one kind or another and are present here.
    fn present(&self) -> impl Iterator<Item = &'static str> {
        let keys = [
            ("lines", self.lines.is_some()),
            ("min", self.min.is_some()),
            ("max", self.max.is_some()),
            ("decimals", self.decimals.is_some()),
            ("words", self.words.is_some()),
            ("markdown", self.markdown.is_some()),
            ("many", self.many.is_some()),
            ("choose", self.choose.is_some()),
            ("options", self.options.is_some()),
            ("most", self.most.is_some()),
            ("equals", self.equals.is_some()),
            ("within", self.within.is_some()),
            ("earliest", self.earliest.is_some()),
            ("latest", self.latest.is_some()),
            ("columns", self.columns.is_some()),
            ("rows", self.rows.is_some()),
        ];
        keys.into_iter().filter(|(_, present)| *present).map(|(key, _)| key)
    }

    fn kind(&mut self) -> Result<FieldKind, String> {
        let Some((_, allowed)) = KINDS.iter().find(|(kind, _)| *kind == self.kind) else {
            let known: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
            return Err(format!("`{}` is no kind of field: {}", self.kind, known.join(", ")));
        };
        if let Some(key) = self.present().find(|key| !allowed.contains(key)) {
            return Err(format!("a field of kind `{}` has no `{key}`", self.kind));
        }
        let missing = |key: &str| format!("a field of kind `{}` needs `{key}`", self.kind);
        Ok(match self.kind.as_str() {
            "text" => FieldKind::Text(TextLimits {
                max: usize::try_from(self.max.ok_or_else(|| missing("max"))?)
                    .map_err(|_negative| "`max` is a number of characters".to_owned())?,
                words: self.words,
                lines: self.lines.unwrap_or_default() || self.markdown.unwrap_or_default(),
                markdown: self.markdown.unwrap_or_default(),
            }),
            "choice" => FieldKind::Choice {
                options: self.options.take().ok_or_else(|| missing("options"))?,
                many: self.many.unwrap_or_default(),
                most: self.choose,
            },
            "number" => FieldKind::Number {
                min: self.min.ok_or_else(|| missing("min"))?,
                max: self.max.ok_or_else(|| missing("max"))?,
                decimals: self.decimals.unwrap_or_default(),
            },
            "money" => FieldKind::Money {
                most: self.most,
                restated: Restated { equals: self.equals.take(), within: self.within.take() },
            },
            "table" => FieldKind::Table(Table {
                columns: self.columns.take().ok_or_else(|| missing("columns"))?,
                rows: self.rows.ok_or_else(|| missing("rows"))?,
            }),
            "date" => FieldKind::Date(Days { earliest: self.earliest, latest: self.latest }),
            _ => FieldKind::YesNo,
        })
    }
}

impl TryFrom<StatedField> for Field {
    type Error = String;

    fn try_from(mut stated: StatedField) -> Result<Self, String> {
        let kind = stated.kind()?;
        let StatedField { id, label, hint, example, required, when, .. } = stated;
        Ok(Self { id, label, hint, example, required, when, kind })
    }
}

impl From<Field> for StatedField {
    fn from(field: Field) -> Self {
        let kind = field.kind.name().to_owned();
        let Field { id, label, hint, example, required, when, kind: of } = field;
        let bare = Self { id, label, hint, example, required, when, kind, ..Self::default() };
        match of {
            FieldKind::Text(TextLimits { max, words, lines, markdown }) => Self {
                max: Some(i64::try_from(max).unwrap_or(i64::MAX)),
                words,
                lines: Some(lines),
                markdown: markdown.then_some(true),
                ..bare
            },
            FieldKind::Choice { options, many, most } => {
                Self { options: Some(options), many: Some(many), choose: most, ..bare }
            }
            FieldKind::Number { min, max, decimals } => Self {
                min: Some(min),
                max: Some(max),
                decimals: Some(decimals).filter(|decimals| *decimals > 0),
                ..bare
            },
            FieldKind::Money { most, restated: Restated { equals, within } } => {
                Self { most, equals, within, ..bare }
            }
            FieldKind::Table(Table { columns, rows }) => {
                Self { columns: Some(columns), rows: Some(rows), ..bare }
            }
            FieldKind::Date(Days { earliest, latest }) => Self { earliest, latest, ..bare },
            FieldKind::YesNo => bare,
        }
    }
}
