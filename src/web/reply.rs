//! Answers: redirects after a post, JSON, and problems as RFC 9457 has them.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

use super::errors::Reference;
use crate::ground::Error;
use crate::words::{Language, Words};

/// After a post comes a redirect, and after that a get: a reload repeats nothing.
pub fn see_other(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}

pub fn json<T: Serialize>(value: &T) -> HttpResponse {
    HttpResponse::Ok().json(value)
}

pub fn created<T: Serialize>(location: &str, value: &T) -> HttpResponse {
    HttpResponse::Created().insert_header((header::LOCATION, location)).json(value)
}

pub fn no_content() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// A problem (RFC 9457). `type` is stable and for programs, `detail` is for people.
#[derive(Serialize, ToSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// The arguments of a refusal, in machine form.
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    #[schema(value_type = Object)]
    pub arguments: serde_json::Map<String, serde_json::Value>,
    /// What is wrong, field by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// Names an internal error to us.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer (RFC 6901) into what was sent.
    pub pointer: String,
    pub code: String,
    pub detail: String,
}

impl Problem {
    pub fn of(error: &Error, reference: Option<&Reference>, language: Language, words: &Words) -> Self {
        use actix_web::ResponseError;
        let status = error.status_code();
        let (kind, detail) = match error {
            Error::Refused(refusal) => {
                (format!("refused/{}", refusal.code), words.refusal(language, refusal))
            }
            Error::NotFound => plain("not-found", language, words),
            Error::Forbidden => plain("forbidden", language, words),
            Error::SignIn => plain("sign-in", language, words),
            Error::Invalid(_) => plain("invalid", language, words),
            Error::Conflict { .. } => plain("conflict", language, words),
            Error::Busy => plain("busy", language, words),
            Error::Internal(_) => plain("internal", language, words),
        };
        let mut arguments = serde_json::Map::new();
        match error {
            Error::Refused(refusal) => {
                arguments.extend(
                    refusal.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())),
                );
            }
            Error::Conflict { current } => {
                arguments.insert("current".into(), (*current).into());
            }
            _ => {}
        }
        let errors = match error {
            Error::Invalid(problems) => {
                problems.0.iter().map(|problem| field(problem, language, words)).collect()
            }
            _ => Vec::new(),
        };
        Self {
            kind: format!("urn:rollcall:problem:{kind}"),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail,
            arguments,
            errors,
            reference: reference.map(|reference| reference.0.clone()),
        }
    }

    pub fn respond(&self, status: StatusCode) -> HttpResponse {
        let mut answer = HttpResponse::build(status);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            answer.insert_header((header::RETRY_AFTER, "5"));
        }
        if status == StatusCode::UNAUTHORIZED {
            answer.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        let body = serde_json::to_string(self).unwrap_or_default();
        answer.content_type("application/problem+json").body(body)
    }
}

fn plain(name: &str, language: Language, words: &Words) -> (String, String) {
    (name.to_owned(), words.say(language, &format!("error-{name}-more")))
}

fn field(problem: &crate::ground::Problem, language: Language, words: &Words) -> FieldProblem {
    let pointer = problem.field.split('.').fold(String::new(), |pointer, step| {
        format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"))
    });
    FieldProblem { pointer, code: problem.code.to_owned(), detail: words.problem(language, problem) }
}
