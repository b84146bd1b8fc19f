//! What a resubmitted proposal took up: the earlier summary report, the reply to it, and what has changed since.
//!
//! `{{> earlier earlier}}`

use serde::Serialize;

use super::SummaryReport;
use crate::call::rules::Rulebook;
use crate::evaluation::rules::ReportState;
use crate::evaluation::store::consensus_of;
use crate::ground::Result;
use crate::ground::ids::ProposalId;
use crate::people::Look;
use crate::proposal;
use crate::proposal::pages::compared::{Compared, compared};
use crate::proposal::rules::Content;

#[derive(Serialize)]
pub struct EarlierShown {
    reference: String,
    cutoff: i32,
    reply: String,
    /// None where the earlier proposal never came to a consensus.
    summary: Option<SummaryReport>,
    changes: Vec<Compared>,
}

/// None for a proposal that began blank.
pub fn earlier(
    look: &mut Look<'_>,
    book: &Rulebook,
    id: &ProposalId,
    content: &Content,
) -> Result<Option<EarlierShown>> {
    let Some(said) = &content.earlier else { return Ok(None) };
    let Some(from) = proposal::store::carryovers::taken_up_by(look.db, id)? else { return Ok(None) };
    let old = proposal::store::by_id(look.db, &from)?;
    let before = proposal::store::submissions::submitted(look.db, &old, said.version)?.content;
    let consensus = consensus_of(look.db, &from, said.cutoff)?;
    let finished = consensus.filter(|row| row.state == ReportState::Finished);
    let language = look.language.code();
    Ok(Some(EarlierShown {
        reference: said.reference.clone(),
        cutoff: said.cutoff,
        reply: said.reply.clone(),
        summary: finished.map(|row| SummaryReport::of(book, &row.report, language)),
        changes: compared(look, book, &before, content)?,
    }))
}
