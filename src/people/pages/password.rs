//! A forgotten password: a link by letter, and a new one.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use serde::Deserialize;

use super::FormView;
use super::register::base;
use crate::ground::{Problems, Result};
use crate::keys::fresh_secret;
use crate::people::{Look, Page, Visitor, acts, password, rules};
use crate::web::{InTime, see_other};
use crate::words::parts::Field;

#[derive(Deserialize)]
pub struct Forgot {
    #[serde(default)]
    email: String,
}

pub async fn forgot_form(who: Visitor) -> Result<HttpResponse> {
    let show = |look: &mut Look<'_>| {
        Ok(FormView::new(look, "forgot-title", "/password/forgot")
            .intro(look.say("forgot-intro"))
            .field(Field::email("email", look.say("people-email")).required())
            .submit(look.say("forgot-submit")))
    };
    who.page(show).await
}

pub async fn forgot(who: Visitor, form: InTime<Forgot>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let (secret, base, network) = (fresh_secret(), base(&who), who.network.clone());
    who.act(received, move |act| acts::ask_for_reset(act, &form.email, &network, &secret, &base)).await?;
    Ok(see_other("/password/sent"))
}

pub async fn sent(who: Visitor) -> Result<HttpResponse> {
    let show = |look: &mut Look<'_>| {
        let intro = look.say("forgot-sent-intro");
        Ok(FormView::new(look, "forgot-sent-title", "").intro(intro).letter(look))
    };
    who.page(show).await
}

#[derive(Deserialize, Clone)]
pub struct Reset {
    #[serde(default)]
    key: String,
    #[serde(default)]
    password: String,
}

#[derive(Deserialize)]
pub struct Key {
    #[serde(default)]
    key: String,
}

pub async fn reset_form(who: Visitor, query: Query<Key>) -> Result<HttpResponse> {
    let key = query.into_inner().key;
    who.page(move |look| Ok(view(look, &key, &Problems::none()))).await
}

fn view(look: &Look<'_>, key: &str, problems: &Problems) -> FormView {
    let hint = look.text("people-password-hint", &[("min", rules::PASSWORD_MIN.to_string())]);
    let field = Field::password("password", look.say("reset-password")).autocomplete("new-password");
    FormView::new(look, "reset-title", "/password/reset")
        .field(Field::hidden("key", key))
        .field(field.required().hint(hint))
        .submit(look.say("reset-submit"))
        .problems(look, problems)
}

pub async fn reset(who: Visitor, form: InTime<Reset>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let mut problems = Problems::none();
    rules::check_password(&mut problems, &form.password);
    if !problems.is_empty() {
        let show = move |look: &mut Look<'_>| {
            Ok(Page::with_status(view(look, &form.key, &problems), StatusCode::UNPROCESSABLE_ENTITY))
        };
        return who.page(show).await;
    }
    let hash = password::hash(form.password).await?;
    who.act(received, move |act| acts::reset_password(act, &form.key, &hash)).await?;
    Ok(see_other("/sign-in?done=password-set"))
}
