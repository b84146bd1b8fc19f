//! Declarations of conflicts and rulings on them, and what they make of access.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::basis::Basis;
use super::experts::{Expert, Ties, ties_of};
use crate::db::Db;
use crate::db::schema::conflicts;
use crate::evaluation::rules::{Access, Case, Declared, Degree, Evident, Ruling, access, evident};
use crate::ground::ids::{PersonId, ProposalId, RowId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::Frozen;

/// The last declaration of one expert about one proposal.
#[derive(Clone, Debug)]
pub struct ConflictRow {
    pub id: RowId,
    pub number: i32,
    pub declared: Declared,
    pub at: Moment,
}

type Row = (RowId, ProposalId, i32, String, String, Option<String>, Moment);

/// What an expert declared last about each proposal of a cut-off.
pub fn declarations(
    db: &mut Db,
    basis: &Basis,
    person: &PersonId,
) -> Result<BTreeMap<ProposalId, ConflictRow>> {
    let ours: Vec<&ProposalId> = basis.frozen.iter().map(|frozen| &frozen.proposal).collect();
    let rows: Vec<Row> = conflicts::table
        .filter(conflicts::person_id.eq(person))
        .filter(conflicts::cutoff.eq(basis.cutoff))
        .order(conflicts::number)
        .select((
            conflicts::id,
            conflicts::proposal_id,
            conflicts::number,
            conflicts::degree,
            conflicts::detail,
            conflicts::ruling,
            conflicts::at,
        ))
        .load(db)?;
    let mut last = BTreeMap::new();
    for (id, proposal, number, degree, detail, ruling, at) in rows {
        if !ours.contains(&&proposal) {
            continue;
        }
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
    pub ties: Ties,
    pub declared: BTreeMap<ProposalId, ConflictRow>,
}

impl Clearance {
    pub fn load(db: &mut Db, basis: &Basis, expert: Expert, now: Moment) -> Result<Self> {
        let ties = ties_of(db, &basis.call, &expert, now)?;
        let declared = declarations(db, basis, &expert.person)?;
        Ok(Self { expert, ties, declared })
    }

    /// The conflicts that facts, and the expert's own words about competing proposals, show.
    pub fn evident(&self, basis: &Basis, proposal: &Frozen) -> Vec<Evident> {
        let cases: Vec<Case<'_>> = basis.frozen.iter().map(|frozen| self.case(frozen)).collect();
        let mut found = evident(&self.ties.facts, self.case(proposal), &cases);
        for other in basis.frozen.iter().filter(|other| other.proposal != proposal.proposal) {
            let said = self.declared.get(&other.proposal);
            if said.is_some_and(|row| row.declared.degree == Degree::Disqualifying) {
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

    pub fn access(&self, basis: &Basis, proposal: &Frozen) -> Access {
        access(self.declared(&proposal.proposal), &self.evident(basis, proposal))
    }
}
