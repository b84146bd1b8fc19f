//! The gate for programs: bearer tokens with scopes, and answers that are kept for a repeated request.

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::Serialize;
use serde_json::Value;

use super::witness::{By, Witness};
use super::{Look, note_read};
use crate::act::Act;
use crate::db::schema::idempotency;
use crate::db::{Db, Weight};
use crate::ground::moment::Wall;
use crate::ground::{Actor, Error, Moment, Refusal, Result};
use crate::keys::sha256_hex;
use crate::people::store;
use crate::web::{JsonInTime, State, language_of};
use crate::words::Language;

/// A program's request: a bearer token, or none for what is public.
pub struct Api {
    pub state: Data<State>,
    pub language: Language,
    token: Option<String>,
    idempotency_key: Option<String>,
    path: String,
    /// The version that `If-Match` names.
    pub if_match: Option<i64>,
}

impl FromRequest for Api {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Self::of(request))
    }
}

/// The answer of an act over the API, in a form that can be kept for a repeated request.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub location: Option<String>,
    /// The version for `ETag`.
    pub version: Option<i64>,
    pub body: Value,
}

impl Reply {
    pub fn ok(body: &impl Serialize) -> Result<Self> {
        Ok(Self { status: StatusCode::OK, location: None, version: None, body: serde_json::to_value(body)? })
    }
    pub fn created(location: String, body: &impl Serialize) -> Result<Self> {
        Ok(Self { status: StatusCode::CREATED, location: Some(location), ..Self::ok(body)? })
    }
    #[must_use]
    pub fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    pub fn respond(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status);
        if let Some(location) = &self.location {
            answer.insert_header((header::LOCATION, location.as_str()));
        }
        if let Some(version) = self.version {
            answer.insert_header((header::ETAG, format!("\"{version}\"")));
        }
        if self.status.is_client_error() {
            answer.content_type("application/problem+json");
        }
        answer.json(&self.body)
    }
}

impl Api {
    fn of(request: &HttpRequest) -> Result<Self> {
        let state = request.app_data::<Data<State>>().ok_or_else(|| Error::internal("no state"))?.clone();
        let text =
            |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let token = text("authorization").map(|value| value.strip_prefix("Bearer ").map(str::to_owned));
        // A header that is there and is not a bearer token is a mistake to be told, not a visitor.
        let token = match token {
            Some(None) => return Err(Error::SignIn),
            Some(Some(token)) => Some(token),
            None => None,
        };
        let if_match = text("if-match").and_then(|value| value.trim().trim_matches('"').parse().ok());
        Ok(Self {
            language: language_of(request),
            token,
            idempotency_key: text("idempotency-key"),
            path: request.path().to_owned(),
            if_match,
            state,
        })
    }

    /// Reads with a token made for `scope`.
    pub async fn look<T, F>(&self, scope: &'static str, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Look<'_>) -> Result<T> + Send + 'static,
    {
        let (state, token, language) = (self.state.clone(), self.digest()?, self.language);
        let path = self.path.clone();
        let read = move |db: &mut Db| {
            let (now, wall) = (state.clock.now(), state.clock.wall());
            let actor = bearer(db, &token, scope, wall, now)?;
            note_read(&actor, &path);
            look(&mut Look { db, actor, now, wall, language, state: &state })
        };
        self.state.database.read(weight_of(scope), read).await
    }

