//! What one proposal claims from a funder, as its officials see it: the submitted abstract and money, their
//! own tranches and answers. Nothing of drafts, of the rest of the text, of scores, or of other funders'
//! answers is here.

use serde::Serialize;

use super::answer::Sent;
use super::{Side, cost_type, match_bars, outcome_tag, standing_tag};
use crate::call;
use crate::call::rules::Rulebook;
use crate::cofunding::rules::{ANSWERS, EVIDENCE_MAX, Held, REASON_MAX, Step, about, asked, beside};
use crate::cofunding::store::{self, Claim};
use crate::ground::ids::{FunderId, TrancheId};
use crate::ground::{Euro, Problems, Result, Role, Scope};
use crate::people::{Look, View};
use crate::proposal::pages::shown::{particulars, source};
use crate::proposal::rules::{Content, Tranche};
use crate::words::charts::MatchBars;
use crate::words::parts::{Choice, Crumb, Field, Kind, Notice, Summary, Tag};

#[derive(Serialize)]
pub struct ClaimView {
    title: String,
    crumbs: Vec<Crumb>,
    reference: String,
    funder: String,
    proposal_title: String,
    host: String,
    cutoff: i32,
    version: i32,
    submitted: String,
    outcome: Option<Tag>,
    about: String,
    sheet: Vec<SheetRow>,
    money: MatchBars,
    tranches: Vec<TrancheRow>,
    pub(super) notices: Vec<Notice>,
    /// None where nothing is left to be answered, or it is not for this person to do.
    form: Option<FormView>,
    history: Vec<StepRow>,
}

/// A cost type: what the EU is asked, what this funder is, and what all others are together.
#[derive(Serialize)]
pub(super) struct SheetRow {
    label: String,
    eu: Euro,
    own: Euro,
    others: Euro,
}

