//! Funders answer, the Board decides, instruments are signed and money is paid.

use crate::act::Act;
use crate::award::acts as award;
use crate::award::rules::{TypedPayment, TypedStep};
use crate::award::store as awards;
use crate::cofunding::acts::{self as cofunding, NewFunder};
use crate::cofunding::rules::{Answer, AnswerItem, TrancheState};
use crate::cofunding::store as commitments;
use crate::demo::cast::Cast;
use crate::demo::consortia::MINISTRY;
use crate::demo::scene::{Played, Scene};
use crate::ground::ids::{CallId, FunderId};
use crate::ground::{Error, Result};
use crate::proposal::acts::{self as drafting, Opens};
use crate::proposal::rules::typed::Habit;
use crate::proposal::rules::{Party, signing_fingerprint};
use crate::ranking::acts::{self as ranking, Minutes};
use crate::ranking::rules::{Said, Verdict, Vote};
use crate::ranking::store as rows;

pub struct Purse<'a> {
    pub scene: &'a Scene<'a>,
    pub cast: &'a Cast,
}

impl Purse<'_> {
    /// The ministry is entered in the register, and its official appointed.
    pub fn opens(&self, when: &str) -> Played<()> {
        self.scene.person(&self.cast.admin, self.scene.moment(when)?, |act| {
            let [name, level, country] = [MINISTRY.0, MINISTRY.1, MINISTRY.2].map(str::to_owned);
            let ministry = cofunding::add_funder(act, &NewFunder { name, level, country })?;
            cofunding::appoint(act, &ministry, "funder@demo.example", "official of the invented ministry")
        })
    }

    /// The ministry answers what a proposal claims from it for some cost types.
    pub fn answers(
        &self,
        reference: &str,
        cost_types: &'static [&'static str],
        state: TrancheState,
        when: &str,
    ) -> Played<()> {
        let reference = reference.to_owned();
        self.scene.person(&self.cast.funder, self.scene.moment(when)?, move |act| {
            let ministry = ministry(act)?;
            let claim = commitments::claim(act.db, &ministry, &reference)?;
            let of_type = |cost_type: &str| cost_types.contains(&cost_type);
            let claimed = claim.submitted.content.tranches.iter();
            let asked = claimed.filter(|tranche| tranche.funder == ministry && of_type(&tranche.cost_type));
            let items = asked.map(|tranche| AnswerItem {
                tranche: tranche.id.clone(),
                seen: 0,
                amount: None,
                field: String::new(),
            });
            let answer = Answer {
                state,
                evidence: "Invented decision 2025/17".into(),
                reason: String::new(),
                items: items.collect(),
            };
            cofunding::answer(act, &ministry, &reference, claim.submitted.version, &answer)
        })
    }
}

impl Purse<'_> {
    /// A coordinator opens a draft to the ministry, which says what it has to give and signs off.
    pub fn looks_ahead(&self, reference: &str, when: &str) -> Played<()> {
        let (when, key) = (self.scene.moment(when)?, reference.to_owned());
        self.scene.person(&self.cast.applicant, when, move |act| {
            let ministry = ministry(act)?;
            drafting::open_to_funder(act, &key, &ministry, &Opens::default())
        })?;
        let key = reference.to_owned();
        self.scene.person(&self.cast.funder, when.plus_days(1), move |act| {
            let ministry = ministry(act)?;
            let said = ("400 000 000", "Invented budget, chapter 29.40");
            cofunding::set_ceiling(act, &ministry, "rehearsal", said, Habit::Typed)?;
            let opened = commitments::opened_one(act.db, &ministry, &key, act.received())?;
            let seen = signing_fingerprint(opened.content(), &Party::Funder(ministry.clone()))?;
            cofunding::sign_off(act, &ministry, &key, &seen.unwrap_or_default())
        })
    }
}

fn ministry(act: &mut Act<'_>) -> Result<FunderId> {
    let all = commitments::register(act.db, act.received())?;
    let found = all.into_iter().find(|funder| funder.name == MINISTRY.0).ok_or(Error::NotFound)?;
    Ok(found.id)
}

/// The ranked list, the Board and its decision.
pub struct Board<'a> {
    pub scene: &'a Scene<'a>,
    pub cast: &'a Cast,
}

