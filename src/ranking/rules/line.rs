//! The funding line: how far the money of a cut-off reaches, over all budget lines at once.
//!
//! A proposal is paid only if every line it asks from can pay it. What the rulebook's cap or maximum rate does
//! not allow is cut from the asks before and reported. Proposals of one rank are served together or not at all:
//! where they do not all fit, all go to reserve and the panel must break the tie.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::limits::within_limits;
use super::order::{Ranked, Ranking};
use crate::call::rules::{Exhaustion, Rulebook};
use crate::ground::{Euro, Refusal, Result};
use crate::named;
use crate::proposal::rules::rate::whole_of;
use crate::proposal::rules::{Ask, Content};

named! {
    /// Where a proposal stands after the line was drawn.
    List {
        Main => "main",
        Reserve => "reserve",
        /// Below a threshold: no money could change that.
        Below => "below",
    }
}

/// What one budget line has for one cut-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purse {
    pub line: String,
    pub slice: Euro,
    /// From the cut-offs before.
    pub carried: Euro,
    /// Kept back while redress can still succeed.
    pub held: Euro,
}

impl Purse {
    pub fn available(&self) -> Result<Euro> {
        Ok(self.slice.plus(self.carried)?.less_at_most(self.held))
    }
}

/// What a proposal wants: the EU money it asks, and the whole cost of each cost type beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    pub reference: String,
    pub asks: Vec<Ask>,
    /// What each cost type costs, whoever pays: the maximum rate is a share of this.
    pub cost: BTreeMap<String, Euro>,
}

