//! The experts of a call.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use crate::call;
use crate::evaluation::acts::{self, NewExpert, must_run_call};
use crate::evaluation::store;
use crate::ground::ids::CallId;
use crate::ground::{Problems, Result};
use crate::keys::fresh_secret;
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Field, Summary};

#[derive(Serialize)]
struct ExpertsView {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    experts: Vec<Row>,
    balance: String,
    summary: Option<Summary>,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    email: String,
    country: String,
    organisation: String,
    pic: String,
    expertise: String,
}

impl View for ExpertsView {
    const TEMPLATE: &'static str = "evaluation/experts";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Typed {
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    pic: String,
    #[serde(default)]
    expertise: String,
}

pub async fn list(who: Signed, call: Path<String>) -> Result<HttpResponse> {
    let call = CallId::from_text(call.into_inner());
    who.page(move |look| view(look, &call, &Typed::default(), &Problems::none())).await
}

pub async fn add(who: Signed, call: Path<String>, form: InTime<Typed>) -> Result<HttpResponse> {
    let call = CallId::from_text(call.into_inner());
    let InTime { form, received } = form;
    let new = NewExpert {
        email: form.email.trim().to_owned(),
        name: form.name.clone(),
        country: form.country.clone(),
        organisation: form.organisation.clone(),
        pic: form.pic.clone(),
        expertise: form.expertise.clone(),
    };
    let (of, secret, base) = (call.clone(), fresh_secret(), who.state.config.http.public_url.clone());
    let added = who.act(received, move |act| acts::add_expert(act, &of, &new, &secret, &base)).await;
    match Who::problems_of(added)? {
        Ok(_) => Ok(see_other(&format!("/calls/{call}/experts?done=expert-added"))),
        Err(problems) => {
            who.page(move |look| {
                let view = view(look, &call, &form, &problems)?;
                Ok(Page::again(view, &problems))
            })
            .await
        }
    }
}

fn view(look: &mut Look<'_>, call: &CallId, typed: &Typed, problems: &Problems) -> Result<ExpertsView> {
    must_run_call(&look.actor, call)?;
    let rulebook = call::store::rulebook(look.db, call)?;
    let experts = store::experts_of(look.db, call)?;
    let mut countries: Vec<&str> = experts.iter().map(|expert| expert.country.eu()).collect();
    countries.sort_unstable();
    countries.dedup();
    let balance = look.text(
        "evaluation-experts-balance",
        &[("count", experts.len().to_string()), ("countries", countries.len().to_string())],
    );
    let title = look.say("evaluation-experts");
    let call_title = rulebook.call.title.in_language(look.language.code());
    let rows = experts.iter().map(|expert| Row {
        name: expert.name.clone(),
        email: expert.email.clone(),
        country: expert.country.eu().to_owned(),
        organisation: expert.organisation.clone(),
        pic: expert.pic.as_ref().map_or(String::new(), ToString::to_string),
        expertise: expert.expertise.clone(),
    });
    Ok(ExpertsView {
        crumbs: vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(call_title, format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        action: format!("/calls/{call}/experts"),
        experts: rows.collect(),
        balance,
        summary: look.words().summary(look.language, problems),
        fields: fields(look, typed, problems),
    })
}

fn fields(look: &Look<'_>, typed: &Typed, problems: &Problems) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    vec![
        Field::email("email", look.say("evaluation-expert-email"))
            .hint(look.say("evaluation-expert-email-hint"))
            .value(&typed.email)
            .required()
            .errors(errors("email")),
        Field::text("name", look.say("evaluation-expert-name"))
            .hint(look.say("evaluation-expert-name-hint"))
            .value(&typed.name)
            .max(120)
            .errors(errors("name")),
        Field::text("organisation", look.say("evaluation-expert-organisation"))
            .value(&typed.organisation)
            .max(200)
            .required()
            .errors(errors("organisation")),
        Field::text("country", look.say("evaluation-expert-country"))
            .hint(look.say("evaluation-expert-country-hint"))
            .value(&typed.country)
            .required()
            .errors(errors("country")),
        Field::text("pic", look.say("evaluation-expert-pic"))
            .hint(look.say("evaluation-expert-pic-hint"))
            .value(&typed.pic)
            .errors(errors("pic")),
        Field::text("expertise", look.say("evaluation-expert-expertise"))
            .value(&typed.expertise)
            .max(400)
            .errors(errors("expertise")),
    ]
}
