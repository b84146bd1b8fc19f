//! CSV as RFC 4180 has it: commas, CRLF, a header. The last column's head is the mark of the report, so that
//! a file says how it was made even where it has no rows; its cells are empty.

use super::Teller;
use super::table::{Cell, Table};
use crate::ground::{Error, Result};
use crate::report::rules::Mark;

pub fn written(tell: Teller<'_>, table: &Table, mark: &Mark) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let own = ["call", "cutoff"];
    let heads = own.iter().chain(&table.columns);
    let heads = heads.map(|column| tell.say(&format!("report-col-{column}")));
    writer.write_record(heads.chain([mark.to_string()])).map_err(Error::internal)?;
    for row in &table.rows {
        let before = [mark.call.to_string(), mark.cutoff.to_string()];
        let cells = row.cells.iter().map(|cell| defused(tell, cell));
        writer
            .write_record(before.into_iter().chain(cells).chain([String::new()]))
            .map_err(Error::internal)?;
    }
    writer.into_inner().map_err(|error| Error::internal(error.to_string()))
}

/// What makes a spreadsheet take a cell for a formula, full-width forms included.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell as it is written. Text that a spreadsheet would run gets an apostrophe in front; our own figures
/// never need one, negative ones included.
fn defused(tell: Teller<'_>, cell: &Cell) -> String {
    let text = cell.machine(tell);
    if matches!(cell, Cell::Text(_)) && text.trim_start_matches(' ').starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text
    }
}
