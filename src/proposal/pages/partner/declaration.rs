//! Declaring and signing off on the page of a partner.

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use super::again;
use super::view::{Again, view};
use crate::call::rules::{Declaration, Demand, Giver, Slot};
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed};
use crate::proposal::acts::{self, DOCUMENT_HELD, Over, Uploaded};
use crate::proposal::attempt::{self, Tried};
use crate::proposal::pages::documents::replace;
use crate::proposal::pages::documents::upload::read;
use crate::proposal::pages::edit::Making;
use crate::proposal::pages::href;
use crate::proposal::pages::overview::must_write;
use crate::proposal::pages::partners::{must_belong, partner_href};
use crate::proposal::pages::ready::{declaring_tag, signing_note, signing_tag};
use crate::proposal::pages::shown::{ShownDocument, declared_as, shown_document};
use crate::proposal::rules::{
    Declaring, Partner, Party, SignedOff, declaration_slot, declaring, signing, signing_fingerprint,
};
use crate::proposal::store::attempts::UPLOAD;
use crate::proposal::store::documents::PDF;
use crate::proposal::store::partners::speaks;
use crate::proposal::upload::{NotTaken, refused, take};
use crate::web::{InTime, see_other};
use crate::words::parts::{Field, Kind, Notice, Tag};

#[derive(Serialize)]
pub(super) struct DeclarationView {
    id: String,
    title: String,
    text: String,
    /// The hash of the text, sent along with the tick.
    sha256: String,
    tag: Tag,
    note: String,
    /// The form to declare; None where it is declared, or the reader may not.
    agreed: Option<Field>,
    action: String,
    /// It can be taken back.
    undo: bool,
    /// A paper belongs to it.
    paper: Option<PaperView>,
}

#[derive(Serialize)]
struct PaperView {
    document: Option<ShownDocument>,
    field: Option<Field>,
}

#[derive(Serialize)]
pub(super) struct SignoffView {
    tag: Tag,
    note: String,
    /// The fingerprint of what is signed; None for who does not speak for the partner.
    seen: Option<String>,
    /// Its own declarations do not stand yet; for who may sign.
    warning: Option<Notice>,
    action: String,
    undo: bool,
}

/// What the partner is asked to declare, and how that stands. `speaks`: the reader does so in its name.
pub(super) fn declarations(
    look: &Look<'_>,
    making: &Making<'_>,
    place: usize,
    (speaks, problems): (bool, &Problems),
) -> Vec<DeclarationView> {
    let all = making.book.declarations.iter();
    all.filter_map(|one| declaration(look, making, place, one, (speaks, problems))).collect()
}

fn declaration(
    look: &Look<'_>,
    making: &Making<'_>,
    place: usize,
    one: &Declaration,
    (speaks, problems): (bool, &Problems),
) -> Option<DeclarationView> {
    let language = look.language.code();
    let standing = declaring(making.content, place, one)?;
    let partner = making.content.partners.get(place)?;
    let declared = making.content.declared(place, &one.id);
    let asks_again = matches!(standing, Declaring::Missing | Declaring::Earlier | Declaring::AsAnother);
    let note = declared.map(|declared| {
        let key = if declared.on_behalf { "consortium-declared-on-behalf" } else { "consortium-declared-by" };
        let by = look.text(key, &[("name", declared.signed_by.clone()), ("at", declared.at.to_string())]);
        let another = declared.as_another(partner).map(|name| declared_as(look, name));
        [by].into_iter().chain(another).collect::<Vec<_>>().join(" ")
    });
    let name = format!("agreed.{}", one.id);
    let errors = look.words().errors(look.language, problems, &name);
    let agreed = Field::check(&name, look.say("consortium-agree")).errors(errors);
    Some(DeclarationView {
        id: one.id.clone(),
        title: one.title.in_language(language).to_owned(),
        text: one.text.in_language(language).to_owned(),
        sha256: one.text_sha256(),
        tag: declaring_tag(look, standing, one.missing),
        note: note.unwrap_or_default(),
        agreed: (speaks && asks_again).then_some(agreed),
        action: format!("{}/declarations/{}", partner_href(&making.proposal.reference, partner), one.id),
        undo: speaks && declared.is_some(),
        paper: paper_view(look, making, place, one, (speaks, problems)),
    })
}

