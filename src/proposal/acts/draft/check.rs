//! What is wrong with an application that is not saved yet.

use super::{Whole, taken, whole_answers};
use crate::call::rules::Rulebook;
use crate::ground::{Problems, Result};
use crate::proposal::rules::Content;
use crate::proposal::rules::typed::{self, Habit, Row};

/// All problems that saving it whole would tell, and nothing is saved.
pub fn check_whole(book: &Rulebook, before: &Content, whole: &Whole) -> Result<Problems> {
    let mut all = Problems::none();
    taken(&mut all, typed::basics(book, &whole.basics))?;
    taken(&mut all, whole_answers(book, before, whole))?;
    taken(&mut all, typed::partners(book, &Row::numbered(whole.partners.clone())))?;
    taken(&mut all, typed::asks(book, &Row::numbered(whole.asks.clone()), Habit::Machine))?;
    taken(&mut all, typed::tranches(book, &Row::numbered(whole.tranches.clone()), Habit::Machine))?;
    Ok(all)
}
