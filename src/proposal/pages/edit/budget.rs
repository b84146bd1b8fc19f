//! What belongs to the budget beside its form: reckoning while one types, and spreadsheets in and out.

use actix_multipart::{Field as Part, Multipart};
use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use serde::Serialize;

use super::money::{self, read_back};
use super::read_claim::{read_claim, unit_of};
use super::{Making, Typed, TypedPart, read, view};
use crate::call::rules::Rulebook;
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Problem, Problems, Result};
use crate::people::{Look, Page, Signed};
use crate::proposal::acts::TypedBudget;
use crate::proposal::pages::documents::attachment;
use crate::proposal::pages::overview::must_write;
use crate::proposal::pages::partners::bound;
use crate::proposal::pages::reckoned::Reckoned;
use crate::proposal::reckon::reckoned_tranche;
use crate::proposal::rules::typed::{self, Habit, Row, TypedCost};
use crate::proposal::rules::{Content, Cost, Part as Of, budget};
use crate::proposal::sheet;
use crate::proposal::store::{self, content_of};
use crate::web::{InTime, check_token, csrf_field};
use crate::words::parts::Reading;

/// The content as it would be with a part as it is typed. Rows that cannot be read are left out and counted.
pub(super) fn as_typed(
    look: &mut Look<'_>,
    book: &Rulebook,
    stored: &Content,
    part: &TypedPart,
) -> Result<(Content, usize)> {
    let (mut content, mut left_out, now) = (stored.clone(), 0, look.now);
    match part {
        TypedPart::Money(TypedBudget { of, rows }) => {
            let mut problems = Problems::none();
            let filled: Vec<&Row<TypedCost>> = rows.iter().filter(|row| !row.typed.is_blank()).collect();
            let one =
                |row: &&Row<TypedCost>| typed::cost(book, &stored.partners, row, Habit::Typed, &mut problems);
            let read: Vec<Cost> = filled.iter().filter_map(one).collect();
            left_out = filled.len() - read.len();
            content.costs = match of {
                Some(own) => beside_others(stored, own, read),
                None => read,
            };
            if of.is_none() || !content.costs.is_empty() {
                content.asks = budget::asks_of(&content.costs)?;
            }
        }
        TypedPart::Cofunding(rows) => {
            let filled: Vec<_> = rows.iter().filter(|row| !row.typed.is_blank()).cloned().collect();
            let one = |row: &Row<typed::TypedTranche>| {
                typed::tranches(book, std::slice::from_ref(row), Habit::Typed).ok()?.pop()
            };
            let read = filled.iter().filter_map(one);
            let read = read.map(|new| reckoned_tranche(look.db, stored, new, now));
            content.tranches = read.collect::<Result<_>>()?;
            left_out = filled.len() - content.tranches.len();
        }
        _ => {}
    }
    Ok((content, left_out))
}

/// One partner's rows among those of others as they are stored.
fn beside_others(stored: &Content, own: &PartnerId, read: Vec<Cost>) -> Vec<Cost> {
    let Some((place, _)) = stored.partner(own) else { return stored.costs.clone() };
    let read = read.into_iter().map(|cost| Cost { partner: Some(place), ..cost });
    budget::with_rows_of(&stored.costs, place, read.collect())
}

/// What a browser shows while somebody types: the sums, and how each amount was understood.
#[derive(Serialize)]
struct Shown {
    html: String,
    /// By the name of the input.
    readings: Vec<(String, String)>,
    /// The inputs whose reading is hardly meant, or not taken when it is saved.
    doubts: Vec<String>,
    /// What stands behind an input, where it follows another one.
    units: Vec<(String, String)>,
}

/// `POST /proposals/{proposal}/reckon/{part}`: reckons a form, and stores nothing.
pub async fn reckon(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    let sent = form.form;
    let shown = who.look(move |look| {
        let (proposal, call) = must_write(look, &key)?;
        let part = Of::parse(&name, &call.book).ok_or(Error::NotFound)?;
        if !matches!(part, Of::Money | Of::Cofunding) {
            return Err(Error::NotFound);
        }
        let typed = read(&part, &Typed::new(sent)).ok_or(Error::NotFound)?;
        let told = readings(look, &typed);
        let stored = content_of(look.db, &proposal)?;
        let (content, left_out) = as_typed(look, &call.book, &stored, &typed)?;
        let reckoned = Reckoned::of(look, &call.book, &content, left_out)?;
        Ok(Shown {
            html: look.words().bare(look.language, "reckoned", &reckoned)?,
            doubts: told.iter().filter(|(_, read)| read.doubted).map(|(name, _)| name.clone()).collect(),
            readings: told.into_iter().map(|(name, read)| (name, read.text)).collect(),
            units: units(&typed),
        })
    });
    Ok(HttpResponse::Ok().json(shown.await?))
}

