//! Declaring, and signing off. Both say something of a partner in its own name: who is bound to it does so, and
//! otherwise the coordinator, noted as on its behalf.

use serde_json::json;

use super::document::{self, Over, Uploaded};
use super::entry;
use crate::act::Act;
use crate::call::rules::Declaration;
use crate::ground::ids::{FunderId, PartnerId, RowId};
use crate::ground::{Error, Problems, Result, Role};
use crate::proposal::rules::{
    Content, Document, Identity, OpenCall, Party, declaration_slot, signing_fingerprint,
};
use crate::proposal::store::declarations::{self, NewDeclared};
use crate::proposal::store::{
    self, Edit, May, Proposal, content_of, documents, for_partner, partners, signoffs,
};

/// Loads a proposal for saying something in a partner's name; whether it is said on the partner's behalf.
///
/// # Errors
/// `Forbidden` for whoever is neither bound to the partner nor coordinates.
fn for_voice(
    act: &mut Act<'_>,
    key: &str,
    partner: &PartnerId,
) -> Result<(Proposal, OpenCall, Content, May<Edit>, bool)> {
    let (proposal, call, may) = for_partner(act, key, Some(partner))?;
    let own = match act.actor.person() {
        Some(person) => partners::bound_to(act.db, &proposal.id, person)?.as_ref() == Some(partner),
        None => false,
    };
    if !own && !act.actor.has_for_proposal(Role::Coordinator, &proposal.id) {
        return Err(Error::Forbidden);
    }
    let content = content_of(act.db, &proposal)?;
    content.partner(partner).ok_or(Error::NotFound)?;
    Ok((proposal, call, content, may, !own))
}

/// The declaration of the rulebook, where it is asked of the partner.
fn asked(call: &OpenCall, content: &Content, partner: &PartnerId, id: &str) -> Result<Declaration> {
    let (_, partner) = content.partner(partner).ok_or(Error::NotFound)?;
    let one = call.book.declaration(id).filter(|one| one.asks(&partner.role));
    one.cloned().ok_or(Error::NotFound)
}

/// Declares, as the organisation that the entry names now. `text` is the hash of the text that was shown, which must be
/// what the rulebook says now.
///
/// # Errors
/// A problem of `agreed` where it is not ticked; `Conflict` where the text is another by now.
pub fn declare(
    act: &mut Act<'_>,
    key: &str,
    partner: &PartnerId,
    declaration: &str,
    (agreed, text, language): (bool, &str, &str),
) -> Result<i64> {
    let (proposal, call, content, may, on_behalf) = for_voice(act, key, partner)?;
    let one = asked(&call, &content, partner, declaration)?;
    if !agreed {
        return Err(Problems::one("agreed", "declare").into());
    }
    let now = one.text_sha256();
    if text != now {
        return Err(Error::Conflict { current: proposal.version });
    }
    let (at, by) = (act.received(), act.by());
    let version = store::save(act.db, may, &proposal, &store::Changes::default(), &by, at)?;
    declarations::end(act.db, &proposal.id, partner, &one.id, (at, &by))?;
    let row: RowId = act.id();
    let (_, entry_now) = content.partner(partner).ok_or(Error::NotFound)?;
    let organisation = Identity::of(entry_now);
    let new =
        NewDeclared { partner, declaration: &one.id, text_sha256: &now, language, on_behalf, organisation };
    declarations::insert(act.db, &row, &proposal.id, &new, (at, &by))?;
    let facts = json!({
        "partner": partner, "declaration": one.id, "text": now, "on_behalf": on_behalf, "version": version,
    });
    act.record(&entry("proposal.declared", &proposal, facts))?;
    Ok(version)
}

/// Takes a declaration back.
pub fn undeclare(act: &mut Act<'_>, key: &str, partner: &PartnerId, declaration: &str) -> Result<i64> {
    let (proposal, _, _, may, _) = for_voice(act, key, partner)?;
    let (at, by) = (act.received(), act.by());
    if !declarations::end(act.db, &proposal.id, partner, declaration, (at, &by))? {
        return Err(Error::NotFound);
    }
    let version = store::save(act.db, may, &proposal, &store::Changes::default(), &by, at)?;
    let facts = json!({ "partner": partner, "declaration": declaration, "version": version });
    act.record(&entry("proposal.undeclared", &proposal, facts))?;
    Ok(version)
}

