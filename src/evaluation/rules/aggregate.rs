//! From scores to a total, exactly.
//!
//! Totals are fractions of whole numbers: two proposals tie only where their totals are equal, never because
//! of rounding. Thresholds look at unweighted scores; weights rank only.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::score::Score;
use crate::call::rules::{Aggregate, Scoring};
use crate::ground::Refusal;

/// A total in hundredths of a point, as a reduced fraction with a denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fraction {
    numerator: i64,
    denominator: i64,
}

impl Fraction {
    /// None where the denominator is zero or less.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i64::try_from(divisor).ok().filter(|divisor| *divisor > 0)?;
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    pub const fn numerator(self) -> i64 {
        self.numerator
    }
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// To whole hundredths of a point, halves up: for people to read, never to compare.
    pub fn rounded(self) -> Score {
        let (numerator, denominator) = (i128::from(self.numerator), i128::from(self.denominator));
        let hundredths = (2 * numerator + denominator).div_euclid(2 * denominator);
        Score::from_hundredths(i32::try_from(hundredths).unwrap_or(i32::MAX))
    }

    fn reaches(self, threshold: Score) -> bool {
        i128::from(self.numerator) >= i128::from(threshold.hundredths()) * i128::from(self.denominator)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        let right = i128::from(other.numerator) * i128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// What a complete set of scores comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Ranks: Σ weight × score ÷ Σ weight; for sums times the number of criteria, so that equal weights give
    /// the plain sum.
    pub weighted: Fraction,
    /// Thresholds look at this: the plain mean, or the plain sum.
    pub unweighted: Fraction,
    /// The thresholds that were not reached. Empty: the proposal may be ranked.
    pub failed: Vec<Failed>,
}

/// A threshold that was not reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// None: the overall threshold.
    pub criterion: Option<String>,
    pub threshold: Score,
    pub reached: Score,
}

/// The total of a complete set of scores.
///
/// # Errors
/// `score-missing` names a criterion without a score, `weights-useless` a scheme whose weights add up to
/// nothing.
pub fn total(scoring: &Scoring, scores: &BTreeMap<String, Score>) -> Result<Total, Refusal> {
    let (mut plain, mut weighted, mut weights, mut count) = (0_i64, 0_i64, 0_i64, 0_i64);
    let mut failed = Vec::new();
    for criterion in &scoring.criteria {
        let score = *scores
            .get(&criterion.id)
            .ok_or_else(|| Refusal::new("scores-incomplete").with("criterion", &criterion.id))?;
        let hundredths = i64::from(score.hundredths());
        plain += hundredths;
        weighted += hundredths * i64::from(criterion.weight);
        weights += i64::from(criterion.weight);
        count += 1;
        if let Some(threshold) = criterion.threshold.map(Score::from_hundredths).filter(|t| score < *t) {
            failed.push(Failed { criterion: Some(criterion.id.clone()), threshold, reached: score });
        }
    }
    let useless = || Refusal::new("weights-useless");
    let (unweighted, weighted) = match scoring.aggregate {
        Aggregate::WeightedMean => (Fraction::new(plain, count), Fraction::new(weighted, weights)),
        Aggregate::Sum => (Fraction::new(plain, 1), Fraction::new(weighted * count, weights)),
    };
    let (unweighted, weighted) = (unweighted.ok_or_else(useless)?, weighted.ok_or_else(useless)?);
    let overall = scoring.overall_threshold.map(Score::from_hundredths);
    if let Some(threshold) = overall.filter(|threshold| !unweighted.reaches(*threshold)) {
        failed.push(Failed { criterion: None, threshold, reached: unweighted.rounded() });
    }
    Ok(Total { weighted, unweighted, failed })
}
