//! The due date of a matter: moved by staff, asked about by the team, and what follows from it.
//!
//! A date that staff set binds the team to answer what was asked when it was set. It lapses where nobody had; only
//! another date undoes that, and it is seen that it did. Asking for more time moves nothing and is no answer.

use chrono::NaiveDate;

use super::kind::Side;
use super::matter::{Matter, Standing};
use crate::ground::ids::RowId;
use crate::ground::{Moment, Refusal};

/// Days before the due date on which those who owe an answer are reminded.
pub const REMIND_DAYS: i64 = 2;
/// Days that are left to the team at least where a date is brought forward: it was told another one.
pub const FORWARD_DAYS: i64 = 2;

/// A step of the due date.
#[derive(Clone, Debug)]
pub struct Move {
    pub id: RowId,
    /// As that of a message.
    pub place: i32,
    pub at: Moment,
    pub by: String,
    pub from: Moment,
    pub to: Moment,
    pub reason: String,
}

/// The team asks for more time.
#[derive(Clone, Debug)]
pub struct Request {
    /// As that of a message.
    pub place: i32,
    pub at: Moment,
    pub by: String,
    /// In the zone of the call.
    pub day: NaiveDate,
    pub reason: String,
}

impl Matter {
    /// By when an answer is due, as it was moved last; None where staff set no date.
    pub fn due(&self) -> Option<Moment> {
        self.moves.last().map(|last| last.to).or(self.first_due)
    }

    /// Whether the date that holds passed unanswered.
    pub fn has_lapsed(&self, now: Moment) -> bool {
        self.had_lapsed(i32::MAX, now)
    }

    /// Whether a step opened the matter again, which had lapsed.
    pub fn reopens(&self, step: &Move) -> bool {
        self.had_lapsed(step.place, step.at)
    }

    /// [`Matter::has_lapsed`], by what stood in the thread before a place.
    fn had_lapsed(&self, before: i32, now: Moment) -> bool {
        let set = self.moves.iter().rev().find(|step| step.place < before);
        let (due, set) = set.map_or((self.first_due, 1), |step| (Some(step.to), step.place));
        let Some(due) = due.filter(|due| *due <= now) else { return false };
        // Where the team had the last word as the date was set, it owed nothing by it: an answer that came late counts
        // for a date that was set after it.
        let word = self.messages.iter().rev().find(|one| one.place <= set);
        let owed = word.is_none_or(|word| word.side == self.side);
        let since = self.messages.iter().filter(|one| one.place > set && one.place < before);
        let answered = since.filter(|one| one.side != self.side).any(|one| one.at < due);
        owed && !answered
    }

    /// The date until which the team has the word, while it is still to come.
    pub fn awaits_until(&self, now: Moment) -> Option<Moment> {
        let waits = self.standing(now) == Standing::WaitsFor(Side::Team);
        self.due().filter(|due| waits && *due > now)
    }

    /// The request for more time that nobody has answered yet: neither by a step nor in words.
    pub fn asks_for_time(&self) -> Option<&Request> {
        let last = self.requests.last().filter(|_| self.decision.is_none())?;
        let mut words = self.messages.iter().filter(|one| one.side == Side::Staff);
        let answered = words.any(|one| one.place > last.place)
            || self.moves.last().is_some_and(|step| step.place > last.place);
        (!answered).then_some(last)
    }

    /// The date, while it can be moved, and more time be asked for.
    ///
    /// # Errors
    /// `case-decided` once it is settled, `case-undated` where staff set no date.
    pub fn movable(&self) -> Result<Moment, Refusal> {
        if self.decision.is_some() {
            return Err(Refusal::new("case-decided"));
        }
        self.due().ok_or_else(|| Refusal::new("case-undated"))
    }

    /// The place of the last thing in the thread.
    pub fn last_place(&self) -> i32 {
        [Side::Staff, Side::Team].into_iter().filter_map(|side| self.last_of(side)).max().unwrap_or_default()
    }

    /// The place of the last thing that a side put there.
    pub fn last_of(&self, side: Side) -> Option<i32> {
        let said = self.messages.iter().filter(|one| one.side == side).map(|one| one.place).max();
        let dated = match side {
            Side::Staff => self.moves.last().map(|one| one.place),
            Side::Team => self.requests.last().map(|one| one.place),
        };
        said.max(dated)
    }

    /// Whether a letter reminds of it at `now`: staff set the date more than the days before, and nobody answered.
    pub fn is_to_be_reminded(&self, now: Moment) -> bool {
        let Some(due) = self.due() else { return false };
        let from = due.plus_days(-REMIND_DAYS);
        let set = self.moves.last().map_or(self.at, |step| step.at);
        let asked = self.side == Side::Staff && set < from;
        asked && self.standing(now) == Standing::WaitsFor(Side::Team) && (from..due).contains(&now)
    }
}
