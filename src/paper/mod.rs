//! Papers: what is printed. A [`Paper`] is data, set by one template of ours and written as a PDF by Typst.
//!
//! This room knows nothing of proposals. What people typed reaches the template as JSON and is placed as text:
//! nothing of it is ever read as markup, and the template's world has no files, no clock and no network. The same
//! paper gives the same bytes for the same version of the program.

mod cut;
mod press;
mod world;

use serde::Serialize;

pub use cut::cut;
pub use press::Press;

use crate::ground::{Error, Result};

/// Something to be printed, from its cover to its last block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// `en`, `fr`: how words are broken.
    pub language: String,
    pub title: String,
    /// Stands across every page, as `DRAFT` does; may be empty.
    pub mark: String,
    /// At the foot of every page.
    pub foot: String,
    pub cover: Cover,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// A line above the title.
    pub over: String,
    pub title: String,
    pub subtitle: String,
    pub facts: Vec<(String, String)>,
    pub note: String,
    /// Whether the blocks begin on a page of their own.
    pub alone: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    Heading {
        text: String,
    },
    /// What was written, with its own line ends.
    Text {
        text: String,
    },
    /// A question, and what was answered.
    Answer {
        label: String,
        text: String,
        items: Vec<String>,
    },
    Table(Table),
    /// Signs to be copied exactly, in lines of their own.
    Code {
        text: String,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// May be empty.
    pub label: String,
    pub heads: Vec<String>,
    /// The columns, counted from 0, whose figures stand at the right.
    pub right: Vec<usize>,
    /// Widths as parts of the whole; all alike where there are none.
    pub widths: Vec<u32>,
    pub rows: Vec<Vec<String>>,
    /// The last row, set apart; may be empty.
    pub total: Vec<String>,
    /// Said in place of rows where there are none.
    pub none: String,
}

/// The template all papers are set by.
const TEMPLATE: &str = include_str!("paper.typ");

/// Sets and writes a paper. It takes processor time: call it where blocking is fine, and outside of transactions.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>> {
    world::print(TEMPLATE, &serde_json::to_string(&said(paper)?)?, None).map_err(Error::internal)
}

/// What the template gets of a paper: long words have places where they may be broken, codes are as they are.
pub fn said(paper: &Paper) -> Result<serde_json::Value> {
    Ok(softened(serde_json::to_value(paper)?))
}

/// How long a word may be that stands in no dictionary: longer ones may be broken anywhere, or they would leave the
/// page.
const LONG: usize = 40;

fn softened(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::String(text) => Value::String(soft(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(softened).collect()),
        // What is to be copied exactly has its own lines, and nothing else may stand between its signs.
        Value::Object(map) if map.get("kind").is_some_and(|kind| kind == "code") => Value::Object(map),
        Value::Object(map) => map.into_iter().map(|(name, value)| (name, softened(value))).collect(),
        other => other,
    }
}

/// Puts places to break, which do not show, into words that are too long.
fn soft(text: &str) -> String {
    const BREAK: char = '\u{200b}';
    // A hash is to be copied as it is; the template gives it room.
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return text.to_owned();
    }
    let mut soft = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        run = if c.is_whitespace() { 0 } else { run + 1 };
        if run > LONG {
            soft.push(BREAK);
            run = 1;
        }
        soft.push(c);
    }
    soft
}

/// Text in lines of so many characters.
pub fn lines(text: &str, length: usize) -> String {
    let signs: Vec<char> = text.chars().collect();
    let lines = signs.chunks(length.max(1)).map(|line| line.iter().collect::<String>());
    lines.collect::<Vec<_>>().join("\n")
}
