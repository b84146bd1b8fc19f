//! The Board: the sealed list of a cut-off, and a member's word on it.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::table::{Table, table};
use crate::call;
use crate::evaluation::store::Basis;
use crate::ground::ids::CallId;
use crate::ground::{Error, Problems, Result, Role};
use crate::people::{Look, Page, Signed, View, Who};
use crate::ranking::acts;
use crate::ranking::rules::Vote;
use crate::ranking::store;
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Empty, Field, Summary, Tag};

#[derive(Serialize)]
struct ListsView {
    title: String,
    crumbs: Vec<Crumb>,
    lists: Vec<Entry>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Entry {
    href: String,
    label: String,
    at: String,
    /// Whether the member's word is in, or the Board has decided.
    standing: Tag,
}

impl View for ListsView {
    const TEMPLATE: &'static str = "ranking/lists";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Serialize)]
struct BoardView {
    title: String,
    crumbs: Vec<Crumb>,
    meta: String,
    table: Table,
    action: String,
    /// The member's word so far.
    said: Option<String>,
    /// None once the Board has decided.
    fields: Option<Vec<Field>>,
    summary: Option<Summary>,
}

impl View for BoardView {
    const TEMPLATE: &'static str = "ranking/board";
    fn title(&self) -> String {
        self.title.clone()
    }
}

type Typed = BTreeMap<String, String>;

pub async fn lists(who: Signed) -> Result<HttpResponse> {
    who.page(lists_view).await
}

fn lists_view(look: &mut Look<'_>) -> Result<ListsView> {
    if !look.actor.has(Role::Board) {
        return Err(Error::NotFound);
    }
    let actor = look.actor.clone();
    let mut lists = Vec::new();
    for (call, cutoff, at) in store::lists_before_board(look.db, &actor)? {
        let book = call::store::rulebook(look.db, &call)?;
        let title = book.call.title.in_language(look.language.code()).to_owned();
        let label = look.text("evaluation-group", &[("call", title), ("number", cutoff.to_string())]);
        let standing = standing(look, &call, cutoff)?;
        lists.push(Entry { href: format!("/board/{call}/{cutoff}"), label, at: at.to_string(), standing });
    }
    let title = look.say("ranking-board");
    let empty = lists
        .is_empty()
        .then(|| Empty::new(look.say("ranking-board-none"), look.say("ranking-board-none-more")));
    Ok(ListsView { crumbs: vec![Crumb::here(&title)], title, lists, empty })
}

fn standing(look: &mut Look<'_>, call: &CallId, cutoff: i32) -> Result<Tag> {
    if store::decision_of(look.db, call, cutoff)?.is_some() {
        return Ok(Tag::plain(look.say("ranking-board-decided")));
    }
    let voices = store::voices_of(look.db, call, cutoff)?;
    let spoken = voices.iter().any(|voice| Some(&voice.person) == look.actor.person());
    Ok(match spoken {
        true => Tag::good(look.say("ranking-board-spoken")),
        false => Tag::warn(look.say("ranking-board-unspoken")),
    })
}

pub async fn show(who: Signed, place: Path<(String, i32)>) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    who.page(move |look| view(look, &call, cutoff, &Typed::new(), &Problems::none())).await
}

pub async fn speak(who: Signed, place: Path<(String, i32)>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let (call, InTime { form, received }) = (CallId::from_text(call), form);
    let of = call.clone();
    let vote = form.get("vote").and_then(|vote| Vote::parse(vote));
    let interest = form.get("interest").cloned().unwrap_or_default();
    let outcome = who.act(received, move |act| acts::speak(act, &of, cutoff, &interest, vote)).await;
    match Who::problems_of(outcome)? {
        Ok(()) => Ok(see_other(&format!("/board/{call}/{cutoff}?done=voice-recorded"))),
        Err(problems) => {
            who.page(move |look| {
                let view = view(look, &call, cutoff, &form, &problems)?;
                Ok(Page::again(view, &problems))
            })
            .await
        }
    }
}

fn view(
    look: &mut Look<'_>,
    call: &CallId,
    cutoff: i32,
    form: &Typed,
    problems: &Problems,
) -> Result<BoardView> {
    let actor = look.actor.clone();
    store::list_before_board(look.db, &actor, call, cutoff)?;
    let (hash, at, edition) = store::ranked_edition(look.db, call, cutoff)?.ok_or(Error::NotFound)?;
    let basis = Basis::load(look.db, call, cutoff)?;
    let decided = store::decision_of(look.db, call, cutoff)?.is_some();
    let voices = store::voices_of(look.db, call, cutoff)?;
    let own = voices.iter().find(|voice| Some(&voice.person) == actor.person());
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let votes = Vote::ALL.iter().map(|vote| {
        Choice::new(vote.name(), look.say(&format!("ranking-vote-{}", vote.name().replace('_', "-"))))
    });
    let value = |name: &str, kept: &str| form.get(name).map_or(kept.to_owned(), Clone::clone);
    let fields = (!decided).then(|| {
        vec![
            Field::text("interest", look.say("ranking-interest"))
                .hint(look.say("ranking-interest-hint"))
                .value(value("interest", own.map_or("", |voice| voice.interest.as_str())))
                .max(400)
                .errors(errors("interest")),
            Field::radios("vote", look.say("ranking-vote"), votes.collect())
                .value(value("vote", own.map_or("", |voice| voice.vote.name())))
                .required()
                .errors(errors("vote")),
        ]
    });
    let short = hash.get(..12).unwrap_or(&hash).to_owned();
    let title = look.text("ranking-title", &[("number", cutoff.to_string())]);
    Ok(BoardView {
        crumbs: vec![Crumb::to(look.say("ranking-board"), "/board"), Crumb::here(&title)],
        title,
        meta: look.text("ranking-sealed-at", &[("at", at.to_string()), ("hash", short)]),
        table: table(look, &basis.rulebook, &edition),
        action: format!("/board/{call}/{cutoff}"),
        said: own.map(|voice| {
            let vote = look.say(&format!("ranking-vote-{}", voice.vote.name().replace('_', "-")));
            look.text("ranking-your-word", &[("vote", vote), ("at", voice.at.to_string())])
        }),
        fields,
        summary: look.words().summary(look.language, problems),
    })
}