impl Demand {
    pub fn of(reference: &str, content: &Content) -> Result<Self> {
        let types = content.asks.iter().map(|ask| &ask.cost_type);
        let cost = types.map(|id| Ok((id.clone(), whole_of(content, id)?)));
        let cost = cost.collect::<Result<_>>()?;
        Ok(Self { reference: reference.to_owned(), asks: content.asks.clone(), cost })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundingOutcome {
    /// The reserve list of the cut-off before where it goes first, then rank order, then below threshold.
    pub places: Vec<Place>,
    pub lines: Vec<LineStanding>,
    pub findings: Vec<LineFinding>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub reference: String,
    /// None for what waits from an earlier cut-off or is below threshold.
    pub rank: Option<usize>,
    pub list: List,
    /// What is offered, per ask; empty where nothing is.
    pub offers: Vec<Ask>,
    /// The offer is less than what was asked because the money ran out.
    pub partial: bool,
    /// It stood on the reserve list of an earlier cut-off.
    pub waited: bool,
}

impl Place {
    pub fn offered(&self) -> Result<Euro> {
        Euro::sum(self.offers.iter().map(|offer| offer.amount))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineStanding {
    #[serde(flatten)]
    pub purse: Purse,
    pub available: Euro,
    pub offered: Euro,
    /// Of what was available.
    pub left: Euro,
    /// What goes on to the next cut-off: what is left, where the rulebook carries over, and what was held.
    pub carries: Euro,
}

/// Why a proposal is where it is, or gets less than it asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum LineFinding {
    /// The first proposal the money does not reach.
    Exhausted { reference: String, line: String, asked: Euro, left: Euro },
    /// Passed over; smaller ones below may still be paid.
    Skipped { reference: String, line: String, asked: Euro, left: Euro },
    /// Offered what is left, in proportion.
    Partial { reference: String, asked: Euro, offered: Euro },
    /// Not all of these ex aequo fit: the panel must break the tie.
    TieAtLine { references: Vec<String>, line: String, asked: Euro, left: Euro },
    /// Asks more of a line than its cap for one proposal.
    OverCap { reference: String, line: String, asked: Euro, payable: Euro },
    /// Asks more of a line than the share of the cost it may pay.
    OverRate { reference: String, line: String, cost_type: String, asked: Euro, payable: Euro },
}

/// What each budget line has for a cut-off: its slice, what the cut-off before carries over (by line), and what
/// is held back for redress.
pub fn purses(rulebook: &Rulebook, cutoff: i32, carried: &BTreeMap<String, Euro>) -> Result<Vec<Purse>> {
    let mut purses = Vec::new();
    for line in &rulebook.budget_lines {
        let slices = line.slices.iter().filter(|slice| slice.cutoff == cutoff);
        let slice = Euro::sum(slices.map(|slice| slice.amount))?;
        purses.push(Purse {
            line: line.id.clone(),
            slice,
            carried: carried.get(&line.id).copied().unwrap_or_default(),
            held: slice.share_down(rulebook.funding.redress_hold)?,
        });
    }
    Ok(purses)
}

/// Draws the funding line. `waiting` is the reserve list of earlier cut-offs in its order; it is served first
/// where the rulebook says so, and left out otherwise.
///
/// # Errors
/// `demand-missing` where a ranked proposal has no demand, `line-unknown` where one asks from a line that the
/// rulebook does not have, and sums beyond 64 bits.
pub fn funding_line(
    rulebook: &Rulebook,
    purses: &[Purse],
    waiting: &[Demand],
    ranking: &Ranking,
    demands: &[Demand],
) -> Result<FundingOutcome> {
    let mut drawing = Drawing::begin(rulebook, purses)?;
    if rulebook.funding.reserve_precedes {
        for demand in waiting {
            let cut = drawing.within_limits(demand)?;
            drawing.serve(&[(None, cut)])?;
        }
    }
    for group in ranking.ranked.chunk_by(|a, b| a.rank == b.rank) {
        let group = group.iter().map(|ranked| drawing.wanted(ranked, demands)).collect::<Result<Vec<_>>>()?;
        drawing.serve(&group)?;
    }
    for below in &ranking.below {
        drawing.place(&below.reference, None, List::Below, Vec::new(), false);
    }
    drawing.end(purses)
}

/// A proposal's demand within caps and rates.
struct Wanted {
    reference: String,
    asks: Vec<Ask>,
}

struct Drawing<'a> {
    rulebook: &'a Rulebook,
    left: BTreeMap<String, Euro>,
    /// The line is drawn: nothing below is paid.
    drawn: bool,
    places: Vec<Place>,
    findings: Vec<LineFinding>,
}

impl<'a> Drawing<'a> {
    fn begin(rulebook: &'a Rulebook, purses: &[Purse]) -> Result<Self> {
        let left = purses.iter().map(|purse| Ok((purse.line.clone(), purse.available()?)));
        let left = left.collect::<Result<_>>()?;
        Ok(Self { rulebook, left, drawn: false, places: Vec::new(), findings: Vec::new() })
    }

    fn wanted(&mut self, ranked: &Ranked, demands: &[Demand]) -> Result<(Option<usize>, Wanted)> {
        let demand = demands.iter().find(|demand| demand.reference == ranked.reference);
        let demand =
            demand.ok_or_else(|| Refusal::new("demand-missing").with("reference", &ranked.reference))?;
        Ok((Some(ranked.rank), self.within_limits(demand)?))
    }

    fn within_limits(&mut self, demand: &Demand) -> Result<Wanted> {
        let (asks, cuts) = within_limits(self.rulebook, demand)?;
        self.findings.extend(cuts);
        Ok(Wanted { reference: demand.reference.clone(), asks })
    }

    /// Serves all of one rank, or none of them.
    fn serve(&mut self, group: &[(Option<usize>, Wanted)]) -> Result<()> {
        if self.drawn {
            self.all_to_reserve(group);
            return Ok(());
        }
        let Some((line, asked, left)) = self.first_short(group)? else {
            for (rank, wanted) in group {
                self.pay(&wanted.asks)?;
                self.place(&wanted.reference, *rank, List::Main, wanted.asks.clone(), false);
            }
            return Ok(());
        };
        match (group, self.rulebook.funding.exhaustion) {
            ([(rank, one)], Exhaustion::PartialOffer) => {
                self.offer_in_proportion(*rank, one, line, asked, left)
            }
            ([(_, one)], exhaustion) => {
                let reference = one.reference.clone();
                self.drawn = exhaustion != Exhaustion::Skip;
                self.findings.push(if self.drawn {
                    LineFinding::Exhausted { reference, line, asked, left }
                } else {
                    LineFinding::Skipped { reference, line, asked, left }
                });
                self.all_to_reserve(group);
                Ok(())
            }
            (tied, exhaustion) => {
                let references = tied.iter().map(|(_, wanted)| wanted.reference.clone()).collect();
                self.drawn = exhaustion != Exhaustion::Skip;
                self.findings.push(LineFinding::TieAtLine { references, line, asked, left });
                self.all_to_reserve(tied);
                Ok(())
            }
        }
    }

    /// The first budget line that cannot pay all of a group: its id, what is asked of it, what it has.
    fn first_short(&self, group: &[(Option<usize>, Wanted)]) -> Result<Option<(String, Euro, Euro)>> {
        let mut asked: BTreeMap<&str, Euro> = BTreeMap::new();
        for ask in group.iter().flat_map(|(_, wanted)| &wanted.asks) {
            let sum = asked.entry(&ask.line).or_default();
            *sum = sum.plus(ask.amount)?;
        }
        let short = asked.into_iter().find_map(|(line, asked)| {
            let left = self.left(line);
            (asked > left).then(|| (line.to_owned(), asked, left))
        });
        Ok(short)
    }

    fn left(&self, line: &str) -> Euro {
        self.left.get(line).copied().unwrap_or_default()
    }

    fn pay(&mut self, asks: &[Ask]) -> Result<()> {
        for ask in asks {
            let left = self.left(&ask.line).minus(ask.amount)?;
            self.left.insert(ask.line.clone(), left);
        }
        Ok(())
    }

    /// Offers the same share of every ask, as large as the shortest line allows, rounded down to the cent;
    /// then the line is drawn.
    fn offer_in_proportion(
        &mut self,
        rank: Option<usize>,
        one: &Wanted,
        line: String,
        line_asked: Euro,
        line_left: Euro,
    ) -> Result<()> {
        self.drawn = true;
        let share = self.smallest_share(one)?;
        let offers: Vec<Ask> = one
            .asks
            .iter()
            .map(|ask| Ok(Ask { amount: times(ask.amount, share)?, ..ask.clone() }))
            .filter(|offer| offer.as_ref().map_or(true, |offer: &Ask| !offer.amount.is_zero()))
            .collect::<Result<_>>()?;
        let reference = one.reference.clone();
        if offers.is_empty() {
            let (asked, left) = (line_asked, line_left);
            self.findings.push(LineFinding::Exhausted { reference: reference.clone(), line, asked, left });
            self.place(&reference, rank, List::Reserve, Vec::new(), false);
            return Ok(());
        }
        let asked = Euro::sum(one.asks.iter().map(|ask| ask.amount))?;
        let offered = Euro::sum(offers.iter().map(|offer| offer.amount))?;
        self.findings.push(LineFinding::Partial { reference: reference.clone(), asked, offered });
        self.pay(&offers)?;
        self.place(&reference, rank, List::Main, offers, true);
        Ok(())
    }

    /// The smallest left ÷ asked over the lines, as (left, asked) in cents.
    fn smallest_share(&self, one: &Wanted) -> Result<(i64, i64)> {
        let mut asked: BTreeMap<&str, Euro> = BTreeMap::new();
        for ask in &one.asks {
            let sum = asked.entry(&ask.line).or_default();
            *sum = sum.plus(ask.amount)?;
        }
        let shares = asked.iter().map(|(line, asked)| (self.left(line).cents().max(0), asked.cents()));
        let smaller = |a: &(i64, i64), b: &(i64, i64)| {
            (i128::from(a.0) * i128::from(b.1)).cmp(&(i128::from(b.0) * i128::from(a.1)))
        };
        Ok(shares.min_by(smaller).unwrap_or((0, 1)))
    }

    fn all_to_reserve(&mut self, group: &[(Option<usize>, Wanted)]) {
        for (rank, wanted) in group {
            self.place(&wanted.reference, *rank, List::Reserve, Vec::new(), false);
        }
    }

    fn place(&mut self, reference: &str, rank: Option<usize>, list: List, offers: Vec<Ask>, partial: bool) {
        let waited = rank.is_none() && list != List::Below;
        self.places.push(Place { reference: reference.to_owned(), rank, list, offers, partial, waited });
    }

    fn end(self, purses: &[Purse]) -> Result<FundingOutcome> {
        let mut lines = Vec::new();
        for purse in purses {
            let (available, left) = (purse.available()?, self.left(&purse.line));
            let on = self.rulebook.budget_line(&purse.line).is_some_and(|line| line.carry_over);
            let carries = if on { left.plus(purse.held)? } else { Euro::ZERO };
            let offered = available.minus(left)?;
            lines.push(LineStanding { purse: purse.clone(), available, offered, left, carries });
        }
        Ok(FundingOutcome { places: self.places, lines, findings: self.findings })
    }
}

/// `amount × share.0 ÷ share.1`, rounded down to the cent.
fn times(amount: Euro, share: (i64, i64)) -> Result<Euro> {
    let exact = i128::from(amount.cents()) * i128::from(share.0);
    let cents = exact.div_euclid(i128::from(share.1.max(1)));
    i64::try_from(cents).map(Euro::from_cents).map_err(crate::ground::Error::internal)
}
