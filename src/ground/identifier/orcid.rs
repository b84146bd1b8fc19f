//! The Open Researcher and Contributor ID: fifteen digits and a check character by ISO 7064, MOD 11-2.

use serde::{Deserialize, Serialize};

use super::{as_text, last_step};

/// In groups of four: `0000-0002-1825-0097`; the last character may be `X`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Orcid(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an ORCID iD has four groups of four, such as 0000-0002-1825-0097")]
pub struct NotAnOrcid;

as_text!(Orcid, NotAnOrcid);

impl Orcid {
    /// Reads it with or without hyphens, and with the address before it.
    ///
    /// # Errors
    /// Where the form or the check character does not hold.
    pub fn parse(text: &str) -> Result<Self, NotAnOrcid> {
        let bare: String =
            last_step(text).chars().filter(|c| *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        let (number, check) = bare.split_at_checked(15).ok_or(NotAnOrcid)?;
        if check.len() != 1 || Self::check_of(number).map(|right| right.to_string()).as_deref() != Some(check)
        {
            return Err(NotAnOrcid);
        }
        let characters: Vec<char> = bare.chars().collect();
        let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
        Ok(Self(groups.join("-")))
    }

    /// The check character of fifteen digits.
    pub fn check_of(number: &str) -> Option<char> {
        let digits = super::digits(number)?;
        let total = digits.iter().fold(0, |total, digit| (total + digit) * 2 % 11);
        match (12 - total) % 11 {
            10 => Some('X'),
            digit => char::from_digit(digit, 10),
        }
    }

    /// The address of the person's page.
    pub fn url(&self) -> String {
        format!("https://orcid.org/{}", self.0)
    }
}
