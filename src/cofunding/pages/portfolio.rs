//! A funder's portfolio: what was submitted to it, what it said, and what that sums up to by year.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use chrono::Datelike;
use serde::Serialize;

use super::ceiling::{CeilingAgain, CeilingView, DraftRow, ceiling, draft_rows};
use super::{outcome_tag, standing_tag};
use crate::call;
use crate::cofunding::rules::{Commitment, TrancheState, secured_to};
use crate::cofunding::store::{self, Claim, Funder, Opened};
use crate::ground::ids::CallId;
use crate::ground::{Error, Euro, Result, Role};
use crate::people::{Look, Signed, View};
use crate::words::ZONE;
use crate::words::parts::{Empty, Figure, Tag};

#[derive(Serialize)]
pub struct PortfolioView {
    title: String,
    sections: Vec<Section>,
    empty: Option<Empty>,
}

/// One funder in one call: figures of a rehearsal never mix with others.
#[derive(Serialize)]
struct Section {
    funder: String,
    call: String,
    figures: Vec<Figure>,
    proposals: Vec<Row>,
    years: Vec<Year>,
    sum: Year,
    drafts: Vec<DraftRow>,
    ceiling: CeilingView,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    acronym: String,
    title: String,
    host: String,
    cutoff: i32,
    claimed: Euro,
    secured: Euro,
    /// Secured beyond what is claimed by now.
    beyond: Option<Euro>,
    states: Vec<Tag>,
    outcome: Option<Tag>,
}

#[derive(Serialize, Default)]
struct Year {
    year: String,
    claimed: Euro,
    confirmed: Euro,
    secured: Euro,
    paid: Euro,
    lost: Euro,
}

impl View for PortfolioView {
    const TEMPLATE: &'static str = "cofunding/portfolio";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed) -> Result<HttpResponse> {
    who.page(|look| view(look, &CeilingAgain::default())).await
}

pub(super) fn view(look: &mut Look<'_>, again: &CeilingAgain) -> Result<PortfolioView> {
    let funders = store::funders_of(look.db, &look.actor)?;
    if funders.is_empty() && !look.actor.has(Role::Funder) {
        return Err(Error::NotFound);
    }
    let mut sections = Vec::new();
    for funder in funders {
        let mut by_call: BTreeMap<CallId, (Vec<Claim>, Vec<Opened>)> = BTreeMap::new();
        for claim in store::portfolio(look.db, &funder.id)? {
            by_call.entry(claim.submitted.call.clone()).or_default().0.push(claim);
        }
        for opened in store::opened(look.db, &funder.id, look.now)? {
            by_call.entry(opened.proposal.call.clone()).or_default().1.push(opened);
        }
        for (call, (claims, drafts)) in by_call {
            sections.push(section(look, &funder, &call, (&claims, &drafts), again)?);
        }
    }
    let empty = Empty::new(look.say("cofunding-portfolio-none"), look.say("cofunding-portfolio-none-more"));
    let empty = sections.is_empty().then_some(empty);
    Ok(PortfolioView { title: look.say("cofunding-portfolio-title"), sections, empty })
}

fn section(
    look: &mut Look<'_>,
    funder: &Funder,
    call: &CallId,
    (claims, drafts): (&[Claim], &[Opened]),
    again: &CeilingAgain,
) -> Result<Section> {
    let book = call::store::rulebook(look.db, call)?;
    let commitments: Vec<Commitment> = claims.iter().map(|claim| claim.commitment.clone()).collect();
    let years = years(&commitments)?;
    Ok(Section {
        funder: funder.name.clone(),
        call: book.call.title.in_language(look.language.code()).to_owned(),
        figures: figures(look, &commitments)?,
        proposals: claims.iter().map(|claim| row(look, funder, claim)).collect::<Result<_>>()?,
        sum: sum(&years)?,
        years,
        drafts: draft_rows(look, funder, &book, drafts)?,
        ceiling: ceiling(look, (funder, call), (claims, drafts), again)?,
    })
}

fn row(look: &Look<'_>, funder: &Funder, claim: &Claim) -> Result<Row> {
    let (submitted, commitment) = (&claim.submitted, &claim.commitment);
    let content = &submitted.content;
    let mut states: Vec<TrancheState> = commitment.tranches.iter().map(|held| held.standing.state).collect();
    states.sort();
    states.dedup();
    Ok(Row {
        href: format!("/funding/{}/{}", funder.id, submitted.reference),
        reference: submitted.reference.clone(),
        acronym: content.acronym.clone(),
        title: content.title.clone(),
        host: content.host().map(|host| host.country.eu().to_owned()).unwrap_or_default(),
        cutoff: submitted.cutoff,
        claimed: commitment.claimed()?,
        secured: commitment.secured()?,
        beyond: Some(commitment.beyond()?).filter(|beyond| !beyond.is_zero()),
        states: states.into_iter().map(|state| standing_tag(look, state)).collect(),
        outcome: claim.outcome.as_deref().map(|outcome| outcome_tag(look, outcome)),
    })
}

/// Claimed and answered, by the year the money is due.
fn years(commitments: &[Commitment]) -> Result<Vec<Year>> {
    let mut years: BTreeMap<i32, Year> = BTreeMap::new();
    for held in commitments.iter().flat_map(|commitment| &commitment.tranches) {
        let year = years.entry(held.tranche.year).or_default();
        let standing = held.standing;
        year.claimed = year.claimed.plus(held.tranche.amount)?;
        year.secured = year.secured.plus(held.secured())?;
        year.paid = year.paid.plus(standing.paid)?;
        if standing.state.is_lost() {
            year.lost = year.lost.plus(held.tranche.amount)?;
        } else if standing.step > 0 {
            year.confirmed = year.confirmed.plus(standing.amount)?;
        }
    }
    Ok(years.into_iter().map(|(number, year)| Year { year: number.to_string(), ..year }).collect())
}

fn sum(years: &[Year]) -> Result<Year> {
    let total = |amount: fn(&Year) -> Euro| Euro::sum(years.iter().map(amount));
    Ok(Year {
        year: String::new(),
        claimed: total(|year| year.claimed)?,
        confirmed: total(|year| year.confirmed)?,
        secured: total(|year| year.secured)?,
        paid: total(|year| year.paid)?,
        lost: total(|year| year.lost)?,
    })
}

/// "Secured to 2026: 18 of 75", in millions; proposals; claims without an answer.
fn figures(look: &Look<'_>, commitments: &[Commitment]) -> Result<Vec<Figure>> {
    let voice = look.words().voice(look.language);
    let secured = secured_to(commitments, look.now.in_zone(ZONE).year())?;
    let unanswered: usize = commitments.iter().map(Commitment::unanswered).sum();
    let to = look.text("cofunding-secured-to", &[("year", secured.year.to_string())]);
    let of = format!("{} / {}", voice.meur(secured.secured), voice.meur(secured.due));
    Ok(vec![
        Figure::new(commitments.len(), look.say("cofunding-figure-proposals")),
        Figure::new(voice.meur(secured.of), look.say("cofunding-figure-claimed")),
        Figure::new(of, to),
        Figure::new(unanswered, look.say("cofunding-figure-unanswered")),
    ])
}
