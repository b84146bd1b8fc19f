//! The Research Organization Registry's id: a zero, six letters or digits in Crockford's base 32, and two check digits
//! by ISO/IEC 7064, MOD 97-10 (<https://ror.readme.io/docs/ror-identifier-pattern>).

use serde::{Deserialize, Serialize};

use super::{as_text, last_step};

/// As the register writes it: `05gq02987`, without the address before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ror(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a ROR id has nine characters, such as 05gq02987")]
pub struct NotARor;

as_text!(Ror, NotARor);

/// Crockford's: no I, L, O or U, which are taken for others.
const ALPHABET: &str = "0123456789abcdefghjkmnpqrstvwxyz";

impl Ror {
    /// Reads `05gq02987`, `ror.org/05gq02987` or `https://ror.org/05gq02987`, in small or capital letters.
    ///
    /// # Errors
    /// Where the form or the check digits do not hold.
    pub fn parse(text: &str) -> Result<Self, NotARor> {
        let id = last_step(text).to_ascii_lowercase();
        let number = id.strip_prefix('0').and_then(|rest| rest.get(..6)).ok_or(NotARor)?;
        let check = id.get(7..).filter(|check| check.len() == 2).ok_or(NotARor)?;
        let check: u64 = super::digits(check).and_then(|_| check.parse().ok()).ok_or(NotARor)?;
        if Self::check_of(number) == Some(check) { Ok(Self(id)) } else { Err(NotARor) }
    }

    /// The two check digits of the six characters in the middle; None where one of them is none of the alphabet.
    pub fn check_of(number: &str) -> Option<u64> {
        let mut value: u64 = 0;
        for c in number.chars() {
            let digit = ALPHABET.chars().position(|known| known == c)?;
            value = value * 32 + u64::try_from(digit).ok()?;
        }
        Some(98 - (value * 100) % 97)
    }

    /// The address of the organisation's page.
    pub fn url(&self) -> String {
        format!("https://ror.org/{}", self.0)
    }
}
