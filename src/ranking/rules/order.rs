//! The ranked list.
//!
//! Proposals over all thresholds are ordered by their exact weighted total. Equal totals are told apart in the
//! order the rulebook gives; what stays equal shares a rank (*ex aequo*). A tie-break that needs a finding of
//! the panel works only once the panel has spoken on every proposal of the tie: until then the list says what
//! is wanted and goes on with the next tie-break.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::call::rules::{Scoring, TieBreak};
use crate::evaluation::rules::{Failed, Fraction, Score, Total, total};
use crate::ground::Result;

/// A proposal that was evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub reference: String,
    /// Of the finished consensus, by criterion.
    pub scores: BTreeMap<String, Score>,
    /// Of the panel, by aspect; higher goes first.
    pub findings: BTreeMap<String, i32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranking {
    /// In rank order; those of one rank in order of their reference, which means nothing.
    pub ranked: Vec<Ranked>,
    /// Not over every threshold, in order of their reference.
    pub below: Vec<Below>,
    /// Ties that only the panel can break.
    pub wanted: Vec<Wanted>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// From 1; those ex aequo share it and the next rank is skipped accordingly.
    pub rank: usize,
    pub reference: String,
    pub total: Fraction,
    /// The total as people read it.
    pub shown: Score,
    pub scores: BTreeMap<String, Score>,
    /// Why this proposal goes before the next one of the same total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
    /// The others of this rank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ex_aequo: Vec<String>,
}

/// "Tie broken by criterion quality: 90 over 86."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    pub by: TieBreak,
    pub over: String,
    /// Hundredths of a point for a criterion, the panel's number for an aspect.
    pub higher: i32,
    pub lower: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Below {
    pub reference: String,
    pub total: Fraction,
    pub shown: Score,
    pub scores: BTreeMap<String, Score>,
    pub failed: Vec<Failed>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    pub aspect: String,
    pub references: Vec<String>,
}

/// One proposal with its total, while the order is made.
#[derive(Clone)]
struct Placed<'a> {
    entry: &'a Entry,
    total: Total,
    tie: Option<Tie>,
}

/// Ranks the proposals of one cut-off. The order of `entries` means nothing.
///
/// # Errors
/// A proposal without a score on every criterion.
pub fn rank(scoring: &Scoring, ties: &[TieBreak], entries: &[Entry]) -> Result<Ranking> {
    let mut placed = Vec::with_capacity(entries.len());
    let mut ranking = Ranking::default();
    for entry in entries {
        let total = total(scoring, &entry.scores)?;
        if total.failed.is_empty() {
            placed.push(Placed { entry, total, tie: None });
        } else {
            ranking.below.push(below(entry, total));
        }
    }
    ranking.below.sort_by(|a, b| a.reference.cmp(&b.reference));
    let mut groups = Vec::new();
    for tied in runs(placed, |placed| Reverse(placed.total.weighted)) {
        groups.extend(break_tie(tied, ties, &mut ranking.wanted));
    }
    ranking.ranked = numbered(groups);
    Ok(ranking)
}

fn below(entry: &Entry, total: Total) -> Below {
    Below {
        reference: entry.reference.clone(),
        total: total.weighted,
        shown: total.weighted.rounded(),
        scores: entry.scores.clone(),
        failed: total.failed,
    }
}

/// Sorts by `key`, then reference, and cuts where the key changes.
fn runs<'a, K: Ord>(mut all: Vec<Placed<'a>>, key: impl Fn(&Placed<'a>) -> K) -> Vec<Vec<Placed<'a>>> {
    all.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.entry.reference.cmp(&b.entry.reference)));
    let mut runs: Vec<Vec<Placed<'a>>> = Vec::new();
    for placed in all {
        match runs.last_mut() {
            Some(run) if run.first().is_some_and(|first| key(first) == key(&placed)) => run.push(placed),
            _ => runs.push(vec![placed]),
        }
    }
    runs
}

/// Splits a tie by the first tie-break that tells any of it apart, and each part by the tie-breaks after it.
fn break_tie<'a>(tied: Vec<Placed<'a>>, ties: &[TieBreak], wanted: &mut Vec<Wanted>) -> Vec<Vec<Placed<'a>>> {
    let Some((by, rest)) = ties.split_first().filter(|_| tied.len() > 1) else { return vec![tied] };
    if let TieBreak::Panel(aspect) = by
        && tied.iter().any(|placed| !placed.entry.findings.contains_key(aspect))
    {
        let references = tied.iter().map(|placed| placed.entry.reference.clone()).collect();
        wanted.push(Wanted { aspect: aspect.clone(), references });
        return break_tie(tied, rest, wanted);
    }
    let mut parts = runs(tied, |placed| Reverse(worth(placed.entry, by)));
    explain(&mut parts, by);
    parts.into_iter().flat_map(|part| break_tie(part, rest, wanted)).collect()
}

fn worth(entry: &Entry, by: &TieBreak) -> i32 {
    match by {
        TieBreak::Criterion(id) => entry.scores.get(id).map_or(0, |score| score.hundredths()),
        TieBreak::Panel(aspect) => entry.findings.get(aspect).copied().unwrap_or(0),
    }
}

/// Notes on each part why it goes before the next.
fn explain(parts: &mut [Vec<Placed<'_>>], by: &TieBreak) {
    let heads: Vec<_> = parts
        .iter()
        .filter_map(|part| part.first())
        .map(|first| (first.entry, worth(first.entry, by)))
        .collect();
    for (part, next) in parts.iter_mut().zip(heads.iter().skip(1)) {
        for placed in part {
            placed.tie = Some(Tie {
                by: by.clone(),
                over: next.0.reference.clone(),
                higher: worth(placed.entry, by),
                lower: next.1,
            });
        }
    }
}

fn numbered(groups: Vec<Vec<Placed<'_>>>) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = Vec::new();
    for group in groups {
        let rank = ranked.len() + 1;
        let references: Vec<String> = group.iter().map(|placed| placed.entry.reference.clone()).collect();
        for placed in group {
            let reference = placed.entry.reference.clone();
            ranked.push(Ranked {
                rank,
                ex_aequo: references.iter().filter(|other| **other != reference).cloned().collect(),
                reference,
                total: placed.total.weighted,
                shown: placed.total.weighted.rounded(),
                scores: placed.entry.scores.clone(),
                tie: placed.tie,
            });
        }
    }
    ranked
}
