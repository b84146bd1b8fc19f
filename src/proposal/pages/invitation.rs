//! Invitations as the invited see them, and coordination that is offered.
//!
//! Following the link of a letter changes nothing: programs that look into letters do so. Accepting is a button, for
//! who has shown that the address is theirs.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::{crumbs, href};
use crate::ground::ids::InvitationId;
use crate::ground::{Actor, Error, Result, Role};
use crate::keys::sha256_hex;
use crate::people::{self, Look, Signed, View, Visitor};
use crate::proposal::acts;
use crate::proposal::rules::masked;
use crate::proposal::store::invitations::{self, Invitation};
use crate::proposal::store::{self, partners};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Crumb};
use crate::words::percent_encoded;

#[derive(Serialize)]
struct InvitationView {
    title: String,
    crumbs: Vec<Crumb>,
    intro: String,
    facts: Vec<Fact>,
    actions: Vec<Action>,
    note: String,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

impl View for InvitationView {
    const TEMPLATE: &'static str = "proposal/invitation";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize)]
pub struct Key {
    #[serde(default)]
    key: String,
}

/// `/invitation?key=…`: the link of the letter.
pub async fn by_letter(who: Visitor, query: Query<Key>) -> Result<HttpResponse> {
    let key = query.into_inner().key;
    let show = move |look: &mut Look<'_>| match invitations::by_secret(
        look.db,
        &sha256_hex(key.as_bytes()),
        look.wall,
    )? {
        None => Ok(plain(look, "invitation-gone", "invitation-gone-more", &[])),
        Some(invitation) => seen(look, &invitation, &key),
    };
    who.page(show).await
}

/// What is shown to whoever has the letter's link: all of it to the owner of the address, and to anybody else how to
/// become one.
fn seen(look: &mut Look<'_>, invitation: &Invitation, key: &str) -> Result<InvitationView> {
    let actor = look.actor.clone();
    if invitations::is_to(look.db, &actor, invitation)? {
        return whole(look, invitation);
    }
    let here = percent_encoded(&format!("/invitation?key={key}"));
    let args = [("email", masked(&invitation.email))];
    if matches!(actor, Actor::Visitor) {
        let mut view = plain(look, "invitation-title", "invitation-sign-in", &args);
        let sign_in = Action::go(look.say("invitation-to-sign-in"), format!("/sign-in?next={here}"));
        view.actions = vec![sign_in.primary(), Action::go(look.say("invitation-to-register"), "/register")];
        view.note = look.say("invitation-then");
        return Ok(view);
    }
    let mut view = plain(look, "invitation-title", "invitation-other", &args);
    view.actions = vec![Action::post(look.say("invitation-sign-out"), "/sign-out")];
    view.note = look.say("invitation-then");
    Ok(view)
}

fn plain(look: &Look<'_>, title: &str, intro: &str, args: &[(&str, String)]) -> InvitationView {
    InvitationView {
        title: look.say(title),
        crumbs: Vec::new(),
        intro: look.text(intro, args),
        facts: Vec::new(),
        actions: Vec::new(),
        note: String::new(),
    }
}

/// `/invitations/{invitation}`: from one's own list.
pub async fn show(who: Signed, id: Path<InvitationId>) -> Result<HttpResponse> {
    let show = move |look: &mut Look<'_>| {
        let actor = look.actor.clone();
        let invitation = invitations::find(look.db, &id)?;
        let own = invitations::is_to(look.db, &actor, &invitation)?;
        if own && invitation.holds(look.wall) { whole(look, &invitation) } else { Err(Error::NotFound) }
    };
    who.page(show).await
}

