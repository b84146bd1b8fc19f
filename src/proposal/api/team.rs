//! The team over the API: members, invitations, and coordination that is handed over.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::consortium::Nothing;
use crate::act::Act;
use crate::ground::ids::{InvitationId, PartnerId, PersonId};
use crate::ground::{Error, Result, Role, Scope};
use crate::keys::fresh_secret;
use crate::people::{self, Api, Look, Reply};
use crate::proposal::acts::{self, Sending};
use crate::proposal::store::invitations::{self, Invitation};
use crate::proposal::store::{self, Proposal, partners};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct TeamOut {
    pub members: Vec<MemberOut>,
    pub invitations: Vec<InvitationOut>,
    /// Id of the person coordination is offered to.
    pub offered_to: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct MemberOut {
    /// Id of the person.
    pub person: String,
    pub name: String,
    pub email: String,
    /// `0000-0002-1825-0097`; null where they gave none.
    pub orcid: Option<String>,
    /// `coordinator`, `contributor` or `reader`.
    pub role: &'static str,
    /// Id of the partner whose part is theirs.
    pub partner: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct InvitationOut {
    pub id: String,
    /// Acronym of the proposal.
    pub acronym: String,
    pub email: String,
    pub role: String,
    /// Id of a partner.
    pub partner: Option<String>,
    /// RFC 3339, UTC.
    pub sent: String,
    /// Neither answered nor too old.
    pub holds: bool,
}

/// Who belongs to a proposal and who is invited, for its coordinators.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/team", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = TeamOut), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn team(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let out = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        if !sight.leads() {
            return Err(Error::Forbidden);
        }
        let open = invitations::open(look.db, &proposal.id)?;
        let offered = invitations::offered(look.db, &proposal.id)?;
        Ok(TeamOut {
            members: members(look, &proposal)?,
            invitations: open.iter().map(|one| out(look, &proposal, one)).collect(),
            offered_to: offered.map(|offer| offer.to.to_string()),
        })
    });
    Ok(json(&out.await?))
}

fn members(look: &mut Look<'_>, proposal: &Proposal) -> Result<Vec<MemberOut>> {
    let scope = Scope::Proposal(proposal.id.clone());
    let bound = partners::bindings(look.db, &proposal.id)?;
    let mut members: Vec<MemberOut> = Vec::new();
    for role in [Role::Coordinator, Role::Contributor, Role::Reader] {
        for person in people::store::holders(look.db, role, &scope, look.now)? {
            let id = person.id.to_string();
            if members.iter().any(|known| known.person == id) {
                continue;
            }
            let partner =
                bound.iter().find(|(of, _)| *of == person.id).map(|(_, partner)| partner.to_string());
            let orcid = person.orcid().map(|orcid| orcid.to_string());
            let (name, email, role) = (person.name, person.email, role.name());
            members.push(MemberOut { person: id, name, email, orcid, role, partner });
        }
    }
    Ok(members)
}

fn out(look: &Look<'_>, proposal: &Proposal, one: &Invitation) -> InvitationOut {
    InvitationOut {
        id: one.id.to_string(),
        acronym: proposal.acronym.clone(),
        email: one.email.clone(),
        role: one.role.clone(),
        partner: one.partner.as_ref().map(ToString::to_string),
        sent: one.sent.to_string(),
        holds: one.holds(look.wall),
    }
}

/// That it is done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    pub done: bool,
}

fn done() -> Result<Reply> {
    Reply::ok(&Done { done: true })
}

fn sending(api: &Api) -> Sending {
    let base = api.state.config.http.public_url.trim_end_matches('/').to_owned();
    Sending { secret: fresh_secret(), base }
}

/// Somebody to be invited.
#[derive(Deserialize, ToSchema)]
pub struct NewInvitation {
    #[serde(default)]
    email: String,
    /// `coordinator`, `contributor` or `reader`.
    #[serde(default)]
    role: String,
    /// Id of the partner whose part is theirs; may be left out.
    #[serde(default)]
    partner: Option<String>,
}

/// Invite somebody by mail. The answer never tells who has an account.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/team/invitations", tag = "proposals",
    request_body = NewInvitation,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub async fn invite(api: Api, key: Path<String>, body: JsonInTime<NewInvitation>) -> Result<HttpResponse> {
    let sending = sending(&api);
    let invite = move |act: &mut Act<'_>, new: &NewInvitation| {
        let partner = new.partner.as_deref().map(PartnerId::from_text);
        acts::invite(act, &key, (&new.email, &new.role), partner.as_ref(), &sending)?;
        done()
    };
    api.act_on("proposals:write", body, invite).await
}

/// Send an invitation again; the link before no longer works.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/team/invitations/{invitation}/again", tag = "proposals",
    request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("invitation" = String, Path, description = "Id of the invitation")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn invite_again(
    api: Api,
    path: Path<(String, InvitationId)>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let ((key, id), sending) = (path.into_inner(), sending(&api));
    let again = move |act: &mut Act<'_>, _: &Nothing| {
        acts::invite_again(act, &key, &id, &sending)?;
        done()
    };
    api.act_on("proposals:write", body, again).await
}

