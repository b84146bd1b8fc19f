//! Whether national money stands beside the EU's, and the ratios people quote.
//!
//! Three findings, never mixed: too little (an alarm), too much (an information), and lines that do not add up
//! to a total stated elsewhere (a matter of data quality). They are tested per cost type where the rulebook
//! says so, and always overall: enough in total may hide too little for operation.

use serde::Serialize;

use super::content::{Content, FunderLevel, Origin, Tranche};
use crate::call::rules::Matching;
use crate::ground::{BasisPoints, Euro, Result};
use crate::named;

/// A national or private amount, as far as the match looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub cost_type: String,
    pub origin: Origin,
    pub level: FunderLevel,
    pub amount: Euro,
}

impl Beside {
    pub fn payer(&self) -> Payer {
        Payer::of(self.level, self.origin)
    }

    pub fn counts(&self, matching: &Matching) -> bool {
        counts(matching, self.level, self.origin)
    }
}

/// A sum that was stated apart from the lines it should equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// None: in all.
    pub cost_type: Option<String>,
    pub amount: Euro,
}

named! {
    MatchFinding {
        /// Less than the rulebook asks: an alarm.
        Short => "short",
        /// More than it asks: an information.
        Over => "over",
        /// The lines do not add up to what was stated.
        Unequal => "unequal",
    }
}

/// How one cost type, or the whole, is matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Matched {
    /// None: in all.
    pub cost_type: Option<String>,
    pub eu: Euro,
    /// What the rulebook asks beside the EU's part, rounded up to the cent.
    pub needed: Euro,
    /// What counts toward it.
    pub counted: Euro,
    /// What does not count by its origin.
    pub uncounted: Euro,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatchResult {
    pub finding: MatchFinding,
    pub cost_type: Option<String>,
    /// Missing, over, or the difference between lines and stated total (never negative).
    pub amount: Euro,
}

impl Matched {
    pub fn short(&self) -> Euro {
        self.needed.less_at_most(self.counted)
    }
    pub fn over(&self) -> Euro {
        self.counted.less_at_most(self.needed)
    }

    /// Whether the rulebook tests this: a cost type only where it tests cost types; the whole always.
    pub fn is_tested(&self, matching: &Matching) -> bool {
        self.cost_type.is_none() || matching.per_cost_type
    }
}

named! {
    /// Who pays, as ratios and bars tell it.
    Payer {
        State => "state",
        Region => "region",
        Private => "private",
    }
}

impl Payer {
    /// By the level of the funder; private where either level or origin says so. What a company gives is private
    /// money, whatever is said of its origin.
    pub const fn of(level: FunderLevel, origin: Origin) -> Self {
        match (level, origin) {
            (FunderLevel::Private, _) | (_, Origin::Private) => Self::Private,
            (FunderLevel::Region, _) => Self::Region,
            (FunderLevel::State | FunderLevel::Eu, _) => Self::State,
        }
    }
}

/// Whether money of a funder of this level and of this origin counts toward the match.
pub fn counts(matching: &Matching, level: FunderLevel, origin: Origin) -> bool {
    match Payer::of(level, origin) {
        Payer::Private => matching.private_counts,
        Payer::State | Payer::Region => matching.origins.iter().any(|name| name == origin.name()),
    }
}

/// What must stand beside an EU amount, rounded up to the cent: half a cent too little is too little.
pub fn needed(matching: &Matching, eu: Euro) -> Result<Euro> {
    let exact = i128::from(eu.cents()) * i128::from(matching.national_to_eu.points());
    let cents = -(-exact).div_euclid(10_000);
    i64::try_from(cents).map(Euro::from_cents).map_err(crate::ground::Error::internal)
}

/// The match of each cost type that any money stands on, in the order given, and then in all.
pub fn matched(
    matching: &Matching,
    cost_types: &[&str],
    eu: &[(String, Euro)],
    beside: &[Beside],
) -> Result<Vec<Matched>> {
    let mut all = Vec::new();
    for cost_type in cost_types {
        let one = match_of(matching, Some(cost_type), eu, beside)?;
        if !(one.eu.is_zero() && one.counted.is_zero() && one.uncounted.is_zero()) {
            all.push(one);
        }
    }
    all.push(match_of(matching, None, eu, beside)?);
    Ok(all)
}

fn match_of(
    matching: &Matching,
    cost_type: Option<&str>,
    eu: &[(String, Euro)],
    beside: &[Beside],
) -> Result<Matched> {
    let here = |of: &str| cost_type.is_none_or(|wanted| wanted == of);
    let eu = Euro::sum(eu.iter().filter(|(of, _)| here(of)).map(|(_, amount)| *amount))?;
    let sum = |counting: bool| {
        let these = beside.iter().filter(|one| here(&one.cost_type) && one.counts(matching) == counting);
        Euro::sum(these.map(|one| one.amount))
    };
    Ok(Matched {
        cost_type: cost_type.map(str::to_owned),
        eu,
        needed: needed(matching, eu)?,
        counted: sum(true)?,
        uncounted: sum(false)?,
    })
}

