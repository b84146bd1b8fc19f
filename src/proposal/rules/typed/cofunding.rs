//! Money claimed from funders, in tranches: year × cost type × cash or in kind.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::consortium::country;
use super::{Habit, Row, line, money};
use crate::call::rules::Rulebook;
use crate::ground::ids::{FunderId, TrancheId};
use crate::ground::{Country, Euro, Problems, Result, currency};
use crate::proposal::rules::content::{FunderLevel, Origin, Particulars, Tranche, TrancheKind, VAT};
use crate::proposal::rules::exchange::{in_euro, parse_rate};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedTranche {
    /// The row that is changed; a form's alone.
    #[serde(skip)]
    pub id: String,
    /// The funder picked from the list; a form's alone. A name that is typed wins.
    #[serde(skip)]
    pub funder: String,
    pub funder_name: String,
    /// `state`, `region` or `private`.
    pub funder_level: String,
    /// Two letters; may be empty for a private funder of no one state.
    pub funder_country: String,
    pub year: String,
    /// Id of a cost type of the rulebook.
    pub cost_type: String,
    /// `cash` or `in_kind`.
    pub kind: String,
    /// The amount in its own currency: `1234.50`.
    pub stated: String,
    /// ISO 4217; empty is EUR.
    pub currency: String,
    /// Euro per unit of the currency, as a decimal; empty is 1 where the currency is EUR.
    pub rate: String,
    pub rate_source: String,
    /// `state`, `region`, `rrf`, `cohesion` or `private`.
    pub origin: String,
    pub aid_basis: String,
    pub evidence: String,
    /// `included` or `excluded`; empty where nobody says.
    pub vat: String,
    /// The day of the rate: `2025-12-01`. For another currency than EUR.
    pub rate_date: String,
    /// Other awards of the Union for the same item.
    pub other_awards: String,
    /// The last day on which the letter or decision holds: `2026-12-31`; empty where it does not end.
    pub valid_until: String,
}

impl TypedTranche {
    /// A row nobody filled in, or one that was stored and has been emptied of year, amount and a typed name: a
    /// list to choose from cannot be emptied.
    pub fn is_blank(&self) -> bool {
        let typed = [&self.funder_name, &self.year, &self.stated];
        let new = [&self.funder, &self.funder_country, &self.rate_source, &self.aid_basis, &self.evidence];
        let empty = |text: &&String| text.trim().is_empty();
        typed.iter().all(empty) && (!self.id.is_empty() || new.iter().all(empty))
    }
}

/// Who is claimed from: a funder of the register, or one that is named here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FunderNamed {
    Known(FunderId),
    New { name: String, level: FunderLevel, country: Option<Country> },
}

/// A tranche to be stored; a row without an id is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTranche {
    /// The row in the form or the list, for problems that only the register can tell.
    pub place: usize,
    pub id: Option<TrancheId>,
    pub funder: FunderNamed,
    pub year: i32,
    pub cost_type: String,
    pub kind: TrancheKind,
    pub amount: Euro,
    pub currency: String,
    pub stated: Euro,
    pub rate: String,
    pub rate_source: String,
    pub origin: Origin,
    pub aid_basis: String,
    pub evidence: String,
    pub particulars: Particulars,
}

pub const TRANCHES_MAX: usize = 200;
const YEARS: std::ops::RangeInclusive<i32> = 2021..=2050;

/// Reads the rows that are not blank.
pub fn tranches(book: &Rulebook, rows: &[Row<TypedTranche>], habit: Habit) -> Result<Vec<NewTranche>> {
    let mut problems = Problems::none();
    let mut read = Vec::new();
    let filled: Vec<&Row<TypedTranche>> = rows.iter().filter(|row| !row.typed.is_blank()).collect();
    if filled.len() > TRANCHES_MAX {
        problems.add("tranches", "too-many").with("max", TRANCHES_MAX);
    }
    for row in filled {
        read.extend(tranche(book, row, habit, &mut problems));
    }
    problems.into_result()?;
    Ok(read)
}

fn tranche(
    book: &Rulebook,
    Row { place, typed }: &Row<TypedTranche>,
    habit: Habit,
    problems: &mut Problems,
) -> Option<NewTranche> {
    let at = |name: &str| format!("tranches.{place}.{name}");
    let funder = funder(&at, typed, problems);
    let year = typed.year.trim().parse::<i32>().ok().filter(|year| YEARS.contains(year));
    if year.is_none() {
        problems.add(at("year"), "out-of-range").with("min", YEARS.start()).with("max", YEARS.end());
    }
    let cost_type = known(problems, at("cost_type"), &typed.cost_type, |id| book.cost_type(id).map(|_| id));
    let kind = known(problems, at("kind"), &typed.kind, TrancheKind::parse);
    let origin = known(problems, at("origin"), &typed.origin, Origin::parse);
    if let (Some(FunderNamed::New { level, .. }), Some(origin)) = (&funder, origin)
        && !origin_fits(*level, origin)
    {
        problems.add(at("origin"), "origin-of-private");
    }
    let (currency, rate) = exchange(&at, typed, problems);
    if typed.stated.trim().is_empty() {
        problems.add(at("stated"), "required");
    }
    let stated = money(problems, at("stated"), &typed.stated, habit);
    let rate_source = line(problems, at("rate_source"), &typed.rate_source, 200, false);
    let aid_basis = line(problems, at("aid_basis"), &typed.aid_basis, 300, false);
    let evidence = line(problems, at("evidence"), &typed.evidence, 500, false);
    let particulars = particulars(&at, typed, &currency, problems);
    let amount = stated.zip(rate.as_deref()).map(|(stated, rate)| in_euro(stated, rate));
    if let Some(Err(_)) = amount {
        problems.add(at("stated"), "money-large");
    }
    Some(NewTranche {
        place: *place,
        id: (!typed.id.is_empty()).then(|| TrancheId::from_text(&typed.id)),
        funder: funder?,
        year: year?,
        cost_type: cost_type?.to_owned(),
        kind: kind?,
        amount: amount?.ok()?,
        currency,
        stated: stated?,
        rate: rate?,
        rate_source,
        origin: origin?,
        aid_basis,
        evidence,
        particulars,
    })
}

