//! One's own account: what one holds, and access tokens for programs.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::session::language_cookie;
use crate::ground::ids::PersonId;
use crate::ground::{Error, Problems, Result, text};
use crate::keys::fresh_secret;
use crate::people::rules::{TOKEN_SCOPES, text_problem};
use crate::people::{Look, Page, Signed, View, Who, acts, store};
use crate::web::{InTime, see_other};
use crate::words::Language;
use crate::words::parts::{Choice, Field, Summary};

#[derive(Serialize)]
struct AccountView {
    title: String,
    name: String,
    email: String,
    grants: Vec<Held>,
    tokens: Vec<Token>,
    /// The language of one's letters.
    letters: Field,
    orcid: OrcidForm,
    fields: Vec<Field>,
    summary: Option<Summary>,
    /// A token that was just made: shown this once.
    secret: Option<String>,
}

#[derive(Serialize)]
struct OrcidForm {
    field: Field,
    summary: Option<Summary>,
    /// What was given, as the address of its page.
    link: Option<String>,
}

#[derive(Serialize)]
struct Held {
    role: String,
    scope: String,
    /// What it reaches, by name, and its page.
    name: Option<String>,
    href: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct Token {
    id: String,
    name: String,
    scopes: String,
    expires: String,
    usable: bool,
}

impl View for AccountView {
    const TEMPLATE: &'static str = "people/account";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct NewToken {
    #[serde(default)]
    name: String,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    days: String,
}

/// What a post left behind, to be shown again.
#[derive(Default)]
struct Again {
    token: Option<NewToken>,
    problems: Problems,
    /// A token that was just made.
    secret: Option<String>,
    orcid: Option<String>,
    orcid_problems: Problems,
}

pub async fn show(who: Signed) -> Result<HttpResponse> {
    who.page(move |look| view(look, Again::default())).await
}

fn view(look: &mut Look<'_>, again: Again) -> Result<AccountView> {
    let id = me(look)?;
    let person = store::find(look.db, &id)?;
    let wall = look.wall;
    let tokens = store::tokens_of(look.db, &id)?;
    let grants = held(look)?;
    let orcid = orcid_form(look, &person, &again);
    let typed = again.token.unwrap_or_else(|| NewToken { days: "30".into(), ..NewToken::default() });
    Ok(AccountView {
        title: look.say("account-title"),
        grants,
        tokens: tokens
            .into_iter()
            .map(|row| Token {
                usable: row.revoked.is_none() && row.expires > wall,
                expires: row.expires.utc().format("%Y-%m-%d").to_string(),
                id: row.id,
                name: row.name,
                scopes: row.scopes,
            })
            .collect(),
        fields: token_fields(look, &typed, &again.problems),
        summary: look.words().summary(look.language, &again.problems),
        orcid,
        letters: letters(look, &person.language),
        name: person.name,
        email: person.email,
        secret: again.secret,
    })
}

fn held(look: &mut Look<'_>) -> Result<Vec<Held>> {
    let mut held = Vec::new();
    for grant in look.actor.grants().to_vec() {
        let named = (look.state.name)(look.db, &grant.scope, look.language.code())?;
        let (name, href) = named.unzip();
        held.push(Held {
            role: look.say(&format!("role-{}", grant.role.name())),
            scope: scope_in_words(look, &grant.scope),
            name,
            href,
            until: grant.until.map(|until| until.to_string()),
        });
    }
    held.sort_by(|a, b| (&a.role, &a.name, &a.scope).cmp(&(&b.role, &b.name, &b.scope)));
    Ok(held)
}

pub(super) fn scope_in_words(look: &Look<'_>, scope: &crate::ground::Scope) -> String {
    let (kind, of) = scope.columns();
    // Proposals and funders are named by what they are; their ids say nothing to a person.
    let of = if matches!(kind, "proposal" | "funder") { String::new() } else { of };
    look.text(&format!("scope-{kind}"), &[("of", of)])
}

fn orcid_form(look: &Look<'_>, person: &store::Person, again: &Again) -> OrcidForm {
    let given = person.orcid();
    let value = again.orcid.clone().or_else(|| given.as_ref().map(ToString::to_string));
    let field = Field::text("orcid", look.say("account-orcid"))
        .hint(look.say("account-orcid-hint"))
        .value(value.unwrap_or_default())
        .max(40)
        .errors(look.words().errors(look.language, &again.orcid_problems, "orcid"));
    let summary = look.words().summary(look.language, &again.orcid_problems);
    OrcidForm { field, summary, link: given.map(|orcid| orcid.url()) }
}

#[derive(Deserialize, Clone, Default)]
pub struct GivenOrcid {
    #[serde(default)]
    orcid: String,
}

/// `POST /account/orcid`: an empty field takes it away.
pub async fn give_orcid(who: Signed, form: InTime<GivenOrcid>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let typed = form.clone();
    let given = who.act(received, move |act| acts::give_orcid(act, &typed.orcid)).await;
    match Who::problems_of(given)? {
        Ok(given) => {
            let done = if given.is_some() { "orcid-given" } else { "orcid-taken-away" };
            Ok(see_other(&format!("/account?done={done}")))
        }
        Err(orcid_problems) => {
            let show = move |look: &mut Look<'_>| {
                let problems = orcid_problems.clone();
                let again = Again { orcid: Some(form.orcid), orcid_problems, ..Again::default() };
                Ok(Page::again(view(look, again)?, &problems))
            };
            who.page(show).await
        }
    }
}

