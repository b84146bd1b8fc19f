//! Funders answer, the Board decides, instruments are signed and money is paid.

use crate::cofunding::acts as cofunding;
use crate::cofunding::rules::{Answer, AnswerItem, TrancheState};
use crate::cofunding::store as commitments;
use crate::demo::cast::Cast;
use crate::demo::consortia::MINISTRY;
use crate::demo::scene::{Played, Scene};
use crate::ground::Error;
use crate::ground::ids::FunderId;

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
