//! What a proposal is asked: sections, fields and document slots.

use serde::{Deserialize, Serialize};

use super::text::Text;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: String,
    pub title: Text,
    pub fields: Vec<Field>,
}

/// One question. In a file all of it stands in one table: `kind = "text"`, `max = 500`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "StatedField", into = "StatedField")]
pub struct Field {
    /// Never reused with another kind.
    pub id: String,
    pub label: Text,
    pub hint: Text,
    pub required: bool,
    pub kind: FieldKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Text of at most `max` characters, on one line or on many.
    Text {
        max: usize,
        lines: bool,
    },
    /// One of the options, or several.
    Choice {
        options: Vec<Choice>,
        many: bool,
    },
    YesNo,
    Number {
        min: i64,
        max: i64,
    },
    Date,
}

impl FieldKind {
    /// The name in files and in the API.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Choice { .. } => "choice",
            Self::YesNo => "yes_no",
            Self::Number { .. } => "number",
            Self::Date => "date",
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
}

/// A field as a file states it. Serde cannot both flatten a tagged kind and refuse unknown keys, so the
/// keys of every kind are read here and held against the kind afterwards.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatedField {
    id: String,
    label: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    hint: Text,
    required: bool,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lines: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    many: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    options: Option<Vec<Choice>>,
}

impl StatedField {
    /// The keys that belong to one kind or another and are present here.
    fn present(&self) -> impl Iterator<Item = &'static str> {
        let keys = [
            ("lines", self.lines.is_some()),
            ("min", self.min.is_some()),
            ("max", self.max.is_some()),
            ("many", self.many.is_some()),
            ("options", self.options.is_some()),
        ];
        keys.into_iter().filter(|(_, present)| *present).map(|(key, _)| key)
    }
}

impl TryFrom<StatedField> for Field {
    type Error = String;

    fn try_from(stated: StatedField) -> Result<Self, String> {
        let allowed: &[&str] = match stated.kind.as_str() {
            "text" => &["max", "lines"],
            "choice" => &["options", "many"],
            "number" => &["min", "max"],
            "yes_no" | "date" => &[],
            other => {
                return Err(format!("`{other}` is no kind of field: text, choice, number, yes_no, date"));
            }
        };
        if let Some(key) = stated.present().find(|key| !allowed.contains(key)) {
            return Err(format!("a field of kind `{}` has no `{key}`", stated.kind));
        }
        let missing = |key: &str| format!("a field of kind `{}` needs `{key}`", stated.kind);
        let kind = match stated.kind.as_str() {
            "text" => FieldKind::Text {
                max: usize::try_from(stated.max.ok_or_else(|| missing("max"))?)
                    .map_err(|_negative| "`max` is a number of characters".to_owned())?,
                lines: stated.lines.unwrap_or_default(),
            },
            "choice" => FieldKind::Choice {
                options: stated.options.ok_or_else(|| missing("options"))?,
                many: stated.many.unwrap_or_default(),
            },
            "number" => FieldKind::Number {
                min: stated.min.ok_or_else(|| missing("min"))?,
                max: stated.max.ok_or_else(|| missing("max"))?,
            },
            "date" => FieldKind::Date,
            _ => FieldKind::YesNo,
        };
        Ok(Self { id: stated.id, label: stated.label, hint: stated.hint, required: stated.required, kind })
    }
}

impl From<Field> for StatedField {
    fn from(field: Field) -> Self {
        let kind = field.kind.name().to_owned();
        let Field { id, label, hint, required, kind: of } = field;
        let bare = Self {
            id,
            label,
            hint,
            required,
            kind,
            lines: None,
            min: None,
            max: None,
            many: None,
            options: None,
        };
        match of {
            FieldKind::Text { max, lines } => {
                Self { max: Some(i64::try_from(max).unwrap_or(i64::MAX)), lines: Some(lines), ..bare }
            }
            FieldKind::Choice { options, many } => Self { options: Some(options), many: Some(many), ..bare },
            FieldKind::Number { min, max } => Self { min: Some(min), max: Some(max), ..bare },
            FieldKind::YesNo | FieldKind::Date => bare,
        }
    }
}
