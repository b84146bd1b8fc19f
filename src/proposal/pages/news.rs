//! What was changed after submitting: it is no part of the submission, and every page that shows the draft says so.

use std::collections::BTreeSet;

use serde::Serialize;

use super::said::label;
use super::{edit_href, href, part_title};
use crate::call::rules::Rulebook;
use crate::ground::{Result, Role};
use crate::people::Look;
use crate::proposal::rules::{Content, FieldKey, Heading, News, Part, Stage, news, slot_title};
use crate::proposal::store::{Proposal, submissions};
use crate::words::parts::field_id;

/// `{{> proposal_news news}}`
#[derive(Clone, Debug, Serialize)]
pub struct NewsView {
    pub title: String,
    /// What counts as things stand.
    pub text: String,
    pub rows: Vec<NewsRow>,
    /// Where whoever may submit submits again.
    pub submit: Option<String>,
    #[serde(skip)]
    all: Vec<News>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NewsRow {
    pub label: String,
    pub href: String,
}

impl NewsView {
    /// The fields among it.
    pub fn fields(&self) -> BTreeSet<FieldKey> {
        let field = |one: &News| match one {
            News::Field(key) => Some(key.clone()),
            _ => None,
        };
        self.all.iter().filter_map(field).collect()
    }
}

/// None where nothing counts yet, where all of it does, or where nothing can be changed any more.
pub fn of(
    look: &mut Look<'_>,
    proposal: &Proposal,
    book: &Rulebook,
    heading: &Heading,
    draft: &Content,
) -> Result<Option<NewsView>> {
    let (Stage::Submitted, Some(last), Heading::Next { cutoff, at, .. }) =
        (proposal.stage, proposal.last, heading)
    else {
        return Ok(None);
    };
    if last.draft_version == proposal.version {
        return Ok(None);
    }
    let submitted = submissions::submitted(look.db, proposal, last.version)?.content;
    let all = news(book, &submitted, draft);
    if all.is_empty() {
        return Ok(None);
    }
    let args = [
        ("count", all.len().to_string()),
        ("version", last.version.to_string()),
        ("received", last.received.to_string()),
        ("cutoff", cutoff.to_string()),
        ("at", at.to_string()),
    ];
    let leads = look.actor.has_for_proposal(Role::Coordinator, &proposal.id);
    Ok(Some(NewsView {
        title: look.text("drafting-news", &args),
        text: look.text("drafting-news-more", &args),
        rows: all.iter().map(|one| row(look, book, (proposal, draft), one)).collect(),
        submit: leads.then(|| format!("{}/submit", href(&proposal.reference))),
        all,
    }))
}

fn row(look: &Look<'_>, book: &Rulebook, (proposal, draft): (&Proposal, &Content), one: &News) -> NewsRow {
    let reference = &proposal.reference;
    match one {
        News::Field(key) => {
            let page = key.part(book).map(|part| edit_href(reference, &part)).unwrap_or_default();
            let href = format!("{page}#{}", field_id(&key.form_name()));
            NewsRow { label: label(look, book, key), href }
        }
        News::Part(part) => NewsRow { label: part_title(look, book, part), href: edit_href(reference, part) },
        News::Slot(slot) => {
            let label = slot_title(book, draft, slot, look.language.code());
            NewsRow { label, href: edit_href(reference, &Part::Documents) }
        }
    }
}
