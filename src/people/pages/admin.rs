//! The administrator's list of people, and what each was granted. Nothing of evaluations is here.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::account::scope_in_words;
use crate::ground::ids::{CallId, FunderId, GrantId, PersonId};
use crate::ground::{Error, Problems, Result, Role, Scope, text};
use crate::people::{Look, Page, Signed, View, Who, acts, store};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Field, Summary};

#[derive(Serialize)]
struct PeopleView {
    title: String,
    people: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    email: String,
    verified: bool,
    roles: String,
}

impl View for PeopleView {
    const TEMPLATE: &'static str = "people/list";
    fn title(&self) -> String {
        self.title.clone()
    }
}

fn must_administer(look: &Look<'_>) -> Result<()> {
    if look.actor.has(Role::Administrator) { Ok(()) } else { Err(Error::NotFound) }
}

pub async fn list(who: Signed) -> Result<HttpResponse> {
    let show = |look: &mut Look<'_>| {
        must_administer(look)?;
        let mut people = Vec::new();
        for person in store::all(look.db)? {
            let grants = store::grants_of(look.db, &person.id, look.now)?;
            let mut roles: Vec<String> =
                grants.iter().map(|grant| look.say(&format!("role-{}", grant.role.name()))).collect();
            roles.dedup();
            people.push(Row {
                href: format!("/admin/people/{}", person.id),
                verified: person.verified_at.is_some(),
                name: person.name,
                email: person.email,
                roles: roles.join(", "),
            });
        }
        Ok(PeopleView { title: look.say("people-title"), people })
    };
    who.page(show).await
}

#[derive(Serialize)]
struct PersonView {
    title: String,
    crumbs: Vec<Crumb>,
    email: String,
    id: String,
    grants: Vec<Granted>,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct Granted {
    id: String,
    role: String,
    scope: String,
    from: String,
    revocable: bool,
}

impl View for PersonView {
    const TEMPLATE: &'static str = "people/person";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct NewGrant {
    #[serde(default)]
    role: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    why: String,
}

/// Roles an administrator may give; those of a proposal come from the proposal.
const GIVEN: &[Role] = &[
    Role::Evaluator,
    Role::Funder,
    Role::Board,
    Role::Staff,
    Role::Finance,
    Role::Auditor,
    Role::Administrator,
];

pub async fn person(who: Signed, id: Path<String>) -> Result<HttpResponse> {
    let id = PersonId::from_text(id.into_inner());
    who.page(move |look| view(look, &id, &NewGrant::default(), &Problems::none())).await
}

fn view(look: &mut Look<'_>, id: &PersonId, typed: &NewGrant, problems: &Problems) -> Result<PersonView> {
    must_administer(look)?;
    let person = store::find(look.db, id)?;
    let grants = store::grants_of(look.db, id, look.now)?;
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let roles = GIVEN
        .iter()
        .map(|role| Choice::new(role.name(), look.say(&format!("role-{}", role.name()))))
        .collect();
    let scopes = ["everything", "call", "funder"]
        .iter()
        .map(|kind| Choice::new(*kind, look.say(&format!("scope-kind-{kind}"))))
        .collect();
    Ok(PersonView {
        title: person.name,
        crumbs: vec![Crumb::to(look.say("people-title"), "/admin/people"), Crumb::here(&person.email)],
        email: person.email,
        id: person.id.to_string(),
        grants: grants
            .iter()
            .map(|grant| Granted {
                id: grant.id.to_string(),
                role: look.say(&format!("role-{}", grant.role.name())),
                scope: scope_in_words(look, &grant.scope),
                from: grant.from.to_string(),
                revocable: !matches!(grant.scope, Scope::Proposal(_)),
            })
            .collect(),
        fields: vec![
            Field::select("role", look.say("grant-role"), roles)
                .value(&typed.role)
                .required()
                .errors(errors("role")),
            Field::select("scope", look.say("grant-scope"), scopes)
                .value(&typed.scope)
                .required()
                .errors(errors("scope")),
            Field::text("of", look.say("grant-of"))
                .value(&typed.of)
                .hint(look.say("grant-of-hint"))
                .errors(errors("of")),
            Field::text("why", look.say("grant-why"))
                .value(&typed.why)
                .required()
                .max(200)
                .errors(errors("why")),
        ],
        summary: look.words().summary(look.language, problems),
    })
}

/// Reads role and scope out of what was typed.
fn parse(form: &NewGrant) -> Result<(Role, Scope, String)> {
    let mut problems = Problems::none();
    let role = Role::parse(&form.role).filter(|role| GIVEN.contains(role));
    if role.is_none() {
        problems.add("role", "required");
    }
    let of = form.of.trim();
    let scope = match form.scope.as_str() {
        "everything" => Some(Scope::Everything),
        "call" if !of.is_empty() => Some(Scope::Call(CallId::from_text(of))),
        "funder" if !of.is_empty() => Some(Scope::Funder(FunderId::from_text(of))),
        "call" | "funder" => {
            problems.add("of", "required");
            None
        }
        _ => {
            problems.add("scope", "required");
            None
        }
    };
    let why = text::line(&form.why, 200);
    if let Err(bad) = &why {
        crate::people::rules::text_problem(&mut problems, "why", bad);
    }
    problems.into_result()?;
    match (role, scope, why) {
        (Some(role), Some(scope), Ok(why)) => Ok((role, scope, why)),
        _ => Err(Error::internal("a grant without problems has all its parts")),
    }
}

pub async fn grant(who: Signed, id: Path<String>, form: InTime<NewGrant>) -> Result<HttpResponse> {
    let (id, InTime { form, received }) = (PersonId::from_text(id.into_inner()), form);
    let (person, typed) = (id.clone(), form.clone());
    let granted = who.act(received, move |act| {
        let (role, scope, why) = parse(&typed)?;
        acts::grant_by_administrator(act, &person, role, scope, &why)
    });
    match Who::problems_of(granted.await)? {
        Ok(()) => Ok(see_other(&format!("/admin/people/{id}?done=granted"))),
        Err(problems) => {
            let show =
                move |look: &mut Look<'_>| Ok(Page::again(view(look, &id, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}

#[derive(Deserialize)]
pub struct Revocation {
    grant: String,
}

pub async fn revoke(who: Signed, id: Path<String>, form: InTime<Revocation>) -> Result<HttpResponse> {
    let person = PersonId::from_text(id.into_inner());
    let InTime { form, received } = form;
    let (of, grant) = (person.clone(), GrantId::from_text(form.grant));
    who.act(received, move |act| acts::revoke_by_administrator(act, &of, &grant)).await?;
    Ok(see_other(&format!("/admin/people/{person}?done=revoked")))
}
