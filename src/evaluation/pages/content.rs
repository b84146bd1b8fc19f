//! A frozen proposal as a reader sees it: the experts', the officer's and later the Board's view.

use actix_web::HttpResponse;
use actix_web::http::header;
use futures_util::TryStreamExt;
use serde::Serialize;

use crate::call::rules::{Field, FieldKind, Rulebook};
use crate::files::Files;
use crate::ground::{Error, Euro, Result};
use crate::proposal::rules::Frozen;
use crate::proposal::rules::{Answer, Document};

#[derive(Serialize)]
pub struct Shown {
    pub reference: String,
    pub acronym: String,
    pub title: String,
    pub track: String,
    pub sections: Vec<Section>,
    pub partners: Vec<Partner>,
    pub asks: Vec<Money>,
    pub eu_asked: Euro,
    pub claims: Vec<Money>,
    pub claimed: Euro,
    pub documents: Vec<Paper>,
}

#[derive(Serialize)]
pub struct Section {
    pub title: String,
    pub answers: Vec<Answered>,
}

#[derive(Serialize)]
pub struct Answered {
    pub label: String,
    pub text: String,
}

#[derive(Serialize)]
pub struct Partner {
    pub name: String,
    pub country: String,
    pub role: String,
}

#[derive(Serialize)]
pub struct Money {
    /// The budget line, or the funder.
    pub from: String,
    pub year: Option<i32>,
    pub cost_type: String,
    pub amount: Euro,
    pub evidence: String,
}

#[derive(Serialize)]
pub struct Paper {
    pub title: String,
    pub name: String,
    pub href: String,
}

/// What of a proposal is shown in a language. Its documents are found under `documents/ID`.
pub fn shown(rulebook: &Rulebook, frozen: &Frozen, language: &str, documents: &str) -> Result<Shown> {
    let content = &frozen.content;
    let cost_type = |id: &str| {
        rulebook.cost_type(id).map_or(id.to_owned(), |found| found.title.in_language(language).to_owned())
    };
    let role = |id: &str| {
        let found = rulebook.roles.iter().find(|role| role.id == id);
        found.map_or(id.to_owned(), |role| role.title.in_language(language).to_owned())
    };
    let partners = content.partners.iter().map(|partner| Partner {
        name: partner.name.clone(),
        country: partner.country.eu().to_owned(),
        role: role(&partner.role),
    });
    let line = |id: &str| {
        rulebook.budget_line(id).map_or(id.to_owned(), |line| line.title.in_language(language).to_owned())
    };
    let asks = content.asks.iter().map(|ask| Money {
        from: line(&ask.line),
        year: None,
        cost_type: cost_type(&ask.cost_type),
        amount: ask.amount,
        evidence: String::new(),
    });
    let claims = content.tranches.iter().map(|tranche| Money {
        from: tranche.funder_name.clone(),
        year: Some(tranche.year),
        cost_type: cost_type(&tranche.cost_type),
        amount: tranche.amount,
        evidence: tranche.evidence.clone(),
    });
    let papers = content.documents.iter().map(|document| Paper {
        title: rulebook
            .slot(&document.slot)
            .map_or(document.slot.clone(), |slot| slot.title.in_language(language).to_owned()),
        name: document.name.clone(),
        href: format!("{documents}/{}", document.id),
    });
    Ok(Shown {
        reference: frozen.reference.clone(),
        acronym: content.acronym.clone(),
        title: content.title.clone(),
        track: rulebook
            .track(&content.track)
            .map_or(content.track.clone(), |track| track.title.in_language(language).to_owned()),
        sections: sections(rulebook, frozen, language),
        partners: partners.collect(),
        asks: asks.collect(),
        eu_asked: content.eu_asked()?,
        claims: claims.collect(),
        claimed: content.claimed()?,
        documents: papers.collect(),
    })
}

fn sections(rulebook: &Rulebook, frozen: &Frozen, language: &str) -> Vec<Section> {
    let sections = rulebook.sections.iter().map(|section| {
        let answers = section.fields.iter().filter_map(|field| {
            let answer = frozen.content.answers.get(&field.id).filter(|answer| !answer.is_empty())?;
            let label = field.label.in_language(language).to_owned();
            Some(Answered { label, text: words_of(field, answer, language) })
        });
        Section { title: section.title.in_language(language).to_owned(), answers: answers.collect() }
    });
    sections.filter(|section| !section.answers.is_empty()).collect()
}

fn words_of(field: &Field, answer: &Answer, language: &str) -> String {
    let label = |id: &String| match &field.kind {
        FieldKind::Choice { options, .. } => {
            let found = options.iter().find(|option| option.id == *id);
            found.map_or(id.clone(), |option| option.label.in_language(language).to_owned())
        }
        _ => id.clone(),
    };
    match answer {
        Answer::Text(text) => label(text),
        Answer::Chosen(ids) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
    }
}

/// The bytes of a document of a frozen proposal, for whom the handler has cleared.
pub async fn document_answer(files: &Files, document: &Document) -> Result<HttpResponse> {
    let found = files.read(&document.sha256).await?;
    let name: String = document
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
