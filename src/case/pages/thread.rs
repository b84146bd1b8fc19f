//! `/proposals/{proposal}/case/{number}`: one matter, with all that was said, who has read it, and what can be done.
//!
//! Having the page before one's eyes is what a receipt records, so this is a `GET` that writes: as with closing an
//! entry of typing, it is an act of its own beside the read, and happens only where there is something unread.

use actix_multipart::Multipart;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::forms::{Form, decision, reply};
use super::list::refused;
use super::{case_href, crumbs, matter_href, standing_tag};
use crate::call::{self, rules::Rulebook};
use crate::case::acts;
use crate::case::rules::{Matter, Message, Side, Standing, TypedDecision, TypedMessage};
use crate::case::store::{self, Receipt, Voice};
use crate::case::upload;
use crate::ground::{Moment, Problems, Result};
use crate::people::store::name;
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::pages::said::label;
use crate::proposal::pages::shown::size;
use crate::proposal::rules::{Attachment, FieldKey};
use crate::proposal::store::Proposal;
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Kind, Notice, Tag};

#[derive(Serialize)]
struct ThreadView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    meta: Vec<String>,
    tag: Tag,
    /// While it is undecided.
    due: Option<Moment>,
    notice: Notice,
    correction: Option<CorrectionView>,
    messages: Vec<MessageView>,
    decision: Option<DecisionView>,
    reply: Option<Form>,
    decide: Option<Form>,
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

#[derive(Serialize)]
struct MessageView {
    id: String,
    who: String,
    side: String,
    at: Moment,
    text: String,
    proposed: String,
    files: Vec<FileView>,
    reads: Vec<ReadView>,
}

#[derive(Serialize)]
struct FileView {
    name: String,
    href: String,
    about: String,
}

