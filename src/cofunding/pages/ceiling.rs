//! What stands beside a funder's submitted claims: drafts that are open to it, and its own ceiling for the call.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::portfolio::view;
use crate::call::rules::Rulebook;
use crate::cofunding::acts;
use crate::cofunding::rules::{Commitment, Taken};
use crate::cofunding::store::{self, Claim, Funder, Opened};
use crate::ground::ids::{CallId, FunderId};
use crate::ground::{Euro, Problems, Result, Role};
use crate::people::{Look, Page, Signed, Who};
use crate::proposal::pages::ready::signing_tag;
use crate::proposal::rules::typed::Habit;
use crate::proposal::rules::{Party, signing};
use crate::proposal::store::signoffs;
use crate::web::{InTime, see_other};
use crate::words::parts::{Field, Kind, Notice, Summary, Tag};

#[derive(Serialize)]
pub(super) struct DraftRow {
    href: String,
    reference: String,
    acronym: String,
    title: String,
    host: String,
    claimed: Euro,
    open: String,
    signing: Tag,
}

pub(super) fn draft_rows(
    look: &mut Look<'_>,
    funder: &Funder,
    book: &Rulebook,
    drafts: &[Opened],
) -> Result<Vec<DraftRow>> {
    let mut rows = Vec::new();
    for opened in drafts {
        let (proposal, content) = (&opened.proposal, opened.content());
        let signed = signoffs::of(look.db, &proposal.id)?;
        let standing = signing(content, &Party::Funder(funder.id.clone()), &signed)?;
        let open = if opened.opening.whole { "funders-whole" } else { "funders-money" };
        rows.push(DraftRow {
            href: format!("/funding/{}/drafts/{}", funder.id, proposal.reference),
            reference: proposal.reference.clone(),
            acronym: content.acronym.clone(),
            title: content.title.clone(),
            host: content.host().map(|host| host.country.eu().to_owned()).unwrap_or_default(),
            claimed: opened.claimed()?,
            open: look.say(open),
            signing: signing_tag(look, &standing, book.signoffs.funders),
        });
    }
    Ok(rows)
}

/// All claims of a call against what the funder can give.
#[derive(Serialize)]
pub(super) struct CeilingView {
    anchor: String,
    /// Empty where no ceiling is set.
    rows: Vec<SumRow>,
    over: Option<Notice>,
    /// None for who only reads.
    form: Option<FormView>,
}

#[derive(Serialize)]
struct SumRow {
    label: String,
    note: String,
    amount: Euro,
    sum: bool,
}

#[derive(Serialize)]
struct FormView {
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Clone, Default, Deserialize)]
pub struct CeilingForm {
    #[serde(default)]
    call: String,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    note: String,
}

/// What was typed for which funder and call, and what is wrong with it.
#[derive(Default)]
pub(super) struct CeilingAgain {
    funder: String,
    typed: CeilingForm,
    problems: Problems,
}

pub(super) fn ceiling(
    look: &mut Look<'_>,
    (funder, call): (&Funder, &CallId),
    (claims, drafts): (&[Claim], &[Opened]),
    again: &CeilingAgain,
) -> Result<CeilingView> {
    let set = store::ceiling(look.db, &funder.id, call)?;
    let drafted = drafts.iter().map(Opened::claimed).collect::<Result<Vec<Euro>>>()?;
    let draft_of = |claim: &Claim| drafts.iter().position(|one| one.proposal.id == claim.submitted.proposal);
    let submitted: Vec<(&Commitment, Option<usize>)> =
        claims.iter().map(|claim| (&claim.commitment, draft_of(claim))).collect();
    let taken = Taken::of(&submitted, &drafted)?;
    let (mut rows, mut over) = (Vec::new(), None);
    if let Some(set) = &set {
        let (left, beyond) = taken.against(set.amount)?;
        let row = |key: &str, amount: Euro| SumRow {
            label: look.say(&format!("cofunding-ceiling-{key}")),
            note: String::new(),
            amount,
            sum: false,
        };
        rows.push(SumRow { note: set.note.clone(), ..row("row", set.amount) });
        rows.push(row("secured", taken.secured));
        if !taken.beyond.is_zero() {
            rows.push(row("beyond", taken.beyond));
        }
        rows.push(row("claimed", taken.claimed));
        rows.push(row("drafts", taken.drafts));
        rows.push(SumRow { sum: true, ..row("left", left) });
        if !beyond.is_zero() {
            let text = look.text("cofunding-ceiling-over", &[("amount", beyond.to_string())]);
            over = Some(Notice::new(Kind::Bad, look.say("cofunding-ceiling"), text));
        }
    }
    let own = look.actor.has_for_funder(Role::Funder, &funder.id);
    Ok(CeilingView {
        anchor: format!("ceiling-{}-{call}", funder.id),
        rows,
        over,
        form: own.then(|| form(look, (funder, call), set.as_ref(), again)),
    })
}

fn form(
    look: &Look<'_>,
    (funder, call): (&Funder, &CallId),
    set: Option<&store::Ceiling>,
    again: &CeilingAgain,
) -> FormView {
    let typed = (again.funder == funder.id.as_str() && again.typed.call == call.as_str()).then_some(again);
    let none = Problems::none();
    let problems = typed.map_or(&none, |again| &again.problems);
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let amount = typed.map(|again| again.typed.amount.clone());
    let amount = amount.or_else(|| set.map(|set| set.amount.to_string())).unwrap_or_default();
    let note = typed.map(|again| again.typed.note.clone());
    let note = note.or_else(|| set.map(|set| set.note.clone())).unwrap_or_default();
    // Several calls' forms stand on one page: what each is called for the eye differs, what it sends does not.
    let named = |mut field: Field, name: &str| {
        name.clone_into(&mut field.name);
        field
    };
    let id = |name: &str| format!("{name}.{}.{call}", funder.id);
    let amount = Field::money(&id("amount"), look.say("cofunding-ceiling-amount"))
        .hint(look.say("cofunding-ceiling-amount-hint"))
        .value(amount)
        .errors(errors("amount"));
    let note = Field::text(&id("note"), look.say("cofunding-ceiling-note"))
        .hint(look.say("cofunding-ceiling-note-hint"))
        .max(200)
        .value(note)
        .errors(errors("note"));
    FormView {
        action: format!("/funding/{}/ceiling", funder.id),
        fields: vec![Field::hidden("call", call), named(amount, "amount"), named(note, "note")],
        summary: look.words().summary(look.language, problems),
    }
}

/// `POST /funding/{funder}/ceiling`
pub async fn set(who: Signed, funder: Path<String>, form: InTime<CeilingForm>) -> Result<HttpResponse> {
    let (funder, InTime { form, received }) = (funder.into_inner(), form);
    let (of, typed) = (FunderId::from_text(&funder), form.clone());
    let saved = who.act(received, move |act| {
        acts::set_ceiling(act, &of, &typed.call, (&typed.amount, &typed.note), Habit::Typed)
    });
    match Who::problems_of(saved.await)? {
        Ok(()) => Ok(see_other(&format!("/funding?done=ceiling-saved#ceiling-{funder}-{}", form.call))),
        Err(problems) => {
            let again = CeilingAgain { funder, typed: form, problems };
            let show = move |look: &mut Look<'_>| {
                let view = view(look, &again)?;
                Ok(Page::again(view, &again.problems))
            };
            who.page(show).await
        }
    }
}
