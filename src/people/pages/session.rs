//! Signing in and out.

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::{StatusCode, header};
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::FormView;
use crate::ground::ids::PersonId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Claims, Look, Page, Signed, Visitor, acts, house_cookie, limits, password, store};
use crate::web::{InTime, LANGUAGE_COOKIE, SESSION_COOKIE, State, VISITOR_COOKIE, own_path};
use crate::words::Language;
use crate::words::parts::Field;

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize, Clone)]
pub struct SignIn {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

pub async fn form(who: Visitor, query: Query<Next>) -> Result<HttpResponse> {
    let next = query.into_inner().next;
    who.page(move |look| Ok(view(look, "", &next, &Problems::none()))).await
}

fn view(look: &Look<'_>, email: &str, next: &str, problems: &Problems) -> FormView {
    FormView::new(look, "sign-in-title", "/sign-in")
        .field(Field::email("email", look.say("people-email")).value(email).required())
        .field(Field::password("password", look.say("people-password")).required())
        .field(Field::hidden("next", next))
        .submit(look.say("sign-in-submit"))
        .link("/register", look.say("sign-in-register"))
        .link("/password/forgot", look.say("sign-in-forgot"))
        .problems(look, problems)
}

/// What is known of an account before its password is looked at.
struct Candidate {
    id: PersonId,
    hash: String,
    verified: bool,
    language: String,
}

pub async fn sign_in(who: Visitor, request: HttpRequest, form: InTime<SignIn>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let candidate = candidate(&who, &form.email).await?;
    let hash = candidate.as_ref().map(|candidate| candidate.hash.clone());
    let fits = password::fits(form.password.clone(), hash).await?;
    let person = candidate.map(|candidate| (candidate.id, candidate.verified, candidate.language));
    match person {
        Some((id, true, language)) if fits => {
            let (hours, network) = (who.state.config.session.hours, who.network.clone());
            let (session, until) =
                who.act(received, move |act| acts::sign_in(act, &id, &network, hours)).await?;
            let claims = Claims { sid: session, exp: until.epoch_seconds() };
            let token = who.state.keys.sign_session(&claims)?;
            let mut cookie = house_cookie(&who.state, SESSION_COOKIE, token);
            cookie.set_max_age(Duration::hours(hours));
            let to = own_path(&form.next).unwrap_or("/").to_owned();
            let mut answer = HttpResponse::SeeOther();
            answer.cookie(cookie).cookie(gone(VISITOR_COOKIE)).insert_header((header::LOCATION, to));
            // A browser that has chosen no language speaks that of the account, as its letters do.
            if request.cookie(LANGUAGE_COOKIE).is_none() {
                answer.cookie(language_cookie(&who.state, Language::of(&language)));
            }
            Ok(answer.finish())
        }
        person => {
            let (id, network) = (person.map(|(id, ..)| id), who.network.clone());
            // A right password for an address that is not verified is told so; it counts for nothing else.
            let code = if fits { "address-not-verified" } else { "sign-in-wrong" };
            if !fits {
                who.act(received, move |act| limits::count_failure(act, id.as_ref(), &network)).await?;
            }
            again(&who, form, code).await
        }
    }
}

async fn again(who: &Visitor, form: SignIn, code: &'static str) -> Result<HttpResponse> {
    let problems = Problems::one("password", code);
    let show = move |look: &mut Look<'_>| {
        let view = view(look, &form.email, &form.next, &problems);
        Ok(Page::with_status(view, StatusCode::UNPROCESSABLE_ENTITY))
    };
    who.page(show).await
}

/// Looks the account up, and refuses while too many tries have failed.
async fn candidate(who: &Visitor, email: &str) -> Result<Option<Candidate>> {
    let (email, network) = (email.to_owned(), who.network.clone());
    who.look(move |look| {
        let person = store::by_email(look.db, &email)?.filter(|person| person.disabled_at.is_none());
        limits::may_sign_in(look.db, person.as_ref().map(|person| &person.id), &network, look.wall)?;
        person
            .map(|person| {
                let hash = store::password_hash(look.db, &person.id)?;
                let (verified, language) = (person.verified_at.is_some(), person.language);
                Ok(Candidate { id: person.id, hash, verified, language })
            })
            .transpose()
    })
    .await
}

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn sign_out(who: Signed, form: InTime<Nothing>) -> Result<HttpResponse> {
    let session = who.session().cloned().ok_or(Error::SignIn)?;
    who.act(form.received, move |act| acts::sign_out(act, &session)).await?;
    Ok(HttpResponse::SeeOther().cookie(gone(SESSION_COOKIE)).insert_header((header::LOCATION, "/")).finish())
}

fn gone(name: &'static str) -> Cookie<'static> {
    let mut cookie = Cookie::build(name, "").path("/").finish();
    cookie.make_removal();
    cookie
}

pub(super) fn language_cookie(state: &State, language: Language) -> Cookie<'static> {
    let mut cookie = house_cookie(state, LANGUAGE_COOKIE, language.code().to_owned());
    cookie.set_max_age(Duration::days(365));
    cookie
}

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// Chooses the language of the pages and goes back. It changes nothing but a preference of this browser, so
/// a link may do it.
pub async fn language(
    who: Visitor,
    code: actix_web::web::Path<String>,
    query: Query<Back>,
) -> Result<HttpResponse> {
    let cookie = language_cookie(&who.state, Language::parse(&code).ok_or(Error::NotFound)?);
    let to = own_path(&query.back).unwrap_or("/").to_owned();
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((header::LOCATION, to)).finish())
}
