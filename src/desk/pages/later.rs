//! What came of a proposal: how far its cut-off is, the outcome, the funders' answers, the award.
//!
//! Before the Board's decision nothing here tells applicants how their proposal fared: only how far the whole
//! cut-off has come. After it the outcome leads to its page, with the summary report.

use crate::award;
use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::call::store::edition::{self, EditionKind};
use crate::case;
use crate::case::pages::{case_href, matter_href, waits_for};
use crate::cofunding::pages::standing_tag;
use crate::cofunding::store::standing_of;
use crate::ground::{Euro, Moment, Result};
use crate::people::Look;
use crate::proposal::pages::overview::{Later, LaterFact, OverviewView};
use crate::proposal::rules::Stage;
use crate::proposal::store::{Proposal, Sight, carryovers, deposits, received};
use crate::ranking::acts::may_resubmit;
use crate::ranking::rules::Verdict;
use crate::ranking::store::{Decision, OutcomeOf, offers_of, outcome_of};
use crate::words::parts::{Action, Kind, Notice, StepState, Tag};

/// The steps of the proposal's page that come after "received".
const AFTER: [&str; 5] = ["checked", "evaluated", "ranked", "decided", "award"];

pub fn put(look: &mut Look<'_>, proposal: &Proposal, sight: Sight, page: &mut OverviewView) -> Result<()> {
    again(look, proposal, sight, page)?;
    emergency(look, proposal, sight, page)?;
    case(look, proposal, sight, page)?;
    let Some(last) = proposal.last.filter(|_| proposal.stage == Stage::Submitted) else { return Ok(()) };
    let outcome = outcome_of(look.db, &proposal.id)?;
    let award = award::store::of_proposal(look.db, &proposal.id)?;
    steps(look, proposal, last.cutoff, outcome.is_some(), award.is_some(), page)?;
    if let Some((decision, outcome)) = &outcome {
        page.notice = notice(look, decision, outcome);
        page.later.push(decided(look, proposal, decision, outcome)?);
    }
    if let Some(award) = award {
        let tag = award::pages::award_tag(look, award.state());
        page.later.push(Later {
            id: "award",
            title: look.say("desk-later-award"),
            tag: Some(tag),
            link: Some(Action::go(award.reference.clone(), format!("/awards/{}", award.reference))),
            ..Later::default()
        });
    }
    page.later.extend(funders(look, proposal)?);
    Ok(())
}

/// What was deposited for an emergency, if anything was: the team's alone.
fn emergency(look: &mut Look<'_>, proposal: &Proposal, sight: Sight, page: &mut OverviewView) -> Result<()> {
    let all = if sight.is_member() { deposits::of_proposal(look.db, &proposal.id)? } else { Vec::new() };
    let Some(last) = all.first() else { return Ok(()) };
    let book = calls::rulebook(look.db, &proposal.call)?;
    let standing = last.standing(&book, look.now);
    page.later.push(Later {
        id: "emergency",
        title: look.say("emergency-title"),
        tag: Some(crate::proposal::pages::emergency::tag(look, standing)),
        note: Some(look.text("desk-emergency-last", &[("number", last.number.to_string())])),
        link: Some(Action::go(
            look.say("desk-emergency-open"),
            format!("/proposals/{}/emergency", proposal.reference),
        )),
        ..Later::default()
    });
    Ok(())
}

