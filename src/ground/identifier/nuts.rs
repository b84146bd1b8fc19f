//! Statistical regions: NUTS, the nomenclature of territorial units for statistics.
//!
//! The form is that of NUTS 2024 (Delegated Regulation (EU) 2023/674), which is that of the versions before it: two
//! letters of the state as the EU writes it (EL, UK), then one, two or three digits or capital letters for the levels 1
//! to 3. The list of codes itself is not held, so a code of the right form that was never given out passes. States
//! beyond the Union have statistical regions coded alike.

use serde::{Deserialize, Serialize};

use super::as_text;
use crate::ground::Country;

/// `FI1B1`: the state, and up to three characters for region, province and district.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nuts(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a NUTS code is the state's two letters and one to three more, such as FI1B1")]
pub struct NotNuts;

as_text!(Nuts, NotNuts);

impl Nuts {
    /// # Errors
    /// Where the form does not hold, or the first two letters are no country. `GR` and `GB` are read as `EL`, `UK`.
    pub fn parse(text: &str) -> Result<Self, NotNuts> {
        let code: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let (state, region) = code.split_at_checked(2).ok_or(NotNuts)?;
        let well_formed =
            (1..=3).contains(&region.len()) && region.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let country = Country::parse(state).map_err(|_unknown| NotNuts)?;
        if well_formed { Ok(Self(format!("{}{region}", country.eu()))) } else { Err(NotNuts) }
    }

    /// Whether the region lies in a country.
    pub fn is_in(&self, country: Country) -> bool {
        self.0.starts_with(country.eu())
    }
}
