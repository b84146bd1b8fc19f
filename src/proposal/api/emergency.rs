//! The emergency path over the API: one small request before the cut-off, the archive after it.

use actix_web::web::{Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call;
use crate::call::rules::Rulebook;
use crate::files::NotStaged;
use crate::ground::ids::{CallId, DepositId};
use crate::ground::{Error, Moment, Problems, Result, Role};
use crate::keys::sha256_hex;
use crate::people::{Api, Reply};
use crate::proposal::acts::{self, Whose};
use crate::proposal::archive::take;
use crate::proposal::attempt::{self, Tried};
use crate::proposal::download::send;
use crate::proposal::emergency::{Looked, awaited, handed_in, look_at, to_decide};
use crate::proposal::rules::{Means, TypedDeposit, TypedVerdict};
use crate::proposal::store::deposits::{self, Deposit, Fault, Handed};
use crate::proposal::store::{self, attachments, is_official};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct DepositList {
    deposits: Vec<DepositOut>,
}

#[derive(Serialize, ToSchema)]
pub struct DepositOut {
    /// For staff.
    id: String,
    reference: String,
    number: i32,
    cutoff: i32,
    sha256: String,
    /// When it reached the house.
    at: String,
    /// `portal`, `api`, `mail`, `phone` or `other`.
    means: String,
    /// `deposited`, `open`, `lapsed`, `waits`, `accepted` or `refused`.
    standing: String,
    handed_in_at: Option<String>,
    /// Things missing in the archive that must not be.
    blocking: Option<i32>,
    /// What is wrong with the archive.
    faults: Vec<FaultOut>,
    decided_at: Option<String>,
    reason: Option<String>,
    /// The submission it became, and the number of the supplement.
    version: Option<i32>,
    supplement: Option<i32>,
    /// A JWS (EdDSA).
    receipt: String,
}

#[derive(Serialize, ToSchema)]
pub struct FaultOut {
    /// JSON pointer into the archive.
    pointer: String,
    code: String,
}

fn faults(handed: Option<&Handed>) -> Vec<FaultOut> {
    let faults = handed.into_iter().flat_map(|of| &of.faults);
    let fault = |one: &Fault| FaultOut {
        pointer: format!("/{}", one.field.replace('.', "/")),
        code: one.code.clone(),
    };
    faults.map(fault).collect()
}

fn out(book: &Rulebook, one: Deposit, now: Moment) -> DepositOut {
    DepositOut {
        standing: one.standing(book, now).name().to_owned(),
        id: one.id.to_string(),
        reference: one.reference,
        number: one.number,
        cutoff: one.cutoff,
        sha256: one.sha256,
        at: one.at.to_string(),
        means: one.means.name().to_owned(),
        handed_in_at: one.handed.as_ref().map(|of| of.at.to_string()),
        faults: faults(one.handed.as_ref()),
        blocking: one.handed.map(|of| of.blocking),
        decided_at: one.decision.as_ref().map(|of| of.at.to_string()),
        version: one.decision.as_ref().and_then(|of| of.version),
        supplement: one.decision.as_ref().and_then(|of| of.supplement),
        reason: one.decision.map(|of| of.reason),
        receipt: one.receipt,
    }
}

fn base(api: &Api) -> String {
    api.state.config.http.public_url.trim_end_matches('/').to_owned()
}

/// The hashes that were deposited for a proposal: for its team.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/emergency", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = DepositList), (status = 404, body = Problem)))]
pub async fn deposits(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let list = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        let book = call::store::rulebook(look.db, &proposal.call)?;
        if book.emergency.is_none() || !sight.is_member() {
            return Err(Error::NotFound);
        }
        let all = deposits::of_proposal(look.db, &proposal.id)?;
        Ok(DepositList { deposits: all.into_iter().map(|one| out(&book, one, look.now)).collect() })
    });
    Ok(json(&list.await?))
}

#[derive(Clone, Deserialize, ToSchema)]
#[serde(default)]
#[derive(Default)]
pub struct DepositIn {
    /// SHA-256 of the archive: 64 hexadecimal digits.
    sha256: String,
    /// The cut-off it is meant for; another one is refused, never taken instead.
    cutoff: i32,
}

