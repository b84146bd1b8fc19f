//! What the Board decided about a proposal, for its team: the outcome, the summary report, and until when it
//! can be contested. Nobody is named, and no single expert's report is shown.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::list::verdict_tag;
use crate::evaluation;
use crate::evaluation::pages::SummaryReport;
use crate::evaluation::rules::ReportState;
use crate::evaluation::store::Basis;
use crate::ground::{Error, Euro, Result};
use crate::people::{Look, Signed, View};
use crate::proposal;
use crate::ranking::store;
use crate::words::parts::{Crumb, Tag};

#[derive(Serialize)]
struct OutcomeView {
    title: String,
    crumbs: Vec<Crumb>,
    verdict: Tag,
    decision: String,
    reason: String,
    condition: String,
    offers: Vec<Offer>,
    /// None where the proposal never came to a consensus.
    summary: Option<SummaryReport>,
    /// The notification counts as read from here on, and can be contested until then.
    read_at: String,
    redress_until: String,
}

#[derive(Serialize)]
struct Offer {
    line: String,
    cost_type: String,
    amount: Euro,
}

impl View for OutcomeView {
    const TEMPLATE: &'static str = "ranking/outcome";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key)).await
}

fn view(look: &mut Look<'_>, key: &str) -> Result<OutcomeView> {
    let actor = look.actor.clone();
    // Whoever sees the proposal sees its outcome: its team, and those who oversee the call.
    let (proposal, _) = proposal::store::find(look.db, &actor, key, look.now)?;
    let (decision, outcome) = store::outcome_of(look.db, &proposal.id)?.ok_or(Error::NotFound)?;
    let basis = Basis::load(look.db, &decision.call, decision.cutoff)?;
    let (book, language) = (&basis.rulebook, look.language.code());
    let consensus = evaluation::store::consensus_of(look.db, &proposal.id, decision.cutoff)?;
    let finished = consensus.filter(|row| row.state == ReportState::Finished);
    let offers = store::offers_of(look.db, &decision.call, decision.cutoff, &outcome.reference)?;
    let offers = offers.into_iter().map(|ask| Offer {
        line: book
            .budget_line(&ask.line)
            .map_or(ask.line.clone(), |l| l.title.in_language(language).to_owned()),
        cost_type: book
            .cost_type(&ask.cost_type)
            .map_or(ask.cost_type.clone(), |found| found.title.in_language(language).to_owned()),
        amount: ask.amount,
    });
    let read_at = decision.at.plus_days(book.clocks.notification_read_days);
    let args = [("reference", decision.reference.clone()), ("day", decision.decided_on.clone())];
    let title = look.text("ranking-outcome", &[("reference", outcome.reference.clone())]);
    Ok(OutcomeView {
        crumbs: vec![
            Crumb::to(&outcome.reference, format!("/proposals/{}", outcome.reference)),
            Crumb::here(look.say("ranking-verdict")),
        ],
        title,
        verdict: verdict_tag(look, outcome.verdict),
        decision: look.text("ranking-decision", &args),
        reason: outcome.reason,
        condition: outcome.condition,
        offers: offers.collect(),
        summary: finished.map(|row| SummaryReport::of(book, &row.report, language)),
        read_at: read_at.to_string(),
        redress_until: read_at.plus_days(book.clocks.redress_days).to_string(),
    })
}
