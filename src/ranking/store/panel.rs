//! What the panel found where a tie needs a judgement.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::panel_findings;
use crate::ground::ids::{CallId, ProposalId};
use crate::ground::{Moment, Result};
use crate::ranking::rules::PanelFinding;

/// Findings by proposal and aspect.
pub fn findings_of(
    db: &mut Db,
    call: &CallId,
    cutoff: i32,
) -> Result<BTreeMap<ProposalId, BTreeMap<String, PanelFinding>>> {
    let rows: Vec<(ProposalId, String, i32, String)> = panel_findings::table
        .filter(panel_findings::call_id.eq(call))
        .filter(panel_findings::cutoff.eq(cutoff))
        .select((
            panel_findings::proposal_id,
            panel_findings::aspect,
            panel_findings::value,
            panel_findings::reason,
        ))
        .load(db)?;
    let mut findings: BTreeMap<ProposalId, BTreeMap<String, PanelFinding>> = BTreeMap::new();
    for (proposal, aspect, value, reason) in rows {
        findings.entry(proposal).or_default().insert(aspect, PanelFinding { value, reason });
    }
    Ok(findings)
}

pub fn put_finding(
    db: &mut Db,
    (call, cutoff): (&CallId, i32),
    (proposal, aspect): (&ProposalId, &str),
    finding: &PanelFinding,
    at: Moment,
    by: &str,
) -> Result<()> {
    diesel::delete(panel_findings::table.find((call, cutoff, proposal, aspect))).execute(db)?;
    diesel::insert_into(panel_findings::table)
        .values((
            panel_findings::call_id.eq(call),
            panel_findings::cutoff.eq(cutoff),
            panel_findings::proposal_id.eq(proposal),
            panel_findings::aspect.eq(aspect),
            panel_findings::value.eq(finding.value),
            panel_findings::reason.eq(&finding.reason),
            panel_findings::at.eq(at),
            panel_findings::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(())
}
