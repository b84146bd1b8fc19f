//! A coordinator opens a draft to a funder that it claims money from, and closes it again.
//!
//! Who speaks for a funder is for staff to say, never for who wants its money: an invitation to an address makes
//! nobody an official, it tells them where to ask to become one.

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::ground::ids::{FunderId, RowId};
use crate::ground::{Actor, Error, Letter, Problems, RecordClass, Result, Role, Scope};
use crate::people;
use crate::people::limits;
use crate::proposal::store::funders::{self, Funder};
use crate::proposal::store::openings::{self, Opening};
use crate::proposal::store::{self, Proposal, for_lead};

/// How far a draft is opened, and whom to tell of it.
#[derive(Clone, Debug, Default)]
pub struct Opens {
    /// The whole text and the documents; else the abstract and the money.
    pub whole: bool,
    /// Of somebody at the funder, where nobody speaks for it here yet. May be empty.
    pub email: String,
    /// What links begin with.
    pub base: String,
}

/// Opens a draft to a funder. Its officials have a letter; where it has none, the address that is named.
///
/// # Errors
/// `NotFound` for a funder that nothing is claimed from; a problem of `email`; `proposal-received` once a cut-off has
/// taken the proposal in; `too-many-letters` for who sends very many.
pub fn open_to_funder(act: &mut Act<'_>, key: &str, funder: &FunderId, opens: &Opens) -> Result<()> {
    let (proposal, funder) = claimed_from(act, key, funder)?;
    let call = store::open_call(act.db, &proposal.call)?;
    call.must_be_free(proposal.stage, proposal.last.as_ref(), act.received())?;
    let typed = opens.email.trim();
    let address = people::rules::email(typed);
    if !typed.is_empty() && address.is_none() {
        return Err(Problems::one("email", "email").into());
    }
    let before = openings::of(act.db, &proposal.id)?.into_iter().find(|one| one.funder == funder.id);
    let same = |one: &Opening| one.whole == opens.whole && (typed.is_empty() || one.email == typed);
    if before.as_ref().is_some_and(same) {
        return Ok(());
    }
    let (at, by) = (act.received(), act.by());
    openings::end(act.db, &proposal.id, &funder.id, (at, &by))?;
    let (row, email): (RowId, _) = (act.id(), address.unwrap_or_default());
    let new = Opening {
        proposal: proposal.id.clone(),
        funder: funder.id.clone(),
        whole: opens.whole,
        email: email.clone(),
        at,
        by,
    };
    openings::insert(act.db, &row, &new)?;
    tell(act, &proposal, &funder, (&email, &opens.base))?;
    let facts = json!({ "funder": funder.id, "whole": opens.whole });
    act.record(&entry("proposal.opened_to_funder", &proposal, facts))
}

/// A proposal one coordinates, and a funder that it claims from.
fn claimed_from(act: &mut Act<'_>, key: &str, funder: &FunderId) -> Result<(Proposal, Funder)> {
    let (proposal, _may) = for_lead(act, key)?;
    let claimed = store::tranches_of(act.db, &proposal.id)?;
    // As the draft calls it: what others typed for the same funder is not its to tell.
    let own = claimed.into_iter().find(|tranche| tranche.funder == *funder).ok_or(Error::NotFound)?;
    let funder = funders::find(act.db, funder)?.ok_or(Error::NotFound)?;
    Ok((proposal, Funder { name: own.funder_name, ..funder }))
}

fn tell(act: &mut Act<'_>, proposal: &Proposal, funder: &Funder, (email, base): (&str, &str)) -> Result<()> {
    let now = act.received();
    let officials = people::store::holders(act.db, Role::Funder, &Scope::Funder(funder.id.clone()), now)?;
    let from = match act.actor {
        Actor::Person { name, .. } => name.clone(),
        Actor::Visitor | Actor::System => "Rollcall".to_owned(),
    };
    let said = |letter: Letter| {
        letter
            .with("reference", &proposal.reference)
            .with("acronym", &proposal.acronym)
            .with("funder", &funder.name)
            .with("name", &from)
    };
    if officials.is_empty() && !email.is_empty() {
        limits::count_invitation(act)?;
        let language = match act.actor {
            Actor::Person { language, .. } => language.clone(),
            Actor::Visitor | Actor::System => "en".to_owned(),
        };
        let letter = Letter::to_address(email.to_owned(), language, "funder-invited", RecordClass::Proposal);
        return act.post(&said(letter).with("url", format!("{base}/funding/appointment")));
    }
    for official in officials {
        let letter = Letter::to_person(official.id, "funder-opened", RecordClass::Proposal);
        let url = format!("{base}/funding/{}/drafts/{}", funder.id, proposal.reference);
        act.post(&said(letter).with("url", url))?;
    }
    Ok(())
}

/// Closes a draft to a funder. What it signed off stands.
pub fn close_to_funder(act: &mut Act<'_>, key: &str, funder: &FunderId) -> Result<()> {
    let (proposal, _may) = for_lead(act, key)?;
    let (at, by) = (act.received(), act.by());
    if !openings::end(act.db, &proposal.id, funder, (at, &by))? {
        return Err(Error::NotFound);
    }
    act.record(&entry("proposal.closed_to_funder", &proposal, json!({ "funder": funder })))
}
