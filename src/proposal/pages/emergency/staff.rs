//! `/staff/{call}/emergency`: hashes that were deposited, those that reached staff otherwise, and decisions by name,
//! beside the outages that the service measured itself.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::team::refused;
use super::{DepositView, shown, tag};
use crate::call::rules::Rulebook;
use crate::call::store::{self as calls, Outage};
use crate::ground::ids::{CallId, DepositId};
use crate::ground::{Error, Moment, Problems, Result, Role};
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::acts::{self, Whose};
use crate::proposal::attempt;
use crate::proposal::emergency::{handed_in, to_decide};
use crate::proposal::rules::{Means, TypedDeposit, TypedVerdict};
use crate::proposal::store::deposits::{self, Deposit};
use crate::proposal::store::is_official;
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Empty, Field, Notice, Summary, Tag};

#[derive(Serialize)]
struct ListView {
    title: String,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    empty: Option<Empty>,
    notice: Option<Notice>,
    /// To write one down; None for auditors.
    form: Option<Form>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    number: i32,
    cutoff: i32,
    at: Moment,
    means: String,
    tag: Tag,
}

#[derive(Serialize)]
struct Form {
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

impl View for ListView {
    const TEMPLATE: &'static str = "proposal/emergencies";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Serialize)]
struct OneView {
    title: String,
    crumbs: Vec<Crumb>,
    deposit: DepositView,
    closes: Moment,
    until: Moment,
    /// What the service measured around the cut-off.
    outages: Vec<OutageView>,
    notice: Option<Notice>,
    form: Option<Form>,
}

#[derive(Serialize)]
struct OutageView {
    from: Moment,
    until: Moment,
    kind: String,
}

impl View for OneView {
    const TEMPLATE: &'static str = "proposal/emergency_decision";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn list(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| list_view(look, &call, &TypedDeposit::default(), &Problems::none())).await
}

fn list_view(
    look: &mut Look<'_>,
    call: &CallId,
    typed: &TypedDeposit,
    problems: &Problems,
) -> Result<ListView> {
    let actor = look.actor.clone();
    let watches = |role| actor.has_for_call(role, call);
    if ![Role::Staff, Role::Auditor].into_iter().any(watches) {
        return Err(Error::NotFound);
    }
    let book = calls::rulebook(look.db, call)?;
    if book.emergency.is_none() {
        return Err(Error::NotFound);
    }
    let all = deposits::of_call(look.db, call)?;
    let seen = all.iter().filter(|one| is_official(&actor, call, one.cutoff));
    let rows: Vec<Row> = seen.map(|one| row(look, &book, one)).collect();
    let title = look.say("emergency-staff-title");
    let empty = Empty::new(look.say("emergency-none"), look.say("emergency-none-more"));
    let writes = actor.has_for_call(Role::Staff, call);
    Ok(ListView {
        crumbs: crumbs(look, &book, &[Crumb::here(&title)]),
        title,
        empty: rows.is_empty().then_some(empty),
        rows,
        notice: refused(look, problems),
        form: writes.then(|| entry_form(look, &book, typed, problems)),
    })
}

fn crumbs(look: &Look<'_>, book: &Rulebook, last: &[Crumb]) -> Vec<Crumb> {
    let title = book.call.title.in_language(look.language.code());
    let mut crumbs = vec![
        Crumb::to(look.say("menu-staff"), "/staff"),
        Crumb::to(title, format!("/calls/{}", book.call.id)),
    ];
    crumbs.extend_from_slice(last);
    crumbs
}

fn row(look: &Look<'_>, book: &Rulebook, one: &Deposit) -> Row {
    Row {
        href: format!("/staff/{}/emergency/{}", one.call, one.id),
        reference: one.reference.clone(),
        number: one.number,
        cutoff: one.cutoff,
        at: one.at,
        means: look.say(&format!("emergency-means-{}", one.means.name())),
        tag: tag(look, one.standing(book, look.now)),
    }
}

fn entry_form(look: &Look<'_>, book: &Rulebook, typed: &TypedDeposit, problems: &Problems) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let numbers = book.cutoffs.iter().map(|cutoff| cutoff.number.to_string());
    let numbers = numbers.map(|number| Choice::new(number.clone(), number)).collect();
    let means = Means::FOR_OTHERS.into_iter();
    let means =
        means.map(|one| Choice::new(one.name(), look.say(&format!("emergency-means-{}", one.name()))));
    let zone = [("zone", book.call.zone.to_string())];
    let fields = vec![
        Field::text("reference", look.say("emergency-reference"))
            .value(&typed.reference)
            .required()
            .max(40)
            .errors(errors("reference")),
        Field::select("cutoff", look.say("emergency-cutoff"), numbers)
            .value(&typed.cutoff)
            .required()
            .errors(errors("cutoff")),
        Field::text("sha256", look.say("emergency-sha256"))
            .value(&typed.sha256)
            .required()
            .max(200)
            .errors(errors("sha256")),
        Field::radios("means", look.say("emergency-means"), means.collect())
            .value(&typed.means)
            .required()
            .errors(errors("means")),
        Field::datetime("at", look.say("emergency-at"))
            .hint(look.text("emergency-at-hint", &zone))
            .value(&typed.at)
            .required()
            .errors(errors("at")),
        Field::lines("note", look.say("emergency-note"))
            .hint(look.say("emergency-note-hint"))
            .value(&typed.note)
            .required()
            .max(1_000)
            .errors(errors("note")),
    ];
    let summary = if problems.is_refusal() { None } else { look.words().summary(look.language, problems) };
    Form { action: format!("/staff/{}/emergency", book.call.id), fields, summary }
}

/// `POST /staff/{call}/emergency`
pub async fn enter(who: Signed, call: Path<CallId>, form: InTime<TypedDeposit>) -> Result<HttpResponse> {
    let (call, InTime { form, received }) = (call.into_inner(), form);
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let (of, typed) = (call.clone(), form.clone());
    let entered = who.act(received, move |act| acts::deposit_for(act, &of, &typed, &base)).await;
    if let Err(error) = &entered {
        attempt::keep_of_staff(who.witness(), call.clone(), &form, error, received).await;
    }
    match Who::problems_of(entered)? {
        Ok(_number) => Ok(see_other(&format!("/staff/{call}/emergency?done=emergency-entered"))),
        Err(problems) => {
            let show = move |look: &mut Look<'_>| {
                Ok(Page::again(list_view(look, &call, &form, &problems)?, &problems))
            };
            who.page(show).await
        }
    }
}

pub async fn one(who: Signed, path: Path<(CallId, DepositId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    who.page(move |look| one_view(look, &call, &id, &TypedVerdict::default(), &Problems::none())).await
}

fn one_view(
    look: &mut Look<'_>,
    call: &CallId,
    id: &DepositId,
    typed: &TypedVerdict,
    problems: &Problems,
) -> Result<OneView> {
    let actor = look.actor.clone();
    let found = deposits::find(look.db, &actor, call, id)?;
    let book = calls::rulebook(look.db, call)?;
    let (closes, until) = book.emergency_window(found.cutoff).unwrap_or((found.at, found.at));
    let archive = format!("/staff/{call}/emergency/{id}/archive.zip");
    let deposit = shown(look, &book, &found, &archive)?;
    let around = |outage: &Outage| outage.from < until;
    let outages = calls::outages_since(look.db, closes.plus_days(-1))?;
    let list = Crumb::to(look.say("emergency-staff-title"), format!("/staff/{call}/emergency"));
    let args = [("reference", found.reference.clone()), ("number", found.number.to_string())];
    let title = look.text("emergency-one", &args);
    let decides = deposits::decides(&actor, &found) && found.handed.is_some() && found.decision.is_none();
    Ok(OneView {
        crumbs: crumbs(look, &book, &[list, Crumb::here(&title)]),
        title,
        deposit,
        closes,
        until,
        outages: outages.iter().filter(|one| around(one)).map(|one| outage(look, one)).collect(),
        notice: refused(look, problems),
        form: decides.then(|| decision_form(look, &found, typed, problems)),
    })
}

fn outage(look: &Look<'_>, one: &Outage) -> OutageView {
    OutageView {
        from: one.from,
        until: one.until,
        kind: look.say(&format!("emergency-outage-{}", one.kind.name())),
    }
}

fn decision_form(look: &Look<'_>, of: &Deposit, typed: &TypedVerdict, problems: &Problems) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let choices = vec![
        Choice::new("yes", look.say("emergency-accept")).hint(look.say("emergency-accept-hint")),
        Choice::new("no", look.say("emergency-refuse")),
    ];
    let fields = vec![
        Field::radios("accepted", look.say("emergency-decision"), choices)
            .value(&typed.accepted)
            .required()
            .errors(errors("accepted")),
        Field::lines("reason", look.say("emergency-reason"))
            .value(&typed.reason)
            .required()
            .max(2_000)
            .errors(errors("reason")),
        Field::text("legal_basis", look.say("emergency-basis"))
            .hint(look.say("emergency-basis-hint"))
            .value(&typed.legal_basis)
            .required()
            .max(300)
            .errors(errors("legal_basis")),
    ];
    let summary = if problems.is_refusal() { None } else { look.words().summary(look.language, problems) };
    Form { action: format!("/staff/{}/emergency/{}", of.call, of.id), fields, summary }
}

/// `POST /staff/{call}/emergency/{deposit}`
pub async fn decide(
    who: Signed,
    path: Path<(CallId, DepositId)>,
    form: InTime<TypedVerdict>,
) -> Result<HttpResponse> {
    let ((call, id), InTime { form, received }) = (path.into_inner(), form);
    let (of, wanted) = (call.clone(), id.clone());
    let archive = who.look(move |look| {
        let actor = look.actor.clone();
        to_decide(look.db, &actor, &of, &wanted)
    });
    let archive = archive.await?;
    let import = if form.accepted == "yes" { handed_in(&who.state, archive).await? } else { None };
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let (whose, typed) = (Whose { call: call.clone(), id: id.clone(), import }, form.clone());
    let decided = who.act(received, move |act| acts::decide_deposit(act, &whose, &typed, &base));
    match Who::problems_of(decided.await)? {
        Ok(_version) => Ok(see_other(&format!("/staff/{call}/emergency/{id}?done=emergency-decided"))),
        Err(problems) => {
            let show = move |look: &mut Look<'_>| {
                Ok(Page::again(one_view(look, &call, &id, &form, &problems)?, &problems))
            };
            who.page(show).await
        }
    }
}

/// `/staff/{call}/emergency/{deposit}/archive.zip`
pub async fn archive(who: Signed, path: Path<(CallId, DepositId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let found = who.look(move |look| {
        let actor = look.actor.clone();
        let deposit = deposits::find(look.db, &actor, &call, &id)?;
        let file = deposit.handed.ok_or(Error::NotFound)?.file;
        Ok(crate::proposal::store::attachments::find(look.db, &file)?.1)
    });
    crate::proposal::download::send(&who.state, None, &found.await?).await
}