/// The case, once a cut-off has taken the proposal in: how much is open, and what waits for the reader.
fn case(look: &mut Look<'_>, proposal: &Proposal, sight: Sight, page: &mut OverviewView) -> Result<()> {
    if received(look.db, proposal, look.now)?.is_none() {
        return Ok(());
    }
    let (actor, now) = (look.actor.clone(), look.now);
    let voice = case::store::voice(look.db, &actor, proposal, sight, now)?;
    let matters = case::store::heard_matters(look.db, &actor, (proposal, voice))?;
    let open = matters.iter().filter(|(one, _)| one.decision.is_none());
    for (matter, _) in open.clone().filter(|(one, voice)| voice.writes && waits_for(one, *voice, now)) {
        let args = [("subject", matter.subject.clone()), ("number", matter.number.to_string())];
        let text = look.text("desk-case-waits", &args);
        page.next =
            std::mem::take(&mut page.next).item(text, Some(matter_href(&proposal.reference, matter.number)));
    }
    page.later.push(Later {
        id: "case",
        title: look.say("desk-case"),
        note: Some(look.text("desk-case-note", &[("count", open.count().to_string())])),
        link: Some(Action::go(look.say("desk-case-open"), case_href(&proposal.reference))),
        ..Later::default()
    });
    Ok(())
}

/// What was taken up, and whether this one can be.
fn again(look: &mut Look<'_>, proposal: &Proposal, sight: Sight, page: &mut OverviewView) -> Result<()> {
    let here = format!("/proposals/{}", proposal.reference);
    if let Some(earlier) = carryovers::earlier_of(look.db, &proposal.id)? {
        let args = [("reference", earlier.reference.clone()), ("cutoff", earlier.cutoff.to_string())];
        let replied = if earlier.reply.is_empty() { "desk-earlier-no-reply" } else { "desk-earlier-replied" };
        page.later.push(Later {
            id: "earlier",
            title: look.text("desk-earlier", &args),
            note: Some(look.say(replied)),
            link: sight
                .may_write()
                .then(|| Action::go(look.say("desk-earlier-reply"), format!("{here}/reply"))),
            ..Later::default()
        });
    }
    if !sight.leads() || may_resubmit(look.db, proposal).is_err() {
        return Ok(());
    }
    let book = calls::rulebook(look.db, &proposal.call)?;
    let next = std::mem::take(&mut page.next);
    page.next = match carryovers::successor(look.db, &proposal.id)? {
        Some(reference) => {
            let label = look.text("desk-resubmitted", &[("reference", reference.clone())]);
            next.other(Action::go(label, format!("/proposals/{reference}")))
        }
        None => match book.next_cutoff(look.now) {
            Some(cutoff) => {
                let label = look.text("desk-resubmit", &[("cutoff", cutoff.number.to_string())]);
                next.primary(Action::post(label, format!("{here}/resubmit")))
                    .note(look.say("desk-resubmit-more"))
            }
            None => next,
        },
    };
    Ok(())
}

/// How far the cut-off is, by what was sealed: the same for every proposal of it.
fn steps(
    look: &mut Look<'_>,
    proposal: &Proposal,
    cutoff: i32,
    decided: bool,
    awarded: bool,
    page: &mut OverviewView,
) -> Result<()> {
    let editions = edition::list(look.db, &proposal.call, cutoff)?;
    let at = |kind| editions.iter().find(|edition| edition.kind == kind).map(|edition| edition.at);
    if at(EditionKind::Intake).is_none() {
        return Ok(());
    }
    let ranked = at(EditionKind::Ranked);
    let reached = [
        at(EditionKind::Eligible).map(Some),
        ranked.map(Some),
        ranked.map(Some),
        at(EditionKind::Decided).filter(|_| decided).map(Some),
        awarded.then_some(None),
    ];
    let voice = look.words().voice(look.language);
    let said = |at: Option<Moment>| at.map(|at| voice.moment_short(at)).unwrap_or_default();
    let from = page.steps.len().saturating_sub(AFTER.len());
    let mut now = true;
    for (step, reached) in page.steps.iter_mut().skip(from).zip(reached) {
        match reached {
            Some(at) => {
                step.state = StepState::Done;
                step.note = said(at);
            }
            None => {
                step.state = if now { StepState::Now } else { StepState::Todo };
                now = false;
            }
        }
    }
    for step in page.steps.iter_mut().take(from) {
        step.state = StepState::Done;
    }
    Ok(())
}

const fn kind(verdict: Verdict) -> Kind {
    match verdict {
        Verdict::Selected => Kind::Good,
        Verdict::Reserve => Kind::Warn,
        Verdict::Rejected => Kind::Bad,
    }
}

