//! Exactly what evaluators will see: the application as one PDF made from the form, and every document, with surplus
//! pages blanked. Applicants, staff and experts are given the same files, made here.
//!
//! The application is set in English whoever asks, so that there is one file and not one for each reader.
//!
//! What was accepted after the cut-off lies beside that, in files of its own: a dossier that is asked for as of a version
//! is the sealed part alone, the same bytes for ever, and says nothing of what came later.

mod application;
mod archive;
mod beside;
mod given;
mod receipt;

use std::sync::Arc;

use crate::call::rules::Rulebook;
use crate::ground::ids::ProposalId;
use crate::ground::{Error, Moment, Result};
use crate::paper::Paper;
use crate::people::Look;
use crate::proposal::rules::{
    Content, Document, Frozen, Heading, of_declaration, of_letter, slot_of, slot_title,
};
use crate::proposal::store::submissions::{self, Held};
use crate::proposal::store::{self, Proposal, supplements};
use crate::words::Language;

pub use application::facts;
pub use archive::{pdf, send};
pub use beside::{Beside, Enclosed};
pub use given::Given;
pub use receipt::{late_words, of as receipt_of};

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
    /// `AIF-0007-2.zip`, `AIF-0007-2-with-supplements.zip`, `AIF-0007-draft.zip`.
    pub name: String,
    pub application: Paper,
    pub parts: Vec<Part>,
    /// What was accepted beside it: nothing where only the sealed part is asked for.
    pub beside: Vec<Beside>,
    /// Heads the list of that.
    pub beside_title: String,
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

impl Part {
    /// A document as a rulebook's slot for it says.
    pub fn of(book: &Rulebook, content: &Content, document: &Document, language: &str) -> Self {
        let title = slot_title(book, content, &document.slot, language);
        let surplus = slot_of(book, &document.slot).map_or(0, |slot| document.surplus(&slot));
        let keep = document.pages.filter(|_| surplus > 0).map(|pages| pages - surplus);
        Self { document: document.clone(), title, keep }
    }
}

/// What a reader is shown: members their draft, or a version that is named; what a passed cut-off took in is what
/// officials see, and members too: nothing else of it will be read.
///
/// # Errors
/// `NotFound` for everybody else, and for a version that is not theirs to see.
pub fn source(look: &mut Look<'_>, key: &str, version: Option<i32>) -> Result<(Proposal, Source)> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    let reference = proposal.reference.clone();
    if version.is_none() && sight.is_member() {
        let call = store::open_call(look.db, &proposal.call)?;
        let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
        if !matches!(heading, Heading::Received { .. }) {
            let content = store::content_of(look.db, &proposal)?;
            let standing = Standing::Draft { version: proposal.version };
            return Ok((proposal, Source { reference, book: call.book, content, standing }));
        }
    }
    let Held { proposal, submitted, .. } = submissions::held(look.db, &actor, key, version, look.now)?;
    let book = submissions::book_of(look.db, &proposal, &submitted)?;
    let history = submissions::history(look.db, &proposal.id)?;
    let row = history.into_iter().find(|row| row.version == submitted.version).ok_or(Error::NotFound)?;
    let standing = Standing::Submitted {
        version: submitted.version,
        cutoff: submitted.cutoff,
        received: submitted.received,
        content_hash: row.content_hash,
    };
    Ok((proposal, Source { reference, book, content: submitted.content, standing }))
}

impl Dossier {
    /// The sealed part.
    pub fn of(look: &mut Look<'_>, source: &Source) -> Result<Self> {
        let read = in_english(look);
        let name = match &source.standing {
            Standing::Draft { .. } => format!("{}-draft.zip", source.reference),
            Standing::Submitted { version, .. } => format!("{}-{version}.zip", source.reference),
        };
        Ok(Self {
            name,
            application: application::paper(&read, source)?,
            parts: parts(&source.book, &source.content, LANGUAGE.code()),
            beside: Vec::new(),
            beside_title: read.say("beside-title"),
            blank: read.say("dossier-blank"),
        })
    }

    /// The sealed part, and what was accepted beside it for the cut-off that took it in.
    pub fn as_it_is_read(look: &mut Look<'_>, source: &Source, proposal: &ProposalId) -> Result<Self> {
        let mut dossier = Self::of(look, source)?;
        let Some(cutoff) = source.cutoff() else { return Ok(dossier) };
        let accepted = supplements::of_cutoff(look.db, proposal, cutoff)?;
        if !accepted.is_empty() {
            let stem = dossier.name.trim_end_matches(".zip");
            dossier.name = format!("{stem}-with-supplements.zip");
        }
        let read = in_english(look);
        dossier.beside =
            accepted.into_iter().map(|one| Beside::of(&read, source, one)).collect::<Result<_>>()?;
        Ok(dossier)
    }
}

fn in_english<'a>(look: &'a mut Look<'_>) -> Look<'a> {
    let (actor, now, wall, state) = (look.actor.clone(), look.now, look.wall, look.state);
    Look { db: look.db, actor, now, wall, language: LANGUAGE, state }
}

/// What a cut-off took in, for whom the asker has cleared: the same files that its applicants were shown, and what was
/// accepted beside them.
pub fn of_frozen(look: &mut Look<'_>, book: &Arc<Rulebook>, frozen: &Frozen) -> Result<Dossier> {
    let source = Source {
        reference: frozen.reference.clone(),
        book: book.clone(),
        content: frozen.content.clone(),
        standing: Standing::Submitted {
            version: frozen.version,
            cutoff: frozen.cutoff,
            received: frozen.received,
            content_hash: frozen.content_hash.clone(),
        },
    };
    Dossier::as_it_is_read(look, &source, &frozen.proposal)
}

/// The documents in the order of the rulebook's slots.
pub fn parts(book: &Rulebook, content: &Content, language: &str) -> Vec<Part> {
    let place = |document: &Document| {
        let of = of_letter(&document.slot).map_or(document.slot.as_str(), |(of, _)| of);
        book.documents.iter().position(|slot| slot.id == of)
    };
    // What partners declare is for the officers who check it.
    let judged = content.documents.iter().filter(|document| of_declaration(&document.slot).is_none());
    let mut documents: Vec<&Document> = judged.collect();
    documents.sort_by_key(|document| (place(document).unwrap_or(usize::MAX), document.slot.clone()));
    documents.into_iter().map(|document| Part::of(book, content, document, language)).collect()
}
