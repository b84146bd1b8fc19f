//! What a proposal says: assembled from rows, and written back part by part.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Proposal;
use super::fields::{self, How, Stamp};
use super::may::{Edit, May};
use super::{carryovers, declarations, documents, lists, partners};
use crate::db::Db;
use crate::db::schema::{answers, asks, costs, funders, tranche_steps, tranches};
use crate::ground::ids::{FunderId, PartnerId, ProposalId, TrancheId};
use crate::ground::{Country, Error, Euro, Moment, Result};
use crate::proposal::rules::typed::Basics;
use crate::proposal::rules::{
    Answer, Ask, Content, Cost, Document, FieldKey, FunderLevel, Hosting, Lost, Origin, Particulars, Partner,
    Tranche, TrancheKind, declaration_slot, funders_in, letter_slot, of_declaration, of_letter,
};

/// What a save changes; None leaves a part as it is.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    pub basics: Option<Basics>,
    /// By field id; fields that are not named keep their answers.
    pub answers: Option<BTreeMap<String, Answer>>,
    pub partners: Option<Vec<Partner>>,
    pub hosting: Option<Option<Hosting>>,
    pub asks: Option<Vec<Ask>>,
    /// A budget, and the rows of the partners that it names by place.
    pub costs: Option<(Vec<Cost>, Vec<PartnerId>)>,
    pub tranches: Option<Vec<Tranche>>,
    /// A list as it was once, out of its history.
    pub restored: bool,
}

impl Changes {
    /// Whether lists are among what is written.
    fn name_lists(&self) -> bool {
        let consortium = self.partners.is_some() || self.hosting.is_some();
        consortium || self.asks.is_some() || self.costs.is_some() || self.tranches.is_some()
    }

    /// Whether anything would be said otherwise.
    pub fn say_more_than(&self, before: &Content) -> bool {
        let basics = self.basics.as_ref().is_some_and(|new| {
            (&new.acronym, &new.title, &new.track) != (&before.acronym, &before.title, &before.track)
        });
        let answers = self.answers.iter().flatten().any(|(field, answer)| match before.answers.get(field) {
            Some(old) => old != answer,
            None => !answer.is_empty(),
        });
        basics
            || answers
            || self.partners.as_ref().is_some_and(|new| *new != before.partners)
            || self.hosting.as_ref().is_some_and(|new| *new != before.hosting)
            || self.asks.as_ref().is_some_and(|new| *new != before.asks)
            || self.costs.as_ref().is_some_and(|(new, _)| *new != before.costs)
            || self.tranches.as_ref().is_some_and(|new| *new != before.tranches)
    }
}

/// All that a draft says now.
pub fn content_of(db: &mut Db, proposal: &Proposal) -> Result<Content> {
    content_declared(db, proposal, None)
}

/// The same with what partners had declared before a moment, and its papers then: what they declare after a cut-off does
/// not count for it, and neither does what they take back.
pub fn content_before(db: &mut Db, proposal: &Proposal, cutoff: Moment) -> Result<Content> {
    content_declared(db, proposal, Some(cutoff))
}

fn content_declared(db: &mut Db, proposal: &Proposal, before: Option<Moment>) -> Result<Content> {
    let id = &proposal.id;
    let (partners, tranches) = (partners::of(db, id)?, tranches_of(db, id)?);
    let mut content = Content {
        acronym: proposal.acronym.clone(),
        title: proposal.title.clone(),
        track: proposal.track.clone(),
        answers: answers_of(db, id)?,
        hosting: partners::hosting_of(db, id)?,
        declarations: declarations::of(db, id, &partners, before)?,
        asks: asks_of(db, id)?,
        costs: costs_of(db, id, &partners)?,
        tranches,
        documents: Vec::new(),
        earlier: carryovers::earlier_of(db, id)?,
        lost: lost_of(db, id)?,
        partners,
    };
    content.documents = documents_of(db, id, &content, before)?;
    Ok(content)
}

