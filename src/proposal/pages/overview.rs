//! One proposal at a glance: its life so far, what is ready, the money, the documents, and what to do next.

use serde::Serialize;

use super::list::role_key;
use super::news::{self, NewsView};
use super::reminders::{self, Reminders};
use super::shown::{ShownDocument, size};
use super::{ReadyRow, crumbs, edit_href, href, money, part_title, ready_rows, standing, standing_with};
use crate::call::rules::Rulebook;
use crate::ground::{Error, Result};
use crate::people::{self, Look, View};
use crate::proposal::attempt;
use crate::proposal::rules::{Content, Finding, Heading, Part, Stage, Weight, slot_title, slots_of};
use crate::proposal::store::submissions::SubmissionRow;
use crate::proposal::store::{self, Proposal, Sight, attempts, invitations, submissions};
use crate::words::charts::MatchBars;
use crate::words::parts::{Action, Crumb, Next, Notice, Step, StepState, Tag};

/// The page. What later stages tell of a proposal is put in by the desk, which sees them.
#[derive(Serialize)]
pub struct OverviewView {
    title: String,
    crumbs: Vec<Crumb>,
    meta: Vec<String>,
    /// Draft, submitted, received, checked, evaluated, ranked, decided, award.
    pub steps: Vec<Step>,
    pub notice: Notice,
    pub later: Vec<Later>,
    rolled: Option<String>,
    parts: Vec<PartRow>,
    /// What was changed after submitting.
    news: Option<NewsView>,
    notes: Option<Action>,
    reminders: Option<Reminders>,
    money: Option<MatchBars>,
    ready: Vec<ReadyRow>,
    /// The board with every rule; members alone.
    board_href: Option<String>,
    partners_href: Option<String>,
    funders_href: Option<String>,
    documents: Vec<SlotRow>,
    documents_href: Option<String>,
    dossier_href: String,
    team: Vec<MemberRow>,
    team_href: Option<String>,
    history: Vec<HistoryRow>,
    attempts: Vec<AttemptRow>,
    pub next: Next,
}

/// A section about what came after the cut-off.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Later {
    pub id: &'static str,
    pub title: String,
    pub tag: Option<Tag>,
    pub note: Option<String>,
    pub facts: Vec<LaterFact>,
    pub link: Option<Action>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LaterFact {
    pub label: String,
    pub value: String,
    pub tags: Vec<Tag>,
    /// Longer words, with their line breaks.
    pub text: String,
}

#[derive(Serialize)]
struct PartRow {
    title: String,
    href: Option<String>,
    tag: Tag,
}

#[derive(Serialize)]
struct SlotRow {
    title: String,
    required: bool,
    document: Option<ShownDocument>,
}

#[derive(Serialize)]
struct MemberRow {
    name: String,
    role: String,
}

#[derive(Serialize)]
struct HistoryRow {
    version: i32,
    cutoff: i32,
    at: String,
    by: String,
    href: String,
    withdrawn: Option<String>,
    reason: String,
}

#[derive(Serialize)]
struct AttemptRow {
    at: String,
    verb: String,
    text: String,
}

