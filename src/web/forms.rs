//! Requests that change something: read whole, then stamped, then understood.
//!
//! "In time" means that the whole request was read before the cut-off. [`Received`] is that moment: taken
//! once, after the last byte, and carried to the act. A page's form must also carry the token of its session.

use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use super::state::State;
use crate::ground::{Error, Moment, Problems, Result};

/// The moment a request had been read whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received(pub Moment);

/// A form of a page (`application/x-www-form-urlencoded`, up to 2 MB, keys may repeat).
///
/// Its token is handed on unread: who the session belongs to is known only to `people`, which checks it in
/// the same breath as the session.
pub struct InTime<T> {
    pub form: T,
    pub received: Moment,
}

/// A JSON body of the API.
pub struct JsonInTime<T> {
    pub body: T,
    pub received: Moment,
    /// SHA-256 of method, path and body: what an `Idempotency-Key` stands for.
    pub fingerprint: String,
}

/// The name of the hidden field every form carries.
pub const fn csrf_field() -> &'static str {
    "csrf"
}

type Reading<T> = Pin<Box<dyn Future<Output = Result<T, actix_web::Error>>>>;

impl<T: DeserializeOwned + 'static> FromRequest for InTime<T> {
    type Error = actix_web::Error;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, bytes) = (request.clone(), whole(request, payload));
        Box::pin(async move {
            let bytes = bytes.await?;
            let received = stamp(&request)?;
            let pairs: Vec<(String, String)> =
                serde_html_form::from_bytes(&bytes).map_err(|_error| malformed())?;
            if pairs.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
                return Err(Error::from(Problems::one("form", "nul")).into());
            }
            let token =
                pairs.iter().find(|(name, _)| name == csrf_field()).map_or("", |(_, value)| value.as_str());
            check_token(&request, token)?;
            let form = serde_html_form::from_bytes(&bytes).map_err(|_error| malformed())?;
            Ok(Self { form, received })
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for JsonInTime<T> {
    type Error = actix_web::Error;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, bytes) = (request.clone(), whole(request, payload));
        Box::pin(async move {
            let bytes = bytes.await?;
            let received = stamp(&request)?;
            let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
            let body = serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(text))
                .map_err(|error| {
                    let mut problems = Problems::none();
                    let path = error.path().to_string().replace('[', ".").replace(']', "");
                    problems.add(path, "json").with("reason", error.inner());
                    Error::from(problems)
                })?;
            let fingerprint = fingerprint(&request, &bytes);
            Ok(Self { body, received, fingerprint })
        })
    }
}

impl FromRequest for Received {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, actix_web::Error>>;

    /// For requests without a body, or whose body the handler reads itself.
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(stamp(request).map(Self).map_err(Into::into))
    }
}

/// Pages' forms and JSON bodies, in bytes. Documents come another way.
pub const BODY_LIMIT: usize = 2 * 1_024 * 1_024;
/// So much of what is too large is read and dropped: a browser that still sends does not read the answer.
const PATIENCE: usize = 64 * 1_024 * 1_024;

/// A body read whole; one that is too large is told so in words.
fn whole(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Result<Bytes>> + use<> {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let announced = length.and_then(|length| length.parse::<usize>().ok()).unwrap_or_default();
    let mut rest = (announced > BODY_LIMIT).then(|| payload.take());
    let bytes = Bytes::from_request(request, payload);
    async move {
        if let Some(rest) = &mut rest {
            let mut read = 0;
            while let Some(Ok(chunk)) = rest.next().await {
                read += chunk.len();
                if read > PATIENCE {
                    break;
                }
            }
            return Err(too_large());
        }
        bytes.await.map_err(|error| match error.as_response_error().status_code() {
            StatusCode::PAYLOAD_TOO_LARGE => too_large(),
            _ => malformed(),
        })
    }
}

fn too_large() -> Error {
    crate::ground::Refusal::new("body-too-large").with("most", BODY_LIMIT / 1_024 / 1_024).into()
}

fn stamp(request: &HttpRequest) -> Result<Moment> {
    let state = request.app_data::<Data<State>>().ok_or_else(|| Error::internal("no state"))?;
    Ok(state.clock.now())
}

fn malformed() -> Error {
    Problems::one("form", "malformed").into()
}

fn fingerprint(request: &HttpRequest, bytes: &[u8]) -> String {
    let mut whole = format!("{} {}\n", request.method(), request.path()).into_bytes();
    whole.extend_from_slice(bytes);
    crate::keys::sha256_hex(&whole)
}

/// The token belongs to the session's cookie, or to the visitor's where nobody is signed in.
pub fn check_token(request: &HttpRequest, token: &str) -> Result<()> {
    let state = request.app_data::<Data<State>>().ok_or_else(|| Error::internal("no state"))?;
    let bound = token_binding(request);
    if bound.is_some_and(|bound| state.keys.form_token_fits(&bound, token)) { Ok(()) } else { Err(stale()) }
}

/// A form whose session ended meanwhile: a reason, not a blank "forbidden".
fn stale() -> Error {
    crate::ground::Refusal::new("form-stale").into()
}

/// The token that forms shown in answer to this request carry.
pub fn form_token(request: &HttpRequest) -> Option<String> {
    let state = request.app_data::<Data<State>>()?;
    token_binding(request).map(|bound| state.keys.form_token(&bound))
}

pub fn session_cookie(request: &HttpRequest) -> Option<String> {
    request.cookie(SESSION_COOKIE).map(|cookie| cookie.value().to_owned())
}

/// What form tokens of this request are bound to: the session cookie, else the visitor cookie.
fn token_binding(request: &HttpRequest) -> Option<String> {
    let cookie = |name: &str| {
        request.cookie(name).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
    };
    cookie(SESSION_COOKIE).or_else(|| cookie(VISITOR_COOKIE))
}

pub const SESSION_COOKIE: &str = "rollcall";
pub const VISITOR_COOKIE: &str = "rollcall_visitor";

/// A path to go on to after log-in: ours alone, never another site's.
pub fn own_path(text: &str) -> Option<&str> {
    // Browsers drop tabs and line ends from an address: `/<tab>/evil.example` would leave the house.
    let ours = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\');
    let ours = ours && !text.chars().any(char::is_control);
    ours.then_some(text)
}

pub const LANGUAGE_COOKIE: &str = "rollcall_language";

/// The reader's language: chosen by the switch, else what the browser prefers.
pub fn language_of(request: &HttpRequest) -> crate::words::Language {
    let chosen = request.cookie(LANGUAGE_COOKIE);
    let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    crate::words::Language::negotiate(chosen.as_ref().map(actix_web::cookie::Cookie::value), accept)
}
