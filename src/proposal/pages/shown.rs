//! What a proposal says, to be read: for members, for officials, and beside a conflict.
//!
//! `{{> proposal_content content}}`

mod answer;

use serde::Serialize;

use crate::call::rules::{Field, Rulebook};
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::rules::{Asked, Content, Part, Tranche};

pub use answer::{ShownAnswer, ShownCell};

#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub sections: Vec<ShownSection>,
    /// Answers to questions that a later version of the rulebook no longer asks.
    pub vanished: Vec<ShownAnswer>,
    pub partners: Vec<ShownPartner>,
    pub asks: Vec<ShownAsk>,
    pub asked: Euro,
    pub claims: Vec<ShownClaim>,
    pub claimed: Euro,
    pub documents: Vec<ShownDocument>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownSection {
    pub title: String,
    pub answers: Vec<ShownAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownPartner {
    pub name: String,
    pub country: String,
    pub role: String,
    pub pic: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownAsk {
    pub line: String,
    pub cost_type: String,
    pub amount: Euro,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownClaim {
    pub funder: String,
    pub country: String,
    pub year: i32,
    pub cost_type: String,
    pub kind: String,
    pub origin: String,
    pub amount: Euro,
    /// Where it is not in euro: amount, currency, rate and where the rate is from.
    pub stated: String,
    pub aid_basis: String,
    pub evidence: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownDocument {
    pub slot: String,
    pub name: String,
    pub href: String,
    pub size: String,
    pub sha256: String,
    pub at: String,
}

impl Shown {
    pub fn of(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<Self> {
        let language = look.language.code();
        let asked = Asked::of(book, content);
        let sections = book.sections.iter().map(|section| {
            let fields = section.fields.iter().filter(|field| asked.contains(&field.id));
            ShownSection {
                title: section.title.in_language(language).to_owned(),
                answers: fields.map(|field| answer(look, field, content)).collect(),
            }
        });
        let sections = sections.filter(|section| !section.answers.is_empty());
        Ok(Self {
            sections: sections.collect(),
            vanished: vanished(book, content),
            partners: partners(look, book, content),
            asks: asks(look, book, content),
            asked: content.eu_asked()?,
            claims: content.tranches.iter().map(|one| claim(look, book, one)).collect(),
            claimed: content.claimed()?,
            documents: documents(look, book, content),
        })
    }
}

/// The answer to a field, in the reader's language.
pub fn answer(look: &Look<'_>, field: &Field, content: &Content) -> ShownAnswer {
    ShownAnswer::of(look.words(), look.language, field, content.answers.get(&field.id))
}

/// Answers that this version of the rulebook does not ask for, or not of this proposal.
fn vanished(book: &Rulebook, content: &Content) -> Vec<ShownAnswer> {
    let asked = Asked::of(book, content);
    let gone = content.answers.iter().filter(|(id, answer)| !answer.is_empty() && !asked.contains(id));
    gone.map(|(id, answer)| ShownAnswer::as_it_is(id, answer)).collect()
}

fn partners(look: &Look<'_>, book: &Rulebook, content: &Content) -> Vec<ShownPartner> {
    let language = look.language.code();
    let partner = |partner: &crate::proposal::rules::Partner| {
        let role = book.roles.iter().find(|role| role.id == partner.role);
        ShownPartner {
            name: partner.name.clone(),
            country: partner.country.eu().to_owned(),
            role: role.map_or(partner.role.as_str(), |role| role.title.in_language(language)).to_owned(),
            pic: partner.pic.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    };
    content.partners.iter().map(partner).collect()
}

fn asks(look: &Look<'_>, book: &Rulebook, content: &Content) -> Vec<ShownAsk> {
    let language = look.language.code();
    let ask = |ask: &crate::proposal::rules::Ask| ShownAsk {
        line: book
            .budget_line(&ask.line)
            .map_or(ask.line.as_str(), |line| line.title.in_language(language))
            .to_owned(),
        cost_type: cost_type(look, book, &ask.cost_type),
        amount: ask.amount,
    };
    content.asks.iter().map(ask).collect()
}

pub fn cost_type(look: &Look<'_>, book: &Rulebook, id: &str) -> String {
    book.cost_type(id).map_or(id, |one| one.title.in_language(look.language.code())).to_owned()
}

fn claim(look: &Look<'_>, book: &Rulebook, tranche: &Tranche) -> ShownClaim {
    let stated = match tranche.currency.as_str() {
        "EUR" => String::new(),
        currency => look.text(
            "proposal-claim-stated",
            &[
                ("stated_amount", tranche.stated.to_string()),
                ("currency", currency.to_owned()),
                ("rate", tranche.rate.clone()),
                ("source", tranche.rate_source.clone()),
            ],
        ),
    };
    ShownClaim {
        funder: tranche.funder_name.clone(),
        country: tranche.country.map_or("", |country| country.eu()).to_owned(),
        year: tranche.year,
        cost_type: cost_type(look, book, &tranche.cost_type),
        kind: look.say(&format!("proposal-kind-{}", tranche.kind.name())),
        origin: look.say(&format!("proposal-origin-{}", tranche.origin.name())),
        amount: tranche.amount,
        stated,
        aid_basis: tranche.aid_basis.clone(),
        evidence: tranche.evidence.clone(),
    }
}

fn documents(look: &Look<'_>, book: &Rulebook, content: &Content) -> Vec<ShownDocument> {
    let language = look.language.code();
    let document = |document: &crate::proposal::rules::Document| ShownDocument {
        slot: book
            .slot(&document.slot)
            .map_or(document.slot.as_str(), |slot| slot.title.in_language(language))
            .to_owned(),
        name: document.name.clone(),
        href: format!("/documents/{}", document.id),
        size: size(look, document.bytes),
        sha256: document.sha256.clone(),
        at: document.at.to_string(),
    };
    content.documents.iter().map(document).collect()
}

/// `1.2 MB`, `340 kB`, `87 bytes`.
pub fn size(look: &Look<'_>, bytes: i64) -> String {
    let (key, number) = match bytes {
        ..1_000 => ("proposal-bytes", bytes.to_string()),
        1_000..1_000_000 => ("proposal-kilobytes", (bytes / 1_000).to_string()),
        _ => {
            let tenths = bytes / 100_000;
            let mark = look.language.decimal();
            ("proposal-megabytes", format!("{}{mark}{}", tenths / 10, tenths % 10))
        }
    };
    look.text(key, &[("number", number)])
}

/// What a part says, one line each: shown beside what somebody typed upon an older version.
pub fn lines_of(
    look: &Look<'_>,
    book: &Rulebook,
    content: &Content,
    part: &Part,
) -> Result<Vec<ShownAnswer>> {
    let line = |label: String, text: String| ShownAnswer { label, text, ..ShownAnswer::default() };
    let shown = Shown::of(look, book, content)?;
    let voice = look.words().voice(look.language);
    Ok(match part {
        Part::Basics => vec![
            line(look.say("proposal-acronym"), content.acronym.clone()),
            line(look.say("proposal-title"), content.title.clone()),
            line(look.say("proposal-track"), track(look, book, &content.track)),
        ],
        Part::Answers(_) => {
            let fields = part.section(book).map_or(&[][..], |section| &section.fields);
            fields.iter().map(|field| answer(look, field, content)).collect()
        }
        Part::Consortium => shown
            .partners
            .into_iter()
            .map(|one| line(one.name, format!("{}, {} {}", one.country, one.role, one.pic)))
            .collect(),
        Part::Money => {
            let ask =
                |one: ShownAsk| line(format!("{}: {}", one.line, one.cost_type), voice.euro(one.amount));
            shown.asks.into_iter().map(ask).collect()
        }
        Part::Cofunding => {
            let claim = |one: ShownClaim| {
                let what =
                    [one.year.to_string(), one.cost_type, one.kind, voice.euro(one.amount), one.stated];
                line(one.funder, what.join(" · "))
            };
            shown.claims.into_iter().map(claim).collect()
        }
        Part::Documents => shown.documents.into_iter().map(|one| line(one.slot, one.name)).collect(),
    })
}

pub fn track(look: &Look<'_>, book: &Rulebook, id: &str) -> String {
    book.track(id).map_or(id, |track| track.title.in_language(look.language.code())).to_owned()
}
