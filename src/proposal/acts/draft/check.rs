//! What is wrong with an application that is not saved yet.

use super::{Whole, agreed, taken, whole_answers};
use crate::call::rules::Rulebook;
use crate::ground::ids::{DocumentId, FunderId, TrancheId};
use crate::ground::{Error, Moment, Problems, Result};
use crate::proposal::acts::Import;
use crate::proposal::acts::carry::read_reply;
use crate::proposal::reckon::lost_id;
use crate::proposal::rules::typed::{self, FunderNamed, Habit, NewTranche, Row};
use crate::proposal::rules::{
    Content, Document, Earlier, Partner, Tranche, budget, funders_in, of_declaration, of_letter,
};

/// All problems that saving it whole would tell, and nothing is saved.
fn check_whole(book: &Rulebook, before: &Content, whole: &Whole) -> Result<Problems> {
    let mut all = Problems::none();
    taken(&mut all, typed::basics(book, &whole.basics))?;
    taken(&mut all, whole_answers(book, before, whole))?;
    let partners = taken(&mut all, typed::partners(book, &Row::numbered(whole.partners.clone())))?;
    let named: Vec<Partner> = partners.unwrap_or_default().into_iter().map(|new| new.partner).collect();
    taken(&mut all, typed::hosting(&whole.hosting))?;
    let costs = typed::costs(book, &named, &Row::numbered(whole.costs.clone()), Habit::Machine);
    let costs = taken(&mut all, costs)?;
    let asks = typed::asks(book, &Row::numbered(whole.asks.clone()), Habit::Machine);
    let asks = taken(&mut all, asks.map(super::sorted))?;
    agreed(&mut all, asks, costs.as_deref())?;
    taken(&mut all, typed::tranches(book, &Row::numbered(whole.tranches.clone()), Habit::Machine))?;
    Ok(all)
}

/// All problems that importing an archive would tell, and nothing is changed.
pub fn check_import(book: &Rulebook, before: &Content, import: &Import) -> Result<Problems> {
    let mut all = check_whole(book, before, &import.whole)?;
    taken(&mut all, read_reply(import.reply.as_deref().unwrap_or_default()))?;
    // A claim that cannot be read is told above, and says nothing of letters.
    if let Ok(tranches) = typed::tranches(book, &Row::numbered(import.whole.tranches.clone()), Habit::Machine)
    {
        let tranches = tranches.into_iter().map(tranche).collect::<Result<Vec<_>>>()?;
        letters(before, import, &tranches, &mut all);
    }
    Ok(all)
}

/// A letter is of a funder that something is claimed from.
fn letters(before: &Content, import: &Import, tranches: &[Tranche], problems: &mut Problems) {
    let funders = funders_in(tranches).len();
    for (place, (slot, _)) in import.documents.iter().enumerate() {
        let Some((_, of)) = of_letter(slot) else { continue };
        let by_place = of.parse::<usize>().is_ok_and(|of| (1..=funders).contains(&of));
        if !by_place && !before.tranches.iter().any(|one| one.funder.as_str() == of) {
            problems.add(format!("manifest.documents.{place}.slot"), "archive-slot");
        }
    }
}

/// What a draft would say after an import, as far as rules look at it: rows that are new have no ids.
///
/// # Errors
/// All problems that importing would tell.
pub fn preview(book: &Rulebook, before: &Content, import: &Import, at: Moment) -> Result<Content> {
    let whole = &import.whole;
    check_import(book, before, import)?.into_result()?;
    let basics = typed::basics(book, &whole.basics)?;
    let partners = typed::partners(book, &Row::numbered(whole.partners.clone()))?;
    let partners: Vec<Partner> = partners.into_iter().map(|new| known(before, new.partner)).collect();
    let costs = typed::costs(book, &partners, &Row::numbered(whole.costs.clone()), Habit::Machine)?;
    let asks = typed::asks(book, &Row::numbered(whole.asks.clone()), Habit::Machine)?;
    let tranches = typed::tranches(book, &Row::numbered(whole.tranches.clone()), Habit::Machine)?;
    let declared = before.documents.iter().filter(|one| of_declaration(&one.slot).is_some());
    let documents = import.documents.iter().map(|(slot, file)| Document {
        id: DocumentId::from_text(""),
        slot: slot.clone(),
        name: file.name.clone(),
        sha256: file.sha256.clone(),
        bytes: file.bytes,
        pages: file.pages,
        at,
    });
    Ok(Content {
        acronym: basics.acronym,
        title: basics.title,
        track: basics.track,
        answers: whole_answers(book, before, whole)?,
        hosting: typed::hosting(&whole.hosting)?,
        asks: if costs.is_empty() { super::sorted(asks) } else { budget::asks_of(&costs)? },
        costs,
        tranches: tranches.into_iter().map(|new| kept(before, new)).collect::<Result<_>>()?,
        documents: declared.cloned().chain(documents).collect(),
        partners,
        earlier: before.earlier.clone().map(|earlier| Earlier {
            reply: import.reply.clone().unwrap_or_else(|| earlier.reply.clone()),
            ..earlier
        }),
        ..before.clone()
    })
}

/// The partner that a row tells of keeps its id: what it declared and signed is found by it.
fn known(before: &Content, new: Partner) -> Partner {
    let same = before.partners.iter().find(|old| (&old.name, old.country) == (&new.name, new.country));
    match same {
        Some(old) => Partner { id: old.id.clone(), ..new },
        None => new,
    }
}

/// A claim that its funder will not pay stays so.
fn kept(before: &Content, new: NewTranche) -> Result<Tranche> {
    let id = lost_id(before, &new);
    let tranche = tranche(new)?;
    Ok(match id {
        Some(id) => Tranche { id, ..tranche },
        None => tranche,
    })
}

fn tranche(new: NewTranche) -> Result<Tranche> {
    // An archive names funders, and picks none from a list.
    let FunderNamed::New { name, level, country } = new.funder else {
        return Err(Error::internal("an archive picked a funder"));
    };
    Ok(Tranche {
        id: TrancheId::from_text(""),
        funder: FunderId::from_text(""),
        funder_name: name,
        level,
        country,
        year: new.year,
        cost_type: new.cost_type,
        kind: new.kind,
        amount: new.amount,
        currency: new.currency,
        stated: new.stated,
        rate: new.rate,
        rate_source: new.rate_source,
        origin: new.origin,
        aid_basis: new.aid_basis,
        evidence: new.evidence,
        particulars: new.particulars,
    })
}
