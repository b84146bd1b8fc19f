//! A file that would take the place of another: both are shown, and a person decides.
//!
//! What arrived is kept by its hash, and named by an offer that only this installation can make and only the
//! person it was made for can use, for this slot of this proposal, for a day. The decision names what was seen in
//! the slot: if somebody else put another document there meanwhile, it is shown again.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::{pages, title_of};
use crate::call::rules::{Rulebook, Slot};
use crate::ground::ids::{PartnerId, PersonId};
use crate::ground::{Actor, Error, Refusal, Result};
use crate::people::{Look, Signed, View};
use crate::proposal::acts::{self, DOCUMENT_HELD, Over, Uploaded};
use crate::proposal::pages::overview::must_write;
use crate::proposal::pages::shown::size;
use crate::proposal::pages::{crumbs, edit_href, href};
use crate::proposal::rules::{Part as Of, of_declaration, slot_of};
use crate::proposal::store::{self, documents};
use crate::web::{InTime, State, see_other};
use crate::words::parts::Crumb;

const PURPOSE: &str = "document-offer";
/// Kept files that no row names are collected after a week; an offer ends long before.
const HOLDS: i64 = 24 * 3_600;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Offer {
    person: PersonId,
    /// Its reference.
    proposal: String,
    slot: String,
    file: Uploaded,
    /// Seconds of wall time.
    until: i64,
}

#[derive(Serialize)]
struct ReplaceView {
    title: String,
    crumbs: Vec<Crumb>,
    slot: String,
    held: Option<Side>,
    new: Side,
    action: String,
    offer: String,
    over: String,
    back: String,
}

#[derive(Serialize)]
struct Side {
    name: String,
    size: String,
    pages: String,
    /// Enough of it to tell two files apart.
    short: String,
    at: String,
    by: String,
    href: String,
}