impl View for OverviewView {
    const TEMPLATE: &'static str = "proposal/overview";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// What the parts of the page are made of.
struct Seen {
    proposal: Proposal,
    sight: Sight,
    book: std::sync::Arc<Rulebook>,
    heading: Heading,
    content: Content,
    findings: Vec<Finding>,
    /// Nothing can be written any more, or not by this reader.
    writes: bool,
    /// The Board has decided: nothing can be taken back any more.
    decided: bool,
}

/// The page as far as this stage knows it, and whom it is about.
pub fn view(look: &mut Look<'_>, key: &str) -> Result<(OverviewView, Proposal, Sight)> {
    let seen = seen(look, key)?;
    let (proposal, book) = (&seen.proposal, &seen.book);
    let (actor, now) = (look.actor.clone(), look.now);
    let history = store::seen_submissions(look.db, &actor, (proposal, seen.sight), now)?;
    let link = |name: &str| format!("{}/{name}", href(&proposal.reference));
    let news = news::of(look, proposal, book, &seen.heading, &seen.content)?;
    let view = OverviewView {
        title: match seen.content.title.as_str() {
            "" => seen.content.acronym.clone(),
            title => format!("{}: {title}", seen.content.acronym),
        },
        crumbs: crumbs(look, proposal, None),
        meta: meta(look, &seen),
        steps: steps(look, &seen),
        notice: match seen.heading {
            Heading::Next { .. } => standing_with(look, proposal, &seen.heading, news.is_some()),
            _ => standing(look, proposal, &seen.heading),
        },
        news,
        notes: notes(look, &seen)?,
        reminders: reminders::of(look, proposal, seen.sight, book, &seen.heading)?,
        later: Vec::new(),
        rolled: rolled(look, &seen),
        parts: Part::all(book).iter().map(|part| part_row(look, &seen, part)).collect(),
        money: money::bars(look, book, &seen.content)?,
        ready: ready_rows(
            look,
            seen.writes.then_some(proposal.reference.as_str()),
            &seen.content,
            &seen.findings,
        ),
        board_href: seen.sight.is_member().then(|| link("ready")),
        partners_href: seen.sight.is_member().then(|| link("partners")),
        funders_href: seen.sight.is_member().then(|| link("funders")),
        documents: slots(look, &seen),
        dossier_href: format!("{}/dossier", href(&proposal.reference)),
        documents_href: seen.writes.then(|| edit_href(&proposal.reference, &Part::Documents)),
        team: team(look, &seen)?,
        team_href: seen.sight.leads().then(|| link("team")),
        history: history.iter().map(|row| history_row(look, proposal, row)).collect::<Result<_>>()?,
        attempts: attempt_rows(look, proposal, &seen.book, seen.sight)?,
        next: next(look, &seen)?,
    };
    Ok((view, seen.proposal, seen.sight))
}

fn seen(look: &mut Look<'_>, key: &str) -> Result<Seen> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let content = store::seen_content(look.db, &proposal, sight)?;
    let measure = match &heading {
        Heading::Next { cutoff, .. } | Heading::Received { cutoff, .. } => *cutoff,
        Heading::Over { .. } => call.measured_by(look.now),
    };
    let mut findings = store::findings_of(look.db, &proposal, (&call, measure), &content, sight)?;
    findings.sort_by_key(|finding| finding.weight);
    let writes = sight.may_write() && !matches!(heading, Heading::Received { .. });
    let decided = submissions::decided(look.db, &proposal)?.is_some();
    Ok(Seen { proposal, sight, book: call.book, heading, content, findings, writes, decided })
}

fn meta(look: &Look<'_>, seen: &Seen) -> Vec<String> {
    let language = look.language.code();
    let host = seen.content.host().map(|host| {
        let args = [("name", host.name.clone()), ("country", host.country.eu().to_owned())];
        look.text("proposal-host", &args)
    });
    let track = (!seen.content.track.is_empty()).then(|| seen.content.track.clone());
    let call = seen.book.call.title.in_language(language).to_owned();
    [Some(seen.proposal.reference.clone()), Some(call), track, host].into_iter().flatten().collect()
}

/// The life so far; what comes later in it is told by the stages that follow.
fn steps(look: &Look<'_>, seen: &Seen) -> Vec<Step> {
    let voice = look.words().voice(look.language);
    let (stage, last) = (seen.proposal.stage, seen.proposal.last);
    let received = matches!(seen.heading, Heading::Received { .. });
    let begun = voice.moment_short(seen.proposal.created);
    let submitted = last.map(|last| voice.moment_short(last.received)).unwrap_or_default();
    let cutoff = match &seen.heading {
        Heading::Next { at, .. } | Heading::Received { at, .. } => voice.moment_short(*at),
        Heading::Over { .. } => String::new(),
    };
    let at_draft = if stage == Stage::Draft { StepState::Now } else { StepState::Done };
    let at_submitted = match stage {
        Stage::Draft => StepState::Todo,
        Stage::Withdrawn => StepState::Stopped,
        Stage::Submitted if received => StepState::Done,
        Stage::Submitted => StepState::Now,
    };
    let second = if stage == Stage::Withdrawn { "withdrawn" } else { "submitted" };
    let at_received = if received { StepState::Now } else { StepState::Todo };
    let step =
        |name: &str, note: String, state| Step::new(look.say(&format!("proposal-step-{name}")), note, state);
    let mut steps = vec![
        step("draft", begun, at_draft),
        step(second, submitted, at_submitted),
        step("received", cutoff, at_received),
    ];
    for name in ["checked", "evaluated", "ranked", "decided", "award"] {
        steps.push(step(name, String::new(), StepState::Todo));
    }
    steps
}

fn rolled(look: &Look<'_>, seen: &Seen) -> Option<String> {
    let (Heading::Next { missed, .. } | Heading::Over { missed }) = &seen.heading else { return None };
    if missed.is_empty() || seen.proposal.stage != Stage::Draft {
        return None;
    }
    let list: Vec<String> = missed.iter().map(ToString::to_string).collect();
    Some(look.text("proposal-rolled", &[("count", missed.len().to_string()), ("cutoffs", list.join(", "))]))
}

fn part_row(look: &Look<'_>, seen: &Seen, part: &Part) -> PartRow {
    let of_part = seen.findings.iter().filter(|finding| finding.part == *part);
    let blocking = of_part.clone().filter(|finding| finding.weight == Weight::Blocks).count();
    let warning = of_part.filter(|finding| finding.weight == Weight::Warns).count();
    let count = |key: &str, count: usize| look.text(key, &[("count", count.to_string())]);
    let tag = match (blocking, warning) {
        (0, 0) => Tag::good(look.say("proposal-part-complete")),
        (0, warns) => Tag::warn(count("proposal-part-warns", warns)),
        (blocks, _) => Tag::bad(count("proposal-part-blocks", blocks)),
    };
    PartRow {
        title: part_title(look, &seen.book, part),
        href: seen.writes.then(|| edit_href(&seen.proposal.reference, part)),
        tag,
    }
}

fn slots(look: &Look<'_>, seen: &Seen) -> Vec<SlotRow> {
    let language = look.language.code();
    let row = |slot: &crate::call::rules::Slot, id: &str| {
        let document = seen.content.document(id);
        let title = slot_title(&seen.book, &seen.content, id, language);
        SlotRow {
            required: slot.required && id == slot.id && !seen.content.has_letters(slot),
            document: document.map(|document| ShownDocument {
                slot: title.clone(),
                name: document.name.clone(),
                href: format!("/documents/{}", document.id),
                size: size(look, document.bytes),
                sha256: document.sha256.clone(),
                at: document.at.to_string(),
            }),
            title,
        }
    };
    let of = |slot| slots_of(slot, &seen.content).into_iter().map(move |id| (slot, id));
    let there = |(slot, id): &(&crate::call::rules::Slot, String)| {
        // A funder's own row only where it gave something, and the one for all where none did.
        seen.content.document(id).is_some() || (*id == slot.id && !seen.content.has_letters(slot))
    };
    let shown = seen.book.documents.iter().flat_map(of).filter(there);
    shown.map(|(slot, id)| row(slot, &id)).collect()
}

/// The way to the notes, for those whose notes they are.
fn notes(look: &mut Look<'_>, seen: &Seen) -> Result<Option<Action>> {
    if !seen.sight.is_member() {
        return Ok(None);
    }
    let open: usize = store::notes::open(look.db, &seen.proposal.id)?.values().sum();
    let label = look.text("drafting-notes-open", &[("count", open.to_string())]);
    Ok(Some(Action::go(label, format!("{}/notes", href(&seen.proposal.reference)))))
}

fn team(look: &mut Look<'_>, seen: &Seen) -> Result<Vec<MemberRow>> {
    let mut members = Vec::new();
    if seen.sight.is_member() {
        for (person, sight) in super::team::members(look, &seen.proposal)? {
            members.push(MemberRow { name: person.name, role: look.say(role_key(sight)) });
        }
    }
    Ok(members)
}

fn history_row(look: &mut Look<'_>, proposal: &Proposal, row: &SubmissionRow) -> Result<HistoryRow> {
    let (withdrawn, reason) = match &row.withdrawn {
        Some((at, reason)) => (Some(at.to_string()), reason.clone()),
        None => (None, String::new()),
    };
    Ok(HistoryRow {
        version: row.version,
        cutoff: row.cutoff,
        at: row.at.to_string(),
        by: people::store::name(look.db, &row.by)?,
        href: format!("{}/receipt?version={}", href(&proposal.reference), row.version),
        withdrawn,
        reason,
    })
}

fn attempt_rows(
    look: &mut Look<'_>,
    proposal: &Proposal,
    book: &Rulebook,
    sight: Sight,
) -> Result<Vec<AttemptRow>> {
    let attempts = attempts::seen_of(look.db, proposal, sight, look.now)?;
    let row = |one: attempts::Attempt| AttemptRow {
        at: one.at.to_string(),
        verb: look.say(&format!("proposal-verb-{}", one.verb)),
        text: attempt::said(look.words(), look.language, book, &one),
    };
    Ok(attempts.into_iter().map(row).collect())
}

/// What blocks first, then what warns; the one primary action is to submit, where that is possible.
fn next(look: &mut Look<'_>, seen: &Seen) -> Result<Next> {
    let reference = &seen.proposal.reference;
    let mut next = Next::default();
    let offer = invitations::offered(look.db, &seen.proposal.id)?;
    if offer.is_some_and(|offer| look.actor.person() == Some(&offer.to)) {
        next = next.item(look.say("handover-waits"), Some(format!("{}/handover", href(reference))));
    }
    if seen.writes {
        let urgent = seen.findings.iter().filter(|finding| finding.weight != Weight::Informs);
        let first: Vec<Finding> = urgent.take(4).cloned().collect();
        for row in ready_rows(look, Some(reference), &seen.content, &first) {
            next = next.item(row.text, row.href);
        }
    }
    let link = |name: &str| format!("{}/{name}", href(reference));
    let submittable = matches!(seen.heading, Heading::Next { .. })
        && seen.proposal.last.is_none_or(|last| {
            seen.proposal.stage == Stage::Withdrawn || last.draft_version != seen.proposal.version
        });
    if seen.sight.leads() && submittable {
        let again = if seen.proposal.last.is_some() { "proposal-submit-again" } else { "proposal-submit" };
        next = next.primary(Action::go(look.say(again), link("submit")));
        next = next.note(look.say("proposal-next-note"));
    }
    if seen.proposal.last.is_some() && seen.sight.is_member() {
        next = next.other(Action::go(look.say("proposal-see-receipt"), link("receipt")));
    }
    next = next.other(Action::go(look.say("proposal-text"), link("text")));
    if seen.sight.leads() && seen.proposal.stage == Stage::Submitted && !seen.decided {
        next = next.other(Action::go(look.say("proposal-withdraw"), link("withdraw")));
    }
    Ok(next)
}

/// Whether the reader may still write, for pages that only writers see.
pub(super) fn must_write(
    look: &mut Look<'_>,
    key: &str,
) -> Result<(Proposal, crate::proposal::rules::OpenCall)> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.may_write() {
        return Err(Error::Forbidden);
    }
    let call = store::open_call(look.db, &proposal.call)?;
    call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now)?;
    Ok((proposal, call))
}

/// As [`must_write`], for what only coordinators do, received or not.
pub(super) fn must_lead(look: &mut Look<'_>, key: &str) -> Result<Proposal> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if sight.leads() { Ok(proposal) } else { Err(Error::Forbidden) }
}
