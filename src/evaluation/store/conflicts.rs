//! Declarations of conflicts and rulings on them, and what they make of access.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::basis::Basis;
use super::experts::{Expert, Ties, ties_of};
use crate::db::Db;
use crate::db::schema::{conflicts, proposals};
use crate::evaluation::rules::{Access, Case, Declared, Degree, Evident, Ruling, access, evident};
use crate::ground::ids::{PersonId, ProposalId, RowId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::Frozen;
use crate::proposal::store::with_parties;

/// The last declaration of one expert about one proposal.
#[derive(Clone, Debug)]
pub struct ConflictRow {
    pub id: RowId,
    pub number: i32,
    pub declared: Declared,
    pub at: Moment,
}

type Row = (RowId, ProposalId, i32, String, String, Option<String>, Moment);
type Columns = (
    conflicts::id,
    conflicts::proposal_id,
    conflicts::number,
    conflicts::degree,
    conflicts::detail,
    conflicts::ruling,
    conflicts::at,
);
const COLUMNS: Columns = (
    conflicts::id,
    conflicts::proposal_id,
    conflicts::number,
    conflicts::degree,
    conflicts::detail,
    conflicts::ruling,
    conflicts::at,
);

/// What an expert declared last, by proposal.
pub type Declarations = BTreeMap<ProposalId, ConflictRow>;

/// What an expert declared last about each proposal of a cut-off.
pub fn declarations(db: &mut Db, basis: &Basis, person: &PersonId) -> Result<Declarations> {
    let rows: Vec<Row> = conflicts::table
        .inner_join(proposals::table.on(proposals::id.eq(conflicts::proposal_id)))
        .filter(proposals::call_id.eq(&basis.call))
        .filter(conflicts::person_id.eq(person).and(conflicts::cutoff.eq(basis.cutoff)))
        .order(conflicts::number)
        .select(COLUMNS)
        .load(db)?;
    last_words(rows)
}

/// Who declared anything but *none* about a proposal of a cut-off, be it taken back since.
pub(super) fn declared_something(db: &mut Db, basis: &Basis) -> Result<BTreeSet<PersonId>> {
    let people: Vec<PersonId> = conflicts::table
        .inner_join(proposals::table.on(proposals::id.eq(conflicts::proposal_id)))
        .filter(proposals::call_id.eq(&basis.call).and(conflicts::cutoff.eq(basis.cutoff)))
        .filter(conflicts::degree.eq_any([Degree::Potential.name(), Degree::Disqualifying.name()]))
        .select(conflicts::person_id)
        .distinct()
        .load(db)?;
    Ok(people.into_iter().collect())
}

/// As much of [`declarations`] as decides about one proposal: what was declared about it, and about those that
/// were ever declared disqualifying.
fn declarations_about(
    db: &mut Db,
    basis: &Basis,
    person: &PersonId,
    proposal: &ProposalId,
) -> Result<Declarations> {
    let grave = conflicts::table
        .inner_join(proposals::table.on(proposals::id.eq(conflicts::proposal_id)))
        .filter(proposals::call_id.eq(&basis.call))
        .filter(conflicts::person_id.eq(person).and(conflicts::cutoff.eq(basis.cutoff)))
        .filter(conflicts::degree.eq(Degree::Disqualifying.name()));
    let mut wanted: Vec<ProposalId> = grave.select(proposals::id).load(db)?;
    wanted.push(proposal.clone());
    let rows: Vec<Row> = conflicts::table
        .filter(conflicts::proposal_id.eq_any(wanted).and(conflicts::cutoff.eq(basis.cutoff)))
        .filter(conflicts::person_id.eq(person))
        .order(conflicts::number)
        .select(COLUMNS)
        .load(db)?;
    last_words(rows)
}

fn last_words(rows: Vec<Row>) -> Result<Declarations> {
    let mut last = BTreeMap::new();
    for (id, proposal, number, degree, detail, ruling, at) in rows {
        let degree =
            Degree::parse(&degree).ok_or_else(|| Error::internal("an unknown degree of conflict"))?;
        let ruling = ruling.as_deref().and_then(Ruling::parse);
        last.insert(proposal, ConflictRow { id, number, declared: Declared { degree, detail, ruling }, at });
    }
    Ok(last)
}

pub fn insert_declaration(
    db: &mut Db,
    row: &ConflictRow,
    proposal: &ProposalId,
    cutoff: i32,
    person: &PersonId,
) -> Result<()> {
    diesel::insert_into(conflicts::table)
        .values((
            conflicts::id.eq(&row.id),
            conflicts::proposal_id.eq(proposal),
            conflicts::cutoff.eq(cutoff),
            conflicts::person_id.eq(person),
            conflicts::number.eq(row.number),
            conflicts::degree.eq(row.declared.degree.name()),
            conflicts::detail.eq(&row.declared.detail),
            conflicts::at.eq(row.at),
        ))
        .execute(db)?;
    Ok(())
}

pub fn set_ruling(db: &mut Db, id: &RowId, ruling: Ruling, at: Moment, by: &str) -> Result<()> {
    diesel::update(conflicts::table.find(id))
        .set((conflicts::ruling.eq(ruling.name()), conflicts::ruled_at.eq(at), conflicts::ruled_by.eq(by)))
        .execute(db)?;
    Ok(())
}

/// Everything about one expert that decides what they may see in one cut-off.
#[derive(Clone, Debug)]
pub struct Clearance {
    pub expert: Expert,
    ties: Ties,
    declared: Declarations,
    /// Of the cut-off, what the expert has to do with: by team, organisation, funder or own declaration.
    near: Vec<Frozen>,
}

impl Clearance {
    /// For every proposal of the cut-off.
    pub fn load(db: &mut Db, basis: &Basis, expert: Expert, now: Moment) -> Result<Self> {
        let declared = declarations(db, basis, &expert.person)?;
        Self::with(db, basis, expert, declared, now)
    }

    /// For one proposal; about others it knows too little.
    pub fn about(
        db: &mut Db,
        basis: &Basis,
        expert: Expert,
        proposal: &ProposalId,
        now: Moment,
    ) -> Result<Self> {
        let declared = declarations_about(db, basis, &expert.person, proposal)?;
        Self::with(db, basis, expert, declared, now)
    }

    fn with(db: &mut Db, basis: &Basis, expert: Expert, declared: Declarations, now: Moment) -> Result<Self> {
        let ties = ties_of(db, &basis.call, &expert, now)?;
        let named = with_parties(db, &basis.call, basis.cutoff, &ties.facts.parties())?;
        let grave = declared.iter().filter(|(_, row)| row.declared.degree == Degree::Disqualifying);
        let ids: BTreeSet<ProposalId> = named
            .into_iter()
            .map(|(id, _)| id)
            .chain(ties.teams.clone())
            .chain(grave.map(|(id, _)| id.clone()))
            .collect();
        let mut near = Vec::new();
        for id in ids {
            match basis.of(db, &id) {
                Ok(frozen) => near.push(frozen),
                // Of another cut-off, superseded, or withdrawn in time: nothing to be in conflict with.
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        near.sort_by(|a, b| a.reference.cmp(&b.reference));
        Ok(Self { expert, ties, declared, near })
    }

    /// The conflicts that facts, and the expert's own words about competing proposals, show.
    pub fn evident(&self, proposal: &ProposalId) -> Vec<Evident> {
        let (own, others): (Vec<&Frozen>, Vec<&Frozen>) =
            self.near.iter().partition(|frozen| frozen.proposal == *proposal);
        let cases: Vec<Case<'_>> = others.iter().map(|frozen| self.case(frozen)).collect();
        let mut found = evident(&self.ties.facts, own.first().map(|frozen| self.case(frozen)), &cases);
        for other in others {
            let said = self.declared(&other.proposal);
            if said.is_some_and(|said| said.degree == Degree::Disqualifying) {
                found.push(Evident::CompetingDeclared { reference: other.reference.clone() });
            }
        }
        found
    }

    fn case<'a>(&self, frozen: &'a Frozen) -> Case<'a> {
        let in_team = self.ties.teams.contains(&frozen.proposal);
        Case { reference: &frozen.reference, content: &frozen.content, in_team }
    }

    pub fn declared(&self, proposal: &ProposalId) -> Option<&Declared> {
        self.declared.get(proposal).map(|row| &row.declared)
    }

    pub fn access(&self, proposal: &ProposalId) -> Access {
        access(self.declared(proposal), &self.evident(proposal))
    }
}
