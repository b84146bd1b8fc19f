//! The organisations of a consortium.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Row, line};
use crate::call::rules::Rulebook;
use crate::ground::ids::PartnerId;
use crate::ground::text::Pic;
use crate::ground::{Country, Problems, Result};

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
    /// Nine digits; may be empty.
    #[serde(default)]
    pub pic: String,
}

impl TypedPartner {
    /// A row nobody filled in, or one that was stored and has been emptied: a list to choose from cannot be.
    pub fn is_blank(&self) -> bool {
        let typed = [&self.name, &self.country];
        let new = [&self.role, &self.pic];
        let empty = |text: &&String| text.trim().is_empty();
        typed.iter().all(empty) && (!self.id.is_empty() || new.iter().all(empty))
    }
}

/// A partner to be stored; a row without an id is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPartner {
    pub id: Option<PartnerId>,
    pub name: String,
    pub country: Country,
    pub role: String,
    pub pic: Option<Pic>,
}

pub const PARTNERS_MAX: usize = 100;

/// Reads the rows that are not blank.
pub fn partners(book: &Rulebook, rows: &[Row<TypedPartner>]) -> Result<Vec<NewPartner>> {
    let mut problems = Problems::none();
    let mut read = Vec::new();
    let filled: Vec<&Row<TypedPartner>> = rows.iter().filter(|row| !row.typed.is_blank()).collect();
    if filled.len() > PARTNERS_MAX {
        problems.add("partners", "too-many").with("max", PARTNERS_MAX);
    }
    for row in filled {
        read.extend(partner(book, row, &mut problems));
    }
    problems.into_result()?;
    Ok(read)
}

fn partner(
    book: &Rulebook,
    Row { place, typed }: &Row<TypedPartner>,
    problems: &mut Problems,
) -> Option<NewPartner> {
    let at = |name: &str| format!("partners.{place}.{name}");
    let name = line(problems, at("name"), &typed.name, 200, true);
    let country = country(problems, at("country"), &typed.country);
    if typed.role.is_empty() {
        problems.add(at("role"), "required");
    } else if book.roles.iter().all(|role| role.id != typed.role) {
        problems.add(at("role"), "not-an-option");
    }
    let pic = match typed.pic.trim() {
        "" => None,
        digits => Pic::parse(digits).map_err(|_not_a_pic| problems.add(at("pic"), "pic")).ok(),
    };
    let id = (!typed.id.is_empty()).then(|| PartnerId::from_text(&typed.id));
    Some(NewPartner { id, name, country: country?, role: typed.role.clone(), pic })
}

/// Reads a country that must be there; None where it is wrong, after it was told.
pub(super) fn country(problems: &mut Problems, field: String, typed: &str) -> Option<Country> {
    if typed.trim().is_empty() {
        problems.add(field, "required");
        return None;
    }
    Country::parse(typed).map_err(|_unknown| problems.add(field, "country")).ok()
}
