//! Cut-offs close, officers check, experts judge.

use std::collections::BTreeMap;

use crate::act::Act;
use crate::call;
use crate::call::rules::{Rulebook, Scoring};
use crate::demo::cast::{Cast, calls};
use crate::demo::scene::{Played, Scene};
use crate::evaluation::acts::{self, Declaration, NewExpert, Purpose, Word};
use crate::evaluation::rules::{Assessment, Degree, Duty, Finding, Report, Score};
use crate::evaluation::store::{self as rows, Task};
use crate::ground::ids::{CallId, PersonId};
use crate::ground::{Error, Moment, Result};
use crate::people;
use crate::proposal;

pub struct Panel<'a> {
    pub scene: &'a Scene<'a>,
    pub cast: &'a Cast,
}

/// Days experts have for their reports.
const REPORTS_DAYS: i64 = 14;

/// How far from the rest each evaluator's scores lie: people are not of one mind.
const LEANINGS: [i32; 3] = [3, -4, 1];

impl Panel<'_> {
    fn call() -> CallId {
        CallId::from_text("rehearsal")
    }

    /// The worker's duty, done when it was due.
    pub fn closes(&self, cutoff: i32, when: &str) -> Played<()> {
        let call = Self::call();
        self.scene.system(self.scene.moment(when)?, move |act| {
            proposal::acts::close_cutoff(act, &call, cutoff).map(drop)
        })
    }

    /// Both checklists for every proposal; those of `ineligible` fail over their host.
    pub fn checks(&self, cutoff: i32, when: &str, ineligible: &'static [&'static str]) -> Played<()> {
        let (call, when) = (Self::call(), self.scene.moment(when)?);
        self.scene.person(&self.cast.staff, when, move |act| {
            let book = call::store::rulebook(act.db, &call)?;
            for frozen in proposal::store::frozen(act.db, &call, cutoff)? {
                let fails = ineligible.contains(&frozen.content.acronym.as_str());
                check(act, &book, &call, cutoff, &frozen.reference, fails)?;
            }
            acts::seal_eligible(act, &call, cutoff).map(drop)
        })
    }

    /// Experts are found, assigned, and judge: individual reports, consensus, all finished. `scores` gives
    /// each acronym the score its consensus comes out near.
    pub fn judges(&self, cutoff: i32, when: &str, scores: &'static [(&'static str, i32)]) -> Played<()> {
        let when = self.scene.moment(when)?;
        self.assigns(cutoff, when)?;
        for (who, leaning) in self.evaluators().iter().zip(LEANINGS) {
            self.reports((who, leaning), cutoff, when.plus_days(REPORTS_DAYS), scores)?;
        }
        self.agrees(cutoff, when.plus_days(REPORTS_DAYS + 7), scores)
    }

    /// Tasks are given; two experts have declared and one of them has reported on one proposal.
    pub fn half_way(&self, cutoff: i32, when: &str) -> Played<()> {
        let when = self.scene.moment(when)?;
        self.assigns(cutoff, when)?;
        const ONE: &[(&str, i32)] = &[("DEMO-KARST", 82)];
        for (who, leaning) in self.evaluators().iter().zip(LEANINGS) {
            self.reports((who, leaning), cutoff, when.plus_days(REPORTS_DAYS), ONE)?;
        }
        Ok(())
    }

    fn evaluators(&self) -> [PersonId; 3] {
        [self.cast.evaluator.clone(), self.cast.second.clone(), self.cast.rapporteur.clone()]
    }

    /// The experts of both calls, so that the live cut-off can be evaluated too.
    pub fn hires(&self, when: &str) -> Played<()> {
        let experts = self.evaluators().into_iter().chain([self.cast.moderator.clone()]).collect::<Vec<_>>();
        self.scene.person(&self.cast.staff, self.scene.moment(when)?, move |act| {
            for call in calls() {
                for (place, person) in experts.iter().enumerate() {
                    hire(act, &call, person, place)?;
                }
            }
            Ok(())
        })
    }

    fn assigns(&self, cutoff: i32, when: Moment) -> Played<()> {
        let call = Self::call();
        let (evaluators, rapporteur, moderator) =
            (self.evaluators(), self.cast.rapporteur.clone(), self.cast.moderator.clone());
        self.scene.person(&self.cast.staff, when, move |act| {
            let eligible = rows::Basis::load(act.db, &call, cutoff)?;
            for frozen in proposal::store::frozen(act.db, &call, cutoff)? {
                let conclusions = rows::conclusions_of(act.db, &frozen.proposal, cutoff)?;
                if rows::eligible(&eligible, &conclusions) != Some(true) {
                    continue;
                }
                for person in &evaluators {
                    acts::assign(act, &call, cutoff, &frozen.reference, person, Duty::Evaluator)?;
                }
                acts::assign(act, &call, cutoff, &frozen.reference, &rapporteur, Duty::Rapporteur)?;
                acts::assign(act, &call, cutoff, &frozen.reference, &moderator, Duty::Moderator)?;
            }
            Ok(())
        })
    }

    /// Declares no conflict, accepts every task, and reports on the proposals that `scores` names.
    fn reports(
        &self,
        (who, leaning): (&PersonId, i32),
        cutoff: i32,
        when: Moment,
        scores: &'static [(&'static str, i32)],
    ) -> Played<()> {
        let call = Self::call();
        self.scene.person(who, when, move |act| {
            declare_none(act, &call, cutoff)?;
            for task in my_tasks(act, &call, cutoff)? {
                let acronym = acronym(act, &task)?;
                let Some((_, score)) = scores.iter().find(|(name, _)| *name == acronym) else { continue };
                acts::accept(act, &task.id)?;
                if task.duty == Duty::Evaluator {
                    let book = call::store::rulebook(act.db, &call)?;
                    let report = report(&book.scoring, &acronym, score + leaning);
                    acts::submit_report(act, &task.id, &report, 0)?;
                }
            }
            Ok(())
        })
    }

    /// The rapporteur drafts and proposes, everybody agrees, the moderator finishes.
    fn agrees(&self, cutoff: i32, when: Moment, scores: &'static [(&'static str, i32)]) -> Played<()> {
        let call = Self::call();
        self.scene.person(&self.cast.rapporteur, when, {
            let call = call.clone();
            move |act| {
                for task in duties(act, &call, cutoff, Duty::Rapporteur)? {
                    let acronym = acronym(act, &task)?;
                    let Some((_, score)) = scores.iter().find(|(name, _)| *name == acronym) else { continue };
                    let book = call::store::rulebook(act.db, &call)?;
                    let report = report(&book.scoring, &acronym, *score);
                    acts::write_consensus(act, &task.id, &report, 0, Purpose::Propose)?;
                }
                Ok(())
            }
        })?;
        for who in self.evaluators() {
            let call = call.clone();
            self.scene.person(&who, when.plus_days(1), move |act| {
                for task in duties(act, &call, cutoff, Duty::Evaluator)? {
                    acts::consent(act, &task.id, 1, true, "")?;
                }
                Ok(())
            })?;
        }
        self.scene.person(&self.cast.moderator, when.plus_days(2), move |act| {
            declare_none(act, &call, cutoff)?;
            for task in duties(act, &call, cutoff, Duty::Moderator)? {
                acts::accept(act, &task.id)?;
                acts::finish_consensus(act, &task.id, 1)?;
            }
            Ok(())
        })
    }
}

