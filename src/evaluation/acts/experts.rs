//! Experts join the list of a call.

use serde_json::json;

use crate::act::Act;
use crate::evaluation::store::{self, Expert};
use crate::ground::ids::{CallId, PersonId};
use crate::ground::text::{self, BadText, Pic};
use crate::ground::{Actor, Country, Entry, Error, Letter, Problems, RecordClass, Result, Role, Scope};
use crate::keys::sha256_hex;
use crate::people::{self, rules::NewAccount};

/// How long the link in an invitation works.
const INVITATION_DAYS: i64 = 14;

/// What staff type about an expert.
#[derive(Clone, Debug, Default)]
pub struct NewExpert {
    pub email: String,
    /// Needed where there is no account yet.
    pub name: String,
    pub country: String,
    pub organisation: String,
    pub pic: String,
    pub expertise: String,
}

/// Puts somebody onto the call's list of experts. Where the address has no account one is made, and a letter
/// with a link to choose a password goes out; `secret` was drawn outside, and `base` is our public URL.
pub fn add_expert(
    act: &mut Act<'_>,
    call: &CallId,
    new: &NewExpert,
    secret: &str,
    base: &str,
) -> Result<PersonId> {
    must_run_call(act.actor, call)?;
    let (country, organisation, pic) = parse(new)?;
    let found = people::store::by_email(act.db, &new.email)?;
    let person = match found {
        Some(person) => person.id,
        None => invite(act, new, secret, base)?,
    };
    let expert = Expert {
        person: person.clone(),
        name: String::new(),
        email: String::new(),
        country,
        organisation,
        pic,
        expertise: text::clean(&new.expertise).unwrap_or_default(),
    };
    let (at, by) = (act.received(), act.by());
    store::put_expert(act.db, call, &expert, at, &by)?;
    let scope = Scope::Call(call.clone());
    let held = people::store::grants_of(act.db, &person, at)?;
    if !held.iter().any(|grant| grant.role == Role::Evaluator && grant.scope == scope) {
        people::acts::grant(act, &person, Role::Evaluator, scope, "expert of the call")?;
    }
    act.record(&Entry::new(
        "evaluation.expert_added",
        ("person", &person),
        RecordClass::Evaluation,
        json!({}),
    ))?;
    Ok(person)
}

/// # Errors
/// Not found for whoever is not staff of the whole call.
pub fn must_run_call(actor: &Actor, call: &CallId) -> Result<()> {
    if actor.has_for_call(Role::Staff, call) { Ok(()) } else { Err(Error::NotFound) }
}

fn parse(new: &NewExpert) -> Result<(Country, String, Option<Pic>)> {
    let mut problems = Problems::none();
    if people::rules::email(&new.email).is_none() {
        problems.add("email", "email");
    }
    let country = Country::typed(&new.country);
    if country.is_err() {
        problems.add("country", "expert-country");
    }
    let organisation = text::line(&new.organisation, 200);
    if let Err(bad) = &organisation {
        people::rules::text_problem(&mut problems, "organisation", bad);
    }
    let pic = Some(new.pic.trim()).filter(|pic| !pic.is_empty()).map(Pic::parse).transpose();
    if pic.is_err() {
        problems.add("pic", "expert-pic");
    }
    problems.into_result()?;
    match (country, organisation, pic) {
        (Ok(country), Ok(organisation), Ok(pic)) => Ok((country, organisation, pic)),
        _ => Err(Error::internal("an expert without problems has all its parts")),
    }
}

/// Makes an account nobody can sign in to yet, and writes to its address.
fn invite(act: &mut Act<'_>, new: &NewExpert, secret: &str, base: &str) -> Result<PersonId> {
    let name = text::line(&new.name, 120).map_err(|bad: BadText| {
        let mut problems = Problems::none();
        people::rules::text_problem(&mut problems, "name", &bad);
        problems
    })?;
    let email = people::rules::email(&new.email).unwrap_or_default();
    let account = NewAccount { email, name, language: "en".to_owned() };
    let id: PersonId = act.id();
    let at = act.received();
    // An empty hash fits no password; the link in the letter sets one.
    people::store::insert(act.db, &id, &account, "", at)?;
    let until = act.wall().plus_days(INVITATION_DAYS);
    people::store::insert_secret(act.db, &sha256_hex(secret.as_bytes()), &id, "reset", until)?;
    act.record(&Entry::new("person.invited", ("person", &id), RecordClass::Account, json!({})))?;
    let letter = Letter::to_person(id.clone(), "evaluation-invited", RecordClass::Account)
        .with("name", &account.name)
        .with("url", format!("{base}/password/reset?key={secret}"))
        .with("days", INVITATION_DAYS);
    act.post(&letter)?;
    Ok(id)
}
