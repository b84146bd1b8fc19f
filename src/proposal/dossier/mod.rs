//! Exactly what evaluators will see: the application as one PDF made from the form, and every document, with surplus
//! pages blanked. Applicants, staff and experts are given the same files, made here.
//!
//! The application is set in English whoever asks, so that there is one file and not one for each reader.

mod application;
mod archive;
mod receipt;

use std::sync::Arc;

use crate::call::rules::Rulebook;
use crate::ground::{Moment, Result};
use crate::paper::Paper;
use crate::people::Look;
use crate::proposal::rules::{Content, Document, of_declaration, of_letter, slot_of, slot_title};
use crate::words::Language;

pub use archive::send;
pub use receipt::paper as receipt_paper;

/// The language of what evaluators read.
pub const LANGUAGE: Language = Language::En;

/// What a dossier is made of.
#[derive(Clone, Debug)]
pub struct Source {
    pub reference: String,
    pub book: Arc<Rulebook>,
    pub content: Content,
    pub standing: Standing,
}

/// Which state of the proposal it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Counts saves.
    Draft {
        version: i64,
    },
    Submitted {
        version: i32,
        cutoff: i32,
        received: Moment,
        content_hash: String,
    },
}

/// The application, ready to be printed, and the documents that go with it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// `AIF-0007-2.zip`, `AIF-0007-draft.zip`.
    pub name: String,
    pub application: Paper,
    pub parts: Vec<Part>,
    /// Stands on every blanked page.
    pub blank: String,
}

/// A document as evaluators get it.
#[derive(Clone, Debug)]
pub struct Part {
    pub document: Document,
    pub title: String,
    /// How many pages stay, where there are more.
    pub keep: Option<u32>,
}

impl Dossier {
    pub fn of(look: &mut Look<'_>, source: &Source) -> Result<Self> {
        let (actor, now, wall, state) = (look.actor.clone(), look.now, look.wall, look.state);
        let read = Look { db: look.db, actor, now, wall, language: LANGUAGE, state };
        let name = match &source.standing {
            Standing::Draft { .. } => format!("{}-draft.zip", source.reference),
            Standing::Submitted { version, .. } => format!("{}-{version}.zip", source.reference),
        };
        Ok(Self {
            name,
            application: application::paper(&read, source)?,
            parts: parts(&source.book, &source.content, LANGUAGE.code()),
            blank: read.say("dossier-blank"),
        })
    }
}

/// The documents in the order of the rulebook's slots.
pub fn parts(book: &Rulebook, content: &Content, language: &str) -> Vec<Part> {
    let part = |document: &Document| {
        let title = slot_title(book, content, &document.slot, language);
        let surplus = slot_of(book, &document.slot).map_or(0, |slot| document.surplus(&slot));
        let keep = document.pages.filter(|_| surplus > 0).map(|pages| pages - surplus);
        Part { document: document.clone(), title, keep }
    };
    let place = |document: &Document| {
        let of = of_letter(&document.slot).map_or(document.slot.as_str(), |(of, _)| of);
        book.documents.iter().position(|slot| slot.id == of)
    };
    // What partners declare is for the officers who check it.
    let judged = content.documents.iter().filter(|document| of_declaration(&document.slot).is_none());
    let mut documents: Vec<&Document> = judged.collect();
    documents.sort_by_key(|document| (place(document).unwrap_or(usize::MAX), document.slot.clone()));
    documents.into_iter().map(part).collect()
}
