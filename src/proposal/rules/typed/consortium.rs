//! The organisations of a consortium, and the states that host jointly.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Row, line};
use crate::call::rules::Rulebook;
use crate::ground::identifier::{Nuts, Orcid, Ror, Vat};
use crate::ground::ids::PartnerId;
use crate::ground::text::{Pic, bare};
use crate::ground::{Country, Problems, Result};
use crate::proposal::rules::consortium::{
    Alike, Contact, Details, Hosting, OrganisationKind, Partner, first_alike,
};
use crate::proposal::rules::content::unlinked;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TypedPartner {
    /// The row that is changed; a form's alone.
    #[serde(default, skip)]
    pub id: String,
    pub name: String,
    /// Two letters, as ISO 3166-1 or the EU write it: `FI`, `EL`.
    pub country: String,
    /// Id of a role of the rulebook.
    pub role: String,
    /// Nine digits; may be empty, as all that follows.
    #[serde(default)]
    pub pic: String,
    #[serde(default)]
    pub short_name: String,
    /// `public`, `research`, `company` or `sme`.
    #[serde(default)]
    pub kind: String,
    /// `05gq02987`, with or without `https://ror.org/`.
    #[serde(default)]
    pub ror: String,
    /// With the state's letters: `FI12345671`.
    #[serde(default)]
    pub vat: String,
    /// NUTS region: `FI1B1`.
    #[serde(default)]
    pub nuts: String,
    #[serde(default)]
    pub city: String,
    /// The name of the partner that an affiliated entity belongs to.
    #[serde(default)]
    pub affiliated_to: String,
    #[serde(default)]
    pub contact_name: String,
    #[serde(default)]
    pub contact_email: String,
    /// `0000-0002-1825-0097`, with or without `https://orcid.org/`.
    #[serde(default)]
    pub contact_orcid: String,
}

/// States that pay jointly. No lead and no states: there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedHosting {
    /// Two letters.
    pub lead: String,
    /// Two letters each; the leading state may be left out.
    pub states: Vec<String>,
}

impl TypedHosting {
    pub fn of(hosting: Option<&Hosting>) -> Self {
        hosting.map_or_else(Self::default, |hosting| Self {
            lead: hosting.lead.eu().to_owned(),
            states: hosting.states.iter().map(|state| state.eu().to_owned()).collect(),
        })
    }
}

impl TypedPartner {
    /// A row nobody filled in, or one that was stored and has been emptied: a list to choose from cannot be.
    pub fn is_blank(&self) -> bool {
        let typed = [&self.name, &self.country];
        let new = [&self.role, &self.pic].into_iter().chain(self.beside());
        let empty = |text: &&String| text.trim().is_empty();
        typed.iter().all(empty) && (!self.id.is_empty() || new.into_iter().all(|text| empty(&text)))
    }

    /// All that stands beside name, country, role and PIC.
    pub fn beside(&self) -> [&String; 10] {
        [
            &self.short_name,
            &self.kind,
            &self.ror,
            &self.vat,
            &self.nuts,
            &self.city,
            &self.affiliated_to,
            &self.contact_name,
            &self.contact_email,
            &self.contact_orcid,
        ]
    }

    pub fn of(partner: &Partner) -> Self {
        let details = &partner.details;
        let text = |value: Option<String>| value.unwrap_or_default();
        Self {
            id: partner.id.to_string(),
            name: partner.name.clone(),
            country: partner.country.eu().to_owned(),
            role: partner.role.clone(),
            pic: text(partner.pic.as_ref().map(ToString::to_string)),
            short_name: details.short_name.clone(),
            kind: details.kind.map_or("", OrganisationKind::name).to_owned(),
            ror: text(details.ror.as_ref().map(ToString::to_string)),
            vat: text(details.vat.as_ref().map(ToString::to_string)),
            nuts: text(details.nuts.as_ref().map(ToString::to_string)),
            city: details.city.clone(),
            affiliated_to: details.affiliated_to.clone(),
            contact_name: details.contact.name.clone(),
            contact_email: details.contact.email.clone(),
            contact_orcid: text(details.contact.orcid.as_ref().map(ToString::to_string)),
        }
    }
}

