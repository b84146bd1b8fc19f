//! Access tokens over the API.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::{Error, Problems, Result};
use crate::keys::fresh_secret;
use crate::people::{Visitor, acts, limits, password, store};
use crate::web::{JsonInTime, Problem, created};

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
pub async fn make_token(who: Visitor, json: JsonInTime<TokenRequest>) -> Result<HttpResponse> {
    let JsonInTime { body, received, .. } = json;
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
            let asked = body.clone();
            let made = who.act(received, move |act| {
                acts::make_token(act, &id, &asked.name, &asked.scopes, asked.days, &given)
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