fn notice(look: &Look<'_>, decision: &Decision, outcome: &OutcomeOf) -> Notice {
    let name = outcome.verdict.name();
    let args = [("reference", decision.reference.clone()), ("day", decision.decided_on.clone())];
    let title = look.say(&format!("desk-outcome-{name}"));
    Notice::new(kind(outcome.verdict), title, look.text(&format!("desk-outcome-{name}-more"), &args))
}

fn fact(label: String, value: String) -> LaterFact {
    LaterFact { label, value, tags: Vec::new(), text: String::new() }
}

fn words(label: String, text: &str) -> LaterFact {
    LaterFact { label, value: String::new(), tags: Vec::new(), text: text.to_owned() }
}

/// The decision: what was decided, why, on what condition, with what money, and until when it may be asked
/// to be looked at again.
fn decided(
    look: &mut Look<'_>,
    proposal: &Proposal,
    decision: &Decision,
    outcome: &OutcomeOf,
) -> Result<Later> {
    let book = calls::rulebook(look.db, &proposal.call)?;
    let offers = offers_of(look.db, &proposal.call, decision.cutoff, &proposal.reference)?;
    let offered = Euro::sum(offers.iter().map(|offer| offer.amount))?;
    let voice = look.words().voice(look.language);
    let day = |text: &str| text.parse().map_or_else(|_error| text.to_owned(), |day| voice.day(day));
    let mut facts = vec![
        fact(look.say("desk-later-decision"), decision.reference.clone()),
        fact(look.say("desk-later-decided-on"), day(&decision.decided_on)),
    ];
    if outcome.verdict == Verdict::Selected {
        facts.push(fact(look.say("desk-later-offer"), format!("EUR {}", voice.euro(offered))));
    }
    if !outcome.condition.is_empty() {
        facts.push(words(look.say("desk-later-condition"), &outcome.condition));
    }
    if !outcome.reason.is_empty() {
        facts.push(words(look.say("desk-later-reason"), &outcome.reason));
    }
    facts.push(fact(look.say("desk-later-redress"), voice.moment(redress(&book, decision.at))));
    Ok(Later {
        id: "outcome",
        title: look.say("desk-later-outcome"),
        tag: Some(Tag::new(
            kind(outcome.verdict),
            look.say(&format!("desk-verdict-{}", outcome.verdict.name())),
        )),
        note: Some(look.say("desk-later-redress-note")),
        facts,
        link: Some(Action::go(
            look.say("desk-later-summary"),
            format!("/proposals/{}/outcome", proposal.reference),
        )),
    })
}

/// A letter counts as read some days after it was sent; from then the days of redress run.
fn redress(book: &Rulebook, told: Moment) -> Moment {
    told.plus_days(book.clocks.notification_read_days + book.clocks.redress_days)
}

/// What the funders said to what the proposal claims from them.
fn funders(look: &mut Look<'_>, proposal: &Proposal) -> Result<Option<Later>> {
    let commitments = standing_of(look.db, &proposal.id)?;
    if commitments.is_empty() {
        return Ok(None);
    }
    let voice = look.words().voice(look.language);
    let mut facts = Vec::new();
    for commitment in &commitments {
        let mut states: Vec<_> = commitment.tranches.iter().map(|held| held.standing.state).collect();
        states.sort();
        states.dedup();
        let args =
            [("secured", voice.meur(commitment.secured()?)), ("claimed", voice.meur(commitment.claimed()?))];
        facts.push(LaterFact {
            label: commitment.funder_name.clone(),
            value: look.text("desk-later-secured", &args),
            tags: states.into_iter().map(|state| standing_tag(look, state)).collect(),
            text: String::new(),
        });
    }
    let title = look.say("desk-later-funders");
    let note = Some(look.say("desk-later-funders-note"));
    Ok(Some(Later { id: "funders", title, note, facts, ..Later::default() }))
}
