//! Budgets in spreadsheets: read from CSV, from cells that were copied, and from XLSX; written as CSV and XLSX.
//!
//! A sheet is rows of text until the budget's own rules read it ([`typed::cost`](super::rules::typed::cost)), so what
//! comes from a spreadsheet meets the same rules as what is typed. Organisations, cost types and lines are named in
//! words or by id; what is not known is told with its row, and nothing is guessed.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::rules::typed::{COSTS_MAX, Habit, Row, TypedCost, cost, costs, costs_of};
use super::rules::{Content, Cost, Partner};
use crate::call::rules::{Rulebook, Text};
use crate::ground::ids::PartnerId;
use crate::ground::refusal::{SHEET_ABOUT, SHEET_COLUMN, SHEET_HEAD, SHEET_ROW};
use crate::ground::text::bare;
use crate::ground::{Error, Euro, Problems, Result};

/// Bytes of a sheet, and of all its parts once unpacked: what is packed more than that is no budget.
pub const MOST_BYTES: usize = 2_000_000;
const MOST_UNPACKED: u64 = 20_000_000;
const MOST_PARTS: usize = 200;
const MOST_COLUMNS: usize = 50;

/// The columns in the order they are written; a sheet without heads is read in this order.
pub const COLUMNS: [&str; 7] = ["partner", "cost_type", "year", "line", "cost", "asked", "note"];
/// What a row of the budget calls them.
const FIELDS: [&str; 7] = ["partner", "cost_type", "year", "line", "amount", "asked", "note"];

/// Why a sheet was not read at all, as the code of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotASheet {
    /// Neither text nor XLSX, or broken.
    Unreadable,
    /// Unpacks to more than a budget can be.
    TooLarge,
    TooManyRows,
    Empty,
}

impl NotASheet {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "sheet-unreadable",
            Self::TooLarge => "sheet-large",
            Self::TooManyRows => "sheet-rows",
            Self::Empty => "sheet-empty",
        }
    }
}

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The rows of the first sheet, blank ones left out, each with its number in the file (from 1).
    pub rows: Vec<(usize, Vec<String>)>,
    /// Where numbers stand that are no whole cents: number of the row, and column from 0.
    pub inexact: Vec<(usize, usize)>,
}

pub fn read(bytes: &[u8]) -> std::result::Result<Sheet, NotASheet> {
    if bytes.len() > MOST_BYTES {
        return Err(NotASheet::TooLarge);
    }
    let mut sheet = if bytes.starts_with(b"PK") { of_xlsx(bytes)? } else { of_text(bytes)? };
    sheet.rows.retain(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
    match sheet.rows.len() {
        0 => Err(NotASheet::Empty),
        // One more for the heads.
        many if many > COSTS_MAX + 1 => Err(NotASheet::TooManyRows),
        _ => Ok(sheet),
    }
}

fn of_text(bytes: &[u8]) -> std::result::Result<Sheet, NotASheet> {
    if bytes.contains(&0) {
        return Err(NotASheet::Unreadable);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        // What older spreadsheets of Western Europe write; every byte of it is a character.
        Err(_not_utf8) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|mark| first.contains(char::from(*mark)));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let (mut sheet, mut lines) = (Sheet::default(), Lines { text: &text, at: 0, number: 1 });
    for record in reader.records() {
        let record = record.map_err(|_broken| NotASheet::Unreadable)?;
        lines.move_to(record.position().map_or(0, csv::Position::byte));
        sheet.rows.push((lines.number, record.iter().take(MOST_COLUMNS).map(plain).collect()));
        if sheet.rows.len() > 2 * COSTS_MAX {
            return Err(NotASheet::TooManyRows);
        }
    }
    Ok(sheet)
}

/// Which line of a text a record stands on: records leave out blank lines, and people count them.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    number: usize,
}

impl Lines<'_> {
    /// A record is said to begin where the one before ended, and so before the blank lines between them.
    fn move_to(&mut self, byte: u64) {
        let Ok(byte) = usize::try_from(byte) else { return };
        let blank = self.text.bytes().skip(byte).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.get(self.at..byte + blank).unwrap_or_default();
        let pairs = passed.matches("\r\n").count();
        self.number += passed.matches(['\r', '\n']).count() - pairs;
        self.at = byte + blank;
    }
}

