//! Rows of reports, individual and consensus, with their scores and the experts' words on a consensus.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{consents, review_scores, reviews};
use crate::evaluation::rules::{Assessment, Consent, Report, ReportKind, ReportState, Score};
use crate::ground::ids::{AssignmentId, PersonId, ProposalId, ReviewId};
use crate::ground::{Error, Moment, Result};

#[derive(Clone, Debug)]
pub struct ReportRow {
    pub id: ReviewId,
    pub proposal: ProposalId,
    pub cutoff: i32,
    pub task: AssignmentId,
    pub kind: ReportKind,
    pub state: ReportState,
    /// Counts the saves; whoever saves names the version they saw.
    pub version: i64,
    pub report: Report,
    pub begun: Moment,
    pub finished: Option<Moment>,
}

type Row = (
    (ReviewId, ProposalId, i32, AssignmentId, String, String),
    (i64, String, String, Moment, Option<Moment>),
);

type Columns = (
    (
        reviews::id,
        reviews::proposal_id,
        reviews::cutoff,
        reviews::assignment_id,
        reviews::kind,
        reviews::state,
    ),
    (reviews::version, reviews::overall, reviews::flags, reviews::begun_at, reviews::finished_at),
);
const COLUMNS: Columns = (
    (
        reviews::id,
        reviews::proposal_id,
        reviews::cutoff,
        reviews::assignment_id,
        reviews::kind,
        reviews::state,
    ),
    (reviews::version, reviews::overall, reviews::flags, reviews::begun_at, reviews::finished_at),
);

fn read(db: &mut Db, row: Row) -> Result<ReportRow> {
    let ((id, proposal, cutoff, task, kind, state), (version, overall, flags, begun, finished)) = row;
    let kind = ReportKind::parse(&kind).ok_or_else(|| Error::internal("an unknown kind of report"))?;
    let state = ReportState::parse(&state).ok_or_else(|| Error::internal("an unknown state of a report"))?;
    let scores: Vec<(String, Option<i32>, String)> = review_scores::table
        .filter(review_scores::review_id.eq(&id))
        .select((review_scores::criterion, review_scores::score, review_scores::comment))
        .load(db)?;
    let criteria: BTreeMap<String, Assessment> = scores
        .into_iter()
        .map(|(criterion, score, comment)| {
            (criterion, Assessment { score: score.map(Score::from_hundredths), comment })
        })
        .collect();
    let flags = flags.split_whitespace().map(str::to_owned).collect();
    let report = Report { criteria, overall, flags };
    Ok(ReportRow { id, proposal, cutoff, task, kind, state, version, report, begun, finished })
}

/// All reports on a proposal in a cut-off. Who may see which is for `sight` to say.
pub fn reports_of(db: &mut Db, proposal: &ProposalId, cutoff: i32) -> Result<Vec<ReportRow>> {
    let rows: Vec<Row> = reviews::table
        .filter(reviews::proposal_id.eq(proposal))
        .filter(reviews::cutoff.eq(cutoff))
        .order((reviews::kind, reviews::begun_at, reviews::id))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(|row| read(db, row)).collect()
}

/// The report of a task: the individual one of an evaluator, the consensus of a rapporteur.
pub fn report_of_task(db: &mut Db, task: &AssignmentId, kind: ReportKind) -> Result<Option<ReportRow>> {
    let row: Option<Row> = reviews::table
        .filter(reviews::assignment_id.eq(task))
        .filter(reviews::kind.eq(kind.name()))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    row.map(|row| read(db, row)).transpose()
}

pub fn consensus_of(db: &mut Db, proposal: &ProposalId, cutoff: i32) -> Result<Option<ReportRow>> {
    let all = reports_of(db, proposal, cutoff)?;
    Ok(all.into_iter().find(|row| row.kind == ReportKind::Consensus))
}

pub fn insert_report(db: &mut Db, row: &ReportRow) -> Result<()> {
    diesel::insert_into(reviews::table)
        .values((
            reviews::id.eq(&row.id),
            reviews::proposal_id.eq(&row.proposal),
            reviews::cutoff.eq(row.cutoff),
            reviews::assignment_id.eq(&row.task),
            reviews::kind.eq(row.kind.name()),
            reviews::state.eq(row.state.name()),
            reviews::version.eq(row.version),
            reviews::overall.eq(&row.report.overall),
            reviews::flags.eq(row.report.flags.join(" ")),
            reviews::begun_at.eq(row.begun),
        ))
        .execute(db)?;
    put_scores(db, &row.id, &row.report)
}

/// Saves a report over the version it was written on; the new version.
///
/// # Errors
/// A conflict with the version it stands at, where somebody saved meanwhile: nothing is lost or overwritten.
pub fn save_report(db: &mut Db, row: &ReportRow, seen: i64) -> Result<i64> {
    let version = seen + 1;
    let finished = (row.state == ReportState::Finished).then_some(row.finished).flatten();
    let as_seen = reviews::table.find(&row.id).filter(reviews::version.eq(seen));
    let saved = diesel::update(as_seen)
        .set((
            reviews::version.eq(version),
            reviews::state.eq(row.state.name()),
            reviews::overall.eq(&row.report.overall),
            reviews::flags.eq(row.report.flags.join(" ")),
            reviews::finished_at.eq(finished),
        ))
        .execute(db)?;
    if saved != 1 {
        let current: i64 = reviews::table.find(&row.id).select(reviews::version).first(db)?;
        return Err(Error::Conflict { current });
    }
    put_scores(db, &row.id, &row.report)?;
    Ok(version)
}

/// Who finished a report, beside when.
pub fn set_finished_by(db: &mut Db, id: &ReviewId, by: &str) -> Result<()> {
    diesel::update(reviews::table.find(id)).set(reviews::finished_by.eq(by)).execute(db)?;
    Ok(())
}

fn put_scores(db: &mut Db, id: &ReviewId, report: &Report) -> Result<()> {
    diesel::delete(review_scores::table.filter(review_scores::review_id.eq(id))).execute(db)?;
    for (criterion, given) in &report.criteria {
        diesel::insert_into(review_scores::table)
            .values((
                review_scores::review_id.eq(id),
                review_scores::criterion.eq(criterion),
                review_scores::score.eq(given.score.map(Score::hundredths)),
                review_scores::comment.eq(&given.comment),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// The experts' words on a consensus report, in order of version.
pub fn consents_of(db: &mut Db, report: &ReviewId) -> Result<Vec<Consent>> {
    let rows: Vec<(PersonId, i64, bool, String)> = consents::table
        .filter(consents::review_id.eq(report))
        .order((consents::version, consents::at, consents::person_id))
        .select((consents::person_id, consents::version, consents::agrees, consents::reason))
        .load(db)?;
    let read = |(person, version, agrees, reason)| Consent { person, version, agrees, reason };
    Ok(rows.into_iter().map(read).collect())
}

pub fn put_consent(db: &mut Db, report: &ReviewId, consent: &Consent, at: Moment) -> Result<()> {
    diesel::delete(consents::table.find((report, &consent.person, consent.version))).execute(db)?;
    diesel::insert_into(consents::table)
        .values((
            consents::review_id.eq(report),
            consents::person_id.eq(&consent.person),
            consents::version.eq(consent.version),
            consents::agrees.eq(consent.agrees),
            consents::reason.eq(&consent.reason),
            consents::at.eq(at),
        ))
        .execute(db)?;
    Ok(())
}
