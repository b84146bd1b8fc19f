//! Letters of interest: notices of coming proposals. They bind nobody; staff count them and nobody else sees any.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::questions::refused;
use crate::call::acts::{self, TypedNotice};
use crate::call::rules::Rulebook;
use crate::call::store::{self, Interest};
use crate::ground::ids::{CallId, InterestId};
use crate::ground::{Error, Euro, Moment, Problems, Result};
use crate::people::store as accounts;
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Choice, Crumb, Empty, Field, Kind, Notice, Summary, Tag};

#[derive(Serialize)]
struct InterestView {
    title: String,
    crumbs: Vec<Crumb>,
    lead: String,
    heading: String,
    rows: Vec<Row>,
    form: Option<Form>,
    notice: Option<Notice>,
    withdraw: Option<Action>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    /// Acronym, or where there is none the state of the host.
    label: String,
    cutoff: i32,
    track: String,
    country: String,
    partners: String,
    amount: Option<Euro>,
    changed: Moment,
    tag: Tag,
    /// Who filed it and how to reach them; for staff alone.
    by: Option<String>,
    email: Option<String>,
}

#[derive(Serialize)]
struct Form {
    title: String,
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
    submit: String,
}

impl View for InterestView {
    const TEMPLATE: &'static str = "call/interest";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Typed {
    #[serde(default)]
    version: i32,
    #[serde(default)]
    cutoff: String,
    #[serde(default)]
    track: String,
    #[serde(default)]
    acronym: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    partners: String,
    #[serde(default)]
    amount: String,
}

impl Typed {
    fn notice(&self) -> TypedNotice {
        TypedNotice {
            cutoff: self.cutoff.clone(),
            track: self.track.clone(),
            acronym: self.acronym.clone(),
            country: self.country.clone(),
            partners: self.partners.clone(),
            amount: self.amount.clone(),
        }
    }

    fn of(look: &Look<'_>, interest: &Interest) -> Self {
        let (notice, voice) = (&interest.notice, look.words().voice(look.language));
        let partners: Vec<&str> = notice.partners.iter().map(|country| country.eu()).collect();
        Self {
            version: interest.version,
            cutoff: notice.cutoff.to_string(),
            track: notice.track.clone(),
            acronym: notice.acronym.clone(),
            country: notice.country.eu().to_owned(),
            partners: partners.join(", "),
            amount: notice.amount.map(|amount| voice.euro(amount)).unwrap_or_default(),
        }
    }
}

/// `/calls/{call}/interest`
pub async fn mine(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| own(look, &call, &Typed::default(), &Problems::none())).await
}

fn own(look: &mut Look<'_>, call: &CallId, typed: &Typed, problems: &Problems) -> Result<InterestView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let all = store::interests_seen(look.db, &actor, call)?;
    let mine = all.into_iter().filter(|interest| actor.person() == Some(&interest.person));
    let rows = mine.map(|interest| row(look, &book, &interest)).collect();
    let open = book.next_cutoff(look.now).is_some();
    let over = || Notice::new(Kind::Plain, look.say("call-next-over"), look.say("call-interest-over"));
    let title = look.say("call-interest");
    Ok(InterestView {
        crumbs: crumbs(look, &book, &[Crumb::here(&title)]),
        title,
        lead: look.say("call-interest-lead"),
        heading: look.say("call-interest-mine"),
        rows,
        form: open.then(|| Form {
            title: look.say("call-interest-file"),
            action: format!("/calls/{call}/interest"),
            submit: look.say("call-interest-file"),
            ..form(look, &book, typed, problems)
        }),
        notice: (!open).then(over),
        withdraw: None,
    })
}

fn crumbs(look: &Look<'_>, book: &Rulebook, last: &[Crumb]) -> Vec<Crumb> {
    let call = &book.call.id;
    let mut crumbs = vec![
        Crumb::to(look.say("call-list-title"), "/calls"),
        Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
    ];
    crumbs.extend_from_slice(last);
    crumbs
}

fn row(look: &Look<'_>, book: &Rulebook, interest: &Interest) -> Row {
    let (notice, language) = (&interest.notice, look.language.code());
    let country = notice.country.eu().to_owned();
    let track = book.track(&notice.track);
    let partners: Vec<&str> = notice.partners.iter().map(|country| country.eu()).collect();
    Row {
        href: format!("/calls/{}/interest/{}", interest.call, interest.id),
        label: if notice.acronym.is_empty() {
            look.text("call-interest-unnamed", &[("country", country.clone())])
        } else {
            notice.acronym.clone()
        },
        cutoff: notice.cutoff,
        track: track
            .map_or_else(|| notice.track.clone(), |track| track.title.in_language(language).to_owned()),
        country,
        partners: partners.join(", "),
        amount: notice.amount,
        changed: interest.withdrawn.unwrap_or(interest.changed),
        tag: match interest.withdrawn {
            Some(_) => Tag::plain(look.say("call-interest-withdrawn")),
            None => Tag::good(look.say("call-interest-stands")),
        },
        by: None,
        email: None,
    }
}

