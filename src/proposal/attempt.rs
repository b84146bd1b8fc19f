//! An attempt that brought no receipt, kept in the register: refused, met by another version, turned away for want of
//! room, failed, sent with a session that had ended. Nobody has to prove that they tried.
//!
//! Keeping it never changes the answer. What the database cannot take is one line of the log.

use std::time::Duration;

use super::rules::{TypedDeposit, Verb, slot_of};
use super::store::attempts::{Attempt, UPLOAD};
use super::{acts, store};
use crate::act::Act;
use crate::call::rules::{Declaration, Rulebook};
use crate::db::Weight;
use crate::ground::ids::CallId;
use crate::ground::{Error, Moment, Refusal, Result, Role};
use crate::people::{Signed, Witness};
use crate::web::State;
use crate::words::{Language, Words};

/// When the register is tried again, in seconds after the first time: what was turned away for want of room meets none
/// a moment later either.
const AGAIN: [u64; 3] = [1, 10, 60];

/// What was tried.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The proposal, as the request named it.
    pub key: String,
    /// `submit`, `withdraw`, `upload`, `deposit`, `hand-in`
    pub verb: &'static str,
    pub cutoff: Option<i32>,
    pub received: Moment,
}

impl Tried {
    /// Something that is tried now.
    pub fn now(state: &State, key: &str, verb: &'static str) -> Self {
        Self { key: key.to_owned(), verb, cutoff: None, received: state.clock.now() }
    }
}

/// Keeps what came of an attempt, where the one who tried may know of the proposal; whether it is kept by now.
pub async fn keep(by: Witness, tried: &Tried, error: &Error) -> bool {
    if is_a_slip(tried, error) {
        return false;
    }
    let Some(refusal) = reason(error) else { return false };
    let (key, verb, cutoff, code) = (tried.key.clone(), tried.verb, tried.cutoff, refusal.code);
    let note = move |act: &mut Act<'_>| acts::note_attempt(act, &key, verb, cutoff, &refusal);
    if !is_of_the_house(error) {
        return write(&by, tried, code, &[], note).await;
    }
    // Whoever was turned away does not wait for the register as well.
    let tried = tried.clone();
    tokio::spawn(async move { write(&by, &tried, code, &AGAIN, note).await });
    false
}

/// What was typed wrong beside an act and is shown again: no attempt yet. Submitting and uploading ask for no words:
/// whatever is wrong with them is the refusal itself.
fn is_a_slip(tried: &Tried, error: &Error) -> bool {
    let asks_for_words = tried.verb == Verb::Withdraw.name();
    asks_for_words && matches!(error, Error::Invalid(problems) if !problems.is_refusal())
}

/// Keeps what came of trying the emergency path: what was refused, turned away or failed. What is merely typed wrong is
/// shown again, and no attempt yet.
pub async fn keep_of_emergency(by: Witness, tried: &Tried, error: &Error) {
    if matches!(error, Error::Refused(_) | Error::SignIn) || is_of_the_house(error) {
        keep(by, tried, error).await;
    }
}

/// Keeps that staff tried in vain to write down a deposit which reached the house otherwise.
pub async fn keep_of_staff(by: Witness, call: CallId, typed: &TypedDeposit, error: &Error, received: Moment) {
    let failed = is_of_the_house(error);
    let Some(refusal) = reason(error).filter(|_| failed || matches!(error, Error::Refused(_))) else {
        return;
    };
    let (key, cutoff) = (typed.reference.trim().to_owned(), typed.cutoff.trim().parse().ok());
    let tried = Tried { key: key.clone(), verb: "deposit", cutoff, received };
    let code = refusal.code;
    let note = move |act: &mut Act<'_>| {
        // What failed did so before anybody asked who it was.
        let runs = |cutoff| act.actor.has_for_cutoff(Role::Staff, &call, cutoff);
        if !cutoff.map_or_else(|| act.actor.has_for_call(Role::Staff, &call), runs) {
            return Err(Error::NotFound);
        }
        let proposal = store::of_call(act.db, &call, &key)?;
        acts::note_refused_deposit(act, &proposal, "deposit", cutoff, &refusal)
    };
    match failed {
        true => drop(tokio::spawn(async move { write(&by, &tried, code, &AGAIN, note).await })),
        false => drop(write(&by, &tried, code, &[], note).await),
    }
}

/// No room, or a fault.
fn is_of_the_house(error: &Error) -> bool {
    matches!(error, Error::Busy | Error::Internal(_))
}

