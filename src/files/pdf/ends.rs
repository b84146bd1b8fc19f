//! The two ends of a file: the header it begins with, the table its last lines name, and nothing around them.

use super::Fault;
use super::tokens::find;

/// Readers look for the end in the last kilobyte; beyond it something else stands after the PDF.
const TAIL: usize = 1_024;
/// A ZIP archive is found by its last record, which a comment of at most this may follow.
const ZIP_TAIL: usize = 66_000;
const ZIP_END: &[u8] = b"PK\x05\x06";
/// What a browser would take a page by, where nothing told it otherwise.
const MARKUP: [&[u8]; 3] = [b"<html", b"<script", b"<!doctype"];

pub fn check(data: &[u8]) -> Result<(), Fault> {
    if !data.starts_with(b"%PDF-") {
        return Err(Fault::Broken);
    }
    let head = data.get(..TAIL).unwrap_or(data).to_ascii_lowercase();
    let page = MARKUP.iter().any(|word| find(&head, word).is_some());
    if page || find(last(data, ZIP_TAIL), ZIP_END).is_some() {
        return Err(Fault::Two);
    }
    let tail = last(data, TAIL);
    let end = rfind(tail, b"%%EOF").ok_or(Fault::Cut)?;
    let after = tail.get(end + 5..).unwrap_or_default();
    if after.iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0) {
        return Err(Fault::Cut);
    }
    let start = rfind(tail, b"startxref").ok_or(Fault::Cut)?;
    let table = number(tail.get(start + 9..).unwrap_or_default()).ok_or(Fault::Broken)?;
    if is_table(data.get(table..).unwrap_or_default()) { Ok(()) } else { Err(Fault::Broken) }
}

fn last(data: &[u8], bytes: usize) -> &[u8] {
    data.get(data.len().saturating_sub(bytes)..).unwrap_or(data)
}

fn rfind(data: &[u8], what: &[u8]) -> Option<usize> {
    data.windows(what.len()).rposition(|window| window == what)
}

fn number(text: &[u8]) -> Option<usize> {
    let text = text.trim_ascii_start();
    let digits: &[u8] = text.split(|byte| !byte.is_ascii_digit()).next().unwrap_or_default();
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// `xref`, or the object that holds a packed table: `12 0 obj`. Where the last lines lead elsewhere, every reader
/// would mend the file in its own way, and two might not show the same.
fn is_table(at: &[u8]) -> bool {
    let at = at.get(..64).unwrap_or(at).trim_ascii_start();
    let mut words = at.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let digits = |word: Option<&[u8]>| word.is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    at.starts_with(b"xref")
        || (digits(words.next())
            && digits(words.next())
            && words.next().is_some_and(|word| word.starts_with(b"obj")))
}
