//! A budget or a co-funding plan that is not stored yet, as sums need it.

use crate::proposal::rules::typed::NewTranche;
use crate::proposal::rules::{FunderLevel, Tranche};

/// Of a tranche that is not stored yet, what sums need.
pub fn reckoned_tranche(new: NewTranche) -> Tranche {
    Tranche {
        id: uuid::Uuid::nil().into(),
        funder: uuid::Uuid::nil().into(),
        funder_name: String::new(),
        level: FunderLevel::State,
        country: None,
        year: new.year,
        cost_type: new.cost_type,
        kind: new.kind,
        amount: new.amount,
        currency: new.currency,
        stated: new.stated,
        rate: new.rate,
        rate_source: new.rate_source,
        origin: new.origin,
        aid_basis: new.aid_basis,
        evidence: new.evidence,
        particulars: new.particulars,
    }
}
