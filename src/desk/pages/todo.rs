//! What waits for somebody, role by role. Each section starts from what that person may see.

use serde::Serialize;

use super::cutoffs::{self, Due};
use crate::award::{self, store::Award};
use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::case;
use crate::case::pages::{matter_href, waits_for};
use crate::cofunding;
use crate::cofunding::store::{requests_of_call, settles_requests};
use crate::evaluation::rules::{Duty, ReportState, TaskState};
use crate::evaluation::store::{Desk, Task, consensus_of, consents_of, tasks_visible_to};
use crate::ground::{Euro, Result, Role};
use crate::people::Look;
use crate::proposal::pages::{href, standing};
use crate::proposal::rules::{DepositStanding, Heading};
use crate::proposal::store::deposits::{self, Deposit};
use crate::proposal::store::{by_id, invitations, mine, open_call};
use crate::ranking::store::{decision_of, lists_before_board, voices_of};
use crate::words::parts::{Kind, Tag};

#[derive(Serialize)]
pub struct Section {
    pub id: &'static str,
    pub title: String,
    pub rows: Vec<Todo>,
    pub all: Link,
}

#[derive(Serialize)]
pub struct Link {
    pub label: String,
    pub href: &'static str,
}

#[derive(Serialize)]
pub struct Todo {
    pub tag: Tag,
    pub text: String,
    pub note: String,
    pub href: String,
    /// By when, where there is a day for it.
    pub due: Option<String>,
}

/// Every section that has something in it.
pub fn sections(look: &mut Look<'_>) -> Result<Vec<Section>> {
    let rows = [
        ("proposals", proposals(look)?, "/proposals"),
        ("reviews", reviews(look)?, "/reviews"),
        ("funding", funding(look)?, "/funding"),
        ("board", board(look)?, "/board"),
        ("staff", staff(look)?, "/staff"),
        ("payments", payments(look)?, "/awards"),
    ];
    let rows = rows.into_iter().filter(|(_, rows, _)| !rows.is_empty());
    let section = |(id, rows, href): (&'static str, Vec<Todo>, &'static str)| Section {
        id,
        title: look.say(&format!("desk-section-{id}")),
        rows,
        all: Link { label: look.say(&format!("desk-all-{id}")), href },
    };
    Ok(rows.map(section).collect())
}

/// My proposals, and loudly what is not submitted; what has been received waits for others.
fn proposals(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    let mut rows = Vec::new();
    for (proposal, _) in mine(look.db, &actor)? {
        let call = open_call(look.db, &proposal.call)?;
        let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
        let notice = standing(look, &proposal, &heading);
        let due = match &heading {
            Heading::Next { at, .. } => Some(at.to_string()),
            Heading::Received { .. } | Heading::Over { .. } => None,
        };
        rows.push(Todo {
            tag: Tag::new(notice.kind, notice.title),
            text: format!("{} {}", proposal.reference, proposal.acronym),
            note: notice.text,
            href: href(&proposal.reference),
            due,
        });
    }
    rows.extend(invited(look)?);
    rows.extend(answers(look)?);
    rows.sort_by_key(|row| match row.tag.kind {
        Kind::Bad => 0,
        Kind::Warn => 1,
        Kind::Good | Kind::Plain => 2,
    });
    Ok(rows)
}

/// Invitations to teams that wait for a yes or a no.
fn invited(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    let mut rows = Vec::new();
    for invitation in invitations::to(look.db, &actor, look.wall)? {
        let proposal = by_id(look.db, &invitation.proposal)?;
        rows.push(Todo {
            tag: Tag::warn(look.say("desk-invited")),
            text: proposal.acronym,
            note: look.say("desk-invited-more"),
            href: format!("/invitations/{}", invitation.id),
            due: None,
        });
    }
    Ok(rows)
}

