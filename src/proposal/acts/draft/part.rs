//! The parts of a draft that are lists, as they were typed.

use serde_json::json;

use super::{fingerprint, fingerprint_of};
use crate::call::rules::Rulebook;
use crate::ground::ids::PartnerId;
use crate::ground::{Problems, Result};
use crate::proposal::rules::typed::{
    self, COSTS_MAX, Habit, Row, TypedCost, TypedHosting, TypedPartner, TypedTranche,
};
use crate::proposal::rules::{Content, Cost, Part, budget};

/// One part as it was typed, of those that are lists. Fields are saved one by one ([`crate::proposal::acts::save_fields`]).
#[derive(Clone, Debug)]
pub enum TypedPart {
    Consortium(Vec<Row<TypedPartner>>, TypedHosting),
    Money(TypedBudget),
    Cofunding(Vec<Row<TypedTranche>>),
}

/// Rows of the budget.
#[derive(Clone, Debug, Default)]
pub struct TypedBudget {
    /// Whose rows these are, where they are one partner's: those of others stay as they are stored, whatever they are by
    /// then. None: these are all rows there are.
    pub of: Option<PartnerId>,
    pub rows: Vec<Row<TypedCost>>,
}

impl TypedPart {
    pub fn part(&self) -> Part {
        match self {
            Self::Consortium(..) => Part::Consortium,
            Self::Money(_) => Part::Money,
            Self::Cofunding(_) => Part::Cofunding,
        }
    }

    /// What is stored of what this holds, as a hash that its form carries along. Of one partner's rows it tells only
    /// when these were changed: others' are not in the way.
    pub fn fingerprint(&self, book: &Rulebook, content: &Content) -> Result<String> {
        match self {
            Self::Money(TypedBudget { of: Some(own), .. }) => {
                // Without its place, which moves when others join or leave.
                let rows = content.costs_of(own).map(|(_, cost)| Cost { partner: None, ..cost.clone() });
                fingerprint_of(&json!([own, rows.collect::<Vec<_>>()]))
            }
            _ => fingerprint(&self.part(), book, content),
        }
    }
}

impl TypedBudget {
    /// The whole budget with these rows in it.
    ///
    /// # Errors
    /// Problems of what was typed; of `costs` where the partner takes part no longer.
    pub fn costs(&self, book: &Rulebook, before: &Content) -> Result<Vec<Cost>> {
        let Some(own) = &self.of else {
            return typed::costs(book, &before.partners, &self.rows, Habit::Typed);
        };
        let Some((place, _)) = before.partner(own) else {
            return Err(Problems::one("costs", "costs-of-gone").into());
        };
        let rows = typed::costs_of(book, &before.partners, place, &self.rows, Habit::Typed)?;
        let all = budget::with_rows_of(&before.costs, place, rows);
        if all.len() > COSTS_MAX {
            let mut problems = Problems::none();
            problems.add("costs", "too-many").with("max", COSTS_MAX);
            return Err(problems.into());
        }
        Ok(all)
    }
}
