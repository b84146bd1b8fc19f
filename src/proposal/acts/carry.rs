//! Taking up an earlier proposal: its text, money, documents and team begin a new one.

use serde_json::json;

use super::{Created, entry};
use crate::act::Act;
use crate::call;
use crate::ground::ids::{DocumentId, PartnerId, ProposalId, TrancheId};
use crate::ground::{Entry, Error, Problems, RecordClass, Refusal, Result, Role, Scope, text};
use crate::people;
use crate::proposal::rules::typed::Basics;
use crate::proposal::rules::{Content, Document, of_declaration};
use crate::proposal::store::{
    self, Changes, Edit, May, Proposal, carryovers, documents, partners, submissions,
};

/// Characters of a reply.
pub const REPLY_MAX: usize = 5_000;

/// Begins a proposal that says what the last submitted version of another said, for the same team. Whether the
/// other may be taken up is for the stage that knows what was decided about it.
///
/// # Errors
/// `not-submitted`; `call-over` where no cut-off is ahead; `already-resubmitted` with the reference that was given.
pub fn carry_over(act: &mut Act<'_>, old: &Proposal) -> Result<Created> {
    let last = old.last.ok_or_else(|| Refusal::new("not-submitted"))?;
    let book = call::store::rulebook(act.db, &old.call)?;
    if book.next_cutoff(act.received()).is_none() {
        return Err(Refusal::new("call-over").into());
    }
    if let Some(reference) = carryovers::successor(act.db, &old.id)? {
        return Err(Refusal::new("already-resubmitted").with("reference", reference).into());
    }
    let content = submissions::submitted(act.db, old, last.version)?.content;
    let (id, reference) = (act.id::<ProposalId>(), call::store::next_reference(act.db, &old.call)?);
    let (by, at) = (act.by(), act.received());
    let basics = Basics {
        acronym: content.acronym.clone(),
        title: content.title.clone(),
        track: content.track.clone(),
    };
    store::insert(act.db, &id, &old.call, &reference, &basics, &by, at)?;
    carryovers::insert(act.db, &id, (&old.id, last.version, last.cutoff), at, &by)?;
    let partners = copy(act, &id, content)?;
    same_team(act, old, &id, &partners)?;
    let facts = json!({
        "reference": reference, "call": old.call, "from": old.reference, "from_version": last.version,
    });
    act.record(&Entry::new("proposal.carried_over", ("proposal", &id), RecordClass::Proposal, facts))?;
    Ok(Created { id, reference })
}

/// The same words in rows of its own: partners, tranches and documents of two proposals are never one row. What was
/// declared and signed was so for the earlier one, and its papers stay there. The partners' rows, then and now.
fn copy(act: &mut Act<'_>, id: &ProposalId, content: Content) -> Result<Vec<(PartnerId, PartnerId)>> {
    let Content { answers, mut partners, hosting, asks, costs, mut tranches, documents, .. } = content;
    let mut moved = Vec::new();
    for partner in &mut partners {
        let now = act.id::<PartnerId>();
        moved.push((std::mem::replace(&mut partner.id, now.clone()), now));
    }
    for tranche in &mut tranches {
        tranche.id = act.id::<TrancheId>();
    }
    let rows = partners.iter().map(|partner| partner.id.clone()).collect();
    let changes = Changes {
        answers: Some(answers),
        partners: Some(partners),
        hosting: Some(hosting),
        asks: Some(asks),
        costs: Some((costs, rows)),
        tranches: Some(tranches),
        ..Changes::default()
    };
    let (by, at) = (act.by(), act.received());
    let may = store::begun_now(act, id)?;
    let proposal = store::by_id(act.db, id)?;
    store::save(act.db, may, &proposal, &changes, &by, at)?;
    for document in documents.into_iter().filter(|one| of_declaration(&one.slot).is_none()) {
        // What was submitted names a co-funder by its place; here it has a row.
        let slot = store::slot_in_table(act.db, id, &document.slot)?;
        let may = store::begun_now(act, id)?;
        let document = Document { id: act.id::<DocumentId>(), slot, ..document };
        documents::put(act.db, may, &document, &by)?;
    }
    Ok(moved)
}

fn same_team(
    act: &mut Act<'_>,
    old: &Proposal,
    id: &ProposalId,
    moved: &[(PartnerId, PartnerId)],
) -> Result<()> {
    let (now, by) = (act.received(), act.by());
    let mut partnerless = Vec::new();
    for (person, then) in partners::bindings(act.db, &old.id)? {
        match moved.iter().find(|(old, _)| *old == then) {
            Some((_, partner)) => partners::bind(act.db, id, &person, Some(partner), (now, &by))?,
            None => partnerless.push(person),
        }
    }
    for role in [Role::Coordinator, Role::Contributor, Role::Reader] {
        for person in people::store::holders(act.db, role, &Scope::Proposal(old.id.clone()), now)? {
            // Who wrote for a partner that does not take part again reads, and does not come to write for all.
            let role = match role == Role::Contributor && partnerless.contains(&person.id) {
                true => Role::Reader,
                false => role,
            };
            people::acts::grant(act, &person.id, role, Scope::Proposal(id.clone()), "took up the proposal")?;
        }
    }
    Ok(())
}

/// A reply as it is kept; one may say nothing.
///
/// # Errors
/// Problems of `reply`.
pub(super) fn read_reply(typed: &str) -> Result<String> {
    match text::line(typed, REPLY_MAX) {
        Ok(reply) => Ok(reply),
        Err(text::BadText::Empty) => Ok(String::new()),
        Err(bad) => {
            let mut problems = Problems::none();
            people::rules::text_problem(&mut problems, "reply", &bad);
            Err(problems.into())
        }
    }
}

/// The reply that an archive brings, where there is something to reply to.
pub(super) fn put_reply(act: &mut Act<'_>, key: &str, typed: &str) -> Result<()> {
    let (proposal, _, may) = store::for_edit(act, key)?;
    write_reply(act, (&proposal, may), typed)
}

/// The same, upon a proof of another verb.
pub(super) fn write_reply(
    act: &mut Act<'_>,
    (proposal, may): (&Proposal, May<Edit>),
    typed: &str,
) -> Result<()> {
    let reply = read_reply(typed)?;
    let earlier = carryovers::earlier_of(act.db, &proposal.id)?;
    if earlier.is_none_or(|earlier| earlier.reply == reply) {
        return Ok(());
    }
    let version = carryovers::save_reply(act.db, may, &reply, act.received())?;
    act.record(&entry("proposal.replied", proposal, json!({ "version": version })))
}

/// Saves the reply to the earlier summary report; `seen` is the reply the form was made with.
///
/// # Errors
/// `NotFound` where nothing was taken up; `Conflict` where the reply says something else by now; problems of `reply`.
pub fn reply(act: &mut Act<'_>, key: &str, seen: &str, typed: &str) -> Result<i64> {
    let (proposal, _, may) = store::for_edit(act, key)?;
    let earlier = carryovers::earlier_of(act.db, &proposal.id)?.ok_or(Error::NotFound)?;
    let reply = read_reply(typed)?;
    if reply == earlier.reply {
        return Ok(proposal.version);
    }
    if seen.replace("\r\n", "\n") != earlier.reply {
        return Err(Error::Conflict { current: proposal.version });
    }
    let version = carryovers::save_reply(act.db, may, &reply, act.received())?;
    act.record(&entry("proposal.replied", &proposal, json!({ "version": version })))?;
    Ok(version)
}
