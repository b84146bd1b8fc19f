//! What every answer carries, and what every posting page must show.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;

use super::state::State;
use crate::ground::Error;

/// No script, style, frame or form target but our own; no inline code at all.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: &[(HeaderName, &str)] = &[
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Adds the security headers; a handler's own value (a document's stricter policy) stays. Nothing that
/// depends on who asks may be kept by a cache between us and them.
pub async fn security_headers(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        if !headers.contains_key(name) {
            headers.insert(name.clone(), HeaderValue::from_static(value));
        }
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    Ok(response)
}

/// Turns away posts that another site sent: by `Origin` where the browser tells it, by `Sec-Fetch-Site`
/// otherwise. The form's own token is checked where the form is read. The API takes no cookies, so it needs
/// neither.
pub async fn guard<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let safe = request.method().is_safe() || request.path().starts_with("/api/") || same_site(&request);
    if safe {
        Ok(next.call(request).await?.map_into_left_body())
    } else {
        Ok(request.error_response(Error::Forbidden).map_into_right_body())
    }
}

fn same_site(request: &ServiceRequest) -> bool {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let Some(state) = request.app_data::<Data<State>>() else { return false };
    match (text("origin"), text("sec-fetch-site")) {
        (Some(origin), _) => {
            origin == state.config.http.public_url.trim_end_matches('/')
                || names_this_host(origin, text("host"))
        }
        (None, Some(site)) => site == "same-origin" || site == "none",
        // Very old browsers and programs send neither: the form token decides.
        (None, None) => true,
    }
}

/// The host a request was sent to is set by the browser, not by the page that made it post.
fn names_this_host(origin: &str, host: Option<&str>) -> bool {
    match (origin.split_once("://"), host) {
        (Some((_, named)), Some(host)) => named == host,
        _ => false,
    }
}