#[derive(Serialize)]
struct TrancheRow {
    year: String,
    cost_type: String,
    kind: String,
    amount: Euro,
    /// Where the claim is in another currency: amount, currency, rate and its source.
    stated: Option<String>,
    origin: String,
    aid_basis: String,
    particulars: String,
    evidence: String,
    state: Tag,
    confirmed: Option<Euro>,
    /// What is secured beyond a claim that was lowered since.
    beyond: Option<Euro>,
    paid: Option<Euro>,
    /// Id, step seen, choice and amount, where it can be answered.
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct FormView {
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct StepRow {
    at: String,
    tranche: String,
    state: Tag,
    amount: Option<Euro>,
    evidence: String,
    reason: String,
}

impl View for ClaimView {
    const TEMPLATE: &'static str = "cofunding/claim";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub(super) fn view(
    look: &mut Look<'_>,
    funder: &FunderId,
    reference: &str,
    sent: &Sent,
    problems: &Problems,
) -> Result<ClaimView> {
    let funder = store::read_funder(look.db, &look.actor, funder)?;
    let official = look.actor.has_for_funder(Role::Funder, &funder.id);
    let claim = store::claim(look.db, &funder.id, reference)?;
    let book = call::store::rulebook_by_hash(look.db, &claim.submitted.rulebook)?;
    let (submitted, content) = (&claim.submitted, &claim.submitted.content);
    let own_team = in_team(look, &claim);
    let open = official && !own_team && claim.commitment.tranches.iter().any(is_open);
    let action = format!("/funding/{}/{reference}", funder.id);
    let host = content.host().map(|host| format!("{} ({})", host.name, host.country.eu()));
    Ok(ClaimView {
        title: content.acronym.clone(),
        crumbs: vec![
            Crumb::to(look.say("cofunding-portfolio-title"), "/funding"),
            Crumb::here(&submitted.reference),
        ],
        reference: submitted.reference.clone(),
        funder: funder.name.clone(),
        proposal_title: content.title.clone(),
        host: host.unwrap_or_default(),
        cutoff: submitted.cutoff,
        version: submitted.version,
        submitted: submitted.at.to_string(),
        outcome: claim.outcome.as_deref().map(|outcome| outcome_tag(look, outcome)),
        about: about(content),
        sheet: sheet(look, &book, content, &funder.id)?,
        money: money(look, &book, content)?,
        tranches: tranche_rows(look, &book, &claim, (sent, problems), open),
        notices: (official && own_team).then(|| own_team_notice(look)).into_iter().collect(),
        form: open.then(|| form(look, action, submitted.version, sent, problems)),
        history: history(look, &book, &claim),
    })
}

fn in_team(look: &Look<'_>, claim: &Claim) -> bool {
    let scope = Scope::Proposal(claim.submitted.proposal.clone());
    look.actor.grants().iter().any(|grant| grant.scope == scope)
}

fn own_team_notice(look: &Look<'_>) -> Notice {
    Notice::new(Kind::Warn, look.say("cofunding-own-team"), look.say("cofunding-own-team-more"))
}

pub(super) fn sheet(
    look: &Look<'_>,
    book: &Rulebook,
    content: &Content,
    funder: &FunderId,
) -> Result<Vec<SheetRow>> {
    let mut rows = Vec::new();
    for id in book.cost_types.iter().map(|one| one.id.as_str()) {
        let own = content.tranches.iter().filter(|one| one.funder == *funder && one.cost_type == id);
        let own = Euro::sum(own.map(|one| one.amount))?;
        let (eu, all) = (content.eu_asked_for(id)?, content.claimed_for(id)?);
        if !(eu.is_zero() && all.is_zero()) {
            rows.push(SheetRow { label: cost_type(look, book, id), eu, own, others: all.minus(own)? });
        }
    }
    Ok(rows)
}

/// The claims as submitted. How other funders answered is not shown: all bars are drawn as if certain.
pub(super) fn money(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<MatchBars> {
    let sides = beside(content).into_iter().map(|beside| Side { beside, certain: true });
    match_bars(look, book, &asked(content), &sides.collect::<Vec<_>>())
}

fn is_open(held: &Held) -> bool {
    let nexts = held.standing.state.nexts();
    ANSWERS.iter().any(|answer| nexts.contains(answer))
}

fn tranche_rows(
    look: &Look<'_>,
    book: &Rulebook,
    claim: &Claim,
    typed: (&Sent, &Problems),
    open: bool,
) -> Vec<TrancheRow> {
    let rows = claim.commitment.tranches.iter().enumerate().map(|(place, held)| {
        let (tranche, standing) = (&held.tranche, held.standing);
        let answered = standing.step > 0 && !standing.state.is_lost();
        TrancheRow {
            year: tranche.year.to_string(),
            cost_type: cost_type(look, book, &tranche.cost_type),
            kind: look.say(&format!("cofunding-kind-{}", tranche.kind.name())),
            amount: tranche.amount,
            stated: stated(look, tranche),
            origin: look.say(&format!("cofunding-origin-{}", tranche.origin.name())),
            aid_basis: tranche.aid_basis.clone(),
            particulars: particulars(look, tranche),
            evidence: tranche.evidence.clone(),
            state: standing_tag(look, standing.state),
            confirmed: answered.then_some(standing.amount),
            beyond: Some(held.beyond()).filter(|beyond| !beyond.is_zero()),
            paid: (!standing.paid.is_zero()).then_some(standing.paid),
            fields: match open && is_open(held) {
                true => row_fields(look, book, place, held, typed),
                false => Vec::new(),
            },
        }
    });
    rows.collect()
}

fn row_fields(
    look: &Look<'_>,
    book: &Rulebook,
    place: usize,
    held: &Held,
    (sent, problems): (&Sent, &Problems),
) -> Vec<Field> {
    let at = |name: &str| format!("tranches.{place}.{name}");
    let before = sent.of(&held.tranche.id);
    let args = [("year", held.tranche.year.to_string())];
    let name = format!("{} · {}", held.tranche.year, cost_type(look, book, &held.tranche.cost_type));
    let choose = look.text("cofunding-choose", &[("name", name)]);
    let amount = look.text("cofunding-amount", &args);
    let name = at("amount");
    let errors = look.words().errors(look.language, problems, &name);
    vec![
        Field::hidden(&at("id"), &held.tranche.id),
        Field::hidden(&at("seen"), held.standing.step),
        Field::check(&at("chosen"), choose).required().value(before.is_some_and(|row| row.chosen)),
        Field::money(&name, amount).value(before.map_or("", |row| &row.amount)).errors(errors),
    ]
}

fn stated(look: &Look<'_>, tranche: &Tranche) -> Option<String> {
    let args = [
        ("stated_amount", tranche.stated.to_string()),
        ("currency", tranche.currency.clone()),
        ("rate", tranche.rate.clone()),
        ("source", source(tranche)),
    ];
    (tranche.currency != "EUR").then(|| look.text("cofunding-stated", &args))
}

fn form(look: &Look<'_>, action: String, version: i32, sent: &Sent, problems: &Problems) -> FormView {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let options = ANSWERS.iter().map(|state| {
        Choice::new(state.name(), look.say(&format!("cofunding-answer-{}", state.name())))
            .hint(look.say(&format!("cofunding-answer-{}-more", state.name())))
    });
    let fields = vec![
        Field::hidden("version", version),
        Field::radios("state", look.say("cofunding-answer"), options.collect())
            .required()
            .value(&sent.state)
            .errors(errors("state")),
        Field::text("evidence", look.say("cofunding-evidence"))
            .needed(look.say("cofunding-evidence-needed"))
            .hint(look.say("cofunding-evidence-hint"))
            .max(EVIDENCE_MAX)
            .value(&sent.evidence)
            .errors(errors("evidence")),
        Field::lines("reason", look.say("cofunding-reason"))
            .needed(look.say("cofunding-reason-needed"))
            .hint(look.say("cofunding-reason-hint"))
            .max(REASON_MAX)
            .value(&sent.reason)
            .errors(errors("reason")),
    ];
    FormView { action, fields, summary: look.words().summary(look.language, problems) }
}

/// All that this funder said, the latest first.
fn history(look: &Look<'_>, book: &Rulebook, claim: &Claim) -> Vec<StepRow> {
    let mut steps: Vec<&Step> = claim.steps.iter().collect();
    let place = |id: &TrancheId| claim.commitment.tranches.iter().position(|held| held.tranche.id == *id);
    steps.sort_by_key(|step| (std::cmp::Reverse(step.at), place(&step.tranche), step.number));
    let name = |id: &TrancheId| {
        let held = claim.commitment.tranches.iter().find(|held| held.tranche.id == *id);
        held.map_or_else(
            || look.say("cofunding-no-longer-claimed"),
            |held| format!("{} · {}", held.tranche.year, cost_type(look, book, &held.tranche.cost_type)),
        )
    };
    let rows = steps.into_iter().map(|step| StepRow {
        at: step.at.to_string(),
        tranche: name(&step.tranche),
        state: standing_tag(look, step.state),
        amount: (!step.state.is_lost()).then_some(step.amount),
        evidence: step.evidence.clone(),
        reason: step.reason.clone(),
    });
    rows.collect()
}
