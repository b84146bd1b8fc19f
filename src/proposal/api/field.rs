//! One field of a draft over the API: what stands in it, what stood in it, and saving it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call;
use crate::ground::{Error, Refusal, Result};
use crate::people::{self, Api, Look, Reply};
use crate::proposal::acts::{self, Kept, Past, Typing};
use crate::proposal::rules::{Answer, FieldKey};
use crate::proposal::store::{self, fields};
use crate::web::{JsonInTime, Problem, json};

/// A value for one field.
#[derive(Deserialize, ToSchema)]
pub struct FieldValue {
    /// Text, or the ids of what is chosen.
    #[schema(value_type = Object)]
    value: Answer,
}

#[derive(Deserialize)]
pub struct Later {
    #[serde(default)]
    after: i64,
}

#[derive(Serialize, ToSchema)]
pub struct FieldsOut {
    /// Of the draft: `after` of the next request.
    version: i64,
    fields: Vec<ChangedOut>,
}

/// A field that somebody changed.
#[derive(Serialize, ToSchema)]
pub struct ChangedOut {
    field: String,
    /// The version of the draft since which it stands as it does.
    version: i64,
    /// RFC 3339, UTC.
    at: String,
    by: String,
}

/// The fields of a draft that changed after a version of it, without what they say.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/fields", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("after" = Option<i64>, Query, description = "A version of the draft; all fields where none is named")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = FieldsOut), (status = 404, body = Problem)))]
pub async fn fields_since(api: Api, key: Path<String>, later: Query<Later>) -> Result<HttpResponse> {
    let after = later.after;
    let out = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        if !sight.is_member() {
            return Err(Error::NotFound);
        }
        let mut changed = Vec::new();
        for (field, since) in fields::since(look.db, &proposal.id)? {
            if since.version > after {
                let by = people::store::name(look.db, &since.by)?;
                let (version, at) = (since.version, since.at.to_string());
                changed.push(ChangedOut { field, version, at, by });
            }
        }
        Ok(FieldsOut { version: proposal.version, fields: changed })
    });
    Ok(json(&out.await?))
}

#[derive(Serialize, ToSchema)]
pub struct FieldOut {
    /// Id of the rulebook, or `basics.acronym`, `basics.title`, `basics.track`.
    field: String,
    /// The version of the draft since which it stands as it does; 0 where nobody wrote in it.
    version: i64,
    #[schema(value_type = Object)]
    value: Answer,
    /// The newest first.
    history: Vec<PastOut>,
}

#[derive(Serialize, ToSchema)]
pub struct PastOut {
    /// Names it to be restored.
    past: String,
    /// The version of the draft that it made; of a text that was set aside, the one that it met.
    version: i64,
    /// `typed`, `saved`, `restored` or `aside`.
    how: &'static str,
    /// RFC 3339, UTC.
    at: String,
    by: String,
    #[schema(value_type = Object)]
    value: Answer,
}

/// One field of a draft with its history. The `ETag` is the field's version.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/fields/{field}", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("field" = String, Path, description = "Id of the rulebook, or basics.acronym, basics.title, basics.track")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = FieldOut), (status = 404, body = Problem)))]
pub async fn field(api: Api, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    let field = api.look("proposals:read", move |look| field_out(look, &key, &name)).await?;
    Ok(Reply::ok(&field)?.version(field.version).respond())
}

fn field_out(look: &mut Look<'_>, key: &str, name: &str) -> Result<FieldOut> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let book = call::store::rulebook(look.db, &proposal.call)?;
    let field = FieldKey::parse(name, &book).ok_or(Error::NotFound)?;
    let current = fields::current(look.db, &proposal, &field)?;
    let mut history = Vec::new();
    for one in fields::history(look.db, &proposal.id, name)? {
        let by = people::store::name(look.db, &one.by)?;
        let (version, how, at) = (one.version, one.how.name(), one.at.to_string());
        let past = version.to_string();
        history.push((one.at, PastOut { past, version, how, at, by, value: one.value }));
    }
    for one in fields::asides(look.db, &proposal.id, name)? {
        let by = people::store::name(look.db, &one.by)?;
        let (version, how, at) = (one.against, "aside", one.at.to_string());
        let past = format!("aside:{}", one.id);
        history.push((one.at, PastOut { past, version, how, at, by, value: one.value }));
    }
    history.sort_by_key(|(at, past)| (std::cmp::Reverse(*at), std::cmp::Reverse(past.version), past.how));
    let history = history.into_iter().map(|(_, past)| past).collect();
    Ok(FieldOut { field: name.to_owned(), version: current.version(), value: current.value, history })
}

#[derive(Serialize, ToSchema)]
pub struct FieldSaved {
    field: String,
    /// The version of the draft since which it stands as it does.
    version: i64,
}

/// Save one field of a draft. `If-Match` names the version that was read, of the field or of the draft: a field that
/// others changed since then, and that is sent otherwise, is a conflict; what was sent is kept in its history.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/fields/{field}", tag = "proposals",
    request_body = FieldValue,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("field" = String, Path, description = "Id of the rulebook, or basics.acronym, basics.title, basics.track"),
        ("If-Match" = i64, Header, description = "The version that was read")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = FieldSaved), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn save_field(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<FieldValue>,
) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    let base = api.if_match.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let (state, language) = (api.state.clone(), api.language);
    let save = move |act: &mut Act<'_>, sent: &FieldValue| {
        match acts::save_field(act, &key, &name, base, &Typing::Program(sent.value.clone()))? {
            Kept::Stored { version } => {
                Ok(Reply::ok(&FieldSaved { field: name.clone(), version })?.version(version))
            }
            // Told as an answer: what was sent is kept in the history, which an error would undo.
            Kept::Theirs(met) | Kept::Both(met) => {
                let conflict = Error::Conflict { current: met.version };
                let problem = Problem::of(&conflict, None, language, state.words);
                Ok(Reply { status: StatusCode::CONFLICT, ..Reply::ok(&problem)?.version(met.version) })
            }
        }
    };
    api.act_on("proposals:write", body, save).await
}

/// A text of a field's history.
#[derive(Deserialize, ToSchema)]
pub struct RestoreIn {
    /// `past` of an entry of the history.
    #[serde(default)]
    past: String,
}

/// Put a text of the history back into its field, as a new version. `If-Match` names the version that was read: a field
/// that somebody changed since then is a conflict.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/fields/{field}/restoration", tag = "proposals",
    request_body = RestoreIn,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("field" = String, Path, description = "Id of the rulebook, or basics.acronym, basics.title, basics.track"),
        ("If-Match" = i64, Header, description = "The version that was read")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = FieldSaved), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn restore_field(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<RestoreIn>,
) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    let base = api.if_match.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let restore = move |act: &mut Act<'_>, sent: &RestoreIn| {
        // Who may not write learns no more of a request that names nothing.
        store::for_fields(act, &key)?;
        let past = Past::parse(&sent.past).ok_or(Error::NotFound)?;
        let version = acts::restore_field(act, &key, &name, base, &past)?;
        Ok(Reply::ok(&FieldSaved { field: name.clone(), version })?.version(version))
    };
    api.act_on("proposals:write", body, restore).await
}
