//! Where each cut-off of a call stands, and what is due next: read off the editions that were sealed.

use serde::Deserialize;

use crate::award::store::{decisions, without_award};
use crate::call::rules::Rulebook;
use crate::call::store::edition::{self, Edition, EditionKind};
use crate::call::store::{self as calls};
use crate::ground::ids::CallId;
use crate::ground::{Actor, Moment, Result, Role};
use crate::people::Look;
use crate::proposal::store::submission_count;
use crate::words::parts::{Kind, Tag};

/// What is due at a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// It has not passed, and is the next one.
    Open,
    Planned,
    /// It has passed; the worker closes it and seals what came in.
    Close,
    /// Nothing came in.
    Nothing,
    /// It was over before it came into this house; results may be published.
    History,
    Check,
    Evaluate,
    /// The list is before the Board; its decision is to be recorded.
    Decide,
    /// Selected proposals wait for their awards.
    Awards,
    Done,
}

impl Due {
    /// The end of its words' keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Planned => "planned",
            Self::Close => "close",
            Self::Nothing => "nothing",
            Self::History => "history",
            Self::Check => "check",
            Self::Evaluate => "evaluate",
            Self::Decide => "decide",
            Self::Awards => "awards",
            Self::Done => "done",
        }
    }

    /// Whether staff have something to do about it.
    pub const fn is_work(self) -> bool {
        matches!(self, Self::Check | Self::Evaluate | Self::Decide | Self::Awards)
    }
}

#[derive(Clone, Debug)]
pub struct CutoffDue {
    pub call: CallId,
    pub number: i32,
    pub at: Moment,
    pub due: Due,
    /// How many proposals came in; known once that is sealed.
    pub received: Option<usize>,
    /// How many selected proposals have no award yet.
    pub without_award: usize,
    sealed: Vec<EditionKind>,
}

impl CutoffDue {
    pub fn is_sealed(&self, kind: EditionKind) -> bool {
        self.sealed.contains(&kind)
    }

    pub fn path(&self) -> String {
        format!("/calls/{}/cut-offs/{}", self.call, self.number)
    }

    /// Where what is due is done.
    pub fn href(&self) -> Option<String> {
        match self.due {
            Due::Check | Due::Evaluate => Some(format!("{}/evaluation", self.path())),
            Due::Decide => Some(format!("{}/ranking", self.path())),
            Due::Awards => Some("/awards".to_owned()),
            Due::History | Due::Nothing | Due::Done => Some(format!("{}/report", self.path())),
            Due::Open | Due::Planned | Due::Close => None,
        }
    }

    pub fn tag(&self, look: &Look<'_>) -> Tag {
        let kind = match self.due {
            Due::Open | Due::Done => Kind::Good,
            Due::Check | Due::Evaluate | Due::Decide | Due::Awards => Kind::Warn,
            Due::Planned | Due::Close | Due::Nothing | Due::History => Kind::Plain,
        };
        Tag::new(kind, look.say(&format!("desk-due-{}", self.due.name())))
    }

    /// What is to be done, in a sentence.
    pub fn said(&self, look: &Look<'_>) -> String {
        let args = [
            ("count", self.received.unwrap_or_default().to_string()),
            ("missing", self.without_award.to_string()),
            ("number", self.number.to_string()),
        ];
        look.text(&format!("desk-due-{}-more", self.due.name()), &args)
    }
}

/// The calls somebody oversees as staff or auditor: all of it or a cut-off.
pub fn calls_of(look: &mut Look<'_>) -> Result<Vec<std::sync::Arc<Rulebook>>> {
    let actor = look.actor.clone();
    let mut books = Vec::new();
    for call in calls::all(look.db)? {
        let book = calls::rulebook(look.db, &call)?;
        if book.cutoffs.iter().any(|cutoff| oversees(&actor, &call, cutoff.number)) {
            books.push(book);
        }
    }
    Ok(books)
}

pub fn oversees(actor: &Actor, call: &CallId, cutoff: i32) -> bool {
    [Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_cutoff(role, call, cutoff))
}

/// The cut-offs of a call that somebody oversees, in order.
pub fn dues(look: &mut Look<'_>, book: &Rulebook) -> Result<Vec<CutoffDue>> {
    let (actor, call) = (look.actor.clone(), book.call.id.clone());
    let mine = book.cutoffs.iter().filter(|cutoff| oversees(&actor, &call, cutoff.number));
    mine.map(|cutoff| due(look, book, cutoff.number)).collect()
}

fn due(look: &mut Look<'_>, book: &Rulebook, number: i32) -> Result<CutoffDue> {
    let call = &book.call.id;
    let at = book.cutoff_at(number).unwrap_or(look.now);
    let editions = edition::list(look.db, call, number)?;
    let sealed: Vec<EditionKind> = editions.iter().map(|edition| edition.kind).collect();
    let without_award = missing_awards(look, call, number)?;
    let received = received(&editions)?;
    let is = |kind| sealed.contains(&kind);
    let due = if at > look.now {
        let next = book.next_cutoff(look.now).filter(|_| book.is_open(look.now));
        if next.is_some_and(|next| next.number == number) { Due::Open } else { Due::Planned }
    } else if !is(EditionKind::Intake) {
        let came = submission_count(look.db, call, number)? > 0;
        if came { Due::Close } else { Due::History }
    } else if received == Some(0) {
        Due::Nothing
    } else if !is(EditionKind::Eligible) {
        Due::Check
    } else if !is(EditionKind::Ranked) {
        Due::Evaluate
    } else if !is(EditionKind::Decided) {
        Due::Decide
    } else if without_award > 0 {
        Due::Awards
    } else {
        Due::Done
    };
    Ok(CutoffDue { call: call.clone(), number, at, due, received, without_award, sealed })
}

/// As much of an intake edition as is counted here.
#[derive(Deserialize)]
struct Intake {
    counts: crate::proposal::rules::IntakeCounts,
}

fn received(editions: &[Edition]) -> Result<Option<usize>> {
    let intake = editions.iter().find(|edition| edition.kind == EditionKind::Intake);
    let read = |edition: &Edition| serde_json::from_str::<Intake>(&edition.document);
    Ok(intake.map(read).transpose()?.map(|intake| intake.counts.received))
}

fn missing_awards(look: &mut Look<'_>, call: &CallId, number: i32) -> Result<usize> {
    let mut missing = 0;
    for decision in decisions(look.db)? {
        if decision.call == *call && decision.cutoff == number {
            missing += without_award(look.db, &decision.id)?.len();
        }
    }
    Ok(missing)
}
