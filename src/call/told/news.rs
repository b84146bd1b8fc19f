//! Announcements in words.

use serde::Serialize;

use crate::call::rules::{NewsKind, Rulebook};
use crate::call::store::{self, Announcement};
use crate::ground::{Moment, Result};
use crate::people::Look;
use crate::people::store::name;

/// An announcement in the reader's language.
#[derive(Serialize)]
pub struct NewsRow {
    pub id: String,
    pub at: Moment,
    pub by: Option<String>,
    pub title: String,
    pub body: String,
    /// The version of the rulebook that says so.
    pub version: Option<i32>,
}

/// All announcements of a call, the newest first.
pub fn news(look: &mut Look<'_>, book: &Rulebook) -> Result<Vec<NewsRow>> {
    let all = store::announcements(look.db, &book.call.id)?;
    all.into_iter().map(|one| row(look, book, one)).collect()
}

fn row(look: &mut Look<'_>, book: &Rulebook, one: Announcement) -> Result<NewsRow> {
    let by = one.by.as_ref().map(|by| name(look.db, by)).transpose()?;
    let title = if one.kind == NewsKind::ByHand { one.title.clone() } else { headline(look, book, &one) };
    Ok(NewsRow { id: one.id.to_string(), at: one.at, by, title, body: one.body, version: one.facts.version })
}

fn headline(look: &Look<'_>, book: &Rulebook, one: &Announcement) -> String {
    let facts = &one.facts;
    let line = facts.line.as_ref().map(|id| {
        let known = book.budget_line(id);
        known.map_or_else(|| id.clone(), |line| line.title.in_language(look.language.code()).to_owned())
    });
    let args = [
        ("cutoff", facts.cutoff.map(|number| number.to_string())),
        ("from", facts.from.map(|at| at.to_string())),
        ("to", facts.to.map(|at| at.to_string())),
        ("line", line),
        ("amount", facts.amount.map(|amount| amount.to_string())),
        ("total_amount", facts.total.map(|total| total.to_string())),
        ("minutes", facts.minutes.map(|minutes| minutes.to_string())),
    ];
    let args: Vec<(&str, String)> = args.into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    let kind = one.kind.name().replace('_', "-");
    look.text(&format!("call-news-{kind}"), &args)
}
