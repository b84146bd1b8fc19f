//! A whole application as a ZIP that can be read back: out of one installation or draft, into another.
//!
//! ```text
//! manifest.json      format, its version, the call, and every other file with bytes and SHA-256
//! application.json   what `PUT /api/v1/proposals/{proposal}` takes, and the reply to an earlier evaluation
//! declarations.json  what partners declared, where they did: to be read, and never taken over
//! documents/SLOT.pdf
//! ```
//!
//! But for what was declared it holds no reference, no moment and no id, so that a draft made from it is exported as the
//! same bytes. Reading
//! believes nothing: names, counts, sizes and hashes are checked before anything is understood ([`read`]), documents
//! are looked at like uploads ([`take`]), and what would change is told before anything does ([`differ`]).

pub mod differ;
pub mod read;
pub mod take;
pub mod write;

use serde::{Deserialize, Serialize};

use crate::proposal::acts::Whole;

pub const FORMAT: &str = "rollcall-application";
/// Counts changes that an older program would not understand.
///
/// 1 had no reply and no declarations: what it says of neither is left as it is.
pub const VERSION: u32 = 2;
pub const MANIFEST: &str = "manifest.json";
pub const APPLICATION: &str = "application.json";
pub const DECLARATIONS: &str = "declarations.json";
pub const DOCUMENTS: &str = "documents/";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: String,
    pub version: u32,
    /// Id of the call the application was written for.
    pub call: String,
    pub files: Vec<FileOf>,
    pub documents: Vec<DocumentOf>,
}

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOf {
    pub name: String,
    pub bytes: u64,
    /// In lower-case hex.
    pub sha256: String,
}

/// A document: its slot, what it is called, and which file it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentOf {
    pub slot: String,
    pub name: String,
    pub file: String,
}

/// What an archive says, after all of it was checked against itself.
#[derive(Clone, Debug)]
pub struct Opened {
    pub manifest: Manifest,
    pub whole: Whole,
    /// To the earlier evaluation, empty where nothing is said; None where the format had none yet.
    pub reply: Option<String>,
    /// How many declarations go along.
    pub declared: usize,
}
