//! What a new version of a rulebook has to tell everybody: moved dates and moved money.

use serde::{Deserialize, Serialize};

use super::rulebook::Rulebook;
use crate::ground::{Euro, Moment, Result};
use crate::named;

named! {
    /// What an announcement is about.
    NewsKind {
        CutoffMoved => "cutoff_moved",
        CutoffAdded => "cutoff_added",
        CutoffDropped => "cutoff_dropped",
        ToppedUp => "topped_up",
        Reduced => "reduced",
        /// A cut-off moved because of outages before it.
        Extended => "extended",
        /// Outages proposed to move it, and it was decided that it stays.
        NotExtended => "not_extended",
        /// Staff wrote it.
        ByHand => "by_hand",
    }
}

/// The facts of an announcement, whatever it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cutoff: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// What came to the line, or left it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Euro>,
    /// What the line holds now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Euro>,
    /// Of outages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i64>,
    /// Version of the rulebook that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    pub kind: NewsKind,
    pub facts: Facts,
}

/// What is to be told where `new` follows `old`, cut-offs first.
pub fn news(old: &Rulebook, new: &Rulebook) -> Result<Vec<News>> {
    let mut news = of_cutoffs(old, new);
    for line in &new.budget_lines {
        let before = old.budget_line(&line.id).map_or(Euro::ZERO, |line| line.total);
        if line.total == before {
            continue;
        }
        let richer = line.total > before;
        let amount = if richer { line.total.minus(before)? } else { before.minus(line.total)? };
        let facts = Facts {
            line: Some(line.id.clone()),
            amount: Some(amount),
            total: Some(line.total),
            ..Facts::default()
        };
        news.push(News { kind: if richer { NewsKind::ToppedUp } else { NewsKind::Reduced }, facts });
    }
    Ok(news)
}

fn of_cutoffs(old: &Rulebook, new: &Rulebook) -> Vec<News> {
    let mut numbers: Vec<i32> = old.cutoffs.iter().chain(&new.cutoffs).map(|cutoff| cutoff.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let changed = numbers.into_iter().filter_map(|number| {
        let (from, to) = (old.cutoff_at(number), new.cutoff_at(number));
        let kind = match (from, to) {
            (Some(from), Some(to)) if from != to => NewsKind::CutoffMoved,
            (None, Some(_)) => NewsKind::CutoffAdded,
            (Some(_), None) => NewsKind::CutoffDropped,
            _ => return None,
        };
        Some(News { kind, facts: Facts { cutoff: Some(number), from, to, ..Facts::default() } })
    });
    changed.collect()
}
