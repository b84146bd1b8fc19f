//! Who pays and who is paid: the rulebook says it by part, the proposal by name.

use super::instrument::Source;
use crate::call::rules::InstrumentPlan;
use crate::proposal::rules::{Content, Partner, Tranche};

/// A party to an instrument or a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// The joint undertaking: pages have words for it.
    Ju,
    Named(String),
    /// Not known yet: the vendor before the tender.
    Open,
}

/// The other side of an instrument, as far as it is known when the award is made.
pub fn counterparty(plan: &InstrumentPlan, content: &Content) -> Party {
    match plan.payee.as_str() {
        "vendor" => Party::Open,
        "coordinator" => named(coordinator(content)),
        _ => named(content.host()),
    }
}

/// Who pays a cost item.
pub fn payer(tranche: Option<&Tranche>) -> Party {
    tranche.map_or(Party::Ju, |tranche| Party::Named(tranche.funder_name.clone()))
}

/// Who is paid: for the EU's part by the plan's `payee`, for the national part by its `national_payee`.
/// Partners are those of the funder's own country, the coordinator where there is none.
pub fn payee(
    plan: &InstrumentPlan,
    source: &Source,
    tranche: Option<&Tranche>,
    content: &Content,
    counterparty: &str,
) -> Party {
    let part = match source {
        Source::Eu { .. } => &plan.payee,
        Source::Funder { .. } => &plan.national_payee,
    };
    match part.as_str() {
        "ju" => Party::Ju,
        "host" => named(content.host()),
        "coordinator" => named(coordinator(content)),
        "partners" => {
            let country = tranche.and_then(|tranche| tranche.country);
            let own = content.partners.iter().find(|one| Some(one.country) == country);
            named(own.or_else(|| coordinator(content)))
        }
        _ if counterparty.is_empty() => Party::Open,
        _ => Party::Named(counterparty.to_owned()),
    }
}

/// The host coordinates where there is one, else whoever stands first.
fn coordinator(content: &Content) -> Option<&Partner> {
    content.host().or_else(|| content.partners.first())
}

fn named(partner: Option<&Partner>) -> Party {
    partner.map_or(Party::Open, |partner| Party::Named(partner.name.clone()))
}
