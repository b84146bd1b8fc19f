//! A report as a file: HTML for people, CSV for spreadsheets, JSON for programs.

mod csv;
mod html;
mod published;
mod sealed;
mod table;

use serde_json::json;

use super::rules::{Body, Format, Mark, Report};
use crate::ground::{Error, Refusal, Result};
use crate::words::{Language, Words};

pub use html::DocumentView;
pub use table::{Table, TableId};

/// The version of this program, as it stands in what it issues.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Who is told: the words, and the language.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub words: &'a Words,
    pub language: Language,
}

impl Teller<'_> {
    fn say(&self, key: &str) -> String {
        self.words.say(self.language, key)
    }

    fn text(&self, key: &str, args: &[(&str, String)]) -> String {
        let args = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.words.text(self.language, key, &args)
    }
}

/// A report in a format, ready to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
    /// `ai-factories-cutoff-2-proposals.csv`
    pub name: String,
}

/// Renders a report. `table` chooses among the tables where the format holds but one.
///
/// # Errors
/// `report-no-table` where this report has no such table.
pub fn issue(tell: Teller<'_>, report: &Report, format: Format, table: TableId) -> Result<Issued> {
    let mark = mark(tell, report, format, table)?;
    let stem = format!("{}-cutoff-{}", report.call, report.cutoff);
    Ok(match format {
        Format::Json => Issued {
            bytes: json_bytes(report, &mark)?,
            media_type: "application/json",
            name: format!("{stem}.json"),
        },
        Format::Csv => Issued {
            bytes: csv::written(tell, &chosen(tell, report, table)?, &mark)?,
            media_type: "text/csv; charset=utf-8; header=present",
            name: format!("{stem}-{}.csv", table.name()),
        },
        Format::Html => Issued {
            bytes: html::standalone(tell, report, &mark)?.into_bytes(),
            media_type: "text/html; charset=utf-8",
            name: format!("{stem}.html"),
        },
    })
}

fn mark(tell: Teller<'_>, report: &Report, format: Format, table: TableId) -> Result<Mark> {
    Ok(Mark {
        program: PROGRAM.to_owned(),
        call: report.call.clone(),
        cutoff: report.cutoff,
        basis: report.basis(),
        rulebook: report.rulebook.hash.clone(),
        format,
        language: tell.language.code().to_owned(),
        table: (format == Format::Csv).then(|| table.name().to_owned()),
        content: report.hash()?,
    })
}

/// The document for a page, which is no file and is not verified, but says what it was made from too.
pub fn document_of(tell: Teller<'_>, report: &Report) -> Result<DocumentView> {
    html::document(tell, report, &mark(tell, report, Format::Html, TableId::Proposals)?)
}

/// Canonical JSON (RFC 8785) and a line end. `report` is the same over formats, languages and releases.
fn json_bytes(report: &Report, mark: &Mark) -> Result<Vec<u8>> {
    let whole = json!({ "mark": mark.to_string(), "program": mark.program, "report": report, "sha256": mark.content });
    Ok(format!("{}\n", serde_json_canonicalizer::to_string(&whole)?).into_bytes())
}

/// The tables of a report, in the order they are shown.
pub fn tables(tell: Teller<'_>, report: &Report) -> Result<Vec<Table>> {
    match &report.body {
        Body::Open { .. } | Body::NotSealed { .. } | Body::NoResults { .. } => Ok(Vec::new()),
        Body::Published(published) => published::tables(tell, published),
        Body::Sealed(sealed) => sealed::tables(tell, sealed),
    }
}

fn chosen(tell: Teller<'_>, report: &Report, wanted: TableId) -> Result<Table> {
    let mut tables = tables(tell, report)?;
    match tables.iter().position(|table| table.id == wanted) {
        Some(place) => Ok(tables.swap_remove(place)),
        // Nothing to tell yet is an empty list, and no error.
        None if tables.is_empty() && wanted == TableId::Proposals => Ok(Table::new(wanted, &["acronym"])),
        None => Err(Refusal::new("report-no-table").with("table", wanted.name()).into()),
    }
}

/// What holding a file against the report it says it is came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Byte for byte what this program makes of the same things.
    SameBytes,
    /// Another program version made it, and its JSON says the same.
    SameContent { by: String },
    /// Another program version rendered it, so its bytes tell nothing. Whether the hash it states is that of
    /// what it was made from says nothing about what it shows.
    NotComparable { by: String, states_the_same: bool },
    /// It was changed, or what it was made from was. The place is where the first byte differs.
    Differs { at: Option<usize> },
}

/// Holds a file against the report made again from the same things: bytes for the same program version, else
/// the JSON. Other formats of another version cannot be compared.
pub fn verify(tell: Teller<'_>, report: &Report, mark: &Mark, file: &[u8]) -> Result<Verdict> {
    if mark.program != PROGRAM {
        return other_version(report, mark, file);
    }
    let table = match &mark.table {
        Some(name) => TableId::parse(name).ok_or(Error::NotFound)?,
        None => TableId::Proposals,
    };
    let issued = issue(tell, report, mark.format, table)?;
    if issued.bytes == file {
        return Ok(Verdict::SameBytes);
    }
    let first = issued.bytes.iter().zip(file).position(|(ours, theirs)| ours != theirs);
    Ok(Verdict::Differs { at: Some(first.unwrap_or(issued.bytes.len().min(file.len()))) })
}

fn other_version(report: &Report, mark: &Mark, file: &[u8]) -> Result<Verdict> {
    let by = mark.program.clone();
    if mark.format != Format::Json {
        return Ok(Verdict::NotComparable { by, states_the_same: mark.content == report.hash()? });
    }
    let theirs: serde_json::Value =
        serde_json::from_slice(file).map_err(|_not_json| Refusal::new("report-not-json"))?;
    let same = theirs.get("report") == Some(&serde_json::to_value(report)?);
    Ok(if same { Verdict::SameContent { by } } else { Verdict::Differs { at: None } })
}