fn check(
    act: &mut Act<'_>,
    book: &Rulebook,
    call: &CallId,
    cutoff: i32,
    reference: &str,
    fails: bool,
) -> Result<()> {
    for list in &book.checklists {
        let failing = fails && list.id == "eligibility";
        let words: Vec<Word> = list
            .items
            .iter()
            .map(|item| {
                let not_met = failing && item.id == "host";
                Word {
                    item: item.id.clone(),
                    finding: if not_met { Finding::NotMet } else { Finding::Met },
                    reason: if not_met {
                        "Iceland takes part, but is not a Member State: its entities cannot host.".into()
                    } else {
                        String::new()
                    },
                }
            })
            .collect();
        acts::check(act, call, cutoff, reference, &list.id, &words)?;
        let reason = if failing { "The hosting entity is not in a Member State of the Union." } else { "" };
        acts::conclude(act, call, cutoff, reference, (&list.id, !failing, reason))?;
        if failing {
            return Ok(());
        }
    }
    Ok(())
}

/// Puts a member of the cast onto the list of experts, from a state that no consortium of the story hosts in.
fn hire(act: &mut Act<'_>, call: &CallId, person: &PersonId, place: usize) -> Result<()> {
    const FROM: [(&str, &str); 4] = [
        ("MT", "Demo Academy of Valletta"),
        ("CY", "Demo Institute of Limassol"),
        ("BG", "Demo University of Plovdiv"),
        ("CZ", "Demo College of Brno"),
    ];
    let known = people::store::find(act.db, person)?;
    let (country, organisation) = FROM.get(place).copied().unwrap_or(("MT", "Demo Academy of Valletta"));
    let expert = NewExpert {
        email: known.email,
        name: known.name,
        country: country.into(),
        organisation: organisation.into(),
        expertise: "invented".into(),
        ..NewExpert::default()
    };
    acts::add_expert(act, call, &expert, "not used: the account exists", "").map(drop)
}

fn declare_none(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<()> {
    let none = |_: &_| Declaration { degree: Some(Degree::None), detail: String::new() };
    let all = proposal::store::frozen(act.db, call, cutoff)?;
    let said: BTreeMap<String, Declaration> =
        all.iter().map(|frozen| (frozen.reference.clone(), none(frozen))).collect();
    acts::declare(act, call, cutoff, &said)
}

fn my_tasks(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<Vec<Task>> {
    let tasks = rows::tasks_visible_to(act.db, act.actor)?;
    Ok(tasks.into_iter().filter(|task| task.call == *call && task.cutoff == cutoff).collect())
}

fn duties(act: &mut Act<'_>, call: &CallId, cutoff: i32, duty: Duty) -> Result<Vec<Task>> {
    Ok(my_tasks(act, call, cutoff)?.into_iter().filter(|task| task.duty == duty).collect())
}

fn acronym(act: &mut Act<'_>, task: &Task) -> Result<String> {
    let all = proposal::store::frozen(act.db, &task.call, task.cutoff)?;
    let found = all.into_iter().find(|frozen| frozen.reference == task.reference).ok_or(Error::NotFound)?;
    Ok(found.content.acronym)
}

/// A whole report whose scores lie around `score` points.
fn report(scoring: &Scoring, acronym: &str, score: i32) -> Report {
    let around = [0, 2, -2, 1, -1, 3, -3];
    let criteria = scoring.criteria.iter().zip(around.iter().cycle()).map(|(criterion, more)| {
        let points = (score + more).clamp(0, 100) * 100;
        let comment = format!(
            "Invented: {acronym} says enough under “{}” to be given {} points, and not enough for more.",
            criterion.title.in_language("en"),
            points / 100
        );
        (criterion.id.clone(), Assessment { score: Some(Score::from_hundredths(points)), comment })
    });
    Report {
        criteria: criteria.collect(),
        overall: "An invented judgement of an invented proposal.".into(),
        flags: vec![],
    }
}
