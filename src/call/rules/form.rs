//! What a proposal is asked: sections, fields and document slots.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use super::asked::Condition;
use super::text::Text;
use crate::ground::Euro;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: String,
    pub title: Text,
    /// Asked always where this is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    pub fields: Vec<Field>,
}

/// One question. In a file all of it stands in one table: `kind = "text"`, `max = 500`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "super::stated::StatedField", into = "super::stated::StatedField")]
pub struct Field {
    /// Never reused with another kind.
    pub id: String,
    pub label: Text,
    pub hint: Text,
    /// An invented answer that shows what is wanted.
    pub example: Text,
    /// Required where it is asked.
    pub required: bool,
    /// Asked always where this is absent.
    pub when: Option<Condition>,
    pub kind: FieldKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text(TextLimits),
    /// One of the options, or several.
    Choice {
        options: Vec<Choice>,
        many: bool,
        /// The most that may be chosen; absent: all of them.
        most: Option<usize>,
    },
    YesNo,
    Number {
        min: i64,
        max: i64,
        /// The most digits behind the mark; 0: whole numbers.
        decimals: u32,
    },
    /// An amount in euro, in whole cents.
    Money {
        most: Option<Euro>,
        restated: Restated,
    },
    /// A day, between two others where the file names them.
    Date(Days),
    /// Rows of the same columns.
    Table(Table),
}

/// A sum of the budget that an answer repeats or stays within: `budget` is all of it, `budget:TYPE` that of a cost type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restated {
    pub equals: Option<String>,
    pub within: Option<String>,
}

/// The cost type of a sum of the budget by its name, None for all of it; no sum at all where the name is none.
pub fn sum_named(name: &str) -> Option<Option<&str>> {
    match name.strip_prefix("budget")? {
        "" => Some(None),
        of => of.strip_prefix(':').map(Some),
    }
}

/// How long a text may be, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLimits {
    /// Characters.
    pub max: usize,
    pub words: Option<usize>,
    /// On many lines.
    pub lines: bool,
    /// Headings, lists, emphasis and links by Markdown.
    pub markdown: bool,
}

/// The days that a date may be; each of the two is a day it may be itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
}

/// On which side of [`Days`] a day is, and the last one that would do there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    Early(NaiveDate),
    Late(NaiveDate),
}

impl Days {
    pub fn beyond(self, day: NaiveDate) -> Option<Beyond> {
        let early = self.earliest.filter(|earliest| day < *earliest).map(Beyond::Early);
        early.or_else(|| self.latest.filter(|latest| day > *latest).map(Beyond::Late))
    }
}

/// A day as a file writes it: `2026-06-01`, and no other way.
pub(super) fn iso_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let day = text.parse::<NaiveDate>().ok().filter(|day| day.to_string() == text);
    day.map(Some).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no day such as 2026-06-01")))
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: usize,
}

/// A column of a table. In a file: `{ id = "year", label = "Year", kind = "number", min = 2025, max = 2035 }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: String,
    pub label: Text,
    pub kind: ColumnKind,
    /// Of a text, in characters; of a number, the most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Of a number: the most digits behind the mark; absent: whole numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// Of a date.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "iso_day")]
    pub earliest: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "iso_day")]
    pub latest: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// A row may leave this cell empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// The sum of the column stands under it: for numbers and money.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub total: bool,
    /// The sum of the budget that the sum of the column is, or stays within: for money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equals: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    Text,
    Number,
    Money,
    Date,
    Choice,
}

/// Digits behind the mark of a number. Three could be thousands that somebody groups: `1.234` is refused, never misread.
pub const DECIMALS: RangeInclusive<u32> = 1..=2;

/// Characters of a cell where the file says nothing else.
const CELL_MAX: usize = 200;

impl Column {
    pub fn restated(&self) -> Restated {
        Restated { equals: self.equals.clone(), within: self.within.clone() }
    }

    /// A cell is asked like a field of one value.
    pub fn cell(&self) -> FieldKind {
        let number = |given: Option<i64>, otherwise: i64| given.unwrap_or(otherwise);
        match self.kind {
            ColumnKind::Text => {
                let max = self.max.and_then(|max| usize::try_from(max).ok()).unwrap_or(CELL_MAX);
                FieldKind::Text(TextLimits { max, words: None, lines: false, markdown: false })
            }
            ColumnKind::Number => FieldKind::Number {
                min: number(self.min, 0),
                max: number(self.max, 1_000_000_000),
                decimals: self.decimals.unwrap_or_default(),
            },
            ColumnKind::Money => FieldKind::Money { most: None, restated: self.restated() },
            ColumnKind::Date => FieldKind::Date(Days { earliest: self.earliest, latest: self.latest }),
            ColumnKind::Choice => {
                FieldKind::Choice { options: self.options.clone(), many: false, most: None }
            }
        }
    }
}

impl FieldKind {
    /// The name in files and in the API.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Choice { .. } => "choice",
            Self::YesNo => "yes_no",
            Self::Number { .. } => "number",
            Self::Money { .. } => "money",
            Self::Date(_) => "date",
            Self::Table(_) => "table",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: Text,
}

/// A document slot: one file, of one kind, in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    pub id: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    pub required: bool,
    /// Bytes.
    pub max_bytes: i64,
    /// Pages beyond this are no reason to refuse a document; they are blanked for whoever evaluates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_pages: Option<u32>,
    /// Each co-funder may give a document of its own, in place of the one for all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub per_funder: bool,
}