/// The findings on a match. Cost types are tested where the rulebook tests them; the whole always is.
pub fn findings(
    matching: &Matching,
    matched: &[Matched],
    eu_and_beside: &[(String, Euro)],
    stated: &[Stated],
) -> Result<Vec<MatchResult>> {
    let mut found = Vec::new();
    for one in matched.iter().filter(|one| one.is_tested(matching)) {
        let cost_type = one.cost_type.clone();
        if one.short() > Euro::ZERO {
            found.push(MatchResult { finding: MatchFinding::Short, cost_type, amount: one.short() });
        } else if one.over() > Euro::ZERO {
            found.push(MatchResult { finding: MatchFinding::Over, cost_type, amount: one.over() });
        }
    }
    for stated in stated {
        let here = |of: &str| stated.cost_type.as_deref().is_none_or(|wanted| wanted == of);
        let lines = Euro::sum(eu_and_beside.iter().filter(|(of, _)| here(of)).map(|(_, amount)| *amount))?;
        let amount = lines.less_at_most(stated.amount).plus(stated.amount.less_at_most(lines))?;
        if !amount.is_zero() {
            let cost_type = stated.cost_type.clone();
            found.push(MatchResult { finding: MatchFinding::Unequal, cost_type, amount });
        }
    }
    Ok(found)
}

/// The tranches of a proposal as the match looks at them: without those that their funders will not pay.
pub fn beside(content: &Content) -> Vec<Beside> {
    content.standing().map(of_tranche).collect()
}

fn of_tranche(tranche: &Tranche) -> Beside {
    Beside {
        cost_type: tranche.cost_type.clone(),
        origin: tranche.origin,
        level: tranche.level,
        amount: tranche.amount,
    }
}

/// What funders were claimed from and will not pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    pub amount: Euro,
    /// Of it, what would count toward the match.
    pub counted: Euro,
}

impl Gone {
    /// Of one cost type, or of all.
    pub fn of(matching: &Matching, content: &Content, cost_type: Option<&str>) -> Result<Self> {
        let here = |of: &str| cost_type.is_none_or(|wanted| wanted == of);
        let gone = || content.gone().map(|(_, tranche, _)| tranche).filter(|one| here(&one.cost_type));
        let counted = gone().filter(|one| counts(matching, one.level, one.origin));
        Ok(Self {
            amount: Euro::sum(gone().map(|one| one.amount))?,
            counted: Euro::sum(counted.map(|one| one.amount))?,
        })
    }

    /// How much of what is missing would not be, had nobody declined.
    pub fn missing(self, short: Euro) -> Euro {
        short.min(self.counted)
    }
}

/// The asks of a proposal as the match looks at them: cost type and amount.
pub fn asked(content: &Content) -> Vec<(String, Euro)> {
    content.asks.iter().map(|ask| (ask.cost_type.clone(), ask.amount)).collect()
}

named! {
    /// Never "leverage" alone: three ratios, each with its numerator and denominator.
    RatioName {
        /// (EU + national + private) ÷ EU.
        TotalToEu => "total_to_eu",
        /// National ÷ EU; national is all that is neither EU nor private.
        NationalToEu => "national_to_eu",
        /// Private ÷ (EU + national).
        PrivateToPublic => "private_to_public",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ratio {
    pub name: RatioName,
    pub numerator: Euro,
    pub denominator: Euro,
}

impl Ratio {
    /// In basis points, rounded half up. None where the denominator is zero: there is no such ratio.
    pub fn value(&self) -> Option<BasisPoints> {
        self.numerator.ratio_to(self.denominator)
    }
}

/// The three ratios of an EU amount and what stands beside it.
pub fn ratios(eu: Euro, beside: &[Beside]) -> Result<[Ratio; 3]> {
    let private = |one: &&Beside| one.payer() == Payer::Private;
    let private_sum = Euro::sum(beside.iter().filter(private).map(|one| one.amount))?;
    let all = Euro::sum(beside.iter().map(|one| one.amount))?;
    let national = all.minus(private_sum)?;
    let public = eu.plus(national)?;
    Ok([
        Ratio { name: RatioName::TotalToEu, numerator: eu.plus(all)?, denominator: eu },
        Ratio { name: RatioName::NationalToEu, numerator: national, denominator: eu },
        Ratio { name: RatioName::PrivateToPublic, numerator: private_sum, denominator: public },
    ])
}
