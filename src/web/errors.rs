//! The one place where an error becomes an answer: a page for people, an RFC 9457 problem for programs.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use serde::Serialize;

use super::forms::{language_of, own_path};
use super::reply::Problem;
use super::state::State;
use crate::ground::Error;
use crate::keys::fresh_secret;
use crate::words::Frame;

/// Names an internal error to the person and in the log.
#[derive(Clone, Debug)]
pub struct Reference(pub String);

/// The error on its way from the handler to [`render_errors`].
struct Told(Error);

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            // RFC 6750, 3.1: a token that does not reach as far.
            Self::Refused(refusal) if refusal.code == "token-scope" => StatusCode::FORBIDDEN,
            Self::Refused(refusal) if refusal.code == "body-too-large" => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(_) | Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}

/// Dresses errors: looks what a handler returned as `Err`, and answers in the form the path asks for.
///
/// The request is taken from the response: a copy held meanwhile would keep actix from routing it.
pub async fn render_errors<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let response = next.call(request).await?;
    let told = response.response().error().and_then(|error| error.as_error::<Error>()).map(again);
    match told {
        Some(told) => {
            let dressed = dress(response.request(), &told.0).await.map_into_right_body();
            Ok(response.into_response(dressed))
        }
        None => Ok(response.map_into_left_body()),
    }
}

/// A copy of an error that can be taken out of actix's hands; the cause of an internal one stays as text.
fn again(error: &Error) -> Told {
    Told(match error {
        Error::NotFound => Error::NotFound,
        Error::Forbidden => Error::Forbidden,
        Error::SignIn => Error::SignIn,
        Error::Refused(refusal) => Error::Refused(refusal.clone()),
        Error::Invalid(problems) => Error::Invalid(problems.clone()),
        Error::Conflict { current } => Error::Conflict { current: *current },
        Error::Busy => Error::Busy,
        Error::Internal(cause) => Error::internal(cause.to_string()),
    })
}

async fn dress(request: &HttpRequest, error: &Error) -> HttpResponse {
    let reference = match error {
        Error::Internal(cause) => {
            let reference =
                fresh_secret().chars().filter(char::is_ascii_alphanumeric).take(10).collect::<String>();
            tracing::error!(error.reference = %reference, error.cause = %cause, http.path = %request.path(), "a request failed");
            Some(Reference(reference))
        }
        _ => None,
    };
    let Some(state) = request.app_data::<Data<State>>() else { return error.error_response() };
    let language = language_of(request);
    if request.path().starts_with("/api/") {
        return Problem::of(error, reference.as_ref(), language, state.words).respond(error.status_code());
    }
    if matches!(error, Error::SignIn) {
        // What was posted goes nowhere; the page it was typed on is where the browser still has it.
        let asked = || request.uri().path_and_query().map(|uri| uri.as_str().to_owned());
        let next = if request.method().is_safe() { asked() } else { sent_from(state, request) };
        let to = next.map_or_else(
            || "/sign-in".to_owned(),
            |next| format!("/sign-in?next={}", crate::words::percent_encoded(&next)),
        );
        return HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish();
    }
    error_page(state, request, error, reference.as_ref()).await
}

/// The page that a request was sent from, where it is one of ours.
fn sent_from(state: &State, request: &HttpRequest) -> Option<String> {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let url = text(header::REFERER)?;
    let by_host = || url.split_once("://")?.1.strip_prefix(text(header::HOST)?);
    let path = url.strip_prefix(state.config.http.public_url.trim_end_matches('/')).or_else(by_host)?;
    own_path(path).map(without_done)
}

/// What a page said was done, it said of something earlier.
fn without_done(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("done="));
    match kept.collect::<Vec<_>>().join("&") {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

#[derive(Serialize)]
struct ErrorView {
    code: u16,
    heading: String,
    message: String,
    reference: Option<String>,
    problems: Vec<String>,
    back: Option<String>,
    /// Whether it may be a matter of who is signed in.
    whose: bool,
}

/// A page that says what happened and offers a way on, inside the frame of whoever is signed in.
async fn error_page(
    state: &State,
    request: &HttpRequest,
    error: &Error,
    reference: Option<&Reference>,
) -> HttpResponse {
    let (language, words) = (language_of(request), state.words);
    let status = error.status_code();
    let plain = |key: &str| words.say(language, key);
    let (key, message, problems) = match error {
        Error::NotFound => ("error-not-found", plain("error-not-found-more"), vec![]),
        Error::Forbidden => ("error-forbidden", plain("error-forbidden-more"), vec![]),
        Error::SignIn => ("error-sign-in", plain("error-sign-in-more"), vec![]),
        Error::Refused(refusal) => ("error-refused", words.refusal(language, refusal), vec![]),
        Error::Invalid(problems) => {
            let lines = problems.0.iter().map(|problem| words.problem(language, problem)).collect();
            ("error-invalid", plain("error-invalid-more"), lines)
        }
        Error::Conflict { .. } => ("error-conflict", plain("error-conflict-more"), vec![]),
        Error::Busy => ("error-busy", plain("error-busy-more"), vec![]),
        Error::Internal(_) => ("error-internal", plain("error-internal-more"), vec![]),
    };
    let view = ErrorView {
        code: status.as_u16(),
        heading: plain(key),
        message,
        reference: reference.map(|reference| reference.0.clone()),
        problems,
        back: sent_from(state, request),
        whose: matches!(error, Error::NotFound | Error::Forbidden),
    };
    // Where too much is going on, an error asks for no more of it.
    let known = if matches!(error, Error::Busy) { None } else { (state.frame)(request).await };
    let path = request.uri().path_and_query().map_or("/", |uri| uri.as_str());
    let bare = || {
        let frame = Frame::new(language, path, state.clock.now()).rehearsing(state.is_rehearsal());
        frame.installation(&state.config.installation.name)
    };
    let frame = known.unwrap_or_else(bare).titled(&view.heading);
    let body = words.page("error", &frame, &view).unwrap_or_else(|failed| {
        tracing::error!(error.cause = %failed, "the error page itself could not be rendered");
        view.heading.clone()
    });
    let mut answer = HttpResponse::build(status);
    answer.content_type("text/html; charset=utf-8");
    if matches!(error, Error::Busy) {
        answer.insert_header((header::RETRY_AFTER, "5"));
    }
    answer.body(body)
}
