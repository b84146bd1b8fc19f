//! What the page of an award shows.

use chrono::Datelike;
use serde::Serialize;

use super::{award_tag, instrument_tag, title};
use crate::award::rules::{
    AwardMatch, InstrumentState, Pledges, Position, Source, award_match, beside_part, eu_part, may_sign,
    pledges,
};
use crate::award::store::{Award, Instrument, Item, Payment, Sight};
use crate::cofunding::pages::{Side, cost_type, finding_tag, match_bars, standing_tag};
use crate::cofunding::rules::{Beside, MatchFinding, MatchResult, Matched, Stated, ratios};
use crate::ground::{BasisPoints, Euro, Result};
use crate::people::{Look, View, store as people};
use crate::proposal;
use crate::words::ZONE;
use crate::words::charts::MatchBars;
use crate::words::parts::{Action, Crumb, Figure, Kind, Next, Notice, Tag};

#[derive(Serialize)]
pub struct AwardView {
    title: String,
    crumbs: Vec<Crumb>,
    reference: String,
    proposal: String,
    /// Where whoever looks may read it.
    proposal_href: Option<String>,
    proposal_title: String,
    /// With names and what is not authorised yet: not for the team.
    office: bool,
    cutoff: i32,
    decision: String,
    decided_on: String,
    state: Tag,
    notices: Vec<Notice>,
    next: Next,
    figures: Vec<Figure>,
    money: MatchBars,
    matches: Vec<MatchRow>,
    ratios: Vec<RatioRow>,
    instruments: Vec<InstrumentView>,
}

/// The match of a cost type, or of the whole.
#[derive(Serialize)]
struct MatchRow {
    name: String,
    eu: Euro,
    needed: Euro,
    standing: Euro,
    secured: Euro,
    /// Money that stands beside and does not count, by its origin.
    uncounted: Option<Euro>,
    findings: Vec<Tag>,
    sum: bool,
}

#[derive(Serialize)]
struct RatioRow {
    name: String,
    numerator: Euro,
    denominator: Euro,
    value: Option<BasisPoints>,
}

#[derive(Serialize)]
struct InstrumentView {
    kind: String,
    name: String,
    state: Tag,
    counterparty: Option<String>,
    /// The instrument that has to be signed first.
    waits: Option<String>,
    step_href: Option<String>,
    pay_href: Option<String>,
    items: Vec<ItemRow>,
    payments: Vec<PaymentRow>,
    steps: Vec<StepRow>,
}

#[derive(Serialize)]
struct ItemRow {
    source: String,
    cost_type: String,
    amount: Euro,
    state: Option<Tag>,
    /// Payments that wait included: for officers alone.
    recorded: Option<Euro>,
    paid: Euro,
    unpaid: Euro,
    /// Where finance records what was paid of it, as far as it can be paid now.
    pay_href: Option<String>,
    overdue: Option<Tag>,
}

#[derive(Serialize)]
struct PaymentRow {
    payer: String,
    payee: String,
    amount: Euro,
    reference: String,
    executed_on: String,
    state: Tag,
    /// Who recorded and who authorised it: for officers alone.
    who: Option<String>,
    actions: Vec<Action>,
}

#[derive(Serialize)]
struct StepRow {
    state: Tag,
    on: String,
    reference: String,
    who: Option<String>,
}

impl View for AwardView {
    const TEMPLATE: &'static str = "award/show";
    fn title(&self) -> String {
        format!("{} · {}", self.title, self.reference)
    }
}

/// The current year, in Brussels: pledges of earlier ones are overdue.
pub(super) fn year(look: &Look<'_>) -> i32 {
    look.now.in_zone(ZONE).year()
}

pub(super) fn view(look: &mut Look<'_>, award: &Award, sight: Sight) -> Result<AwardView> {
    let positions = award.positions();
    let found = award_match(&award.rulebook, &positions, &stated(award)?)?;
    let pledges = pledges(&positions, year(look))?;
    let mut instruments = Vec::new();
    for instrument in &award.instruments {
        instruments.push(instrument_view(look, award, instrument, sight)?);
    }
    let here = Crumb::here(&award.reference);
    let crumbs = match sight.office {
        true => vec![Crumb::to(look.say("award-list-title"), "/awards"), here],
        false => vec![
            Crumb::to(award.proposal_reference.clone(), format!("/proposals/{}", award.proposal_reference)),
            here,
        ],
    };
    // Finance officers pay without reading proposals: no link where it would lead nowhere.
    let readable = proposal::store::find(look.db, &look.actor, &award.proposal_reference, look.now).is_ok();
    Ok(AwardView {
        title: award.content.acronym.clone(),
        crumbs,
        reference: award.reference.clone(),
        proposal: award.proposal_reference.clone(),
        proposal_href: readable.then(|| format!("/proposals/{}", award.proposal_reference)),
        proposal_title: award.content.title.clone(),
        office: sight.office,
        cutoff: award.cutoff,
        decision: award.decision.clone(),
        decided_on: award.decided_on.clone(),
        state: award_tag(look, award.state()),
        notices: notices(look, award, &found, &pledges),
        next: next(look, award, &pledges, sight),
        figures: figures(look, &positions, &pledges)?,
        money: bars(look, award, &positions)?,
        matches: match_rows(look, award, &found)?,
        ratios: ratio_rows(look, &positions)?,
        instruments,
    })
}

