//! The money reckoned, for people: per cost type, line, partner and year, with what does not add up.
//!
//! `{{> reckoned reckoned}}`

use serde::Serialize;

use super::money;
use super::shown::cost_type;
use super::shown::cross::cross;
use super::shown::money::ratio_key;
use crate::call::rules::Rulebook;
use crate::ground::{BasisPoints, Euro, Result};
use crate::people::Look;
use crate::proposal::rules::Content;
use crate::proposal::rules::budget::{Reckoning, TypeSum};
use crate::proposal::rules::matching;
use crate::words::charts::MatchBars;
use crate::words::parts::{Table, Tag};

#[derive(Serialize)]
pub struct Reckoned {
    types: Vec<TypeRow>,
    lines: Vec<LineRow>,
    partners: Vec<PartnerRow>,
    years: Vec<YearRow>,
    /// Organisations by cost types; None without a budget.
    cross: Option<Table>,
    bars: Option<MatchBars>,
    /// Named ratios of the whole: label and value.
    ratios: Vec<RatioRow>,
    /// What could not be read is left out of the sums.
    left_out: usize,
}

#[derive(Serialize)]
struct TypeRow {
    label: String,
    cost: Euro,
    asked: Euro,
    share: Option<BasisPoints>,
    most: Option<BasisPoints>,
    needed: Euro,
    counted: Euro,
    claimed: Euro,
    tags: Vec<Tag>,
    total: bool,
}

#[derive(Serialize)]
struct LineRow {
    label: String,
    asked: Euro,
    cap: Option<Euro>,
    tag: Tag,
}

#[derive(Serialize)]
struct PartnerRow {
    label: String,
    cost: Euro,
    asked: Euro,
}

#[derive(Serialize)]
struct YearRow {
    label: String,
    cost: Euro,
    asked: Euro,
    claimed: Euro,
}

#[derive(Serialize)]
struct RatioRow {
    label: String,
    value: String,
    numerator: Euro,
    denominator: Euro,
}

impl Reckoned {
    pub fn of(look: &Look<'_>, book: &Rulebook, content: &Content, left_out: usize) -> Result<Self> {
        let sums = Reckoning::of(book, content)?;
        let cross = cross(look, book, content, &sums);
        let Reckoning { types, lines, partners, years, .. } = sums;
        let title = |id: &str| {
            let line = book.budget_line(id);
            line.map_or(id, |line| line.title.in_language(look.language.code())).to_owned()
        };
        let name = |place: Option<usize>| {
            let partner = place.and_then(|place| content.partners.get(place));
            partner.map_or_else(|| look.say("proposal-budget-consortium"), |partner| partner.name.clone())
        };
        let year = |year: Option<i32>| {
            year.map_or_else(|| look.say("proposal-budget-no-year"), |year| year.to_string())
        };
        Ok(Self {
            ratios: ratios(look, content)?,
            types: types.into_iter().map(|sum| type_row(look, book, sum, left_out > 0)).collect(),
            lines: lines
                .into_iter()
                .map(|sum| LineRow {
                    label: title(&sum.line),
                    tag: above(look, sum.above_cap),
                    asked: sum.asked,
                    cap: sum.cap,
                })
                .collect(),
            partners: partners
                .into_iter()
                .map(|sum| PartnerRow { label: name(sum.partner), cost: sum.cost, asked: sum.asked })
                .collect(),
            years: years
                .into_iter()
                .map(|sum| YearRow {
                    label: year(sum.year),
                    cost: sum.cost,
                    asked: sum.asked,
                    claimed: sum.claimed,
                })
                .collect(),
            cross,
            bars: money::bars(look, book, content)?,
            left_out,
        })
    }
}

fn above(look: &Look<'_>, above_cap: Euro) -> Tag {
    match above_cap.is_zero() {
        true => Tag::good(look.say("proposal-reckoned-within")),
        false => {
            Tag::bad(look.text("proposal-reckoned-above-cap", &[("over_amount", above_cap.to_string())]))
        }
    }
}

fn type_row(look: &Look<'_>, book: &Rulebook, sum: TypeSum, left_out: bool) -> TypeRow {
    let total = sum.cost_type.is_none();
    let said = |key: &str, amount: Euro| look.text(key, &[("amount", amount.to_string())]);
    let mut tags = Vec::new();
    if !sum.above_rate.is_zero() {
        tags.push(Tag::bad(said("proposal-reckoned-above-rate", sum.above_rate)));
    }
    let short = sum.needed.less_at_most(sum.counted);
    // Per cost type or on the whole, as the rulebook tests it.
    if !short.is_zero() && total != book.matching.per_cost_type {
        tags.push(Tag::bad(said("proposal-reckoned-match-short", short)));
    }
    if !sum.declined.is_zero() {
        tags.push(Tag::bad(said("proposal-reckoned-declined", sum.declined)));
    }
    if !sum.missing.is_zero() && total != book.matching.per_cost_type {
        tags.push(Tag::bad(said("proposal-reckoned-missing", sum.missing)));
    }
    if !sum.open.is_zero() {
        tags.push(Tag::warn(said("proposal-reckoned-open", sum.open)));
    }
    if !sum.beyond.is_zero() {
        tags.push(Tag::warn(said("proposal-reckoned-beyond", sum.beyond)));
    }
    if sum.asked.is_zero() && !sum.claimed.is_zero() {
        tags.push(Tag::warn(look.say("proposal-reckoned-unasked")));
    }
    if tags.is_empty() && left_out {
        tags.push(Tag::plain(look.say("proposal-reckoned-part")));
    } else if tags.is_empty() {
        tags.push(Tag::good(look.say("proposal-reckoned-fits")));
    }
    TypeRow {
        label: match &sum.cost_type {
            Some(id) => cost_type(look, book, id),
            None => look.say("proposal-reckoned-tco"),
        },
        cost: sum.cost,
        asked: sum.asked,
        share: sum.rate,
        most: sum.max_rate,
        needed: sum.needed,
        counted: sum.counted,
        claimed: sum.claimed,
        tags,
        total,
    }
}

/// Each ratio with its numerator and denominator, by name and by amount: before anything is claimed the total is the
/// EU's part alone, whatever it all costs. One without a denominator is not told.
fn ratios(look: &Look<'_>, content: &Content) -> Result<Vec<RatioRow>> {
    let voice = look.words().voice(look.language);
    let named = matching::ratios(content.eu_asked()?, &matching::beside(content))?;
    let row = |ratio: matching::Ratio| {
        let label = look.say(ratio_key(ratio.name));
        let (numerator, denominator) = (ratio.numerator, ratio.denominator);
        ratio.value().map(|value| RatioRow { label, value: voice.ratio(value), numerator, denominator })
    };
    Ok(named.into_iter().filter_map(row).collect())
}
