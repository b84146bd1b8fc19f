//! The whole of what a proposal says, to be read and printed. Members read the draft; officials what was
//! received.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::shown::{Shown, track};
use super::{crumbs, href};
use crate::ground::Result;
use crate::people::{Look, Signed, View};
use crate::proposal::store::{self, Sight};
use crate::words::parts::Crumb;

#[derive(Serialize)]
struct TextView {
    title: String,
    crumbs: Vec<Crumb>,
    href: String,
    reference: String,
    acronym: String,
    headline: String,
    track: String,
    /// What is shown: the draft, or a version that was submitted.
    which: String,
    content: Shown,
}

impl View for TextView {
    const TEMPLATE: &'static str = "proposal/text";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals/{proposal}/text`
pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key)).await
}

fn view(look: &mut Look<'_>, key: &str) -> Result<TextView> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let content = store::seen_content(look.db, &proposal, sight)?;
    let which = match (sight, proposal.last) {
        (Sight::Official, Some(last)) => {
            look.text("proposal-text-version", &[("version", last.version.to_string())])
        }
        _ => look.text("proposal-text-draft", &[("draft", proposal.version.to_string())]),
    };
    let title = look.text("proposal-text-title", &[("acronym", content.acronym.clone())]);
    Ok(TextView {
        crumbs: crumbs(look, &proposal, Some(look.say("proposal-text"))),
        href: href(&proposal.reference),
        track: track(look, &call.book, &content.track),
        content: Shown::of(look, &call.book, &content)?,
        reference: proposal.reference,
        acronym: content.acronym,
        headline: content.title,
        title,
        which,
    })
}