/// Deposit the hash of an archive before a cut-off. A refused attempt is kept in a register.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/emergency", tag = "proposals", request_body = DepositIn,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:submit"])),
    responses((status = 201), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn deposit_hash(api: Api, key: Path<String>, body: JsonInTime<DepositIn>) -> Result<HttpResponse> {
    let (asked, received, of, base) = (body.body.clone(), body.received, key.clone(), base(&api));
    let deposit = move |act: &mut Act<'_>, asked: &DepositIn| {
        let number = acts::deposit(act, &of, &asked.sha256, asked.cutoff, Means::Api, &base)?;
        Reply::created(format!("/api/v1/proposals/{of}/emergency"), &serde_json::json!({ "number": number }))
    };
    let done = api.act_on("proposals:submit", body, deposit).await;
    if let Err(error) = &done
        && is_of_deposits(error)
    {
        let (key, cutoff) = (key.into_inner(), Some(asked.cutoff));
        let tried = Tried { key, verb: "deposit", cutoff, received };
        attempt::keep_of_emergency(api.witness(), &tried, error).await;
    }
    done
}

/// Refused for what it asks, or turned away or failed: not for a token that does not reach, or a key that was used
/// before.
fn is_of_deposits(error: &Error) -> bool {
    match error {
        Error::Refused(of) => {
            of.code.starts_with("emergency") || ["proposal-received", "cutoff-not-next"].contains(&of.code)
        }
        Error::Busy | Error::Internal(_) => true,
        _ => false,
    }
}

/// Hand in the archive whose hash was deposited, within the hours after the cut-off. It is kept whatever is wrong with it,
/// since to mend it would make it another, and staff decide.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/emergency/archive", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    request_body(content_type = "application/zip", description = "The bytes of the archive"),
    security(("token" = ["proposals:submit"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn hand_in_archive(
    api: Api,
    request: HttpRequest,
    key: Path<String>,
    body: Payload,
) -> Result<HttpResponse> {
    let mut tried = Tried::now(&api.state, &key, "hand-in");
    let handed = arrive(&api, &request, &mut tried, body).await;
    if let Err(error) = &handed
        && is_of_deposits(error)
    {
        attempt::keep_of_emergency(api.witness(), &tried, error).await;
    }
    handed
}

/// Takes the archive in.
async fn arrive(api: &Api, request: &HttpRequest, tried: &mut Tried, body: Payload) -> Result<HttpResponse> {
    let key = tried.key.clone();
    let of = key.clone();
    let limit = api.look("proposals:submit", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &of, look.now)?;
        let book = call::store::rulebook(look.db, &proposal.call)?;
        if book.emergency.is_none() || !sight.is_member() {
            return Err(Error::NotFound);
        }
        if sight.leads() { Ok(take::most_bytes(&book)) } else { Err(Error::Forbidden) }
    });
    let staged = match api.state.files.stage(body, limit.await?).await {
        Ok(staged) => staged,
        Err(NotStaged::TooLarge) => return Err(Problems::one("archive", "archive-too-large").into()),
        Err(NotStaged::Broken(_)) => return Err(Problems::one("archive", "document-broken").into()),
        Err(NotStaged::Failed(error)) => return Err(error),
    };
    let received = api.state.clock.now();
    tried.received = received;
    let of = key.clone();
    let looked = look_at(&api.state, staged, |sha256| {
        api.look("proposals:submit", move |look| awaited(look, &of, &sha256, received))
    });
    match looked.await? {
        Looked::Deposited(archive) => {
            let whole = format!("{} {}\n{}", request.method(), request.path(), archive.sha256);
            let base = base(api);
            let hand_in = move |act: &mut Act<'_>| {
                let number = acts::hand_in(act, &key, &archive, &base)?;
                let faults = archive.faults.0.len();
                Reply::ok(&serde_json::json!({
                    "number": number, "blocking": archive.blocking, "faults": faults,
                }))
            };
            api.act("proposals:submit", received, &sha256_hex(whole.as_bytes()), hand_in).await
        }
        Looked::Refused(refusal) => Err(refusal.into()),
    }
}

