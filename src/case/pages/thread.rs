//! `/proposals/{proposal}/case/{number}`: one matter, with all that was said, who has read it, and what can be done.
//!
//! Having the page before one's eyes is what a receipt records, so this is a `GET` that writes: as with closing an
//! entry of typing, it is an act of its own beside the read, and happens only where there is something unread.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::entries::{EntryView, entries};
use super::forms::{Form, decision, more_time, moving, reply};
use super::list::refused;
use super::{case_href, crumbs, matter_href, standing_tag};
use crate::call::store::edition::{self, EditionKind};
use crate::call::{self, rules::Rulebook};
use crate::case::acts;
use crate::case::rules::{
    Matter, Side, Standing, TypedDecision, TypedMessage, TypedMove, TypedRequest, Verdict,
};
use crate::case::store::{self, Voice};
use crate::ground::{Moment, Problems, Result};
use crate::people::store::name;
use crate::people::{Look, Signed, View};
use crate::proposal::pages::said::label;
use crate::proposal::rules::FieldKey;
use crate::proposal::store::Proposal;
use crate::words::parts::{Crumb, Kind, Notice, Tag};

#[derive(Serialize)]
pub(super) struct ThreadView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    meta: Vec<String>,
    tag: Tag,
    /// While it is undecided.
    due: Option<Moment>,
    /// The date that staff gave first, where it was moved.
    first_due: Option<Moment>,
    notice: Notice,
    correction: Option<CorrectionView>,
    entries: Vec<EntryView>,
    decision: Option<DecisionView>,
    reply: Option<Form>,
    /// To move the date, for staff.
    moving: Option<DateForm>,
    /// To ask for more time, for the team.
    more_time: Option<DateForm>,
    decide: Option<Form>,
    /// Before accepting: who has judged without it, or that nothing can be added any more.
    before: Option<Notice>,
    seen: String,
}

#[derive(Serialize)]
struct CorrectionView {
    place: String,
    /// The question of the form; empty where none is meant.
    field: String,
    before: String,
    /// What the team proposes, or what was accepted; empty while there is nothing.
    after: String,
}

/// A form that is folded away until it is wanted.
#[derive(Serialize)]
struct DateForm {
    form: Form,
    more: String,
    open: bool,
}

#[derive(Serialize)]
struct DecisionView {
    tag: Tag,
    who: String,
    at: Moment,
    reason: String,
}

impl View for ThreadView {
    const TEMPLATE: &'static str = "case/thread";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// What a post left behind, to be shown again: of one form, and with what is wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct Again {
    pub typed: Typed,
    pub problems: Problems,
}

#[derive(Clone, Debug, Default)]
pub(super) enum Typed {
    #[default]
    Nothing,
    Message(TypedMessage),
    Move(TypedMove),
    Request(TypedRequest),
    Decision(TypedDecision),
}

pub async fn show(who: Signed, path: Path<(String, i32)>) -> Result<HttpResponse> {
    let (key, number) = path.into_inner();
    let of = key.clone();
    let news = who.look(move |look| {
        let actor = look.actor.clone();
        let (_, matter, voice) = store::heard_matter(look.db, &actor, &of, number, look.now)?;
        store::unread(look.db, &actor, voice, &matter)
    });
    if news.await?.is_some() {
        let (of, now) = (key.clone(), who.state.clock.now());
        who.act(now, move |act| acts::note_seen(act, &of, number)).await?;
    }
    who.page(move |look| view(look, &key, number, &Again::default())).await
}

