//! What the panel, the Board and staff do with a ranked list.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::json;

use crate::act::Act;
use crate::call::rules::TieBreak;
use crate::call::store::edition::{Edition, EditionKind, latest};
use crate::db::Db;
use crate::evaluation::store::{must_run, seal};
use crate::ground::ids::CallId;
use crate::ground::{Entry, Error, Letter, Problems, RecordClass, Refusal, Result, Role, Scope, text};
use crate::people;
use crate::proposal;
use crate::proposal::rules::Stage;
use crate::proposal::store::Proposal;
use crate::ranking::rules::{
    DecidedEdition, PanelFinding, RankedEdition, Said, Verdict, Vote, decide as decided_by_rules, tally,
    voice,
};
use crate::ranking::store::{self, Decision, Draft, OutcomeOf, Voice};

/// Notes what the panel found about a proposal of a tie: a number, higher first, with its reason.
pub fn find(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    (reference, aspect): (&str, &str),
    value: i32,
    reason: &str,
) -> Result<()> {
    must_run(act.actor, call, cutoff)?;
    must_be_open(act, call, cutoff)?;
    let now = act.received();
    let draft = Draft::load(act.db, call, cutoff, now)?;
    let proposal = draft.basis.by_reference(act.db, reference)?.proposal;
    let known = draft.basis.rulebook.ties.contains(&TieBreak::Panel(aspect.to_owned()));
    if !known {
        return Err(Error::NotFound);
    }
    let reason = text::clean(reason).unwrap_or_default();
    if reason.is_empty() {
        return Err(Problems::one(format!("reason.{reference}.{aspect}"), "finding-reason").into());
    }
    let (at, by) = (act.received(), act.by());
    let finding = PanelFinding { value, reason };
    store::put_finding(act.db, (call, cutoff), (&proposal, aspect), &finding, at, &by)?;
    let facts = json!({ "aspect": aspect, "value": value, "cutoff": cutoff });
    act.record(&Entry::new("ranking.panel_found", ("proposal", &proposal), RecordClass::Award, facts))
}