/// The documents of a draft as a content holds them: those of declarations by the place of their partner, letters by
/// that of their funder, and none of a partner that left or a funder that is claimed from no longer.
fn documents_of(
    db: &mut Db,
    id: &ProposalId,
    content: &Content,
    before: Option<Moment>,
) -> Result<Vec<Document>> {
    let partner = |id: &str| content.partners.iter().position(|one| one.id.as_str() == id);
    let funder = |id: &str| content.funders().iter().position(|(one, _)| one.as_str() == id);
    let named = |mut document: Document| {
        if let Some((declaration, of)) = of_declaration(&document.slot) {
            document.slot = declaration_slot(declaration, partner(of)? + 1);
        } else if let Some((slot, of)) = of_letter(&document.slot) {
            document.slot = letter_slot(slot, funder(of)? + 1);
        }
        Some(document)
    };
    let mut rows = documents::current(db, id)?;
    if let Some(at) = before {
        rows.retain(|document| of_declaration(&document.slot).is_none());
        let then = documents::held_at(db, id, at)?;
        rows.extend(then.into_iter().filter(|document| of_declaration(&document.slot).is_some()));
    }
    let mut held: Vec<Document> = rows.into_iter().filter_map(named).collect();
    // Rows are in the order of ids: the same words are in the same order everywhere.
    held.sort_by(|one, other| one.slot.cmp(&other.slot));
    Ok(held)
}

/// A slot as the table of documents has it: a funder's own goes by the funder's id there, and may be asked for by the
/// funder's place among the claims, too.
///
/// # Errors
/// `NotFound` where nothing is claimed from that funder.
pub fn slot_in_table(db: &mut Db, id: &ProposalId, slot: &str) -> Result<String> {
    let Some((of, named)) = of_letter(slot) else { return Ok(slot.to_owned()) };
    let tranches = tranches_of(db, id)?;
    let funders = funders_in(&tranches);
    let by_place = named.parse::<usize>().ok().and_then(|place| funders.get(place.checked_sub(1)?));
    let found = by_place.or_else(|| funders.iter().find(|(id, _)| id.as_str() == named));
    found.map(|(id, _)| letter_slot(of, id)).ok_or(Error::NotFound)
}

fn answers_of(db: &mut Db, id: &ProposalId) -> Result<BTreeMap<String, Answer>> {
    let rows: Vec<(String, String)> = answers::table
        .filter(answers::proposal_id.eq(id))
        .order(answers::field)
        .select((answers::field, answers::value))
        .load(db)?;
    rows.into_iter().map(|(field, value)| Ok((field, serde_json::from_str(&value)?))).collect()
}

fn asks_of(db: &mut Db, id: &ProposalId) -> Result<Vec<Ask>> {
    let rows: Vec<(String, String, Euro)> = asks::table
        .filter(asks::proposal_id.eq(id))
        .order((asks::line, asks::cost_type))
        .select((asks::line, asks::cost_type, asks::amount))
        .load(db)?;
    Ok(rows.into_iter().map(|(line, cost_type, amount)| Ask { line, cost_type, amount }).collect())
}

/// The budget of a draft. A row whose partner has left is the consortium's until somebody takes it over.
fn costs_of(db: &mut Db, id: &ProposalId, partners: &[Partner]) -> Result<Vec<Cost>> {
    type Row = (Option<PartnerId>, String, i32, String, Euro, Euro, String);
    let rows: Vec<Row> = costs::table
        .filter(costs::proposal_id.eq(id))
        .order(costs::place)
        .select((
            costs::partner_id,
            costs::cost_type,
            costs::year,
            costs::line,
            costs::amount,
            costs::asked,
            costs::note,
        ))
        .load(db)?;
    let cost = |(partner, cost_type, year, line, amount, asked, note): Row| Cost {
        partner: partner.and_then(|id| partners.iter().position(|one| one.id == id)),
        cost_type,
        year: Some(year).filter(|year| *year != NO_YEAR),
        line,
        amount,
        asked,
        note,
    };
    Ok(rows.into_iter().map(cost).collect())
}

/// How the table says that a cost is not counted by years.
const NO_YEAR: i32 = 0;

type Funds = (FunderId, String, String, String, bool);
type What = (TrancheId, i32, String, String, Euro);
type Terms = (String, Euro, String, String, String, String, String);
type More = (String, String, String, String, String, String);

