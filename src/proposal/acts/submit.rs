//! Submitting, withdrawing, and what is kept of attempts that were refused.

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::call;
use crate::db::installation::{Installation, Kind};
use crate::ground::ids::{RowId, SubmissionId};
use crate::ground::{Error, Letter, Moment, Problems, RecordClass, Refusal, Result, Role, Scope, text};
use crate::keys::sha256_hex;
use crate::people;
use crate::proposal::rules::{Draft, RECEIPT_TYP, Receipt, Submission, Submitted, Verb};
use crate::proposal::store::stored::Stored;
use crate::proposal::store::submissions::{self, Sealed};
use crate::proposal::store::{Ahead, Proposal, attempts, find, for_submit, shown};

/// What a submission came to.
#[derive(Clone, Debug)]
pub struct Receipted {
    pub reference: String,
    pub version: i32,
    pub received: Moment,
    /// The JWS.
    pub receipt: String,
    /// The draft has changed since it was shown, and what changed is not in it.
    pub overtaken: bool,
}

/// Keeps what somebody is shown who is asked whether to submit it. Colleagues go on typing while they read, and every
/// save makes another version; what is submitted is what was shown, all the same.
pub fn keep_shown(act: &mut Act<'_>, ahead: &Ahead) -> Result<()> {
    let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
    let (proposal, version, content) = ahead.read_at();
    let at = act.received();
    shown::keep(act.db, (proposal, &person), (version, &Stored::of(content)?), at)
}

/// Submits the version that is named, for the cut-off that is named: what is stored, or an earlier version that this
/// person was shown on the page that asks.
///
/// # Errors
/// `Conflict` where the version is neither, or older than what was submitted last; the refusals of [`crate::proposal::rules::Draft::submit`].
pub fn submit(act: &mut Act<'_>, key: &str, asked: &Submission) -> Result<Receipted> {
    submit_read(act, key, asked, None)
}

/// As [`submit`], with what the draft says read ahead.
pub fn submit_read(
    act: &mut Act<'_>,
    key: &str,
    asked: &Submission,
    ahead: Option<&Ahead>,
) -> Result<Receipted> {
    let (proposal, mut draft, call, may) = for_submit(act, key, ahead)?;
    if asked.version != proposal.version {
        draft = as_shown(act, &proposal, draft, asked.version)?;
    }
    // A closed cut-off is refused in here: the closings were read in this transaction.
    let submitted = draft.submit(&call, asked, act.received())?;
    let rulebook = call.rulebook;
    let stored = Stored::of(&submitted.content)?;
    let content_hash = sha256_hex(stored.content.as_bytes());
    let installation = installation(act)?;
    let receipt = Receipt::of(&submitted, proposal.call.as_str(), &rulebook, &content_hash, installation);
    let jws = act.sign(RECEIPT_TYP, &receipt)?;
    let sealed = Sealed { stored, content_hash, rulebook, receipt: jws.clone(), addendum: None };
    let (id, by) = (act.id::<SubmissionId>(), act.by());
    submissions::insert(act.db, may, &id, &proposal.call, &submitted, &sealed, &by)?;
    let facts = json!({
        "reference": submitted.reference, "version": submitted.version, "cutoff": submitted.cutoff,
        "draft_version": submitted.draft_version, "content": sealed.content_hash, "rulebook": sealed.rulebook,
        "receipt": sha256_hex(jws.as_bytes()),
    });
    act.record(&entry("proposal.submitted", &proposal, facts))?;
    post_receipt(act, &proposal, &submitted, &sealed)?;
    let Submitted { reference, version, received, .. } = submitted;
    Ok(Receipted { reference, version, received, receipt: jws, overtaken: asked.version != proposal.version })
}

/// The draft as it was when the one who submits it was shown it.
fn as_shown(act: &mut Act<'_>, proposal: &Proposal, draft: Draft, version: i64) -> Result<Draft> {
    let overtaken = draft.last.is_some_and(|last| last.draft_version > version);
    let shown = match act.actor.person().cloned() {
        Some(person) if !overtaken => shown::content(act.db, &proposal.id, &person, version)?,
        _ => None,
    };
    let content = shown.ok_or(Error::Conflict { current: proposal.version })?;
    Ok(Draft { version, content, ..draft })
}