/// What was typed, as it is read: amounts, in euro too where they are in another currency, with the rate both ways round;
/// and a currency that is none.
fn readings(look: &Look<'_>, typed: &TypedPart) -> Vec<(String, Reading)> {
    let told = |name: String, said: Option<Reading>| said.map(|said| (name, said));
    match typed {
        TypedPart::Money(TypedBudget { rows, .. }) => {
            let of = |Row { place, typed }: &Row<TypedCost>| {
                let said = [("amount", &typed.amount), ("asked", &typed.asked)];
                let read = |amount: &str| read_back(look, amount).map(Reading::plain);
                said.map(|(name, amount)| told(format!("costs.{place}.{name}"), read(amount)))
            };
            rows.iter().flat_map(of).flatten().collect()
        }
        TypedPart::Cofunding(rows) => {
            let of = |Row { place, typed }: &Row<typed::TypedTranche>| {
                read_claim(look, typed).map(|(name, said)| told(format!("tranches.{place}.{name}"), said))
            };
            rows.iter().flat_map(of).flatten().collect()
        }
        TypedPart::Consortium(..) => Vec::new(),
    }
}

/// The currencies of claims, behind their amounts.
fn units(typed: &TypedPart) -> Vec<(String, String)> {
    let TypedPart::Cofunding(rows) = typed else { return Vec::new() };
    let unit = |row: &Row<typed::TypedTranche>| {
        (format!("tranches.{}.stated", row.place), unit_of(&row.typed.currency))
    };
    rows.iter().map(unit).collect()
}

/// Where what is wrong with a sheet as a whole is told: beside the file, or beside the box of pasted cells.
pub(super) const FILE: &str = "file";
pub(super) const PASTED: &str = "pasted";

/// The form of the budget with rows that were pasted under those that were typed. Where something is wrong with them the
/// form stays as it was, and all of it is told at the box, where they stand to be mended: rows that were refused are
/// nothing that anybody typed into the form. Nothing is stored: that is for the person to do who reads them.
pub(super) fn with_pasted(
    book: &Rulebook,
    content: &Content,
    before: TypedBudget,
    text: &str,
) -> (TypedBudget, Problems) {
    let (added, problems) = match sheet::read(text.as_bytes()) {
        Ok(read) => sheet::checked(book, content, before.of.as_ref(), &read),
        Err(why) => (Vec::new(), unread(why)),
    };
    if !problems.is_empty() {
        let at_the_box =
            problems.0.into_iter().map(|problem| Problem { field: PASTED.to_owned(), ..problem });
        return (before, Problems(at_the_box.collect()));
    }
    let TypedBudget { of, rows } = before;
    let mut rows: Vec<Row<TypedCost>> = rows.into_iter().filter(|row| !row.typed.is_blank()).collect();
    let start = rows.last().map_or(0, |row| row.place + 1);
    rows.extend(added.into_iter().map(|row| Row { place: start + row.place, ..row }));
    let budget = TypedBudget { of, rows };
    // What the budget's own rules say of the whole is told at once, and not only when it is saved.
    let problems = match budget.costs(book, content) {
        Err(Error::Invalid(found)) => found,
        _ => Problems::none(),
    };
    (budget, problems)
}

fn unread(why: sheet::NotASheet) -> Problems {
    let mut problems = Problems::none();
    problems.add("sheet", why.code()).with("max", typed::COSTS_MAX);
    problems
}

/// The form of the budget with the rows of a file in place of those that are stored; None where the file has none to
/// read. Of one partner's form, rows of others are no part; those that say something new are told where the sheet came
/// in.
fn with_file(
    book: &Rulebook,
    content: &Content,
    of: Option<PartnerId>,
    bytes: &[u8],
) -> (Option<TypedBudget>, Problems) {
    let (budget, mut problems) = match sheet::read(bytes) {
        Ok(read) => {
            let (rows, problems) = sheet::checked(book, content, of.as_ref(), &read);
            (Some(TypedBudget { of, rows }), problems)
        }
        Err(why) => (None, unread(why)),
    };
    let bound = budget.as_ref().is_some_and(|budget| budget.of.is_some());
    for problem in &mut problems.0 {
        if problem.field == "sheet" || (bound && problem.field.ends_with(".partner")) {
            FILE.clone_into(&mut problem.field);
        }
    }
    if let Some(Err(Error::Invalid(found))) = budget.as_ref().map(|budget| budget.costs(book, content)) {
        let told = |field: &str| problems.0.iter().any(|problem| problem.field == field);
        let more: Vec<_> = found.0.into_iter().filter(|problem| !told(&problem.field)).collect();
        problems.0.extend(more);
    }
    (budget, problems)
}

