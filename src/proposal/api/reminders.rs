//! Whether one is reminded of a cut-off that draws near: each for oneself.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::db::Db;
use crate::ground::{Actor, Error, Moment, Result};
use crate::people::{Api, Reply};
use crate::proposal::acts;
use crate::proposal::store::{self, reminders as kept};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct RemindersOut {
    /// No letters go out to the token's owner.
    mute: bool,
    /// Days before a cut-off on which letters go out to those who write.
    days: Vec<i32>,
}

#[derive(Deserialize, ToSchema)]
pub struct RemindersIn {
    #[serde(default)]
    mute: bool,
}

/// Whether letters remind the token's owner of the cut-off.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/reminders", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = RemindersOut), (status = 404, body = Problem)))]
pub async fn reminders(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let look = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        told(look.db, &actor, &key, look.now)
    });
    Ok(json(&look.await?))
}

fn told(db: &mut Db, actor: &Actor, key: &str, now: Moment) -> Result<RemindersOut> {
    let (proposal, sight) = store::find(db, actor, key, now)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let person = actor.person().ok_or(Error::SignIn)?;
    let book = crate::call::store::rulebook(db, &proposal.call)?;
    Ok(RemindersOut { mute: kept::is_mute(db, &proposal.id, person)?, days: book.reminder_days.0.clone() })
}

/// Want reminders, or none.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/reminders", tag = "proposals", request_body = RemindersIn,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = RemindersOut), (status = 404, body = Problem)))]
pub async fn set_reminders(
    api: Api,
    key: Path<String>,
    body: JsonInTime<RemindersIn>,
) -> Result<HttpResponse> {
    let set = move |act: &mut Act<'_>, wanted: &RemindersIn| {
        acts::mute_reminders(act, &key, wanted.mute)?;
        let (actor, now) = (act.actor, act.received());
        Reply::ok(&told(act.db, actor, &key, now)?)
    };
    api.act_on("proposals:write", body, set).await
}
