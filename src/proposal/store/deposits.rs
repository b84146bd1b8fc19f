//! Hashes that were deposited, the archives that were handed in, and what was decided.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{submissions, supplements};
use crate::call;
use crate::call::rules::Rulebook;
use crate::db::Db;
use crate::db::schema::{deposits, proposals};
use crate::ground::ids::{AttachmentId, CallId, DepositId, ProposalId};
use crate::ground::{Actor, Error, Moment, Result, Role};
use crate::proposal::rules::{DepositStanding, IntakeSupplement, Means, SupplementKind};

#[derive(Clone, Debug)]
pub struct Deposit {
    pub id: DepositId,
    pub proposal: ProposalId,
    pub reference: String,
    pub call: CallId,
    pub cutoff: i32,
    /// Counts the deposits of the proposal from 1.
    pub number: i32,
    /// What the proposal was called when it was deposited.
    pub acronym: String,
    pub sha256: String,
    /// When it reached the house; written down at `recorded`.
    pub at: Moment,
    pub recorded: Moment,
    pub by: String,
    pub means: Means,
    /// How that is known, where staff wrote it down.
    pub note: String,
    /// The JWS.
    pub receipt: String,
    pub handed: Option<Handed>,
    pub decision: Option<DepositDecision>,
}

/// The archive, handed in.
#[derive(Clone, Debug)]
pub struct Handed {
    pub at: Moment,
    pub by: String,
    pub file: AttachmentId,
    /// Things missing that must not be, when it was looked at.
    pub blocking: i32,
    /// What was wrong with it then.
    pub faults: Vec<Fault>,
}

/// Something wrong with an archive that was handed in: where, and the key of the words with what they name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub field: String,
    pub code: String,
    pub args: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
pub struct DepositDecision {
    pub at: Moment,
    pub by: String,
    pub accepted: bool,
    pub reason: String,
    /// The submission it became, and the number of the supplement.
    pub version: Option<i32>,
    pub supplement: Option<i32>,
}

impl Deposit {
    /// How it stands by the hours of a rulebook; one whose rulebook lost the path has lapsed.
    pub fn standing(&self, book: &Rulebook, now: Moment) -> DepositStanding {
        let decided = self.decision.as_ref().map(|decision| decision.accepted);
        let window = book.emergency_window(self.cutoff).unwrap_or((self.at, self.at));
        DepositStanding::of(decided, self.handed.is_some(), window, now)
    }
}

type Head = (DepositId, ProposalId, String, CallId, i32, i32, String);
type Said = (String, Moment, Moment, String, String, String, String);
type Late = (Option<AttachmentId>, Option<Moment>, Option<String>, Option<i32>, String);
type Ending = (Option<Moment>, Option<String>, Option<bool>, Option<String>, Option<i32>, Option<i32>);
type Row = (Head, Said, Late, Ending);
type Columns = (
    (
        deposits::id,
        deposits::proposal_id,
        proposals::reference,
        deposits::call_id,
        deposits::cutoff,
        deposits::number,
        deposits::acronym,
    ),
    (
        deposits::sha256,
        deposits::at,
        deposits::recorded_at,
        deposits::by_person,
        deposits::means,
        deposits::note,
        deposits::receipt,
    ),
    (deposits::attachment_id, deposits::handed_at, deposits::handed_by, deposits::blocking, deposits::faults),
    (
        deposits::decided_at,
        deposits::decided_by,
        deposits::accepted,
        deposits::reason,
        deposits::version,
        deposits::supplement,
    ),
);
const COLUMNS: Columns = (
    (
        deposits::id,
        deposits::proposal_id,
        proposals::reference,
        deposits::call_id,
        deposits::cutoff,
        deposits::number,
        deposits::acronym,
    ),
    (
        deposits::sha256,
        deposits::at,
        deposits::recorded_at,
        deposits::by_person,
        deposits::means,
        deposits::note,
        deposits::receipt,
    ),
    (deposits::attachment_id, deposits::handed_at, deposits::handed_by, deposits::blocking, deposits::faults),
    (
        deposits::decided_at,
        deposits::decided_by,
        deposits::accepted,
        deposits::reason,
        deposits::version,
        deposits::supplement,
    ),
);

fn read((head, said, late, ending): Row) -> Result<Deposit> {
    let (id, proposal, reference, call, cutoff, number, acronym) = head;
    let (sha256, at, recorded, by, means, note, receipt) = said;
    let (file, handed_at, handed_by, blocking, faults) = late;
    let faults = if faults.is_empty() { Vec::new() } else { serde_json::from_str(&faults)? };
    let (decided_at, decided_by, accepted, reason, version, supplement) = ending;
    let means = Means::parse(&means).ok_or_else(|| Error::internal("a deposit came by unknown means"))?;
    let handed = file.zip(handed_at).map(|(file, at)| Handed {
        at,
        by: handed_by.unwrap_or_default(),
        file,
        blocking: blocking.unwrap_or_default(),
        faults,
    });
    let decision = decided_at.zip(accepted).map(|(at, accepted)| DepositDecision {
        at,
        by: decided_by.unwrap_or_default(),
        accepted,
        reason: reason.unwrap_or_default(),
        version,
        supplement,
    });
    Ok(Deposit {
        id,
        proposal,
        reference,
        call,
        cutoff,
        number,
        acronym,
        sha256,
        at,
        recorded,
        by,
        means,
        note,
        receipt,
        handed,
        decision,
    })
}

