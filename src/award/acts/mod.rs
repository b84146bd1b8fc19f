//! What staff and finance do with awards. Each loads for its verb, lets the rules decide, saves, leaves
//! evidence and mail.

mod make;
mod payment;
mod step;

pub use make::*;
pub use payment::*;
pub use step::*;

use chrono::NaiveDate;

use crate::act::Act;
use crate::award::store::Award;
use crate::ground::{Letter, RecordClass, Result, Role, Scope};
use crate::people;
use crate::words::ZONE;

/// The day of an act, in Brussels.
fn today(act: &Act<'_>) -> NaiveDate {
    act.received().in_zone(ZONE).date_naive()
}

/// A letter to the coordinators of the award's proposal.
fn tell_coordinators(
    act: &mut Act<'_>,
    award: &Award,
    template: &'static str,
    args: &[(&str, String)],
) -> Result<()> {
    let scope = Scope::Proposal(award.proposal.clone());
    for person in people::store::holders(act.db, Role::Coordinator, &scope, act.received())? {
        let letter = Letter::to_person(person.id, template, RecordClass::Award)
            .with("award", &award.reference)
            .with("acronym", &award.content.acronym);
        act.post(&args.iter().fold(letter, |letter, (name, value)| letter.with(name, value)))?;
    }
    Ok(())
}
