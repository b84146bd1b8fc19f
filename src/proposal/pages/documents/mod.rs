//! Documents: one file in each slot, uploaded as a stream, refused by what it is.
//!
//! A file that would take the place of another is kept and asked about first ([`replace`]), and so is
//! one that is taken out ([`remove`]).

pub mod remove;
pub mod replace;
pub mod upload;

use actix_web::http::header::{self, ContentDisposition, DispositionParam, DispositionType, ExtendedValue};
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use serde::Serialize;

use super::edit::{PartLink, part_links};
use super::overview::must_write;
use super::partners::must_belong;
use super::shown::size;
use super::{crumbs, href};
use crate::call::rules::{Rulebook, Slot, Text};
use crate::ground::ids::{DocumentId, FunderId};
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Signed, View};
use crate::proposal::rules::{
    Content, Document, Part as Of, letter_slot, of_declaration, of_letter, slot_title,
};
use crate::proposal::store::documents::{self, DocumentOf, PDF};
use crate::proposal::store::partners::Reach;
use crate::proposal::store::{self, Proposal};
use crate::web::State;
use crate::words::parts::{Action, Crumb, Field, Kind, Notice, Summary};

#[derive(Serialize)]
struct DocumentsView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    intro: String,
    /// For who is bound to a partner: that the documents are everybody's, and who changes them.
    of_all: Option<String>,
    back: String,
    dossier: String,
    /// None for who only reads.
    import: Option<String>,
    slots: Vec<SlotView>,
    replaced: Vec<Replaced>,
    summary: Option<Summary>,
    /// What comes next, once every required document is here.
    next: Option<Notice>,
    parts: Vec<PartLink>,
}

#[derive(Serialize)]
struct SlotView {
    title: String,
    required: bool,
    /// One of each funder, in place of this one for all.
    own: Vec<Self>,
    /// Whether those are to be seen at once.
    open: bool,
    document: Option<Held>,
    action: String,
    /// None for who only reads it.
    field: Option<Field>,
}

#[derive(Serialize)]
struct Held {
    name: String,
    href: String,
    size: String,
    pages: String,
    sha256: String,
    at: String,
}

#[derive(Serialize)]
struct Replaced {
    slot: String,
    name: String,
    href: String,
    at: String,
    replaced: String,
}

impl View for DocumentsView {
    const TEMPLATE: &'static str = "proposal/documents";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals/{proposal}/edit/documents`
pub(super) async fn form(who: Signed, key: String) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, &Problems::none())).await
}

fn view(look: &mut Look<'_>, key: &str, problems: &Problems) -> Result<DocumentsView> {
    let (proposal, call) = must_write(look, key)?;
    let (language, book) = (look.language.code(), &call.book);
    let held = documents::current(look.db, &proposal.id)?;
    let replaced = documents::replaced(look.db, &proposal.id)?;
    // Papers of declarations have their place on the pages of their partners.
    let replaced = replaced.into_iter().filter(|(document, _)| of_declaration(&document.slot).is_none());
    let content = store::content_of(look.db, &proposal)?;
    let writes = must_belong(look, key)?.2 == Some(Reach::All);
    let view = |slot: &Slot, title: &str| {
        let document = held.iter().find(|document| document.slot == slot.id);
        let document = document.map(|document| held_view(look, document));
        SlotView {
            title: title.to_owned(),
            required: slot.required,
            document,
            own: Vec::new(),
            open: false,
            action: format!("{}/documents/{}", href(&proposal.reference), slot.id),
            field: writes.then(|| file_field(look, slot, problems)),
        }
    };
    let slots = book.documents.iter().map(|slot| {
        let own: Vec<SlotView> =
            own_slots(slot, &content).iter().map(|(slot, name)| view(slot, name)).collect();
        let wrong = own.iter().any(|one| one.field.as_ref().is_some_and(|field| !field.errors.is_empty()));
        SlotView {
            required: slot.required && !content.has_letters(slot),
            open: wrong || own.iter().any(|one| one.document.is_some()),
            own,
            ..view(slot, slot.title.in_language(language))
        }
    });
    let slots: Vec<SlotView> = slots.collect();
    let complete =
        problems.is_empty() && book.documents.iter().all(|slot| !slot.required || content.fills(slot));
    let next = if complete { Some(next(look, &proposal)?) } else { None };
    let heading = look.say("proposal-part-documents");
    Ok(DocumentsView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(heading.clone())),
        heading,
        intro: look.say("proposal-part-documents-more"),
        of_all: (!writes).then(|| look.say("consortium-documents-of-all")),
        back: href(&proposal.reference),
        import: writes.then(|| format!("{}/import", href(&proposal.reference))),
        dossier: format!("{}/dossier", href(&proposal.reference)),
        slots,
        replaced: replaced
            .map(|(document, when)| Replaced {
                slot: title_of(book, &content, &document.slot, language),
                name: document.name,
                href: format!("/documents/{}", document.id),
                at: document.at.to_string(),
                replaced: when.to_string(),
            })
            .collect(),
        summary: look.words().summary(look.language, problems),
        next,
        parts: part_links(look, book, &proposal, &Of::Documents),
    })
}