/// Writes a line of the register; whether it stands there.
async fn write<F>(by: &Witness, tried: &Tried, code: &str, again: &[u64], note: F) -> bool
where
    F: Fn(&mut Act<'_>) -> Result<()> + Clone + Send + Sync + 'static,
{
    // Beside a submission it is as weighty as one: what tells of the refusal must not be turned away before it.
    let weight = if tried.verb == UPLOAD { Weight::Ordinary } else { Weight::Submission };
    let mut told = false;
    let mut pauses = again.iter();
    loop {
        match by.note(weight, tried.received, note.clone()).await {
            Ok(()) => return true,
            // Not theirs to know of, so there is no register to keep it in.
            Err(Error::NotFound) => return false,
            Err(failed) if !told => {
                log(tried, code, &failed);
                told = true;
            }
            Err(_again) => {}
        }
        match pauses.next() {
            Some(seconds) => tokio::time::sleep(Duration::from_secs(*seconds)).await,
            None => return false,
        }
    }
}

/// Whoever is signed in; where nobody is, the log alone can say that something was tried.
pub fn signed(who: Result<Signed>, key: &str, verb: &'static str) -> Result<Signed> {
    who.inspect_err(|error| {
        tracing::warn!(
            attempt.proposal = %key, attempt.verb = verb, attempt.outcome = "attempt-signed-out",
            error.cause = %error, "an attempt could not be noted in the register"
        );
    })
}

fn log(tried: &Tried, code: &str, cause: &Error) {
    let cutoff = tried.cutoff.map(|number| number.to_string()).unwrap_or_default();
    tracing::warn!(
        attempt.proposal = %tried.key, attempt.verb = tried.verb, attempt.cutoff = %cutoff,
        attempt.received = %tried.received, attempt.outcome = code, error.cause = %cause,
        "an attempt could not be noted in the register"
    );
}

/// What the register says of an error; None where the one who tried may not know of the proposal.
fn reason(error: &Error) -> Option<Refusal> {
    Some(match error {
        Error::NotFound => return None,
        Error::Refused(refusal) if refusal.code == "form-stale" => Refusal::new("attempt-stale"),
        Error::Refused(refusal) => refusal.clone(),
        Error::Conflict { current } => Refusal::new("attempt-changed").with("version", current),
        Error::Forbidden => Refusal::new("attempt-forbidden"),
        Error::SignIn => Refusal::new("attempt-signed-out"),
        Error::Busy => Refusal::new("attempt-busy"),
        Error::Internal(_) => Refusal::new("attempt-failed"),
        Error::Invalid(problems) => match problems.0.first() {
            Some(first) if first.is_refusal() => Refusal { code: first.code, args: first.args.clone() },
            Some(first) => Refusal { code: first.code, args: first.args.clone() }.with("field", &first.field),
            None => Refusal::new("attempt-failed"),
        },
    })
}

/// [`reason`] for what happens before a handler sees the request: a form that is stale, or did not arrive whole.
pub fn of_request(error: &actix_web::Error) -> Error {
    match error.as_error::<Error>() {
        Some(Error::Invalid(problems)) => Error::Invalid(problems.clone()),
        Some(Error::Refused(refusal)) => Error::Refused(refusal.clone()),
        Some(Error::SignIn) => Error::SignIn,
        _ => Refusal::new("attempt-broken").into(),
    }
}

/// An attempt of the register in words: why it came to nothing, and at which field where it is one field's.
pub fn said(words: &Words, language: Language, book: &Rulebook, attempt: &Attempt) -> String {
    match attempt.args.get("field") {
        Some(field) => {
            let said = words.text(language, &format!("problem-{}", attempt.code), &attempt.args);
            format!("{}: {said}", field_in_words(words, language, book, field))
        }
        None => words.text(language, &format!("refusal-{}", attempt.code), &attempt.args),
    }
}

/// What pages call a field: a document's slot, or the paper of a declaration, by its title. What only programs send has
/// no other name.
fn field_in_words(words: &Words, language: Language, book: &Rulebook, field: &str) -> String {
    let paper = || book.declarations.iter().map(Declaration::slot).find(|slot| slot.id == *field);
    match slot_of(book, field).or_else(paper) {
        Some(slot) => slot.title.in_language(language.code()).to_owned(),
        None if field == "reason" => words.say(language, "proposal-withdraw-reason"),
        None => field.to_owned(),
    }
}