/// Matters of my proposals' cases that wait for an answer.
fn answers(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let (actor, now) = (look.actor.clone(), look.now);
    let mut rows = Vec::new();
    for (proposal, sight) in mine(look.db, &actor)? {
        let voice = case::store::voice(look.db, &actor, &proposal, sight, now)?;
        for (matter, voice) in case::store::heard_matters(look.db, &actor, (&proposal, voice))? {
            if !voice.writes || !waits_for(&matter, voice, now) {
                continue;
            }
            let args = [("subject", matter.subject.clone()), ("number", matter.number.to_string())];
            rows.push(Todo {
                tag: Tag::warn(look.say("desk-case-of-team")),
                text: format!("{}: {}", proposal.reference, look.text("desk-case-waits", &args)),
                note: look.say("desk-case-of-team-more"),
                href: matter_href(&proposal.reference, matter.number),
                due: matter.due().map(|due| due.to_string()),
            });
        }
    }
    Ok(rows)
}

fn reviews(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    let mut tasks = tasks_visible_to(look.db, &actor)?;
    tasks.retain(|task| matches!(task.state, TaskState::Assigned | TaskState::Open));
    tasks.sort_by(|a, b| (a.due, &a.reference, a.duty).cmp(&(b.due, &b.reference, b.duty)));
    let mut rows: Vec<Todo> = tasks.iter().map(|task| review(look, task)).collect();
    rows.extend(consents(look)?);
    Ok(rows)
}

/// A consensus that was proposed and waits for my agreement: my own report is finished by then.
fn consents(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    let mut rows = Vec::new();
    for task in tasks_visible_to(look.db, &actor)? {
        if task.duty != Duty::Evaluator || task.state != TaskState::Finished {
            continue;
        }
        let Some(proposed) = consensus_of(look.db, &task.proposal, task.cutoff)?
            .filter(|report| report.state == ReportState::Proposed)
        else {
            continue;
        };
        let words = consents_of(look.db, &proposed.id)?;
        let spoken = words.iter().any(|word| word.person == task.person && word.version == proposed.version);
        if spoken || !Desk::load(look.db, &actor, &task.id, look.now)?.may_read() {
            continue;
        }
        rows.push(Todo {
            tag: Tag::warn(look.say("desk-consensus")),
            text: look.text("desk-consensus-of", &[("reference", task.reference.clone())]),
            note: look.say("desk-consensus-more"),
            href: format!("/reviews/{}", task.id),
            due: None,
        });
    }
    rows.sort_by(|a, b| a.text.cmp(&b.text));
    Ok(rows)
}

fn review(look: &Look<'_>, task: &Task) -> Todo {
    let late = task.due.is_some_and(|due| due < look.now);
    let kind = if late { Kind::Bad } else { Kind::Warn };
    let state = if late { "late" } else { task.state.name() };
    let duty = look.say(&format!("evaluation-duty-{}", task.duty.name()));
    Todo {
        tag: Tag::new(kind, look.say(&format!("desk-task-{state}"))),
        text: format!("{}: {duty}", task.reference),
        note: look.say(&format!("desk-task-{}-more", task.state.name())),
        href: format!("/reviews/{}", task.id),
        due: task.due.map(|due| due.to_string()),
    }
}

