//! Checklists: what an officer found, item by item, and what follows for the proposal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::call::rules::Checklist;
use crate::ground::{Problems, Refusal};
use crate::named;

named! {
    /// What an officer found about one item.
    Finding {
        Met => "met",
        NotMet => "not_met",
        NotApplicable => "not_applicable",
    }
}

/// The last word on one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub finding: Finding,
    /// Demanded where the item is not met.
    pub reason: String,
}

/// Where one proposal stands with one checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Some items have no word yet.
    Open,
    /// Every item has one, none of them `not_met`, and no officer has drawn the conclusion.
    Clear,
    /// Every item has one, some of them `not_met`, and no officer has drawn the conclusion.
    Failing,
    Passed,
    Failed,
}

/// The standing of a list from the last words on its items and the last conclusion.
pub fn standing(
    list: &Checklist,
    finding: impl Fn(&str) -> Option<Finding>,
    passed: Option<bool>,
) -> Standing {
    match passed {
        Some(true) => Standing::Passed,
        Some(false) => Standing::Failed,
        None if list.items.iter().any(|item| finding(&item.id).is_none()) => Standing::Open,
        None if list.items.iter().any(|item| finding(&item.id) == Some(Finding::NotMet)) => Standing::Failing,
        None => Standing::Clear,
    }
}

/// The finding on an item, of the last words on a list.
pub fn found(checked: &BTreeMap<String, Checked>, item: &str) -> Option<Finding> {
    checked.get(item).map(|checked| checked.finding)
}

/// A word on an item; `not_met` and `not_applicable` need a reason, and so does `met` where the fact beside the
/// item says no: who is asked in redress why it was met all the same has to have said so.
pub fn check(
    list: &Checklist,
    item: &str,
    (finding, fact): (Finding, Option<bool>),
    reason: &str,
) -> Result<Checked, Problems> {
    if !list.items.iter().any(|known| known.id == item) {
        return Err(Problems::one("item", "item-unknown"));
    }
    let field = format!("reason.{}.{item}", list.id);
    match (finding, fact) {
        _ if !reason.trim().is_empty() => {}
        (Finding::Met, Some(false)) => return Err(Problems::one(field, "evaluation-against-fact")),
        (Finding::Met, _) => {}
        (Finding::NotMet | Finding::NotApplicable, _) => {
            return Err(Problems::one(field, "evaluation-reason"));
        }
    }
    Ok(Checked { finding, reason: reason.to_owned() })
}

/// The conclusion on a list. It must follow from the items: a list with an unmet item cannot be passed, and
/// one without cannot be failed. An officer who sees it otherwise changes the item, with a reason.
pub fn conclude(list: &Checklist, checked: &BTreeMap<String, Checked>, passed: bool) -> Result<(), Refusal> {
    match (standing(list, |item| found(checked, item), None), passed) {
        (Standing::Clear, true) | (Standing::Failing, false) => Ok(()),
        (Standing::Open, _) => {
            let open = list.items.iter().filter(|item| !checked.contains_key(&item.id)).count();
            Err(Refusal::new("checks-open").with("open", open))
        }
        (_, true) => Err(Refusal::new("checks-not-met")),
        (_, false) => Err(Refusal::new("checks-all-met")),
    }
}