/// Take an invitation back.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/team/invitations/{invitation}", tag = "proposals",
    request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("invitation" = String, Path, description = "Id of the invitation")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn revoke_invitation(
    api: Api,
    path: Path<(String, InvitationId)>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let revoke = move |act: &mut Act<'_>, _: &Nothing| {
        acts::revoke(act, &key, &id)?;
        done()
    };
    api.act_on("proposals:write", body, revoke).await
}

/// What a member may do.
#[derive(Deserialize, ToSchema)]
pub struct Membership {
    /// `contributor` or `reader`; a coordinator's stays.
    #[serde(default)]
    role: String,
    /// Id of the partner whose part is theirs; may be left out.
    #[serde(default)]
    partner: Option<String>,
}

/// Change what a member may do, and whose part is theirs.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/team/{person}", tag = "proposals", request_body = Membership,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("person" = String, Path, description = "Id of the person, from the team")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub async fn set_member(
    api: Api,
    path: Path<(String, PersonId)>,
    body: JsonInTime<Membership>,
) -> Result<HttpResponse> {
    let (key, person) = path.into_inner();
    let set = move |act: &mut Act<'_>, one: &Membership| {
        let partner = one.partner.as_deref().map(PartnerId::from_text);
        acts::set_member(act, &key, &person, &one.role, partner.as_ref())?;
        done()
    };
    api.act_on("proposals:write", body, set).await
}

/// Take a member out of the team. A proposal always keeps a coordinator.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/team/{person}", tag = "proposals", request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("person" = String, Path, description = "Id of the person, from the team")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn remove_member(
    api: Api,
    path: Path<(String, PersonId)>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, person) = path.into_inner();
    let remove = move |act: &mut Act<'_>, _: &Nothing| {
        acts::remove_member(act, &key, &person)?;
        done()
    };
    api.act_on("proposals:write", body, remove).await
}

/// To whom coordination is offered.
#[derive(Deserialize, ToSchema)]
pub struct Offer {
    /// Id of a member.
    #[serde(default)]
    person: String,
}

/// Offer one's coordination to another member.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/handover", tag = "proposals", request_body = Offer,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub async fn offer_handover(api: Api, key: Path<String>, body: JsonInTime<Offer>) -> Result<HttpResponse> {
    let offer = move |act: &mut Act<'_>, offer: &Offer| {
        acts::offer_handover(act, &key, &PersonId::from_text(&offer.person))?;
        done()
    };
    api.act_on("proposals:write", body, offer).await
}

/// Take the offer back.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/handover", tag = "proposals", request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn withdraw_handover(
    api: Api,
    key: Path<String>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let withdraw = move |act: &mut Act<'_>, _: &Nothing| {
        acts::withdraw_handover(act, &key)?;
        done()
    };
    api.act_on("proposals:write", body, withdraw).await
}

/// An answer to an offer or an invitation.
#[derive(Deserialize, ToSchema)]
pub struct Answer {
    /// False declines.
    #[serde(default)]
    accept: bool,
}

/// Accept or decline coordination that is offered.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/handover/answer", tag = "proposals", request_body = Answer,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn answer_handover(api: Api, key: Path<String>, body: JsonInTime<Answer>) -> Result<HttpResponse> {
    let answer = move |act: &mut Act<'_>, answer: &Answer| {
        match answer.accept {
            true => acts::accept_handover(act, &key)?,
            false => acts::decline_handover(act, &key)?,
        }
        done()
    };
    api.act_on("proposals:write", body, answer).await
}

#[derive(Serialize, ToSchema)]
pub struct InvitationList {
    invitations: Vec<InvitationOut>,
}

/// The open invitations that went to one's own verified address.
#[utoipa::path(get, path = "/api/v1/invitations", tag = "proposals",
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = InvitationList)))]
pub async fn invitations(api: Api) -> Result<HttpResponse> {
    let list = api.look("proposals:read", |look| {
        let actor = look.actor.clone();
        let mut list = Vec::new();
        for one in invitations::to(look.db, &actor, look.wall)? {
            let proposal = store::by_id(look.db, &one.proposal)?;
            list.push(out(look, &proposal, &one));
        }
        Ok(InvitationList { invitations: list })
    });
    Ok(json(&list.await?))
}

/// Accept or decline an invitation to one's own verified address.
#[utoipa::path(post, path = "/api/v1/invitations/{invitation}/answer", tag = "proposals", request_body = Answer,
    params(("invitation" = String, Path, description = "Id of the invitation")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Done), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn answer_invitation(
    api: Api,
    id: Path<InvitationId>,
    body: JsonInTime<Answer>,
) -> Result<HttpResponse> {
    let answer = move |act: &mut Act<'_>, answer: &Answer| {
        match answer.accept {
            true => acts::accept(act, &id).map(drop)?,
            false => acts::decline(act, &id)?,
        }
        done()
    };
    api.act_on("proposals:write", body, answer).await
}
