//! How often one may try. Rows in the database, so that every node counts together; wall time, so that a
//! rehearsal's clock changes nothing.
//!
//! Guesses are counted per account *and* network first: whoever guesses at somebody's password from elsewhere
//! must not be able to lock the owner out two minutes before a cut-off. A far higher count per account alone
//! bounds guessing from many networks.

use super::rules::{Failures, WINDOW_SECONDS};
use super::store;
use crate::act::Act;
use crate::db::Db;
use crate::ground::ids::PersonId;
use crate::ground::moment::Wall;
use crate::ground::{Refusal, Result};

/// What is counted, and how often it may happen within its window: that of [`WINDOW_SECONDS`], where it has none of its
/// own.
#[derive(Clone, Debug)]
pub enum Bucket<'a> {
    /// Wrong passwords for an account from one network.
    AccountFrom(&'a PersonId, &'a str),
    /// Wrong passwords for an account from anywhere.
    Account(&'a PersonId),
    /// Wrong passwords from one network, for any account.
    Network(&'a str),
    /// Letters that strangers cause: registrations and new passwords, from one network.
    LettersFrom(&'a str),
    /// Links for a new password to one account.
    LettersTo(&'a PersonId),
    /// Invitations that one person sends.
    Invitations(&'a PersonId),
    /// Files that one person uploads: how many within how many hours.
    Uploads(&'a PersonId, i32, i32),
}

impl Bucket<'_> {
    fn key(&self) -> String {
        match self {
            Self::AccountFrom(person, network) => format!("login {person} {network}"),
            Self::Account(person) => format!("login {person}"),
            Self::Network(network) => format!("login from {network}"),
            Self::LettersFrom(network) => format!("letters from {network}"),
            Self::LettersTo(person) => format!("letters to {person}"),
            Self::Invitations(person) => format!("invitations by {person}"),
            Self::Uploads(person, ..) => format!("uploads by {person}"),
        }
    }

    const fn limit(&self) -> i32 {
        match self {
            Self::AccountFrom(..) => 10,
            Self::Account(_) => 200,
            Self::Network(_) => 100,
            Self::LettersFrom(_) => 60,
            Self::LettersTo(_) => 5,
            Self::Invitations(_) => 60,
            Self::Uploads(_, most, _) => *most,
        }
    }

    /// In seconds.
    fn window(&self) -> i64 {
        match self {
            Self::Uploads(.., hours) => i64::from(*hours) * 3_600,
            _ => WINDOW_SECONDS,
        }
    }

    /// Seconds to wait, where the limit is reached.
    pub fn wait(&self, db: &mut Db, now: Wall) -> Result<Option<i64>> {
        Ok(store::failures(db, &self.key())?
            .and_then(|failures| failures.wait(self.limit(), now, self.window())))
    }

    pub fn count(&self, act: &mut Act<'_>) -> Result<()> {
        let before = store::failures(act.db, &self.key())?;
        store::set_failures(act.db, &self.key(), Some(Failures::one_more(before, act.wall(), self.window())))
    }

    pub fn forget(&self, act: &mut Act<'_>) -> Result<()> {
        store::set_failures(act.db, &self.key(), None)
    }
}

/// Refuses where too many have failed to sign in as `person`, or from `network`.
pub fn may_sign_in(db: &mut Db, person: Option<&PersonId>, network: &str, now: Wall) -> Result<()> {
    let mut longest = Bucket::Network(network).wait(db, now)?;
    if let Some(person) = person {
        longest = longest.max(Bucket::AccountFrom(person, network).wait(db, now)?);
        longest = longest.max(Bucket::Account(person).wait(db, now)?);
    }
    longest.map_or(Ok(()), |seconds| Err(not_before("too-many-tries", seconds)))
}

/// Counts a wrong password.
pub fn count_failure(act: &mut Act<'_>, person: Option<&PersonId>, network: &str) -> Result<()> {
    Bucket::Network(network).count(act)?;
    let Some(person) = person else { return Ok(()) };
    Bucket::AccountFrom(person, network).count(act)?;
    Bucket::Account(person).count(act)
}

/// Counts a letter that somebody unknown asks for, or refuses it.
pub fn count_letter_from(act: &mut Act<'_>, network: &str) -> Result<()> {
    let bucket = Bucket::LettersFrom(network);
    match bucket.wait(act.db, act.wall())? {
        Some(seconds) => Err(not_before("too-many-letters", seconds)),
        None => bucket.count(act),
    }
}

/// Counts a letter to somebody whom a member invites, or refuses it: nobody's mailbox is to be filled through us.
pub fn count_invitation(act: &mut Act<'_>) -> Result<()> {
    let Some(person) = act.actor.person() else { return Ok(()) };
    let bucket = Bucket::Invitations(person);
    match bucket.wait(act.db, act.wall())? {
        Some(seconds) => Err(not_before("too-many-letters", seconds)),
        None => bucket.count(act),
    }
}

/// Counts a file that somebody uploads, or refuses it.
///
/// # Errors
/// `uploads-many`, with the time to wait.
pub fn count_upload(act: &mut Act<'_>, (most, hours): (i32, i32)) -> Result<()> {
    let Some(person) = act.actor.person() else { return Ok(()) };
    let bucket = Bucket::Uploads(person, most, hours);
    match bucket.wait(act.db, act.wall())? {
        Some(seconds) => Err(not_before("uploads-many", seconds)),
        None => bucket.count(act),
    }
}

/// With the minutes to wait, and in hours where these would be many: 0 where minutes are easier to grasp.
fn not_before(code: &'static str, seconds: i64) -> crate::ground::Error {
    let minutes = (seconds + 59) / 60;
    let hours = if minutes > 120 { (minutes + 59) / 60 } else { 0 };
    Refusal::new(code).with("minutes", minutes).with("wait", hours).into()
}
