//! What a proposal says, to be read: for members, for officials, and beside a conflict.
//!
//! `{{> proposal_content content}}`

mod answer;
pub mod cross;
mod lines;
pub mod money;
mod rows;
mod supplement;

use serde::Serialize;

use crate::call::rules::{Field, Rulebook};
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::rules::{Asked, Content, Partner, Tranche, slot_title};
use crate::words::parts::{Cell, Table};

pub use answer::{ShownAnswer, ShownCell};
pub use lines::partner_lines;
pub use rows::{Beside, changed, rows_of};
pub use supplement::{ShownCorrection, ShownFile, ShownSupplement};

#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub sections: Vec<ShownSection>,
    /// Answers to questions that a later version of the rulebook no longer asks.
    pub vanished: Vec<ShownAnswer>,
    pub partners: Table,
    pub hosting: Option<String>,
    pub declared: Vec<ShownDeclared>,
    pub money: Vec<Table>,
    pub documents: Vec<ShownDocument>,
    /// Documents are listed by themselves.
    pub apart: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownSection {
    pub title: String,
    pub answers: Vec<ShownAnswer>,
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
pub struct ShownClaim {
    pub funder: String,
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
    /// All of it, for the team, and for officials of a cut-off that took it in.
    pub fn of(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<Self> {
        Ok(Self {
            vanished: vanished(book, content),
            partners: partners(look, book, content, true),
            declared: declared(look, book, content),
            documents: documents(look, book, content),
            apart: false,
            ..Self::for_evaluators(look, book, content)?
        })
    }

    /// What evaluators are given, on pages and printed. What partners declare is for the officers who check it, and a
    /// contact is somebody to write to. Documents go with it, and are listed apart.
    pub fn for_evaluators(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<Self> {
        Ok(Self {
            sections: sections(look, book, content),
            vanished: Vec::new(),
            partners: partners(look, book, content, false),
            hosting: hosting_words(look, content),
            declared: Vec::new(),
            money: money::tables(look, book, content)?,
            documents: Vec::new(),
            apart: true,
        })
    }
}

/// What is asked with what is answered, and the reply to an earlier evaluation.
fn sections(look: &Look<'_>, book: &Rulebook, content: &Content) -> Vec<ShownSection> {
    let asked = Asked::of(book, content);
    let sections = book.sections.iter().map(|section| {
        let fields = section.fields.iter().filter(|field| asked.contains(&field.id));
        ShownSection {
            title: section.title.in_language(look.language.code()).to_owned(),
            answers: fields.map(|field| answer(look, field, content)).collect(),
        }
    });
    let reply = content.earlier.iter().map(|earlier| ShownSection {
        title: look.text("evaluation-earlier", &[("reference", earlier.reference.clone())]),
        answers: vec![ShownAnswer {
            label: look.say("evaluation-earlier-reply"),
            text: earlier.reply.clone(),
            ..ShownAnswer::default()
        }],
    });
    sections.filter(|section| !section.answers.is_empty()).chain(reply).collect()
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

/// An organisation in words.
struct ShownPartner {
    name: String,
    short_name: String,
    country: String,
    role: String,
    /// PIC, ROR and VAT number, each with its name.
    ids: Vec<String>,
    /// Kind, place, whom it belongs to: a line each.
    about: Vec<String>,
    contact: String,
}

fn partners(look: &Look<'_>, book: &Rulebook, content: &Content, contacts: bool) -> Table {
    let table = Table::new("", look.say("common-none"))
        .column(look.say("proposal-partner-name"), 6)
        .column(look.say("proposal-country"), 1)
        .column(look.say("proposal-partner-role"), 3)
        .column(look.say("consortium-ids"), 3);
    content.partners.iter().fold(table, |table, partner| {
        let one = shown_partner(look, book, partner);
        let name = match one.short_name.as_str() {
            "" => one.name,
            short => format!("{} ({short})", one.name),
        };
        let contact = if contacts { one.contact } else { String::new() };
        let name = Cell::lines(std::iter::once(name).chain(one.about)).more(contact);
        table.row(vec![name, one.country.into(), one.role.into(), Cell::lines(one.ids)])
    })
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
    ];
    ShownPartner {
        name: partner.name.clone(),
        short_name: details.short_name.clone(),
        country: partner.country.eu().to_owned(),
        role: role.map_or(partner.role.as_str(), |role| role.title.in_language(language)).to_owned(),
        ids: ids.iter().filter(|(_, id)| !id.is_empty()).map(|(name, id)| format!("{name} {id}")).collect(),
        about: about.into_iter().filter(|line| !line.is_empty()).collect(),
        contact: of("consortium-contact", &joined(&contact, ", ")),
    }
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

pub fn cost_type(look: &Look<'_>, book: &Rulebook, id: &str) -> String {
    book.cost_type(id).map_or(id, |one| one.title.in_language(look.language.code())).to_owned()
}

/// A tranche in words.
pub fn claim(look: &Look<'_>, book: &Rulebook, tranche: &Tranche) -> ShownClaim {
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

/// Value-added tax, other awards of the Union, and the last day on which the money is promised.
pub fn particulars(look: &Look<'_>, tranche: &Tranche) -> String {
    let parts = [vat(look, tranche), other_awards(look, tranche), valid_until(look, tranche)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Whether value-added tax is in the amount; empty where nobody said.
fn vat(look: &Look<'_>, tranche: &Tranche) -> String {
    match tranche.particulars.vat.as_str() {
        "" => String::new(),
        vat => look.say(&format!("proposal-vat-{vat}")),
    }
}

fn other_awards(look: &Look<'_>, tranche: &Tranche) -> String {
    match tranche.particulars.other_awards.as_str() {
        "" => String::new(),
        awards => look.text("proposal-other-awards-said", &[("awards", awards.to_owned())]),
    }
}

fn valid_until(look: &Look<'_>, tranche: &Tranche) -> String {
    match tranche.particulars.valid_until.as_str() {
        "" => String::new(),
        day => look.text("proposal-valid-until-said", &[("day", day.to_owned())]),
    }
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
