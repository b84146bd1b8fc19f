//! Access tokens over the API, and one's own account.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::db::Db;
use crate::ground::{Actor, Error, Problems, Result};
use crate::keys::fresh_secret;
use crate::people::{Api, Reply, Visitor, acts, limits, password, store};
use crate::web::{JsonInTime, Problem, created, json};

#[derive(Deserialize, ToSchema, Clone)]
pub struct TokenRequest {
    email: String,
    password: String,
    /// What the token is for, in your words.
    name: String,
    /// Any of `calls:read`, `calls:write`, `proposals:read`, `proposals:write`, `proposals:submit`, `reviews:read`,
    /// `reviews:write`, `cofunding:read`, `cofunding:write`, `awards:read`, `awards:write`, `staff:read`,
    /// `staff:write`. A `write` scope includes its `read`; submitting and withdrawing need `proposals:submit`.
    scopes: Vec<String>,
    /// Days the token is to work, 1 to 365.
    #[serde(default = "thirty")]
    days: i64,
}

const fn thirty() -> i64 {
    30
}

#[derive(Serialize, ToSchema)]
pub struct TokenGiven {
    /// Send it as `Authorization: Bearer …`. It is shown this once.
    token: String,
    id: String,
    scopes: Vec<String>,
    /// RFC 3339.
    expires: String,
}

/// Make an access token with e-mail address and password.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "people", request_body = TokenRequest,
    responses((status = 201, body = TokenGiven), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn make_token(who: Visitor, asked: JsonInTime<TokenRequest>) -> Result<HttpResponse> {
    let JsonInTime { body, received, .. } = asked;
    let (email, network) = (body.email.clone(), who.network.clone());
    let candidate = who.look(move |look| {
        let person =
            store::by_email(look.db, &email)?.filter(|p| p.disabled_at.is_none() && p.verified_at.is_some());
        limits::may_sign_in(look.db, person.as_ref().map(|person| &person.id), &network, look.wall)?;
        person.map(|p| Ok((p.id.clone(), store::password_hash(look.db, &p.id)?))).transpose()
    });
    let candidate = candidate.await?;
    let fits =
        password::fits(body.password.clone(), candidate.as_ref().map(|(_, hash)| hash.clone())).await?;
    let person = candidate.map(|(id, _)| id);
    match person {
        Some(id) if fits => {
            let secret = format!("rc_{}", fresh_secret());
            let given = secret.clone();
            let wanted = body.clone();
            let made = who.act(received, move |act| {
                acts::make_token(act, &id, &wanted.name, &wanted.scopes, wanted.days, &given)
            });
            let row = made.await?;
            let expires = row.expires.utc().to_rfc3339();
            Ok(created("/account", &TokenGiven { token: secret, id: row.id, scopes: body.scopes, expires }))
        }
        person => {
            let network = who.network.clone();
            who.act(received, move |act| limits::count_failure(act, person.as_ref(), &network)).await?;
            Err(Error::Invalid(Problems::one("password", "sign-in-wrong")))
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct AccountOut {
    name: String,
    email: String,
    /// Of letters: `en` or `fr`.
    language: String,
    /// `0000-0002-1825-0097`; null where none was given.
    orcid: Option<String>,
}

fn account_of(db: &mut Db, actor: &Actor) -> Result<AccountOut> {
    let person = store::find(db, actor.person().ok_or(Error::SignIn)?)?;
    let orcid = person.orcid().map(|orcid| orcid.to_string());
    Ok(AccountOut { name: person.name, email: person.email, language: person.language, orcid })
}

/// One's own account.
#[utoipa::path(get, path = "/api/v1/account", tag = "people", security(("token" = ["proposals:read"])),
    responses((status = 200, body = AccountOut)))]
pub async fn account(api: Api) -> Result<HttpResponse> {
    let found = api.look("proposals:read", |look| {
        let actor = look.actor.clone();
        account_of(look.db, &actor)
    });
    Ok(json(&found.await?))
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct OrcidIn {
    /// With or without hyphens and `https://orcid.org/`; empty takes it away.
    orcid: String,
}

/// Give one's ORCID iD.
#[utoipa::path(put, path = "/api/v1/account/orcid", tag = "people", request_body = OrcidIn,
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = AccountOut), (status = 422, body = Problem)))]
pub async fn give_orcid(api: Api, body: JsonInTime<OrcidIn>) -> Result<HttpResponse> {
    let give = |act: &mut Act<'_>, asked: &OrcidIn| {
        acts::give_orcid(act, &asked.orcid)?;
        let actor = act.actor;
        Reply::ok(&account_of(act.db, actor)?)
    };
    api.act_on("proposals:write", body, give).await
}
