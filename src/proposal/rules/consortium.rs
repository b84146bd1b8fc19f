//! Who takes part: organisations, the states that host jointly, and what organisations have declared.

use serde::{Deserialize, Serialize};

use super::content::{Content, unlinked};
use super::letters::of_letter;
use crate::call::rules::Rulebook;
use crate::ground::identifier::{Nuts, Orcid, Ror, Vat};
use crate::ground::ids::PartnerId;
use crate::ground::text::{Pic, bare};
use crate::ground::{Country, Moment};
use crate::named;

named! {
    /// What an organisation is, in the EU's four kinds.
    OrganisationKind {
        Public => "public",
        Research => "research",
        Company => "company",
        Sme => "sme",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    #[serde(skip, default = "unlinked")]
    pub id: PartnerId,
    pub name: String,
    pub country: Country,
    /// Id of a role of the rulebook: `host`, `beneficiary`, …
    pub role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pic: Option<Pic>,
    /// What stands beside its name; submissions from before hold none of it.
    #[serde(flatten)]
    pub details: Details,
}

/// All of an organisation but its name, country, role and PIC. Everything may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<OrganisationKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ror: Option<Ror>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<Vat>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nuts: Option<Nuts>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// The name of the partner that an affiliated entity belongs to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub affiliated_to: String,
    #[serde(default, skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
}

/// Whom to ask at an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orcid: Option<Orcid>,
}

impl Contact {
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.email.is_empty() && self.orcid.is_none()
    }
}

/// A hosting consortium: states that pay the national part together. One of them leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hosting {
    pub lead: Country,
    /// All of them, the leading one too, each once and in the order of their codes.
    pub states: Vec<Country>,
}

/// What an organisation is recognised by, as it was when it declared something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub name: String,
    pub country: Country,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pic: Option<Pic>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ror: Option<Ror>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<Vat>,
}

impl Identity {
    pub fn of(partner: &Partner) -> Self {
        let Partner { name, country, pic, details, .. } = partner;
        let (ror, vat) = (details.ror.clone(), details.vat.clone());
        Self { name: name.clone(), country: *country, pic: pic.clone(), ror, vat }
    }

    /// Whether a partner is that organisation still. An identifier that is added, or left out, makes it no other one.
    pub fn is(&self, partner: &Partner) -> bool {
        fn agree<T: PartialEq>(then: Option<&T>, now: Option<&T>) -> bool {
            then.zip(now).is_none_or(|(then, now)| then == now)
        }
        (bare(&self.name), self.country) == (bare(&partner.name), partner.country)
            && agree(self.pic.as_ref(), partner.pic.as_ref())
            && agree(self.ror.as_ref(), partner.details.ror.as_ref())
            && agree(self.vat.as_ref(), partner.details.vat.as_ref())
    }
}

/// That a partner has declared what the rulebook asks, and the text it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// Place in the list of partners, from 0.
    pub partner: usize,
    /// Id of a declaration of the rulebook.
    pub declaration: String,
    /// SHA-256 of title and text as the rulebook had them, in lower-case hex.
    pub text_sha256: String,
    pub at: Moment,
    /// The name of who signed.
    pub signed_by: String,
    /// Signed by the coordinator, who is not bound to the partner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_behalf: bool,
    /// As which organisation; None for what was declared before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Identity>,
}

impl Declared {
    /// The name it was declared under, where a partner is another organisation by now.
    pub fn as_another(&self, partner: &Partner) -> Option<&str> {
        self.organisation.as_ref().filter(|then| !then.is(partner)).map(|then| then.name.as_str())
    }
}

/// The slot of a document that belongs to a declaration of a partner. In a content it ends with the partner's place
/// (from 1), since contents hold no ids; in the table of documents with its id.
pub fn declaration_slot(declaration: &str, partner: impl std::fmt::Display) -> String {
    format!("{DECLARATION}:{declaration}:{partner}")
}

/// The declaration and the partner that a slot belongs to, where it is one of [`declaration_slot`].
pub fn of_declaration(slot: &str) -> Option<(&str, &str)> {
    let (kind, rest) = slot.split_once(':')?;
    let (declaration, partner) = rest.rsplit_once(':')?;
    (kind == DECLARATION).then_some((declaration, partner))
}

/// What a slot of a content is called: by the rulebook, or by the declaration and the partner it belongs to.
pub fn slot_title(book: &Rulebook, content: &Content, slot: &str, language: &str) -> String {
    if let Some((declaration, partner)) = of_declaration(slot) {
        let one = book.declaration(declaration);
        let title = one.map_or(declaration, |one| one.title.in_language(language));
        let place = partner.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
        let partner = place.and_then(|place| content.partners.get(place));
        return partner.map_or(title.to_owned(), |partner| format!("{title}: {}", partner.name));
    }
    let title = |slot: &str| book.slot(slot).map_or(slot, |slot| slot.title.in_language(language)).to_owned();
    let Some((of, funder)) = of_letter(slot) else { return title(slot) };
    match content.funder_at(funder) {
        Some((_, name)) => format!("{}: {name}", title(of)),
        None => title(of),
    }
}

const DECLARATION: &str = "declaration";

/// What two organisations have in common that only one can have, or that makes one wonder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    Pic,
    Ror,
    Vat,
    /// The same name without spaces and punctuation, in the same country.
    Name,
}

impl Alike {
    /// The field it is told beside.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Pic => "pic",
            Self::Ror => "ror",
            Self::Vat => "vat",
            Self::Name => "name",
        }
    }
}

fn same<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.is_some() && one == other
}

impl Partner {
    /// Whether another entry tells of the same organisation, and by what: the strongest sign first.
    pub fn alike(&self, other: &Self) -> Option<Alike> {
        let (a, b) = (&self.details, &other.details);
        if same(self.pic.as_ref(), other.pic.as_ref()) {
            Some(Alike::Pic)
        } else if same(a.ror.as_ref(), b.ror.as_ref()) {
            Some(Alike::Ror)
        } else if same(a.vat.as_ref(), b.vat.as_ref()) {
            Some(Alike::Vat)
        } else {
            let named = self.country == other.country && bare(&self.name) == bare(&other.name);
            named.then_some(Alike::Name)
        }
    }

    /// The short name where there is one, for tables.
    pub fn called(&self) -> &str {
        if self.details.short_name.is_empty() { &self.name } else { &self.details.short_name }
    }
}

/// The first two of a list that are alike: the place of the later one, the earlier one, and by what.
pub fn first_alike<'p>(
    partners: &'p [Partner],
    wanted: impl Fn(Alike) -> bool + 'p,
) -> impl Iterator<Item = (usize, &'p Partner, Alike)> + 'p {
    partners.iter().enumerate().filter_map(move |(place, partner)| {
        let earlier = partners.iter().take(place);
        let mut found = earlier.filter_map(|one| Some((one, partner.alike(one)?)));
        found.find(|(_, alike)| wanted(*alike)).map(|(one, alike)| (place, one, alike))
    })
}

impl Content {
    pub fn partner(&self, id: &PartnerId) -> Option<(usize, &Partner)> {
        self.partners.iter().enumerate().find(|(_, partner)| partner.id == *id)
    }

    /// What a partner has declared.
    pub fn declared(&self, place: usize, declaration: &str) -> Option<&Declared> {
        self.declarations.iter().find(|one| one.partner == place && one.declaration == declaration)
    }
}
