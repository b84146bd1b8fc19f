//! Text as people type it, made comparable once, at the edge.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Why a piece of text was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadText {
    #[error("this is empty")]
    Empty,
    #[error("this is longer than {max} characters: it has {has}")]
    TooLong { max: usize, has: usize },
    #[error("this holds a character no text may hold (U+0000)")]
    Nul,
}

/// Brings text into one form: Unicode NFC, line ends as `\n`, no white space around it.
/// U+0000 is refused, since PostgreSQL cannot hold it and SQLite cuts at it.
pub fn clean(text: &str) -> Result<String, BadText> {
    if text.contains('\0') {
        return Err(BadText::Nul);
    }
    let composed = composed(text);
    let ended = if composed.contains('\r') {
        Cow::Owned(composed.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        composed
    };
    Ok(ended.trim().to_owned())
}

/// Nearly all text is in NFC as it comes, and every text is cleaned again at each check of what stands in a form.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// [`clean`], and not empty, and at most `max` characters long.
pub fn line(text: &str, max: usize) -> Result<String, BadText> {
    let clean = clean(text)?;
    match clean.chars().count() {
        0 => Err(BadText::Empty),
        has if has > max => Err(BadText::TooLong { max, has }),
        _ => Ok(clean),
    }
}

/// The form two e-mail addresses or search words are compared in: NFKC, lower case.
pub fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

/// The form two names of organisations are compared in: folded, without punctuation and spacing.
pub fn bare(name: &str) -> String {
    folded(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A 9-digit participant identification code of the EU's register of organisations. No checksum of it is public, so its
/// form is all that can be checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pic(String);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a PIC has nine digits")]
pub struct NotAPic;

impl Pic {
    pub fn parse(text: &str) -> Result<Self, NotAPic> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let well_formed = digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit());
        if well_formed { Ok(Self(digits)) } else { Err(NotAPic) }
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Pic {
    type Error = NotAPic;
    fn try_from(text: String) -> Result<Self, NotAPic> {
        Self::parse(&text)
    }
}

impl From<Pic> for String {
    fn from(pic: Pic) -> String {
        pic.0
    }
}

impl fmt::Display for Pic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Bytes in lower-case hex: how hashes are written everywhere.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
