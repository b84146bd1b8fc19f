//! The operations.

use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::shape::{MatterList, SupplementList, ThreadOfMatter, matter, supplement, thread};
use crate::act::Act;
use crate::case::acts;
use crate::case::rules::{TypedDecision, TypedMatter, TypedMessage, TypedMove, TypedRequest};
use crate::case::store;
use crate::case::upload::{FILE_MAX, take};
use crate::ground::ids::{AttachmentId, CallId};
use crate::ground::{Error, Result};
use crate::keys::sha256_hex;
use crate::people::{Api, Reply};
use crate::proposal::download::send;
use crate::web::{JsonInTime, Problem, json};

fn base(api: &Api) -> String {
    api.state.config.http.public_url.trim_end_matches('/').to_owned()
}

/// The matters of a proposal's case: for its team, and for staff and auditors once a cut-off has taken it in.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/case", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = MatterList), (status = 404, body = Problem)))]
pub async fn case(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let list = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, voice) = store::heard(look.db, &actor, &key, look.now)?;
        let all = store::heard_matters(look.db, &actor, (&proposal, voice))?;
        let all = all.iter().map(|(one, voice)| matter(look, &proposal, *voice, one));
        let matters = all.collect::<Result<_>>()?;
        Ok(MatterList { matters })
    });
    Ok(json(&list.await?))
}

/// Open a matter: as staff of the call, or for the team.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/case", tag = "proposals", request_body = TypedMatter,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 201), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn open_matter(api: Api, key: Path<String>, body: JsonInTime<TypedMatter>) -> Result<HttpResponse> {
    let base = base(&api);
    let open = move |act: &mut Act<'_>, typed: &TypedMatter| {
        let number = acts::open(act, &key, typed, None, &base)?;
        let location = format!("/api/v1/proposals/{key}/case/{number}");
        Reply::created(location, &serde_json::json!({ "number": number }))
    };
    api.act_on("proposals:write", body, open).await
}

/// One matter with all that was said. Reading it here leaves no receipt.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/case/{number}", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"), ("number" = i32, Path)),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ThreadOfMatter), (status = 404, body = Problem)))]
pub async fn matter_of_case(api: Api, path: Path<(String, i32)>) -> Result<HttpResponse> {
    let (key, number) = path.into_inner();
    let found = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, found, voice) = store::heard_matter(look.db, &actor, &key, number, look.now)?;
        thread(look, &proposal, voice, &found)
    });
    Ok(json(&found.await?))
}

/// Write in a matter.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/case/{number}/messages", tag = "proposals",
    request_body = TypedMessage,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"), ("number" = i32, Path)),
    security(("token" = ["proposals:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn write_in_matter(
    api: Api,
    path: Path<(String, i32)>,
    body: JsonInTime<TypedMessage>,
) -> Result<HttpResponse> {
    let ((key, number), base) = (path.into_inner(), base(&api));
    let write = move |act: &mut Act<'_>, typed: &TypedMessage| {
        acts::write(act, &key, number, typed, None, &base)?;
        Reply::ok(&serde_json::json!({ "number": number }))
    };
    api.act_on("proposals:write", body, write).await
}

#[derive(Deserialize)]
pub struct SentWith {
    /// What the file is called.
    #[serde(default)]
    name: String,
    /// Words to go with it.
    #[serde(default)]
    text: String,
}

/// Send a file in a matter: the bytes of a PDF, or of a PNG or JPEG picture, of at most 20 MB.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/case/{number}/attachments", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"), ("number" = i32, Path),
        ("name" = Option<String>, Query, description = "What the file is called"),
        ("text" = Option<String>, Query, description = "Words to go with it")),
    request_body(content_type = "application/octet-stream", description = "The bytes of the file"),
    security(("token" = ["proposals:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn attach_to_matter(
    api: Api,
    request: HttpRequest,
    path: Path<(String, i32)>,
    with: Query<SentWith>,
    body: Payload,
) -> Result<HttpResponse> {
    let ((key, number), base) = (path.into_inner(), base(&api));
    let SentWith { name, text } = with.into_inner();
    // Before a byte is stored: may this program write here at all?
    let of = key.clone();
    let may = api.look("proposals:write", move |look| {
        let actor = look.actor.clone();
        store::heard_matter(look.db, &actor, &of, number, look.now)?.2.speaks()
    });
    may.await?;
    let staged = api.state.files.stage(body, FILE_MAX).await;
    let file = take(&api.state, name, staged).await?.map_err(|why| Error::from(why.problems()))?;
    let received = api.state.clock.now();
    let whole = format!("{} {}\n{}\n{text}", request.method(), request.path(), file.sha256);
    let typed = TypedMessage { text, proposed: String::new() };
    let write = move |act: &mut Act<'_>| {
        acts::write(act, &key, number, &typed, Some(&file), &base)?;
        Reply::ok(&serde_json::json!({ "number": number, "sha256": file.sha256 }))
    };
    api.act("proposals:write", received, &sha256_hex(whole.as_bytes()), write).await
}

/// Read a file of a case.
#[utoipa::path(get, path = "/api/v1/attachments/{attachment}", tag = "proposals",
    params(("attachment" = String, Path, description = "As the matter names it")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The bytes of the file"), (status = 404, body = Problem)))]
pub async fn attachment(api: Api, request: HttpRequest, id: Path<AttachmentId>) -> Result<HttpResponse> {
    let found = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        store::file(look.db, &actor, &id, look.now)
    });
    let found = found.await?;
    send(&api.state, Some(&request), &found).await
}