/// What the lines must add up to: per cost type, what was awarded and claimed.
fn stated(award: &Award) -> Result<Vec<Stated>> {
    let mut stated = Vec::new();
    for kind in &award.rulebook.cost_types {
        let eu = award.positions().into_iter().filter(|one| one.is_eu() && one.item.cost_type == kind.id);
        let eu = Euro::sum(eu.map(|one| one.item.amount))?;
        let amount = eu.plus(award.content.claimed_for(&kind.id)?)?;
        stated.push(Stated { cost_type: Some(kind.id.clone()), amount });
    }
    Ok(stated)
}

/// What rings: a short match, pledges that were lost, overdue or not yet secured. Over-matches are told in the
/// table, as the information they are.
fn notices(look: &Look<'_>, award: &Award, found: &AwardMatch, pledges: &Pledges) -> Vec<Notice> {
    let mut notices = Vec::new();
    if !award.condition.is_empty() {
        let text = award.condition.clone();
        notices.push(Notice::new(Kind::Warn, look.say("award-condition"), text));
    }
    // Where cost types are short, the whole being short says nothing more.
    let per_type =
        found.findings.iter().any(|one| one.finding == MatchFinding::Short && one.cost_type.is_some());
    let told = |one: &&MatchResult| match one.finding {
        MatchFinding::Over => false,
        MatchFinding::Short => one.cost_type.is_some() || !per_type,
        MatchFinding::Unequal => true,
    };
    for finding in found.findings.iter().filter(told) {
        let name = match &finding.cost_type {
            Some(id) => cost_type(look, &award.rulebook, id),
            None => look.say("award-in-all"),
        };
        let (kind, key) = match finding.finding {
            MatchFinding::Short => (Kind::Bad, "award-short"),
            _ => (Kind::Warn, "award-unequal"),
        };
        let args = [("name", name), ("amount", finding.amount.to_string())];
        notices.push(Notice::new(kind, look.say(key), look.text(&format!("{key}-more"), &args)));
    }
    let rings = [
        (Kind::Bad, "award-lost", pledges.lost),
        (Kind::Bad, "award-overdue", pledges.overdue),
        (Kind::Warn, "award-claimed", pledges.only_claimed),
    ];
    for (kind, key, amount) in rings.into_iter().filter(|(.., amount)| !amount.is_zero()) {
        let text = look.text(&format!("{key}-more"), &[("amount", amount.to_string())]);
        notices.push(Notice::new(kind, look.say(key), text));
    }
    notices
}

/// What waits for whom: signatures and authorisations for staff, payments for finance.
fn next(look: &Look<'_>, award: &Award, pledges: &Pledges, sight: Sight) -> Next {
    let mut next = Next::default();
    let held = award.held();
    let states: Vec<(&str, InstrumentState)> = held.iter().map(|(kind, state, _)| (*kind, *state)).collect();
    let ready = |instrument: &&Instrument| {
        let plan = award.plan(&instrument.kind);
        instrument.state() == InstrumentState::Planned
            && plan.is_ok_and(|plan| may_sign(plan, &states).is_ok())
    };
    if let Some(first) = award.instruments.iter().find(ready) {
        let by = award.sign_by().map(|day| day.to_string()).unwrap_or_default();
        let args = [("name", title(look, award, &first.kind)), ("day", by)];
        next = next.item(look.text("award-next-sign", &args), anchor(&first.kind));
        if sight.runs {
            let action = Action::go(look.say("award-next-step"), step_href(award, &first.kind));
            next = next.primary(action);
        }
    }
    for instrument in &award.instruments {
        let waits = instrument.payments.iter().filter(|paid| paid.counts() && paid.authorised_at.is_none());
        let count = waits.count();
        if count > 0 && sight.office {
            let args = [("count", count.to_string()), ("name", title(look, award, &instrument.kind))];
            next = next.item(look.text("award-next-authorise", &args), anchor(&instrument.kind));
        }
    }
    if !pledges.only_claimed.is_zero() {
        next = next.item(look.say("award-next-secure"), Some("#match".to_owned()));
    }
    next
}