fn must_be_open(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<()> {
    match latest(act.db, call, cutoff, EditionKind::Ranked)? {
        None => Ok(()),
        Some(edition) => Err(Refusal::new("ranked-sealed").with("at", edition.at).into()),
    }
}

/// Seals the ranked list: scores, thresholds, how ties were broken, the funding line over every budget line.
/// From here on the evaluation does not move, and the Board may see the list.
pub fn rank(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<Edition> {
    must_run(act.actor, call, cutoff)?;
    must_be_open(act, call, cutoff)?;
    let now = act.received();
    let draft = Draft::load(act.db, call, cutoff, now)?;
    draft.basis.must_be_closed()?;
    if latest(act.db, call, cutoff, EditionKind::Eligible)?.is_none() {
        return Err(Refusal::new("eligible-unsealed").into());
    }
    if !draft.unsettled.is_empty() {
        return Err(Refusal::new("rank-unsettled").with("proposals", draft.unsettled.join(", ")).into());
    }
    if let Some(wanted) = draft.edition.ranking.wanted.first() {
        let proposals = wanted.references.join(", ");
        return Err(Refusal::new("ties-await-panel").with("proposals", proposals).into());
    }
    let edition = seal(act, &draft.basis, EditionKind::Ranked, &draft.edition)?;
    for member in board_of(act, call)? {
        let letter = Letter::to_person(member.id, "ranking-before-board", RecordClass::Award);
        act.post(&letter.with("call", call).with("number", cutoff))?;
    }
    Ok(edition)
}

fn board_of(act: &mut Act<'_>, call: &CallId) -> Result<Vec<people::store::Person>> {
    let now = act.received();
    people::store::holders(act.db, Role::Board, &Scope::Call(call.clone()), now)
}

/// A member of the Board declares an interest and steps out, or votes on the list as a whole.
pub fn speak(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    interest: &str,
    vote: Option<Vote>,
) -> Result<()> {
    let person = act.actor.person().cloned().ok_or(Error::NotFound)?;
    store::list_before_board(act.db, act.actor, call, cutoff)?;
    if store::decision_of(act.db, call, cutoff)?.is_some() {
        return Err(Refusal::new("decision-taken").into());
    }
    let vote = vote.ok_or_else(|| Problems::one("vote", "required"))?;
    let interest = text::clean(interest).unwrap_or_default();
    voice(&interest, vote)?;
    let at = act.received();
    let word = Voice { person: person.clone(), name: String::new(), interest, vote, at };
    store::put_voice(act.db, call, cutoff, &word)?;
    let facts = json!({ "vote": vote.name(), "cutoff": cutoff });
    act.record(&Entry::new("ranking.voted", ("call", call), RecordClass::Award, facts))
}

/// What staff type about a decision.
#[derive(Clone, Debug, Default)]
pub struct Minutes {
    /// The Board's own number.
    pub reference: String,
    /// `2026-03-20`.
    pub decided_on: String,
    /// By reference of the proposal.
    pub said: BTreeMap<String, Said>,
}

/// Records what the Board decided on the sealed list, seals it, and writes to every coordinator.
pub fn decide(act: &mut Act<'_>, call: &CallId, cutoff: i32, minutes: &Minutes) -> Result<Edition> {
    must_run(act.actor, call, cutoff)?;
    if store::decision_of(act.db, call, cutoff)?.is_some() {
        return Err(Refusal::new("decision-taken").into());
    }
    let sealed = store::ranked_edition(act.db, call, cutoff)?;
    let (ranked, ranked_at, list) = sealed.ok_or_else(|| Refusal::new("decide-unranked"))?;
    let (reference, decided_on) = parse(minutes, act)?;
    // As of the seal: what waited then is what the Board had before it.
    let draft = Draft::load(act.db, call, cutoff, ranked_at)?;
    let (decisions, lines) =
        decided_by_rules(&draft.basis.rulebook, &list.funding, &draft.demands, &minutes.said)?;
    let decision = Decision {
        id: act.id(),
        call: call.clone(),
        cutoff,
        reference: reference.clone(),
        decided_on: decided_on.to_string(),
        ranked: ranked.clone(),
        at: act.received(),
        by: act.by(),
        outcomes: outcomes(&draft, &list, &decisions)?,
    };
    store::insert_decision(act.db, &decision)?;
    let voices = store::voices_of(act.db, call, cutoff)?;
    let votes = tally(voices.iter().map(|voice| voice.vote));
    let holds = DecidedEdition { reference, decided_on, ranked, votes, decisions, lines };
    let edition = seal(act, &draft.basis, EditionKind::Decided, &holds)?;
    tell(act, &decision)?;
    Ok(edition)
}

fn parse(minutes: &Minutes, act: &Act<'_>) -> Result<(String, NaiveDate)> {
    let mut problems = Problems::none();
    let reference = text::line(&minutes.reference, 60);
    if let Err(bad) = &reference {
        people::rules::text_problem(&mut problems, "reference", bad);
    }
    let day = minutes.decided_on.trim().parse::<NaiveDate>();
    match &day {
        Err(_unreadable) => {
            problems.add("decided_on", "day-missing");
        }
        Ok(day) if *day > act.received().in_zone(crate::words::ZONE).date_naive() => {
            problems.add("decided_on", "day-ahead");
        }
        Ok(_) => {}
    }
    problems.into_result()?;
    match (reference, day) {
        (Ok(reference), Ok(day)) => Ok((reference, day)),
        _ => Err(Error::internal("minutes without problems have all their parts")),
    }
}

/// One outcome per proposal: those of the list as decided, and those that were never eligible rejected.
fn outcomes(
    draft: &Draft,
    list: &RankedEdition,
    decisions: &[crate::ranking::rules::Decided],
) -> Result<Vec<OutcomeOf>> {
    let id_of = |reference: &str| draft.ids.get(reference).cloned().ok_or(Error::NotFound);
    let mut outcomes = Vec::new();
    for decided in decisions {
        outcomes.push(OutcomeOf {
            proposal: id_of(&decided.reference)?,
            reference: decided.reference.clone(),
            verdict: decided.verdict,
            reason: decided.reason.clone(),
            condition: decided.condition.clone(),
        });
    }
    for proposal in list.proposals.iter().filter(|proposal| !proposal.eligible) {
        outcomes.push(OutcomeOf {
            proposal: id_of(&proposal.card.reference)?,
            reference: proposal.card.reference.clone(),
            verdict: Verdict::Rejected,
            reason: proposal.reason.clone(),
            condition: String::new(),
        });
    }
    Ok(outcomes)
}

/// A letter to the coordinators of every proposal, and an entry for each.
fn tell(act: &mut Act<'_>, decision: &Decision) -> Result<()> {
    let now = act.received();
    for outcome in &decision.outcomes {
        let facts = json!({ "outcome": outcome.verdict.name(), "decision": decision.reference });
        let entry = Entry::new("ranking.decided", ("proposal", &outcome.proposal), RecordClass::Award, facts);
        act.record(&entry)?;
        let template = template_of(outcome);
        let scope = Scope::Proposal(outcome.proposal.clone());
        for person in people::store::holders(act.db, Role::Coordinator, &scope, now)? {
            let letter = Letter::to_person(person.id, template, RecordClass::Award)
                .with("reference", &outcome.reference)
                .with("decision", &decision.reference)
                .with("reason", &outcome.reason)
                .with("condition", &outcome.condition);
            act.post(&letter)?;
        }
    }
    Ok(())
}

fn template_of(outcome: &OutcomeOf) -> &'static str {
    match outcome.verdict {
        Verdict::Selected if outcome.condition.is_empty() => "ranking-selected",
        Verdict::Selected => "ranking-selected-conditionally",
        Verdict::Reserve => "ranking-reserve",
        // Without a word of its own a rejection follows from the list: below a threshold.
        Verdict::Rejected if outcome.reason.is_empty() => "ranking-below",
        Verdict::Rejected => "ranking-rejected",
    }
}

/// Takes up a proposal that the Board decided on and did not select, for the next cut-off: one action, by its
/// coordinator, that carries text, money, documents and team into a new proposal.
///
/// # Errors
/// `NotFound` and `Forbidden` as for any act of a coordinator; `resubmit-undecided` before the decision,
/// `resubmit-selected` for what was selected; those of [`proposal::acts::carry_over`].
pub fn resubmit(act: &mut Act<'_>, key: &str) -> Result<proposal::acts::Created> {
    let (old, _may) = proposal::store::for_lead(act, key)?;
    may_resubmit(act.db, &old)?;
    proposal::acts::carry_over(act, &old)
}

/// Whether a proposal can be taken up again.
pub fn may_resubmit(db: &mut Db, old: &Proposal) -> Result<()> {
    let received = old.stage == Stage::Submitted;
    if !received || proposal::store::submissions::decided(db, old)?.is_none() {
        return Err(Refusal::new("resubmit-undecided").into());
    }
    match store::outcome_of(db, &old.id)? {
        Some((_, outcome)) if outcome.verdict == Verdict::Selected => {
            Err(Refusal::new("resubmit-selected").into())
        }
        _ => Ok(()),
    }
}