/// A partner to be stored; a row without an id is new, and `partner.id` is nobody's until it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPartner {
    pub id: Option<PartnerId>,
    pub partner: Partner,
}

pub const PARTNERS_MAX: usize = 100;

/// Reads the rows that are not blank.
pub fn partners(book: &Rulebook, rows: &[Row<TypedPartner>]) -> Result<Vec<NewPartner>> {
    let mut problems = Problems::none();
    let (mut read, mut places) = (Vec::new(), Vec::new());
    let filled: Vec<&Row<TypedPartner>> = rows.iter().filter(|row| !row.typed.is_blank()).collect();
    if filled.len() > PARTNERS_MAX {
        problems.add("partners", "too-many").with("max", PARTNERS_MAX);
    }
    for row in filled {
        let Some(new) = partner_of(book, row, &mut problems) else { continue };
        read.push(new);
        places.push(row.place);
    }
    let all: Vec<Partner> = read.iter().map(|new| new.partner.clone()).collect();
    twice(&mut problems, &all, &places);
    for (new, place) in read.iter().zip(&places) {
        belongs(&mut problems, &new.partner, &all, *place);
    }
    problems.into_result()?;
    Ok(read)
}

/// Reads one row that takes its place among others.
pub fn partner(book: &Rulebook, row: &Row<TypedPartner>, others: &[Partner]) -> Result<NewPartner> {
    let mut problems = Problems::none();
    let read = partner_of(book, row, &mut problems);
    if let Some(new) = &read {
        let all: Vec<Partner> = others.iter().cloned().chain([new.partner.clone()]).collect();
        let places = vec![row.place; all.len()];
        let only_own = all.len().saturating_sub(1);
        let mut found = Problems::none();
        twice_at(&mut found, &all, &places, only_own);
        problems.0.extend(found.0);
        belongs(&mut problems, &new.partner, others, row.place);
    }
    problems.into_result()?;
    // Nothing is wrong, so it was read.
    read.ok_or_else(|| Problems::one("partners", "required").into())
}

/// One identifier belongs to one organisation; the same name alone is for the readiness board to wonder about.
fn twice(problems: &mut Problems, all: &[Partner], places: &[usize]) {
    twice_at(problems, all, places, 0);
}

fn twice_at(problems: &mut Problems, all: &[Partner], places: &[usize], from: usize) {
    for (place, earlier, alike) in first_alike(all, |alike| alike != Alike::Name) {
        if let Some(at) = places.get(place).filter(|_| place >= from) {
            let field = format!("partners.{at}.{}", alike.field());
            problems.add(field, "partner-twice").with("name", &earlier.name);
        }
    }
}

fn belongs(problems: &mut Problems, partner: &Partner, all: &[Partner], place: usize) {
    let named = &partner.details.affiliated_to;
    let other = |one: &Partner| bare(&one.name) == bare(named) && bare(&one.name) != bare(&partner.name);
    if !named.is_empty() && !all.iter().any(other) {
        problems.add(format!("partners.{place}.affiliated_to"), "affiliated-unknown");
    }
}

fn partner_of(
    book: &Rulebook,
    Row { place, typed }: &Row<TypedPartner>,
    problems: &mut Problems,
) -> Option<NewPartner> {
    let at = |name: &str| format!("partners.{place}.{name}");
    let name = line(problems, at("name"), &typed.name, 200, true);
    let country = country(problems, at("country"), &typed.country);
    let role = book.roles.iter().find(|role| role.id == typed.role);
    if typed.role.is_empty() {
        problems.add(at("role"), "required");
    } else if role.is_none() {
        problems.add(at("role"), "not-an-option");
    }
    let pic = optional(problems, at("pic"), &typed.pic, |text| Pic::parse(text).map_err(|_bad| "pic"));
    let details = details(problems, &at, typed, country);
    let id = (!typed.id.is_empty()).then(|| PartnerId::from_text(&typed.id));
    let (role, country) = (typed.role.clone(), country?);
    Some(NewPartner { id, partner: Partner { id: unlinked(), name, country, role, pic, details } })
}

