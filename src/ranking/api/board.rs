//! The Board over the API: the sealed lists before it, and a member's word.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::act::Act;
use crate::ground::ids::CallId;
use crate::ground::{Error, Result, Role};
use crate::people::{Api, Reply};
use crate::ranking::acts;
use crate::ranking::rules::Vote;
use crate::ranking::store;
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct BoardLists {
    /// The newest first.
    lists: Vec<BoardEntry>,
}

#[derive(Serialize, ToSchema)]
pub struct BoardEntry {
    call: String,
    cutoff: i32,
    /// When the list was sealed: RFC 3339, UTC.
    at: String,
    /// The Board has decided.
    decided: bool,
    /// The member's word is in.
    spoken: bool,
}

/// The sealed lists before the Boards one is a member of.
#[utoipa::path(get, path = "/api/v1/board", tag = "ranking",
    security(("token" = ["staff:read"])),
    responses((status = 200, body = BoardLists), (status = 404, body = Problem)))]
pub async fn lists(api: Api) -> Result<HttpResponse> {
    let lists = api.look("staff:read", |look| {
        if !look.actor.has(Role::Board) {
            return Err(Error::NotFound);
        }
        let actor = look.actor.clone();
        let mut lists = Vec::new();
        for (call, cutoff, at) in store::lists_before_board(look.db, &actor)? {
            let decided = store::decision_of(look.db, &call, cutoff)?.is_some();
            let voices = store::voices_of(look.db, &call, cutoff)?;
            let spoken = voices.iter().any(|voice| Some(&voice.person) == actor.person());
            lists.push(BoardEntry { call: call.to_string(), cutoff, at: at.to_string(), decided, spoken });
        }
        Ok(BoardLists { lists })
    });
    Ok(json(&lists.await?))
}

#[derive(Serialize, ToSchema)]
pub struct BoardOut {
    /// SHA-256 of the sealed list, and when it was sealed.
    sha256: String,
    at: String,
    /// The list as it was sealed.
    #[schema(value_type = Object)]
    list: Value,
    /// The member's own word; null before it.
    said: Option<VoiceOut>,
}

#[derive(Serialize, ToSchema)]
pub struct VoiceOut {
    interest: String,
    /// `for`, `against`, `abstained` or `stepped_out`.
    vote: &'static str,
    at: String,
}

/// A sealed list before the Board, and one's own word on it.
#[utoipa::path(get, path = "/api/v1/board/{call}/{cutoff}", tag = "ranking",
    params(("call" = String, Path), ("cutoff" = i32, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = BoardOut), (status = 404, body = Problem)))]
pub async fn before_board(api: Api, place: Path<(String, i32)>) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let out = api.look("staff:read", move |look| {
        let actor = look.actor.clone();
        let edition = store::list_before_board(look.db, &actor, &call, cutoff)?;
        let voices = store::voices_of(look.db, &call, cutoff)?;
        let own = voices.into_iter().find(|voice| Some(&voice.person) == actor.person());
        Ok(BoardOut {
            list: serde_json::from_str(&edition.document)?,
            sha256: edition.hash,
            at: edition.at.to_string(),
            said: own.map(|voice| VoiceOut {
                interest: voice.interest,
                vote: voice.vote.name(),
                at: voice.at.to_string(),
            }),
        })
    });
    Ok(json(&out.await?))
}

#[derive(Deserialize, ToSchema)]
pub struct VoiceIn {
    /// What one has to do with a proposal of the list; then one steps out.
    #[serde(default)]
    interest: String,
    /// `for`, `against`, `abstained` or `stepped_out`.
    #[serde(default)]
    vote: String,
}

/// Vote on a sealed list as a member of the Board, or declare an interest and step out.
#[utoipa::path(post, path = "/api/v1/board/{call}/{cutoff}", tag = "ranking", request_body = VoiceIn,
    params(("call" = String, Path), ("cutoff" = i32, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn speak(api: Api, place: Path<(String, i32)>, json: JsonInTime<VoiceIn>) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let speak = move |act: &mut Act<'_>, sent: &VoiceIn| {
        acts::speak(act, &call, cutoff, &sent.interest, Vote::parse(&sent.vote))?;
        Reply::ok(&serde_json::json!({ "vote": sent.vote }))
    };
    api.act_on("staff:write", json, speak).await
}
