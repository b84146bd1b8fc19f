//! What anybody may see of a call: the start page, the calls, one call, one of its cut-offs, its calendar and
//! feed, and what was published about its results; and what one asks and tells about it in private.

pub mod answers;
pub mod calendar;
pub mod correct;
mod cutoff;
pub mod extension;
pub mod feed;
mod home;
pub mod interest;
pub mod news;
pub mod questions;
mod results;
pub mod service;
mod show;
pub mod track;
pub mod versions;

use serde::Serialize;

pub use cutoff::show as cutoff;
pub use home::{home, list};
pub use results::show as results;
pub use show::{CallView, LineLeft, MoneyLeft, view as call_view};

use super::rules::Rulebook;
use super::store::{Phase, Standing};
use crate::people::Look;
use crate::words::parts::Tag;

/// A cut-off as a row of a page.
#[derive(Serialize)]
struct CutoffRow {
    #[serde(flatten)]
    standing: Standing,
    href: String,
    tag: Tag,
}

impl CutoffRow {
    fn of(look: &Look<'_>, book: &Rulebook, standing: Standing) -> Self {
        let label = look.say(&format!("call-phase-{}", standing.phase.name()));
        let tag = match standing.phase {
            Phase::Open | Phase::Published => Tag::good(label),
            Phase::Planned | Phase::Closed | Phase::Silent => Tag::plain(label),
        };
        Self { href: format!("/calls/{}/cut-offs/{}", book.call.id, standing.number), tag, standing }
    }
}
