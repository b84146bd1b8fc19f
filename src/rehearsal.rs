//! The page of a rehearsal: its clock, which staff move forward, and the letters it would have sent.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::act::Act;
use crate::db::installation::Installation;
use crate::ground::{Entry, Error, Moment, Problems, RecordClass, Result, Role};
use crate::mail;
use crate::people::{Look, Page, Signed, View, Visitor, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Field, Summary};
use crate::words::{Language, ZONE};

/// The furthest one press may go, so that a slip of the year does not end a rehearsal.
const MAX_DAYS: i64 = 400;

#[derive(Serialize)]
struct RehearsalView {
    title: String,
    may_move: bool,
    fields: Vec<Field>,
    summary: Option<Summary>,
    letters: Vec<LetterView>,
}

#[derive(Serialize)]
struct LetterView {
    at: String,
    to: String,
    subject: String,
    text: Vec<Piece>,
}

/// A part of a letter. What leads into this installation can be followed from here.
#[derive(Serialize)]
struct Piece {
    text: String,
    href: String,
}

impl View for RehearsalView {
    const TEMPLATE: &'static str = "rehearsal";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Move {
    #[serde(default)]
    step: String,
    #[serde(default)]
    to: String,
}

pub async fn show(who: Visitor) -> Result<HttpResponse> {
    who.page(|look| view(look, &Move::default(), &Problems::none())).await
}

fn view(look: &mut Look<'_>, typed: &Move, problems: &Problems) -> Result<RehearsalView> {
    if !look.state.is_rehearsal() {
        return Err(Error::NotFound);
    }
    let letters = mail::recent(look.db, 50)?;
    let words = look.words();
    let home = format!("{}/", look.state.config.http.public_url.trim_end_matches('/'));
    let letters = letters.into_iter().map(|row| {
        let mail = words.mail(Language::of(&row.language), &row.template, &row.args);
        LetterView {
            at: row.at.to_string(),
            to: row.email,
            subject: mail.subject,
            text: pieces(&mail.text, &home),
        }
    });
    let steps = ["hour", "day", "week", "month", "to"]
        .map(|step| Choice::new(step, look.say(&format!("rehearsal-step-{step}"))));
    let errors = |name: &str| words.errors(look.language, problems, name);
    Ok(RehearsalView {
        title: look.say("rehearsal-title"),
        may_move: may_move(&look.actor),
        fields: vec![
            Field::radios("step", look.say("rehearsal-step"), steps.into())
                .value(if typed.step.is_empty() { "day" } else { &typed.step })
                .errors(errors("step")),
            Field::datetime("to", look.say("rehearsal-to"))
                .value(&typed.to)
                .hint(look.say("rehearsal-to-hint"))
                .errors(errors("to")),
        ],
        summary: words.summary(look.language, problems),
        letters: letters.collect(),
    })
}

/// Links of letters stand on lines of their own.
fn pieces(letter: &str, home: &str) -> Vec<Piece> {
    let piece = |line: &str| match line.trim().strip_prefix(home).filter(|rest| !rest.contains(' ')) {
        Some(path) => Piece { text: line.to_owned(), href: format!("/{}", path.trim_start_matches('/')) },
        None => Piece { text: line.to_owned(), href: String::new() },
    };
    letter.split_inclusive('\n').map(piece).collect()
}

fn may_move(actor: &crate::ground::Actor) -> bool {
    actor.has(Role::Staff) || actor.has(Role::Administrator)
}

pub async fn move_clock(who: Signed, form: InTime<Move>) -> Result<HttpResponse> {
    if !who.state.is_rehearsal() {
        return Err(Error::NotFound);
    }
    let InTime { form, received } = form;
    let (typed, offset) = (form.clone(), who.state.clock.offset());
    let moved = who.act(received, move |act| {
        if !may_move(act.actor) {
            return Err(Error::NotFound);
        }
        move_to(act, offset, target(&typed, act.received())?)
    });
    match Who::problems_of(moved.await)? {
        Ok(offset) => {
            who.state.clock.follow(offset);
            Ok(see_other("/rehearsal?done=clock-moved"))
        }
        Err(problems) => {
            let show = move |look: &mut Look<'_>| Ok(Page::again(view(look, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}

/// Where the clock is to stand: some time on, or a moment that was typed in Brussels time.
///
/// # Errors
/// A moment and a step both: the clock never goes back, so nothing is guessed.
fn target(form: &Move, now: Moment) -> Result<Moment> {
    if form.step != "to" && !form.to.trim().is_empty() {
        return Err(Problems::one("to", "step-or-moment").into());
    }
    let target = match form.step.as_str() {
        "hour" => now.plus_seconds(3_600),
        "day" => now.plus_days(1),
        "week" => now.plus_days(7),
        "month" => now.plus_days(30),
        _ => {
            let local = chrono::NaiveDateTime::parse_from_str(form.to.trim(), "%Y-%m-%dT%H:%M")
                .map_err(|_not_a_moment| Problems::one("to", "moment"))?;
            Moment::from_local(local, ZONE).map_err(|_no_such| Problems::one("to", "moment"))?
        }
    };
    let latest = now.plus_days(MAX_DAYS);
    if target <= now || target > latest {
        let mut problems = Problems::none();
        problems.add("to", "clock-range").with("from", now).with("until", latest);
        return Err(problems.into());
    }
    Ok(target)
}

/// Moves the business clock of a rehearsal; returns the new offset.
pub fn move_to(act: &mut Act<'_>, offset: i64, target: Moment) -> Result<i64> {
    let ahead = offset + target.since(act.received());
    Installation::move_clock(act.db, ahead)?;
    let facts = json!({ "from": act.received(), "to": target });
    act.record(&Entry::new("clock.moved", ("installation", 1), RecordClass::Call, facts))?;
    Ok(ahead)
}