/// The hashes that were deposited in a call: for its staff and auditors.
#[utoipa::path(get, path = "/api/v1/calls/{call}/emergency", tag = "calls", params(("call" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = DepositList), (status = 404, body = Problem)))]
pub async fn deposits_of_call(api: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let list = api.look("staff:read", move |look| {
        let actor = look.actor.clone();
        let watches = |role| actor.has_for_call(role, &call);
        if ![Role::Staff, Role::Auditor].into_iter().any(watches) {
            return Err(Error::NotFound);
        }
        let book = call::store::rulebook(look.db, &call)?;
        let all = deposits::of_call(look.db, &call)?;
        let seen = all.into_iter().filter(|one| is_official(&actor, &call, one.cutoff));
        Ok(DepositList { deposits: seen.map(|one| out(&book, one, look.now)).collect() })
    });
    Ok(json(&list.await?))
}

/// Write down a hash that reached the house otherwise before a cut-off, as staff.
#[utoipa::path(post, path = "/api/v1/calls/{call}/emergency", tag = "calls", request_body = TypedDeposit,
    params(("call" = String, Path)), security(("token" = ["staff:write"])),
    responses((status = 201), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn enter_deposit(
    api: Api,
    call: Path<CallId>,
    body: JsonInTime<TypedDeposit>,
) -> Result<HttpResponse> {
    let (base, received, asked, of) = (base(&api), body.received, body.body.clone(), CallId::clone(&call));
    let enter = move |act: &mut Act<'_>, typed: &TypedDeposit| {
        let number = acts::deposit_for(act, &call, typed, &base)?;
        let location = format!("/api/v1/calls/{call}/emergency");
        Reply::created(location, &serde_json::json!({ "reference": typed.reference, "number": number }))
    };
    let done = api.act_on("staff:write", body, enter).await;
    if let Err(error) = &done
        && is_of_deposits(error)
    {
        attempt::keep_of_staff(api.witness(), of, &asked, error, received).await;
    }
    done
}

/// Decide about an archive that was handed in, as staff of the cut-off: `yes` lets it in by a supplement.
#[utoipa::path(post, path = "/api/v1/calls/{call}/emergency/{deposit}/decision", tag = "calls",
    request_body = TypedVerdict, params(("call" = String, Path), ("deposit" = String, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn decide_deposit(
    api: Api,
    path: Path<(CallId, DepositId)>,
    body: JsonInTime<TypedVerdict>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let (of, wanted) = (call.clone(), id.clone());
    let archive = api.look("staff:write", move |look| {
        let actor = look.actor.clone();
        to_decide(look.db, &actor, &of, &wanted)
    });
    let archive = archive.await?;
    let import = if body.body.accepted == "yes" { handed_in(&api.state, archive).await? } else { None };
    let (whose, base) = (Whose { call, id, import }, base(&api));
    let decide = move |act: &mut Act<'_>, typed: &TypedVerdict| {
        let version = acts::decide_deposit(act, &whose, typed, &base)?;
        Reply::ok(&serde_json::json!({ "version": version }))
    };
    api.act_on("staff:write", body, decide).await
}

/// The archive that was handed in for a deposit, for staff and auditors of the cut-off.
#[utoipa::path(get, path = "/api/v1/calls/{call}/emergency/{deposit}/archive", tag = "calls",
    params(("call" = String, Path), ("deposit" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, description = "The archive", content_type = "application/zip"),
        (status = 404, body = Problem)))]
pub async fn deposited_archive(api: Api, path: Path<(CallId, DepositId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let found = api.look("staff:read", move |look| {
        let actor = look.actor.clone();
        let deposit = deposits::find(look.db, &actor, &call, &id)?;
        let file = deposit.handed.ok_or(Error::NotFound)?.file;
        Ok(attachments::find(look.db, &file)?.1)
    });
    send(&api.state, None, &found.await?).await
}