fn held_view(look: &Look<'_>, document: &Document) -> Held {
    Held {
        name: document.name.clone(),
        href: format!("/documents/{}", document.id),
        size: size(look, document.bytes),
        pages: pages(look, document.pages),
        sha256: document.sha256.clone(),
        at: document.at.to_string(),
    }
}

/// A slot of each funder, with the funder's name, where the rulebook asks each of them.
fn own_slots<'c>(slot: &Slot, content: &'c Content) -> Vec<(Slot, &'c str)> {
    let of = |(funder, name): (&'c FunderId, &'c str)| {
        let (id, hint, required) = (letter_slot(&slot.id, funder), Text::default(), false);
        (Slot { id, hint, required, ..slot.clone() }, name)
    };
    content.funders().into_iter().filter(|_| slot.per_funder).map(of).collect()
}

/// Who leads goes on to submitting, anybody else back to the proposal.
fn next(look: &mut Look<'_>, proposal: &Proposal) -> Result<Notice> {
    let actor = look.actor.clone();
    let (_, sight) = store::find(look.db, &actor, &proposal.reference, look.now)?;
    let here = href(&proposal.reference);
    let (key, way) = match sight.leads() {
        true => ("proposal-documents-submit", format!("{here}/submit")),
        false => ("proposal-documents-see", here),
    };
    let notice =
        Notice::new(Kind::Good, look.say("proposal-documents-complete"), look.say(&format!("{key}-more")));
    Ok(notice.action(Action::go(look.say(key), way).primary()))
}

/// What a slot of the table is called.
pub(super) fn title_of(book: &Rulebook, content: &Content, slot: &str, language: &str) -> String {
    let Some((of, funder)) = of_letter(slot) else { return slot_title(book, content, slot, language) };
    let named = content.funders().into_iter().find(|(id, _)| id.as_str() == funder);
    let title = slot_title(book, content, of, language);
    named.map_or(title.clone(), |(_, name)| format!("{title}: {name}"))
}

/// `12 pages`; nothing where they were not counted.
pub fn pages(look: &Look<'_>, pages: Option<u32>) -> String {
    pages.map(|pages| look.text("proposal-pages", &[("pages", pages.to_string())])).unwrap_or_default()
}

/// The input is called `file`; its id is the slot's, so that findings and problems lead to it.
fn file_field(look: &Look<'_>, slot: &Slot, problems: &Problems) -> Field {
    let megabytes = slot.max_bytes / 1_000_000;
    let limit = look.text("proposal-file-limit", &[("megabytes", megabytes.to_string())]);
    let most = slot.max_pages.map(|most| look.text("proposal-pages-limit", &[("most", most.to_string())]));
    let hint = [slot.hint.in_language(look.language.code()), &limit, &most.unwrap_or_default()];
    let hint = hint.join(" ").trim().to_owned();
    let field = Field::file(&slot.id, look.say("proposal-file"), PDF).required().hint(hint);
    let mut field = field.errors(look.words().errors(look.language, problems, &slot.id));
    "file".clone_into(&mut field.name);
    field
}

/// `/documents/{document}`
pub async fn download(who: Signed, request: HttpRequest, id: Path<DocumentId>) -> Result<HttpResponse> {
    let document = who.look(move |look| {
        let document = documents::document_of(look.db, &id)?;
        let actor = look.actor.clone();
        let may = documents::may_read_document(look.db, &actor, &document, look.now)?;
        if may { Ok(document) } else { Err(Error::NotFound) }
    });
    send(&who.state, &request, &document.await?).await
}

/// Sends a document that the asker may read. It is another's file: nothing in it may run under our name.
pub async fn send(state: &State, request: &HttpRequest, document: &DocumentOf) -> Result<HttpResponse> {
    let tag = format!("\"{}\"", document.sha256);
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(tag.as_str()) {
        return Ok(HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish());
    }
    let stored = state.files.read(&document.sha256).await?;
    let body = stored.into_stream().map(|part| part.map_err(Error::internal));
    Ok(HttpResponse::Ok()
        .content_type(document.media_type.as_str())
        .insert_header(attachment(&document.name))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::ETAG, tag))
        .streaming(body))
}

/// `attachment; filename="…"; filename*=UTF-8''…`
pub fn attachment(name: &str) -> ContentDisposition {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '_' }).collect();
    let extended = ExtendedValue {
        charset: header::Charset::Ext("UTF-8".into()),
        language_tag: None,
        value: name.as_bytes().to_vec(),
    };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(plain), DispositionParam::FilenameExt(extended)],
    }
}