fn whole(look: &mut Look<'_>, invitation: &Invitation) -> Result<InvitationView> {
    let proposal = store::by_id(look.db, &invitation.proposal)?;
    let book = store::open_call(look.db, &proposal.call)?.book;
    let by = people::store::name(look.db, &invitation.sent_by)?;
    let there = partners::of(look.db, &proposal.id)?;
    let gives = invitation.gives(&there).map(Role::name).unwrap_or_default();
    let partner = there.into_iter().find(|one| Some(&one.id) == invitation.partner.as_ref());
    let fact = |key: &str, value: String| Fact { label: look.say(key), value };
    let role = look.say(&format!("role-{gives}"));
    let bound = partner.is_some() && gives == Role::Contributor.name();
    let hint = match bound {
        true => look.say("invitation-bound"),
        false => look.say(&format!("proposal-role-{gives}")),
    };
    let mut facts = vec![
        fact("invitation-proposal", format!("{}: {}", proposal.acronym, proposal.title)),
        fact("proposal-call", book.call.title.in_language(look.language.code()).to_owned()),
        fact("invitation-by", by),
        fact("grant-role", format!("{role}. {hint}")),
    ];
    facts.extend(partner.map(|one| fact("team-partner", one.name)));
    let post = |what: &str| format!("/invitations/{}/{what}", invitation.id);
    let args = [("acronym", proposal.acronym.clone())];
    let mut view = plain(look, "invitation-title", "invitation-intro", &args);
    view.facts = facts;
    view.actions = vec![
        Action::post(look.say("invitation-accept"), post("accept")).primary(),
        Action::post(look.say("invitation-decline"), post("decline")),
    ];
    Ok(view)
}

/// A form that says nothing but that its button was pressed.
#[derive(Deserialize)]
pub struct Pressed {}

/// `POST /invitations/{invitation}/accept`
pub async fn accept(who: Signed, id: Path<InvitationId>, form: InTime<Pressed>) -> Result<HttpResponse> {
    let reference = who.act(form.received, move |act| acts::accept(act, &id)).await?;
    Ok(see_other(&format!("{}?done=invitation-accepted", href(&reference))))
}

/// `POST /invitations/{invitation}/decline`
pub async fn decline(who: Signed, id: Path<InvitationId>, form: InTime<Pressed>) -> Result<HttpResponse> {
    who.act(form.received, move |act| acts::decline(act, &id)).await?;
    Ok(see_other("/proposals?done=invitation-declined"))
}

/// `/proposals/{proposal}/handover`: for the one it is offered to.
pub async fn handover(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    let show = move |look: &mut Look<'_>| {
        let actor = look.actor.clone();
        let (proposal, _) = store::find(look.db, &actor, &key, look.now)?;
        let offer = invitations::offered(look.db, &proposal.id)?;
        let offer = offer.filter(|offer| actor.person() == Some(&offer.to)).ok_or(Error::NotFound)?;
        let from = people::store::name(look.db, offer.from.as_str())?;
        let args = [("name", from), ("acronym", proposal.acronym.clone())];
        let mut view = plain(look, "handover-title", "handover-intro", &args);
        let here = format!("{}/handover", href(&proposal.reference));
        view.crumbs = crumbs(look, &proposal, Some(view.title.clone()));
        view.actions = vec![
            Action::post(look.say("handover-accept"), format!("{here}/accept")).primary(),
            Action::post(look.say("handover-decline"), format!("{here}/decline")),
        ];
        Ok(view)
    };
    who.page(show).await
}

/// `POST /proposals/{proposal}/handover/accept`
pub async fn accept_handover(who: Signed, key: Path<String>, form: InTime<Pressed>) -> Result<HttpResponse> {
    let key = key.into_inner();
    let of = key.clone();
    who.act(form.received, move |act| acts::accept_handover(act, &of)).await?;
    Ok(see_other(&format!("{}?done=handover-accepted", href(&key))))
}

/// `POST /proposals/{proposal}/handover/decline`
pub async fn decline_handover(who: Signed, key: Path<String>, form: InTime<Pressed>) -> Result<HttpResponse> {
    let key = key.into_inner();
    let of = key.clone();
    who.act(form.received, move |act| acts::decline_handover(act, &of)).await?;
    Ok(see_other(&format!("{}?done=handover-declined", href(&key))))
}
