//! `/proposals/{proposal}/case`: every matter of a proposal, and how to open one.

use actix_multipart::Multipart;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::forms::{Form, opening};
use super::{case_href, crumbs, matter_href, standing_tag, waits_for};
use crate::call;
use crate::case::acts;
use crate::case::rules::{Matter, TypedMatter};
use crate::case::store::{self, Voice};
use crate::case::upload;
use crate::ground::{Moment, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::pages::shown::ShownSupplement;
use crate::proposal::store::{Proposal, received};
use crate::web::see_other;
use crate::words::parts::{Crumb, Empty, Kind, Notice, Tag};

#[derive(Serialize)]
struct ListView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    rows: Vec<Row>,
    empty: Option<Empty>,
    supplements: Vec<ShownSupplement>,
    /// Why nothing can be opened, or why what was typed was refused.
    notice: Option<Notice>,
    form: Option<Form>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    number: i32,
    subject: String,
    kind: String,
    tag: Tag,
    due: Option<Moment>,
    /// When something was last written.
    last: Moment,
    /// Something was written that the reader has not seen.
    news: bool,
}

impl View for ListView {
    const TEMPLATE: &'static str = "case/list";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, &TypedMatter::default(), &Problems::none())).await
}

fn view(look: &mut Look<'_>, key: &str, typed: &TypedMatter, problems: &Problems) -> Result<ListView> {
    let actor = look.actor.clone();
    let (proposal, voice) = store::heard(look.db, &actor, key, look.now)?;
    let book = call::store::rulebook(look.db, &proposal.call)?;
    let mut matters = store::heard_matters(look.db, &actor, (&proposal, voice))?;
    // What waits for the reader first, then by number from the last.
    let last = |one: &(Matter, Voice)| {
        (!waits_for(&one.0, one.1, look.now), one.0.decision.is_some(), -one.0.number)
    };
    matters.sort_by_key(last);
    let mut rows = Vec::new();
    for (matter, voice) in &matters {
        rows.push(row(look, &proposal, *voice, matter)?);
    }
    let taken_in = received(look.db, &proposal, look.now)?.is_some();
    let side = voice.side.filter(|_| voice.writes && taken_in);
    let supplements = store::heard_supplements(look.db, &actor, (&proposal, voice))?;
    let heading = look.say("case-title");
    let action = case_href(&proposal.reference);
    let empty = Empty::new(look.say("case-empty"), look.say("case-empty-more"));
    let notice = match problems.is_refusal() {
        true => refused(look, problems),
        false => (!taken_in).then(|| {
            Notice::new(Kind::Plain, look.say("case-not-yet"), look.say("refusal-case-not-received"))
        }),
    };
    Ok(ListView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &book, &proposal, voice, &[Crumb::here(&heading)]),
        heading,
        empty: (rows.is_empty() && taken_in).then_some(empty),
        rows,
        supplements: ShownSupplement::each(look, supplements, "/attachments")?,
        notice,
        form: side.map(|side| opening(look, &book, (action, side), typed, problems)),
    })
}

fn row(look: &mut Look<'_>, proposal: &Proposal, voice: Voice, matter: &Matter) -> Result<Row> {
    let actor = look.actor.clone();
    let news = store::unread(look.db, &actor, voice, matter)?.is_some();
    Ok(Row {
        href: matter_href(&proposal.reference, matter.number),
        number: matter.number,
        subject: matter.subject.clone(),
        kind: look.say(&format!("case-kind-{}", matter.kind.name().replace('_', "-"))),
        tag: standing_tag(look, matter, voice),
        due: matter.due().filter(|_| matter.decision.is_none()),
        last: matter.messages.last().map_or(matter.at, |last| last.at),
        news,
    })
}

/// A refusal, told without a form.
pub(super) fn refused(look: &Look<'_>, problems: &Problems) -> Option<Notice> {
    let refusal = problems.0.iter().find(|problem| problem.is_refusal())?;
    let said = look.words().problem(look.language, refusal);
    Some(Notice::new(Kind::Bad, look.say("error-refused"), said))
}

/// `POST /proposals/{proposal}/case`: `csrf` first, then what is asked, then `file` where there is one.
pub async fn open(
    who: Signed,
    request: HttpRequest,
    key: Path<String>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let key = key.into_inner();
    // Before a byte is stored: may this person write here at all?
    let of = key.clone();
    let may = who.look(move |look| {
        let actor = look.actor.clone();
        store::heard(look.db, &actor, &of, look.now)?.1.speaks()
    });
    may.await?;
    let mut arrived = upload::read(&request, &who.state, &mut parts).await?;
    let typed = typed(&arrived);
    let file = match arrived.taken() {
        Ok(file) => file,
        Err(problems) => return again(&who, key, typed, problems).await,
    };
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let (of, new) = (key.clone(), typed.clone());
    let opened = who.act(arrived.received, move |act| acts::open(act, &of, &new, file.as_ref(), &base));
    match Who::problems_of(opened.await)? {
        Ok(number) => Ok(see_other(&format!("{}?done=case-opened", matter_href(&key, number)))),
        Err(problems) => again(&who, key, typed, problems).await,
    }
}

fn typed(arrived: &upload::Arrived) -> TypedMatter {
    TypedMatter {
        kind: arrived.field("kind"),
        subject: arrived.field("subject"),
        text: arrived.field("text"),
        place: arrived.field("place"),
        field: arrived.field("field"),
        said: arrived.field("said"),
        proposed: arrived.field("proposed"),
        due: arrived.field("due"),
    }
}

async fn again(who: &Signed, key: String, typed: TypedMatter, problems: Problems) -> Result<HttpResponse> {
    who.page(move |look| Ok(Page::again(view(look, &key, &typed, &problems)?, &problems))).await
}