/// Claims upon my funders that have no answer.
fn funding(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    if !actor.has(Role::Funder) {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for funder in cofunding::store::funders_of(look.db, &actor)? {
        for claim in cofunding::store::portfolio(look.db, &funder.id)? {
            let (submitted, unanswered) = (&claim.submitted, claim.commitment.unanswered());
            if unanswered == 0 {
                continue;
            }
            let args =
                [("count", unanswered.to_string()), ("amount", claim.commitment.claimed()?.to_string())];
            rows.push(Todo {
                tag: Tag::warn(look.say("desk-claim")),
                text: format!("{} {}", submitted.reference, submitted.content.acronym),
                note: format!("{}: {}", funder.name, look.text("desk-claim-more", &args)),
                href: format!("/funding/{}/{}", funder.id, submitted.reference),
                due: None,
            });
        }
    }
    Ok(rows)
}

/// Lists before the Board that are not decided.
fn board(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    if !actor.has(Role::Board) {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for (call, cutoff, at) in lists_before_board(look.db, &actor)? {
        if decision_of(look.db, &call, cutoff)?.is_some() {
            continue;
        }
        let voices = voices_of(look.db, &call, cutoff)?;
        let spoken = voices.iter().any(|voice| Some(&voice.person) == actor.person());
        let title = crate::call::store::rulebook(look.db, &call)?;
        let title = title.call.title.in_language(look.language.code()).to_owned();
        let (kind, key) = if spoken { (Kind::Good, "spoken") } else { (Kind::Warn, "unspoken") };
        rows.push(Todo {
            tag: Tag::new(kind, look.say(&format!("desk-board-{key}"))),
            text: look.text("desk-board-list", &[("call", title), ("number", cutoff.to_string())]),
            note: look.text("desk-board-sealed", &[("at", at.to_string())]),
            href: format!("/board/{call}/{cutoff}"),
            due: None,
        });
    }
    Ok(rows)
}

/// What is due at the cut-offs I run.
fn staff(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    if !actor.has(Role::Staff) {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for book in cutoffs::calls_of(look)? {
        rows.extend(of_call(look, &book)?);
        rows.extend(cases(look, &book)?);
        rows.extend(emergencies(look, &book)?);
        for cutoff in cutoffs::dues(look, &book)? {
            let runs = actor.has_for_cutoff(Role::Staff, &cutoff.call, cutoff.number);
            let Some(href) = cutoff.href().filter(|_| runs && cutoff.due.is_work()) else { continue };
            let title = book.call.title.in_language(look.language.code()).to_owned();
            rows.push(Todo {
                tag: cutoff.tag(look),
                text: look.text("desk-cutoff", &[("call", title), ("number", cutoff.number.to_string())]),
                note: cutoff.said(look),
                href,
                due: (cutoff.due == Due::Evaluate)
                    .then(|| cutoff.at.plus_days(book.clocks.evaluate_days).to_string()),
            });
        }
    }
    Ok(rows)
}

/// What waits for staff of a whole call: an extension to be decided, questions without an answer.
fn of_call(look: &mut Look<'_>, book: &Rulebook) -> Result<Vec<Todo>> {
    let (actor, call) = (look.actor.clone(), &book.call.id);
    if !actor.has_for_call(Role::Staff, call) {
        return Ok(Vec::new());
    }
    let title = book.call.title.in_language(look.language.code()).to_owned();
    let mut rows = Vec::new();
    for extension in calls::extensions(look.db, call)?.iter().filter(|one| one.holds(look.now)) {
        let args = [("call", title.clone()), ("number", extension.cutoff.to_string())];
        rows.push(Todo {
            tag: Tag::bad(look.say("desk-extension")),
            text: look.text("desk-cutoff", &args),
            note: look.text("desk-extension-more", &[("count", extension.minutes.to_string())]),
            href: format!("/staff/{call}/extensions"),
            due: Some(extension.holds_until().to_string()),
        });
    }
    let open = match calls::answers_questions(&actor, call) {
        true => calls::questions_seen(look.db, &actor, call)?,
        // One's own wait for others.
        false => Vec::new(),
    };
    let open = open.iter().filter(|question| question.waits()).count();
    if open > 0 {
        rows.push(Todo {
            tag: Tag::warn(look.say("desk-questions")),
            text: title,
            note: look.text("desk-questions-more", &[("count", open.to_string())]),
            href: format!("/staff/{call}/questions"),
            due: None,
        });
    }
    rows.extend(appointments(look, book)?);
    Ok(rows)
}

/// Who asks to speak for a funder, in one line of their call.
fn appointments(look: &mut Look<'_>, book: &Rulebook) -> Result<Option<Todo>> {
    let (actor, call) = (look.actor.clone(), &book.call.id);
    if !settles_requests(&actor, call) {
        return Ok(None);
    }
    let all = requests_of_call(look.db, &actor, call)?;
    let open = all.iter().filter(|request| request.settled.is_none()).count();
    Ok((open > 0).then(|| Todo {
        tag: Tag::warn(look.say("desk-appointments")),
        text: book.call.title.in_language(look.language.code()).to_owned(),
        note: look.text("desk-appointments-more", &[("count", open.to_string())]),
        href: format!("/staff/{call}/appointments"),
        due: None,
    }))
}

/// Matters of cases that wait for staff, in one line of their call.
fn cases(look: &mut Look<'_>, book: &Rulebook) -> Result<Option<Todo>> {
    let (call, now) = (&book.call.id, look.now);
    let actor = look.actor.clone();
    let mine = case::store::seen_of_call(look.db, &actor, call, now)?;
    let mine = mine.into_iter().filter(|(_, voice, matter)| voice.writes && waits_for(matter, *voice, now));
    let count = mine.count();
    if count == 0 {
        return Ok(None);
    }
    Ok(Some(Todo {
        tag: Tag::warn(look.say("desk-cases")),
        text: book.call.title.in_language(look.language.code()).to_owned(),
        note: look.text("desk-cases-more", &[("count", count.to_string())]),
        href: format!("/staff/{call}/cases"),
        due: None,
    }))
}

/// Archives that were handed in after a cut-off and wait for a decision.
fn emergencies(look: &mut Look<'_>, book: &Rulebook) -> Result<Option<Todo>> {
    let (actor, call) = (look.actor.clone(), &book.call.id);
    if book.emergency.is_none() || !actor.has_for_call(Role::Staff, call) {
        return Ok(None);
    }
    let all = deposits::of_call(look.db, call)?;
    let waits = |one: &&Deposit| one.standing(book, look.now) == DepositStanding::Waits;
    let count = all.iter().filter(waits).filter(|one| deposits::decides(&actor, one)).count();
    if count == 0 {
        return Ok(None);
    }
    Ok(Some(Todo {
        tag: Tag::bad(look.say("desk-emergency")),
        text: book.call.title.in_language(look.language.code()).to_owned(),
        note: look.text("desk-emergency-more", &[("count", count.to_string())]),
        href: format!("/staff/{call}/emergency"),
        due: None,
    }))
}

/// Payments that were recorded and wait for the second pair of eyes, which is never the first.
fn payments(look: &mut Look<'_>) -> Result<Vec<Todo>> {
    let actor = look.actor.clone();
    let person = actor.person().map(ToString::to_string).unwrap_or_default();
    let mut rows = Vec::new();
    for (award, sight) in award::store::visible_to(look.db, &actor)? {
        if !(sight.runs || sight.pays) {
            continue;
        }
        if sight.pays {
            rows.extend(due(look, &award)?);
        }
        for payment in award.instruments.iter().flat_map(|instrument| &instrument.payments) {
            if !payment.counts() || payment.authorised_at.is_some() {
                continue;
            }
            let mine_to_sign = sight.runs && payment.initiated_by != person;
            let (kind, key) = if mine_to_sign { (Kind::Warn, "authorise") } else { (Kind::Plain, "waits") };
            let args = [("amount", payment.amount.to_string()), ("payee", payment.payee.clone())];
            rows.push(Todo {
                tag: Tag::new(kind, look.say(&format!("desk-payment-{key}"))),
                text: format!("{} {}", award.reference, award.content.acronym),
                note: look.text("desk-payment-more", &args),
                href: format!("/awards/{}", award.reference),
                due: None,
            });
        }
    }
    Ok(rows)
}

/// Signed instruments of which something can be paid: secured, and not yet recorded as executed.
fn due(look: &Look<'_>, award: &Award) -> Result<Vec<Todo>> {
    let mut rows = Vec::new();
    for instrument in award.instruments.iter().filter(|instrument| instrument.state().binds()) {
        // What a funder has not secured has no account to pay from yet.
        let accounts = instrument.items.iter().filter_map(|item| item.position.account().ok());
        let open = Euro::sum(accounts.map(|account| account.unpaid()))?;
        if open.is_zero() {
            continue;
        }
        rows.push(Todo {
            tag: Tag::warn(look.say("desk-payment-due")),
            text: format!(
                "{} {}: {}",
                award.reference,
                award.content.acronym,
                award::pages::title(look, award, &instrument.kind)
            ),
            note: look.text("desk-payment-due-more", &[("amount", open.to_string())]),
            href: format!("/awards/{}#{}", award.reference, instrument.kind),
            due: None,
        });
    }
    Ok(rows)
}
