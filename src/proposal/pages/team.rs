//! Who belongs to a proposal, who is invited, and who leads.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::list::role_key;
use super::overview::must_lead;
use super::{crumbs, href};
use crate::ground::ids::{InvitationId, PartnerId, PersonId};
use crate::ground::{Problems, Result, Role, Scope};
use crate::keys::fresh_secret;
use crate::people::store::Person;
use crate::people::{self, Look, Page, Signed, View, Who};
use crate::proposal::acts::{self, Sending};
use crate::proposal::rules::INVITATION_DAYS;
use crate::proposal::store::invitations::{self, Invitation};
use crate::proposal::store::partners::{self, bindings};
use crate::proposal::store::{Proposal, Sight};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Choice, Crumb, Field, Notice, Summary, Tag};

#[derive(Serialize)]
struct TeamView {
    title: String,
    crumbs: Vec<Crumb>,
    back: String,
    /// Where the forms of this page post to begin with this.
    team: String,
    /// Coordination that is offered and not taken yet.
    offer: Option<Notice>,
    members: Vec<Member>,
    invited: Vec<Invited>,
    /// The reader has given no ORCID iD: where to.
    give_orcid: Option<Action>,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct Member {
    id: String,
    name: String,
    email: String,
    orcid: Option<OrcidLink>,
    role: String,
    partner: String,
    /// Role and partner, to be changed.
    fields: Vec<Field>,
    removable: bool,
    /// Coordination can be offered to them.
    may_lead: bool,
}

/// The ORCID iD that a member gave.
#[derive(Serialize)]
struct OrcidLink {
    id: String,
    href: String,
}

#[derive(Serialize)]
struct Invited {
    id: String,
    email: String,
    role: String,
    partner: String,
    sent: String,
    standing: Tag,
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
    #[serde(default)]
    partner: String,
}

/// The members of a proposal, the strongest role first.
pub(in crate::proposal) fn members(look: &mut Look<'_>, proposal: &Proposal) -> Result<Vec<(Person, Sight)>> {
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
    let all = members(look, &proposal)?;
    let bound = bindings(look.db, &proposal.id)?;
    let partners: Vec<(PartnerId, String)> =
        partners::of(look.db, &proposal.id)?.into_iter().map(|one| (one.id, one.name)).collect();
    let leading = all.iter().filter(|(_, sight)| sight.leads()).count();
    let member = |(at, (person, sight)): (usize, &(Person, Sight))| {
        let of = bound.iter().find(|(bound, _)| *bound == person.id).map(|(_, partner)| partner);
        Member {
            id: person.id.to_string(),
            name: person.name.clone(),
            email: person.email.clone(),
            orcid: person.orcid().map(|orcid| OrcidLink { id: orcid.to_string(), href: orcid.url() }),
            role: look.say(role_key(*sight)),
            partner: named(&partners, of),
            fields: member_fields(look, at, *sight, of, &partners),
            removable: !sight.leads() || leading > 1,
            may_lead: !sight.leads(),
        }
    };
    let own = all.iter().find(|(person, _)| look.actor.person() == Some(&person.id));
    let gave = own.is_some_and(|(person, _)| person.orcid().is_some());
    let members: Vec<Member> = all.iter().enumerate().map(member).collect();
    let open = invitations::open(look.db, &proposal.id)?;
    let invited = open.iter().map(|one| invited(look, one, &partners)).collect();
    Ok(TeamView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(heading)),
        back: href(&proposal.reference),
        team: format!("{}/team", href(&proposal.reference)),
        offer: offer(look, &proposal)?,
        members,
        invited,
        give_orcid: (!gave).then(|| Action::go(look.say("team-give-orcid"), "/account#orcid")),
        fields: fields(look, typed, &partners, problems),
        summary: look.words().summary(look.language, problems),
    })
}

fn named(partners: &[(PartnerId, String)], id: Option<&PartnerId>) -> String {
    let found = id.and_then(|id| partners.iter().find(|(known, _)| known == id));
    found.map(|(_, name)| name.clone()).unwrap_or_default()
}

fn partner_field(look: &Look<'_>, partners: &[(PartnerId, String)], chosen: &str) -> Field {
    let all = Choice::new("", look.say("team-partner-all"));
    let choices =
        std::iter::once(all).chain(partners.iter().map(|(id, name)| Choice::new(id.as_str(), name)));
    Field::select("partner", look.say("team-partner"), choices.collect()).value(chosen)
}

/// Every member has such a form: names are alike, ids are not.
fn member_fields(
    look: &Look<'_>,
    at: usize,
    sight: Sight,
    partner: Option<&PartnerId>,
    partners: &[(PartnerId, String)],
) -> Vec<Field> {
    let role = if sight == Sight::Reader { "reader" } else { "contributor" };
    let choices = ["contributor", "reader"].map(|role| Choice::new(role, look.say(&format!("role-{role}"))));
    let mut fields = vec![partner_field(look, partners, partner.map_or("", PartnerId::as_str))];
    if !sight.leads() {
        fields.insert(0, Field::select("role", look.say("grant-role"), choices.to_vec()).value(role));
    }
    for field in &mut fields {
        field.id = format!("{}-{at}", field.id);
    }
    fields
}

fn invited(look: &Look<'_>, one: &Invitation, partners: &[(PartnerId, String)]) -> Invited {
    let standing = match one.holds(look.wall) {
        true => {
            // A day that has begun is one that is left.
            let days = (one.expires.since(look.wall) + 86_399_999_999) / 86_400_000_000;
            Tag::plain(look.text("team-days-left", &[("days", days.to_string())]))
        }
        false => Tag::warn(look.say("team-expired")),
    };
    Invited {
        id: one.id.to_string(),
        email: one.email.clone(),
        role: look.say(&format!("role-{}", one.role)),
        partner: named(partners, one.partner.as_ref()),
        sent: one.sent.to_string(),
        standing,
    }
}