fn form(look: &Look<'_>, book: &Rulebook, typed: &Typed, problems: &Problems) -> Form {
    let language = look.language.code();
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let coming = book.cutoffs.iter().filter(|one| book.cutoff_at(one.number).is_some_and(|at| at > look.now));
    let cutoffs = coming.map(|cutoff| {
        let number = cutoff.number.to_string();
        Choice::new(&number, look.text("call-cutoff-title", &[("number", number.clone())]))
    });
    let tracks = book.tracks.iter().map(|track| Choice::new(&track.id, track.title.in_language(language)));
    Form {
        title: String::new(),
        action: String::new(),
        fields: vec![
            Field::select("cutoff", look.say("call-interest-cutoff"), cutoffs.collect())
                .value(&typed.cutoff)
                .required()
                .errors(errors("cutoff")),
            Field::radios("track", look.say("call-interest-track"), tracks.collect())
                .value(&typed.track)
                .required()
                .errors(errors("track")),
            Field::text("country", look.say("call-interest-country"))
                .hint(look.say("call-country-hint"))
                .value(&typed.country)
                .required()
                .errors(errors("country")),
            Field::text("partners", look.say("call-interest-partners"))
                .hint(look.say("call-countries-hint"))
                .value(&typed.partners)
                .errors(errors("partners")),
            Field::text("acronym", look.say("call-interest-acronym"))
                .value(&typed.acronym)
                .max(40)
                .errors(errors("acronym")),
            Field::money("amount", look.say("call-interest-amount"))
                .hint(look.say("call-interest-amount-hint"))
                .value(&typed.amount)
                .errors(errors("amount")),
            Field::hidden("version", typed.version),
        ],
        summary: look.words().summary(look.language, problems),
        submit: String::new(),
    }
}

/// `POST /calls/{call}/interest`
pub async fn file(who: Signed, call: Path<CallId>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (call, InTime { form, received }) = (call.into_inner(), form);
    let (of, typed) = (call.clone(), form.notice());
    let filed = who.act(received, move |act| acts::file_interest(act, &of, &typed));
    match Who::problems_of(filed.await)? {
        Ok(_id) => Ok(see_other(&format!("/calls/{call}/interest?done=interest-filed"))),
        Err(problems) => {
            let again =
                move |look: &mut Look<'_>| Ok(Page::again(own(look, &call, &form, &problems)?, &problems));
            who.page(again).await
        }
    }
}

/// `/calls/{call}/interest/{interest}`
pub async fn one(who: Signed, path: Path<(CallId, InterestId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    who.page(move |look| letter(look, &call, &id, None, &Problems::none())).await
}

fn letter(
    look: &mut Look<'_>,
    call: &CallId,
    id: &InterestId,
    typed: Option<&Typed>,
    problems: &Problems,
) -> Result<InterestView> {
    let actor = look.actor.clone();
    let interest = store::interest(look.db, &actor, call, id)?;
    let book = store::rulebook(look.db, call)?;
    let row = with_filer(look, &book, &interest, actor.person() != Some(&interest.person))?;
    let mine = actor.person() == Some(&interest.person) && interest.withdrawn.is_none();
    let stored = Typed::of(look, &interest);
    let here = format!("/calls/{call}/interest/{id}");
    let list = if actor.person() == Some(&interest.person) {
        Crumb::to(look.say("call-interest"), format!("/calls/{call}/interest"))
    } else {
        Crumb::to(look.say("call-interests"), format!("/staff/{call}/interest"))
    };
    Ok(InterestView {
        crumbs: crumbs(look, &book, &[list, Crumb::here(&row.label)]),
        title: row.label.clone(),
        lead: look.say("call-interest-lead"),
        heading: look.say("call-interest-letter"),
        rows: vec![row],
        form: mine.then(|| Form {
            title: look.say("call-interest-change"),
            action: here.clone(),
            submit: look.say("common-save"),
            ..form(look, &book, typed.unwrap_or(&stored), problems)
        }),
        notice: if mine { None } else { refused(look, problems) },
        withdraw: mine.then(|| Action::post(look.say("call-interest-withdraw"), format!("{here}/withdraw"))),
    })
}

/// With who filed it, for staff.
fn with_filer(look: &mut Look<'_>, book: &Rulebook, interest: &Interest, told: bool) -> Result<Row> {
    let mut row = row(look, book, interest);
    if told {
        let person = accounts::find(look.db, &interest.person)?;
        (row.by, row.email) = (Some(person.name), Some(person.email));
    }
    Ok(row)
}

/// `POST /calls/{call}/interest/{interest}`
pub async fn change(
    who: Signed,
    path: Path<(CallId, InterestId)>,
    form: InTime<Typed>,
) -> Result<HttpResponse> {
    let ((call, id), InTime { form, received }) = (path.into_inner(), form);
    let (of, letter_id, typed) = (call.clone(), id.clone(), form.clone());
    let done = who.act(received, move |act| {
        acts::change_interest(act, &of, &letter_id, typed.version, &typed.notice())
    });
    let done = match done.await {
        Err(Error::Conflict { current }) => return changed_meanwhile(&who, call, id, form, current).await,
        done => done,
    };
    match Who::problems_of(done)? {
        Ok(()) => Ok(see_other(&format!("/calls/{call}/interest?done=interest-changed"))),
        Err(problems) => {
            let again = move |look: &mut Look<'_>| {
                Ok(Page::again(letter(look, &call, &id, Some(&form), &problems)?, &problems))
            };
            who.page(again).await
        }
    }
}