fn anchor(kind: &str) -> Option<String> {
    Some(format!("#{kind}"))
}

fn step_href(award: &Award, kind: &str) -> String {
    format!("/awards/{}/{kind}/step", award.reference)
}

fn figures(look: &Look<'_>, positions: &[Position], pledges: &Pledges) -> Result<Vec<Figure>> {
    let voice = look.words().voice(look.language);
    let eu = Euro::sum(eu_part(positions).into_iter().map(|(_, amount)| amount))?;
    let paid = Euro::sum(positions.iter().filter(|one| one.is_eu()).map(|one| one.paid))?;
    let of = |part: Euro, whole: Euro| format!("{} / {}", voice.meur(part), voice.meur(whole));
    Ok(vec![
        Figure::new(voice.meur(eu), look.say("award-figure-eu")),
        Figure::new(of(pledges.secured, pledges.claimed), look.say("award-figure-secured-of")),
        Figure::new(of(paid, eu), look.say("award-figure-eu-paid")),
        Figure::new(of(pledges.paid, pledges.secured), look.say("award-figure-national-paid")),
    ])
}

/// EU and national money side by side; what is only claimed is hatched, what was lost is not there.
fn bars(look: &Look<'_>, award: &Award, positions: &[Position]) -> Result<MatchBars> {
    let certain = beside_part(positions, Position::secured).into_iter();
    let mut sides: Vec<Side> = certain.map(|beside| Side { beside, certain: true }).collect();
    let open = |one: &Position| one.standing().less_at_most(one.secured());
    let open = beside_part(positions, open).into_iter();
    sides.extend(open.map(|beside| Side { beside, certain: false }));
    match_bars(look, &award.rulebook, &eu_part(positions), &sides)
}

fn match_rows(look: &Look<'_>, award: &Award, found: &AwardMatch) -> Result<Vec<MatchRow>> {
    let of = |one: &Matched| found.secured.iter().find(|other| other.cost_type == one.cost_type);
    let rows = found.standing.iter().map(|one| {
        let tags = found.findings.iter().filter(|finding| finding.cost_type == one.cost_type);
        MatchRow {
            name: match &one.cost_type {
                Some(id) => cost_type(look, &award.rulebook, id),
                None => look.say("award-in-all"),
            },
            eu: one.eu,
            needed: one.needed,
            standing: one.counted,
            secured: of(one).map_or(Euro::ZERO, |secured| secured.counted),
            uncounted: (!one.uncounted.is_zero()).then_some(one.uncounted),
            findings: tags.map(|finding| finding_tag(look, finding.finding, finding.amount)).collect(),
            sum: one.cost_type.is_none(),
        }
    });
    Ok(rows.collect())
}

fn ratio_rows(look: &Look<'_>, positions: &[Position]) -> Result<Vec<RatioRow>> {
    let eu = Euro::sum(eu_part(positions).into_iter().map(|(_, amount)| amount))?;
    let beside: Vec<Beside> = beside_part(positions, Position::standing);
    let rows = ratios(eu, &beside)?.into_iter().map(|ratio| RatioRow {
        name: look.say(&format!("award-ratio-{}", ratio.name.name())),
        numerator: ratio.numerator,
        denominator: ratio.denominator,
        value: ratio.value(),
    });
    Ok(rows.collect())
}

fn instrument_view(
    look: &mut Look<'_>,
    award: &Award,
    instrument: &Instrument,
    sight: Sight,
) -> Result<InstrumentView> {
    let kind = &instrument.kind;
    let state = instrument.state();
    let open = !state.nexts().is_empty();
    let payable = state.binds() && !instrument.items.is_empty();
    let pay = format!("/awards/{}/{kind}/payment", award.reference);
    let pay = (sight.pays && payable).then_some(pay);
    let mut payments = Vec::new();
    for payment in &instrument.payments {
        payments.extend(payment_row(look, award, payment, sight)?);
    }
    let mut steps = Vec::new();
    for step in &instrument.steps {
        let who = match (&step.by, sight.office) {
            (Some(by), true) => Some(people::name(look.db, by)?),
            _ => None,
        };
        let (state, on) = (instrument_tag(look, step.state), step.effective_on.to_string());
        steps.push(StepRow { state, on, reference: step.reference.clone(), who });
    }
    Ok(InstrumentView {
        kind: kind.clone(),
        name: title(look, award, kind),
        state: instrument_tag(look, state),
        counterparty: (!instrument.counterparty.is_empty()).then(|| instrument.counterparty.clone()),
        waits: waits(look, award, instrument),
        step_href: (sight.runs && open).then(|| step_href(award, kind)),
        items: instrument
            .items
            .iter()
            .map(|item| item_row(look, award, item, sight, pay.as_deref()))
            .collect(),
        pay_href: pay,
        payments,
        steps,
    })
}

