//! What happens where two people write in one field.
//!
//! | stood there when mine was begun | stands there now | mine | |
//! |---|---|---|---|
//! | any | x | x | nothing to do |
//! | a | a | b | mine is stored |
//! | a | b | a | theirs stays: I changed nothing |
//! | a | b | c | both are shown, and a person decides |
//!
//! Versions are those of the draft: a field has not changed since `base` where its own version is no later. Whatever
//! is decided, every text stays in the history: what was stored as an entry of it, what was not as *set aside*.

use super::content::Answer;
use super::field::alike;
use crate::ground::{Refusal, Result};

/// What is to be done with a text that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// It stands there already.
    Same,
    /// Nobody else was there: store mine.
    Mine,
    /// I changed nothing, somebody else did.
    Theirs,
    /// Both changed it.
    Both,
}

/// Refuses a version that the draft has not reached. Nobody has read it, and a text that names it would seem to be
/// written upon whatever others save until then.
///
/// # Errors
/// `version-ahead`.
pub fn must_have_been(base: i64, draft: i64) -> Result<()> {
    match base > draft {
        true => Err(Refusal::new("version-ahead").with("named", base).with("version", draft).into()),
        false => Ok(()),
    }
}

/// Decides by the version that was seen (`base`), what stood there then, where that is known, what stands there now
/// and since which version, and what was sent. What stood there and cannot be found any more makes two changes of it:
/// a person is asked once too often rather than a text lost.
pub fn meet(base: i64, before: Option<&Answer>, now: (i64, &Answer), mine: &Answer) -> Meeting {
    let (version, theirs) = now;
    if alike(theirs, mine) {
        Meeting::Same
    } else if version <= base {
        Meeting::Mine
    } else if before.is_some_and(|before| alike(before, mine)) {
        Meeting::Theirs
    } else {
        Meeting::Both
    }
}
