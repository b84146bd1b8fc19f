//! The proofs that writing needs.

use std::marker::PhantomData;
use std::sync::Arc;

use diesel::prelude::*;

use super::partners::{self, Reach};
use super::{Proposal, Sight, by_id, content_of, find, membership, open_call, open_call_by, signoffs};
use crate::act::Act;
use crate::call::{self, rules::Rulebook};
use crate::db::schema::{answers, calls, proposals, rulebooks};
use crate::db::{Changing, Db, change, changes};
use crate::ground::ids::{PartnerId, ProposalId};
use crate::ground::{Actor, Error, Moment, Result, Role};
use crate::proposal::rules::{Content, Draft, OpenCall, Stage};

/// To change what a draft says.
#[derive(Debug)]
pub enum Edit {}
/// To submit it, or to take back what was submitted.
#[derive(Debug)]
pub enum Submit {}
/// To say who belongs to the team.
#[derive(Debug)]
pub enum Lead {}
/// To write notes to the others of the team.
#[derive(Debug)]
pub enum Note {}

/// That a verb may be done to one version of one proposal. Only loading for that verb makes one.
#[derive(Debug)]
pub struct May<Verb> {
    id: ProposalId,
    version: i64,
    verb: PhantomData<Verb>,
}

impl<Verb> May<Verb> {
    fn to(proposal: &Proposal) -> Self {
        Self { id: proposal.id.clone(), version: proposal.version, verb: PhantomData }
    }

    pub fn id(&self) -> &ProposalId {
        &self.id
    }

    /// Moves the proposal on from the version the proof is bound to; the new version.
    ///
    /// # Errors
    /// `Conflict` where it is at another version by now.
    pub(super) fn save(self, db: &mut Db, at: Moment) -> Result<i64> {
        let next = self.next();
        self.update(db, |bound, db| {
            let moved = (proposals::version.eq(next), proposals::changed_at.eq(at));
            change(proposals::table, moved, bound).execute(db)
        })?;
        Ok(next)
    }

    /// The version that the draft will have once this proof is spent.
    pub(super) fn next(&self) -> i64 {
        self.version + 1
    }

    /// [`May::save`] in one go with two changes of what the draft says; how many rows each of the two has changed.
    ///
    /// # Errors
    /// As [`May::save`].
    pub(super) fn save_with<A: Changing, B: Changing>(
        self,
        db: &mut Db,
        at: Moment,
        (a, b): (A, B),
    ) -> Result<[usize; 2]> {
        let moved = (proposals::version.eq(self.next()), proposals::changed_at.eq(at));
        let mut changed = [0; 2];
        self.update(db, |bound, db| {
            let [done, a, b] = changes(db, (change(proposals::table, moved, bound), a, b))?;
            changed = [a, b];
            Ok(done)
        })?;
        Ok(changed)
    }

    /// Puts the proposal at a stage. What it says stays as it is, and so does its version.
    pub(super) fn move_to(self, db: &mut Db, stage: Stage) -> Result<()> {
        self.update(db, |bound, db| {
            change(proposals::table, proposals::stage.eq(stage.name()), bound).execute(db)
        })
    }

    fn update(self, db: &mut Db, write: impl FnOnce(Bound, &mut Db) -> QueryResult<usize>) -> Result<()> {
        let bound = proposals::id.eq(self.id.to_string()).and(proposals::version.eq(self.version));
        if write(bound, db)? == 1 {
            return Ok(());
        }
        let current: i64 = proposals::table.find(&self.id).select(proposals::version).first(db)?;
        Err(Error::Conflict { current })
    }
}

type Bound =
    diesel::dsl::And<diesel::dsl::Eq<proposals::id, String>, diesel::dsl::Eq<proposals::version, i64>>;

/// Loads a proposal for changing what it says.
///
/// # Errors
/// `NotFound` where it is not visible, `Forbidden` for readers and officials, `proposal-received` once a
/// cut-off has taken it in.
pub fn for_edit(act: &mut Act<'_>, key: &str) -> Result<(Proposal, OpenCall, May<Edit>)> {
    let (proposal, sight) = seen(act, key)?;
    if !sight.may_write() {
        return Err(Error::Forbidden);
    }
    let call = open_call(act.db, &proposal.call)?;
    call.must_be_free(proposal.stage, proposal.last.as_ref(), act.received())?;
    let may = May::to(&proposal);
    Ok((proposal, call, may))
}

/// [`for_edit`] for fields by themselves: it reads no more than they need.
///
/// # Errors
/// As [`for_edit`].
pub fn for_fields(act: &mut Act<'_>, key: &str) -> Result<(Proposal, Arc<Rulebook>, May<Edit>)> {
    let (proposal, book, may, _) = for_field(act, key, "")?;
    Ok((proposal, book, may))
}

