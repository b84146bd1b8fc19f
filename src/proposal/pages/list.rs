//! My proposals: each with where it stands, and loudly what is not submitted.

use actix_web::HttpResponse;
use serde::Serialize;

use super::{href, stage_tag, standing};
use crate::ground::Result;
use crate::people::{Look, Signed, View};
use crate::proposal::rules::Heading;
use crate::proposal::store::{self, Proposal, Sight, invitations};
use crate::words::parts::{Action, Empty, Kind, Tag};

#[derive(Serialize)]
struct ListView {
    title: String,
    new: Action,
    invited: Vec<Invited>,
    rows: Vec<Row>,
    empty: Option<Empty>,
}

/// An invitation that waits for an answer.
#[derive(Serialize)]
struct Invited {
    text: String,
    href: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    acronym: String,
    title: String,
    call: String,
    role: String,
    stage: Tag,
    /// `NOT SUBMITTED`, or what else must not be overlooked.
    standing: String,
    loud: bool,
    /// The cut-off it heads for or was received for.
    cutoff: Option<String>,
    at: Option<String>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "proposal/list";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals`
pub async fn show(who: Signed) -> Result<HttpResponse> {
    who.page(view).await
}

fn view(look: &mut Look<'_>) -> Result<ListView> {
    let actor = look.actor.clone();
    let mut rows = Vec::new();
    for (proposal, sight) in store::mine(look.db, &actor)? {
        rows.push(row(look, &proposal, sight)?);
    }
    let new = Action::go(look.say("proposal-begin"), "/proposals/new");
    let mut invited = Vec::new();
    for one in invitations::to(look.db, &actor, look.wall)? {
        let acronym = store::by_id(look.db, &one.proposal)?.acronym;
        let args = [("acronym", acronym), ("role", look.say(&format!("role-{}", one.role)))];
        let href = format!("/invitations/{}", one.id);
        invited.push(Invited { text: look.text("invitation-waits", &args), href });
    }
    let empty = Empty::new(look.say("proposal-list-empty"), look.say("proposal-list-empty-more"));
    Ok(ListView {
        title: look.say("proposal-list-title"),
        empty: rows.is_empty().then(|| empty.action(new.clone().primary())),
        new,
        invited,
        rows,
    })
}

fn row(look: &mut Look<'_>, proposal: &Proposal, sight: Sight) -> Result<Row> {
    let call = store::open_call(look.db, &proposal.call)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let notice = standing(look, proposal, &heading);
    let (cutoff, at) = match &heading {
        Heading::Next { cutoff, at, .. } | Heading::Received { cutoff, at } => {
            let text = look.text("proposal-cutoff", &[("cutoff", cutoff.to_string())]);
            (Some(text), Some(at.to_string()))
        }
        Heading::Over { .. } => (None, None),
    };
    Ok(Row {
        href: href(&proposal.reference),
        reference: proposal.reference.clone(),
        acronym: proposal.acronym.clone(),
        title: proposal.title.clone(),
        call: call.book.call.title.in_language(look.language.code()).to_owned(),
        role: look.say(role_key(sight)),
        stage: stage_tag(look, proposal.stage),
        loud: matches!(notice.kind, Kind::Bad | Kind::Warn),
        standing: notice.title,
        cutoff,
        at,
    })
}

pub(super) fn role_key(sight: Sight) -> &'static str {
    match sight {
        Sight::Coordinator => "role-coordinator",
        Sight::Contributor => "role-contributor",
        Sight::Reader => "role-reader",
        Sight::Official => "role-staff",
    }
}