fn of_xlsx(bytes: &[u8]) -> std::result::Result<Sheet, NotASheet> {
    must_unpack(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_broken| NotASheet::Unreadable)?;
    let first = book.sheet_names().first().cloned().ok_or(NotASheet::Empty)?;
    // Cell by cell: a rectangle around two cells in far corners would not fit into any memory.
    let mut cells = book.worksheet_cells_reader(&first).map_err(|_broken| NotASheet::Unreadable)?;
    let mut sheet = Sheet::default();
    while let Some(found) = cells.next_cell().map_err(|_broken| NotASheet::Unreadable)? {
        let (row, column) = found.get_position();
        let (row, column) = (usize::try_from(row), usize::try_from(column));
        let (Ok(row), Ok(column)) = (row, column) else { return Err(NotASheet::Unreadable) };
        let text = match cell(&Data::from(found.get_value().clone())) {
            Ok(text) => text,
            Err(Inexact(digits)) => {
                sheet.inexact.push((row + 1, column));
                digits
            }
        };
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        if row >= 2 * COSTS_MAX {
            return Err(NotASheet::TooManyRows);
        }
        while sheet.rows.len() <= row {
            sheet.rows.push((sheet.rows.len() + 1, Vec::new()));
        }
        let Some((_, cells)) = sheet.rows.get_mut(row) else { continue };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }
    Ok(sheet)
}

/// Unpacks every part once and throws it away: sizes that a file states of itself prove nothing.
fn must_unpack(bytes: &[u8]) -> std::result::Result<(), NotASheet> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_broken| NotASheet::Unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(NotASheet::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_broken| NotASheet::Unreadable)?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|_broken| NotASheet::Unreadable)?;
        left = left.checked_sub(unpacked).ok_or(NotASheet::TooLarge)?;
    }
    Ok(())
}

/// A number that is no amount in whole cents, or no amount at all, by its digits.
struct Inexact(String);

/// From here on the numbers of a spreadsheet are further apart than half a cent.
const MOST_EXACT: f64 = 45_000_000_000_000.0;

/// A cell as somebody would type it, its number with all its cents.
fn cell(data: &Data) -> std::result::Result<String, Inexact> {
    match data {
        Data::Empty | Data::Error(_) => Ok(String::new()),
        Data::Int(number) => Ok(number.to_string()),
        Data::Float(number) => {
            let cents = format!("{number:.2}");
            let near = cents.parse::<f64>().is_ok_and(|cents| (cents - number).abs() < 1e-6);
            if !near || number.abs() > MOST_EXACT {
                return Err(Inexact(number.to_string()));
            }
            Ok(cents.strip_suffix(".00").map_or(cents.clone(), str::to_owned))
        }
        // A day is a number to a spreadsheet, and no amount.
        Data::DateTime(_) => Err(Inexact(data.to_string())),
        other => Ok(other.to_string()),
    }
}

/// Digits that no rule takes for an amount: a mark before three of them could group.
fn refused(digits: &str) -> String {
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let mark = if decimals == 0 { "." } else { "" };
    format!("{digits}{mark}{}", "0".repeat(4_usize.saturating_sub(decimals)))
}

/// As a spreadsheet names a column: A to Z, then AA.
fn column_name(column: usize) -> String {
    let letter = |at: usize| ('A'..='Z').nth(at % 26).unwrap_or('?');
    match column / 26 {
        0 => letter(column).to_string(),
        before => format!("{}{}", letter(before - 1), letter(column)),
    }
}

/// What a sheet says of the budget, or of one partner's rows of it, with all that is wrong with them: what is not known
/// here, and what the budget's own rules say. Each problem of a cell says where in the sheet that is.
pub fn checked(
    book: &Rulebook,
    content: &Content,
    own: Option<&PartnerId>,
    sheet: &Sheet,
) -> (Vec<Row<TypedCost>>, Problems) {
    let (rows, mut problems) = match own {
        Some(own) => typed_of(book, content, own, sheet),
        None => {
            let (read, problems) = typed(book, content, sheet);
            (Row::numbered(read), problems)
        }
    };
    let partners = &content.partners;
    let by_rules = match own.and_then(|own| content.partner(own)) {
        Some((place, _)) => costs_of(book, partners, place, &rows, Habit::Typed),
        None => costs(book, partners, &rows, Habit::Typed),
    };
    if let Err(Error::Invalid(found)) = by_rules {
        let told: Vec<String> = problems.0.iter().map(|problem| problem.field.clone()).collect();
        problems.0.extend(found.0.into_iter().filter(|problem| !told.contains(&problem.field)));
    }
    locate(sheet, &mut problems);
    (rows, problems)
}