/// `POST /proposals/{proposal}/budget/import`: `csrf` first, then `file`. Shows the form with what was read.
pub async fn import(
    who: Signed,
    request: HttpRequest,
    key: Path<String>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let (of, key) = (key.clone(), key.into_inner());
    // Before a byte is read: may this person write here at all?
    who.look(move |look| must_write(look, &of).map(drop)).await?;
    let bytes = uploaded(&request, &mut parts).await?;
    let show = move |look: &mut Look<'_>| {
        let (proposal, call) = must_write(look, &key)?;
        let content = content_of(look.db, &proposal)?;
        let of = bound(look, &key)?;
        let stored = money::stored(look, &content, of.as_ref());
        let (read, problems) = with_file(&call.book, &content, of, &bytes);
        let count =
            read.as_ref().map(|budget| budget.rows.iter().filter(|row| !row.typed.is_blank()).count());
        let typed = read.unwrap_or(stored);
        let problems = money::placed(&typed, problems);
        let typed = TypedPart::Money(typed);
        let making = Making {
            book: &call.book,
            proposal: &proposal,
            content: &content,
            problems: &problems,
            blanks: 1,
        };
        // What a file holds is nothing that anybody typed: the browser keeps none of it.
        let mut view = view(look, &making, &typed, false)?;
        view.read = count.map(|count| read_from_file(look, &typed, &content, count));
        let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(Page::with_status(view, status))
    };
    who.page(show).await
}

/// How many rows were read, and how many that are stored they are to replace.
fn read_from_file(look: &Look<'_>, typed: &TypedPart, content: &Content, count: usize) -> String {
    let of = if let TypedPart::Money(budget) = typed { budget.of.as_ref() } else { None };
    let args = [("count", count.to_string()), ("before", rows_stored(content, of).to_string())];
    look.text("proposal-sheet-read-file", &args)
}

/// How many rows the budget has, or one partner of it.
pub(super) fn rows_stored(content: &Content, of: Option<&PartnerId>) -> usize {
    of.map_or(content.costs.len(), |own| content.costs_of(own).count())
}

/// The bytes of the file; none where there is no file, which is no sheet either.
async fn uploaded(request: &HttpRequest, parts: &mut Multipart) -> Result<Vec<u8>> {
    let Some(Ok(mut token)) = parts.next().await else {
        return check_token(request, "").map(|()| Vec::new());
    };
    let named = token.name() == Some(csrf_field());
    let text = if named { bytes_of(&mut token, 1_024).await } else { Vec::new() };
    check_token(request, &String::from_utf8_lossy(&text))?;
    drop(token);
    let Some(Ok(mut file)) = parts.next().await else { return Ok(Vec::new()) };
    Ok(bytes_of(&mut file, sheet::MOST_BYTES + 1).await)
}

/// Up to `most` bytes of a part; the rest is read and dropped, so that the answer reaches the browser.
async fn bytes_of(part: &mut Part, most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some(Ok(chunk)) = part.next().await {
        let room = most.saturating_sub(bytes.len()).min(chunk.len());
        bytes.extend(chunk.iter().take(room));
    }
    bytes
}

/// `/proposals/{proposal}/budget.csv`
pub async fn csv(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    sent(&who, key.into_inner(), "csv", "text/csv; charset=utf-8", sheet::csv_of).await
}

/// `/proposals/{proposal}/budget.xlsx`
pub async fn xlsx(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    sent(&who, key.into_inner(), "xlsx", kind, sheet::xlsx_of).await
}

async fn sent(
    who: &Signed,
    key: String,
    end: &str,
    kind: &str,
    write: fn(&Content) -> Result<Vec<u8>>,
) -> Result<HttpResponse> {
    let (reference, content) = who
        .look(move |look| {
            let actor = look.actor.clone();
            let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
            let content = store::seen_content(look.db, &proposal, sight)?;
            Ok((proposal.reference, content))
        })
        .await?;
    let name = format!("{reference}-budget.{end}");
    Ok(HttpResponse::Ok().content_type(kind).insert_header(attachment(&name)).body(write(&content)?))
}
