//! The register of attempts that were refused or failed, over the API: nobody has to prove that they tried.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::call::rules::Rulebook;
use crate::ground::ids::CallId;
use crate::ground::{Error, Result, Role};
use crate::people::{Api, Look};
use crate::proposal::attempt::said;
use crate::proposal::store;
use crate::proposal::store::attempts::{self as register, Attempt};
use crate::web::{Problem, json};

#[derive(Serialize, ToSchema)]
pub struct AttemptList {
    /// The newest first.
    attempts: Vec<AttemptOut>,
}

#[derive(Serialize, ToSchema)]
pub struct AttemptOut {
    /// RFC 3339, UTC.
    at: String,
    reference: String,
    /// `submit`, `withdraw`, `upload`, `deposit` or `hand-in`.
    verb: String,
    /// Of the refusal, or of the problem where the arguments name a `field`; with its arguments in machine form.
    code: String,
    #[schema(value_type = Object)]
    arguments: std::collections::BTreeMap<String, String>,
    /// The refusal in words.
    detail: String,
}

fn out(look: &Look<'_>, book: &Rulebook, attempt: Attempt) -> AttemptOut {
    AttemptOut {
        at: attempt.at.to_string(),
        detail: said(look.words(), look.language, book, &attempt),
        reference: attempt.reference,
        verb: attempt.verb,
        code: attempt.code,
        arguments: attempt.args,
    }
}

/// What was tried upon a proposal and refused.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/attempts", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = AttemptList), (status = 404, body = Problem)))]
pub async fn attempts(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let list = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        let book = crate::call::store::rulebook(look.db, &proposal.call)?;
        let rows = register::seen_of(look.db, &proposal, sight, look.now)?;
        Ok(AttemptList { attempts: rows.into_iter().map(|one| out(look, &book, one)).collect() })
    });
    Ok(json(&list.await?))
}

/// What was tried in a call and refused, for its staff and auditors.
#[utoipa::path(get, path = "/api/v1/calls/{call}/attempts", tag = "calls", params(("call" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = AttemptList), (status = 404, body = Problem)))]
pub async fn call_attempts(api: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let list = api.look("staff:read", move |look| {
        let watches = |role| look.actor.has_for_call(role, &call);
        if ![Role::Staff, Role::Auditor].into_iter().any(watches) {
            return Err(Error::NotFound);
        }
        let book = crate::call::store::rulebook(look.db, &call)?;
        let rows = register::seen_of_call(look.db, &call, look.now)?;
        Ok(AttemptList { attempts: rows.into_iter().map(|one| out(look, &book, one)).collect() })
    });
    Ok(json(&list.await?))
}