/// [`for_edit`] for one field, which is saved about once a second while somebody types: with what stands in it, where it
/// is one of the rulebook's. That a cut-off has taken a proposal in can only be of one that was submitted.
///
/// # Errors
/// As [`for_edit`].
pub fn for_field(
    act: &mut Act<'_>,
    key: &str,
    name: &str,
) -> Result<(Proposal, Arc<Rulebook>, May<Edit>, Written)> {
    let (row, rulebook, written) = drafted(act.db, key, name)?;
    let proposal = super::read(act.db, row)?;
    if !membership(act.actor, &proposal.id).is_some_and(Sight::may_write) {
        let (proposal, call, may) = for_edit(act, key)?;
        return Ok((proposal, call.book, may, written));
    }
    let book = call::store::rulebook_by_hash(act.db, &rulebook)?;
    if proposal.stage == Stage::Submitted {
        let call = open_call_by(act.db, &proposal.call, rulebook)?;
        call.must_be_free(proposal.stage, proposal.last.as_ref(), act.received())?;
    }
    let may = May::to(&proposal);
    Ok((proposal, book, may, written))
}

/// What stands in a field that is the rulebook's, as its row holds it; None where nobody has written in it.
pub type Written = Option<(String, (i64, Moment, String))>;

/// A proposal, the hash of the rulebook that counts now for its call, and what stands in one of its fields: in one
/// question. Where many type, it is the number of questions that PostgreSQL has to be paid for.
fn drafted(db: &mut Db, key: &str, field: &str) -> Result<(super::Row, String, Written)> {
    let counts = rulebooks::call_id.eq(calls::id).and(rulebooks::version.eq(calls::version));
    let written = answers::proposal_id.eq(proposals::id).and(answers::field.eq(field));
    let found = proposals::table
        .inner_join(calls::table.on(calls::id.eq(proposals::call_id)))
        .inner_join(rulebooks::table.on(counts))
        .left_join(answers::table.on(written))
        .select((
            super::COLUMNS,
            rulebooks::hash,
            (answers::value, (answers::version, answers::at, answers::by_person)).nullable(),
        ));
    let by_reference = found.filter(proposals::reference.eq(key)).first(db).optional()?;
    match by_reference {
        Some(found) => Ok(found),
        None => Ok(found.filter(proposals::id.eq(key)).first(db)?),
    }
}

/// Loads a proposal for writing notes: members all may, readers too, and received or not.
///
/// # Errors
/// `NotFound` for everybody else, officials too: notes are the team's.
pub fn for_note(act: &mut Act<'_>, key: &str) -> Result<(Proposal, May<Note>)> {
    let (proposal, sight) = seen(act, key)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let may = May::to(&proposal);
    Ok((proposal, may))
}

/// A proposal that this very act has begun: whoever began it has no grant in this act's eyes yet.
///
/// # Errors
/// `NotFound` for any other.
pub fn begun_now(act: &mut Act<'_>, id: &ProposalId) -> Result<May<Edit>> {
    let proposal = by_id(act.db, id)?;
    let (by, now) = (act.by(), act.received());
    let begun: (String, Moment) =
        proposals::table.find(id).select((proposals::created_by, proposals::created_at)).first(act.db)?;
    if begun == (by, now) && proposal.last.is_none() { Ok(May::to(&proposal)) } else { Err(Error::NotFound) }
}

/// What a draft said at a version, read before the act that submits it, so that the act has little left to read: the
/// writer is one, and on PostgreSQL what a transaction has read is what others' writes can cross. Every save makes a
/// new version in its own transaction; a draft at the version that was read says what was read.
#[derive(Clone, Debug)]
pub struct Ahead {
    id: ProposalId,
    version: i64,
    content: Content,
}

impl Ahead {
    /// None where there is nothing for this actor to submit; why, is for the act to say.
    pub fn read(db: &mut Db, actor: &Actor, key: &str, now: Moment) -> Result<Option<Self>> {
        let (proposal, sight) = find(db, actor, key, now)?;
        if !sight.leads() {
            return Ok(None);
        }
        let content = content_of(db, &proposal)?;
        Ok(Some(Self { id: proposal.id, version: proposal.version, content }))
    }

    /// The version that was read, and what it says.
    pub fn read_at(&self) -> (&ProposalId, i64, &Content) {
        (&self.id, self.version, &self.content)
    }

    fn is_of(&self, proposal: &Proposal) -> bool {
        self.id == proposal.id && self.version == proposal.version
    }
}

