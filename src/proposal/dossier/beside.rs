//! What was accepted beside a submission, as files of their own: a record of each supplement, and the documents that
//! were accepted. They lie apart from what was sealed, and none of that changes with them.

use super::{LANGUAGE, Source, Standing};
use crate::ground::{Moment, Result};
use crate::paper::{Block, Cover, Paper};
use crate::people::Look;
use crate::proposal::rules::{Attachment, Supplement};

/// A supplement as evaluators get it.
#[derive(Clone, Debug)]
pub struct Beside {
    /// `supplements/supplement-1.pdf`
    pub name: String,
    /// `Supplement 1: clerical error`
    pub title: String,
    /// The record of it, ready to be printed.
    pub record: Paper,
    pub document: Option<Enclosed>,
}

/// A document that was accepted.
#[derive(Clone, Debug)]
pub struct Enclosed {
    /// `supplements/supplement-2-document.pdf`: what it was called is told, and never becomes a name in an archive.
    pub name: String,
    pub file: Attachment,
}

impl Beside {
    /// In English, as the application is: one file for everybody.
    pub fn of(look: &Look<'_>, source: &Source, one: Supplement) -> Result<Self> {
        let kind = look.say(&format!("supplement-kind-{}", one.kind.name()));
        let args = [("number", one.number.to_string()), ("kind", kind)];
        let title = look.text("supplement-title", &args);
        let stem = format!("supplements/supplement-{}", one.number);
        let document = one
            .document
            .clone()
            .map(|file| Enclosed { name: format!("{stem}-document.{}", extension(&file.media_type)), file });
        let record = record(look, source, &title, (&one, document.as_ref()));
        Ok(Self { name: format!("{stem}.pdf"), title, record, document })
    }
}

fn extension(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        _ => "bin",
    }
}

/// What it says and is to be read as, who decided, when, by which rule and why. Who: by their part, since experts are
/// given the record and staff are not told by name to them.
fn record(
    look: &Look<'_>,
    source: &Source,
    title: &str,
    (one, document): (&Supplement, Option<&Enclosed>),
) -> Paper {
    let acronym = &source.content.acronym;
    let version = [("version", one.version.to_string())];
    let mut facts = vec![
        (look.say("proposal-reference"), source.reference.clone()),
        (look.say("beside-to"), look.text("beside-to-version", &version)),
        (look.say("beside-decision"), look.say("beside-accepted")),
        (look.say("beside-by"), look.say("beside-by-staff")),
        (look.say("beside-at"), exactly(one.at)),
        (look.say("supplement-basis"), one.legal_basis.clone()),
    ];
    if let Some(document) = document {
        facts.push((look.say("beside-document"), document.file.name.clone()));
        facts.push((look.say("beside-file"), document.name.clone()));
        facts.push(("SHA-256".to_owned(), document.file.sha256.clone()));
    }
    let answer =
        |label: String, text: &str| Block::Answer { label, text: text.to_owned(), items: Vec::new() };
    let mut blocks = Vec::new();
    if let Some(passage) = &one.correction {
        blocks.push(Block::Heading { text: passage.place.clone() });
        blocks.push(answer(look.say("supplement-before"), &passage.before));
        blocks.push(answer(look.say("supplement-after"), &passage.after));
    }
    blocks.push(answer(look.say("supplement-reason"), &one.reason));
    Paper {
        language: LANGUAGE.code().to_owned(),
        title: format!("{} {acronym}: {title}", source.reference),
        mark: String::new(),
        foot: format!("{} {acronym} · {title}", source.reference),
        cover: Cover {
            over: source.book.call.title.in_language(LANGUAGE.code()).to_owned(),
            title: title.to_owned(),
            subtitle: format!("{acronym}: {}", source.content.title),
            facts,
            note: look.say("beside-note"),
            alone: false,
        },
        blocks,
    }
}

/// To the second, in UTC.
fn exactly(at: Moment) -> String {
    at.utc().format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

impl Source {
    /// The cut-off that took it in; None for a draft, beside which nothing is accepted.
    pub fn cutoff(&self) -> Option<i32> {
        match self.standing {
            Standing::Draft { .. } => None,
            Standing::Submitted { cutoff, .. } => Some(cutoff),
        }
    }
}
