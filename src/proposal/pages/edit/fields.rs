//! The parts that are fields: name and track, and the answers. Each field is saved by itself, by the browser while it
//! is typed and by the button of the page without one; the form says for each upon which version it was filled in.
//!
//! Where two people met in a field, the page shows both texts and asks; all else on it has been saved by then: what is
//! stored and can be seen in the history is safer than what waits in a form.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use super::{EditView, GO_ON, Making, answers, basics, following, frame};
use crate::call::rules::Rulebook;
use crate::ground::{Error, Problems, Result};
use crate::people::{self, Look, Page, Signed};
use crate::proposal::acts::{self, Met, SavedFields, Sent};
use crate::proposal::pages::overview::must_write;
use crate::proposal::pages::said::{by, is_text, said};
use crate::proposal::pages::{Typed, edit_href, href, news};
use crate::proposal::rules::typed::{self, Habit};
use crate::proposal::rules::{FieldKey, Part};
use crate::proposal::store::fields::{self, Since};
use crate::proposal::store::{content_of, notes};
use crate::web::{InTime, see_other};
use crate::words::parts::{Field, Kind, Notice, Tag, field_id};

/// A field with what is to be known of it while it is written.
#[derive(Serialize)]
pub struct Drafted {
    /// As URLs and the history name it.
    key: String,
    /// The version of the draft that it was filled in upon.
    base: i64,
    field: Field,
    /// What stands in the control is not what is stored.
    unsaved: bool,
    /// It met another text, and was set aside in the history of the field.
    aside: bool,
    both: Option<Both>,
    /// Who changed it last, and when; empty where nobody did.
    since: String,
    /// It says something else than what was submitted.
    outside: Option<Tag>,
    history: String,
    notes: String,
    notes_label: String,
}

/// Two texts that met.
#[derive(Serialize)]
pub struct Both {
    id: String,
    /// The name of the choice that settles it.
    name: String,
    /// Who wrote the other one, and when.
    who: String,
    mine: String,
    theirs: String,
    /// Whether both can stand in one text.
    together: bool,
}

/// What the browser needs to save fields by itself.
#[derive(Serialize)]
pub struct Drafting {
    /// Fields are posted to this, with their name behind it.
    href: String,
    reference: String,
}

/// What was typed by control, where it is not what is stored.
type Values = BTreeMap<FieldKey, Vec<String>>;

/// What is shown of a part beside what is stored.
#[derive(Default)]
struct Shown {
    typed: Values,
    problems: Problems,
    met: BTreeMap<FieldKey, Met>,
    notice: Option<Notice>,
}

impl Shown {
    fn is_wrong(&self, key: &FieldKey) -> bool {
        let (name, below) = (key.form_name(), format!("{}.", key.form_name()));
        self.problems.0.iter().any(|one| one.field == name || one.field.starts_with(&below))
    }
}

pub fn is_made_of_fields(part: &str) -> bool {
    part == Part::Basics.to_string() || part.starts_with("answers-")
}

/// `/proposals/{proposal}/edit/{part}`
pub async fn form(who: Signed, key: String, part: String) -> Result<HttpResponse> {
    shows_what_is_typed(&who, &key).await?;
    who.page(move |look| view(look, &key, &part, &Shown::default())).await
}

/// What somebody is typing is about to be shown to somebody who may write upon it, so it has to be found again: the
/// entry of the history is closed before. Between this and the page lies a moment; what is typed in it is found by its
/// conflict.
pub async fn shows_what_is_typed(who: &Signed, key: &str) -> Result<()> {
    let of = key.to_owned();
    let typing = who.look(move |look| {
        let (proposal, _) = must_write(look, &of)?;
        Ok(fields::is_being_typed(look.db, &proposal.id, look.now)?.then_some(look.now))
    });
    if let Some(now) = typing.await? {
        let of = key.to_owned();
        who.act(now, move |act| acts::close_typing(act, &of)).await?;
    }
    Ok(())
}