impl View for ReplaceView {
    const TEMPLATE: &'static str = "proposal/replace";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// Makes an offer of a kept file; answers where it is decided.
pub async fn ask(who: &Signed, key: String, slot: String, file: Uploaded) -> Result<String> {
    let offer = who.look(move |look| {
        let (proposal, _) = must_write(look, &key)?;
        let person = look.actor.person().cloned().ok_or(Error::SignIn)?;
        let until = look.wall.epoch_seconds() + HOLDS;
        Ok(Offer { person, proposal: proposal.reference, slot, file, until })
    });
    let offer = offer.await?;
    let token = who.state.keys.seal(PURPOSE, &offer)?;
    Ok(format!("{}/documents/{}/replace?offer={token}", href(&offer.proposal), offer.slot))
}

/// Reads an offer, for the person, proposal and slot it was made for.
fn read(state: &State, token: &str, actor: &Actor, reference: &str, slot: &str, now: i64) -> Result<Offer> {
    let offer: Option<Offer> = state.keys.unseal(PURPOSE, token);
    let fits = |offer: &Offer| {
        Some(&offer.person) == actor.person()
            && (offer.proposal.as_str(), offer.slot.as_str()) == (reference, slot)
            && now < offer.until
    };
    offer.filter(fits).ok_or_else(|| Refusal::new("offer-gone").into())
}

#[derive(Deserialize)]
pub struct Offered {
    #[serde(default)]
    offer: String,
}

/// `/proposals/{proposal}/documents/{slot}/replace?offer=…`
pub async fn form(who: Signed, path: Path<(String, String)>, query: Query<Offered>) -> Result<HttpResponse> {
    let (key, slot) = path.into_inner();
    who.page(move |look| view(look, &key, &slot, &query.offer)).await
}

fn view(look: &mut Look<'_>, key: &str, slot: &str, token: &str) -> Result<ReplaceView> {
    let (proposal, call) = must_write(look, key)?;
    let asked = replaceable(&call.book, slot).ok_or(Error::NotFound)?;
    // A funder's own may be asked for by the funder's place; what is held is known by the funder's id.
    let slot = Slot { id: store::slot_in_table(look.db, &proposal.id, &asked.id)?, ..asked.clone() };
    let (actor, now) = (look.actor.clone(), look.wall.epoch_seconds());
    let offer = read(look.state, token, &actor, &proposal.reference, &asked.id, now)?;
    let held = documents::current(look.db, &proposal.id)?.into_iter().find(|one| one.slot == slot.id);
    let by = held.as_ref().map(|one| documents::put_by(look.db, &one.id)).transpose()?.flatten();
    let content = store::content_of(look.db, &proposal)?;
    let title = title_of(&call.book, &content, &slot.id, look.language.code());
    let over = held.as_ref().map(|one| one.sha256.clone()).unwrap_or_default();
    let held = held.map(|one| Side {
        size: size(look, one.bytes),
        pages: pages(look, one.pages),
        short: short(&one.sha256),
        at: one.at.to_string(),
        by: by.unwrap_or_default(),
        href: format!("/documents/{}", one.id),
        name: one.name,
    });
    let new = Side {
        size: size(look, offer.file.bytes),
        pages: pages(look, offer.file.pages),
        short: short(&offer.file.sha256),
        at: String::new(),
        by: String::new(),
        href: String::new(),
        name: offer.file.name,
    };
    let here = look.say("proposal-replace-title");
    Ok(ReplaceView {
        title: here.clone(),
        crumbs: crumbs(look, &proposal, Some(here)),
        slot: title,
        held,
        new,
        action: format!("{}/documents/{}/replace", href(&proposal.reference), asked.id),
        offer: token.to_owned(),
        over,
        back: home(&proposal.reference, &slot.id),
    })
}

/// A slot of the rulebook, of a funder, or the place of a paper that belongs to a declaration.
fn replaceable(book: &Rulebook, id: &str) -> Option<Slot> {
    match of_declaration(id) {
        Some((declaration, _)) => {
            let slot = book.declaration(declaration)?.slot();
            Some(Slot { id: id.to_owned(), ..slot })
        }
        None => slot_of(book, id),
    }
}

/// The page whose form the file came from.
fn home(reference: &str, slot: &str) -> String {
    match of_declaration(slot) {
        Some((_, partner)) => format!("{}/partners/{partner}", href(reference)),
        None => edit_href(reference, &Of::Documents),
    }
}

fn short(sha256: &str) -> String {
    sha256.get(..12).unwrap_or(sha256).to_owned()
}

#[derive(Clone, Deserialize)]
pub struct Decided {
    #[serde(default)]
    offer: String,
    /// SHA-256 of what the person saw in the slot.
    #[serde(default)]
    over: String,
}

/// `POST /proposals/{proposal}/documents/{slot}/replace`
pub async fn decide(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Decided>,
) -> Result<HttpResponse> {
    let (key, slot) = path.into_inner();
    let (state, of, into, decided) = (who.state.clone(), key.clone(), slot.clone(), form.form.clone());
    let put = who.act(form.received, move |act| {
        let (proposal, ..) = crate::proposal::store::for_edit(act, &of)?;
        let now = state.clock.wall().epoch_seconds();
        let offer = read(&state, &decided.offer, act.actor, &proposal.reference, &into, now)?;
        let over = Over::Seen(decided.over.clone());
        match of_declaration(&into) {
            Some((declaration, partner)) => {
                let partner = PartnerId::from_text(partner);
                acts::put_paper(act, &of, &partner, declaration, &offer.file, &over)
            }
            None => acts::put_document(act, &of, &into, &offer.file, &over),
        }
    });
    match put.await {
        Ok(_) => Ok(see_other(&format!("{}?done=proposal-replaced", home(&key, &slot)))),
        // Another document came meanwhile: it is shown again, beside what is there now.
        Err(Error::Refused(refusal)) if refusal.code == DOCUMENT_HELD => {
            let offer = form.form.offer;
            Ok(see_other(&format!("{}/documents/{slot}/replace?offer={offer}", href(&key))))
        }
        Err(other) => Err(other),
    }
}
