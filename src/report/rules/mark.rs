//! What stands in every report about how it was made, so that it can be made again.
//!
//! One line, the same in all formats: `rollcall-report program:0.1.0 call:ai-factories cutoff:1 …`. It holds
//! nothing that HTML, CSV or JSON would write in another way, so that it is found in all of them alike.

use std::fmt;

use chrono::NaiveDate;

use super::sealed::EditionName;
use crate::ground::Moment;
use crate::ground::ids::CallId;
use crate::named;

named! {
    Format {
        Html => "html",
        Csv => "csv",
        Json => "json",
    }

    /// Why there is nothing to report yet.
    Standing {
        Open => "open",
        NotSealed => "not_sealed",
        NoResults => "no_results",
    }
}

/// What a report was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Published history as known on a day; the hash is of that.
    Published { known_on: NaiveDate, hash: String },
    /// A sealed edition, by its hash.
    Sealed { kind: EditionName, hash: String },
    /// Nothing yet, as of a moment.
    Nothing { why: Standing, as_of: Moment },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub program: String,
    pub call: CallId,
    pub cutoff: i32,
    pub basis: Basis,
    /// Hash of the rulebook's version.
    pub rulebook: String,
    pub format: Format,
    /// Code of the language.
    pub language: String,
    /// Which table, where the format holds but one.
    pub table: Option<String>,
    /// SHA-256 of the report's canonical JSON.
    pub content: String,
}

const HEAD: &str = "rollcall-report ";

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HEAD}program:{} call:{} cutoff:{}", self.program, self.call, self.cutoff)?;
        match &self.basis {
            Basis::Published { known_on, hash } => {
                write!(f, " basis:published known-on:{known_on} history:{hash}")?;
            }
            Basis::Sealed { kind, hash } => write!(f, " basis:sealed kind:{} edition:{hash}", kind.name())?,
            Basis::Nothing { why, as_of } => write!(f, " basis:{} as-of:{as_of}", why.name())?,
        }
        write!(f, " rulebook:{} format:{}", self.rulebook, self.format.name())?;
        write!(f, " language:{}", self.language)?;
        if let Some(table) = &self.table {
            write!(f, " table:{table}")?;
        }
        write!(f, " content:{}", self.content)
    }
}

impl Mark {
    /// The mark of a report of any format; None where the text holds none.
    pub fn find(text: &str) -> Option<Self> {
        let from = text.find(HEAD)?;
        let line = text.get(from + HEAD.len()..)?;
        let line = line.split(['"', '<', '\n', '\r', ',', '\\']).next()?;
        let value = |name: &str| {
            let of = |pair: &'_ str| {
                pair.split_once(':').filter(|(key, _)| *key == name).map(|(_, v)| v.to_owned())
            };
            line.split(' ').find_map(of)
        };
        let basis = match value("basis")?.as_str() {
            "published" => {
                Basis::Published { known_on: value("known-on")?.parse().ok()?, hash: value("history")? }
            }
            "sealed" => Basis::Sealed { kind: EditionName::parse(&value("kind")?)?, hash: value("edition")? },
            other => Basis::Nothing { why: Standing::parse(other)?, as_of: value("as-of")?.parse().ok()? },
        };
        Some(Self {
            program: value("program")?,
            call: CallId::from_text(value("call")?),
            cutoff: value("cutoff")?.parse().ok()?,
            basis,
            rulebook: value("rulebook")?,
            format: Format::parse(&value("format")?)?,
            language: value("language")?,
            table: value("table"),
            content: value("content")?,
        })
    }
}