pub async fn save(
    who: Signed,
    key: String,
    name: String,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (typed, received) = (Typed::new(form.form), form.received);
    let (of, part, sent) = (key.clone(), name.clone(), typed.clone());
    let saved = who.act(received, move |act| {
        let (_, book, _) = crate::proposal::store::for_fields(act, &of)?;
        let part = Part::parse(&part, &book).ok_or(Error::NotFound)?;
        let saved = acts::save_fields(act, &of, &part, &sent_fields(&book, &part, &sent))?;
        Ok((saved, following(&book, &part)))
    });
    let (saved, next) = saved.await?;
    let together = typed.has("resolve.", BOTH);
    if saved.problems.is_empty() && saved.met.is_empty() && !together {
        let to = match next {
            Some(next) if typed.one("do") == GO_ON => edit_href(&saved.reference, &next),
            _ => href(&saved.reference),
        };
        return Ok(see_other(&format!("{to}?done=saved")));
    }
    again(&who, key, name, typed, saved).await
}

const MINE: &str = "mine";
const BOTH: &str = "both";

/// How the person settled a conflict: `mine`, `theirs` or `both` texts to be brought together.
fn settles<'t>(typed: &'t Typed, key: &FieldKey) -> Option<&'t str> {
    Some(typed.one(&format!("resolve.{key}"))).filter(|choice| !choice.is_empty())
}

/// The fields of a form: those that it says it holds, and in a form without such words all of the part. A field that
/// is to stay as the others have it, or to hold both texts first, is not among them.
fn sent_fields(book: &Rulebook, part: &Part, typed: &Typed) -> Vec<Sent> {
    let whole: i64 = typed.one("version").parse().unwrap_or_default();
    let said = typed.begins("base.");
    let keys = FieldKey::of_part(part, book).into_iter();
    let read = |key: FieldKey| {
        let base = typed.one(&format!("base.{key}"));
        if (said && base.is_empty()) || settles(typed, &key).is_some_and(|choice| choice != MINE) {
            return None;
        }
        let base = if said { base.parse().ok()? } else { whole };
        let values = typed.all(&key.form_name());
        Some(Sent { key, base, values })
    };
    keys.filter_map(read).collect()
}

/// The page again: with what is wrong (422), or with both texts where somebody else was there too (409).
async fn again(
    who: &Signed,
    key: String,
    name: String,
    typed: Typed,
    saved: SavedFields,
) -> Result<HttpResponse> {
    let show = move |look: &mut Look<'_>| {
        let (proposal, call) = must_write(look, &key)?;
        let part = Part::parse(&name, &call.book).ok_or(Error::NotFound)?;
        let mut shown = Shown { problems: saved.problems, met: saved.met, ..Shown::default() };
        let keys = FieldKey::of_part(&part, &call.book).into_iter();
        let kept: Vec<FieldKey> =
            keys.clone().filter(|key| shown.is_wrong(key) || shown.met.contains_key(key)).collect();
        for key in kept {
            shown.typed.insert(key.clone(), typed.all(&key.form_name()));
        }
        for key in keys.filter(|key| settles(&typed, key) == Some(BOTH)) {
            let stored = fields::current(look.db, &proposal, &key)?.value;
            let texts = [stored.values().concat(), typed.all(&key.form_name()).concat()];
            shown.typed.insert(key, vec![texts.join("\n\n")]);
        }
        let status = match (shown.met.is_empty(), shown.problems.is_empty()) {
            (false, _) => StatusCode::CONFLICT,
            (true, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (true, true) => StatusCode::OK,
        };
        shown.notice = notice(look, &shown, saved.stored);
        Ok(Page::with_status(view(look, &key, &name, &shown)?, status))
    };
    who.page(show).await
}

fn notice(look: &Look<'_>, shown: &Shown, stored: usize) -> Option<Notice> {
    let count = |count: usize| [("count", count.to_string())];
    let rest = if stored > 0 { look.text("drafting-rest-saved", &count(stored)) } else { String::new() };
    if shown.met.is_empty() {
        return (stored > 0).then(|| Notice::new(Kind::Good, rest, ""));
    }
    let title = look.text("drafting-met-title", &count(shown.met.len()));
    Some(Notice::new(Kind::Warn, title, format!("{} {rest}", look.say("drafting-met-more"))))
}

/// What is known of all the fields of a draft.
struct Known {
    since: BTreeMap<String, Since>,
    notes: BTreeMap<String, usize>,
    outside: BTreeSet<FieldKey>,
}

