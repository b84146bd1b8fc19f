//! Pages of awards: the list with its sums, one award, and the forms of its steps and payments.

pub mod list;
pub mod payment;
pub mod show;
pub mod step;
mod view;

use super::rules::{AwardState, InstrumentState, Party};
use super::store::Award;
use crate::people::Look;
use crate::words::parts::{Kind, Tag};

pub fn award_tag(look: &Look<'_>, state: AwardState) -> Tag {
    let kind = match state {
        AwardState::Signed | AwardState::Running => Kind::Good,
        AwardState::Preparing | AwardState::Signing => Kind::Warn,
        AwardState::Ended => Kind::Plain,
        AwardState::Terminated => Kind::Bad,
    };
    Tag::new(kind, look.say(&format!("award-state-{}", state.name())))
}

fn instrument_tag(look: &Look<'_>, state: InstrumentState) -> Tag {
    let kind = match state {
        InstrumentState::Signed | InstrumentState::Running => Kind::Good,
        InstrumentState::Planned => Kind::Warn,
        InstrumentState::Ended => Kind::Plain,
        InstrumentState::Terminated => Kind::Bad,
    };
    Tag::new(kind, look.say(&format!("award-instrument-{}", state.name())))
}

/// The title of an instrument in the reader's language.
pub fn title(look: &Look<'_>, award: &Award, kind: &str) -> String {
    let plan = award.plan(kind).ok();
    plan.map_or(kind, |plan| plan.title.in_language(look.language.code())).to_owned()
}

/// A party in words; empty while it is open.
fn party(look: &Look<'_>, party: Party) -> String {
    match party {
        Party::Ju => look.say("award-party-ju"),
        Party::Named(name) => name,
        Party::Open => String::new(),
    }
}
