//! Where each cut-off of a call stands at a moment, as far as the public may know.

use chrono::NaiveDate;
use serde::Serialize;

use super::Closing;
use crate::call::rules::{Cutoff, History, Rulebook};
use crate::db::Db;
use crate::ground::{Moment, Result};
use crate::named;

named! {
    /// What can be said in public about a cut-off.
    Phase {
        /// Submissions count for it now.
        Open => "open",
        /// An earlier one is open first, or the call has not opened.
        Planned => "planned",
        /// Its instant has passed; its results are not public.
        Closed => "closed",
        /// What came of it was published.
        Published => "published",
        /// It has passed, others of the call have published results, and it has none.
        Silent => "silent",
    }
}

/// One cut-off, as lists, its own page and the API show it.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    pub number: i32,
    pub at: Option<Moment>,
    pub assumed: bool,
    pub phase: Phase,
    pub selected_on: Option<NaiveDate>,
    /// How many awards were published.
    pub awards: usize,
    #[serde(skip)]
    pub closing: Option<Closing>,
}

/// All cut-offs of a call, in order, with what was published by `now`.
pub fn standings(db: &mut Db, now: Moment, book: &Rulebook) -> Result<(Vec<Standing>, History)> {
    let today = now.in_zone(book.call.zone).date_naive();
    let history = super::history(db, &book.call.id)?.as_known_at(today);
    let closings = super::closings(db, &book.call.id)?;
    let next = book.next_cutoff(now).filter(|_| book.is_open(now)).map(|cutoff| cutoff.number);
    let standing = |cutoff: &Cutoff| {
        let number = cutoff.number;
        let at = book.cutoff_at(number);
        let published = history.cutoffs.iter().find(|published| published.number == number);
        let phase = match at {
            Some(at) if at > now && next == Some(number) => Phase::Open,
            Some(at) if at > now => Phase::Planned,
            _ if published.is_some() => Phase::Published,
            _ if !history.cutoffs.is_empty() => Phase::Silent,
            _ => Phase::Closed,
        };
        Standing {
            number,
            at,
            assumed: cutoff.assumed,
            phase,
            selected_on: published.map(|published| published.selected_on),
            awards: history.awards_of(number).count(),
            closing: closings.iter().find(|closing| closing.cutoff == number).cloned(),
        }
    };
    let standings = book.cutoffs.iter().map(standing).collect();
    Ok((standings, history))
}