/// Loads a proposal for changing what it says of one partner, or of all where none is named.
///
/// # Errors
/// Those of [`for_edit`]; `Forbidden` for who is bound to another partner.
pub fn for_partner(
    act: &mut Act<'_>,
    key: &str,
    partner: Option<&PartnerId>,
) -> Result<(Proposal, OpenCall, May<Edit>)> {
    let (proposal, call, may) = for_edit(act, key)?;
    let covered = match (reach_of(act, &proposal)?, partner) {
        (Reach::All, _) => true,
        (reach, Some(partner)) => reach.covers(partner),
        (Reach::Only(_), None) => false,
    };
    if covered { Ok((proposal, call, may)) } else { Err(Error::Forbidden) }
}

/// How far the one who acts reaches into the consortium of a proposal they may write.
pub fn reach_of(act: &mut Act<'_>, proposal: &Proposal) -> Result<Reach> {
    let leads = act.actor.has_for_proposal(Role::Coordinator, &proposal.id);
    partners::reach(act.db, act.actor, &proposal.id, leads)
}

/// Loads a proposal for submitting it, or for taking it back.
///
/// # Errors
/// `NotFound` where it is not visible, `Forbidden` for all but coordinators.
pub fn for_submit(
    act: &mut Act<'_>,
    key: &str,
    ahead: Option<&Ahead>,
) -> Result<(Proposal, Draft, OpenCall, May<Submit>)> {
    let (proposal, sight) = seen(act, key)?;
    if !sight.leads() {
        return Err(Error::Forbidden);
    }
    let call = open_call(act.db, &proposal.call)?;
    let draft = Draft {
        reference: proposal.reference.clone(),
        stage: proposal.stage,
        version: proposal.version,
        last: proposal.last,
        content: match ahead.filter(|ahead| ahead.is_of(&proposal)) {
            Some(ahead) => ahead.content.clone(),
            None => content_of(act.db, &proposal)?,
        },
        // A sign-off makes no new version, so it is read here; only where one is missing can it be in the way.
        signed: match call.book.signoffs.block() {
            true => signoffs::of(act.db, &proposal.id)?,
            false => Vec::new(),
        },
    };
    let may = May::to(&proposal);
    Ok((proposal, draft, call, may))
}

/// Loads a proposal for saying who belongs to its team.
///
/// # Errors
/// `NotFound` where it is not visible, `Forbidden` for all but coordinators.
pub fn for_lead(act: &mut Act<'_>, key: &str) -> Result<(Proposal, May<Lead>)> {
    let (proposal, sight) = seen(act, key)?;
    if !sight.leads() {
        return Err(Error::Forbidden);
    }
    let may = May::to(&proposal);
    Ok((proposal, may))
}

/// That what was deposited before a cut-off may be let in after it, whoever wrote it. Only [`for_late`] makes one.
#[derive(Debug)]
pub struct Late(ProposalId);

impl Late {
    /// To put what was handed in into the draft, at the version it stands at now.
    pub fn edit(&self, db: &mut Db) -> Result<(Proposal, May<Edit>)> {
        let proposal = by_id(db, &self.0)?;
        let may = May::to(&proposal);
        Ok((proposal, may))
    }

    /// To submit what the draft then says.
    pub fn submit(self, db: &mut Db) -> Result<(Proposal, May<Submit>)> {
        let proposal = by_id(db, &self.0)?;
        let may = May::to(&proposal);
        Ok((proposal, may))
    }
}

/// Loads a proposal for deciding whether it is let in late.
///
/// # Errors
/// `NotFound` for who does not oversee the cut-off; `Forbidden` for auditors, for members, and for whoever has no name.
pub fn for_late(act: &mut Act<'_>, id: &ProposalId, cutoff: i32) -> Result<(Proposal, Late)> {
    let proposal = by_id(act.db, id)?;
    if !super::is_official(act.actor, &proposal.call, cutoff) {
        return Err(Error::NotFound);
    }
    let staff = act.actor.has_for_cutoff(Role::Staff, &proposal.call, cutoff);
    if !staff || act.actor.person().is_none() || membership(act.actor, id).is_some() {
        return Err(Error::Forbidden);
    }
    Ok((proposal, Late(id.clone())))
}

/// Moves a draft on for a save of several fields, and spends the proof; the new version.
pub fn turn(db: &mut Db, may: May<Edit>, at: Moment) -> Result<i64> {
    may.save(db, at)
}

fn seen(act: &mut Act<'_>, key: &str) -> Result<(Proposal, Sight)> {
    let (actor, now) = (act.actor, act.received());
    find(act.db, actor, key, now)
}