/// Says of each problem of a cell where in the sheet it stands.
fn locate(sheet: &Sheet, problems: &mut Problems) {
    let (order, heads) = columns(sheet, &mut Problems::none());
    // Some say themselves what row they are about.
    for problem in problems.0.iter_mut().filter(|problem| !problem.args.contains_key("row")) {
        let mut steps = problem.field.splitn(3, '.').skip(1);
        let place = steps.next().and_then(|place| place.parse::<usize>().ok());
        let column = steps.next().and_then(|name| FIELDS.iter().position(|field| *field == name));
        let (Some(place), Some(column)) = (place, column) else { continue };
        let Some((number, row)) = sheet.rows.get(heads + place) else { continue };
        let at = |column: usize| order.get(column).copied().flatten();
        let cell = |row: &[String], column: usize| {
            at(column).and_then(|at| row.get(at)).map_or("", |cell| cell.trim()).to_owned()
        };
        let head = sheet.rows.first().filter(|_| heads > 0).map(|(_, row)| cell(row, column));
        let head = head.filter(|head| !head.is_empty());
        let about =
            [cell(row, 0), cell(row, 1)].map(|said| short(&said)).into_iter().filter(|said| !said.is_empty());
        let problem = problem.with(SHEET_ROW, number).with(SHEET_ABOUT, about.collect::<Vec<_>>().join(", "));
        problem.with(SHEET_COLUMN, at(column).map_or_else(|| "none".to_owned(), column_name));
        problem.with(
            SHEET_HEAD,
            head.unwrap_or_else(|| COLUMNS.get(column).copied().unwrap_or_default().to_owned()),
        );
    }
}

/// Of a cell, as much as tells which one it is.
fn short(said: &str) -> String {
    said.chars().take(60).collect()
}

/// The rows of a budget as if they had been typed, and what of them is not known here.
pub fn typed(book: &Rulebook, content: &Content, sheet: &Sheet) -> (Vec<TypedCost>, Problems) {
    let rows = &sheet.rows;
    let (mut problems, mut typed, mut told) = (Problems::none(), Vec::new(), Vec::new());
    let (order, heads) = columns(sheet, &mut problems);
    for (place, (number, row)) in rows.iter().skip(heads).enumerate() {
        let value = |column: usize| {
            let at = order.get(column).copied().flatten();
            at.and_then(|at| row.get(at)).map_or("", |cell| cell.trim()).to_owned()
        };
        let partners = (0..).zip(&content.partners).map(|(at, one)| (one.id.to_string(), names(at, one)));
        let types = book.cost_types.iter().map(|one| (one.id.clone(), words(&one.id, &one.title)));
        let lines = book.budget_lines.iter().map(|one| (one.id.clone(), words(&one.id, &one.title)));
        let mut known = |name: &str, column: usize, of: Vec<(String, Vec<String>)>| {
            let said = value(column);
            let mut found = of.into_iter().filter(|(_, names)| are(names, &said)).map(|(id, _)| id);
            let code = match (found.next(), found.count()) {
                (None, _) if said.is_empty() => return String::new(),
                (Some(id), 0) => return id,
                (None, _) => "sheet-unknown",
                (Some(_), _) => "sheet-ambiguous",
            };
            let problem = problems.add(format!("costs.{place}.{name}"), code).with("said", short(&said));
            if code == "sheet-unknown" {
                // Once a column: who reads it the tenth time reads nothing else.
                let known =
                    if told.contains(&column) { "told".to_owned() } else { known_as(book, content, column) };
                problem.with("known", known);
                told.push(column);
            }
            String::new()
        };
        let (partner, cost_type) =
            (known("partner", 0, partners.collect()), known("cost_type", 1, types.collect()));
        let line = known("line", 3, lines.collect());
        let mut amount = |name: &str, column: usize| {
            let (said, at) = (value(column), order.get(column).copied().flatten().unwrap_or(column));
            if !sheet.inexact.contains(&(*number, at)) {
                // A form shows at once how it was read; nobody looks at the cells of a file one by one.
                if let (true, Ok(read)) = (Euro::is_ambiguous(&said), Euro::parse_typed(&said)) {
                    let problem = problems.add(format!("costs.{place}.{name}"), "sheet-thousands");
                    problem.with("said", short(&said)).with("read_amount", read);
                }
                return said;
            }
            problems.add(format!("costs.{place}.{name}"), "sheet-inexact").with("said", short(&said));
            refused(&said)
        };
        let (amount, asked) = (amount("amount", 4), amount("asked", 5));
        typed.push(TypedCost { partner, cost_type, year: value(2), line, amount, asked, note: value(6) });
    }
    locate(sheet, &mut problems);
    (typed, problems)
}

