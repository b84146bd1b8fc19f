//! The emergency path, for the team and for staff.

pub mod staff;
pub mod team;

use serde::Serialize;

use crate::call::rules::Rulebook;
use crate::ground::{Moment, Result};
use crate::people::Look;
use crate::people::store::name;
use crate::proposal::rules::DepositStanding;
use crate::proposal::store::deposits::{Deposit, Fault};
use crate::words::parts::{Kind, Tag};

/// `{{> deposit deposit}}`
#[derive(Serialize)]
pub struct DepositView {
    pub number: i32,
    pub cutoff: i32,
    sha256: String,
    at: Moment,
    means: String,
    /// Who wrote it down, and how it is known; empty where it came by itself.
    by: String,
    note: String,
    tag: Tag,
    handed: Option<HandedView>,
    decision: Option<DecisionView>,
}

#[derive(Serialize)]
struct HandedView {
    at: Moment,
    by: String,
    href: String,
    blocking: i32,
    faults: Vec<FaultView>,
}

/// Something wrong with the archive, and where.
#[derive(Serialize)]
struct FaultView {
    place: String,
    text: String,
}

#[derive(Serialize)]
struct DecisionView {
    at: Moment,
    by: String,
    reason: String,
    /// The submission it became.
    version: Option<i32>,
    supplement: Option<i32>,
}

/// `handed` is where the archive can be read.
pub fn shown(look: &mut Look<'_>, book: &Rulebook, one: &Deposit, handed: &str) -> Result<DepositView> {
    let standing = one.standing(book, look.now);
    let handed = match &one.handed {
        Some(of) => Some(HandedView {
            at: of.at,
            by: name(look.db, &of.by)?,
            href: handed.to_owned(),
            blocking: of.blocking,
            faults: of.faults.iter().map(|fault| shown_fault(look, fault)).collect(),
        }),
        None => None,
    };
    let decision = match &one.decision {
        Some(of) => Some(DecisionView {
            at: of.at,
            by: name(look.db, &of.by)?,
            reason: of.reason.clone(),
            version: of.version,
            supplement: of.supplement,
        }),
        None => None,
    };
    Ok(DepositView {
        number: one.number,
        cutoff: one.cutoff,
        sha256: one.sha256.clone(),
        at: one.at,
        means: look.say(&format!("emergency-means-{}", one.means.name())),
        by: name(look.db, &one.by)?,
        note: one.note.clone(),
        tag: tag(look, standing),
        handed,
        decision,
    })
}

fn shown_fault(look: &Look<'_>, fault: &Fault) -> FaultView {
    let kind = if fault.field.is_empty() { "refusal" } else { "problem" };
    let text = look.words().text(look.language, &format!("{kind}-{}", fault.code), &fault.args);
    FaultView { place: format!("/{}", fault.field.replace('.', "/")), text }
}

pub fn tag(look: &Look<'_>, standing: DepositStanding) -> Tag {
    let kind = match standing {
        DepositStanding::Deposited => Kind::Plain,
        DepositStanding::Open | DepositStanding::Waits => Kind::Warn,
        DepositStanding::Accepted => Kind::Good,
        DepositStanding::Lapsed | DepositStanding::Refused => Kind::Bad,
    };
    Tag::new(kind, look.say(&format!("emergency-{}", standing.name())))
}
