//! What was typed into a list, beside what somebody else stored in it meanwhile.

use super::{Making, TypedPart, budget};
use crate::call::rules::Rulebook;
use crate::ground::Result;
use crate::people::Look;
use crate::proposal::pages::said::now_by;
use crate::proposal::pages::shown::{Beside, rows_of};
use crate::proposal::reckon::reckoned_tranche;
use crate::proposal::rules::typed::{self, FunderNamed, Habit, Row, TypedPartner, TypedTranche};
use crate::proposal::rules::{Content, Partner, Tranche};
use crate::proposal::store::lists;

pub fn beside(look: &mut Look<'_>, making: &Making<'_>, typed: &TypedPart) -> Result<Beside> {
    let (book, part) = (making.book, typed.part());
    let content = as_content(look, book, making.content, typed)?;
    let mine = rows_of(look, book, &content, &part);
    let theirs = rows_of(look, book, making.content, &part);
    let last = lists::history(look.db, &making.proposal.id, &part, (0, 1))?.pop();
    let by = match last {
        Some(last) => now_by(look, &last.by, last.at)?,
        None => String::new(),
    };
    Ok(Beside::of(look, by, &mine, &theirs))
}

/// The draft with the list as it is typed. What cannot be read is left to the form, which shows it as it is.
fn as_content(look: &mut Look<'_>, book: &Rulebook, stored: &Content, typed: &TypedPart) -> Result<Content> {
    Ok(match typed {
        TypedPart::Consortium(rows, hosting) => Content {
            partners: partners(book, rows),
            hosting: typed::hosting(hosting).unwrap_or_default(),
            ..stored.clone()
        },
        TypedPart::Money(_) => budget::as_typed(look, book, stored, typed)?.0,
        TypedPart::Cofunding(rows) => {
            Content { tranches: claims(look, book, stored, rows)?, ..stored.clone() }
        }
    })
}

fn partners(book: &Rulebook, rows: &[Row<TypedPartner>]) -> Vec<Partner> {
    let whole = typed::partners(book, rows);
    let one = |row: &Row<TypedPartner>| typed::partner(book, row, &[]).ok();
    let read = whole.unwrap_or_else(|_wrong| rows.iter().filter_map(one).collect());
    read.into_iter().map(|new| new.partner).collect()
}

fn claims(
    look: &mut Look<'_>,
    book: &Rulebook,
    stored: &Content,
    rows: &[Row<TypedTranche>],
) -> Result<Vec<Tranche>> {
    let read =
        |row: &Row<TypedTranche>| typed::tranches(book, std::slice::from_ref(row), Habit::Typed).ok()?.pop();
    let (now, mut claims) = (look.now, Vec::new());
    for new in rows.iter().filter(|row| !row.typed.is_blank()).filter_map(read) {
        let funder = new.funder.clone();
        claims.push(of_funder(stored, &funder, reckoned_tranche(look.db, stored, new, now)?));
    }
    Ok(claims)
}

/// A claim by the name of its funder, which a form may say by an id.
fn of_funder(stored: &Content, funder: &FunderNamed, claim: Tranche) -> Tranche {
    match funder {
        FunderNamed::Known(id) => match stored.tranches.iter().find(|one| one.funder == *id) {
            Some(known) => Tranche {
                funder_name: known.funder_name.clone(),
                level: known.level,
                country: known.country,
                ..claim
            },
            None => claim,
        },
        FunderNamed::New { name, level, country } => {
            Tranche { funder_name: name.clone(), level: *level, country: *country, ..claim }
        }
    }
}