/// How many names are told where one is not known: more would hide what is wrong.
const MOST_KNOWN: usize = 40;

/// What can stand in a column, as it is written there; `none` where there is nothing.
fn known_as(book: &Rulebook, content: &Content, column: usize) -> String {
    let mut names: Vec<String> = match column {
        0 => (0..content.partners.len()).map(|at| name_of(content, at)).collect(),
        1 => book.cost_types.iter().map(|one| one.id.clone()).collect(),
        _ => book.budget_lines.iter().map(|one| one.id.clone()).collect(),
    };
    if names.len() > MOST_KNOWN {
        names.truncate(MOST_KNOWN);
        names.push("…".to_owned());
    }
    if names.is_empty() { "none".to_owned() } else { names.join("; ") }
}

/// Where each column stands, and how many rows of heads there are.
fn columns(sheet: &Sheet, problems: &mut Problems) -> (Vec<Option<usize>>, usize) {
    match sheet.rows.first().and_then(|(_, row)| heads(row, problems)) {
        Some(order) => (order, 1),
        None => ((0..COLUMNS.len()).map(Some).collect(), 0),
    }
}

/// What a sheet says of one partner's rows, for who is bound to it. Rows of others that say what is stored are passed
/// over; those that do not are told with their number in the sheet, and left out. A row that names nobody is the
/// partner's own, unless the budget has rows of nobody: then it could be one of these.
pub fn typed_of(
    book: &Rulebook,
    content: &Content,
    own: &PartnerId,
    sheet: &Sheet,
) -> (Vec<Row<TypedCost>>, Problems) {
    let (read, found) = typed(book, content, sheet);
    let heads = columns(sheet, &mut Problems::none()).1;
    let numbers = sheet.rows.iter().skip(heads).map(|(number, _)| number);
    let place = content.partner(own).map(|(place, _)| place);
    let mut others: Vec<&Cost> = content.costs.iter().filter(|one| one.partner != place).collect();
    let of_nobody = others.iter().any(|one| one.partner.is_none());
    let (mut kept, mut problems) = (Vec::new(), Problems::none());
    problems.0.extend(found.0.iter().filter(|one| one.field == "sheet").cloned());
    for (at, (number, said)) in numbers.zip(read).enumerate() {
        let (whose, row) = (format!("costs.{at}.partner"), format!("costs.{at}."));
        if let Some(unknown) = found.0.iter().find(|one| one.field == whose) {
            problems.0.push(unknown.clone());
        } else if said.partner == own.as_str() || (said.partner.is_empty() && !of_nobody) {
            problems.0.extend(found.0.iter().filter(|one| one.field.starts_with(&row)).cloned());
            kept.push(Row { place: at, typed: TypedCost { partner: own.to_string(), ..said } });
        } else if !said.is_blank() {
            let name = content.partners.iter().find(|one| one.id.as_str() == said.partner);
            let read = cost(
                book,
                &content.partners,
                &Row { place: at, typed: said },
                Habit::Typed,
                &mut Problems::none(),
            );
            let same = read.and_then(|read| others.iter().position(|one| **one == read));
            match (same, name) {
                (Some(same), _) => drop(others.remove(same)),
                (None, Some(name)) => {
                    problems.add(whose, "sheet-of-others").with("row", number).with("name", &name.name);
                }
                (None, None) => drop(problems.add(whose, "sheet-of-nobody").with("row", number)),
            }
        }
    }
    (kept, problems)
}

fn words(id: &str, title: &Text) -> Vec<String> {
    let titles = title.languages().map(|language| title.in_language(language).to_owned());
    std::iter::once(id.to_owned()).chain(titles).collect()
}

/// Whether one of these names is meant.
fn are(names: &[String], said: &str) -> bool {
    names.iter().any(|one| !bare(one).is_empty() && bare(one) == bare(said))
}

/// What the organisation at a place, from 0, can be called in a sheet: some have the same name.
fn names(at: usize, partner: &Partner) -> Vec<String> {
    let (name, country, number) = (&partner.name, partner.country.eu(), at + 1);
    let short = partner.details.short_name.clone();
    vec![name.clone(), short, format!("{name} ({country})"), format!("{name} #{number}"), number.to_string()]
}

