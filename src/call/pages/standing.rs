//! Where each cut-off of a call stands at a moment.

use chrono::NaiveDate;
use serde::Serialize;

use crate::call::rules::{History, Rulebook};
use crate::call::store::{self, Closing};
use crate::ground::{Moment, Result};
use crate::named;
use crate::people::Look;
use crate::words::parts::Tag;

named! {
    /// What can be said in public about a cut-off.
    Phase {
        /// Submissions count for it now.
        Open => "open",
        /// An earlier one is open first.
        Planned => "planned",
        /// Its instant has passed; its results are not public.
        Closed => "closed",
        /// What came of it was published.
        Published => "published",
        /// It has passed, others of the call have published results, and it has none.
        Silent => "silent",
    }
}

/// One cut-off as lists and its own page show it.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    pub number: i32,
    pub href: String,
    pub at: Option<Moment>,
    pub assumed: bool,
    pub phase: Phase,
    pub tag: Tag,
    pub selected_on: Option<NaiveDate>,
    pub awards: usize,
    #[serde(skip)]
    pub closing: Option<Closing>,
}

/// All cut-offs of a call, in order, with what was known of their results at the moment of the look.
pub fn standings(look: &mut Look<'_>, book: &Rulebook) -> Result<(Vec<Standing>, History)> {
    let today = look.now.in_zone(book.call.zone).date_naive();
    let history = store::history(look.db, &book.call.id)?.as_known_at(today);
    let closings = store::closings(look.db, &book.call.id)?;
    let next = book.next_cutoff(look.now).map(|cutoff| cutoff.number);
    let standing = |cutoff: &crate::call::rules::Cutoff| {
        let number = cutoff.number;
        let at = book.cutoff_at(number);
        let published = history.cutoffs.iter().find(|published| published.number == number);
        let phase = match at {
            Some(at) if at > look.now && next == Some(number) => Phase::Open,
            Some(at) if at > look.now => Phase::Planned,
            _ if published.is_some() => Phase::Published,
            _ if !history.cutoffs.is_empty() => Phase::Silent,
            _ => Phase::Closed,
        };
        Standing {
            number,
            href: format!("/calls/{}/cut-offs/{number}", book.call.id),
            at,
            assumed: cutoff.assumed,
            tag: tag(look, phase),
            phase,
            selected_on: published.map(|published| published.selected_on),
            awards: history.awards_of(number).count(),
            closing: closings.iter().find(|closing| closing.cutoff == number).cloned(),
        }
    };
    Ok((book.cutoffs.iter().map(standing).collect(), history))
}

fn tag(look: &Look<'_>, phase: Phase) -> Tag {
    let label = look.say(&format!("call-phase-{}", phase.name()));
    match phase {
        Phase::Open | Phase::Published => Tag::good(label),
        Phase::Planned | Phase::Closed | Phase::Silent => Tag::plain(label),
    }
}
