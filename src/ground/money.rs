//! Money in whole cents and rates in basis points. No float touches either: amounts in TOML and JSON are
//! strings, sums are checked, and rounding is named where it happens.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{BigInt, Integer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::{Error, Result};

/// An amount in euro, held as cents. Written `1234.50` wherever machines read it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = BigInt)]
pub struct Euro(i64);

/// Why a piece of text is not an amount.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
pub enum NotMoney {
    #[error("no amount was given")]
    Empty,
    #[error("this is not an amount: write digits, such as 70000000 or 70 000 000,00")]
    NotANumber,
    #[error("an amount has at most two decimals (cents)")]
    FractionOfCent,
    #[error("the amount is larger than any this system can hold")]
    TooLarge,
    #[error("an amount cannot be negative")]
    Negative,
}

impl Euro {
    pub const ZERO: Euro = Euro(0);
    pub const CENT: Euro = Euro(1);

    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    pub const fn cents(self) -> i64 {
        self.0
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Reads the machine form: an optional minus, digits, and at most two decimals after a point.
    pub fn parse(text: &str) -> std::result::Result<Self, NotMoney> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if digits.ends_with('.') {
            return Err(NotMoney::NotANumber);
        }
        let cents = cents_of(whole, fraction)?;
        Ok(Self(if negative { -cents } else { cents }))
    }

    /// Reads millions in the machine form (`"98.33"` is EUR 98,330,000.00), as announcements state them.
    pub fn parse_millions(text: &str) -> std::result::Result<Self, NotMoney> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if fraction.len() > 8 || text.ends_with('.') {
            return Err(NotMoney::FractionOfCent);
        }
        let padded = format!("{fraction:0<8}");
        let (euros, cents) = padded.split_at(6);
        cents_of(&format!("{whole}{euros}"), cents).map(Self)
    }

    /// Whether what a person types could be meant both ways: its one mark stands where it groups thousands, and where
    /// somebody else writes decimals.
    pub fn is_ambiguous(text: &str) -> bool {
        let bare = without_sign(text);
        let mut marks = bare.chars().filter(|c| !c.is_ascii_digit());
        matches!((marks.next(), marks.next()), (Some('.' | ','), None)) && decimal_mark(bare).is_none()
    }

    /// Reads what a person types: `EUR` or `€` before or after it, and digits in any of Europe's habits.
    ///
    /// Thousands are grouped by one kind of mark: point, comma, blank, apostrophe or underscore; groups are of three
    /// digits and no grouped number begins with 0. The last of points and commas is the decimal mark where it differs
    /// from what groups; a single one before exactly three digits groups, where a group could stand before it. What was
    /// understood is shown back to the person, because `1,234` can be meant both ways.
    pub fn parse_typed(text: &str) -> std::result::Result<Self, NotMoney> {
        let bare = without_sign(text);
        if bare.is_empty() {
            return Err(NotMoney::Empty);
        }
        if bare.starts_with(['-', '−']) {
            return Err(NotMoney::Negative);
        }
        // One letter for each kind of mark, however it is typed.
        let marked = bare.chars().map(|c| match c {
            c if c.is_whitespace() => ' ',
            '’' => '\'',
            other => other,
        });
        let marked: String = marked.collect();
        let (whole, fraction) = match decimal_mark(&marked).and_then(|mark| marked.rsplit_once(mark)) {
            Some((_, "")) => return Err(NotMoney::NotANumber),
            Some(parts) => parts,
            None => (marked.as_str(), ""),
        };
        cents_of(&ungrouped(whole).ok_or(NotMoney::NotANumber)?, fraction).map(Self)
    }

    pub fn plus(self, other: Self) -> Result<Self> {
        self.0.checked_add(other.0).map(Self).ok_or_else(overflow)
    }

    pub fn minus(self, other: Self) -> Result<Self> {
        self.0.checked_sub(other.0).map(Self).ok_or_else(overflow)
    }

    /// What is left above zero when `other` is taken away.
    pub fn less_at_most(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(0))
    }

    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The share of an amount, rounded down to the cent: a ceiling must never be passed by rounding.
    pub fn share_down(self, rate: BasisPoints) -> Result<Self> {
        let exact = i128::from(self.0) * i128::from(rate.0);
        i64::try_from(exact.div_euclid(10_000)).map(Self).map_err(|_too_large| overflow())
    }

    /// The least amount of which `self` is at most `rate`: what must be there in all for this to be allowed.
    /// None where the rate is zero.
    pub fn grossed_up(self, rate: BasisPoints) -> Option<Self> {
        if rate.0 <= 0 {
            return None;
        }
        let rate = i128::from(rate.0);
        let exact = i128::from(self.0) * 10_000;
        i64::try_from((exact + rate - 1).div_euclid(rate)).ok().map(Self)
    }

    /// `self ÷ whole` in basis points, rounded to the nearest (halves up). None where the whole is zero.
    pub fn ratio_to(self, whole: Self) -> Option<BasisPoints> {
        if whole.0 <= 0 {
            return None;
        }
        let whole = i128::from(whole.0);
        let doubled = i128::from(self.0) * 20_000 + whole;
        i32::try_from(doubled.div_euclid(whole * 2)).ok().map(BasisPoints)
    }

    /// Digits grouped by `group`, decimals after `decimal`: `70,000,000.00`.
    pub fn grouped(self, group: &str, decimal: &str) -> String {
        let magnitude = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "−" } else { "" };
        format!(
            "{sign}{}{decimal}{:02}",
            group_digits(&(magnitude / 100).to_string(), group),
            magnitude % 100
        )
    }

    /// Millions with two decimals, rounded half up, for tables that compare: `98.33`.
    pub fn millions(self, group: &str, decimal: &str) -> String {
        let hundredths = (self.0.unsigned_abs() + 500_000) / 1_000_000;
        let sign = if self.0 < 0 && hundredths > 0 { "−" } else { "" };
        format!(
            "{sign}{}{decimal}{:02}",
            group_digits(&(hundredths / 100).to_string(), group),
            hundredths % 100
        )
    }
}

