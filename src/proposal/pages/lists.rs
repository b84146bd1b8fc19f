//! Every list a draft had: who saved it, when, which rows that took out and put in, and back to it by a button.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::history::From;
use super::shown::{changed, rows_of};
use super::{crumbs, edit_href, href, part_title};
use crate::call::rules::Rulebook;
use crate::ground::{Error, Result, Role};
use crate::people::{self, Look, Page, Signed, View, Who};
use crate::proposal::acts;
use crate::proposal::rules::diff::Piece;
use crate::proposal::rules::{Content, Heading, Part};
use crate::proposal::store::fields::How;
use crate::proposal::store::lists::{self, Entry};
use crate::proposal::store::partners::{Reach, reach};
use crate::proposal::store::{self, Proposal, for_edit};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Kind, Notice, Tag};

/// Entries on one page.
const PAGE: usize = 10;

#[derive(Serialize)]
struct ListHistoryView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    action: String,
    /// The page where the list is written; None for those who may not.
    edit: Option<String>,
    notice: Option<Notice>,
    /// The version since which the list says what it says.
    base: i64,
    entries: Vec<EntryView>,
    /// The page of what is older still.
    older: Option<String>,
}

#[derive(Serialize)]
struct EntryView {
    /// None for what stood there before anything was kept.
    who: Option<String>,
    at: String,
    tag: Tag,
    pieces: Vec<Piece>,
    rows: Vec<String>,
    /// The version to be restored; None for what stands there, and for those who may not.
    past: Option<i64>,
}

impl View for ListHistoryView {
    const TEMPLATE: &'static str = "proposal/list_history";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals/{proposal}/lists/{part}`
pub async fn show(who: Signed, path: Path<(String, String)>, from: Query<From>) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    let page = from.page();
    who.page(move |look| view(look, &key, &name, page, None)).await
}

/// Where the history of a list is; None for a part that is no list.
pub(super) fn history_href(reference: &str, part: &Part) -> Option<String> {
    Part::LISTS.contains(part).then(|| format!("{}/lists/{part}", href(reference)))
}

fn view(
    look: &mut Look<'_>,
    key: &str,
    name: &str,
    page: usize,
    notice: Option<Notice>,
) -> Result<ListHistoryView> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let part = Part::list(name).ok_or(Error::NotFound)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let writes = sight.may_write() && !matches!(heading, Heading::Received { .. });
    let restores = writes && reach(look.db, &actor, &proposal.id, leads(look, &proposal))? == Reach::All;
    let rows = |count: usize| i64::try_from(count).map_err(Error::internal);
    // One more than is shown: what the last one changed, and whether there is an older page.
    let kept = lists::history(look.db, &proposal.id, &part, (rows(page * PAGE)?, rows(PAGE + 1)?))?;
    let base = lists::version(look.db, &proposal.id, &part)?;
    let own = format!("{}/lists/{part}", href(&proposal.reference));
    let older = (kept.len() > PAGE).then(|| format!("{own}?page={}", page + 1));
    let nothing = Content::nothing();
    let mut entries = Vec::new();
    for (place, one) in kept.iter().enumerate().take(PAGE) {
        let before = kept.get(place + 1).map_or(&nothing, |before| &before.content);
        entries.push(entry(look, &call.book, &part, (one, before), (base, restores))?);
    }
    let title = part_title(look, &call.book, &part);
    Ok(ListHistoryView {
        title: format!("{}: {title}", look.say("drafting-history")),
        crumbs: crumbs(look, &proposal, Some(look.say("drafting-history"))),
        heading: title,
        action: own,
        edit: writes.then(|| edit_href(&proposal.reference, &part)),
        notice,
        base,
        entries,
        older,
    })
}

fn leads(look: &Look<'_>, proposal: &Proposal) -> bool {
    look.actor.has_for_proposal(Role::Coordinator, &proposal.id)
}

fn entry(
    look: &mut Look<'_>,
    book: &Rulebook,
    part: &Part,
    (one, before): (&Entry, &Content),
    (base, restores): (i64, bool),
) -> Result<EntryView> {
    let (was, is) = (rows_of(look, book, before, part), rows_of(look, book, &one.content, part));
    let stands = one.version == base;
    let tag = match (stands, one.how) {
        (true, _) => Tag::good(look.say("drafting-how-stands")),
        (_, How::Restored) => Tag::plain(look.say("drafting-how-restored")),
        _ => Tag::plain(look.say("drafting-how-earlier")),
    };
    let who = (!one.by.is_empty()).then(|| people::store::name(look.db, &one.by)).transpose()?;
    Ok(EntryView {
        who,
        at: one.at.to_string(),
        tag,
        pieces: changed(&was, &is),
        rows: is,
        past: (restores && !stands).then_some(one.version),
    })
}

#[derive(Deserialize, Clone, Default)]
pub struct Restore {
    #[serde(default)]
    past: i64,
    #[serde(default)]
    base: i64,
}

pub async fn restore(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Restore>,
) -> Result<HttpResponse> {
    let ((key, name), InTime { form, received }) = (path.into_inner(), form);
    let (of, list) = (key.clone(), name.clone());
    let restored = who.act(received, move |act| {
        // Who may not write learns no more of a form that names nothing.
        for_edit(act, &of)?;
        let part = Part::list(&list).ok_or(Error::NotFound)?;
        acts::restore_list(act, &of, &part, form.base, form.past)
    });
    let notice = |kind: Kind, title: &str, text: String| {
        Some(Notice::new(kind, who.state.words.say(who.language, title), text))
    };
    let (status, notice) = match restored.await {
        Err(Error::Conflict { .. }) => {
            let text = who.state.words.say(who.language, "drafting-restore-more");
            (StatusCode::CONFLICT, notice(Kind::Warn, "lists-restore-met", text))
        }
        other => match Who::problems_of(other)? {
            Ok(_) => return Ok(see_other(&format!("{}/lists/{name}?done=list-restored", href(&key)))),
            Err(problems) => {
                let words = problems.0.iter().map(|one| who.state.words.problem(who.language, one));
                let text = words.collect::<Vec<_>>().join(" ");
                let status = match problems.is_refusal() {
                    true => StatusCode::CONFLICT,
                    false => StatusCode::UNPROCESSABLE_ENTITY,
                };
                (status, notice(Kind::Bad, "lists-restore-unfit", text))
            }
        },
    };
    who.page(move |look| Ok(Page::with_status(view(look, &key, &name, 0, notice)?, status))).await
}
