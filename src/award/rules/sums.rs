//! Sums over awards: per state, cost type and budget line, exact to the cent.

use std::collections::BTreeMap;

use serde::Serialize;

use super::instrument::Source;
use super::money::Position;
use crate::ground::{Country, Euro, Result};

/// The money of some awards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    pub eu: Euro,
    pub eu_paid: Euro,
    /// What funders were asked for, whatever they answered.
    pub claimed: Euro,
    pub secured: Euro,
    pub national_paid: Euro,
}

impl Sums {
    fn plus(self, other: Self) -> Result<Self> {
        Ok(Self {
            eu: self.eu.plus(other.eu)?,
            eu_paid: self.eu_paid.plus(other.eu_paid)?,
            claimed: self.claimed.plus(other.claimed)?,
            secured: self.secured.plus(other.secured)?,
            national_paid: self.national_paid.plus(other.national_paid)?,
        })
    }

    fn add(&mut self, position: &Position) -> Result<()> {
        if position.is_eu() {
            self.eu = self.eu.plus(position.item.amount)?;
            self.eu_paid = self.eu_paid.plus(position.paid)?;
        } else {
            self.claimed = self.claimed.plus(position.item.amount)?;
            self.secured = self.secured.plus(position.secured())?;
            self.national_paid = self.national_paid.plus(position.paid)?;
        }
        Ok(())
    }
}

/// Sums by a name, in order of the name, and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    pub groups: BTreeMap<String, Sums>,
    pub all: Sums,
}

impl Grouped {
    /// Both together.
    pub fn with(mut self, other: Self) -> Result<Self> {
        for (name, sums) in other.groups {
            let group = self.groups.entry(name).or_default();
            *group = group.plus(sums)?;
        }
        self.all = self.all.plus(other.all)?;
        Ok(self)
    }
}

/// Sums grouped by what `name` says of a position; positions without a name are left out, of the whole too.
pub fn grouped<'a>(
    positions: impl IntoIterator<Item = &'a Position>,
    name: impl Fn(&Position) -> Option<String>,
) -> Result<Grouped> {
    let mut grouped = Grouped::default();
    for position in positions {
        if let Some(name) = name(position) {
            grouped.groups.entry(name).or_default().add(position)?;
            grouped.all.add(position)?;
        }
    }
    Ok(grouped)
}

/// The state a position belongs to: the host's for the EU's money, the funder's own for a pledge; empty for
/// private money of no one state.
pub fn state_of(host: Option<Country>, position: &Position) -> String {
    let country = match &position.held {
        None => host,
        Some(held) => held.tranche.country,
    };
    country.map_or("", Country::eu).to_owned()
}

/// The budget line a position is paid from; None for national money.
pub fn line_of(position: &Position) -> Option<String> {
    match &position.item.source {
        Source::Eu { line } => Some(line.clone()),
        Source::Funder { .. } => None,
    }
}