/// The deposits of a proposal, the last one first.
pub fn of_proposal(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Deposit>> {
    let rows: Vec<Row> = deposits::table
        .inner_join(proposals::table.on(proposals::id.eq(deposits::proposal_id)))
        .filter(deposits::proposal_id.eq(proposal))
        .order(deposits::number.desc())
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// The deposits of a call, those of the last cut-off first, by reference and number.
pub fn of_call(db: &mut Db, call: &CallId) -> Result<Vec<Deposit>> {
    let rows: Vec<Row> = deposits::table
        .inner_join(proposals::table.on(proposals::id.eq(deposits::proposal_id)))
        .filter(deposits::call_id.eq(call))
        .order((deposits::cutoff.desc(), proposals::reference, deposits::number))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// A deposit of a call, for its staff and auditors and those of its cut-off.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn find(db: &mut Db, actor: &Actor, call: &CallId, id: &DepositId) -> Result<Deposit> {
    let row: Row = deposits::table
        .inner_join(proposals::table.on(proposals::id.eq(deposits::proposal_id)))
        .filter(deposits::id.eq(id).and(deposits::call_id.eq(call)))
        .select(COLUMNS)
        .first(db)?;
    let found = read(row)?;
    if super::is_official(actor, call, found.cutoff) { Ok(found) } else { Err(Error::NotFound) }
}

/// Whether an actor runs the cut-off of a deposit, and is not of the team.
pub fn decides(actor: &Actor, deposit: &Deposit) -> bool {
    let runs = actor.has_for_cutoff(Role::Staff, &deposit.call, deposit.cutoff);
    runs && actor.person().is_some() && !super::is_member(actor, &deposit.proposal)
}

/// How many deposits for a cut-off are neither decided nor lapsed.
pub fn waiting(db: &mut Db, call: &CallId, cutoff: i32, now: Moment) -> Result<usize> {
    let undecided: Vec<Row> = deposits::table
        .inner_join(proposals::table.on(proposals::id.eq(deposits::proposal_id)))
        .filter(deposits::call_id.eq(call).and(deposits::cutoff.eq(cutoff)))
        .filter(deposits::decided_at.is_null())
        .order((proposals::reference, deposits::number))
        .select(COLUMNS)
        .load(db)?;
    if undecided.is_empty() {
        return Ok(0);
    }
    let book = call::store::rulebook(db, call)?;
    let open: Vec<Deposit> = undecided.into_iter().map(read).collect::<Result<_>>()?;
    let waits =
        |one: &&Deposit| matches!(one.standing(&book, now), DepositStanding::Open | DepositStanding::Waits);
    Ok(open.iter().filter(waits).count())
}

/// What was let in for a cut-off, in the order of the addenda, as the intake edition tells it.
pub fn let_in(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<IntakeSupplement>> {
    let roots = call::store::addenda(db, call, cutoff)?;
    let mut told = Vec::new();
    for deposit in of_call(db, call)?.into_iter().filter(|one| one.cutoff == cutoff) {
        let decision = deposit.decision.as_ref();
        let Some((version, number)) = decision.and_then(|one| one.version.zip(one.supplement)) else {
            continue;
        };
        let addendum = submissions::addendum_of(db, &deposit.proposal, version)?;
        let root = roots.iter().find(|root| Some(root.number) == addendum);
        let supplements = supplements::of_proposal(db, &deposit.proposal)?;
        let own =
            supplements.into_iter().find(|one| one.number == number && one.kind == SupplementKind::Late);
        let (Some(root), Some(own)) = (root, own) else { continue };
        let (reference, legal_basis) = (deposit.reference, own.legal_basis);
        let one = IntakeSupplement { reference, version, at: own.at, legal_basis, root: root.root.clone() };
        told.push((root.number, one));
    }
    told.sort_by_key(|(number, _)| *number);
    Ok(told.into_iter().map(|(_, one)| one).collect())
}

pub fn insert(db: &mut Db, one: &Deposit) -> Result<()> {
    diesel::insert_into(deposits::table)
        .values((
            deposits::id.eq(&one.id),
            deposits::proposal_id.eq(&one.proposal),
            deposits::call_id.eq(&one.call),
            deposits::cutoff.eq(one.cutoff),
            deposits::number.eq(one.number),
            deposits::acronym.eq(&one.acronym),
            deposits::sha256.eq(&one.sha256),
            deposits::at.eq(one.at),
            deposits::recorded_at.eq(one.recorded),
            deposits::by_person.eq(&one.by),
            deposits::means.eq(one.means.name()),
            deposits::note.eq(&one.note),
            deposits::receipt.eq(&one.receipt),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes down that the archive was handed in; false where it was already.
pub fn hand_in(db: &mut Db, id: &DepositId, handed: &Handed) -> Result<bool> {
    let open = deposits::table.find(id).filter(deposits::handed_at.is_null());
    let written = diesel::update(open)
        .set((
            deposits::attachment_id.eq(&handed.file),
            deposits::handed_at.eq(handed.at),
            deposits::handed_by.eq(&handed.by),
            deposits::blocking.eq(handed.blocking),
            deposits::faults.eq(serde_json::to_string(&handed.faults)?),
        ))
        .execute(db)?;
    Ok(written == 1)
}

/// Writes a decision down; false where there is one already.
pub fn decide(db: &mut Db, id: &DepositId, decision: &DepositDecision) -> Result<bool> {
    let open = deposits::table.find(id).filter(deposits::decided_at.is_null());
    let written = diesel::update(open)
        .set((
            deposits::decided_at.eq(decision.at),
            deposits::decided_by.eq(&decision.by),
            deposits::accepted.eq(decision.accepted),
            deposits::reason.eq(&decision.reason),
            deposits::version.eq(decision.version),
            deposits::supplement.eq(decision.supplement),
        ))
        .execute(db)?;
    Ok(written == 1)
}
