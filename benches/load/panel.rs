//! Officers check some of the proposals, and three experts judge them: half of the reports are in, half are
//! still being written.

use std::collections::BTreeMap;

use rollcall::act::Act;
use rollcall::evaluation::acts::{self, Declaration, NewExpert, Word};
use rollcall::evaluation::rules::{Assessment, Degree, Duty, Finding, Report, Score};
use rollcall::evaluation::store as rows;
use rollcall::ground::Result;
use rollcall::ground::ids::AssignmentId;
use rollcall::proposal;

use crate::scene::{Person, Scene, call, days_ago, rulebook};

/// Proposals of cut-off 2 whose three reports are in; three experts still write about the others.
const JUDGED: usize = 22;

/// An open task: a report that its expert goes on saving.
pub struct Task {
    pub id: AssignmentId,
    pub expert: Person,
}

/// Sees to checks, tasks and reports; answers a proposal with three reports, and the tasks still open.
pub fn judges(scene: &Scene) -> (String, Vec<Task>) {
    let experts: Vec<Person> = ["Eva", "Emil", "Ebba"].map(|name| scene.person(name, None)).into();
    let judged = scene.system(days_ago(20), |act| {
        let all = proposal::store::frozen(act.db, &call(), 1)?;
        Ok(all.into_iter().map(|frozen| frozen.reference).collect::<Vec<_>>())
    });
    let (people, references) = (experts.clone(), judged.clone());
    scene.acts(&scene.staff, days_ago(15), move |act| {
        references.iter().try_for_each(|reference| check(act, reference))?;
        people.iter().try_for_each(|person| hire(act, person))?;
        for reference in &references {
            for person in &people {
                acts::assign(act, &call(), 2, reference, &person.id, Duty::Evaluator)?;
            }
        }
        Ok(())
    });
    let open = experts.iter().flat_map(|expert| reports(scene, expert, &judged)).collect();
    (judged[0].clone(), open)
}

fn check(act: &mut Act<'_>, reference: &str) -> Result<()> {
    for list in &rulebook(act)?.checklists {
        let met = |item: &String| Word { item: item.clone(), finding: Finding::Met, reason: String::new() };
        let words: Vec<Word> = list.items.iter().map(|item| met(&item.id)).collect();
        acts::check(act, &call(), 2, reference, &list.id, &words)?;
        acts::conclude(act, &call(), 2, reference, (&list.id, true, ""))?;
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

/// Declares no conflict, accepts every task and submits the first half of the reports.
fn reports(scene: &Scene, expert: &Person, judged: &[String]) -> Vec<Task> {
    let (done, open): (Vec<String>, Vec<String>) = (judged[..JUDGED].to_vec(), judged[JUDGED..].to_vec());
    let tasks = scene.acts(expert, days_ago(10), move |act| {
        let all = proposal::store::frozen(act.db, &call(), 1)?;
        let none = || Declaration { degree: Some(Degree::None), detail: String::new() };
        let said: BTreeMap<String, Declaration> =
            all.into_iter().map(|frozen| (frozen.reference, none())).collect();
        acts::declare(act, &call(), 2, &said)?;
        let mut left = Vec::new();
        for task in rows::tasks_visible_to(act.db, act.actor)? {
            acts::accept(act, &task.id)?;
            if done.contains(&task.reference) {
                let report = report(act)?;
                acts::submit_report(act, &task.id, &report, 0)?;
            } else if open.contains(&task.reference) {
                left.push(task.id);
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