    /// Reads what is public: a token is welcome and not needed.
    pub async fn look_public<T, F>(&self, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Look<'_>) -> Result<T> + Send + 'static,
    {
        let (state, language) = (self.state.clone(), self.language);
        let token = self.token.as_ref().map(|token| sha256_hex(token.as_bytes()));
        let read = move |db: &mut Db| {
            let (now, wall) = (state.clock.now(), state.clock.wall());
            let actor = match token {
                Some(digest) => store::actor_of_token(db, &digest, wall, now)?.ok_or(Error::SignIn)?.0,
                None => Actor::Visitor,
            };
            look(&mut Look { db, actor, now, wall, language, state: &state })
        };
        self.state.database.read(Weight::Ordinary, read).await
    }

    /// Acts with a token made for `scope`. With an `Idempotency-Key`, the answer is kept in the act's own
    /// transaction: the same request again gets the same answer, another request under the key is refused.
    pub async fn act<F>(
        &self,
        scope: &'static str,
        received: Moment,
        fingerprint: &str,
        act: F,
    ) -> Result<HttpResponse>
    where
        F: Fn(&mut Act<'_>) -> Result<Reply> + Send + Sync + 'static,
    {
        let (state, token, key) = (self.state.clone(), self.digest()?, self.idempotency_key.clone());
        let (fork, wall, fingerprint) = (state.ids.fork(), state.clock.wall(), fingerprint.to_owned());
        let write = move |db: &mut Db| {
            let actor = bearer(db, &token, scope, wall, received)?;
            let by = actor.person().map(ToString::to_string).unwrap_or_default();
            if let Some(kept) =
                key.as_deref().map(|key| kept_reply(db, &by, key, &fingerprint)).transpose()?.flatten()
            {
                return Ok(kept);
            }
            let reply = act(&mut Act::new(db, &actor, received, wall, fork, &state.keys))?;
            if let Some(key) = &key {
                keep_reply(db, &by, key, &fingerprint, &reply, wall)?;
            }
            Ok(reply)
        };
        Ok(self.state.database.write(weight_of(scope), write).await?.respond())
    }

    /// For noting what became of the request: what is noted is no answer, so no `Idempotency-Key` is looked at.
    pub fn witness(&self) -> Witness {
        Witness::new(&self.state, By::Token(self.digest().ok()))
    }

    /// [`Api::act`] for a JSON body.
    pub async fn act_on<T, F>(&self, scope: &'static str, json: JsonInTime<T>, act: F) -> Result<HttpResponse>
    where
        T: Send + Sync + 'static,
        F: Fn(&mut Act<'_>, &T) -> Result<Reply> + Send + Sync + 'static,
    {
        let JsonInTime { body, received, fingerprint } = json;
        self.act(scope, received, &fingerprint, move |context| act(context, &body)).await
    }

    fn digest(&self) -> Result<String> {
        self.token.as_ref().map(|token| sha256_hex(token.as_bytes())).ok_or(Error::SignIn)
    }
}

fn weight_of(scope: &str) -> Weight {
    if scope == "proposals:submit" { Weight::Submission } else { Weight::Ordinary }
}

fn bearer(db: &mut Db, digest: &str, scope: &str, wall: Wall, now: Moment) -> Result<Actor> {
    let (actor, scopes) = store::actor_of_token(db, digest, wall, now)?.ok_or(Error::SignIn)?;
    let read_included = scope.strip_suffix(":read").map(|area| format!("{area}:write"));
    let fits = scopes.iter().any(|given| given == scope || Some(given) == read_included.as_ref());
    if fits { Ok(actor) } else { Err(Refusal::new("token-scope").with("scope", scope).into()) }
}

fn kept_reply(db: &mut Db, by: &str, key: &str, fingerprint: &str) -> Result<Option<Reply>> {
    use diesel::prelude::*;
    type Kept = (String, i32, Option<String>, String);
    let kept: Option<Kept> = idempotency::table
        .find((by, key))
        .select((idempotency::request, idempotency::status, idempotency::location, idempotency::body))
        .first(db)
        .optional()?;
    let Some((request, status, location, body)) = kept else { return Ok(None) };
    if request != fingerprint {
        return Err(Refusal::new("idempotency-key-reused").into());
    }
    let (version, body): (Option<i64>, Value) = serde_json::from_str(&body)?;
    let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    Ok(Some(Reply { status: status.unwrap_or(StatusCode::OK), location, version, body }))
}

fn keep_reply(db: &mut Db, by: &str, key: &str, fingerprint: &str, reply: &Reply, wall: Wall) -> Result<()> {
    use diesel::prelude::*;
    diesel::insert_into(idempotency::table)
        .values((
            idempotency::person_id.eq(by),
            idempotency::idempotency_key.eq(key),
            idempotency::request.eq(fingerprint),
            idempotency::status.eq(i32::from(reply.status.as_u16())),
            idempotency::location.eq(&reply.location),
            idempotency::body.eq(serde_json::to_string(&(reply.version, &reply.body))?),
            idempotency::at_wall.eq(wall),
        ))
        .execute(db)?;
    Ok(())
}
