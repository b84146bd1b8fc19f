//! A report from sealed editions: what came in, what was eligible, ranked and decided, with all its money.
//!
//! An edition names the one before it, so the whole chain is fixed by the hash of its last link. What an
//! earlier edition says of a proposal is not said again by a later one: the chain is read together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::call::rules::{Rulebook, Text};
use crate::evaluation::rules::{Card, Failed, Score};
use crate::ground::{BasisPoints, Country, Error, Euro, Moment, Result};
use crate::named;
use crate::proposal::rules::matching::{Beside, MatchResult, Matched, findings, matched, ratios};
use crate::proposal::rules::{
    Ask, FunderLevel, Intake, IntakeClaim, IntakeCounts, IntakeProposal, IntakeWithdrawn, Origin,
};
use crate::ranking::rules::{
    Decided, DecidedEdition, LineFinding, LineStanding, List, Place, RankedEdition, Tally, Tie, Verdict,
};

named! {
    /// What was sealed, in the order it is reached.
    EditionName {
        Intake => "intake",
        Eligible => "eligible",
        Ranked => "ranked",
        Decided => "decided",
        State => "state",
    }

    /// Where a proposal stands, as far as the edition knows.
    Stand {
        Received => "received",
        NotEligible => "not_eligible",
        Eligible => "eligible",
        /// Evaluated, and under a threshold.
        Below => "below",
        Main => "main",
        OnReserve => "on_reserve",
        Selected => "selected",
        Reserve => "reserve",
        Rejected => "rejected",
    }
}