fn view(look: &mut Look<'_>, key: &str, name: &str, shown: &Shown) -> Result<EditView> {
    let (proposal, call) = must_write(look, key)?;
    let part = Part::parse(name, &call.book).ok_or(Error::NotFound)?;
    let content = content_of(look.db, &proposal)?;
    let making = Making {
        book: &call.book,
        proposal: &proposal,
        content: &content,
        problems: &shown.problems,
        blanks: 1,
    };
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let news = news::of(look, &proposal, &call.book, &heading, &content)?;
    let known = Known {
        since: fields::since(look.db, &proposal.id)?,
        notes: notes::open(look.db, &proposal.id)?,
        outside: news.as_ref().map(news::NewsView::fields).unwrap_or_default(),
    };
    let mut drafts = Vec::new();
    for field in controls(look, &making, &part, &shown.typed) {
        drafts.extend(drafted(look, &making, &part, &known, shown, field)?);
    }
    let mut view = frame(look, &making, &part)?;
    view.drafts = drafts;
    view.drafting = Some(Drafting {
        href: format!("{}/fields/", href(&proposal.reference)),
        reference: proposal.reference.clone(),
    });
    view.notice.clone_from(&shown.notice);
    view.news = news;
    Ok(view)
}

/// The controls of a part, filled with what is stored, or with what was typed where that is not stored.
fn controls(look: &Look<'_>, making: &Making<'_>, part: &Part, typed: &Values) -> Vec<Field> {
    if *part == Part::Basics {
        let mut own = basics::stored(making.content);
        let given = |key: &FieldKey, stored: String| match typed.get(key) {
            Some(values) => values.concat(),
            None => stored,
        };
        own.acronym = given(&FieldKey::Acronym, own.acronym);
        own.title = given(&FieldKey::Title, own.title);
        own.track = given(&FieldKey::Track, own.track);
        return basics::filled(look, making, &own).fields;
    }
    let mut values = answers::stored(making.content);
    for (key, typed) in typed {
        if let FieldKey::Answer(id) = key {
            values.insert(id.clone(), typed.clone());
        }
    }
    answers::filled(look, making, part.section(making.book), &values).fields
}

fn drafted(
    look: &mut Look<'_>,
    making: &Making<'_>,
    part: &Part,
    known: &Known,
    shown: &Shown,
    field: Field,
) -> Result<Option<Drafted>> {
    let keys = FieldKey::of_part(part, making.book);
    let Some(key) = keys.into_iter().find(|key| key.form_name() == field.name) else { return Ok(None) };
    let name = key.to_string();
    let base = href(&making.proposal.reference);
    let since = known.since.get(&name);
    let open = known.notes.get(&name).copied().unwrap_or_default();
    let both = match shown.met.get(&key) {
        Some(met) => Some(both(look, making, &key, met, &shown.typed)?),
        None => None,
    };
    Ok(Some(Drafted {
        // What is wrong met another text as well, and is kept by nobody but the browser.
        aside: both.is_some() && !shown.is_wrong(&key),
        base: since.map_or(0, |since| since.version),
        unsaved: shown.typed.contains_key(&key),
        since: last_change(look, since)?,
        outside: known.outside.contains(&key).then(|| Tag::warn(look.say("drafting-outside"))),
        history: format!("{base}/history/{name}"),
        notes: format!("{base}/notes?field={name}"),
        notes_label: look.text("drafting-notes-open", &[("count", open.to_string())]),
        both,
        field,
        key: name,
    }))
}

fn last_change(look: &mut Look<'_>, since: Option<&Since>) -> Result<String> {
    let Some(since) = since else { return Ok(String::new()) };
    let who = people::store::name(look.db, &since.by)?;
    let when = look.words().voice(look.language).moment_short(since.at);
    Ok(look.text("drafting-since", &[("who", who), ("when", when)]))
}

fn both(
    look: &mut Look<'_>,
    making: &Making<'_>,
    key: &FieldKey,
    met: &Met,
    unsaved: &Values,
) -> Result<Both> {
    let (who, book) = (by(look, met)?, making.book);
    let mine = unsaved.get(key).map(Vec::as_slice).unwrap_or_default();
    let mine = match typed::field(book, key, mine, Habit::Typed) {
        Ok(answer) => said(look, book, key, &answer),
        // What could not be read is shown as it was typed.
        Err(_) => mine.join("\n"),
    };
    Ok(Both {
        id: field_id(&key.form_name()),
        name: format!("resolve.{key}"),
        who,
        mine,
        theirs: said(look, book, key, &met.value),
        together: is_text(book, key),
    })
}
