//! Officers check every proposal, and each is judged by three of twelve experts. The last reports are still
//! being written.

use std::collections::BTreeMap;

use rollcall::act::Act;
use rollcall::evaluation::acts::{self, Declaration, NewExpert, Word};
use rollcall::evaluation::rules::{Assessment, Degree, Duty, Finding, Report, Score};
use rollcall::evaluation::store as rows;
use rollcall::ground::Result;
use rollcall::ground::ids::AssignmentId;
use rollcall::proposal;

use crate::scene::{CLOSED, Person, Scene, call, days_ago, rulebook};

/// Proposals whose reports are not in yet: three tasks each, enough for every client.
const OPEN: usize = 30;
/// Experts are called by trios: the first proposal's, the second's, and so on in turn.
const TRIOS: usize = 4;

/// An open task: a report that its expert goes on saving.
pub struct Task {
    pub id: AssignmentId,
    pub expert: Person,
}

/// Sees to checks, tasks and reports; answers a proposal with three reports, and the tasks still open.
pub fn judges(scene: &Scene) -> (String, Vec<Task>) {
    let experts: Vec<Person> =
        (0..3 * TRIOS).map(|number| scene.person(&format!("Eva {number}"), None)).collect();
    let references = scene.system(days_ago(20), |act| {
        let all = proposal::store::roll(act.db, &call(), CLOSED)?;
        Ok(all.into_iter().map(|entry| entry.reference).collect::<Vec<_>>())
    });
    let people = experts.clone();
    scene.acts(&scene.staff, days_ago(16), move |act| people.iter().try_for_each(|person| hire(act, person)));
    for (trio, people) in experts.chunks(3).enumerate() {
        let own: Vec<String> = references.iter().skip(trio).step_by(TRIOS).cloned().collect();
        let people = people.to_vec();
        scene.acts(&scene.staff, days_ago(15), move |act| {
            for reference in &own {
                check(act, reference)?;
                for person in &people {
                    acts::assign(act, &call(), CLOSED, reference, &person.id, Duty::Evaluator)?;
                }
            }
            Ok(())
        });
    }
    let open = references[references.len() - OPEN..].to_vec();
    let tasks = experts.iter().flat_map(|expert| reports(scene, expert, &open)).collect();
    (references[0].clone(), tasks)
}

fn check(act: &mut Act<'_>, reference: &str) -> Result<()> {
    for list in &rulebook(act)?.checklists {
        let met = |item: &String| Word { item: item.clone(), finding: Finding::Met, reason: String::new() };
        let words: Vec<Word> = list.items.iter().map(|item| met(&item.id)).collect();
        acts::check(act, &call(), CLOSED, reference, &list.id, &words)?;
        acts::conclude(act, &call(), CLOSED, reference, (&list.id, true, ""))?;
    }
    Ok(())
}

fn hire(act: &mut Act<'_>, person: &Person) -> Result<()> {
    let known = rollcall::people::store::find(act.db, &person.id)?;
    let expert = NewExpert {
        email: known.email,
        name: known.name,
        country: "MT".into(),
        organisation: "Bench Academy".into(),
        expertise: "invented".into(),
        ..NewExpert::default()
    };
    acts::add_expert(act, &call(), &expert, "not used: the account exists", "").map(drop)
}

/// Declares no conflict, accepts every task and submits the reports, but on the proposals that are left open.
fn reports(scene: &Scene, expert: &Person, open: &[String]) -> Vec<Task> {
    let open = open.to_vec();
    let tasks = scene.acts(expert, days_ago(10), move |act| {
        let none = || Declaration { degree: Some(Degree::None), detail: String::new() };
        let all = proposal::store::roll(act.db, &call(), CLOSED)?;
        let said: BTreeMap<String, Declaration> =
            all.into_iter().map(|entry| (entry.reference, none())).collect();
        acts::declare(act, &call(), CLOSED, &said)?;
        let mut left = Vec::new();
        for task in rows::tasks_visible_to(act.db, act.actor)? {
            acts::accept(act, &task.id)?;
            if open.contains(&task.reference) {
                left.push(task.id);
            } else {
                let report = report(act)?;
                acts::submit_report(act, &task.id, &report, 0)?;
            }
        }
        Ok(left)
    });
    tasks.into_iter().map(|id| Task { id, expert: expert.clone() }).collect()
}

fn report(act: &mut Act<'_>) -> Result<Report> {
    let book = rulebook(act)?;
    let comment = "Enough is said to be given these points, and not enough for more. ".repeat(6);
    let given = || Assessment { score: Some(Score::from_hundredths(8_000)), comment: comment.clone() };
    let criteria = book.scoring.criteria.iter().map(|criterion| (criterion.id.clone(), given()));
    Ok(Report { criteria: criteria.collect(), overall: "An invented judgement.".into(), flags: vec![] })
}
