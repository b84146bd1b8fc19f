//! `/calls/{call}`: the call's own page, with what the decisions on its cut-offs have left of the money.
//!
//! Three sources, never mixed: what was decided here, which is known to the cent; what was announced of cut-offs
//! before this house, which tells no line; and what is still to be decided, whose slices are whole.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;

use crate::call::pages::{CallView, LineLeft, MoneyLeft, call_view};
use crate::call::rules::{BudgetLine, History};
use crate::call::store::{self as calls, Phase, Standing, standings};
use crate::ground::ids::CallId;
use crate::ground::{Euro, Result};
use crate::people::{Look, Visitor};
use crate::ranking::rules::DecidedEdition;
use crate::ranking::store::decided_edition;

pub async fn show(who: Visitor, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call)).await
}

fn view(look: &mut Look<'_>, call: &CallId) -> Result<CallView> {
    let mut page = call_view(look, call)?;
    page.money_left = left(look, call)?;
    Ok(page)
}

/// What is known of the money of a cut-off.
enum Known {
    /// Its slices stand whole.
    Ahead,
    Decided(Box<DecidedEdition>),
    /// Published, and by no line.
    Announced(Option<Euro>),
    Nothing,
}

fn left(look: &mut Look<'_>, call: &CallId) -> Result<MoneyLeft> {
    let book = calls::rulebook(look.db, call)?;
    let (all, history) = standings(look.db, look.now, &book)?;
    let mut known = Vec::new();
    for standing in &all {
        known.push((standing, known_of(look, call, standing, &history)?));
    }
    let decided = known.iter().filter(|(_, known)| matches!(known, Known::Decided(_)));
    let last = decided.map(|(standing, _)| standing.number).max().unwrap_or_default();
    let notes = known.iter().filter_map(|(standing, known)| note(look, standing, known, last).transpose());
    let notes = notes.collect::<Result<_>>()?;
    let knowns: Vec<(i32, Known)> =
        known.into_iter().map(|(standing, known)| (standing.number, known)).collect();
    let lines =
        book.budget_lines.iter().map(|line| of_line(look, line, &knowns, last)).collect::<Result<_>>()?;
    Ok(MoneyLeft { lines, notes })
}

fn known_of(look: &mut Look<'_>, call: &CallId, standing: &Standing, history: &History) -> Result<Known> {
    if matches!(standing.phase, Phase::Open | Phase::Planned) {
        return Ok(Known::Ahead);
    }
    if let Some(decided) = decided_edition(look.db, call, standing.number)? {
        return Ok(Known::Decided(Box::new(decided)));
    }
    Ok(match standing.phase {
        Phase::Published => {
            let published = history.cutoffs.iter().find(|one| one.number == standing.number);
            Known::Announced(published.and_then(|published| published.announced_total))
        }
        Phase::Silent => Known::Nothing,
        Phase::Open | Phase::Planned | Phase::Closed => Known::Ahead,
    })
}

fn offered(decided: &DecidedEdition) -> Result<BTreeMap<&str, Euro>> {
    Ok(decided.lines.iter().map(|line| (line.purse.line.as_str(), line.offered)).collect())
}

/// `last` is the last cut-off that was decided: what was passed over before it carries nothing on.
fn of_line(look: &Look<'_>, line: &BudgetLine, known: &[(i32, Known)], last: i32) -> Result<LineLeft> {
    let told = known.iter().all(|(_, known)| matches!(known, Known::Ahead | Known::Decided(_)));
    let mut taken = Euro::ZERO;
    // What no slice sets aside is there as well.
    let mut left = line.total.minus(Euro::sum(line.slices.iter().map(|slice| slice.amount))?)?;
    let mut carries = Euro::ZERO;
    for (number, known) in known {
        match known {
            Known::Ahead if *number < last => {}
            Known::Ahead => left = left.plus(line.slice(*number))?,
            Known::Decided(decided) => {
                taken = taken.plus(offered(decided)?.get(line.id.as_str()).copied().unwrap_or_default())?;
                let standing = decided.lines.iter().find(|standing| standing.purse.line == line.id);
                carries = standing.map(|standing| standing.carries).unwrap_or_default();
            }
            Known::Announced(_) | Known::Nothing => {}
        }
    }
    Ok(LineLeft {
        title: line.title.in_language(look.language.code()).to_owned(),
        total: line.total,
        offered: told.then_some(taken),
        left: if told { Some(left.plus(carries)?) } else { None },
    })
}

/// What there is to say of a cut-off that has passed.
fn note(look: &Look<'_>, standing: &Standing, known: &Known, last: i32) -> Result<Option<String>> {
    let passed = !matches!(standing.phase, Phase::Open | Phase::Planned);
    let number = ("number", standing.number.to_string());
    Ok(match known {
        Known::Ahead if !passed => None,
        Known::Ahead if standing.number < last => Some(look.text("desk-left-never", &[number])),
        Known::Ahead => Some(look.text("desk-left-pending", &[number])),
        Known::Decided(decided) => {
            let amount = Euro::sum(offered(decided)?.into_values())?;
            Some(look.text("desk-left-decided", &[number, ("amount", amount.to_string())]))
        }
        Known::Announced(Some(total)) => {
            Some(look.text("desk-left-announced", &[number, ("amount", total.to_string())]))
        }
        Known::Announced(None) => Some(look.text("desk-left-unpublished", &[number])),
        Known::Nothing => Some(look.text("desk-left-nothing", &[number])),
    })
}