pub(super) fn installation(act: &mut Act<'_>) -> Result<&'static str> {
    let found = Installation::find(act.db)?;
    Ok(match found.map(|installation| installation.kind) {
        Some(Kind::Rehearsal) => "rehearsal",
        Some(Kind::Live) | None => "live",
    })
}

/// The receipt's facts by letter, to every coordinator. The receipt itself is enclosed when the letter goes out.
fn post_receipt(act: &mut Act<'_>, proposal: &Proposal, of: &Submitted, sealed: &Sealed) -> Result<()> {
    let line = |document: &crate::proposal::rules::Document| {
        format!("{}  {} ({})", document.sha256, document.name, document.slot)
    };
    let documents: Vec<String> = of.content.documents.iter().map(line).collect();
    for person in coordinators(act, proposal)? {
        let letter = Letter::to_person(person, "proposal-submitted", RecordClass::Proposal);
        let letter = named(letter, proposal)
            .with("version", of.version)
            .with("cutoff", of.cutoff)
            .with("cutoff_at", of.cutoff_at)
            .with("received", of.received)
            .with("exactly", of.received.utc().format("%Y-%m-%d %H:%M:%S%.6f UTC"))
            .with("hash", &sealed.content_hash)
            .with("rulebook", &sealed.rulebook)
            .with("documents", documents.join("\n"));
        act.post(&letter)?;
    }
    Ok(())
}

pub(super) fn coordinators(
    act: &mut Act<'_>,
    proposal: &Proposal,
) -> Result<Vec<crate::ground::ids::PersonId>> {
    let (scope, now) = (Scope::Proposal(proposal.id.clone()), act.received());
    let holders = people::store::holders(act.db, Role::Coordinator, &scope, now)?;
    Ok(holders.into_iter().map(|person| person.id).collect())
}

pub(super) fn named(letter: Letter, proposal: &Proposal) -> Letter {
    letter.with("reference", &proposal.reference).with("acronym", &proposal.acronym)
}

/// When a withdrawal counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenBackAt {
    pub at: Moment,
    /// It came in before the cut-off and was done after the cut-off had closed: what was sealed stays as it is.
    pub too_late: bool,
}

/// Takes back what was submitted; `version` is the submission the person was shown.
///
/// The closing is looked for in this transaction, as a submission does: once it stands, the sealed intake has counted
/// what is taken back, so that a withdrawal of before the cut-off counts from the closing on.
///
/// # Errors
/// `not-submitted`, `already-withdrawn`; `Conflict` where another version was submitted meanwhile; a problem
/// of `reason` where none is given.
pub fn withdraw(act: &mut Act<'_>, key: &str, version: i32, reason: &str) -> Result<TakenBackAt> {
    let (proposal, _, _, may) = for_submit(act, key, None)?;
    proposal.stage.after(Verb::Withdraw)?;
    let last = proposal.last.ok_or_else(|| Refusal::new("not-submitted"))?;
    if last.version != version {
        return Err(Error::Conflict { current: i64::from(last.version) });
    }
    let reason = text::line(reason, 500).map_err(|bad| {
        let mut problems = Problems::none();
        people::rules::text_problem(&mut problems, "reason", &bad);
        problems
    })?;
    let submitted = submissions::submitted(act.db, &proposal, version)?;
    let decided = submissions::decided(act.db, &proposal)?;
    let received = act.received();
    let closing = call::store::closed(act.db, &proposal.call, last.cutoff)?;
    let sealed = closing.filter(|closing| received < closing.cutoff_at);
    let counts = TakenBackAt {
        at: sealed.as_ref().map_or(received, |closing| closing.closed_at),
        too_late: sealed.is_some(),
    };
    let withdrawn = submitted.withdraw(counts.at, decided, reason)?;
    let by = act.by();
    let ids: Vec<RowId> = (0..version).map(|_| act.id()).collect();
    submissions::take_back(act.db, may, &withdrawn, ids, &by)?;
    let mut facts =
        json!({ "reference": withdrawn.reference, "version": version, "cutoff": withdrawn.cutoff });
    if let (true, Some(facts)) = (counts.too_late, facts.as_object_mut()) {
        facts.insert("counts_from".to_owned(), json!(counts.at));
    }
    act.record(&entry("proposal.withdrawn", &proposal, facts))?;
    let template = if counts.too_late { "proposal-withdrawn-late" } else { "proposal-withdrawn" };
    for person in coordinators(act, &proposal)? {
        let letter = Letter::to_person(person, template, RecordClass::Proposal);
        let letter = named(letter, &proposal).with("version", version).with("cutoff", withdrawn.cutoff);
        act.post(&letter.with("at", withdrawn.at))?;
    }
    Ok(counts)
}

/// Keeps an attempt that came to nothing. The act that was refused left nothing behind, so this is one of its own.
pub fn note_attempt(
    act: &mut Act<'_>,
    key: &str,
    verb: &str,
    cutoff: Option<i32>,
    refusal: &Refusal,
) -> Result<()> {
    let (actor, at) = (act.actor, act.received());
    let (proposal, _) = find(act.db, actor, key, at)?;
    let refusal = match cutoff {
        Some(cutoff) => refusal.clone().with("cutoff", cutoff),
        None => refusal.clone(),
    };
    let id: RowId = act.id();
    attempts::insert(act.db, &id, at, &proposal, actor.person(), verb, &refusal)?;
    let facts = json!({ "reference": proposal.reference, "verb": verb, "code": refusal.code });
    act.record(&entry("proposal.attempt_refused", &proposal, facts))
}
