//! Who has signed a proposal off, and upon what.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{people, signoffs};
use crate::ground::ids::{ProposalId, RowId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::{Party, SignedOff};

/// The sign-offs of a proposal that were not taken back, by party.
pub fn of(db: &mut Db, proposal: &ProposalId) -> Result<Vec<SignedOff>> {
    type Row = ((String, String), i64, String, Moment, String, bool);
    let rows: Vec<Row> = signoffs::table
        .filter(signoffs::proposal_id.eq(proposal).and(signoffs::ended_at.is_null()))
        .order((signoffs::party_kind, signoffs::party_id, signoffs::at, signoffs::id))
        .select((
            (signoffs::party_kind, signoffs::party_id),
            signoffs::version,
            signoffs::fingerprint,
            signoffs::at,
            signoffs::by_person,
            signoffs::on_behalf,
        ))
        .load(db)?;
    let mut all = Vec::new();
    for ((kind, of), version, fingerprint, at, by, on_behalf) in rows {
        let party = Party::from_columns(&kind, &of)
            .ok_or_else(|| Error::internal(format!("a sign-off is of an unknown `{kind}`")))?;
        let name: Option<String> = people::table.find(&by).select(people::name).first(db).optional()?;
        let signed_by = name.unwrap_or_else(|| "Rollcall".to_owned());
        all.push(SignedOff { party, version, fingerprint, at, signed_by, on_behalf });
    }
    Ok(all)
}

/// Stores a sign-off in the place of the one before.
pub fn insert(
    db: &mut Db,
    id: &RowId,
    proposal: &ProposalId,
    (party, version, fingerprint): (&Party, i64, &str),
    on_behalf: bool,
    (at, by): (Moment, &str),
) -> Result<()> {
    end(db, proposal, party, (at, by))?;
    let (kind, of) = party.columns();
    diesel::insert_into(signoffs::table)
        .values((
            signoffs::id.eq(id),
            signoffs::proposal_id.eq(proposal),
            signoffs::party_kind.eq(kind),
            signoffs::party_id.eq(of),
            signoffs::version.eq(version),
            signoffs::fingerprint.eq(fingerprint),
            signoffs::at.eq(at),
            signoffs::by_person.eq(by),
            signoffs::on_behalf.eq(on_behalf),
        ))
        .execute(db)?;
    Ok(())
}

/// Takes a sign-off back; false where there was none.
pub fn end(db: &mut Db, proposal: &ProposalId, party: &Party, (at, by): (Moment, &str)) -> Result<bool> {
    let (kind, of) = party.columns();
    let in_force = signoffs::table
        .filter(signoffs::proposal_id.eq(proposal))
        .filter(signoffs::party_kind.eq(kind))
        .filter(signoffs::party_id.eq(of))
        .filter(signoffs::ended_at.is_null());
    let ended =
        diesel::update(in_force).set((signoffs::ended_at.eq(at), signoffs::ended_by.eq(by))).execute(db)?;
    Ok(ended > 0)
}
