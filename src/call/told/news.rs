//! Announcements and answers to all in words, as they stand and as they stood.

use serde::Serialize;

use crate::call::acts;
use crate::call::rules::{NewsKind, Rulebook};
use crate::call::store::{self, Announcement, Correction, PublicAnswer, Published};
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
    /// The cut-off it is about.
    #[serde(skip)]
    pub cutoff: Option<i32>,
    pub wordings: Wordings,
}

/// An answer to all.
#[derive(Serialize)]
pub struct AnswerRow {
    pub number: i32,
    pub at: Moment,
    pub question: String,
    pub answer: String,
    pub wordings: Wordings,
}

/// How often something that stands published was put right.
#[derive(Serialize)]
pub struct Wordings {
    /// The number of the wording that stands, from 1.
    pub number: i32,
    /// None where the first one stands.
    pub corrected: Option<CorrectedRow>,
    /// The wordings before it, the newest first.
    pub earlier: Vec<EarlierWording>,
    /// Where staff correct it; None for everybody else, and for what corrects itself.
    pub correct: Option<String>,
}

#[derive(Serialize)]
pub struct CorrectedRow {
    pub at: Moment,
    /// None where readers are not told who answers.
    pub by: Option<String>,
    pub reason: String,
}

#[derive(Serialize)]
pub struct EarlierWording {
    pub at: Moment,
    pub title: String,
    pub body: String,
}

impl Wordings {
    /// When what stands was written.
    pub fn since(&self, first: Moment) -> Moment {
        self.corrected.as_ref().map_or(first, |corrected| corrected.at)
    }
}

/// All announcements of a call, the newest first.
pub fn news(look: &mut Look<'_>, book: &Rulebook) -> Result<Vec<NewsRow>> {
    let call = &book.call.id;
    let mut corrected = store::corrections(look.db, call, Published::Announcement)?;
    let all = store::announcements(look.db, call)?;
    let mut rows = Vec::new();
    for one in all {
        let corrections = corrected.remove(one.id.as_str()).unwrap_or_default();
        rows.push(row(look, book, one, corrections)?);
    }
    Ok(rows)
}

fn row(
    look: &mut Look<'_>,
    book: &Rulebook,
    one: Announcement,
    corrections: Vec<Correction>,
) -> Result<NewsRow> {
    let by = one.by.as_ref().map(|by| name(look.db, by)).transpose()?;
    let by_hand = one.kind == NewsKind::ByHand;
    let title = if by_hand { one.title.clone() } else { headline(look, book, &one) };
    let (title, body, mut wordings) = wordings((one.at, title, one.body), &corrections);
    if let (Some(row), Some(last)) = (&mut wordings.corrected, corrections.last()) {
        row.by = Some(name(look.db, &last.by)?);
    }
    let call = &book.call.id;
    let staff = by_hand && acts::runs(&look.actor, call);
    wordings.correct = staff.then(|| format!("/calls/{call}/announcements/{}/correct", one.id));
    let (version, cutoff) = (one.facts.version, one.facts.cutoff);
    Ok(NewsRow { id: one.id.to_string(), at: one.at, by, title, body, version, cutoff, wordings })
}

/// All answers to all, in order of their numbers.
pub fn answers(look: &mut Look<'_>, book: &Rulebook) -> Result<Vec<AnswerRow>> {
    let call = &book.call.id;
    let mut corrected = store::corrections(look.db, call, Published::Answer)?;
    let staff = acts::runs(&look.actor, call);
    let row = |one: PublicAnswer| {
        let corrections = corrected.remove(one.id.as_str()).unwrap_or_default();
        let (question, answer, mut wordings) = wordings((one.at, one.question, one.answer), &corrections);
        let number = one.number;
        wordings.correct = staff.then(|| format!("/calls/{call}/answers/{number}/correct"));
        AnswerRow { number, at: one.at, question, answer, wordings }
    };
    Ok(store::public_answers(look.db, call)?.into_iter().map(row).collect())
}

/// The wording that stands, and those before it.
fn wordings(first: (Moment, String, String), corrections: &[Correction]) -> (String, String, Wordings) {
    let (at, title, body) = first;
    let mut all = vec![EarlierWording { at, title, body }];
    all.extend(corrections.iter().map(|one| EarlierWording {
        at: one.at,
        title: one.title.clone(),
        body: one.body.clone(),
    }));
    let stands = all.pop();
    all.reverse();
    let last = corrections.last();
    let corrected = last.map(|last| CorrectedRow { at: last.at, by: None, reason: last.reason.clone() });
    let number = last.map_or(1, |last| last.version);
    let (title, body) = stands.map_or_else(Default::default, |one| (one.title, one.body));
    (title, body, Wordings { number, corrected, earlier: all, correct: None })
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