fn details(
    problems: &mut Problems,
    at: &impl Fn(&str) -> String,
    typed: &TypedPartner,
    country: Option<Country>,
) -> Details {
    let kind = optional(problems, at("kind"), &typed.kind, |name| {
        OrganisationKind::parse(name).ok_or("not-an-option")
    });
    let ror = optional(problems, at("ror"), &typed.ror, |text| Ror::parse(text).map_err(|_bad| "ror"));
    let nuts = optional(problems, at("nuts"), &typed.nuts, |text| Nuts::parse(text).map_err(|_bad| "nuts"));
    if let (Some(nuts), Some(country)) = (&nuts, country)
        && !nuts.is_in(country)
    {
        problems.add(at("nuts"), "nuts-country").with("country", country.eu());
    }
    let orcid = optional(problems, at("contact_orcid"), &typed.contact_orcid, |text| {
        Orcid::parse(text).map_err(|_bad| "orcid")
    });
    let contact = Contact {
        name: line(problems, at("contact_name"), &typed.contact_name, 120, false),
        email: email(problems, at("contact_email"), &typed.contact_email),
        orcid,
    };
    Details {
        short_name: line(problems, at("short_name"), &typed.short_name, 40, false),
        kind,
        ror,
        vat: vat(problems, at("vat"), &typed.vat),
        nuts,
        city: line(problems, at("city"), &typed.city, 100, false),
        affiliated_to: line(problems, at("affiliated_to"), &typed.affiliated_to, 200, false),
        contact,
    }
}

/// Reads what may be left out; None where it was, and where it is wrong, after it was told.
fn optional<T>(
    problems: &mut Problems,
    field: String,
    typed: &str,
    parse: impl Fn(&str) -> Result<T, &'static str>,
) -> Option<T> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    parse(typed).map_err(|code| problems.add(field, code)).ok()
}

fn vat(problems: &mut Problems, field: String, typed: &str) -> Option<Vat> {
    if typed.trim().is_empty() {
        return None;
    }
    match Vat::parse(typed) {
        Ok(vat) => Some(vat),
        Err(not) => {
            problems.add(field, "vat").with("example", not.example);
            None
        }
    }
}

/// An address as HTML's forms take it, where one is given.
fn email(problems: &mut Problems, field: String, typed: &str) -> String {
    use validator::ValidateEmail;
    let text = line(problems, field.clone(), typed, 254, false);
    if !text.is_empty() && !text.validate_email() {
        problems.add(field, "email");
    }
    text
}

/// Reads the states that host jointly.
pub fn hosting(typed: &TypedHosting) -> Result<Option<Hosting>> {
    let mut problems = Problems::none();
    let named: Vec<&String> = typed.states.iter().filter(|state| !state.trim().is_empty()).collect();
    if typed.lead.trim().is_empty() && named.is_empty() {
        return Ok(None);
    }
    let lead = country(&mut problems, "hosting.lead".to_owned(), &typed.lead);
    let read = named.into_iter().map(|state| country(&mut problems, "hosting.states".to_owned(), state));
    let mut states: Vec<Country> = read.collect::<Vec<_>>().into_iter().flatten().chain(lead).collect();
    states.sort_unstable();
    states.dedup();
    if problems.is_empty() && states.len() < 2 {
        problems.add("hosting.states", "hosting-alone");
    }
    problems.into_result()?;
    Ok(lead.map(|lead| Hosting { lead, states }))
}

/// Reads a country that must be there; None where it is wrong, after it was told.
pub(super) fn country(problems: &mut Problems, field: String, typed: &str) -> Option<Country> {
    if typed.trim().is_empty() {
        problems.add(field, "required");
        return None;
    }
    Country::typed(typed).map_err(|_unknown| problems.add(field, "country")).ok()
}
