//! The rows of a budget: partner × cost type × year × budget line.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Habit, Row, line, money};
use crate::call::rules::Rulebook;
use crate::ground::{Euro, Problems, Result};
use crate::proposal::rules::consortium::Partner;
use crate::proposal::rules::content::Cost;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedCost {
    /// The place of the organisation in `partners`, from 0; empty for the consortium as a whole. A form sends the
    /// row of the partner.
    pub partner: String,
    /// Id of a cost type of the rulebook.
    pub cost_type: String,
    /// Empty where the cost type is not given by years.
    pub year: String,
    /// Id of a budget line of the rulebook that pays the cost type.
    pub line: String,
    /// All of it, whoever pays: `1234.50`.
    pub amount: String,
    /// The EU's part: `1234.50`; empty is nothing.
    pub asked: String,
    pub note: String,
}

pub const COSTS_MAX: usize = 1_000;
const NOTE_MAX: usize = 200;
const YEARS: std::ops::RangeInclusive<i32> = 2021..=2050;

impl TypedCost {
    /// A row without money and without words: lists to choose from cannot be emptied.
    pub fn is_blank(&self) -> bool {
        [&self.amount, &self.asked, &self.year, &self.note].into_iter().all(|text| text.trim().is_empty())
    }
}

/// Reads the rows that are not blank.
pub fn costs(
    book: &Rulebook,
    partners: &[Partner],
    rows: &[Row<TypedCost>],
    habit: Habit,
) -> Result<Vec<Cost>> {
    let mut problems = Problems::none();
    let filled: Vec<&Row<TypedCost>> = rows.iter().filter(|row| !row.typed.is_blank()).collect();
    if filled.len() > COSTS_MAX {
        problems.add("costs", "too-many").with("max", COSTS_MAX);
    }
    let read: Vec<Cost> =
        filled.into_iter().filter_map(|row| cost(book, partners, row, habit, &mut problems)).collect();
    problems.into_result()?;
    Ok(read)
}

/// Reads the rows of one partner that are not blank. A row names that partner, or nobody and is its own.
pub fn costs_of(
    book: &Rulebook,
    partners: &[Partner],
    own: usize,
    rows: &[Row<TypedCost>],
    habit: Habit,
) -> Result<Vec<Cost>> {
    let (mut problems, mut read) = (Problems::none(), Vec::new());
    for row in rows.iter().filter(|row| !row.typed.is_blank()) {
        let Some(cost) = cost(book, partners, row, habit, &mut problems) else { continue };
        match cost.partner {
            Some(other) if other != own => {
                problems.add(format!("costs.{}.partner", row.place), "costs-of-others");
            }
            _ => read.push(Cost { partner: Some(own), ..cost }),
        }
    }
    problems.into_result()?;
    Ok(read)
}

/// Reads one row; None where it is wrong, after it was told.
pub fn cost(
    book: &Rulebook,
    partners: &[Partner],
    Row { place, typed }: &Row<TypedCost>,
    habit: Habit,
    problems: &mut Problems,
) -> Option<Cost> {
    let before = problems.0.len();
    let at = |name: &str| format!("costs.{place}.{name}");
    let partner = partner(problems, at("partner"), partners, &typed.partner);
    let is_known = book.cost_type(&typed.cost_type).is_some();
    if !is_known {
        problems.add(at("cost_type"), if typed.cost_type.is_empty() { "required" } else { "not-an-option" });
    }
    match book.budget_line(&typed.line) {
        // What is wrong with the cost type is told once.
        Some(line) if !is_known || line.pays.contains(&typed.cost_type) => {}
        Some(_) => drop(problems.add(at("line"), "line-pays-not")),
        None => {
            problems.add(at("line"), if typed.line.is_empty() { "required" } else { "not-an-option" });
        }
    }
    let year = match typed.year.trim() {
        "" => None,
        text => {
            let year = text.parse::<i32>().ok().filter(|year| YEARS.contains(year));
            if year.is_none() {
                problems.add(at("year"), "out-of-range").with("min", YEARS.start()).with("max", YEARS.end());
            }
            year
        }
    };
    if typed.amount.trim().is_empty() {
        problems.add(at("amount"), "required");
    }
    let amount = money(problems, at("amount"), &typed.amount, habit).unwrap_or(Euro::ZERO);
    let asked = money(problems, at("asked"), &typed.asked, habit).unwrap_or(Euro::ZERO);
    let note = line(problems, at("note"), &typed.note, NOTE_MAX, false);
    if problems.0.len() == before && asked > amount {
        let over = asked.less_at_most(amount);
        problems.add(at("asked"), "asked-above-cost").with("over_amount", over);
    }
    let (cost_type, of_line) = (typed.cost_type.clone(), typed.line.clone());
    (problems.0.len() == before).then_some(Cost {
        partner,
        cost_type,
        year,
        line: of_line,
        amount,
        asked,
        note,
    })
}

fn partner(problems: &mut Problems, field: String, partners: &[Partner], typed: &str) -> Option<usize> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let by_row = partners.iter().position(|partner| partner.id.as_str() == typed);
    let by_place = || typed.parse::<usize>().ok().filter(|place| *place < partners.len());
    let found = by_row.or_else(by_place);
    if found.is_none() {
        problems.add(field, "not-an-option");
    }
    found
}
