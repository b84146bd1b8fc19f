//! Who belongs to a proposal.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::list::role_key;
use super::overview::must_lead;
use super::{crumbs, href};
use crate::ground::ids::PersonId;
use crate::ground::{Problems, Result, Role, Scope};
use crate::people::store::Person;
use crate::people::{self, Look, Page, Signed, View, Who};
use crate::proposal::acts;
use crate::proposal::store::{Proposal, Sight};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Field, Summary};

#[derive(Serialize)]
struct TeamView {
    title: String,
    crumbs: Vec<Crumb>,
    back: String,
    action: String,
    remove: String,
    members: Vec<Member>,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct Member {
    id: String,
    name: String,
    email: String,
    role: String,
    removable: bool,
}

impl View for TeamView {
    const TEMPLATE: &'static str = "proposal/team";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct New {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

/// The members of a proposal, the strongest role first.
pub(super) fn members(look: &mut Look<'_>, proposal: &Proposal) -> Result<Vec<(Person, Sight)>> {
    let scope = Scope::Proposal(proposal.id.clone());
    let roles = [
        (Role::Coordinator, Sight::Coordinator),
        (Role::Contributor, Sight::Contributor),
        (Role::Reader, Sight::Reader),
    ];
    let mut members: Vec<(Person, Sight)> = Vec::new();
    for (role, sight) in roles {
        for person in people::store::holders(look.db, role, &scope, look.now)? {
            if members.iter().all(|(known, _)| known.id != person.id) {
                members.push((person, sight));
            }
        }
    }
    Ok(members)
}

/// `/proposals/{proposal}/team`
pub async fn form(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, &New::default(), &Problems::none())).await
}

fn view(look: &mut Look<'_>, key: &str, typed: &New, problems: &Problems) -> Result<TeamView> {
    let proposal = must_lead(look, key)?;
    let heading = look.say("proposal-team");
    let members = members(look, &proposal)?;
    let roles = ["contributor", "reader"].iter().map(|role| {
        Choice::new(*role, look.say(&format!("role-{role}"))).hint(look.say(&format!("proposal-role-{role}")))
    });
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let email = Field::email("email", look.say("people-email")).value(&typed.email);
    let role = Field::radios("role", look.say("grant-role"), roles.collect()).value(&typed.role);
    let link = |name: &str| format!("{}/{name}", href(&proposal.reference));
    Ok(TeamView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(heading)),
        back: href(&proposal.reference),
        action: link("team"),
        remove: link("team/remove"),
        members: members
            .into_iter()
            .map(|(person, sight)| Member {
                id: person.id.to_string(),
                name: person.name,
                email: person.email,
                role: look.say(role_key(sight)),
                removable: !sight.leads(),
            })
            .collect(),
        fields: vec![
            email.required().hint(look.say("proposal-team-email-hint")).errors(errors("email")),
            role.required().errors(errors("role")),
        ],
        summary: look.words().summary(look.language, problems),
    })
}

pub async fn add(who: Signed, key: Path<String>, form: InTime<New>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, typed) = (key.clone(), form.clone());
    let added = who.act(received, move |act| acts::add_member(act, &of, &typed.email, &typed.role));
    match Who::problems_of(added.await)? {
        Ok(()) => Ok(see_other(&format!("{}/team?done=proposal-member-added", href(&key)))),
        Err(problems) => {
            let show =
                move |look: &mut Look<'_>| Ok(Page::again(view(look, &key, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}

#[derive(Deserialize)]
pub struct Removal {
    #[serde(default)]
    person: String,
}

pub async fn remove(who: Signed, key: Path<String>, form: InTime<Removal>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, person) = (key.clone(), PersonId::from_text(form.person));
    who.act(received, move |act| acts::remove_member(act, &of, &person)).await?;
    Ok(see_other(&format!("{}/team?done=proposal-member-removed", href(&key))))
}