fn paper_view(
    look: &Look<'_>,
    making: &Making<'_>,
    place: usize,
    one: &Declaration,
    (speaks, problems): (bool, &Problems),
) -> Option<PaperView> {
    let slot = declaration_slot(&one.id, place + 1);
    let held = making.content.documents.iter().find(|document| document.slot == slot);
    if !one.takes_paper() && held.is_none() {
        return None;
    }
    let key = match one.by {
        Giver::State => "consortium-paper-state",
        Giver::Partner if one.document => "consortium-paper",
        Giver::Partner => "consortium-paper-optional",
    };
    let slot = one.slot();
    let field = Field::file(&slot.id, look.say(key), PDF).required();
    let mut field = field.errors(look.words().errors(look.language, problems, &slot.id));
    "file".clone_into(&mut field.name);
    Some(PaperView {
        document: held.map(|document| shown_document(look, making.book, making.content, document)),
        field: speaks.then_some(field),
    })
}

/// How the partner stands with its sign-off; None where the rulebook asks for none.
pub(super) fn signoff(
    look: &Look<'_>,
    making: &Making<'_>,
    (partner, signed): (&Partner, &[SignedOff]),
    speaks: bool,
) -> Result<Option<SignoffView>> {
    if making.book.signoffs.partners == Demand::None {
        return Ok(None);
    }
    let party = Party::Partner(partner.id.clone());
    let standing = signing(making.content, &party, signed)?;
    let seen = signing_fingerprint(making.content, &party)?;
    let seen = seen.filter(|_| speaks && !matches!(standing, crate::proposal::rules::Signing::Holds(_)));
    Ok(Some(SignoffView {
        tag: signing_tag(look, &standing, making.book.signoffs.partners),
        note: signing_note(look, &standing),
        warning: seen.as_ref().and_then(|_| undeclared(look, making, partner)),
        seen,
        action: format!("{}/signoff", partner_href(&making.proposal.reference, partner)),
        undo: speaks && standing != crate::proposal::rules::Signing::Missing,
    }))
}

/// What it is asked to declare and has not, or not so that it stands: what is signed holds the declarations, so declaring
/// afterwards makes a sign-off one that was given before.
fn undeclared(look: &Look<'_>, making: &Making<'_>, partner: &Partner) -> Option<Notice> {
    let (place, _) = making.content.partner(&partner.id)?;
    let open = |one: &&Declaration| {
        declaring(making.content, place, one).is_some_and(|standing| standing != Declaring::Done)
    };
    let titles = making.book.declarations.iter().filter(open).map(|one| &one.title);
    let titles: Vec<&str> = titles.map(|title| title.in_language(look.language.code())).collect();
    let args = [("name", partner.name.clone()), ("declarations", titles.join(", "))];
    let title = look.text("consortium-signoff-early", &args);
    (!titles.is_empty()).then(|| Notice::new(Kind::Warn, title, look.say("consortium-signoff-early-more")))
}

type OfDeclaration = (String, String, String);

fn page(key: &str, partner: &str) -> String {
    format!("{}/partners/{partner}", href(key))
}