#[derive(Serialize)]
struct ReadView {
    who: String,
    at: Moment,
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

/// What a post left behind, to be shown again.
#[derive(Clone, Debug, Default)]
struct Again {
    message: TypedMessage,
    message_problems: Problems,
    decision: TypedDecision,
    decision_problems: Problems,
}

pub async fn show(who: Signed, path: Path<(String, i32)>) -> Result<HttpResponse> {
    let (key, number) = path.into_inner();
    let of = key.clone();
    let news = who.look(move |look| {
        let actor = look.actor.clone();
        let (proposal, voice) = store::heard(look.db, &actor, &of, look.now)?;
        let matter = store::matter(look.db, &proposal, number)?;
        store::unread(look.db, &actor, voice, &matter)
    });
    if news.await?.is_some() {
        let (of, now) = (key.clone(), who.state.clock.now());
        who.act(now, move |act| acts::note_seen(act, &of, number)).await?;
    }
    who.page(move |look| view(look, &key, number, &Again::default())).await
}

fn view(look: &mut Look<'_>, key: &str, number: i32, again: &Again) -> Result<ThreadView> {
    let actor = look.actor.clone();
    let (proposal, voice) = store::heard(look.db, &actor, key, look.now)?;
    let matter = store::matter(look.db, &proposal, number)?;
    let book = call::store::rulebook(look.db, &proposal.call)?;
    let receipts = store::receipts(look.db, &matter.id)?;
    let mut messages = Vec::new();
    for message in &matter.messages {
        messages.push(message_view(look, message, &receipts)?);
    }
    let heading = look.text("case-matter", &[("number", number.to_string())]);
    let list = Crumb::to(look.say("case-title"), case_href(&proposal.reference));
    let own = matter_href(&proposal.reference, number);
    let open = matter.decision.is_none();
    let side = voice.side.filter(|_| voice.writes && open);
    Ok(ThreadView {
        title: format!("{}: {}", proposal.reference, matter.subject),
        crumbs: crumbs(look, &book, &proposal, voice, &[list, Crumb::here(heading)]),
        heading: matter.subject.clone(),
        meta: meta(look, &proposal, &matter)?,
        tag: standing_tag(look, &matter, voice),
        due: matter.due.filter(|_| open),
        notice: notice(look, &matter, voice, again),
        correction: matter.kind.rule().corrects.then(|| correction(look, &book, &matter)),
        messages,
        decision: decided(look, &matter)?,
        reply: side.map(|side| {
            let to = (format!("{own}/messages"), side);
            reply(look, &matter, to, &again.message, &again.message_problems)
        }),
        decide: side.filter(|side| *side == Side::Staff).map(|_| {
            decision(look, &matter, format!("{own}/decision"), &again.decision, &again.decision_problems)
        }),
        seen: look.say("case-seen"),
    })
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
    let problems = [&again.message_problems, &again.decision_problems];
    if let Some(notice) = problems.into_iter().find_map(|problems| refused(look, problems)) {
        return notice;
    }
    let standing = matter.standing(look.now);
    let due = matter.due.map(|due| due.to_string()).unwrap_or_default();
    let args = [("due", due), ("dated", matter.due.is_some().to_string())];
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

fn message_view(look: &mut Look<'_>, message: &Message, receipts: &[Receipt]) -> Result<MessageView> {
    let mut reads: Vec<ReadView> = Vec::new();
    let mut known = Vec::new();
    // The first time of each person of the other side; receipts come in order of time.
    for one in receipts.iter().filter(|one| one.side != message.side && one.place >= message.place) {
        if !known.contains(&&one.person) {
            known.push(&one.person);
            reads.push(ReadView { who: name(look.db, one.person.as_str())?, at: one.at });
        }
    }
    Ok(MessageView {
        id: format!("message-{}", message.place),
        who: name(look.db, &message.by)?,
        side: look.say(&format!("case-side-{}", message.side.name())),
        at: message.at,
        text: message.text.clone(),
        proposed: message.proposed.clone().unwrap_or_default(),
        files: message.files.iter().map(|file| file_view(look, file)).collect(),
        reads,
    })
}

fn file_view(look: &Look<'_>, file: &Attachment) -> FileView {
    FileView {
        name: file.name.clone(),
        href: format!("/attachments/{}", file.id),
        about: size(look, file.bytes),
    }
}

fn decided(look: &mut Look<'_>, matter: &Matter) -> Result<Option<DecisionView>> {
    let Some(decision) = &matter.decision else { return Ok(None) };
    let verdict = decision.verdict.name();
    let kind = if verdict == "refused" { Kind::Bad } else { Kind::Good };
    Ok(Some(DecisionView {
        tag: Tag::new(kind, look.say(&format!("case-standing-{verdict}"))),
        who: name(look.db, &decision.by)?,
        at: decision.at,
        reason: decision.reason.clone(),
    }))
}

/// `POST /proposals/{proposal}/case/{number}/messages`: `csrf` first, then `text` and `proposed`, then `file` where
/// there is one.
pub async fn write(
    who: Signed,
    request: HttpRequest,
    path: Path<(String, i32)>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let (key, number) = path.into_inner();
    // Before a byte is stored: may this person write here at all?
    let of = key.clone();
    let may = who.look(move |look| {
        let actor = look.actor.clone();
        let (proposal, voice) = store::heard(look.db, &actor, &of, look.now)?;
        store::matter(look.db, &proposal, number)?;
        voice.speaks()
    });
    may.await?;
    let mut arrived = upload::read(&request, &who.state, &mut parts).await?;
    let message = TypedMessage { text: arrived.field("text"), proposed: arrived.field("proposed") };
    let file = match arrived.taken() {
        Ok(file) => file,
        Err(message_problems) => {
            return show_again(&who, key, number, Again { message, message_problems, ..Again::default() })
                .await;
        }
    };
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let (of, new) = (key.clone(), message.clone());
    let written =
        who.act(arrived.received, move |act| acts::write(act, &of, number, &new, file.as_ref(), &base));
    match Who::problems_of(written.await)? {
        Ok(()) => Ok(see_other(&format!("{}?done=case-written", matter_href(&key, number)))),
        Err(message_problems) => {
            show_again(&who, key, number, Again { message, message_problems, ..Again::default() }).await
        }
    }
}

/// `POST /proposals/{proposal}/case/{number}/decision`
pub async fn decide(
    who: Signed,
    path: Path<(String, i32)>,
    form: InTime<TypedDecision>,
) -> Result<HttpResponse> {
    let ((key, number), InTime { form, received }) = (path.into_inner(), form);
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let (of, typed) = (key.clone(), form.clone());
    let decided = who.act(received, move |act| acts::decide(act, &of, number, &typed, &base));
    match Who::problems_of(decided.await)? {
        Ok(_supplement) => Ok(see_other(&format!("{}?done=case-decided", matter_href(&key, number)))),
        Err(decision_problems) => {
            let again = Again { decision: form, decision_problems, ..Again::default() };
            show_again(&who, key, number, again).await
        }
    }
}

async fn show_again(who: &Signed, key: String, number: i32, again: Again) -> Result<HttpResponse> {
    let show = move |look: &mut Look<'_>| {
        let wrong = if again.message_problems.is_empty() {
            &again.decision_problems
        } else {
            &again.message_problems
        };
        Ok(Page::again(view(look, &key, number, &again)?, wrong))
    };
    who.page(show).await
}