impl Board<'_> {
    pub fn ranks(&self, cutoff: i32, when: &str) -> Played<()> {
        self.scene.person(&self.cast.staff, self.scene.moment(when)?, move |act| {
            ranking::rank(act, &rehearsal(), cutoff).map(drop)
        })
    }

    pub fn votes(&self, cutoff: i32, when: &str) -> Played<()> {
        self.scene.person(&self.cast.board, self.scene.moment(when)?, move |act| {
            ranking::speak(act, &rehearsal(), cutoff, "", Some(Vote::For))
        })
    }

    /// The Board follows the list; every rejection has its reason.
    pub fn decides(&self, cutoff: i32, number: &'static str, on: &'static str, when: &str) -> Played<()> {
        self.scene.person(&self.cast.staff, self.scene.moment(when)?, move |act| {
            let sealed = rows::ranked_edition(act.db, &rehearsal(), cutoff)?.ok_or(Error::NotFound)?;
            let said = sealed.2.funding.places.into_iter().map(|place| {
                let verdict = Verdict::by_default(place.list);
                let below = "Below a threshold that the rulebook sets (invented).";
                let reason = if verdict == Verdict::Rejected { below } else { "" };
                let said = Said { verdict: Some(verdict), reason: reason.into(), ..Said::default() };
                (place.reference, said)
            });
            let minutes = Minutes { reference: number.into(), decided_on: on.into(), said: said.collect() };
            ranking::decide(act, &rehearsal(), cutoff, &minutes).map(drop)
        })
    }
}

fn rehearsal() -> CallId {
    CallId::from_text("rehearsal")
}

impl Purse<'_> {
    /// One award for each proposal that a decision selected.
    pub fn awards(&self, cutoff: i32, when: &str) -> Played<()> {
        self.scene.person(&self.cast.staff, self.scene.moment(when)?, move |act| {
            let decision = rows::decision_of(act.db, &rehearsal(), cutoff)?.ok_or(Error::NotFound)?;
            award::make_awards(act, &decision.id).map(drop)
        })
    }

    /// An instrument takes its next step.
    pub fn steps(
        &self,
        proposal: &str,
        (kind, state): (&'static str, &'static str),
        on: &'static str,
        when: &str,
    ) -> Played<()> {
        let proposal = proposal.to_owned();
        self.scene.person(&self.cast.staff, self.scene.moment(when)?, move |act| {
            let found = award_of(act, &proposal)?;
            let seen = found.instrument(kind)?.steps.last().map_or(0, |step| step.number);
            let typed = TypedStep {
                seen,
                state: state.into(),
                effective_on: on.into(),
                reference: format!("Ares(2025)17{seen} (invented)"),
                counterparty: "Demo Vendor of Machines".into(),
            };
            award::step(act, &found.reference, kind, &typed)
        })
    }

    /// The EU's first instalment of an instrument: initiated by one person, authorised by another.
    pub fn pays(&self, proposal: &str, kind: &'static str, on: &'static str, when: &str) -> Played<()> {
        let (key, when) = (proposal.to_owned(), self.scene.moment(when)?);
        let paid = self.scene.person(&self.cast.finance, when, move |act| {
            let found = award_of(act, &key)?;
            let instrument = found.instrument(kind)?;
            let item = instrument.items.first().ok_or(Error::NotFound)?;
            let typed = TypedPayment {
                habit: Habit::Typed,
                payer: "EuroHPC Joint Undertaking".into(),
                payee: "Demo Vendor of Machines".into(),
                amount: "17 500 000,00".into(),
                reference: "ABAC-2025-0017 (invented)".into(),
                executed_on: on.into(),
            };
            let id = award::initiate(act, &found.reference, kind, item.id.as_str(), &typed)?;
            Ok((found.reference, id))
        })?;
        self.scene
            .person(&self.cast.staff, when.plus_days(1), move |act| award::authorise(act, &paid.0, &paid.1))
    }
}

/// The award made for the proposal of this reference.
fn award_of(act: &mut Act<'_>, proposal: &str) -> Result<awards::Award> {
    let all = awards::visible_to(act.db, act.actor)?;
    let mut awards = all.into_iter().map(|(award, _)| award);
    awards.find(|award| award.proposal_reference == proposal).ok_or(Error::NotFound)
}