/// `POST /proposals/{proposal}/partners/{partner}/declarations/{declaration}`
pub async fn declare(
    who: Signed,
    path: Path<OfDeclaration>,
    form: InTime<std::collections::BTreeMap<String, String>>,
) -> Result<HttpResponse> {
    let (key, partner, id) = path.into_inner();
    let InTime { form, received } = form;
    let agreed = form.get(&format!("agreed.{id}")).is_some_and(|value| value == "true");
    let text = form.get("text").cloned().unwrap_or_default();
    let (of, to, what, language) =
        (key.clone(), PartnerId::from_text(&partner), id.clone(), who.language.code());
    let said = who.act(received, move |act| acts::declare(act, &of, &to, &what, (agreed, &text, language)));
    match said.await {
        Ok(_) => Ok(see_other(&format!("{}?done=partner-declared#declarations", page(&key, &partner)))),
        Err(Error::Invalid(problems)) => {
            let at = |mut problem: crate::ground::Problem| {
                problem.field = format!("{}.{id}", problem.field);
                problem
            };
            let problems = Problems(problems.0.into_iter().map(at).collect());
            again(&who, key, partner, Again { problems, ..Again::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /proposals/{proposal}/partners/{partner}/declarations/{declaration}/undo`
pub async fn undeclare(
    who: Signed,
    path: Path<OfDeclaration>,
    form: InTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, partner, id) = path.into_inner();
    let (of, to) = (key.clone(), PartnerId::from_text(&partner));
    who.act(form.received, move |act| acts::undeclare(act, &of, &to, &id)).await?;
    Ok(see_other(&format!("{}?done=partner-undeclared#declarations", page(&key, &partner))))
}

/// A form that says nothing but that its button was pressed.
#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /proposals/{proposal}/partners/{partner}/declarations/{declaration}/paper`: `csrf` first, then `file`.
pub async fn paper(
    who: Signed,
    request: HttpRequest,
    path: Path<OfDeclaration>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let (key, partner, id) = path.into_inner();
    // Before a byte is stored: may this person write here at all?
    let slot = slot_of(&who, &key, &partner, &id).await?;
    let (name, received, taken) = match read(&request, &who.state, slot.max_bytes, &mut parts).await? {
        Ok((name, received, staged)) => (name, received, take(&who.state, &who.witness(), staged).await?),
        Err(why) => (String::new(), who.state.clock.now(), Err(why)),
    };
    match taken {
        Ok((staged, facts)) => {
            let (bytes, pages) = (staged.bytes, Some(facts.pages));
            let file = Uploaded { name, bytes, pages, sha256: staged.keep().await? };
            let (of, to) = (key.clone(), PartnerId::from_text(&partner));
            let (what, new) = (id.clone(), file.clone());
            let put =
                who.act(received, move |act| acts::put_paper(act, &of, &to, &what, &new, &Over::Nothing));
            match put.await {
                Ok(_) => {
                    Ok(see_other(&format!("{}?done=proposal-uploaded#declarations", page(&key, &partner))))
                }
                Err(Error::Refused(refusal)) if refusal.code == DOCUMENT_HELD => {
                    let slot = declaration_slot(&id, &partner);
                    Ok(see_other(&replace::ask(&who, key, slot, file).await?))
                }
                Err(other) => Err(other),
            }
        }
        Err(why) => {
            let problems = refused(&slot, why);
            if why != NotTaken::None {
                let tried = Tried { received, ..Tried::now(&who.state, &key, UPLOAD) };
                attempt::keep(who.witness(), &tried, &problems.clone().into()).await;
            }
            let show = move |look: &mut Look<'_>| {
                let again = Again { problems, ..Again::default() };
                let view = view(look, &key, &PartnerId::from_text(&partner), &again)?;
                Ok(Page::with_status(view, StatusCode::UNPROCESSABLE_ENTITY))
            };
            who.page(show).await
        }
    }
}

async fn slot_of(who: &Signed, key: &str, partner: &str, id: &str) -> Result<Slot> {
    let (key, partner, id) = (key.to_owned(), PartnerId::from_text(partner), id.to_owned());
    who.look(move |look| {
        let (_, call) = must_write(look, &key)?;
        let (proposal, sight, _) = must_belong(look, &key)?;
        let actor = look.actor.clone();
        if !speaks(look.db, &actor, &proposal.id, sight.leads(), &partner)? {
            return Err(Error::Forbidden);
        }
        call.book.declaration(&id).map(Declaration::slot).ok_or(Error::NotFound)
    })
    .await
}

#[derive(Deserialize)]
pub struct Signing {
    /// The page has two forms: the entry's `seen` is another.
    #[serde(default)]
    seen_signoff: String,
}

/// `POST /proposals/{proposal}/partners/{partner}/signoff`
pub async fn sign_off(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Signing>,
) -> Result<HttpResponse> {
    let (key, partner) = path.into_inner();
    let InTime { form, received } = form;
    let (of, to) = (key.clone(), PartnerId::from_text(&partner));
    who.act(received, move |act| acts::sign_off(act, &of, &to, &form.seen_signoff)).await?;
    Ok(see_other(&format!("{}?done=partner-signed#signoff", page(&key, &partner))))
}

/// `POST /proposals/{proposal}/partners/{partner}/signoff/undo`
pub async fn sign_off_undo(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, partner) = path.into_inner();
    let (of, to) = (key.clone(), PartnerId::from_text(&partner));
    who.act(form.received, move |act| acts::take_sign_off_back(act, &of, &to)).await?;
    Ok(see_other(&format!("{}?done=partner-unsigned#signoff", page(&key, &partner))))
}