fn offer(look: &mut Look<'_>, proposal: &Proposal) -> Result<Option<Notice>> {
    let Some(offer) = invitations::offered(look.db, &proposal.id)? else { return Ok(None) };
    let name = people::store::name(look.db, offer.to.as_str())?;
    let text = look.text("team-offered", &[("name", name), ("at", offer.at.to_string())]);
    let back = format!("{}/team/handover/withdraw", href(&proposal.reference));
    let notice = Notice::new(crate::words::parts::Kind::Warn, look.say("team-offered-title"), text);
    Ok(Some(notice.action(Action::post(look.say("team-offer-withdraw"), back))))
}

fn fields(look: &Look<'_>, typed: &New, partners: &[(PartnerId, String)], problems: &Problems) -> Vec<Field> {
    let roles = ["contributor", "reader", "coordinator"].iter().map(|role| {
        Choice::new(*role, look.say(&format!("role-{role}"))).hint(look.say(&format!("proposal-role-{role}")))
    });
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let email = Field::email("email", look.say("people-email")).value(&typed.email).autocomplete("off");
    let role = Field::radios("role", look.say("grant-role"), roles.collect()).value(&typed.role);
    let hint = look.text("team-email-hint", &[("days", INVITATION_DAYS.to_string())]);
    let mut fields =
        vec![email.required().hint(hint).errors(errors("email")), role.required().errors(errors("role"))];
    if !partners.is_empty() {
        let partner = partner_field(look, partners, &typed.partner);
        fields.push(partner.hint(look.say("team-partner-hint")).errors(errors("partner")));
    }
    fields
}

fn to_team(key: &str, done: &str) -> HttpResponse {
    see_other(&format!("{}/team?done={done}", href(key)))
}

fn sending(who: &Who) -> Sending {
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    Sending { secret: fresh_secret(), base }
}

fn partner_of(text: &str) -> Option<PartnerId> {
    (!text.is_empty()).then(|| PartnerId::from_text(text))
}

/// `POST /proposals/{proposal}/team/invitations`
pub async fn invite(who: Signed, key: Path<String>, form: InTime<New>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, typed, sending) = (key.clone(), form.clone(), sending(&who));
    let invited = who.act(received, move |act| {
        let partner = partner_of(&typed.partner);
        acts::invite(act, &of, (&typed.email, &typed.role), partner.as_ref(), &sending)
    });
    match Who::problems_of(invited.await)? {
        Ok(_) => Ok(to_team(&key, "team-invited")),
        Err(problems) => {
            let show =
                move |look: &mut Look<'_>| Ok(Page::again(view(look, &key, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}

/// A form that says nothing but that its button was pressed.
#[derive(Deserialize)]
pub struct Pressed {}

/// `POST /proposals/{proposal}/team/invitations/{invitation}/again`
pub async fn again(
    who: Signed,
    path: Path<(String, InvitationId)>,
    form: InTime<Pressed>,
) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let (of, sending) = (key.clone(), sending(&who));
    who.act(form.received, move |act| acts::invite_again(act, &of, &id, &sending)).await?;
    Ok(to_team(&key, "team-invited"))
}

/// `POST /proposals/{proposal}/team/invitations/{invitation}/revoke`
pub async fn revoke(
    who: Signed,
    path: Path<(String, InvitationId)>,
    form: InTime<Pressed>,
) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let of = key.clone();
    who.act(form.received, move |act| acts::revoke(act, &of, &id)).await?;
    Ok(to_team(&key, "team-revoked"))
}

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    person: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    partner: String,
}

/// `POST /proposals/{proposal}/team/member`: role and partner of a member.
pub async fn set(who: Signed, key: Path<String>, form: InTime<Chosen>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let of = key.clone();
    let set = who.act(received, move |act| {
        let (person, partner) = (PersonId::from_text(&form.person), partner_of(&form.partner));
        acts::set_member(act, &of, &person, &form.role, partner.as_ref())
    });
    set.await?;
    Ok(to_team(&key, "saved"))
}

/// `POST /proposals/{proposal}/team/remove`
pub async fn remove(who: Signed, key: Path<String>, form: InTime<Chosen>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, person) = (key.clone(), PersonId::from_text(form.person));
    let own = who.act(received, move |act| {
        acts::remove_member(act, &of, &person)?;
        Ok(act.actor.person() == Some(&person))
    });
    // Who took themselves out sees the proposal no longer.
    match own.await? {
        true => Ok(see_other("/proposals?done=proposal-member-removed")),
        false => Ok(to_team(&key, "proposal-member-removed")),
    }
}

/// `POST /proposals/{proposal}/team/handover`: offers coordination.
pub async fn offer_handover(who: Signed, key: Path<String>, form: InTime<Chosen>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, person) = (key.clone(), PersonId::from_text(form.person));
    who.act(received, move |act| acts::offer_handover(act, &of, &person)).await?;
    Ok(to_team(&key, "team-offered"))
}

/// `POST /proposals/{proposal}/team/handover/withdraw`
pub async fn withdraw_handover(
    who: Signed,
    key: Path<String>,
    form: InTime<Pressed>,
) -> Result<HttpResponse> {
    let key = key.into_inner();
    let of = key.clone();
    who.act(form.received, move |act| acts::withdraw_handover(act, &of)).await?;
    Ok(to_team(&key, "team-offer-withdrawn"))
}
