//! The versions of a rulebook with what each changed and why, for everybody; and, for staff of the call, the
//! two changes a running call meets: a cut-off moves, a budget line is topped up.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use crate::call::rules::{Change, Rulebook, changes};
use crate::call::told::{Entries, Keys, read_local, read_reason};
use crate::call::{acts, store};
use crate::ground::ids::CallId;
use crate::ground::{Euro, Moment, Problems, Result};
use crate::people::store::name;
use crate::people::{Look, Page, Signed, View, Visitor, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Field, Summary};

#[derive(Serialize)]
struct VersionsView {
    title: String,
    crumbs: Vec<Crumb>,
    versions: Vec<Row>,
    change: Option<Forms>,
}

#[derive(Serialize)]
struct Row {
    number: i32,
    at: Moment,
    by: Option<String>,
    reason: String,
    hash: String,
    first: bool,
    /// Numbers of the cut-offs that closed under this version.
    fixed: Vec<i32>,
    changes: Vec<ChangeRow>,
}

#[derive(Serialize)]
struct ChangeRow {
    /// What changed, in words.
    about: String,
    #[serde(flatten)]
    change: Change,
}

#[derive(Serialize)]
struct Forms {
    call: String,
    move_fields: Vec<Field>,
    move_summary: Option<Summary>,
    top_up_fields: Vec<Field>,
    top_up_summary: Option<Summary>,
}

impl View for VersionsView {
    const TEMPLATE: &'static str = "call/versions";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Move {
    #[serde(default)]
    cutoff: String,
    #[serde(default)]
    local: String,
    #[serde(default)]
    reason: String,
}

#[derive(Deserialize, Clone, Default)]
pub struct TopUp {
    #[serde(default)]
    line: String,
    #[serde(default)]
    slice: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    why: String,
}

/// What was typed into either form, and what was wrong with it.
#[derive(Default)]
struct Typed {
    moved: Move,
    move_problems: Problems,
    top_up: TopUp,
    top_up_problems: Problems,
}

/// `/calls/{call}/versions`
pub async fn show(who: Visitor, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call, &Typed::default())).await
}

fn view(look: &mut Look<'_>, call: &CallId, typed: &Typed) -> Result<VersionsView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let call_title = book.call.title.in_language(look.language.code()).to_owned();
    let title = look.say("call-versions");
    let change = acts::runs(&actor, call).then(|| forms(look, &book, typed));
    Ok(VersionsView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(call_title, format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        versions: rows(look, call)?,
        change,
    })
}

/// The newest first.
fn rows(look: &mut Look<'_>, call: &CallId) -> Result<Vec<Row>> {
    let closings = store::closings(look.db, call)?;
    let mut rows = Vec::new();
    let mut before: Option<std::sync::Arc<Rulebook>> = None;
    for version in store::versions(look.db, call)? {
        let book = store::rulebook_by_hash(look.db, &version.hash)?;
        let fixed = closings.iter().filter(|closing| closing.rulebook == version.hash);
        rows.push(Row {
            number: version.number,
            at: version.at,
            by: version.by.map(|by| name(look.db, &by)).transpose()?,
            reason: version.reason,
            first: before.is_none(),
            fixed: fixed.map(|closing| closing.cutoff).collect(),
            changes: before.as_ref().map(|before| told(look, before, &book)).transpose()?.unwrap_or_default(),
            hash: version.hash,
        });
        before = Some(book);
    }
    rows.reverse();
    Ok(rows)
}

fn told(look: &Look<'_>, before: &Rulebook, after: &Rulebook) -> Result<Vec<ChangeRow>> {
    let keys = Keys::of(after)?;
    let row = |change: Change| ChangeRow { about: keys.words(look, &change.key, Entries::ById), change };
    Ok(changes(before, after)?.into_iter().map(row).collect())
}

fn forms(look: &Look<'_>, book: &Rulebook, typed: &Typed) -> Forms {
    Forms {
        call: book.call.id.to_string(),
        move_fields: move_fields(look, book, typed),
        move_summary: look.words().summary(look.language, &typed.move_problems),
        top_up_fields: top_up_fields(look, book, typed),
        top_up_summary: look.words().summary(look.language, &typed.top_up_problems),
    }
}