pub(super) fn view(look: &mut Look<'_>, key: &str, number: i32, again: &Again) -> Result<ThreadView> {
    let actor = look.actor.clone();
    let (proposal, matter, voice) = store::heard_matter(look.db, &actor, key, number, look.now)?;
    let book = call::store::rulebook(look.db, &proposal.call)?;
    let heading = look.text("case-matter", &[("number", number.to_string())]);
    let list = Crumb::to(look.say("case-title"), case_href(&proposal.reference));
    let own = matter_href(&proposal.reference, number);
    let open = matter.decision.is_none();
    let side = voice.side.filter(|_| voice.writes && open);
    let decides = side == Some(Side::Staff);
    let before = if decides { before(look, &proposal, &matter)? } else { None };
    Ok(ThreadView {
        title: format!("{}: {}", proposal.reference, matter.subject),
        crumbs: crumbs(look, &book, &proposal, voice, &[list, Crumb::here(heading)]),
        heading: matter.subject.clone(),
        meta: meta(look, &proposal, &matter)?,
        tag: standing_tag(look, &matter, voice),
        due: matter.due().filter(|_| open),
        first_due: matter.first_due.filter(|_| open && !matter.moves.is_empty()),
        notice: notice(look, &matter, voice, again),
        correction: matter.kind.rule().corrects.then(|| correction(look, &book, &matter)),
        entries: entries(look, &matter)?,
        decision: decided(look, &matter)?,
        reply: side.map(|side| reply_form(look, &matter, (&own, side), again)),
        moving: side
            .filter(|side| *side == Side::Staff)
            .and_then(|_| moving_form(look, &book, &matter, &own, again)),
        more_time: side
            .filter(|side| *side == Side::Team)
            .and_then(|_| time_form(look, &matter, &own, again)),
        decide: decides.then(|| decision_form(look, &matter, &own, again)),
        before,
        seen: look.say("case-seen"),
    })
}

fn reply_form(look: &Look<'_>, matter: &Matter, (own, side): (&str, Side), again: &Again) -> Form {
    let to = (format!("{own}/messages"), side);
    match &again.typed {
        Typed::Message(typed) => reply(look, matter, to, typed, &again.problems),
        _ => reply(look, matter, to, &TypedMessage::default(), &Problems::none()),
    }
}

/// To move the date, where there is one. A request that waits offers its day.
fn moving_form(
    look: &Look<'_>,
    book: &Rulebook,
    matter: &Matter,
    own: &str,
    again: &Again,
) -> Option<DateForm> {
    let due = matter.movable().ok()?.in_zone(book.call.zone);
    let asked = matter.asks_for_time();
    let day = asked.map_or_else(|| due.date_naive(), |asked| asked.day);
    let offered = TypedMove {
        due: format!("{day}T{}", due.format("%H:%M")),
        why: String::new(),
        seen: matter.moves.len(),
    };
    let to = || (format!("{own}/due"), matter.moves.len());
    let (form, open) = match &again.typed {
        Typed::Move(typed) => (moving(look, book, to(), typed, &again.problems), true),
        _ => (moving(look, book, to(), &offered, &Problems::none()), asked.is_some()),
    };
    let key = if matter.has_lapsed(look.now) { "case-move-lapsed" } else { "case-move-more" };
    Some(DateForm { form, more: look.say(key), open })
}

/// To ask for more time, where there is a date and no request waits.
fn time_form(look: &Look<'_>, matter: &Matter, own: &str, again: &Again) -> Option<DateForm> {
    matter.movable().ok()?;
    let to = format!("{own}/more-time");
    let (form, open) = match &again.typed {
        Typed::Request(typed) => (more_time(look, to, typed, &again.problems), true),
        _ if matter.asks_for_time().is_some() => return None,
        _ => (more_time(look, to, &TypedRequest::default(), &Problems::none()), false),
    };
    Some(DateForm { form, more: look.say("case-more-time-more"), open })
}

fn decision_form(look: &Look<'_>, matter: &Matter, own: &str, again: &Again) -> Form {
    let to = format!("{own}/decision");
    match &again.typed {
        Typed::Decision(typed) => decision(look, matter, to, typed, &again.problems),
        _ => decision(look, matter, to, &TypedDecision::default(), &Problems::none()),
    }
}