/// What can still be recorded of a cost item: nothing of what its funder has not secured.
pub(super) fn payable(item: &Item) -> Euro {
    item.position.account().map(|account| account.unpaid()).unwrap_or_default()
}

/// The title of the instrument that has to be signed before this one can be.
pub(super) fn waits(look: &Look<'_>, award: &Award, instrument: &Instrument) -> Option<String> {
    let after = award.plan(&instrument.kind).ok()?.after.as_deref()?;
    let first = award.instrument(after).ok()?;
    let waits = instrument.state() == InstrumentState::Planned && !first.state().binds();
    waits.then(|| title(look, award, after))
}

/// A cost item by name: the budget line, or funder and year.
pub(super) fn source_name(look: &Look<'_>, award: &Award, source: &Source) -> String {
    match source {
        Source::Eu { line } => {
            let found = award.rulebook.budget_line(line);
            found.map_or(line.as_str(), |line| line.title.in_language(look.language.code())).to_owned()
        }
        Source::Funder { .. } => award
            .tranche(source)
            .map(|tranche| format!("{} · {}", tranche.funder_name, tranche.year))
            .unwrap_or_default(),
    }
}

fn item_row(look: &Look<'_>, award: &Award, item: &Item, sight: Sight, pay: Option<&str>) -> ItemRow {
    let position = &item.position;
    let state = position.held.as_ref().map(|held| standing_tag(look, held.standing.state));
    let overdue = !position.overdue(year(look)).is_zero();
    ItemRow {
        source: source_name(look, award, &position.item.source),
        cost_type: cost_type(look, &award.rulebook, &position.item.cost_type),
        amount: position.item.amount,
        state,
        recorded: sight.office.then_some(position.recorded),
        paid: position.paid,
        unpaid: position.unpaid(),
        pay_href: pay.filter(|_| !payable(item).is_zero()).map(|form| format!("{form}?item={}", item.id)),
        overdue: overdue.then(|| Tag::bad(look.say("award-alarm-overdue"))),
    }
}

/// The team sees what was authorised, officers all that was recorded.
fn payment_row(
    look: &mut Look<'_>,
    award: &Award,
    payment: &Payment,
    sight: Sight,
) -> Result<Option<PaymentRow>> {
    let authorised = payment.authorised_at.is_some();
    if !authorised && !sight.office {
        return Ok(None);
    }
    let state = match (authorised, payment.counts()) {
        (true, _) => Tag::good(look.say("award-payment-authorised")),
        (false, true) => Tag::warn(look.say("award-payment-waits")),
        (false, false) => Tag::plain(look.say("award-payment-withdrawn")),
    };
    let who = if sight.office { Some(who(look, payment)?) } else { None };
    let waits = payment.counts() && !authorised;
    Ok(Some(PaymentRow {
        payer: payment.payer.clone(),
        payee: payment.payee.clone(),
        amount: payment.amount,
        reference: payment.reference.clone(),
        executed_on: payment.executed_on.clone(),
        state,
        who,
        actions: if waits { payment_actions(look, award, payment, sight) } else { Vec::new() },
    }))
}

fn who(look: &mut Look<'_>, payment: &Payment) -> Result<String> {
    let first = people::name(look.db, &payment.initiated_by)?;
    match &payment.authorised_by {
        None => Ok(first),
        Some(second) => Ok(format!("{first}; {}", people::name(look.db, second)?)),
    }
}

fn payment_actions(look: &Look<'_>, award: &Award, payment: &Payment, sight: Sight) -> Vec<Action> {
    let own = look.actor.person().is_some_and(|person| person.as_str() == payment.initiated_by);
    let at = format!("/awards/{}/payments/{}", award.reference, payment.id);
    let mut actions = Vec::new();
    if sight.runs && !own {
        actions.push(Action::post(look.say("award-payment-authorise"), format!("{at}/authorise")));
    }
    if sight.runs || own && sight.pays {
        actions.push(Action::post(look.say("award-payment-withdraw"), format!("{at}/withdraw")));
    }
    actions
}