fn move_fields(look: &Look<'_>, book: &Rulebook, typed: &Typed) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, &typed.move_problems, name);
    let hint = look.text("call-move-local-hint", &[("zone", book.call.zone.name().to_owned())]);
    vec![
        Field::select("cutoff", look.say("call-move-cutoff"), to_come(look, book))
            .value(&typed.moved.cutoff)
            .required()
            .errors(errors("cutoff")),
        Field::datetime("local", look.say("call-move-local"))
            .hint(hint)
            .value(&typed.moved.local)
            .required()
            .errors(errors("local")),
        Field::lines("reason", look.say("call-change-reason"))
            .hint(look.say("call-change-reason-hint"))
            .value(&typed.moved.reason)
            .required()
            .max(500)
            .errors(errors("reason")),
    ]
}

fn top_up_fields(look: &Look<'_>, book: &Rulebook, typed: &Typed) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, &typed.top_up_problems, name);
    let language = look.language.code();
    let lines = book.budget_lines.iter().map(|line| Choice::new(&line.id, line.title.in_language(language)));
    vec![
        Field::select("line", look.say("call-top-up-line"), lines.collect())
            .value(&typed.top_up.line)
            .required()
            .errors(errors("line")),
        Field::select("slice", look.say("call-top-up-slice"), to_come(look, book))
            .value(&typed.top_up.slice)
            .required()
            .errors(errors("slice")),
        Field::money("amount", look.say("call-top-up-amount"))
            .value(&typed.top_up.amount)
            .required()
            .errors(errors("amount")),
        Field::lines("why", look.say("call-change-reason"))
            .hint(look.say("call-change-reason-hint"))
            .value(&typed.top_up.why)
            .required()
            .max(500)
            .errors(errors("why")),
    ]
}

/// The cut-offs that can still change.
fn to_come(look: &Look<'_>, book: &Rulebook) -> Vec<Choice> {
    let coming =
        book.cutoffs.iter().filter(|cutoff| book.cutoff_at(cutoff.number).is_some_and(|at| at > look.now));
    let choice = |number: i32| {
        Choice::new(number.to_string(), look.text("call-cutoff-title", &[("number", number.to_string())]))
    };
    coming.map(|cutoff| choice(cutoff.number)).collect()
}

/// `POST /calls/{call}/move-cut-off`
pub async fn move_cutoff(who: Signed, call: Path<CallId>, form: InTime<Move>) -> Result<HttpResponse> {
    let (call, InTime { form, received }) = (call.into_inner(), form);
    let (of, typed) = (call.clone(), form.clone());
    let moved = who.act(received, move |act| {
        let mut problems = Problems::none();
        let number = number(&mut problems, "cutoff", &typed.cutoff);
        let local = read_local(&mut problems, "local", &typed.local);
        let reason = read_reason(&mut problems, "reason", &typed.reason);
        problems.into_result()?;
        acts::move_cutoff(act, &of, number, local, &reason)
    });
    match Who::problems_of(moved.await)? {
        Ok(_loaded) => Ok(see_other(&format!("/calls/{call}/versions?done=cutoff-moved"))),
        Err(move_problems) => {
            again(&who, call, Typed { moved: form, move_problems, ..Typed::default() }).await
        }
    }
}

/// `POST /calls/{call}/top-up`
pub async fn top_up(who: Signed, call: Path<CallId>, form: InTime<TopUp>) -> Result<HttpResponse> {
    let (call, InTime { form, received }) = (call.into_inner(), form);
    let (of, typed) = (call.clone(), form.clone());
    let done = who.act(received, move |act| {
        let mut problems = Problems::none();
        let cutoff = number(&mut problems, "slice", &typed.slice);
        let amount = Euro::parse_typed(&typed.amount);
        if let Err(reason) = &amount {
            problems.add("amount", "amount-unread").with("reason", reason);
        }
        let reason = read_reason(&mut problems, "why", &typed.why);
        problems.into_result()?;
        acts::top_up(act, &of, &typed.line, cutoff, amount.unwrap_or_default(), &reason)
    });
    match Who::problems_of(done.await)? {
        Ok(_loaded) => Ok(see_other(&format!("/calls/{call}/versions?done=topped-up"))),
        Err(top_up_problems) => {
            again(&who, call, Typed { top_up: form, top_up_problems, ..Typed::default() }).await
        }
    }
}

fn number(problems: &mut Problems, field: &str, typed: &str) -> i32 {
    typed.parse().unwrap_or_else(|_not_a_number| {
        problems.add(field, "required");
        0
    })
}

/// The page with what was typed and what is wrong with it.
async fn again(who: &Who, call: CallId, typed: Typed) -> Result<HttpResponse> {
    let show = move |look: &mut Look<'_>| {
        let problems =
            if typed.move_problems.is_empty() { &typed.top_up_problems } else { &typed.move_problems };
        Ok(Page::again(view(look, &call, &typed)?, problems))
    };
    who.page(show).await
}