/// What staff should know before they accept something that is added to the submission.
fn before(look: &mut Look<'_>, proposal: &Proposal, matter: &Matter) -> Result<Option<Notice>> {
    if matter.kind.rule().adds.is_none() {
        return Ok(None);
    }
    let number = ("cutoff", matter.cutoff.to_string());
    if edition::latest(look.db, &proposal.call, matter.cutoff, EditionKind::Ranked)?.is_some() {
        let more = look.text("case-ranked-more", &[number]);
        return Ok(Some(Notice::new(Kind::Warn, look.say("case-ranked-title"), more)));
    }
    let count = store::finished(look.db, proposal, matter)?.len();
    let more = look.text("case-finished-more", &[("count", count.to_string())]);
    Ok((count > 0).then(|| Notice::new(Kind::Warn, look.say("case-finished-title"), more)))
}

fn meta(look: &mut Look<'_>, proposal: &Proposal, matter: &Matter) -> Result<Vec<String>> {
    let by = name(look.db, &matter.by)?;
    let args = [("who", by), ("at", matter.at.to_string())];
    Ok(vec![
        look.text("case-matter", &[("number", matter.number.to_string())]),
        look.say(&format!("case-kind-{}", matter.kind.name().replace('_', "-"))),
        look.text(
            "case-of-version",
            &[("reference", proposal.reference.clone()), ("version", matter.version.to_string())],
        ),
        look.text(&format!("case-opened-by-{}", matter.side.name()), &args),
    ])
}

/// Why what was posted was refused, or how it stands and whose turn it is.
fn notice(look: &Look<'_>, matter: &Matter, voice: Voice, again: &Again) -> Notice {
    if let Some(notice) = refused(look, &again.problems) {
        return notice;
    }
    let standing = matter.standing(look.now);
    let due = matter.due().map(|due| due.to_string()).unwrap_or_default();
    if let Some(asked) = matter.asks_for_time().filter(|_| voice.side == Some(Side::Staff)) {
        let key = if standing == Standing::Lapsed { "case-asks-time-lapsed" } else { "case-asks-time-more" };
        let more = look.text(key, &[("day", asked.day.to_string()), ("due", due)]);
        return Notice::new(Kind::Warn, look.say("case-asks-time-title"), more);
    }
    let args = [("due", due), ("dated", matter.due().is_some().to_string())];
    let mine = match standing {
        Standing::WaitsFor(side) if voice.side == Some(side) => "-you",
        _ => "",
    };
    let kind = match standing {
        Standing::Lapsed => Kind::Bad,
        Standing::WaitsFor(side) if voice.side == Some(side) => Kind::Warn,
        Standing::WaitsFor(_) | Standing::Decided(_) => Kind::Plain,
    };
    let title = look.say(&format!("case-standing-{}", standing.name()));
    let mut letters = title.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    Notice::new(
        kind,
        format!("{title}."),
        look.text(&format!("case-standing-{}-more{mine}", standing.name()), &args),
    )
}

fn correction(look: &Look<'_>, book: &Rulebook, matter: &Matter) -> CorrectionView {
    let field = FieldKey::parse(&matter.field, book).map(|key| label(look, book, &key));
    CorrectionView {
        place: matter.place.clone(),
        field: field.unwrap_or_else(|| matter.field.clone()),
        before: matter.said.clone(),
        after: matter.proposed().unwrap_or_default().to_owned(),
    }
}

fn decided(look: &mut Look<'_>, matter: &Matter) -> Result<Option<DecisionView>> {
    let Some(decision) = &matter.decision else { return Ok(None) };
    let verdict = decision.verdict.name();
    let kind = if decision.verdict == Verdict::Refused { Kind::Bad } else { Kind::Good };
    Ok(Some(DecisionView {
        tag: Tag::new(kind, look.say(&format!("case-standing-{verdict}"))),
        who: name(look.db, &decision.by)?,
        at: decision.at,
        reason: decision.reason.clone(),
    }))
}
