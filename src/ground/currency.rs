//! Currencies by ISO 4217, as the crate `iso_currency` lists them.

use iso_currency::Currency as Listed;

/// The code of a currency that somebody may state an amount in, in capital letters. One that gave way to the euro is
/// among them, since letters were written in it; precious metals, units of account of funds and codes for tests are not.
pub fn parse(typed: &str) -> Option<&'static str> {
    let listed = Listed::from_code(&typed.trim().to_ascii_uppercase())?;
    (!listed.is_special() && !listed.is_fund()).then_some(listed.code())
}
