//! The pages of a proposal, one file each.

pub mod alarm;
pub mod compared;
pub mod documents;
pub mod dossier;
pub mod edit;
pub mod emergency;
pub mod field;
pub mod funders;
pub mod history;
pub mod import;
pub mod invitation;
pub mod keys;
pub mod list;
pub mod lists;
pub mod meanwhile;
pub mod money;
pub mod new;
mod news;
pub mod notes;
pub mod overview;
pub mod partner;
pub mod partners;
pub mod ready;
pub mod receipt;
pub mod reckoned;
pub mod reminders;
pub mod said;
pub mod shown;
pub mod submit;
pub mod team;
pub mod text;
mod typed;
pub mod verify;
pub mod withdraw;

use serde::Serialize;

use super::rules::{Content, Finding, Heading, Part, REPLY, Stage, Weight};
use super::store::Proposal;
use crate::call::rules::Rulebook;
use crate::people::Look;
use crate::words::parts::{Crumb, Kind, Notice, Tag};

pub use typed::Typed;

/// Where a proposal stands in the web.
pub fn href(reference: &str) -> String {
    format!("/proposals/{reference}")
}

fn edit_href(reference: &str, part: &Part) -> String {
    format!("/proposals/{reference}/edit/{part}")
}

/// My proposals / AIF-0007 ACRONYM / here.
fn crumbs(look: &Look<'_>, proposal: &Proposal, here: Option<String>) -> Vec<Crumb> {
    let own = format!("{} {}", proposal.reference, proposal.acronym);
    let list = Crumb::to(look.say("proposal-list-title"), "/proposals");
    match here {
        Some(here) => vec![list, Crumb::to(own, href(&proposal.reference)), Crumb::here(here)],
        None => vec![list, Crumb::here(own)],
    }
}

fn part_title(look: &Look<'_>, book: &Rulebook, part: &Part) -> String {
    match part.section(book) {
        Some(section) => section.title.in_language(look.language.code()).to_owned(),
        None => look.say(&format!("proposal-part-{part}")),
    }
}

fn stage_tag(look: &Look<'_>, stage: Stage) -> Tag {
    let kind = match stage {
        Stage::Draft => Kind::Plain,
        Stage::Submitted => Kind::Good,
        Stage::Withdrawn => Kind::Bad,
    };
    Tag::new(kind, look.say(&format!("proposal-stage-{}", stage.name())))
}

/// What is submitted and what is not, said so that nobody can mistake it.
pub fn standing(look: &Look<'_>, proposal: &Proposal, heading: &Heading) -> Notice {
    let news = proposal.last.is_some_and(|last| last.draft_version != proposal.version);
    standing_with(look, proposal, heading, news)
}

/// [`standing`], where it is known whether the draft says something else than what was submitted: somebody may have
/// changed it and changed it back.
fn standing_with(look: &Look<'_>, proposal: &Proposal, heading: &Heading, news: bool) -> Notice {
    let (kind, name) = match (heading, proposal.stage) {
        (Heading::Received { .. }, _) if news => (Kind::Good, "received-news"),
        (Heading::Received { .. }, _) => (Kind::Good, "received"),
        (Heading::Over { .. }, Stage::Draft) => (Kind::Bad, "over"),
        (Heading::Over { .. }, _) => (Kind::Bad, "withdrawn-over"),
        (Heading::Next { .. }, Stage::Draft) => (Kind::Bad, "not-submitted"),
        (Heading::Next { .. }, Stage::Withdrawn) => (Kind::Bad, "withdrawn"),
        (Heading::Next { .. }, Stage::Submitted) if news => (Kind::Warn, "news"),
        (Heading::Next { .. }, Stage::Submitted) => (Kind::Good, "submitted"),
    };
    let last = proposal.last.map(|last| (last.version.to_string(), last.received.to_string()));
    let (version, received) = last.unwrap_or_default();
    let (cutoff, at) = match heading {
        Heading::Next { cutoff, at, .. } | Heading::Received { cutoff, at } => {
            (cutoff.to_string(), at.to_string())
        }
        Heading::Over { .. } => (String::new(), String::new()),
    };
    let args = [
        ("draft", proposal.version.to_string()),
        ("version", version),
        ("received", received),
        ("cutoff", cutoff),
        ("at", at),
    ];
    Notice::new(
        kind,
        look.say(&format!("proposal-standing-{name}")),
        look.text(&format!("proposal-standing-{name}-more"), &args),
    )
}

/// A finding of the readiness list, with the spot to mend it.
#[derive(Clone, Debug, Serialize)]
pub struct ReadyRow {
    pub tag: Tag,
    pub text: String,
    /// None for those who may not write.
    pub href: Option<String>,
}

fn ready_rows(
    look: &Look<'_>,
    reference: Option<&str>,
    content: &Content,
    findings: &[Finding],
) -> Vec<ReadyRow> {
    let row = |finding: &Finding| ReadyRow {
        tag: weight_tag(look, finding.weight),
        text: finding_text(look, finding),
        href: reference.map(|reference| finding_href(reference, content, finding)),
    };
    findings.iter().map(row).collect()
}

/// The page of the reply to an earlier evaluation, which a later stage serves.
fn reply_href(reference: &str) -> String {
    format!("{}/reply", href(reference))
}

/// Where a finding can be mended. What partners declare and sign has its place on their own pages.
fn finding_href(reference: &str, content: &Content, finding: &Finding) -> String {
    let page = edit_href(reference, &finding.part);
    let spot = finding.field.strip_prefix("partners.").and_then(|rest| rest.split_once('.'));
    let partner = spot.and_then(|(place, _)| content.partners.get(place.parse::<usize>().ok()?));
    match (partner, spot) {
        (Some(partner), Some((_, name @ ("declarations" | "signoff")))) => {
            format!("{}#{name}", partners::partner_href(reference, partner))
        }
        // A funder signs on a page of its own.
        _ if finding.code.starts_with("signoff-") => format!("{}/funders", href(reference)),
        _ if finding.field.is_empty() => page,
        _ if finding.field == REPLY => reply_href(reference),
        _ => format!("{page}#{}", crate::words::parts::field_id(&finding.field)),
    }
}

fn weight_tag(look: &Look<'_>, weight: Weight) -> Tag {
    match weight {
        Weight::Blocks => Tag::bad(look.say("proposal-weight-blocks")),
        Weight::Warns => Tag::warn(look.say("proposal-weight-warns")),
        Weight::Informs => Tag::plain(look.say("proposal-weight-informs")),
    }
}

fn finding_text(look: &Look<'_>, finding: &Finding) -> String {
    let subject = finding.subject.in_language(look.language.code()).to_owned();
    let mut args: Vec<(&str, String)> =
        finding.args.iter().map(|(name, value)| (*name, value.clone())).collect();
    args.push(("subject", subject));
    look.text(&format!("ready-{}", finding.code), &args)
}