/// Decide a matter, as staff of the call. What is accepted becomes a supplement, whose number is answered.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/case/{number}/decision", tag = "proposals",
    request_body = TypedDecision,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"), ("number" = i32, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn decide_matter(
    api: Api,
    path: Path<(String, i32)>,
    body: JsonInTime<TypedDecision>,
) -> Result<HttpResponse> {
    let ((key, number), base) = (path.into_inner(), base(&api));
    let decide = move |act: &mut Act<'_>, typed: &TypedDecision| {
        let supplement = acts::decide(act, &key, number, typed, &base)?;
        Reply::ok(&serde_json::json!({ "number": number, "supplement": supplement }))
    };
    api.act_on("staff:write", body, decide).await
}

/// Move the due date of a matter, as staff of the call, with a reason: later, or earlier where at least two days are
/// left. A lapsed matter is opened again by it.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/case/{number}/due", tag = "proposals",
    request_body = TypedMove,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"), ("number" = i32, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn move_due_of_matter(
    api: Api,
    path: Path<(String, i32)>,
    body: JsonInTime<TypedMove>,
) -> Result<HttpResponse> {
    let ((key, number), base) = (path.into_inner(), base(&api));
    let moves = move |act: &mut Act<'_>, typed: &TypedMove| {
        acts::move_due(act, &key, number, typed, &base)?;
        Reply::ok(&serde_json::json!({ "number": number }))
    };
    api.act_on("staff:write", body, moves).await
}

/// Ask for more time in a matter, for the team. The due date stays what it is until staff move it.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/case/{number}/more-time", tag = "proposals",
    request_body = TypedRequest,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"), ("number" = i32, Path)),
    security(("token" = ["proposals:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn ask_for_time_in_matter(
    api: Api,
    path: Path<(String, i32)>,
    body: JsonInTime<TypedRequest>,
) -> Result<HttpResponse> {
    let ((key, number), base) = (path.into_inner(), base(&api));
    let ask = move |act: &mut Act<'_>, typed: &TypedRequest| {
        acts::ask_for_time(act, &key, number, typed, &base)?;
        Reply::ok(&serde_json::json!({ "number": number }))
    };
    api.act_on("proposals:write", body, ask).await
}

/// What was accepted beside the submissions of a proposal.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/supplements", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = SupplementList), (status = 404, body = Problem)))]
pub async fn supplements_of(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let list = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, voice) = store::heard(look.db, &actor, &key, look.now)?;
        let all = store::heard_supplements(look.db, &actor, (&proposal, voice))?;
        let supplements = all.into_iter().map(|one| supplement(look, one)).collect::<Result<_>>()?;
        Ok(SupplementList { supplements })
    });
    Ok(json(&list.await?))
}

/// What is open in the cases of a call, the oldest due date first: for its staff and auditors.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cases", tag = "calls", params(("call" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = MatterList), (status = 404, body = Problem)))]
pub async fn cases(api: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let list = api.look("staff:read", move |look| {
        if !store::oversees(&look.actor, &call) {
            return Err(Error::NotFound);
        }
        crate::call::store::rulebook(look.db, &call)?;
        let actor = look.actor.clone();
        let open = store::seen_of_call(look.db, &actor, &call, look.now)?;
        let open = open.iter().map(|(proposal, voice, one)| matter(look, proposal, *voice, one));
        Ok(MatterList { matters: open.collect::<Result<_>>()? })
    });
    Ok(json(&list.await?))
}