fn group_digits(digits: &str, group: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    grouped
}

/// Without the sign of the euro, before or after.
fn without_sign(text: &str) -> &str {
    let bare = text.trim();
    let bare = bare.strip_prefix("EUR").or_else(|| bare.strip_prefix('€')).unwrap_or(bare);
    bare.strip_suffix("EUR").or_else(|| bare.strip_suffix('€')).unwrap_or(bare).trim()
}

/// What groups thousands. A point or a comma may be the decimal mark instead.
const GROUPING: [char; 5] = ['.', ',', ' ', '\'', '_'];

/// The decimal mark of a number, if it has one.
fn decimal_mark(text: &str) -> Option<char> {
    let mark = text.chars().rev().find(|c| matches!(c, '.' | ','))?;
    let (before, after) = text.rsplit_once(mark)?;
    let groups_otherwise = before.contains(|c| c != mark && GROUPING.contains(&c));
    let could_be_grouped = (1..=3).contains(&before.len()) && !before.starts_with('0');
    match before.contains(mark) {
        // A mark that stands twice groups.
        true => None,
        false => (groups_otherwise || after.len() != 3 || !could_be_grouped).then_some(mark),
    }
}

/// The digits of a whole number; None where its groups cannot be groups.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| GROUPING.contains(c)) else { return Some(whole.to_owned()) };
    let mut groups = whole.split(mark);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let mut digits = first.to_owned();
    for group in groups {
        digits.push_str(Some(group).filter(|group| group.len() == 3)?);
    }
    Some(digits)
}

fn cents_of(whole: &str, fraction: &str) -> std::result::Result<i64, NotMoney> {
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return Err(NotMoney::NotANumber);
    }
    if fraction.len() > 2 {
        return Err(NotMoney::FractionOfCent);
    }
    let digits = format!("{whole}{fraction:0<2}");
    digits.trim_start_matches('0').parse::<i64>().or_else(|error| match error.kind() {
        std::num::IntErrorKind::Empty => Ok(0),
        _ => Err(NotMoney::TooLarge),
    })
}

fn overflow() -> Error {
    Error::internal("a sum of money does not fit into 64 bits of cents")
}

impl fmt::Display for Euro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}

impl Serialize for Euro {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Euro {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Euro
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Euro
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        i64::from_sql(bytes).map(Self)
    }
}

/// A rate in hundredths of a percent: 5,000 is 50 %.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = Integer)]
#[serde(transparent)]
pub struct BasisPoints(i32);

impl BasisPoints {
    pub const WHOLE: BasisPoints = BasisPoints(10_000);

    pub const fn new(points: i32) -> Self {
        Self(points)
    }

    pub const fn points(self) -> i32 {
        self.0
    }

    /// `50 %` for 5,000, `16.67 %` for 1,667; `decimal` is the reader's decimal mark.
    pub fn percent(self, decimal: &str) -> String {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => format!("{whole} %"),
            (whole, rest) => format!("{whole}{decimal}{:02} %", rest.abs()),
        }
    }

    /// As a plain ratio with two decimals, rounded half up: 9,517 is `0.95`.
    pub fn ratio(self, decimal: &str) -> String {
        let hundredths = (self.0 + 50) / 100;
        format!("{}{decimal}{:02}", hundredths / 100, hundredths % 100)
    }
}

impl<DB: Backend> ToSql<Integer, DB> for BasisPoints
where
    i32: ToSql<Integer, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<Integer, DB> for BasisPoints
where
    i32: FromSql<Integer, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        i32::from_sql(bytes).map(Self)
    }
}
