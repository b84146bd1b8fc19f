//! A frozen proposal as a reader sees it: the experts', the officer's and later the Board's view.

use actix_web::HttpResponse;
use actix_web::http::header;
use futures_util::TryStreamExt;
use serde::Serialize;

use crate::call::rules::Rulebook;
use crate::ground::ids::AttachmentId;
use crate::ground::{Error, Result};
use crate::people::Look;
use crate::proposal::dossier::{self, Given};
use crate::proposal::download::send;
use crate::proposal::pages::shown::{self as proposal, ShownAnswer, ShownSupplement};
use crate::proposal::rules::{Asked, Attachment, Content, Document, Frozen};
use crate::proposal::store::supplements;
use crate::web::State;
use crate::words::parts::Table;

#[derive(Serialize)]
pub struct Shown {
    pub reference: String,
    pub acronym: String,
    pub title: String,
    pub track: String,
    pub sections: Vec<Section>,
    /// Consortium and money are those of the application that is printed.
    pub partners: Table,
    pub hosting: Option<String>,
    pub money: Vec<Table>,
    pub documents: Vec<Paper>,
    /// All of it as one ZIP.
    pub dossier: String,
    /// What was accepted beside it.
    pub supplements: Vec<ShownSupplement>,
}

#[derive(Serialize)]
pub struct Section {
    pub title: String,
    pub answers: Vec<ShownAnswer>,
}

#[derive(Serialize)]
pub struct Paper {
    pub title: String,
    pub name: String,
    pub href: String,
    /// Which of its pages are blanked; empty where none are.
    pub blanked: String,
}

/// What of a proposal is shown in a language. Its documents are found under `documents/ID`.
pub fn shown(look: &mut Look<'_>, rulebook: &Rulebook, frozen: &Frozen, documents: &str) -> Result<Shown> {
    let supplements = ShownSupplement::of_cutoff(look, &frozen.proposal, frozen.cutoff, documents)?;
    let (content, language) = (&frozen.content, look.language.code());
    let seen = proposal::Shown::for_evaluators(look, rulebook, content)?;
    let judged = dossier::parts(rulebook, content, language).into_iter().map(|part| part.document);
    let papers: Result<Vec<Paper>> =
        judged.map(|one| paper(look, rulebook, content, &one, documents)).collect();
    Ok(Shown {
        reference: frozen.reference.clone(),
        acronym: content.acronym.clone(),
        title: content.title.clone(),
        track: rulebook
            .track(&content.track)
            .map_or(content.track.clone(), |track| track.title.in_language(language).to_owned()),
        sections: sections(look, rulebook, frozen),
        partners: seen.partners,
        hosting: seen.hosting,
        money: seen.money,
        documents: papers?,
        dossier: format!("{}/dossier.zip", documents.trim_end_matches("/documents")),
        supplements,
    })
}

fn paper(
    look: &Look<'_>,
    rulebook: &Rulebook,
    content: &Content,
    document: &Document,
    documents: &str,
) -> Result<Paper> {
    let given = Given::of(look, rulebook, content, document);
    let blanked = given.blanked(look)?.unwrap_or_default();
    let (title, name) = (given.part.title, document.name.clone());
    Ok(Paper { title, name, href: format!("{documents}/{}", document.id), blanked })
}

fn sections(look: &Look<'_>, rulebook: &Rulebook, frozen: &Frozen) -> Vec<Section> {
    let language = look.language.code();
    let asked = Asked::of(rulebook, &frozen.content);
    let sections = rulebook.sections.iter().map(|section| {
        let fields = section.fields.iter().filter(|field| asked.contains(&field.id));
        let answers = fields.filter_map(|field| {
            let answer = frozen.content.answers.get(&field.id).filter(|answer| !answer.is_empty())?;
            Some(ShownAnswer::of(look.words(), look.language, field, Some(answer)))
        });
        Section { title: section.title.in_language(language).to_owned(), answers: answers.collect() }
    });
    sections.filter(|section| !section.answers.is_empty()).collect()
}

/// A file that goes with a frozen proposal.
#[derive(Clone, Debug)]
pub enum Held {
    /// As evaluators get it.
    Submitted(Given),
    /// Accepted beside it.
    Beside(Attachment),
}

/// A document of what was submitted, or one that was accepted beside it, by its id.
///
/// # Errors
/// `NotFound` where there is none.
pub fn held(
    look: &mut Look<'_>,
    rulebook: &Rulebook,
    frozen: &Frozen,
    wanted: &str,
    may: impl Fn(&Document) -> bool,
) -> Result<Held> {
    let mut documents = frozen.content.documents.iter().filter(|document| may(document));
    if let Some(document) = documents.find(|document| document.id.as_str() == wanted) {
        return Ok(Held::Submitted(Given::of(look, rulebook, &frozen.content, document)));
    }
    let id = AttachmentId::from_text(wanted);
    supplements::document(look.db, &frozen.proposal, frozen.cutoff, &id).map(Held::Beside)
}

/// The bytes of either.
pub async fn held_answer(state: &State, held: &Held) -> Result<HttpResponse> {
    match held {
        Held::Submitted(given) => document_answer(state, given).await,
        Held::Beside(file) => send(state, None, file).await,
    }
}

/// The bytes of a document of a frozen proposal, for whom the handler has cleared.
async fn document_answer(state: &State, given: &Given) -> Result<HttpResponse> {
    let found = given.open(state).await?;
    let name: String = given
        .part
        .document
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' })
        .collect();
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .streaming(found.into_stream().map_err(Error::internal)))
}
