//! Rows of checklists: append-only, the last word on an item counts.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{check_outcomes, checks};
use crate::evaluation::rules::{Checked, Finding};
use crate::ground::ids::{ProposalId, RowId};
use crate::ground::{Error, Moment, Result};

/// The last word on one item, with who said it and when.
#[derive(Clone, Debug)]
pub struct CheckRow {
    pub checked: Checked,
    pub number: i32,
    pub at: Moment,
    pub by: String,
}

/// The conclusion on one list.
#[derive(Clone, Debug)]
pub struct OutcomeRow {
    pub passed: bool,
    pub reason: String,
    pub number: i32,
    pub at: Moment,
    pub by: String,
}

/// The last words on the items of all lists, by (list, item).
pub fn checks_of(
    db: &mut Db,
    proposal: &ProposalId,
    cutoff: i32,
) -> Result<BTreeMap<(String, String), CheckRow>> {
    type Row = (String, String, i32, String, String, Moment, String);
    let rows: Vec<Row> = checks::table
        .filter(checks::proposal_id.eq(proposal))
        .filter(checks::cutoff.eq(cutoff))
        .order(checks::number)
        .select((
            checks::list,
            checks::item,
            checks::number,
            checks::verdict,
            checks::reason,
            checks::at,
            checks::by_person,
        ))
        .load(db)?;
    let mut last = BTreeMap::new();
    for (list, item, number, verdict, reason, at, by) in rows {
        let finding = Finding::parse(&verdict).ok_or_else(|| Error::internal("an unknown verdict"))?;
        last.insert((list, item), CheckRow { checked: Checked { finding, reason }, number, at, by });
    }
    Ok(last)
}

/// The last words on one list, by item: what the rules look at.
pub fn checked_items(all: &BTreeMap<(String, String), CheckRow>, list: &str) -> BTreeMap<String, Checked> {
    let of_list = all.iter().filter(|((of, _), _)| of == list);
    of_list.map(|((_, item), row)| (item.clone(), row.checked.clone())).collect()
}

/// The last conclusion on each list.
pub fn conclusions_of(
    db: &mut Db,
    proposal: &ProposalId,
    cutoff: i32,
) -> Result<BTreeMap<String, OutcomeRow>> {
    type Row = (String, i32, bool, String, Moment, String);
    let rows: Vec<Row> = check_outcomes::table
        .filter(check_outcomes::proposal_id.eq(proposal))
        .filter(check_outcomes::cutoff.eq(cutoff))
        .order(check_outcomes::number)
        .select((
            check_outcomes::list,
            check_outcomes::number,
            check_outcomes::passed,
            check_outcomes::reason,
            check_outcomes::at,
            check_outcomes::by_person,
        ))
        .load(db)?;
    let last = rows
        .into_iter()
        .map(|(list, number, passed, reason, at, by)| (list, OutcomeRow { passed, reason, number, at, by }));
    Ok(last.collect())
}

/// Where a word on an item, or a conclusion, belongs.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub proposal: &'a ProposalId,
    pub cutoff: i32,
    pub list: &'a str,
}

pub fn insert_check(db: &mut Db, id: &RowId, place: Place<'_>, item: &str, row: &CheckRow) -> Result<()> {
    diesel::insert_into(checks::table)
        .values((
            checks::id.eq(id),
            checks::proposal_id.eq(place.proposal),
            checks::cutoff.eq(place.cutoff),
            checks::list.eq(place.list),
            checks::item.eq(item),
            checks::number.eq(row.number),
            checks::verdict.eq(row.checked.finding.name()),
            checks::reason.eq(&row.checked.reason),
            checks::at.eq(row.at),
            checks::by_person.eq(&row.by),
        ))
        .execute(db)?;
    Ok(())
}

pub fn insert_conclusion(db: &mut Db, id: &RowId, place: Place<'_>, row: &OutcomeRow) -> Result<()> {
    diesel::insert_into(check_outcomes::table)
        .values((
            check_outcomes::id.eq(id),
            check_outcomes::proposal_id.eq(place.proposal),
            check_outcomes::cutoff.eq(place.cutoff),
            check_outcomes::list.eq(place.list),
            check_outcomes::number.eq(row.number),
            check_outcomes::passed.eq(row.passed),
            check_outcomes::reason.eq(&row.reason),
            check_outcomes::at.eq(row.at),
            check_outcomes::by_person.eq(&row.by),
        ))
        .execute(db)?;
    Ok(())
}