fn letters(look: &Look<'_>, code: &str) -> Field {
    let options = Language::ALL.iter().map(|language| Choice::new(language.code(), language.own_name()));
    Field::radios("language", look.say("account-letters-in"), options.collect())
        .value(Language::of(code).code())
        .required()
}

#[derive(Deserialize)]
pub struct Spoken {
    #[serde(default)]
    language: String,
}

/// `POST /account/language`: letters come in it from now on, and this browser's pages too.
pub async fn speak(who: Signed, form: InTime<Spoken>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let language = who.act(received, move |act| acts::speak(act, &form.language)).await?;
    let mut answer = see_other("/account?done=language-chosen");
    answer.add_cookie(&language_cookie(&who.state, language)).map_err(Error::internal)?;
    Ok(answer)
}

fn token_fields(look: &Look<'_>, typed: &NewToken, problems: &Problems) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let choices = TOKEN_SCOPES.iter().map(|scope| Choice {
        chosen: typed.scopes.iter().any(|chosen| chosen == scope),
        ..Choice::new(*scope, *scope)
    });
    vec![
        Field::text("name", look.say("token-name"))
            .value(&typed.name)
            .required()
            .max(60)
            .errors(errors("name")),
        Field::checkboxes("scopes", look.say("token-scopes"), choices.collect()).errors(errors("scopes")),
        Field::number("days", look.say("token-days")).value(&typed.days).required().errors(errors("days")),
    ]
}

fn me(look: &Look<'_>) -> Result<PersonId> {
    look.actor.person().cloned().ok_or(Error::SignIn)
}

pub async fn make_token(who: Signed, form: InTime<NewToken>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let (secret, typed) = (format!("rc_{}", fresh_secret()), form.clone());
    let given = secret.clone();
    let made = who.act(received, move |act| {
        let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
        let mut problems = Problems::none();
        let name = text::line(&typed.name, 60);
        if let Err(bad) = &name {
            text_problem(&mut problems, "name", bad);
        }
        problems.into_result()?;
        let days = typed.days.trim().parse().unwrap_or(0);
        acts::make_token(act, &person, &name.unwrap_or_default(), &typed.scopes, days, &given).map(drop)
    });
    match Who::problems_of(made.await)? {
        // The one page that follows a post directly: a redirect would have to carry the secret.
        Ok(()) => who.page(move |look| view(look, Again { secret: Some(secret), ..Again::default() })).await,
        Err(problems) => {
            let show = move |look: &mut Look<'_>| {
                let again = Again { token: Some(form), problems: problems.clone(), ..Again::default() };
                Ok(Page::again(view(look, again)?, &problems))
            };
            who.page(show).await
        }
    }
}

#[derive(Deserialize)]
pub struct Revoked {
    id: String,
}

pub async fn revoke_token(who: Signed, form: InTime<Revoked>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    who.act(received, move |act| acts::revoke_token(act, &form.id)).await?;
    Ok(see_other("/account?done=token-revoked"))
}
