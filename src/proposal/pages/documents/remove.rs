//! Taking a document out of its slot: asked first, by its name, and done to the one that was shown and no other.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::title_of;
use crate::ground::{Error, Result};
use crate::people::{Look, Signed, View};
use crate::proposal::acts::{self, DOCUMENT_HELD, Over};
use crate::proposal::pages::overview::must_write;
use crate::proposal::pages::{crumbs, edit_href, href};
use crate::proposal::rules::{Part, of_declaration};
use crate::proposal::store::{self, documents};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Field, Summary};

#[derive(Serialize)]
struct RemoveView {
    title: String,
    crumbs: Vec<Crumb>,
    intro: String,
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
    submit: String,
    back: String,
}

impl View for RemoveView {
    const TEMPLATE: &'static str = "proposal/form";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals/{proposal}/documents/{slot}/remove`
pub async fn form(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (key, slot) = path.into_inner();
    who.page(move |look| view(look, &key, &slot)).await
}

fn view(look: &mut Look<'_>, key: &str, slot: &str) -> Result<RemoveView> {
    let (proposal, call) = must_write(look, key)?;
    if of_declaration(slot).is_some() {
        return Err(Error::NotFound);
    }
    let slot = store::slot_in_table(look.db, &proposal.id, slot)?;
    let held = documents::current(look.db, &proposal.id)?;
    let held = held.into_iter().find(|one| one.slot == slot).ok_or(Error::NotFound)?;
    let by = documents::put_by(look.db, &held.id)?.unwrap_or_default();
    let content = store::content_of(look.db, &proposal)?;
    let args = [
        ("name", held.name.clone()),
        ("slot", title_of(&call.book, &content, &slot, look.language.code())),
        ("at", held.at.to_string()),
        ("by", by),
    ];
    Ok(RemoveView {
        title: look.text("proposal-remove-title", &args),
        crumbs: crumbs(look, &proposal, Some(look.say("proposal-remove"))),
        intro: look.text("proposal-remove-more", &args),
        action: format!("{}/documents/{slot}/remove", href(&proposal.reference)),
        fields: vec![Field::hidden("sha256", held.sha256)],
        summary: None,
        submit: look.say("proposal-remove"),
        back: edit_href(&proposal.reference, &Part::Documents),
    })
}

#[derive(Clone, Deserialize)]
pub struct Seen {
    /// Of the document that was shown.
    #[serde(default)]
    sha256: String,
}

/// `POST /proposals/{proposal}/documents/{slot}/remove`
pub async fn remove(who: Signed, path: Path<(String, String)>, form: InTime<Seen>) -> Result<HttpResponse> {
    let ((key, slot), InTime { form, received }) = (path.into_inner(), form);
    let (of, wanted, over) = (key.clone(), slot.clone(), Over::Seen(form.sha256));
    match who.act(received, move |act| acts::remove_document(act, &of, &wanted, &over)).await {
        Ok(_) => Ok(see_other(&format!("{}?done=proposal-removed", edit_href(&key, &Part::Documents)))),
        // Somebody put another one there meanwhile: it is shown, and asked about.
        Err(Error::Refused(refusal)) if refusal.code == DOCUMENT_HELD => {
            Ok(see_other(&format!("{}/documents/{slot}/remove", href(&key))))
        }
        Err(other) => Err(other),
    }
}
