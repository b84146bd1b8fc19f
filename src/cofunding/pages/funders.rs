//! The register of funders: who can be claimed from, and who speaks for each.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use crate::cofunding::acts::{self, NewFunder};
use crate::cofunding::store::{self, must_keep_register};
use crate::ground::ids::FunderId;
use crate::ground::{Country, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Field, Summary};

#[derive(Serialize)]
pub struct RegisterView {
    title: String,
    funders: Vec<Row>,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    level: String,
    country: String,
    officials: String,
}

impl View for RegisterView {
    const TEMPLATE: &'static str = "cofunding/funders";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct FunderForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    country: String,
}

pub async fn list(who: Signed) -> Result<HttpResponse> {
    who.page(|look| register(look, &FunderForm::default(), &Problems::none())).await
}

fn register(look: &mut Look<'_>, typed: &FunderForm, problems: &Problems) -> Result<RegisterView> {
    must_keep_register(&look.actor)?;
    let mut funders = Vec::new();
    for funder in store::register(look.db, look.now)? {
        let officials = store::officials(look.db, &funder.id, look.now)?;
        let names: Vec<String> = officials.into_iter().map(|person| person.name).collect();
        funders.push(Row {
            href: format!("/funders/{}", funder.id),
            level: look.say(&format!("cofunding-level-{}", funder.level.name())),
            country: funder.country.map_or("", Country::eu).to_owned(),
            name: funder.name,
            officials: names.join(", "),
        });
    }
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let levels = ["state", "region", "private"]
        .map(|level| Choice::new(level, look.say(&format!("cofunding-level-{level}"))));
    Ok(RegisterView {
        title: look.say("cofunding-funders-title"),
        funders,
        fields: vec![
            Field::text("name", look.say("cofunding-funder-name"))
                .required()
                .max(160)
                .value(&typed.name)
                .errors(errors("name")),
            Field::select("level", look.say("cofunding-funder-level"), levels.into())
                .required()
                .value(&typed.level)
                .errors(errors("level")),
            Field::text("country", look.say("cofunding-funder-country"))
                .hint(look.say("cofunding-funder-country-hint"))
                .value(&typed.country)
                .errors(errors("country")),
        ],
        summary: look.words().summary(look.language, problems),
    })
}

pub async fn add(who: Signed, form: InTime<FunderForm>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let new = NewFunder { name: form.name.clone(), level: form.level.clone(), country: form.country.clone() };
    let added = who.act(received, move |act| acts::add_funder(act, &new));
    match Who::problems_of(added.await)? {
        Ok(funder) => Ok(see_other(&format!("/funders/{funder}?done=funder-added"))),
        Err(problems) => {
            let show =
                move |look: &mut Look<'_>| Ok(Page::again(register(look, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}

#[derive(Serialize)]
pub struct FunderView {
    title: String,
    crumbs: Vec<Crumb>,
    id: String,
    level: String,
    country: String,
    officials: Vec<Official>,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct Official {
    id: String,
    name: String,
    email: String,
}

impl View for FunderView {
    const TEMPLATE: &'static str = "cofunding/funder";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct OfficialForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    why: String,
}

pub async fn show(who: Signed, id: Path<String>) -> Result<HttpResponse> {
    let id = FunderId::from_text(id.into_inner());
    who.page(move |look| funder(look, &id, &OfficialForm::default(), &Problems::none())).await
}

fn funder(
    look: &mut Look<'_>,
    id: &FunderId,
    typed: &OfficialForm,
    problems: &Problems,
) -> Result<FunderView> {
    must_keep_register(&look.actor)?;
    let funder = store::listed(look.db, id, look.now)?;
    let officials = store::officials(look.db, id, look.now)?.into_iter();
    let officials =
        officials.map(|one| Official { id: one.id.to_string(), name: one.name, email: one.email }).collect();
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    Ok(FunderView {
        crumbs: vec![Crumb::to(look.say("cofunding-funders-title"), "/funders"), Crumb::here(&funder.name)],
        title: funder.name,
        id: funder.id.to_string(),
        level: look.say(&format!("cofunding-level-{}", funder.level.name())),
        country: funder.country.map_or("", Country::eu).to_owned(),
        officials,
        fields: vec![
            Field::email("email", look.say("cofunding-official-email"))
                .hint(look.say("cofunding-official-email-hint"))
                .required()
                .value(&typed.email)
                .errors(errors("email")),
            Field::text("why", look.say("cofunding-official-why"))
                .required()
                .max(200)
                .value(&typed.why)
                .errors(errors("why")),
        ],
        summary: look.words().summary(look.language, problems),
    })
}

pub async fn appoint(who: Signed, id: Path<String>, form: InTime<OfficialForm>) -> Result<HttpResponse> {
    let (id, InTime { form, received }) = (FunderId::from_text(id.into_inner()), form);
    let (of, typed) = (id.clone(), form.clone());
    let appointed = who.act(received, move |act| acts::appoint(act, &of, &typed.email, &typed.why));
    match Who::problems_of(appointed.await)? {
        Ok(()) => Ok(see_other(&format!("/funders/{id}?done=official-appointed"))),
        Err(problems) => {
            let show = move |look: &mut Look<'_>| {
                let view = funder(look, &id, &form, &problems)?;
                Ok(Page::again(view, &problems))
            };
            who.page(show).await
        }
    }
}

#[derive(Deserialize)]
pub struct Dismissal {
    person: String,
}

pub async fn dismiss(who: Signed, id: Path<String>, form: InTime<Dismissal>) -> Result<HttpResponse> {
    let (id, InTime { form, received }) = (FunderId::from_text(id.into_inner()), form);
    let of = id.clone();
    who.act(received, move |act| acts::dismiss(act, &of, &form.person)).await?;
    Ok(see_other(&format!("/funders/{id}?done=official-dismissed")))
}