/// All that makes it this money, but its amount.
pub fn is_same(old: &Tranche, new: &NewTranche) -> bool {
    (old.year, &old.cost_type, old.kind, old.origin, &old.currency)
        == (new.year, &new.cost_type, new.kind, new.origin, &new.currency)
}

/// A private funder gives private money. Of a funder that was picked from the list only the register knows the level.
pub fn origin_fits(level: FunderLevel, origin: Origin) -> bool {
    level != FunderLevel::Private || origin == Origin::Private
}

fn particulars(
    at: &impl Fn(&str) -> String,
    typed: &TypedTranche,
    currency: &str,
    problems: &mut Problems,
) -> Particulars {
    let vat = typed.vat.trim();
    if !vat.is_empty() && !VAT.contains(&vat) {
        problems.add(at("vat"), "not-an-option");
    }
    let rate_date = typed.rate_date.trim();
    if rate_date.is_empty() && currency != "EUR" {
        problems.add(at("rate_date"), "required");
    } else if !rate_date.is_empty() && rate_date.parse::<NaiveDate>().is_err() {
        problems.add(at("rate_date"), "date");
    }
    let valid_until = typed.valid_until.trim();
    if !valid_until.is_empty() && valid_until.parse::<NaiveDate>().is_err() {
        problems.add(at("valid_until"), "date");
    }
    Particulars {
        valid_until: valid_until.to_owned(),
        vat: vat.to_owned(),
        rate_date: rate_date.to_owned(),
        other_awards: line(problems, at("other_awards"), &typed.other_awards, 500, false),
    }
}

fn funder(
    at: &impl Fn(&str) -> String,
    typed: &TypedTranche,
    problems: &mut Problems,
) -> Option<FunderNamed> {
    if typed.funder_name.trim().is_empty() {
        if typed.funder.is_empty() {
            problems.add(at("funder_name"), "funder");
            return None;
        }
        return Some(FunderNamed::Known(FunderId::from_text(&typed.funder)));
    }
    let name = line(problems, at("funder_name"), &typed.funder_name, 200, true);
    let levels = |name: &str| FunderLevel::parse(name).filter(|level| *level != FunderLevel::Eu);
    let level = known(problems, at("funder_level"), &typed.funder_level, levels);
    let stateless = level == Some(FunderLevel::Private) && typed.funder_country.trim().is_empty();
    let country = match stateless {
        true => None,
        false => Some(country(problems, at("funder_country"), &typed.funder_country)?),
    };
    Some(FunderNamed::New { name, level: level?, country })
}

/// One of a closed set, by its name.
fn known<'t, T>(
    problems: &mut Problems,
    field: String,
    typed: &'t str,
    parse: impl Fn(&'t str) -> Option<T>,
) -> Option<T> {
    let found = parse(typed);
    if found.is_none() {
        problems.add(field, if typed.is_empty() { "required" } else { "not-an-option" });
    }
    found
}

/// Currency and rate. Euro are worth themselves; other money needs a rate and where it is from.
fn exchange(
    at: &impl Fn(&str) -> String,
    typed: &TypedTranche,
    problems: &mut Problems,
) -> (String, Option<String>) {
    let said = match typed.currency.trim() {
        "" => "EUR",
        code => code,
    };
    let currency = currency::parse(said).map_or_else(|| said.to_ascii_uppercase(), str::to_owned);
    if currency::parse(said).is_none() {
        problems.add(at("currency"), "currency").with("said", said.chars().take(10).collect::<String>());
    }
    let rate = typed.rate.trim().replace(',', ".");
    if currency == "EUR" {
        if !matches!(rate.trim_end_matches('0').trim_end_matches('.'), "" | "1") {
            problems.add(at("rate"), "rate-of-euro");
        }
        return (currency, Some("1".to_owned()));
    }
    if typed.rate_source.trim().is_empty() {
        problems.add(at("rate_source"), "required");
    }
    let read = parse_rate(&rate).map(|_| rate);
    if read.is_none() {
        problems.add(at("rate"), "rate");
    }
    (currency, read)
}
