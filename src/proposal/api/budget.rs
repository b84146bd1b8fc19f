//! The budget over the API: spreadsheets out and in, and the money reckoned as the pages reckon it.

use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shape;
use crate::act::Act;
use crate::call::rules::Rulebook;
use crate::ground::ids::PartnerId;
use crate::ground::{BasisPoints, Error, Problems, Refusal, Result, Role};
use crate::keys::sha256_hex;
use crate::people::{Api, Look, Reply};
use crate::proposal::acts::{self, Base, TypedBudget, TypedPart};
use crate::proposal::reckon::reckoned_tranche;
use crate::proposal::rules::budget::{self, Reckoning};
use crate::proposal::rules::matching::{self, MatchResult, Matched};
use crate::proposal::rules::typed::{self, COSTS_MAX, Habit, Row, TypedCost, TypedTranche};
use crate::proposal::rules::{Content, OpenCall};
use crate::proposal::sheet;
use crate::proposal::store::partners::{self, Reach};
use crate::proposal::store::{self, Proposal, content_of};
use crate::web::{JsonInTime, Problem, json};

/// The budget as CSV (RFC 4180), as it can be imported again.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/budget.csv", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The rows", content_type = "text/csv"), (status = 404, body = Problem)))]
pub async fn budget_csv(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let content = seen(&api, key.into_inner()).await?;
    Ok(HttpResponse::Ok().content_type("text/csv; charset=utf-8").body(sheet::csv_of(&content)?))
}

/// The budget as XLSX, as it can be imported again.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/budget.xlsx", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The sheet",
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 404, body = Problem)))]
pub async fn budget_xlsx(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let content = seen(&api, key.into_inner()).await?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(HttpResponse::Ok().content_type(kind).body(sheet::xlsx_of(&content)?))
}

async fn seen(api: &Api, key: String) -> Result<Content> {
    let look = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        store::seen_content(look.db, &proposal, sight)
    });
    look.await
}

/// The draft of somebody who may write in it now.
fn writable(look: &mut Look<'_>, key: &str) -> Result<(Proposal, OpenCall)> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.may_write() {
        return Err(Error::Forbidden);
    }
    let call = store::open_call(look.db, &proposal.call)?;
    call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now)?;
    Ok((proposal, call))
}

/// The money reckoned, in whole cents. Rates and ratios are basis points.
#[derive(Serialize, ToSchema)]
pub struct ReckoningOut {
    /// `types`: every cost type that any money stands on, and then all of it (`cost_type` null), each with `cost`,
    /// `asked`, `rate`, `max_rate`, `above_rate`, `needed` beside the EU's part, `counted` toward it, `claimed` in all,
    /// `declined` beside that, `missing` from the match because of it, `open` and `beyond`. `lines` with `cap` and `above_cap`; `partners` (by place; null is the consortium as a whole), `cross`
    /// (each of them by each cost type)
    /// and `years`.
    #[schema(value_type = Object)]
    reckoning: Reckoning,
    /// What stands beside the EU's part, per cost type and in all: `eu`, `needed`, `counted`, `uncounted`.
    #[schema(value_type = Vec<Object>)]
    matched: Vec<Matched>,
    /// `short` or `over`, by how much.
    #[schema(value_type = Vec<Object>)]
    findings: Vec<MatchResult>,
    ratios: Vec<RatioOut>,
}

#[derive(Serialize, ToSchema)]
pub struct RatioOut {
    /// `total_to_eu`, `national_to_eu` or `private_to_public`.
    name: &'static str,
    numerator: String,
    denominator: String,
    /// Basis points; null where there is nothing to divide by.
    #[schema(value_type = Option<i32>)]
    value: Option<BasisPoints>,
}

impl ReckoningOut {
    fn of(book: &Rulebook, content: &Content) -> Result<Self> {
        let (asked, beside) = (matching::asked(content), matching::beside(content));
        let types: Vec<&str> = book.cost_types.iter().map(|one| one.id.as_str()).collect();
        let matched = matching::matched(&book.matching, &types, &asked, &beside)?;
        let ratios = matching::ratios(content.eu_asked()?, &beside)?.into_iter().map(|ratio| RatioOut {
            name: ratio.name.name(),
            numerator: ratio.numerator.to_string(),
            denominator: ratio.denominator.to_string(),
            value: ratio.value(),
        });
        Ok(Self {
            reckoning: Reckoning::of(book, content)?,
            findings: matching::findings(&book.matching, &matched, &[], &[])?,
            matched,
            ratios: ratios.collect(),
        })
    }
}

/// The money of a proposal reckoned: totals, rates, caps, match and ratios.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/reckoning", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ReckoningOut), (status = 404, body = Problem)))]
pub async fn reckoning(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let look = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        let content = store::seen_content(look.db, &proposal, sight)?;
        let book = crate::call::store::rulebook(look.db, &proposal.call)?;
        ReckoningOut::of(&book, &content)
    });
    Ok(json(&look.await?))
}

/// Money as it might be: what is left out stands as it is stored.
#[derive(Deserialize, ToSchema)]
pub struct MoneyIn {
    #[serde(default)]
    costs: Option<Vec<TypedCost>>,
    #[serde(default)]
    tranches: Option<Vec<TypedTranche>>,
}

