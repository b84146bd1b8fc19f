//! The pages of a case: the list of a proposal's matters, one matter, and for staff all that are open in a call.

mod entries;
pub mod files;
mod forms;
pub mod list;
pub mod posts;
pub mod staff;
pub mod thread;

use crate::call::rules::Rulebook;
use crate::case::rules::{Matter, Side, Standing};
use crate::case::store::Voice;
use crate::ground::Moment;
use crate::people::Look;
use crate::proposal::pages::href;
use crate::proposal::store::Proposal;
use crate::words::parts::{Crumb, Kind, Tag};

/// `/proposals/AIF-0007/case`
pub fn case_href(reference: &str) -> String {
    format!("{}/case", href(reference))
}

/// `/proposals/AIF-0007/case/2`
pub fn matter_href(reference: &str, number: i32) -> String {
    format!("{}/{number}", case_href(reference))
}

/// How a matter stands, for who reads it: what waits for them is loud.
pub fn standing_tag(look: &Look<'_>, matter: &Matter, voice: Voice) -> Tag {
    let standing = matter.standing(look.now);
    // Who asked knows it; whom it was asked has something to do.
    if matter.asks_for_time().is_some() && voice.side != Some(Side::Team) {
        let kind = if voice.writes { Kind::Warn } else { Kind::Plain };
        return Tag::new(kind, look.say("case-asks-time"));
    }
    let kind = match standing {
        Standing::Lapsed => Kind::Bad,
        Standing::WaitsFor(side) if voice.side == Some(side) => Kind::Warn,
        Standing::WaitsFor(_) => Kind::Plain,
        Standing::Decided(crate::case::rules::Verdict::Refused) => Kind::Bad,
        Standing::Decided(_) => Kind::Good,
    };
    Tag::new(kind, look.say(&format!("case-standing-{}", standing.name())))
}

/// Whether something waits for this reader.
pub fn waits_for(matter: &Matter, voice: Voice, now: Moment) -> bool {
    if voice.side == Some(Side::Staff) && matter.asks_for_time().is_some() {
        return true;
    }
    match matter.standing(now) {
        // Lapsed: the team may still answer, and staff have to decide.
        Standing::Lapsed => voice.side == Some(Side::Staff) || matter.waits_for() == voice.side,
        Standing::WaitsFor(side) => voice.side == Some(side),
        Standing::Decided(_) => false,
    }
}

fn crumbs(look: &Look<'_>, book: &Rulebook, proposal: &Proposal, voice: Voice, last: &[Crumb]) -> Vec<Crumb> {
    let own = Crumb::to(format!("{} {}", proposal.reference, proposal.acronym), href(&proposal.reference));
    let mut crumbs = match voice.side {
        Some(Side::Team) => vec![Crumb::to(look.say("proposal-list-title"), "/proposals"), own],
        _ => vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(look.say("case-cases"), format!("/staff/{}/cases", book.call.id)),
            own,
        ],
    };
    crumbs.extend_from_slice(last);
    crumbs
}
