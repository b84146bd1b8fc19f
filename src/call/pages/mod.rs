//! What anybody may see of a call: the start page, the calls, one call, one of its cut-offs, and what was
//! published about its results.

mod cutoff;
mod home;
mod results;
mod show;
pub mod versions;

use serde::Serialize;

pub use cutoff::show as cutoff;
pub use home::{home, list};
pub use results::show as results;
pub use show::show;

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