/// One edition as it was read.
#[derive(Clone, Debug)]
pub struct EditionText {
    pub mark: EditionMark,
    /// Canonical JSON.
    pub document: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EditionMark {
    pub kind: EditionName,
    pub hash: String,
    pub sealed_at: Moment,
    pub predecessor: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Sealed {
    pub edition: EditionMark,
    /// The editions before it that were read with it, the first one first.
    pub stands_on: Vec<EditionMark>,
    pub counts: Counts,
    pub sums: SealedSums,
    /// Budget lines in the order of the rulebook.
    pub lines: Vec<LineRow>,
    /// By rank where there is one, then by reference.
    pub proposals: Vec<ProposalRow>,
    pub withdrawn: Vec<IntakeWithdrawn>,
    /// What stood on the reserve list of an earlier cut-off, in its order.
    pub waiting: Vec<WaitingRow>,
    /// Where the money ended, and what was cut.
    pub line_findings: Vec<LineFinding>,
    pub decision: Option<DecisionMark>,
    /// Words for the ids above, as the rulebook has them.
    pub names: Names,
}

/// What is not reached yet is absent, and not zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    #[serde(flatten)]
    pub intake: IntakeCounts,
    pub eligible: Option<usize>,
    pub over_thresholds: Option<usize>,
    pub main: Option<usize>,
    pub selected: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SealedSums {
    pub eu_asked: Euro,
    pub national: Euro,
    pub private: Euro,
    pub eu_offered: Option<Euro>,
}

/// A budget line at this cut-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineRow {
    pub line: String,
    pub slice: Euro,
    /// By all that was received.
    pub asked: Euro,
    /// What the line had and gave, once the funding line is drawn.
    pub standing: Option<LineStanding>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ProposalRow {
    pub reference: String,
    pub acronym: String,
    pub title: String,
    pub track: String,
    pub host: String,
    pub country: Option<Country>,
    pub partner_countries: Vec<Country>,
    pub received: Moment,
    pub version: i32,
    pub content_sha256: String,
    pub stands: Stand,
    pub eligible: Option<bool>,
    /// Checklists that were failed, with the words for the applicant.
    pub failed_lists: Vec<FailedList>,
    pub rank: Option<usize>,
    /// The others of this rank.
    pub ex_aequo: Vec<String>,
    pub total: Option<Score>,
    pub scores: BTreeMap<String, Score>,
    pub failed_thresholds: Vec<Failed>,
    pub tie: Option<Tie>,
    pub outcome_reason: Option<String>,
    pub condition: Option<String>,
    pub eu_asked: Euro,
    pub eu_offered: Option<Euro>,
    pub national: Euro,
    pub private: Euro,
    /// Of what is claimed beside the EU's part, what was secured at the cut-off.
    pub secured: Option<Euro>,
    /// National ÷ EU asked.
    pub national_to_eu: Option<BasisPoints>,
    pub asks: Vec<Ask>,
    pub offers: Vec<Ask>,
    pub claims: Vec<IntakeClaim>,
    pub matched: Vec<Matched>,
    pub findings: Vec<MatchResult>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedList {
    pub list: String,
    pub reason: String,
}

/// A proposal of an earlier cut-off that this one's money may still reach.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingRow {
    pub reference: String,
    pub acronym: String,
    pub stands: Stand,
    pub eu_asked: Euro,
    pub eu_offered: Euro,
}

/// The decision of the Board. Who voted how is not in a report; how many did is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionMark {
    pub reference: String,
    pub decided_on: NaiveDate,
    pub votes: Tally,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Names {
    pub lines: BTreeMap<String, Text>,
    pub cost_types: BTreeMap<String, Text>,
    pub criteria: BTreeMap<String, Text>,
    pub aspects: BTreeMap<String, Text>,
    pub lists: BTreeMap<String, Text>,
    pub tracks: BTreeMap<String, Text>,
}

/// What the edition `eligible` says of a proposal.
#[derive(Deserialize)]
struct Checked {
    reference: String,
    eligible: bool,
    #[serde(default)]
    lists: Vec<CheckedList>,
}

#[derive(Deserialize)]
struct CheckedList {
    list: String,
    passed: bool,
    #[serde(default)]
    reason: String,
}

#[derive(Default, Deserialize)]
struct Eligible {
    #[serde(default)]
    proposals: Vec<Checked>,
}

/// A chain of editions, read.
struct Chain {
    intake: Intake,
    eligible: Option<Eligible>,
    ranked: Option<RankedEdition>,
    decided: Option<DecidedEdition>,
}

impl Sealed {
    /// Puts a chain together: the edition that is reported on last, the earlier ones before it.
    ///
    /// # Errors
    /// A chain without an intake edition, or a document of another shape.
    pub fn of(book: &Rulebook, mut chain: Vec<EditionText>) -> Result<Self> {
        let read = Chain::read(&chain)?;
        let last = chain.pop().ok_or_else(|| Error::internal("no edition"))?;
        let mut proposals =
            read.intake.proposals.iter().map(|one| read.row(book, one)).collect::<Result<Vec<_>>>()?;
        proposals.sort_by(|a, b| {
            (a.rank.is_none(), a.rank, &a.reference).cmp(&(b.rank.is_none(), b.rank, &b.reference))
        });
        let mut withdrawn = read.intake.withdrawn.clone();
        withdrawn.sort_by(|a, b| (&a.reference, a.version).cmp(&(&b.reference, b.version)));
        Ok(Self {
            edition: last.mark,
            stands_on: chain.into_iter().map(|edition| edition.mark).collect(),
            counts: read.counts(&proposals),
            sums: SealedSums::over(&proposals)?,
            lines: read.lines(book, &proposals)?,
            withdrawn,
            waiting: read.waiting()?,
            line_findings: read
                .ranked
                .as_ref()
                .map(|ranked| ranked.funding.findings.clone())
                .unwrap_or_default(),
            decision: read.decided.as_ref().map(|decided| DecisionMark {
                reference: decided.reference.clone(),
                decided_on: decided.decided_on,
                votes: decided.votes.clone(),
            }),
            names: Names::of(book),
            proposals,
        })
    }

    /// All findings about the match, with the proposal each is about.
    pub fn findings(&self) -> impl Iterator<Item = (&ProposalRow, &MatchResult)> {
        self.proposals.iter().flat_map(|row| row.findings.iter().map(move |finding| (row, finding)))
    }

    /// Every state that hosts or takes part, by code.
    pub fn countries(&self) -> BTreeSet<Country> {
        let of = |row: &ProposalRow| row.country.into_iter().chain(row.partner_countries.clone());
        self.proposals.iter().flat_map(of).collect()
    }
}

impl Chain {
    fn read(editions: &[EditionText]) -> Result<Self> {
        // A supplement to an earlier state may have been sealed after a later one, which it does not tell of.
        let upto = editions.last().map(|edition| edition.mark.kind);
        let of = |kind| {
            let known = editions.iter().rev().filter(|edition| Some(edition.mark.kind) <= upto);
            known.into_iter().find(|edition| edition.mark.kind == kind)
        };
        let intake = of(EditionName::Intake).ok_or_else(|| Error::internal("no intake edition"))?;
        Ok(Self {
            intake: serde_json::from_str(&intake.document)?,
            eligible: document(of(EditionName::Eligible))?,
            ranked: document(of(EditionName::Ranked))?,
            decided: document(of(EditionName::Decided))?,
        })
    }

    fn row(&self, book: &Rulebook, one: &IntakeProposal) -> Result<ProposalRow> {
        let checked = self.checked(&one.reference);
        let judged = self.judged(&one.reference);
        let decided = self.decision(&one.reference);
        let money = Money::of(book, one)?;
        let failed = checked.into_iter().flat_map(|checked| &checked.lists).filter(|list| !list.passed);
        let failed = failed.map(|list| FailedList { list: list.list.clone(), reason: list.reason.clone() });
        let offers = self.offers(&one.reference);
        let offered = Euro::sum(offers.iter().map(|offer| offer.amount))?;
        let words = |words: &String| (!words.is_empty()).then(|| words.clone());
        Ok(ProposalRow {
            reference: one.reference.clone(),
            acronym: one.acronym.clone(),
            title: one.title.clone(),
            track: one.track.clone(),
            host: one.host.clone(),
            country: one.country,
            partner_countries: one.partner_countries.clone(),
            received: one.received,
            version: one.version,
            content_sha256: one.content_sha256.clone(),
            stands: self.stand(&one.reference),
            eligible: checked.map(|checked| checked.eligible),
            failed_lists: failed.collect(),
            rank: judged.rank,
            ex_aequo: judged.ex_aequo,
            total: judged.total,
            scores: judged.scores,
            failed_thresholds: judged.failed,
            tie: judged.tie,
            outcome_reason: decided.and_then(|decided| words(&decided.reason)),
            condition: decided.and_then(|decided| words(&decided.condition)),
            eu_asked: money.eu,
            eu_offered: self.ranked.as_ref().map(|_| offered),
            national: money.national,
            private: money.private,
            secured: self.secured(&one.reference),
            national_to_eu: money.ratio,
            asks: one.asks.clone(),
            offers,
            claims: one.claims.clone(),
            matched: money.matched,
            findings: money.findings,
        })
    }

    fn judged(&self, reference: &str) -> Judged {
        let Some(ranking) = self.ranked.as_ref().map(|ranked| &ranked.ranking) else {
            return Judged::default();
        };
        if let Some(one) = ranking.ranked.iter().find(|one| one.reference == reference) {
            return Judged {
                rank: Some(one.rank),
                ex_aequo: one.ex_aequo.clone(),
                total: Some(one.shown),
                scores: one.scores.clone(),
                failed: Vec::new(),
                tie: one.tie.clone(),
            };
        }
        let below = ranking.below.iter().find(|one| one.reference == reference);
        below.map_or_else(Judged::default, |one| Judged {
            total: Some(one.shown),
            scores: one.scores.clone(),
            failed: one.failed.clone(),
            ..Judged::default()
        })
    }

    fn place(&self, reference: &str) -> Option<&Place> {
        self.ranked.as_ref()?.funding.places.iter().find(|place| place.reference == reference)
    }

    fn decision(&self, reference: &str) -> Option<&Decided> {
        self.decided.as_ref()?.decisions.iter().find(|decided| decided.reference == reference)
    }

    fn secured(&self, reference: &str) -> Option<Euro> {
        let all = &self.ranked.as_ref()?.proposals;
        all.iter().find(|one| one.card.reference == reference).map(|one| one.secured)
    }

    /// What the EU offers: by the decision where there is one, else by the list.
    fn offers(&self, reference: &str) -> Vec<Ask> {
        match (self.decision(reference), self.place(reference)) {
            (Some(decided), _) => decided.offers.clone(),
            (None, Some(place)) => place.offers.clone(),
            (None, None) => Vec::new(),
        }
    }

    /// The last thing that is known decides.
    fn stand(&self, reference: &str) -> Stand {
        if let Some(decided) = self.decision(reference) {
            return match decided.verdict {
                Verdict::Selected => Stand::Selected,
                Verdict::Reserve => Stand::Reserve,
                Verdict::Rejected => Stand::Rejected,
            };
        }
        match (self.checked(reference).map(|checked| checked.eligible), self.place(reference)) {
            (Some(false), _) => Stand::NotEligible,
            (_, Some(place)) => match place.list {
                List::Main => Stand::Main,
                List::Reserve => Stand::OnReserve,
                List::Below => Stand::Below,
            },
            (Some(true), None) => Stand::Eligible,
            (None, None) => Stand::Received,
        }
    }

    fn waiting(&self) -> Result<Vec<WaitingRow>> {
        let waiting = self.ranked.iter().flat_map(|ranked| &ranked.waiting);
        let row = |card: &Card| {
            Ok(WaitingRow {
                reference: card.reference.clone(),
                acronym: card.acronym.clone(),
                stands: self.stand(&card.reference),
                eu_asked: card.eu_asked,
                eu_offered: Euro::sum(self.offers(&card.reference).iter().map(|offer| offer.amount))?,
            })
        };
        waiting.map(row).collect()
    }

    fn checked(&self, reference: &str) -> Option<&Checked> {
        self.eligible.as_ref()?.proposals.iter().find(|checked| checked.reference == reference)
    }

    fn counts(&self, proposals: &[ProposalRow]) -> Counts {
        let count = |wanted: fn(&ProposalRow) -> bool| proposals.iter().filter(|row| wanted(row)).count();
        let ranked = self.ranked.as_ref();
        let offered = |row: &ProposalRow| row.eu_offered.is_some_and(|offered| !offered.is_zero());
        Counts {
            intake: self.intake.counts,
            eligible: self.eligible.as_ref().map(|_| count(|row| row.eligible == Some(true))),
            over_thresholds: ranked.map(|_| count(|row| row.rank.is_some())),
            main: ranked.map(|_| proposals.iter().filter(|row| offered(row)).count()),
            selected: self.decided.as_ref().map(|_| count(|row| row.stands == Stand::Selected)),
        }
    }

    fn lines(&self, book: &Rulebook, proposals: &[ProposalRow]) -> Result<Vec<LineRow>> {
        let mut rows = Vec::new();
        for line in &book.budget_lines {
            let asks = proposals.iter().flat_map(|row| &row.asks).filter(|ask| ask.line == line.id);
            let after = self.decided.as_ref().map(|decided| &decided.lines);
            let drawn = after.or(self.ranked.as_ref().map(|ranked| &ranked.funding.lines));
            let drawn = drawn.and_then(|all| all.iter().find(|one| one.purse.line == line.id)).cloned();
            rows.push(LineRow {
                line: line.id.clone(),
                slice: line.slice(self.intake.cutoff),
                asked: Euro::sum(asks.map(|ask| ask.amount))?,
                standing: drawn,
            });
        }
        Ok(rows)
    }
}

fn document<T: for<'de> Deserialize<'de>>(edition: Option<&EditionText>) -> Result<Option<T>> {
    Ok(edition.map(|edition| serde_json::from_str(&edition.document)).transpose()?)
}

/// What the ranked list says of a proposal.
#[derive(Default)]
struct Judged {
    rank: Option<usize>,
    ex_aequo: Vec<String>,
    total: Option<Score>,
    scores: BTreeMap<String, Score>,
    failed: Vec<Failed>,
    tie: Option<Tie>,
}

/// The money of a proposal as the match looks at it.
struct Money {
    eu: Euro,
    national: Euro,
    private: Euro,
    ratio: Option<BasisPoints>,
    matched: Vec<Matched>,
    findings: Vec<MatchResult>,
}

impl Money {
    fn of(book: &Rulebook, one: &IntakeProposal) -> Result<Self> {
        let asked: Vec<(String, Euro)> =
            one.asks.iter().map(|ask| (ask.cost_type.clone(), ask.amount)).collect();
        let beside: Vec<Beside> = one.claims.iter().map(beside).collect();
        let types: Vec<&str> = book.cost_types.iter().map(|cost_type| cost_type.id.as_str()).collect();
        let matched = matched(&book.matching, &types, &asked, &beside)?;
        let eu = Euro::sum(asked.iter().map(|(_, amount)| *amount))?;
        let [_, national_to_eu, private_to_public] = ratios(eu, &beside)?;
        Ok(Self {
            eu,
            national: national_to_eu.numerator,
            private: private_to_public.numerator,
            ratio: national_to_eu.value(),
            findings: findings(&book.matching, &matched, &[], &[])?,
            matched,
        })
    }
}

fn beside(claim: &IntakeClaim) -> Beside {
    Beside {
        cost_type: claim.cost_type.clone(),
        origin: claim.origin,
        level: claim.level,
        amount: claim.amount,
    }
}

/// Whether a claim is private money, by who gives it or where it comes from.
pub fn is_private(claim: &IntakeClaim) -> bool {
    claim.level == FunderLevel::Private || claim.origin == Origin::Private
}

impl SealedSums {
    fn over(proposals: &[ProposalRow]) -> Result<Self> {
        let sum = |of: fn(&ProposalRow) -> Euro| Euro::sum(proposals.iter().map(of));
        let offered: Option<Vec<Euro>> = proposals.iter().map(|row| row.eu_offered).collect();
        Ok(Self {
            eu_asked: sum(|row| row.eu_asked)?,
            national: sum(|row| row.national)?,
            private: sum(|row| row.private)?,
            eu_offered: offered.filter(|offered| !offered.is_empty()).map(Euro::sum).transpose()?,
        })
    }
}

impl Names {
    fn of(book: &Rulebook) -> Self {
        let named = |pairs: Vec<(&String, &Text)>| {
            pairs.into_iter().map(|(id, title)| (id.clone(), title.clone())).collect()
        };
        Self {
            lines: named(book.budget_lines.iter().map(|one| (&one.id, &one.title)).collect()),
            cost_types: named(book.cost_types.iter().map(|one| (&one.id, &one.title)).collect()),
            criteria: named(book.scoring.criteria.iter().map(|one| (&one.id, &one.title)).collect()),
            aspects: named(book.scoring.aspects.iter().map(|one| (&one.id, &one.title)).collect()),
            lists: named(book.checklists.iter().map(|one| (&one.id, &one.title)).collect()),
            tracks: named(book.tracks.iter().map(|one| (&one.id, &one.title)).collect()),
        }
    }
}