/// The claims of a draft as they stand now, in its order.
pub fn tranches_of(db: &mut Db, id: &ProposalId) -> Result<Vec<Tranche>> {
    let rows: Vec<(Funds, What, Terms, More)> = tranches::table
        .inner_join(funders::table.on(funders::id.eq(tranches::funder_id)))
        .filter(tranches::proposal_id.eq(id))
        .order(tranches::place)
        .select((
            (funders::id, funders::name, funders::level, funders::country, funders::registered),
            (tranches::id, tranches::year, tranches::cost_type, tranches::kind, tranches::amount),
            (
                tranches::currency,
                tranches::stated,
                tranches::rate,
                tranches::rate_source,
                tranches::origin,
                tranches::aid_basis,
                tranches::evidence,
            ),
            (
                tranches::vat,
                tranches::rate_date,
                tranches::other_awards,
                tranches::named,
                tranches::named_level,
                tranches::valid_until,
            ),
        ))
        .load(db)?;
    rows.into_iter().map(tranche).collect()
}

/// The claims that their funders will not pay, by the last step of each: the funders' answers are a later stage's, and
/// that a claim is lost is the draft's to know.
fn lost_of(db: &mut Db, id: &ProposalId) -> Result<BTreeMap<TrancheId, Lost>> {
    let steps: Vec<(TrancheId, String)> = tranche_steps::table
        .filter(tranche_steps::proposal_id.eq(id))
        .order((tranche_steps::tranche_id, tranche_steps::number))
        .select((tranche_steps::tranche_id, tranche_steps::state))
        .load(db)?;
    let last: BTreeMap<TrancheId, String> = steps.into_iter().collect();
    Ok(last.into_iter().filter_map(|(id, state)| Some((id, Lost::parse(&state)?))).collect())
}

fn tranche((who, what, how, more): (Funds, What, Terms, More)) -> Result<Tranche> {
    let (vat, rate_date, other_awards, named, named_level, valid_until) = more;
    let (funder, name, level, country, registered) = who;
    // What staff entered in the register is what a funder is called; until then each draft's own words are.
    let (funder_name, level) = match registered || named.is_empty() {
        true => (name, level),
        false => (named, named_level),
    };
    let (id, year, cost_type, kind, amount) = what;
    let (currency, stated, rate, rate_source, origin, aid_basis, evidence) = how;
    let unknown = |what: &str| Error::internal(format!("tranche {id} has an unknown {what}"));
    Ok(Tranche {
        level: FunderLevel::parse(&level).ok_or_else(|| unknown("level"))?,
        kind: TrancheKind::parse(&kind).ok_or_else(|| unknown("kind"))?,
        origin: Origin::parse(&origin).ok_or_else(|| unknown("origin"))?,
        country: Some(country.as_str())
            .filter(|code| !code.is_empty())
            .map(|code| Country::parse(code).map_err(Error::internal))
            .transpose()?,
        id,
        funder,
        funder_name,
        year,
        cost_type,
        amount,
        currency,
        stated,
        rate,
        rate_source,
        aid_basis,
        evidence,
        particulars: Particulars { vat, rate_date, other_awards, valid_until },
    })
}

/// Writes what changed, and spends the proof. The new version.
pub fn save(
    db: &mut Db,
    may: May<Edit>,
    proposal: &Proposal,
    changes: &Changes,
    by: &str,
    at: Moment,
) -> Result<i64> {
    let id = may.id().clone();
    let version = may.save(db, at)?;
    let how = if changes.restored { How::Restored } else { How::Saved };
    let stamp = Stamp { version, at, by, how };
    let before = if changes.name_lists() { Some(content_of(db, proposal)?) } else { None };
    if let Some(basics) = &changes.basics {
        save_basics(db, proposal, basics, &stamp)?;
    }
    if let Some(answers) = &changes.answers {
        fields::put_all(db, proposal, answers, &stamp)?;
    }
    if let Some(partners) = &changes.partners {
        partners::save(db, &id, partners)?;
    }
    if let Some(hosting) = &changes.hosting {
        partners::save_hosting(db, &id, hosting.as_ref())?;
    }
    if let Some(asks) = &changes.asks {
        save_asks(db, &id, asks)?;
    }
    if let Some((costs, partners)) = &changes.costs {
        save_costs(db, &id, costs, partners)?;
    }
    if let Some(tranches) = &changes.tranches {
        save_tranches(db, &id, tranches)?;
    }
    if let Some(before) = before {
        lists::keep(db, proposal, &before, &stamp)?;
    }
    Ok(version)
}

