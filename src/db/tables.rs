//! What every table is to the house: its record class, the columns that point at people, whether a legal
//! hold reaches it, and the key that orders it in a backup. A test fails on a table that is not here.

use crate::ground::RecordClass::{self, Account, Award, Call, Evaluation, Proposal, System};

#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub class: RecordClass,
    /// Columns that hold a person's id, or what identifies one.
    pub people: &'static [&'static str],
    /// Kept while redress or an audit runs, whatever the retention says.
    pub legal_hold: bool,
    /// The primary key, in order.
    pub key: &'static [&'static str],
    /// Queues and leases of a running program: not carried by a backup.
    pub fleeting: bool,
}

const fn kept(
    name: &'static str,
    class: RecordClass,
    people: &'static [&'static str],
    key: &'static [&'static str],
) -> Table {
    let legal_hold = !matches!(class, RecordClass::System | RecordClass::Account);
    Table { name, class, people, legal_hold, key, fleeting: false }
}

const fn fleeting(
    name: &'static str,
    people: &'static [&'static str],
    key: &'static [&'static str],
) -> Table {
    Table { name, class: System, people, legal_hold: false, key, fleeting: true }
}

/// Every table, in an order in which rows can be inserted without breaking a reference.
pub const TABLES: &[Table] = &[
    kept("installation", System, &[], &["id"]),
    kept("journal", Call, &["actor"], &["id"]),
    kept("journal_payloads", Call, &["payload"], &["entry_id"]),
    kept("seals", Call, &[], &["number"]),
    fleeting("leases", &[], &["name"]),
    kept("outbox", System, &["person_id", "email"], &["id"]),
    fleeting("idempotency", &["person_id"], &["person_id", "idempotency_key"]),
    kept("people", Account, &["id", "email", "email_folded", "name", "orcid"], &["id"]),
    kept("mail_secrets", Account, &["person_id"], &["digest"]),
    kept("sessions", Account, &["person_id"], &["id"]),
    kept("api_tokens", Account, &["person_id"], &["id"]),
    fleeting("login_failures", &["bucket"], &["bucket"]),
    kept("calls", Call, &[], &["id"]),
    kept("grants", Account, &["person_id", "granted_by", "revoked_by"], &["id"]),
    kept("rulebooks", Call, &["by_person"], &["call_id", "version"]),
    kept("closings", Call, &[], &["call_id", "cutoff"]),
    kept("addenda", Call, &[], &["call_id", "cutoff", "number"]),
    kept("announcements", Call, &["by_person"], &["id"]),
    kept("questions", Call, &["person_id", "answered_by"], &["id"]),
    kept("public_answers", Call, &["by_person"], &["id"]),
    kept("corrections", Call, &["by_person"], &["id"]),
    kept("interests", Call, &["person_id"], &["id"]),
    fleeting("heartbeats", &[], &["name"]),
    kept("outages", Call, &[], &["id"]),
    kept("extensions", Call, &["decided_by"], &["id"]),
    kept("published_cutoffs", Call, &[], &["call_id", "cutoff"]),
    kept("published_awards", Call, &[], &["call_id", "cutoff", "acronym"]),
    kept("editions", Award, &["by_person"], &["id"]),
    kept("funders", Call, &[], &["id"]),
    kept("funder_requests", Account, &["person_id", "settled_by"], &["id"]),
    kept("proposals", Proposal, &["created_by"], &["id"]),
    kept("answers", Proposal, &["by_person"], &["proposal_id", "field"]),
    kept("answer_history", Proposal, &["by_person"], &["proposal_id", "field", "version"]),
    kept("list_history", Proposal, &["by_person", "content"], &["proposal_id", "part", "version"]),
    kept("answers_aside", Proposal, &["by_person"], &["id"]),
    kept("shown_drafts", Proposal, &["person_id"], &["proposal_id", "person_id"]),
    kept("note_threads", Proposal, &["resolved_by"], &["id"]),
    kept("notes", Proposal, &["by_person"], &["id"]),
    kept("reminders", Proposal, &["person_id"], &["proposal_id", "person_id", "cutoff", "days"]),
    kept("reminder_rounds", System, &[], &["call_id", "cutoff", "days"]),
    kept("reminder_mutes", Proposal, &["person_id"], &["proposal_id", "person_id"]),
    kept("partners", Proposal, &["details"], &["id"]),
    kept("partner_people", Proposal, &["person_id", "by_person"], &["proposal_id", "person_id"]),
    kept("partner_departures", Proposal, &["entry", "by_person"], &["id"]),
    kept("invitations", Proposal, &["email", "email_folded", "sent_by", "settled_by"], &["id"]),
    kept("handovers", Proposal, &["from_person", "to_person"], &["id"]),
    kept("declarations", Proposal, &["by_person", "ended_by"], &["id"]),
    kept("signoffs", Proposal, &["by_person", "ended_by"], &["id"]),
    kept("funder_openings", Proposal, &["email", "by_person", "ended_by"], &["id"]),
    kept("funder_ceilings", Award, &["by_person"], &["id"]),
    kept("asks", Proposal, &[], &["proposal_id", "line", "cost_type"]),
    kept("costs", Proposal, &[], &["proposal_id", "place"]),
    kept("tranches", Proposal, &[], &["id"]),
    kept("documents", Proposal, &["by_person"], &["id"]),
    kept("submissions", Proposal, &["by_person"], &["id"]),
    kept("submission_parties", Proposal, &[], &["submission_id", "party"]),
    kept("carryovers", Proposal, &["by_person"], &["proposal_id"]),
    kept("withdrawals", Proposal, &["by_person"], &["id"]),
    kept("refused_attempts", Proposal, &["person_id"], &["id"]),
    kept("matters", Proposal, &["by_person", "decided_by"], &["id"]),
    kept("matter_messages", Proposal, &["by_person"], &["id"]),
    kept("attachments", Proposal, &["by_person"], &["id"]),
    kept("matter_reads", Proposal, &["person_id"], &["matter_id", "person_id", "place"]),
    kept("matter_reminders", Proposal, &["person_id"], &["matter_id", "person_id"]),
    kept("matter_moves", Proposal, &["by_person"], &["id"]),
    kept("matter_requests", Proposal, &["by_person"], &["id"]),
    kept("matter_move_reminders", Proposal, &["person_id"], &["move_id", "person_id"]),
    kept("supplements", Proposal, &["decided_by"], &["id"]),
    kept("deposits", Proposal, &["by_person", "handed_by", "decided_by"], &["id"]),
    kept("tranche_steps", Award, &["by_person"], &["id"]),
    kept("checks", Evaluation, &["by_person"], &["id"]),
    kept("check_outcomes", Evaluation, &["by_person"], &["id"]),
    kept("experts", Evaluation, &["person_id", "by_person"], &["call_id", "person_id"]),
    kept("assignments", Evaluation, &["person_id", "by_person"], &["id"]),
    kept("conflicts", Evaluation, &["person_id", "ruled_by"], &["id"]),
    kept("reviews", Evaluation, &["finished_by"], &["id"]),
    kept("review_scores", Evaluation, &[], &["review_id", "criterion"]),
    kept("consents", Evaluation, &["person_id"], &["review_id", "person_id", "version"]),
    kept("panel_findings", Award, &["by_person"], &["call_id", "cutoff", "proposal_id", "aspect"]),
    kept("board_voices", Award, &["person_id"], &["call_id", "cutoff", "person_id"]),
    kept("decisions", Award, &["by_person"], &["id"]),
    kept("decision_outcomes", Award, &[], &["decision_id", "proposal_id"]),
    kept("awards", Award, &["by_person"], &["id"]),
    kept("instruments", Award, &[], &["id"]),
    kept("instrument_steps", Award, &["by_person"], &["id"]),
    kept("cost_items", Award, &[], &["id"]),
    kept("payments", Award, &["initiated_by", "authorised_by", "withdrawn_by"], &["id"]),
];
