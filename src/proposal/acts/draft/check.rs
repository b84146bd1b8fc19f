//! What is wrong with an application that is not saved yet.

use super::{Whole, agreed, taken, whole_answers};
use crate::call::rules::Rulebook;
use crate::ground::{Problems, Result};
use crate::proposal::rules::typed::{self, Habit, Row};
use crate::proposal::rules::{Content, Partner};

/// All problems that saving it whole would tell, and nothing is saved.
pub fn check_whole(book: &Rulebook, before: &Content, whole: &Whole) -> Result<Problems> {
    let mut all = Problems::none();
    taken(&mut all, typed::basics(book, &whole.basics))?;
    taken(&mut all, whole_answers(book, before, whole))?;
    let partners = taken(&mut all, typed::partners(book, &Row::numbered(whole.partners.clone())))?;
    let named: Vec<Partner> = partners.unwrap_or_default().into_iter().map(|new| new.partner).collect();
    taken(&mut all, typed::hosting(&whole.hosting))?;
    let costs = typed::costs(book, &named, &Row::numbered(whole.costs.clone()), Habit::Machine);
    let costs = taken(&mut all, costs)?;
    let asks = typed::asks(book, &Row::numbered(whole.asks.clone()), Habit::Machine);
    let asks = taken(&mut all, asks.map(super::sorted))?;
    agreed(&mut all, asks, costs.as_deref())?;
    taken(&mut all, typed::tranches(book, &Row::numbered(whole.tranches.clone()), Habit::Machine))?;
    Ok(all)
}
