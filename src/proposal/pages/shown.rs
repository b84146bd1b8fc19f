//! What a proposal says, to be read: for members, for officials, and beside a conflict.
//!
//! `{{> proposal_content content}}`

mod answer;
mod rows;
mod supplement;

use serde::Serialize;

use crate::call::rules::{Field, Rulebook};
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::rules::{Asked, Content, Partner, Tranche, slot_title};

pub use answer::{ShownAnswer, ShownCell};
pub use rows::{Beside, changed, rows_of};
pub use supplement::{ShownCorrection, ShownFile, ShownSupplement};

#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub sections: Vec<ShownSection>,
    /// Answers to questions that a later version of the rulebook no longer asks.
    pub vanished: Vec<ShownAnswer>,
    pub partners: Vec<ShownPartner>,
    pub hosting: Option<String>,
    pub declared: Vec<ShownDeclared>,
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
    pub short_name: String,
    pub role: String,
    pub pic: String,
    /// PIC, ROR and VAT number, each with its name.
    pub ids: Vec<String>,
    /// Kind, place, whom it belongs to, contact: a line each.
    pub about: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownDeclared {
    pub partner: String,
    pub title: String,
    pub note: String,
    /// Of a text that the rulebook has changed since.
    pub earlier: bool,
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
    /// Value-added tax, and other awards of the Union; empty where nobody said anything.
    pub particulars: String,
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
            hosting: hosting_words(look, content),
            declared: declared(look, book, content),
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
    content.partners.iter().map(|partner| shown_partner(look, book, partner)).collect()
}

fn shown_partner(look: &Look<'_>, book: &Rulebook, partner: &Partner) -> ShownPartner {
    let language = look.language.code();
    let role = book.roles.iter().find(|role| role.id == partner.role);
    let details = &partner.details;
    let of = |key: &str, value: &str| match value {
        "" => String::new(),
        value => look.text(key, &[("name", value.to_owned())]),
    };
    let kind = details.kind.map(|kind| look.say(&format!("consortium-kind-{}", kind.name())));
    let text = |value: Option<String>| value.unwrap_or_default();
    let ids = [
        ("PIC", text(partner.pic.as_ref().map(ToString::to_string))),
        ("ROR", text(details.ror.as_ref().map(ToString::to_string))),
        (&look.say("consortium-vat"), text(details.vat.as_ref().map(ToString::to_string))),
    ];
    let place = [&details.city, &text(details.nuts.as_ref().map(ToString::to_string))];
    let contact = [
        details.contact.name.clone(),
        details.contact.email.clone(),
        text(details.contact.orcid.as_ref().map(|orcid| format!("ORCID {orcid}"))),
    ];
    let joined = |parts: &[String], with: &str| {
        parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(with)
    };
    let about = [
        text(kind),
        joined(&place.map(Clone::clone), ", "),
        of("consortium-belongs", &details.affiliated_to),
        of("consortium-contact", &joined(&contact, ", ")),
    ];
    ShownPartner {
        name: partner.name.clone(),
        short_name: details.short_name.clone(),
        country: partner.country.eu().to_owned(),
        role: role.map_or(partner.role.as_str(), |role| role.title.in_language(language)).to_owned(),
        pic: text(partner.pic.as_ref().map(ToString::to_string)),
        ids: ids.iter().filter(|(_, id)| !id.is_empty()).map(|(name, id)| format!("{name} {id}")).collect(),
        about: about.into_iter().filter(|line| !line.is_empty()).collect(),
    }
}

/// One partner, line by line: beside a conflict, and for who only reads.
pub fn partner_lines(look: &Look<'_>, book: &Rulebook, partner: &Partner) -> Vec<ShownAnswer> {
    let shown = shown_partner(look, book, partner);
    let line = |label: String, text: String| ShownAnswer { label, text, ..ShownAnswer::default() };
    let mut lines = vec![
        line(look.say("proposal-partner-name"), shown.name),
        line(look.say("consortium-short-name"), shown.short_name),
        line(look.say("proposal-country"), shown.country),
        line(look.say("proposal-partner-role"), shown.role),
        line(look.say("consortium-ids"), shown.ids.join(", ")),
        line(look.say("consortium-about"), shown.about.join(" · ")),
    ];
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// The states that host jointly, in a sentence; None where there are none.
pub fn hosting_words(look: &Look<'_>, content: &Content) -> Option<String> {
    let hosting = content.hosting.as_ref()?;
    let states: Vec<&str> = hosting.states.iter().map(|state| state.eu()).collect();
    let args = [("lead", hosting.lead.eu().to_owned()), ("states", states.join(", "))];
    Some(look.text("consortium-hosting-said", &args))
}

fn declared(look: &Look<'_>, book: &Rulebook, content: &Content) -> Vec<ShownDeclared> {
    let language = look.language.code();
    let one = |one: &crate::proposal::rules::Declared| {
        let what = book.declaration(&one.declaration);
        let earlier = what.is_none_or(|what| what.text_sha256() != one.text_sha256);
        let by = content.partners.get(one.partner);
        let as_another = by.and_then(|partner| one.as_another(partner));
        let key = if one.on_behalf { "consortium-declared-on-behalf" } else { "consortium-declared-by" };
        let args = [("name", one.signed_by.clone()), ("at", one.at.to_string())];
        ShownDeclared {
            partner: content.partners.get(one.partner).map(|one| one.name.clone()).unwrap_or_default(),
            title: what.map_or(one.declaration.as_str(), |what| what.title.in_language(language)).to_owned(),
            note: [look.text(key, &args)]
                .into_iter()
                .chain(as_another.map(|name| declared_as(look, name)))
                .collect::<Vec<_>>()
                .join(" "),
            earlier,
        }
    };
    content.declarations.iter().map(one).collect()
}

/// That a declaration was given while the entry was another organisation's.
pub(super) fn declared_as(look: &Look<'_>, name: &str) -> String {
    look.text("consortium-declared-as", &[("name", name.to_owned())])
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
                ("source", source(tranche)),
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
        particulars: particulars(look, tranche),
        evidence: tranche.evidence.clone(),
    }
}

/// Where a rate is from, and of which day.
pub fn source(tranche: &Tranche) -> String {
    let parts = [tranche.rate_source.as_str(), tranche.particulars.rate_date.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub fn particulars(look: &Look<'_>, tranche: &Tranche) -> String {
    let of = &tranche.particulars;
    let vat = (!of.vat.is_empty()).then(|| look.say(&format!("proposal-vat-{}", of.vat)));
    let others = (!of.other_awards.is_empty())
        .then(|| look.text("proposal-other-awards-said", &[("awards", of.other_awards.clone())]));
    vat.into_iter().chain(others).collect::<Vec<_>>().join(" · ")
}

fn documents(look: &Look<'_>, book: &Rulebook, content: &Content) -> Vec<ShownDocument> {
    content.documents.iter().map(|document| shown_document(look, book, content, document)).collect()
}

pub fn shown_document(
    look: &Look<'_>,
    book: &Rulebook,
    content: &Content,
    document: &crate::proposal::rules::Document,
) -> ShownDocument {
    ShownDocument {
        slot: slot_title(book, content, &document.slot, look.language.code()),
        name: document.name.clone(),
        href: format!("/documents/{}", document.id),
        size: size(look, document.bytes),
        sha256: document.sha256.clone(),
        at: document.at.to_string(),
    }
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

pub fn track(look: &Look<'_>, book: &Rulebook, id: &str) -> String {
    book.track(id).map_or(id, |track| track.title.in_language(look.language.code())).to_owned()
}