/// Reckon a budget or a co-funding plan before it is saved. Nothing is stored; what cannot be read is told with its
/// place.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/reckoning", tag = "proposals", request_body = MoneyIn,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = ReckoningOut), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn reckon(api: Api, key: Path<String>, body: JsonInTime<MoneyIn>) -> Result<HttpResponse> {
    let sent = body.body;
    let look = api.look("proposals:write", move |look| {
        let (proposal, call) = writable(look, &key)?;
        let mut content = content_of(look.db, &proposal)?;
        if let Some(costs) = sent.costs {
            content.costs =
                typed::costs(&call.book, &content.partners, &Row::numbered(costs), Habit::Machine)?;
            content.asks = budget::asks_of(&content.costs)?;
        }
        if let Some(tranches) = sent.tranches {
            let read = typed::tranches(&call.book, &Row::numbered(tranches), Habit::Machine)?;
            let now = look.now;
            let read = read.into_iter().map(|new| reckoned_tranche(look.db, &content, new, now));
            content.tranches = read.collect::<Result<_>>()?;
        }
        ReckoningOut::of(&call.book, &content)
    });
    Ok(json(&look.await?))
}

#[derive(Deserialize)]
pub struct SheetAsked {
    /// The rows are to be saved; else they are only told.
    #[serde(default)]
    apply: bool,
}

#[derive(Serialize, ToSchema)]
pub struct SheetOut {
    applied: bool,
    /// Of the draft, after it.
    version: i64,
    /// The budget with the rows that were read, as it would be saved.
    costs: Vec<TypedCost>,
    reckoning: ReckoningOut,
}

/// Import a budget from CSV or XLSX in place of the one there is. Without `apply` it is checked and reckoned; with it,
/// `If-Match` names the draft's version. What does not fit changes nothing, and every problem is told with its row.
/// Who writes for one partner imports that one's rows: those of others may stand in the sheet as they are stored, and
/// stay.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/budget", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("apply" = Option<bool>, Query, description = "Save the rows; else only tell them"),
        ("If-Match" = Option<i64>, Header, description = "The version of the draft, with apply")),
    request_body(content_type = "text/csv", description = "The bytes of the CSV or XLSX"),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = SheetOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn import_budget(
    api: Api,
    request: HttpRequest,
    key: Path<String>,
    asked: Query<SheetAsked>,
    body: Payload,
) -> Result<HttpResponse> {
    let key = key.into_inner();
    let of = key.clone();
    // Before a byte is read: may this program write here at all?
    api.look("proposals:write", move |look| writable(look, &of).map(drop)).await?;
    let bytes = read(body).await?;
    let received = api.state.clock.now();
    let of = key.clone();
    let hash = sha256_hex(&bytes);
    let read = api.look("proposals:write", move |look| {
        let (proposal, call) = writable(look, &of)?;
        let content = content_of(look.db, &proposal)?;
        let (actor, leads) =
            (look.actor.clone(), look.actor.has_for_proposal(Role::Coordinator, &proposal.id));
        let own = match partners::reach(look.db, &actor, &proposal.id, leads)? {
            Reach::Only(own) => Some(own),
            Reach::All => None,
        };
        let typed = typed_budget(&call.book, &content, own, &bytes)?;
        let out = told(&call.book, content, &typed, proposal.version)?;
        Ok((typed, out))
    });
    let (typed, out) = read.await?;
    if !asked.apply {
        let version = out.version;
        return Ok(Reply::ok(&out)?.version(version).respond());
    }
    let version = api.if_match.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let whole = format!("{} {}\n{hash}", request.method(), request.path());
    let save = move |act: &mut Act<'_>| {
        let base = Base { version, seen: String::new() };
        let version = acts::save_part(act, &key, &base, &TypedPart::Money(typed.clone()))?;
        let (proposal, call, _) = store::for_edit(act, &key)?;
        let content = content_of(act.db, &proposal)?;
        let out = SheetOut { applied: true, ..told(&call.book, content, &typed, version)? };
        Ok(Reply::ok(&out)?.version(version))
    };
    api.act("proposals:write", received, &sha256_hex(whole.as_bytes()), save).await
}

/// Up to one byte more than a sheet may have: what is longer is told as too large, whatever it is.
async fn read(mut body: Payload) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = body.next().await {
        // Half a sheet may read like a whole one.
        let chunk = chunk.map_err(|_broken| Problems::one("sheet", "document-broken"))?;
        let room = (sheet::MOST_BYTES + 1).saturating_sub(bytes.len()).min(chunk.len());
        bytes.extend(chunk.iter().take(room));
    }
    Ok(bytes)
}

/// What a sheet says of the whole budget, or of the rows of the one partner that a program writes for.
fn typed_budget(
    book: &Rulebook,
    content: &Content,
    own: Option<PartnerId>,
    bytes: &[u8],
) -> Result<TypedBudget> {
    let read = sheet::read(bytes).map_err(|why| {
        let mut problems = Problems::none();
        problems.add("sheet", why.code()).with("max", COSTS_MAX);
        problems
    })?;
    let (rows, mut problems) = sheet::checked(book, content, own.as_ref(), &read);
    let typed = TypedBudget { of: own, rows };
    if let Err(Error::Invalid(found)) = typed.costs(book, content) {
        let told: Vec<String> = problems.0.iter().map(|problem| problem.field.clone()).collect();
        problems.0.extend(found.0.into_iter().filter(|problem| !told.contains(&problem.field)));
    }
    problems.into_result()?;
    Ok(typed)
}

fn told(book: &Rulebook, mut content: Content, typed: &TypedBudget, version: i64) -> Result<SheetOut> {
    content.costs = typed.costs(book, &content)?;
    content.asks = budget::asks_of(&content.costs)?;
    let costs = shape::whole(&content).costs;
    Ok(SheetOut { applied: false, version, costs, reckoning: ReckoningOut::of(book, &content)? })
}
