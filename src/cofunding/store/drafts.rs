//! Drafts that were opened to a funder, and what a funder has to give for a call.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::funder_ceilings;
use crate::ground::ids::{CallId, DocumentId, FunderId, RowId};
use crate::ground::{Error, Euro, Moment, Result};
use crate::proposal::rules::{Content, Document, Particulars, of_declaration, of_letter};
use crate::proposal::store::openings::{self, Opening};
use crate::proposal::store::{Proposal, by_id, content_of, open_call};

/// A draft as a funder's officials see it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub proposal: Proposal,
    pub opening: Opening,
    /// All that it says. What of it is shown is for [`Opened::shown`] to say.
    content: Content,
    /// The slots in which each funder gives a letter of its own, or one file holds those of all.
    letters: Vec<String>,
}

impl Opened {
    pub fn claimed(&self) -> Result<Euro> {
        let own = self.content.tranches.iter().filter(|one| one.funder == self.opening.funder);
        Euro::sum(own.map(|one| one.amount))
    }

    /// What it says of itself and of money, whatever is open. Names of contacts, what partners declare to the officers
    /// who check it, and what other funders wrote or were told about their money are never the funder's to read.
    pub fn shown(&self) -> Content {
        let mut content = self.content.clone();
        for partner in &mut content.partners {
            partner.details.contact = crate::proposal::rules::Contact::default();
        }
        content.declarations.clear();
        let own = &self.opening.funder;
        for tranche in content.tranches.iter_mut().filter(|one| one.funder != *own) {
            tranche.aid_basis.clear();
            tranche.evidence.clear();
            tranche.rate_source.clear();
            tranche.particulars = Particulars::default();
        }
        let theirs: Vec<_> =
            content.tranches.iter().filter(|one| one.funder != *own).map(|one| &one.id).collect();
        content.lost.retain(|id, _| !theirs.contains(&id));
        let letters = own_letters(&self.content, own);
        content.documents.retain(|one| {
            letters.iter().any(|own| own.id == one.id) || self.opening.whole && self.is_of_all(&one.slot)
        });
        content
    }

    /// Whether a document is neither a paper of a declaration nor a letter of some funder. One file with the letters of
    /// all is everybody's only where there is one funder.
    fn is_of_all(&self, slot: &str) -> bool {
        let letters = self.letters.iter().any(|one| one == slot) && self.content.funders().len() > 1;
        of_declaration(slot).is_none() && of_letter(slot).is_none() && !letters
    }

    /// The whole content: for the fingerprint of a sign-off.
    pub fn content(&self) -> &Content {
        &self.content
    }
}

/// The letters of one funder among the documents of a content.
pub fn own_letters(content: &Content, funder: &FunderId) -> Vec<Document> {
    content.letters_of(funder).cloned().collect()
}

/// The drafts open to a funder that still claim from it and that no cut-off has taken in, by reference.
pub fn opened(db: &mut Db, funder: &FunderId, now: Moment) -> Result<Vec<Opened>> {
    let mut all = Vec::new();
    for opening in openings::to(db, funder)? {
        let proposal = by_id(db, &opening.proposal)?;
        let call = open_call(db, &proposal.call)?;
        if call.must_be_free(proposal.stage, proposal.last.as_ref(), now).is_err() {
            continue;
        }
        let content = content_of(db, &proposal)?;
        if content.tranches.iter().any(|one| one.funder == *funder) {
            let letters = call.book.documents.iter().filter(|slot| slot.per_funder);
            let letters = letters.map(|slot| slot.id.clone()).collect();
            all.push(Opened { proposal, opening, content, letters });
        }
    }
    all.sort_by(|a, b| a.proposal.reference.cmp(&b.proposal.reference));
    Ok(all)
}

/// One of [`opened`].
///
/// # Errors
/// `NotFound` where nothing of it is open to the funder.
pub fn opened_one(db: &mut Db, funder: &FunderId, reference: &str, now: Moment) -> Result<Opened> {
    let all = opened(db, funder, now)?;
    all.into_iter().find(|one| one.proposal.reference == reference).ok_or(Error::NotFound)
}

/// A document that is a funder's to read: of a draft that is open to it, or its own letter in what was submitted.
///
/// # Errors
/// `NotFound` for any other.
pub fn document_for(
    db: &mut Db,
    funder: &FunderId,
    reference: &str,
    id: &DocumentId,
    now: Moment,
) -> Result<DocumentId> {
    let there = |documents: &[Document]| documents.iter().any(|one| one.id == *id);
    if opened_one(db, funder, reference, now).is_ok_and(|opened| there(&opened.shown().documents)) {
        return Ok(id.clone());
    }
    let claim = super::claim(db, funder, reference)?;
    let own = there(&own_letters(&claim.submitted.content, funder));
    if own { Ok(id.clone()) } else { Err(Error::NotFound) }
}

/// What a funder can give for a call in all, as its officials said last.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Ceiling {
    pub amount: Euro,
    /// Where it is decided, in the funder's words.
    pub note: String,
    pub at: Moment,
}

/// None where it has said none.
pub fn ceiling(db: &mut Db, funder: &FunderId, call: &CallId) -> Result<Option<Ceiling>> {
    Ok(funder_ceilings::table
        .filter(funder_ceilings::funder_id.eq(funder))
        .filter(funder_ceilings::call_id.eq(call))
        .filter(funder_ceilings::ended_at.is_null())
        .order((funder_ceilings::at.desc(), funder_ceilings::id))
        .select((funder_ceilings::amount, funder_ceilings::note, funder_ceilings::at))
        .first(db)
        .optional()?)
}

/// Puts a ceiling in the place of the one before; with none, only ends that.
pub fn set_ceiling(
    db: &mut Db,
    id: &RowId,
    (funder, call): (&FunderId, &CallId),
    new: Option<(Euro, &str)>,
    (at, by): (Moment, &str),
) -> Result<()> {
    let in_force = funder_ceilings::table
        .filter(funder_ceilings::funder_id.eq(funder))
        .filter(funder_ceilings::call_id.eq(call))
        .filter(funder_ceilings::ended_at.is_null());
    diesel::update(in_force).set(funder_ceilings::ended_at.eq(at)).execute(db)?;
    let Some((amount, note)) = new else { return Ok(()) };
    diesel::insert_into(funder_ceilings::table)
        .values((
            funder_ceilings::id.eq(id),
            funder_ceilings::funder_id.eq(funder),
            funder_ceilings::call_id.eq(call),
            funder_ceilings::amount.eq(amount),
            funder_ceilings::note.eq(note),
            funder_ceilings::at.eq(at),
            funder_ceilings::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(())
}