/// The form with what was typed, and what stands now above it: saving again puts it in its place.
async fn changed_meanwhile(
    who: &Who,
    call: CallId,
    id: InterestId,
    typed: Typed,
    current: i64,
) -> Result<HttpResponse> {
    let typed = Typed { version: i32::try_from(current).unwrap_or(typed.version), ..typed };
    let show = move |look: &mut Look<'_>| {
        let mut view = letter(look, &call, &id, Some(&typed), &Problems::none())?;
        let (title, text) = (look.say("error-conflict"), look.say("call-interest-conflict"));
        view.notice = Some(Notice::new(Kind::Warn, title, text));
        Ok(Page::with_status(view, StatusCode::CONFLICT))
    };
    who.page(show).await
}

/// Nothing is sent along with it.
#[derive(Deserialize)]
pub struct Nothing {}

/// `POST /calls/{call}/interest/{interest}/withdraw`
pub async fn withdraw(
    who: Signed,
    path: Path<(CallId, InterestId)>,
    form: InTime<Nothing>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let of = call.clone();
    who.act(form.received, move |act| acts::withdraw_interest(act, &of, &id)).await?;
    Ok(see_other(&format!("/calls/{call}/interest?done=interest-withdrawn")))
}

#[derive(Serialize)]
struct InterestsView {
    title: String,
    crumbs: Vec<Crumb>,
    counts: Vec<Count>,
    rows: Vec<Row>,
    empty: Option<Empty>,
}

/// Letters that stand, for a cut-off.
#[derive(Serialize)]
struct Count {
    cutoff: i32,
    letters: usize,
    /// Of those that name a sum.
    amount: Euro,
    named: usize,
}

impl View for InterestsView {
    const TEMPLATE: &'static str = "call/interests";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/staff/{call}/interest`
pub async fn all(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| filed(look, &call)).await
}

fn filed(look: &mut Look<'_>, call: &CallId) -> Result<InterestsView> {
    let actor = look.actor.clone();
    if !store::sees_interests(&actor, call) {
        return Err(Error::NotFound);
    }
    let book = store::rulebook(look.db, call)?;
    let all = store::interests_seen(look.db, &actor, call)?;
    let mut rows = Vec::new();
    for interest in &all {
        rows.push(with_filer(look, &book, interest, true)?);
    }
    let title = look.say("call-interests");
    let empty = Empty::new(look.say("call-interests-none"), look.say("call-interests-none-more"));
    Ok(InterestsView {
        crumbs: vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        counts: counts(&all)?,
        empty: rows.is_empty().then_some(empty),
        rows,
    })
}

fn counts(all: &[Interest]) -> Result<Vec<Count>> {
    let standing: Vec<&Interest> = all.iter().filter(|interest| interest.withdrawn.is_none()).collect();
    let mut cutoffs: Vec<i32> = standing.iter().map(|interest| interest.notice.cutoff).collect();
    cutoffs.sort_unstable();
    cutoffs.dedup();
    let count = |cutoff: i32| {
        let of = || standing.iter().filter(|interest| interest.notice.cutoff == cutoff);
        let amounts: Vec<Euro> = of().filter_map(|interest| interest.notice.amount).collect();
        let (letters, named) = (of().count(), amounts.len());
        Ok(Count { cutoff, letters, named, amount: Euro::sum(amounts)? })
    };
    cutoffs.into_iter().map(count).collect()
}