fn save_basics(db: &mut Db, proposal: &Proposal, basics: &Basics, stamp: &Stamp<'_>) -> Result<()> {
    let own = [
        (FieldKey::Acronym, &proposal.acronym, &basics.acronym),
        (FieldKey::Title, &proposal.title, &basics.title),
        (FieldKey::Track, &proposal.track, &basics.track),
    ];
    for (key, _, is) in own.into_iter().filter(|(_, was, is)| was != is) {
        fields::put(db, proposal, (&key, &Answer::Text(is.clone()), &fields::Current::untouched()), stamp)?;
    }
    Ok(())
}

fn save_asks(db: &mut Db, id: &ProposalId, all: &[Ask]) -> Result<()> {
    diesel::delete(asks::table.filter(asks::proposal_id.eq(id))).execute(db)?;
    for ask in all {
        diesel::insert_into(asks::table)
            .values((
                asks::proposal_id.eq(id),
                asks::line.eq(&ask.line),
                asks::cost_type.eq(&ask.cost_type),
                asks::amount.eq(ask.amount),
            ))
            .execute(db)?;
    }
    Ok(())
}

fn save_costs(db: &mut Db, id: &ProposalId, all: &[Cost], partners: &[PartnerId]) -> Result<()> {
    diesel::delete(costs::table.filter(costs::proposal_id.eq(id))).execute(db)?;
    for (place, cost) in (0_i32..).zip(all) {
        diesel::insert_into(costs::table)
            .values((
                costs::proposal_id.eq(id),
                costs::place.eq(place),
                costs::partner_id.eq(cost.partner.and_then(|place| partners.get(place))),
                costs::cost_type.eq(&cost.cost_type),
                costs::year.eq(cost.year.unwrap_or(NO_YEAR)),
                costs::line.eq(&cost.line),
                costs::amount.eq(cost.amount),
                costs::asked.eq(cost.asked),
                costs::note.eq(&cost.note),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// What a funder has answered stays with the tranche's id, which a form hands back.
fn save_tranches(db: &mut Db, id: &ProposalId, all: &[Tranche]) -> Result<()> {
    diesel::delete(tranches::table.filter(tranches::proposal_id.eq(id))).execute(db)?;
    for (place, tranche) in (0_i32..).zip(all) {
        diesel::insert_into(tranches::table)
            .values((
                tranches::id.eq(&tranche.id),
                tranches::proposal_id.eq(id),
                tranches::place.eq(place),
                tranches::funder_id.eq(&tranche.funder),
                tranches::year.eq(tranche.year),
                tranches::cost_type.eq(&tranche.cost_type),
                tranches::kind.eq(tranche.kind.name()),
                tranches::amount.eq(tranche.amount),
                tranches::currency.eq(&tranche.currency),
                tranches::stated.eq(tranche.stated),
                tranches::rate.eq(&tranche.rate),
                tranches::rate_source.eq(&tranche.rate_source),
                tranches::origin.eq(tranche.origin.name()),
                tranches::aid_basis.eq(&tranche.aid_basis),
                (
                    tranches::evidence.eq(&tranche.evidence),
                    tranches::vat.eq(&tranche.particulars.vat),
                    tranches::rate_date.eq(&tranche.particulars.rate_date),
                    tranches::other_awards.eq(&tranche.particulars.other_awards),
                    tranches::named.eq(&tranche.funder_name),
                    tranches::named_level.eq(tranche.level.name()),
                    tranches::valid_until.eq(&tranche.particulars.valid_until),
                ),
            ))
            .execute(db)?;
    }
    Ok(())
}