/// Puts the paper that belongs to a declaration into its place; the one before stays as history.
///
/// # Errors
/// `document-held` where one is there that was not to be replaced; `Forbidden` as for declarations.
pub fn put_paper(
    act: &mut Act<'_>,
    key: &str,
    partner: &PartnerId,
    declaration: &str,
    file: &Uploaded,
    over: &Over,
) -> Result<i64> {
    let (proposal, call, content, may, _) = for_voice(act, key, partner)?;
    let one = asked(&call, &content, partner, declaration)?;
    let slot = declaration_slot(&one.id, partner);
    let name = document::file_name(&file.name, &one.id);
    let held = documents::current(act.db, &proposal.id)?;
    if held.iter().any(|old| (&old.slot, &old.sha256, &old.name) == (&slot, &file.sha256, &name)) {
        return Ok(proposal.version);
    }
    if let Some(held) = held.iter().find(|old| old.slot == slot) {
        document::may_replace(held, over)?;
    }
    let (id, at, by) = (act.id(), act.received(), act.by());
    let (sha256, bytes, pages) = (file.sha256.clone(), file.bytes, file.pages);
    let document = Document { id, slot, name, sha256, bytes, pages, at };
    let version = documents::put(act.db, may, &document, &by)?;
    let facts = json!({
        "slot": document.slot, "sha256": document.sha256, "bytes": document.bytes,
    });
    act.record(&entry("proposal.document_put", &proposal, facts))?;
    Ok(version)
}

/// Signs off for a partner what concerns it, as it was shown: `seen` is its fingerprint.
///
/// # Errors
/// `Conflict` where something of it changed meanwhile; `Forbidden` as for declarations.
pub fn sign_off(act: &mut Act<'_>, key: &str, partner: &PartnerId, seen: &str) -> Result<()> {
    let (proposal, _, content, _, on_behalf) = for_voice(act, key, partner)?;
    signed(act, &proposal, &content, &Party::Partner(partner.clone()), seen, on_behalf)
}

pub fn take_sign_off_back(act: &mut Act<'_>, key: &str, partner: &PartnerId) -> Result<()> {
    let (proposal, ..) = for_voice(act, key, partner)?;
    let (at, by, party) = (act.received(), act.by(), Party::Partner(partner.clone()));
    if !signoffs::end(act.db, &proposal.id, &party, (at, &by))? {
        return Err(Error::NotFound);
    }
    act.record(&entry("proposal.signoff_taken_back", &proposal, json!({ "partner": partner })))
}

/// Signs off for a funder what the proposal claims from it. The caller has found the proposal for the funder's eyes:
/// this decides only whether the actor speaks for the funder, and whether the proposal names it.
///
/// # Errors
/// `NotFound` for who is no official of the funder, or where nothing is claimed from it; `Conflict` where the claims
/// are not what was shown; `proposal-received` once a cut-off has taken the proposal in.
pub fn sign_off_for_funder(
    act: &mut Act<'_>,
    proposal: &Proposal,
    funder: &FunderId,
    seen: &str,
) -> Result<()> {
    if !act.actor.has_for_funder(Role::Funder, funder) {
        return Err(Error::NotFound);
    }
    let call = store::open_call(act.db, &proposal.call)?;
    call.must_be_free(proposal.stage, proposal.last.as_ref(), act.received())?;
    let content = content_of(act.db, proposal)?;
    signed(act, proposal, &content, &Party::Funder(funder.clone()), seen, false)
}

/// Takes a funder's sign-off back, for one of its officials.
///
/// # Errors
/// `NotFound` for who is no official of the funder, or where it has not signed.
pub fn take_sign_off_back_for_funder(
    act: &mut Act<'_>,
    proposal: &Proposal,
    funder: &FunderId,
) -> Result<()> {
    if !act.actor.has_for_funder(Role::Funder, funder) {
        return Err(Error::NotFound);
    }
    let (at, by, party) = (act.received(), act.by(), Party::Funder(funder.clone()));
    if !signoffs::end(act.db, &proposal.id, &party, (at, &by))? {
        return Err(Error::NotFound);
    }
    act.record(&entry("proposal.signoff_taken_back", proposal, json!({ "funder": funder })))
}

fn signed(
    act: &mut Act<'_>,
    proposal: &Proposal,
    content: &Content,
    party: &Party,
    seen: &str,
    on_behalf: bool,
) -> Result<()> {
    let now = signing_fingerprint(content, party)?.ok_or(Error::NotFound)?;
    if seen != now {
        return Err(Error::Conflict { current: proposal.version });
    }
    let (row, at, by): (RowId, _, _) = (act.id(), act.received(), act.by());
    let what = (party, proposal.version, now.as_str());
    signoffs::insert(act.db, &row, &proposal.id, what, on_behalf, (at, &by))?;
    let (kind, of) = party.columns();
    let facts = json!({ kind: of, "version": proposal.version, "fingerprint": now, "on_behalf": on_behalf });
    act.record(&entry("proposal.signed_off", proposal, facts))
}
