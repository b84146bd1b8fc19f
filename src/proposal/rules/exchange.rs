//! Rates of exchange: euro per unit of a currency, read exactly, told both ways round, and doubted where they cannot well
//! be meant.
//!
//! `11.2` for the Swedish krona reads as well as `0.0893`, and is 125 times as much money. So a rate is held against what
//! the currency is roughly worth (`config/currencies.toml`): that table doubts, and neither reckons nor refuses.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::ground::{Error, Euro, Result};

/// Rough worths of currencies, as they come with the program.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Worths {
    pub as_of: NaiveDate,
    /// Euro per unit, as a decimal, by ISO 4217.
    pub euro_per_unit: BTreeMap<String, String>,
}

/// A table that cannot be read doubts nothing; that it can be read is held by a test.
pub static WORTHS: LazyLock<Worths> =
    LazyLock::new(|| toml::from_str(include_str!("../../../config/currencies.toml")).unwrap_or_default());

/// How many times more or less than roughly right is still believed.
const BELIEVED: i128 = 4;

/// Why a rate is doubted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What one unit is roughly worth in euro, as a decimal.
    pub worth: &'static str,
    /// When it was.
    pub as_of: NaiveDate,
    /// The other way round it would be about right.
    pub turned: bool,
}

impl Doubt {
    /// As words take it: the rough worth, its day, and whether the rate reads like one that is the wrong way round.
    pub fn args(&self) -> [(&'static str, String); 3] {
        let way = if self.turned { "turned" } else { "far" };
        [("worth_decimal", self.worth.to_owned()), ("day", self.as_of.to_string()), ("way", way.to_owned())]
    }
}

/// Whether a rate is far from what the currency is roughly worth, or would be about right only the other way round. None
/// where it is believed, where nothing is known of the currency, and where the rate is none.
pub fn doubt(currency: &str, rate: &str) -> Option<Doubt> {
    let worth = WORTHS.euro_per_unit.get(currency)?.as_str();
    let ((number, places), (about, about_places)) = (parse_rate(rate)?, parse_rate(worth)?);
    let (unit, about_unit) = (10_i128.pow(places), 10_i128.pow(about_places));
    // Both as whole numbers of one unit; and their product beside its own, which is 1 where one is the other turned.
    let (given, rough) = (number * about_unit, about * unit);
    let (product, one) = (number * about, unit * about_unit);
    let within = |left: i128, right: i128, times: i128| left <= right * times && right <= left * times;
    // A currency that is worth about half a euro is not far from its own turned rate: there it has to fit closely.
    let fits = product * 5 >= one * 4 && product * 4 <= one * 5;
    let is_doubted = !within(given, rough, BELIEVED) || (fits && !within(given, rough, 2));
    is_doubted.then(|| Doubt { worth, as_of: WORTHS.as_of, turned: within(product, one, BELIEVED) })
}

/// A decimal above zero with at most eight places: its digits, and how many stand after the point.
pub fn parse_rate(rate: &str) -> Option<(i128, u32)> {
    let (whole, fraction) = rate.split_once('.').unwrap_or((rate, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || fraction.len() > 8 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let number: i128 = format!("{whole}{fraction}").parse().ok()?;
    (number > 0).then_some((number, u32::try_from(fraction.len()).ok()?))
}

/// An amount of another currency in euro, rounded half up to the cent.
pub fn in_euro(stated: Euro, rate: &str) -> Result<Euro> {
    let (number, places) = parse_rate(rate).ok_or_else(|| Error::internal(format!("`{rate}` is no rate")))?;
    let unit = 10_i128.pow(places);
    let exact = i128::from(stated.cents()) * number * 2 + unit;
    i64::try_from(exact.div_euclid(unit * 2)).map(Euro::from_cents).map_err(Error::internal)
}

/// How many units of the currency a euro is worth, to four figures and two decimals at least: `11.42` for `0.0876`. To
/// be read, and not to be reckoned with.
pub fn turned(rate: &str) -> Option<String> {
    let (number, places) = parse_rate(rate)?;
    let to = |decimals: u32| (10_i128.pow(places + decimals) * 2 + number).div_euclid(number * 2);
    let decimals = (2..=12).find(|decimals| to(*decimals) >= 1_000)?;
    let (value, unit) = (to(decimals), 10_i128.pow(decimals));
    let width = usize::try_from(decimals).ok()?;
    let fraction = format!("{:0>width$}", value.rem_euclid(unit));
    let cents = fraction.get(..2)?;
    let rest = fraction.get(2..)?.trim_end_matches('0');
    Some(format!("{}.{cents}{rest}", value.div_euclid(unit)))
}
