//! Every value a field had: who, when, what changed word by word, and back to it by a button.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::said::{label, said};
use super::{crumbs, edit_href, href};
use crate::call::rules::Rulebook;
use crate::ground::{Error, Result};
use crate::people::{self, Look, Page, Signed, View, Who};
use crate::proposal::acts::{self, Past};
use crate::proposal::rules::diff::{self, Piece};
use crate::proposal::rules::{Answer, FieldKey, Heading};
use crate::proposal::store::fields::{self, How};
use crate::proposal::store::{self, Proposal};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Kind, Notice, Tag, field_id};

/// Entries on one page.
const PAGE: usize = 40;

#[derive(Serialize)]
struct HistoryView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    action: String,
    /// The page where the field is written; None for those who may not.
    edit: Option<String>,
    notes: String,
    notice: Option<Notice>,
    /// The version that stands in the field.
    base: i64,
    entries: Vec<EntryView>,
    /// The page of what is older still.
    older: Option<String>,
}

#[derive(Serialize)]
struct EntryView {
    who: String,
    at: String,
    /// When it was begun, where that is another minute.
    begun: Option<String>,
    tag: Tag,
    pieces: Vec<Piece>,
    /// All of it, for reading; empty where the field was emptied.
    whole: String,
    /// What names it to be restored; None for what stands there, and for those who may not write.
    past: Option<String>,
}

impl View for HistoryView {
    const TEMPLATE: &'static str = "proposal/history";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Copy, Default)]
pub struct From {
    #[serde(default)]
    page: usize,
}

impl From {
    pub fn page(self) -> usize {
        self.page
    }
}

/// `/proposals/{proposal}/history/{field}`
pub async fn show(who: Signed, path: Path<(String, String)>, from: Query<From>) -> Result<HttpResponse> {
    let (key, field) = path.into_inner();
    let page = from.page;
    who.page(move |look| view(look, &key, &field, page, None)).await
}

/// What there is of a field, whichever way it came about.
struct Text {
    who: String,
    at: crate::ground::Moment,
    begun: Option<crate::ground::Moment>,
    how: Option<How>,
    value: Answer,
    /// What it changed, or met.
    upon: Answer,
    past: String,
    stands: bool,
}

fn view(
    look: &mut Look<'_>,
    key: &str,
    name: &str,
    page: usize,
    notice: Option<Notice>,
) -> Result<HistoryView> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let call = store::open_call(look.db, &proposal.call)?;
    let field = FieldKey::parse(name, &call.book).ok_or(Error::NotFound)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let writes = sight.may_write() && !matches!(heading, Heading::Received { .. });
    let texts = texts(look, &proposal, name)?;
    let own = format!("{}/history/{name}", href(&proposal.reference));
    let older = (texts.len() > (page + 1) * PAGE).then(|| format!("{own}?page={}", page + 1));
    let base = fields::current(look.db, &proposal, &field)?.version();
    let mut entries = Vec::new();
    for text in texts.into_iter().skip(page * PAGE).take(PAGE) {
        entries.push(entry(look, &call.book, &field, writes, text)?);
    }
    let question = label(look, &call.book, &field);
    let part = field.part(&call.book).filter(|_| writes);
    let edit = part.map(|part| edit_href(&proposal.reference, &part));
    Ok(HistoryView {
        title: format!("{}: {question}", look.say("drafting-history")),
        crumbs: crumbs(look, &proposal, Some(look.say("drafting-history"))),
        heading: question,
        action: own,
        edit: edit.map(|page| format!("{page}#{}", field_id(&field.form_name()))),
        notes: format!("{}/notes?field={name}", href(&proposal.reference)),
        notice,
        base,
        entries,
        older,
    })
}

