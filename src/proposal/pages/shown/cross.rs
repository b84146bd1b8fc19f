//! Who spends what: a row for each organisation, a column for each cost type, and what it makes in both directions.

use super::cost_type;
use super::money::{euro, partner_name, said};
use crate::call::rules::Rulebook;
use crate::ground::Euro;
use crate::people::Look;
use crate::proposal::rules::Content;
use crate::proposal::rules::budget::{Reckoning, TypeSum};
use crate::words::parts::{Cell, Table};

/// None where only sums were stated: nobody has said who spends them.
pub fn cross(look: &Look<'_>, book: &Rulebook, content: &Content, sums: &Reckoning) -> Option<Table> {
    if content.costs.is_empty() {
        return None;
    }
    let spent = |sum: &&TypeSum| sum.cost_type.is_some() && !sum.cost.is_zero();
    let types: Vec<&TypeSum> = sums.types.iter().filter(spent).collect();
    let table = Table::new(look.say("proposal-reckoned-cross"), "");
    let table = table.column(look.say("proposal-partner-name"), 5);
    let label =
        |sum: &TypeSum| sum.cost_type.as_deref().map(|id| cost_type(look, book, id)).unwrap_or_default();
    let table = types.iter().fold(table, |table, sum| table.figures(label(sum), 4));
    let table = table.figures(look.say("proposal-money-total"), 4);
    let table = sums.partners.iter().fold(table, |table, partner| {
        let cell = |sum: &&TypeSum| {
            let own = sums
                .cross
                .iter()
                .find(|one| one.partner == partner.partner && Some(&one.cost_type) == sum.cost_type.as_ref());
            own.map_or_else(Cell::default, |own| figures(look, own.cost, own.asked))
        };
        let name: Cell = partner_name(look, content, partner.partner).into();
        let all = figures(look, partner.cost, partner.asked);
        table.row(std::iter::once(name).chain(types.iter().map(cell)).chain([all]).collect())
    });
    let all = sums.types.iter().find(|sum| sum.cost_type.is_none());
    let ends = types.into_iter().chain(all).map(|sum| figures(look, sum.cost, sum.asked));
    Some(table.total(std::iter::once(look.say("proposal-money-total").into()).chain(ends).collect()))
}

/// What is spent, and what of it is asked of the EU.
fn figures(look: &Look<'_>, cost: Euro, asked: Euro) -> Cell {
    Cell::new(euro(look, cost)).more(said(look, "proposal-reckoned-cross-eu", asked))
}
