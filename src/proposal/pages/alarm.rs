//! What every page of a proposal that is not submitted says first. It is found by the address alone, so no page can
//! forget it; the overview says it by itself, at more length.

use crate::db::Db;
use crate::ground::{Actor, Error, Moment, Result};
use crate::proposal::rules::{Heading, Stage};
use crate::proposal::store::{self, Proposal, Sight};
use crate::web::Alarm;

use super::href;

/// For a page beneath `/proposals/{proposal}/`, where a member looks at it and nothing is submitted.
pub fn of_page(db: &mut Db, actor: &Actor, path: &str, now: Moment) -> Result<Option<Alarm>> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let Some((key, _below)) = path.strip_prefix("/proposals/").and_then(|rest| rest.split_once('/')) else {
        return Ok(None);
    };
    let found = match store::find(db, actor, key, now) {
        Err(Error::NotFound) => return Ok(None),
        found => found?,
    };
    let (proposal, sight) = found;
    if !sight.is_member() || proposal.stage == Stage::Submitted {
        return Ok(None);
    }
    let call = store::open_call(db, &proposal.call)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), now);
    Ok(Some(alarm(&proposal, sight, &heading)))
}

fn alarm(proposal: &Proposal, sight: Sight, heading: &Heading) -> Alarm {
    let withdrawn = proposal.stage == Stage::Withdrawn;
    let (text, missed) = match (heading, withdrawn) {
        (Heading::Next { missed, .. }, true) => ("drafting-alarm-withdrawn", missed.as_slice()),
        (Heading::Next { missed, .. }, false) if missed.is_empty() => ("drafting-alarm-draft", &[][..]),
        (Heading::Next { missed, .. }, false) => ("drafting-alarm-missed", missed.as_slice()),
        (Heading::Over { missed }, _) => ("drafting-alarm-over", missed.as_slice()),
        (Heading::Received { .. }, _) => ("drafting-alarm-over", &[][..]),
    };
    let (cutoff, until) = match heading {
        Heading::Next { cutoff, at, .. } => (cutoff.to_string(), Some(*at)),
        Heading::Received { .. } | Heading::Over { .. } => (String::new(), None),
    };
    let missed: Vec<String> = missed.iter().map(ToString::to_string).collect();
    let own = href(&proposal.reference);
    let link = match (until, sight.leads()) {
        (Some(_), true) => ("drafting-alarm-submit", format!("{own}/submit")),
        _ => ("drafting-alarm-see", own),
    };
    Alarm {
        title: if withdrawn { "proposal-standing-withdrawn" } else { "proposal-standing-not-submitted" },
        text,
        args: vec![
            ("draft", proposal.version.to_string()),
            ("cutoff", cutoff),
            ("count", missed.len().to_string()),
            ("missed", missed.join(", ")),
        ],
        until,
        link,
    }
}
