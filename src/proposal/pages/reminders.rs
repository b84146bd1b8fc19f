//! Whether one is reminded of a cut-off that draws near. It is for each to say for oneself.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::href;
use crate::call::rules::Rulebook;
use crate::ground::Result;
use crate::people::{Look, Signed};
use crate::proposal::acts;
use crate::proposal::rules::Heading;
use crate::proposal::store::{Proposal, Sight, reminders};
use crate::web::{InTime, see_other};
use crate::words::parts::Action;

/// What the overview says of it.
#[derive(Clone, Debug, Serialize)]
pub struct Reminders {
    pub text: String,
    pub action: Action,
}

/// None where no letters go out, or not to this reader.
pub fn of(
    look: &mut Look<'_>,
    proposal: &Proposal,
    sight: Sight,
    book: &Rulebook,
    heading: &Heading,
) -> Result<Option<Reminders>> {
    let Some(person) = look.actor.person().cloned() else { return Ok(None) };
    let ahead = matches!(heading, Heading::Next { .. });
    if !sight.may_write() || !ahead || book.reminder_days.is_empty() {
        return Ok(None);
    }
    let to = format!("{}/reminders", href(&proposal.reference));
    if reminders::is_mute(look.db, &proposal.id, &person)? {
        let action = Action::post(look.say("drafting-reminders-want"), to).with("mute", "false");
        return Ok(Some(Reminders { text: look.say("drafting-reminders-off"), action }));
    }
    let days: Vec<String> = book.reminder_days.0.iter().map(ToString::to_string).collect();
    let text = look.text("drafting-reminders-on", &[("days", days.join(", "))]);
    let action = Action::post(look.say("drafting-reminders-mute"), to).with("mute", "true");
    Ok(Some(Reminders { text, action }))
}

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    mute: bool,
}

pub async fn save(who: Signed, key: Path<String>, form: InTime<Wanted>) -> Result<HttpResponse> {
    let (key, mute) = (key.into_inner(), form.form.mute);
    let of = key.clone();
    who.act(form.received, move |act| acts::mute_reminders(act, &of, mute)).await?;
    let done = if mute { "drafting-muted" } else { "drafting-unmuted" };
    Ok(see_other(&format!("{}?done={done}", href(&key))))
}
