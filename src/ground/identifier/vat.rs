//! VAT identification numbers: the state's two letters and what that state puts after them.
//!
//! The forms are those of the EU's register (VIES) for the member states and Northern Ireland (`XI`); check digits are
//! computed where the algorithm is well known ([`super::vat_checks`]), and taken on trust elsewhere. Numbers of other
//! states are read by their form alone: two letters and four to fourteen letters and digits.

use serde::{Deserialize, Serialize};

use super::as_text;
use super::vat_checks::check;
use crate::ground::Country;

/// Without spaces and punctuation: `FI20774740`, `EL094259216`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Vat(String);

/// What such a number should look like, with the state's example where the state was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a VAT number is the state's two letters and its number, such as {example}")]
pub struct NotVat {
    pub example: &'static str,
}

as_text!(Vat, NotVat);

/// State, how the number looks, and an example that is invented but for its form. In a pattern `9` stands for a digit,
/// `A` for a letter, `*` for either, `U`, `B` and `L` for themselves.
const FORMS: &[(&str, &[&str], &str)] = &[
    ("AT", &["U99999999"], "ATU12345675"),
    ("BE", &["9999999999"], "BE0123456749"),
    ("BG", &["999999999", "9999999999"], "BG123456789"),
    ("CY", &["99999999A"], "CY12345678X"),
    ("CZ", &["99999999", "999999999", "9999999999"], "CZ12345678"),
    ("DE", &["999999999"], "DE123456788"),
    ("DK", &["99999999"], "DK12345674"),
    ("EE", &["999999999"], "EE123456780"),
    ("EL", &["999999999"], "EL123456783"),
    ("ES", &["*9999999*"], "ESB12345674"),
    ("FI", &["99999999"], "FI12345671"),
    ("FR", &["**999999999"], "FR32123456789"),
    ("HR", &["99999999999"], "HR12345678903"),
    ("HU", &["99999999"], "HU12345676"),
    ("IE", &["9999999A", "9999999AA", "9*99999A"], "IE1234567T"),
    ("IT", &["99999999999"], "IT12345670017"),
    ("LT", &["999999999", "999999999999"], "LT123456789"),
    ("LU", &["99999999"], "LU12345613"),
    ("LV", &["99999999999"], "LV12345678901"),
    ("MT", &["99999999"], "MT12345634"),
    ("NL", &["999999999B99"], "NL123456782B01"),
    ("PL", &["9999999999"], "PL1234563218"),
    ("PT", &["999999999"], "PT123456789"),
    (
        "RO",
        &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"],
        "RO12345678",
    ),
    ("SE", &["999999999999"], "SE123456789701"),
    ("SI", &["99999999"], "SI12345679"),
    ("SK", &["9999999999"], "SK1234567895"),
    ("XI", &["999999999", "999999999999", "AA999"], "XI123456789"),
];

const ANYWHERE: &str = "FI12345671";

impl Vat {
    /// Reads a number with its state's letters, with or without spaces, dots and hyphens. `GR` is read as `EL`.
    ///
    /// # Errors
    /// Where state, form or check digits do not hold; the error names an example of the state.
    pub fn parse(text: &str) -> Result<Self, NotVat> {
        let bare = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/'));
        let bare: String = bare.map(|c| c.to_ascii_uppercase()).collect();
        let (state, number) = bare.split_at_checked(2).ok_or(NotVat { example: ANYWHERE })?;
        let state = if state == "GR" { "EL" } else { state };
        let known = FORMS.iter().find(|(of, ..)| *of == state);
        let example = known.map_or(ANYWHERE, |(.., example)| example);
        let holds = match known {
            Some((_, forms, _)) => {
                forms.iter().any(|form| fits(form, number)) && check(state, number).unwrap_or(true)
            }
            None => {
                Country::parse(state).is_ok()
                    && (4..=14).contains(&number.len())
                    && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
        };
        if holds { Ok(Self(format!("{state}{number}"))) } else { Err(NotVat { example }) }
    }

    /// The two letters before the number: of the state, or `XI`.
    pub fn state(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

fn fits(form: &str, number: &str) -> bool {
    let one = |(form, c): (char, char)| match form {
        '9' => c.is_ascii_digit(),
        'A' => c.is_ascii_uppercase(),
        '*' => c.is_ascii_uppercase() || c.is_ascii_digit(),
        same => c == same,
    };
    form.len() == number.len() && form.chars().zip(number.chars()).all(one)
}
