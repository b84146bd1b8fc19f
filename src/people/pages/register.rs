//! Registering, and verifying the address.

use actix_web::HttpResponse;
use actix_web::web::Query;
use serde::Deserialize;

use super::FormView;
use crate::act::Act;
use crate::ground::{Problems, Result};
use crate::keys::fresh_secret;
use crate::people::{Look, Page, Visitor, Who, acts, password, rules};
use crate::web::{InTime, see_other};
use crate::words::parts::Field;

#[derive(Deserialize, Clone, Default)]
pub struct Registration {
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

pub async fn form(who: Visitor) -> Result<HttpResponse> {
    who.page(|look| Ok(view(look, &Registration::default(), &Problems::none()))).await
}

fn view(look: &Look<'_>, typed: &Registration, problems: &Problems) -> FormView {
    let hint = look.text("people-password-hint", &[("min", rules::PASSWORD_MIN.to_string())]);
    let password = Field::password("password", look.say("people-password")).autocomplete("new-password");
    FormView::new(look, "register-title", "/register")
        .intro(look.say("register-intro"))
        .field(
            Field::text("name", look.say("people-name"))
                .value(&typed.name)
                .required()
                .max(120)
                .autocomplete("name"),
        )
        .field(
            Field::email("email", look.say("people-email"))
                .value(&typed.email)
                .required()
                .hint(look.say("register-email-hint")),
        )
        .field(password.required().hint(hint))
        .submit(look.say("register-submit"))
        .link("/sign-in", look.say("register-sign-in"))
        .problems(look, problems)
}

pub async fn register(who: Visitor, form: InTime<Registration>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let account = rules::new_account(&form.email, &form.name, who.language.code(), &form.password);
    let account = match Who::problems_of(account)? {
        Ok(account) => account,
        Err(problems) => return again(&who, form, problems).await,
    };
    let (hash, secret, base) = (password::hash(form.password.clone()).await?, fresh_secret(), base(&who));
    let network = who.network.clone();
    let register = move |act: &mut Act<'_>| acts::register(act, &account, &hash, &network, &secret, &base);
    match Who::problems_of(who.act(received, register).await)? {
        Ok(()) => Ok(see_other("/registered")),
        Err(problems) => again(&who, form, problems).await,
    }
}

async fn again(who: &Who, form: Registration, problems: Problems) -> Result<HttpResponse> {
    who.page(move |look| Ok(Page::again(view(look, &form, &problems), &problems))).await
}

/// What links in letters begin with.
pub(super) fn base(who: &Who) -> String {
    who.state.config.http.public_url.trim_end_matches('/').to_owned()
}

pub async fn registered(who: Visitor) -> Result<HttpResponse> {
    let show = |look: &mut Look<'_>| {
        let intro = look.say("registered-intro");
        Ok(FormView::new(look, "registered-title", "").intro(intro).letter(look))
    };
    who.page(show).await
}

#[derive(Deserialize)]
pub struct Key {
    #[serde(default)]
    key: String,
}

/// The link from the letter only shows a button: programs that follow links must not verify anything.
pub async fn verify_form(who: Visitor, query: Query<Key>) -> Result<HttpResponse> {
    let key = query.into_inner().key;
    let show = move |look: &mut Look<'_>| {
        Ok(FormView::new(look, "verify-address-title", "/verify-address")
            .intro(look.say("verify-address-intro"))
            .field(Field::hidden("key", &key))
            .submit(look.say("verify-address-submit")))
    };
    who.page(show).await
}

pub async fn verify(who: Visitor, form: InTime<Key>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    who.act(received, move |act| acts::verify_address(act, &form.key)).await?;
    Ok(see_other("/sign-in?done=address-verified"))
}
