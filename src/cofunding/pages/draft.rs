//! A draft that its coordinator opened to a funder, as the funder's officials see it: what it claims from them, the
//! money beside it, the abstract, and the rest only where all of it is open. Here they sign off.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use super::claim::{SheetRow, money, sheet};
use crate::call;
use crate::cofunding::rules::about;
use crate::cofunding::store::{self, Opened};
use crate::cofunding::{acts, store::own_letters};
use crate::ground::ids::{DocumentId, FunderId};
use crate::ground::{Result, Role, Scope};
use crate::people::{Look, Signed, View};
use crate::proposal::pages::documents::send;
use crate::proposal::pages::ready::{signing_note, signing_tag};
use crate::proposal::pages::shown::{Shown, ShownClaim, claim};
use crate::proposal::rules::{Party, Signing, signing, signing_fingerprint};
use crate::proposal::store::documents::document_of;
use crate::proposal::store::signoffs;
use crate::web::{InTime, see_other};
use crate::words::charts::MatchBars;
use crate::words::parts::{Crumb, Kind, Notice, Tag};

#[derive(Serialize)]
struct DraftView {
    title: String,
    crumbs: Vec<Crumb>,
    reference: String,
    version: i64,
    changed: String,
    funder: String,
    proposal_title: String,
    host: String,
    about: String,
    notice: Notice,
    sheet: Vec<SheetRow>,
    money: MatchBars,
    claims: Vec<ShownClaim>,
    letters: Vec<Letter>,
    signing: Tag,
    note: String,
    /// The fingerprint of what is shown, where it can be signed off.
    seen: Option<String>,
    action: String,
    undo: bool,
    own_team: bool,
    /// Where something of it is submitted too.
    submitted: Option<String>,
    whole: Option<Shown>,
}

#[derive(Serialize)]
struct Letter {
    name: String,
    href: String,
}

impl View for DraftView {
    const TEMPLATE: &'static str = "cofunding/draft";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/funding/{funder}/drafts/{proposal}`
pub async fn show(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    who.page(move |look| view(look, &FunderId::from_text(funder), &reference)).await
}

fn view(look: &mut Look<'_>, funder: &FunderId, reference: &str) -> Result<DraftView> {
    let funder = store::read_funder(look.db, &look.actor, funder)?;
    let opened = store::opened_one(look.db, &funder.id, reference, look.now)?;
    let book = call::store::rulebook(look.db, &opened.proposal.call)?;
    let signed = signoffs::of(look.db, &opened.proposal.id)?;
    let submitted = store::claim(look.db, &funder.id, reference).is_ok();
    let content = opened.shown();
    let party = Party::Funder(funder.id.clone());
    let standing = signing(opened.content(), &party, &signed)?;
    let own_team = in_team(look, &opened);
    let signs = look.actor.has_for_funder(Role::Funder, &funder.id) && !own_team;
    let seen = signing_fingerprint(opened.content(), &party)?;
    let host = content.host().map(|host| format!("{} ({})", host.name, host.country.eu()));
    let mut shown = Shown::of(look, &book, &content)?;
    let here = format!("/funding/{}/{reference}/documents", funder.id);
    for (document, held) in shown.documents.iter_mut().zip(&content.documents) {
        document.href = format!("{here}/{}", held.id);
    }
    let letter =
        |one: crate::proposal::rules::Document| Letter { href: format!("{here}/{}", one.id), name: one.name };
    let own = content.tranches.iter().filter(|tranche| tranche.funder == funder.id);
    Ok(DraftView {
        title: content.acronym.clone(),
        crumbs: vec![
            Crumb::to(look.say("cofunding-portfolio-title"), "/funding"),
            Crumb::here(&opened.proposal.reference),
        ],
        reference: reference.to_owned(),
        version: opened.proposal.version,
        changed: opened.proposal.changed.to_string(),
        proposal_title: content.title.clone(),
        host: host.unwrap_or_default(),
        about: about(&content),
        notice: notice(look),
        sheet: sheet(look, &book, &content, &funder.id)?,
        money: money(look, &book, &content)?,
        claims: own.map(|tranche| claim(look, &book, tranche)).collect(),
        letters: own_letters(&content, &funder.id).into_iter().map(letter).collect(),
        signing: signing_tag(look, &standing, book.signoffs.funders),
        note: signing_note(look, &standing),
        seen: seen.filter(|_| signs && !matches!(standing, Signing::Holds(_))),
        action: format!("/funding/{}/drafts/{reference}/sign-off", funder.id),
        undo: signs && standing != Signing::Missing,
        own_team,
        submitted: submitted.then(|| format!("/funding/{}/{reference}", funder.id)),
        whole: opened.opening.whole.then_some(shown),
        funder: funder.name,
    })
}

fn notice(look: &Look<'_>) -> Notice {
    let (title, text) = (look.say("cofunding-draft-notice"), look.say("cofunding-draft-notice-more"));
    Notice::new(Kind::Warn, title, text)
}

fn in_team(look: &Look<'_>, opened: &Opened) -> bool {
    let scope = Scope::Proposal(opened.proposal.id.clone());
    look.actor.grants().iter().any(|grant| grant.scope == scope)
}

#[derive(Deserialize)]
pub struct Signs {
    #[serde(default)]
    seen: String,
}

/// `POST /funding/{funder}/drafts/{proposal}/sign-off`
pub async fn sign_off(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Signs>,
) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    let (of, about, InTime { form, received }) = (FunderId::from_text(&funder), reference.clone(), form);
    who.act(received, move |act| acts::sign_off(act, &of, &about, &form.seen)).await?;
    Ok(see_other(&format!("/funding/{funder}/drafts/{reference}?done=funder-signed#signoff")))
}

/// A form that says nothing but that its button was pressed.
#[derive(Deserialize)]
pub struct Pressed {}

/// `POST /funding/{funder}/drafts/{proposal}/sign-off/undo`
pub async fn sign_off_undo(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Pressed>,
) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    let (of, about) = (FunderId::from_text(&funder), reference.clone());
    who.act(form.received, move |act| acts::take_sign_off_back(act, &of, &about)).await?;
    Ok(see_other(&format!("/funding/{funder}/drafts/{reference}?done=funder-unsigned#signoff")))
}

/// `/funding/{funder}/{proposal}/documents/{document}`
pub async fn document(
    who: Signed,
    request: HttpRequest,
    path: Path<(String, String, DocumentId)>,
) -> Result<HttpResponse> {
    let (funder, reference, id) = path.into_inner();
    let found = who.look(move |look| {
        let funder = store::read_funder(look.db, &look.actor, &FunderId::from_text(funder))?;
        let id = store::document_for(look.db, &funder.id, &reference, &id, look.now)?;
        document_of(look.db, &id)
    });
    send(&who.state, &request, &found.await?).await
}
