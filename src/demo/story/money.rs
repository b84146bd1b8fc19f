//! Funders answer, the Board decides, instruments are signed and money is paid.

use crate::cofunding::acts as cofunding;
use crate::cofunding::rules::{Answer, AnswerItem, TrancheState};
use crate::cofunding::store as commitments;
use crate::demo::cast::Cast;
use crate::demo::consortia::MINISTRY;
use crate::demo::scene::{Played, Scene};
use crate::ground::Error;
use crate::ground::ids::{CallId, FunderId};
use crate::ranking::acts::{self as ranking, Minutes};
use crate::ranking::rules::{Said, Verdict, Vote};
use crate::ranking::store as rows;

pub struct Purse<'a> {
    pub scene: &'a Scene<'a>,
    pub cast: &'a Cast,
}

impl Purse<'_> {
    /// The ministry's official is appointed once a proposal has named the ministry.
    pub fn opens(&self, when: &str) -> Played<()> {
        self.scene.person(&self.cast.admin, self.scene.moment(when)?, |act| {
            let ministry = ministry(act)?;
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

fn ministry(act: &mut crate::act::Act<'_>) -> crate::ground::Result<FunderId> {
    let all = commitments::funders(act.db)?;
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
