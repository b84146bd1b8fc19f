//! What partners have declared.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{declarations, people};
use crate::ground::ids::{PartnerId, ProposalId, RowId};
use crate::ground::{Moment, Result};
use crate::proposal::rules::{Declared, Identity, Partner};

/// What the partners of a draft have declared and not taken back, by their place and the declaration: now, or what was so
/// just before a moment.
pub(super) fn of(
    db: &mut Db,
    proposal: &ProposalId,
    partners: &[Partner],
    before: Option<Moment>,
) -> Result<Vec<Declared>> {
    type Row = (PartnerId, String, String, Moment, String, bool, Option<Moment>, String);
    let mut rows: Vec<Row> = declarations::table
        .filter(declarations::proposal_id.eq(proposal))
        .order((declarations::declaration, declarations::at, declarations::id))
        .select((
            declarations::partner_id,
            declarations::declaration,
            declarations::text_sha256,
            declarations::at,
            declarations::by_person,
            declarations::on_behalf,
            declarations::ended_at,
            declarations::organisation,
        ))
        .load(db)?;
    rows.retain(|(_, _, _, at, _, _, ended, _)| match before {
        None => ended.is_none(),
        Some(moment) => *at < moment && ended.is_none_or(|ended| ended >= moment),
    });
    let mut declared = Vec::new();
    for (partner, declaration, text_sha256, at, by, on_behalf, _, organisation) in rows {
        // A partner that left takes its declarations along.
        let Some(partner) = partners.iter().position(|one| one.id == partner) else { continue };
        let name: Option<String> = people::table.find(&by).select(people::name).first(db).optional()?;
        let signed_by = name.unwrap_or_else(|| "Rollcall".to_owned());
        let organisation = match organisation.as_str() {
            "" => None,
            stored => Some(serde_json::from_str(stored)?),
        };
        declared.push(Declared { partner, declaration, text_sha256, at, signed_by, on_behalf, organisation });
    }
    declared.sort_by(|a, b| (a.partner, &a.declaration).cmp(&(b.partner, &b.declaration)));
    Ok(declared)
}

/// A declaration to be stored.
#[derive(Clone, Debug)]
pub struct NewDeclared<'a> {
    pub partner: &'a PartnerId,
    pub declaration: &'a str,
    pub text_sha256: &'a str,
    /// The language the text was shown in.
    pub language: &'a str,
    pub on_behalf: bool,
    pub organisation: Identity,
}

pub fn insert(
    db: &mut Db,
    id: &RowId,
    proposal: &ProposalId,
    new: &NewDeclared<'_>,
    (at, by): (Moment, &str),
) -> Result<()> {
    diesel::insert_into(declarations::table)
        .values((
            declarations::id.eq(id),
            declarations::proposal_id.eq(proposal),
            declarations::partner_id.eq(new.partner),
            declarations::declaration.eq(new.declaration),
            declarations::text_sha256.eq(new.text_sha256),
            declarations::language.eq(new.language),
            declarations::at.eq(at),
            declarations::by_person.eq(by),
            declarations::on_behalf.eq(new.on_behalf),
            declarations::organisation.eq(serde_json::to_string(&new.organisation)?),
        ))
        .execute(db)?;
    Ok(())
}

/// Ends what a partner declared under an id; false where there was nothing in force.
pub fn end(
    db: &mut Db,
    proposal: &ProposalId,
    partner: &PartnerId,
    declaration: &str,
    (at, by): (Moment, &str),
) -> Result<bool> {
    let in_force = declarations::table
        .filter(declarations::proposal_id.eq(proposal))
        .filter(declarations::partner_id.eq(partner))
        .filter(declarations::declaration.eq(declaration))
        .filter(declarations::ended_at.is_null());
    let ended = diesel::update(in_force)
        .set((declarations::ended_at.eq(at), declarations::ended_by.eq(by)))
        .execute(db)?;
    Ok(ended > 0)
}
