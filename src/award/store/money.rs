//! The money of a cut-off: EU and national, per proposal, with the standing of each tranche at a moment. For
//! the report of a cut-off; it holds references and names, never ids.

use serde::Serialize;

use super::award::{Award, of_proposal};
use crate::award::rules::{AwardState, Source};
use crate::cofunding;
use crate::cofunding::rules::{TrancheStanding, standing_at};
use crate::db::Db;
use crate::ground::ids::CallId;
use crate::ground::{Country, Euro, Moment, Result};
use crate::proposal;
use crate::proposal::rules::{FunderLevel, Origin, TrancheKind};

/// One frozen proposal's money.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalMoney {
    pub reference: String,
    pub acronym: String,
    /// The host's state.
    pub host: Option<Country>,
    /// Reference and state of its award, where it has one by the moment asked for.
    pub award: Option<String>,
    pub state: Option<AwardState>,
    pub eu: Vec<EuMoney>,
    pub national: Vec<NationalMoney>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EuMoney {
    pub line: String,
    pub cost_type: String,
    pub asked: Euro,
    /// None while nothing was awarded.
    pub awarded: Option<Euro>,
    /// Authorised by the moment asked for.
    pub paid: Euro,
}

#[derive(Clone, Debug, Serialize)]
pub struct NationalMoney {
    pub funder: String,
    pub level: FunderLevel,
    pub country: Option<Country>,
    pub year: i32,
    pub cost_type: String,
    pub kind: TrancheKind,
    pub origin: Origin,
    pub claimed: Euro,
    #[serde(flatten)]
    pub standing: TrancheStanding,
}

/// The money of every proposal frozen at a cut-off, in order of reference, as it stood at a moment.
pub fn money_of(db: &mut Db, call: &CallId, cutoff: i32, at: Moment) -> Result<Vec<ProposalMoney>> {
    let mut all = Vec::new();
    for frozen in proposal::store::frozen(db, call, cutoff)? {
        let award = of_proposal(db, &frozen.proposal)?.filter(|award| award.at <= at);
        let steps = cofunding::store::steps_of(db, &frozen.proposal)?;
        let national = frozen.content.tranches.iter().map(|tranche| NationalMoney {
            funder: tranche.funder_name.clone(),
            level: tranche.level,
            country: tranche.country,
            year: tranche.year,
            cost_type: tranche.cost_type.clone(),
            kind: tranche.kind,
            origin: tranche.origin,
            claimed: tranche.amount,
            standing: standing_at(tranche.amount, &tranche.id, &steps, at),
        });
        let mut eu = Vec::new();
        for ask in &frozen.content.asks {
            let (awarded, paid) = match &award {
                Some(award) => eu_of(award, &ask.line, &ask.cost_type, at)?,
                None => (None, Euro::ZERO),
            };
            let (line, cost_type) = (ask.line.clone(), ask.cost_type.clone());
            eu.push(EuMoney { line, cost_type, asked: ask.amount, awarded, paid });
        }
        all.push(ProposalMoney {
            reference: frozen.reference.clone(),
            acronym: frozen.content.acronym.clone(),
            host: frozen.content.host().map(|host| host.country),
            state: award.as_ref().map(|award| award.state_at(at)),
            award: award.map(|award| award.reference),
            eu,
            national: national.collect(),
        });
    }
    Ok(all)
}

/// What was awarded from a line for a cost type, and paid of it by a moment.
fn eu_of(award: &Award, line: &str, cost_type: &str, at: Moment) -> Result<(Option<Euro>, Euro)> {
    let (mut awarded, mut paid) = (Euro::ZERO, Euro::ZERO);
    for instrument in &award.instruments {
        for item in &instrument.items {
            let of = &item.position.item;
            let here = matches!(&of.source, Source::Eu { line: from } if from == line);
            if !here || of.cost_type != cost_type {
                continue;
            }
            awarded = awarded.plus(of.amount)?;
            let authorised = instrument.payments.iter().filter(|one| {
                one.item == item.id && one.counts() && one.authorised_at.is_some_and(|then| then <= at)
            });
            paid = paid.plus(Euro::sum(authorised.map(|one| one.amount))?)?;
        }
    }
    Ok((Some(awarded), paid))
}