/// The first of its names that no other organisation can be called.
fn name_of(content: &Content, at: usize) -> String {
    let Some(partner) = content.partners.get(at) else { return String::new() };
    let others = || (0..).zip(&content.partners).filter(|(place, _)| *place != at);
    let alone = |said: &String| {
        !bare(said).is_empty() && !others().any(|(place, other)| are(&names(place, other), said))
    };
    names(at, partner).into_iter().find(alone).unwrap_or_else(|| partner.name.clone())
}

/// What heads a column may have, in the order of [`COLUMNS`].
const HEADS: [&[&str]; 7] = [
    &["partner", "organisation", "organization", "partenaire"],
    &["cost_type", "cost type", "type", "type de coût"],
    &["year", "année"],
    &["line", "budget line", "ligne", "ligne budgétaire"],
    &["cost", "amount", "total", "coût", "montant"],
    &["asked", "eu", "eu contribution", "requested", "demandé"],
    &["note", "remark", "remarque"],
];

/// Where each column stands, where the row is one of heads: it names the cost and one more. What is asked must have a
/// column, and no column may be left out unread: its money would be missing in silence.
fn heads(row: &[String], problems: &mut Problems) -> Option<Vec<Option<usize>>> {
    let place =
        |names: &&[&str]| row.iter().position(|cell| names.iter().any(|name| bare(name) == bare(cell)));
    let order: Vec<Option<usize>> = HEADS.iter().map(place).collect();
    let named = order.iter().flatten().count();
    if named < 2 || order.get(4).copied().flatten().is_none() {
        return None;
    }
    if order.get(5).copied().flatten().is_none() {
        problems.add("sheet", "sheet-asked-missing");
    }
    let unread = |(at, head): &(usize, &String)| !head.trim().is_empty() && !order.contains(&Some(*at));
    for (at, head) in row.iter().enumerate().filter(unread) {
        let problem = problems.add("sheet", "sheet-heading");
        problem.with("said", head.trim()).with("column", column_name(at));
    }
    Some(order)
}

/// A row as it is written: amounts as `1234.50`.
fn written(content: &Content, cost: &Cost) -> [String; 7] {
    [
        cost.partner.map(|at| name_of(content, at)).unwrap_or_default(),
        cost.cost_type.clone(),
        cost.year.map(|year| year.to_string()).unwrap_or_default(),
        cost.line.clone(),
        cost.amount.to_string(),
        cost.asked.to_string(),
        cost.note.clone(),
    ]
}

/// What makes a spreadsheet take a cell for a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Whether a text would be a formula, were it not for apostrophes before it.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').trim_start().starts_with(FORMULA)
}

fn defused(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Without the apostrophe that [`defused`] put before it.
fn plain(text: &str) -> String {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text).to_owned()
}

/// The budget as CSV (RFC 4180): a row of heads, then a row for each cost.
pub fn csv_of(content: &Content) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(Error::internal)?;
    for cost in &content.costs {
        writer.write_record(written(content, cost).map(|cell| defused(&cell))).map_err(Error::internal)?;
    }
    writer.into_inner().map_err(|error| Error::internal(error.to_string()))
}

/// The budget as XLSX. Amounts are numbers there, as a spreadsheet has no others; they hold whole cents exactly.
pub fn xlsx_of(content: &Content) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    // The same budget is the same file, whenever it is written.
    let made = ExcelDateTime::from_ymd(2024, 9, 10).map_err(Error::internal)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    filled(sheet, content).map_err(Error::internal)?;
    book.save_to_buffer().map_err(Error::internal)
}

fn filled(sheet: &mut Worksheet, content: &Content) -> std::result::Result<(), XlsxError> {
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0.00"));
    for (column, head) in (0_u16..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (row, cost) in (1_u32..).zip(&content.costs) {
        for (column, cell) in (0_u16..).zip(written(content, cost)) {
            match column {
                4 | 5 => sheet.write_number_with_format(row, column, number(&cell), &money)?,
                _ => sheet.write_string(row, column, cell)?,
            };
        }
    }
    sheet.set_column_width(0, 40)?.set_column_width(4, 18)?.set_column_width(5, 18)?;
    Ok(())
}

/// Any amount of cents that this program reads is exact in the 53 bits of a spreadsheet's number.
fn number(amount: &str) -> f64 {
    amount.parse().unwrap_or_default()
}