/// What was stored and what was set aside, the newest first.
fn texts(look: &mut Look<'_>, proposal: &Proposal, name: &str) -> Result<Vec<Text>> {
    let entries = fields::history(look.db, &proposal.id, name)?;
    let value_at = |version: i64| {
        let found = entries.iter().find(|entry| entry.version <= version);
        found.map_or_else(crate::proposal::rules::nothing, |entry| entry.value.clone())
    };
    let mut texts = Vec::new();
    for aside in fields::asides(look.db, &proposal.id, name)? {
        texts.push(Text {
            who: aside.by,
            at: aside.at,
            begun: None,
            how: None,
            upon: value_at(aside.against),
            value: aside.value,
            past: format!("aside:{}", aside.id),
            stands: false,
        });
    }
    for (place, entry) in entries.iter().enumerate() {
        texts.push(Text {
            who: entry.by.clone(),
            at: entry.at,
            begun: (entry.begun < entry.at.plus_seconds(-60)).then_some(entry.begun),
            how: Some(entry.how),
            value: entry.value.clone(),
            upon: value_at(entry.version - 1),
            past: entry.version.to_string(),
            stands: place == 0,
        });
    }
    // Of one moment what was stored is older than what met it.
    texts.reverse();
    texts.sort_by_key(|text| text.at);
    texts.reverse();
    Ok(texts)
}

fn entry(
    look: &mut Look<'_>,
    book: &Rulebook,
    field: &FieldKey,
    writes: bool,
    text: Text,
) -> Result<EntryView> {
    let (was, is) = (said(look, book, field, &text.upon), said(look, book, field, &text.value));
    let tag = match (text.stands, text.how) {
        (true, _) => Tag::good(look.say("drafting-how-stands")),
        (_, None) => Tag::warn(look.say("drafting-how-aside")),
        (_, Some(How::Restored)) => Tag::plain(look.say("drafting-how-restored")),
        (_, Some(How::Typed | How::Saved)) => Tag::plain(look.say("drafting-how-earlier")),
    };
    Ok(EntryView {
        who: people::store::name(look.db, &text.who)?,
        at: text.at.to_string(),
        begun: text.begun.map(|begun| begun.to_string()),
        tag,
        pieces: diff::shortened(diff::words(&was, &is)),
        whole: is,
        past: (writes && !text.stands).then_some(text.past),
    })
}

#[derive(Deserialize, Clone, Default)]
pub struct Restore {
    #[serde(default)]
    past: String,
    #[serde(default)]
    base: i64,
}

pub async fn restore(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Restore>,
) -> Result<HttpResponse> {
    let ((key, name), InTime { form, received }) = (path.into_inner(), form);
    let (of, field, asked) = (key.clone(), name.clone(), form.clone());
    let restored = who.act(received, move |act| {
        // Who may not write learns no more of a form that names nothing.
        store::for_fields(act, &of)?;
        let past = Past::parse(&asked.past).ok_or(Error::NotFound)?;
        acts::restore_field(act, &of, &field, asked.base, &past)
    });
    let notice = |kind: Kind, title: String, text: String| Some(Notice::new(kind, title, text));
    let (status, notice) = match restored.await {
        Err(Error::Conflict { .. }) => {
            let words = who.state.words;
            let (title, text) = (
                words.say(who.language, "drafting-restore-met"),
                words.say(who.language, "drafting-restore-more"),
            );
            (StatusCode::CONFLICT, notice(Kind::Warn, title, text))
        }
        other => match Who::problems_of(other)? {
            Ok(_) => return Ok(see_other(&format!("{}/history/{name}?done=drafting-restored", href(&key)))),
            Err(problems) => {
                // A version that the draft has not reached is refused as everywhere: nothing is wrong with the text.
                let (status, title) = match problems.is_refusal() {
                    true => (StatusCode::CONFLICT, "error-refused"),
                    false => (StatusCode::UNPROCESSABLE_ENTITY, "drafting-restore-unfit"),
                };
                let words = problems.0.iter().map(|one| who.state.words.problem(who.language, one));
                let text = words.collect::<Vec<_>>().join(" ");
                (status, notice(Kind::Bad, who.state.words.say(who.language, title), text))
            }
        },
    };
    who.page(move |look| Ok(Page::with_status(view(look, &key, &name, 0, notice)?, status))).await
}
