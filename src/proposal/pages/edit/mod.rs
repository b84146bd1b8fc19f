//! Writing a proposal, one part a page. Whatever was typed is shown again: with what is wrong (422), beside what
//! somebody else stored meanwhile (409), or with more room where a row was asked for.

mod answers;
mod basics;
pub mod budget;
mod cofunding;
mod conflict;
pub(super) mod consortium;
mod fields;
mod money;
mod read_claim;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Serialize;

use super::news::{self, NewsView};
use super::overview::must_write;
use super::partners::{bound, writes_own_alone};
use super::reckoned::Reckoned;
use super::shown::Beside;
use super::{Typed, crumbs, documents, edit_href, href, lists, part_title};
use crate::call::rules::Rulebook;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View};
use crate::proposal::acts::{self, Base, TypedPart, fingerprint};
use crate::proposal::rules::typed::TypedHosting;
use crate::proposal::rules::{Content, Part};
use crate::proposal::store::{Proposal, content_of, open_call};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Field, Notice, Summary};

pub(super) use fields::shows_what_is_typed;
pub(super) use money::read_back;

#[derive(Serialize)]
struct EditView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    intro: String,
    back: String,
    action: String,
    version: i64,
    seen: String,
    /// Fields that are saved one by one.
    drafts: Vec<fields::Drafted>,
    drafting: Option<fields::Drafting>,
    notice: Option<Notice>,
    /// What was changed and not submitted.
    news: Option<NewsView>,
    fields: Vec<Field>,
    groups: Vec<Group>,
    /// The label of the button that makes room for another row.
    add: Option<String>,
    /// What of the part is others', and only there to be read.
    others: Option<money::Others>,
    /// Nothing here is theirs to write: there is no form.
    closed: bool,
    summary: Option<Summary>,
    /// What is stored now beside what was typed, where it is not what this form was filled in upon.
    conflict: Option<Beside>,
    /// Of a list: every list there was.
    history: Option<String>,
    parts: Vec<PartLink>,
    last: bool,
    /// Of the parts about money: the sums, and where a browser asks for them while one types.
    reckoned: Option<Reckoned>,
    reckon: Option<String>,
    /// Of the budget: where spreadsheets come in and go out.
    sheet: Option<Sheet>,
    /// That rows were read from a spreadsheet and are not stored yet.
    read: Option<String>,
    /// What stands in the form was typed and is not stored.
    typed: bool,
}

#[derive(Serialize)]
struct Sheet {
    import: String,
    /// That a file takes the place of what is stored, and of how much.
    replaces: String,
    csv: String,
    xlsx: String,
    file: Field,
    paste: Field,
}

/// A row of a table of inputs.
#[derive(Serialize)]
pub(super) struct Group {
    pub legend: String,
    pub note: String,
    /// What belongs to it elsewhere.
    pub links: Vec<GroupLink>,
    pub hidden: Vec<Field>,
    pub fields: Vec<Field>,
    /// Fields that are seldom needed, folded away; open where something stands in them.
    pub more: Vec<Field>,
    pub more_label: String,
    pub more_open: bool,
}

#[derive(Serialize)]
pub(super) struct GroupLink {
    pub label: String,
    pub text: String,
    pub href: String,
}

#[derive(Serialize)]
pub(super) struct PartLink {
    pub title: String,
    pub href: String,
    pub current: bool,
}

impl View for EditView {
    const TEMPLATE: &'static str = "proposal/edit";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// What a form of a part holds.
#[derive(Default)]
struct Filled {
    fields: Vec<Field>,
    groups: Vec<Group>,
    add: Option<String>,
    others: Option<money::Others>,
    closed: bool,
}

/// What a part's form is made from.
pub(super) struct Making<'a> {
    pub book: &'a Rulebook,
    pub proposal: &'a Proposal,
    pub content: &'a Content,
    pub problems: &'a Problems,
    /// Blank rows at the end.
    pub blanks: usize,
}

impl Making<'_> {
    pub fn errors(&self, look: &Look<'_>, name: &str) -> Vec<String> {
        look.words().errors(look.language, self.problems, name)
    }
}

/// `/proposals/{proposal}/edit/{part}`
pub async fn form(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (key, part) = path.into_inner();
    if part == Part::Documents.to_string() {
        return documents::form(who, key).await;
    }
    if fields::is_made_of_fields(&part) {
        return fields::form(who, key, part).await;
    }
    if part == Part::Consortium.to_string() && writes_own_alone(&who, &key).await? {
        return Ok(see_other(&format!("{}/partners", href(&key))));
    }
    if part == Part::Cofunding.to_string() && writes_own_alone(&who, &key).await? {
        return Ok(see_other(&format!("{}/text?done=cofunding-of-all", href(&key))));
    }
    let show = move |look: &mut Look<'_>| {
        let (proposal, call) = must_write(look, &key)?;
        let part = Part::parse(&part, &call.book).ok_or(Error::NotFound)?;
        let content = content_of(look.db, &proposal)?;
        let stored = match part {
            Part::Money => {
                let own = bound(look, &key)?;
                TypedPart::Money(money::stored(look, &content, own.as_ref()))
            }
            _ => stored(look, &part, &content)?,
        };
        let making = Making {
            book: &call.book,
            proposal: &proposal,
            content: &content,
            problems: &Problems::none(),
            blanks: 1,
        };
        view(look, &making, &stored, false)
    };
    who.page(show).await
}

/// What the save buttons are called: save, save and go on, make room for another row.
const ADD: &str = "add";
const GO_ON: &str = "next";
const PASTE: &str = "paste";

pub async fn save(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    if fields::is_made_of_fields(&name) {
        return fields::save(who, key, name, form).await;
    }
    let (typed, received) = (Typed::new(form.form), form.received);
    if typed.one("do") == ADD {
        return again(&who, key, name, typed, Again::MoreRows).await;
    }
    if typed.one("do") == PASTE {
        return again(&who, key, name, typed, Again::Pasted).await;
    }
    let base = Base {
        version: typed.one("version").parse().unwrap_or_default(),
        seen: typed.one("seen").to_owned(),
    };
    let (of, part, sent) = (key.clone(), name.clone(), typed.clone());
    let saved = who.act(received, move |act| {
        let (proposal, call, _) = crate::proposal::store::for_edit(act, &of)?;
        let part = Part::parse(&part, &call.book).ok_or(Error::NotFound)?;
        let typed = read(&part, &sent).ok_or(Error::NotFound)?;
        acts::save_part(act, &of, &base, &typed)?;
        Ok((proposal.reference, following(&call.book, &part)))
    });
    match saved.await {
        Ok((reference, Some(next))) if typed.one("do") == GO_ON => {
            Ok(see_other(&format!("{}?done=saved", edit_href(&reference, &next))))
        }
        Ok((reference, _)) => Ok(see_other(&format!("{}?done=saved", href(&reference)))),
        Err(Error::Invalid(problems)) => again(&who, key, name, typed, Again::Wrong(problems)).await,
        Err(Error::Conflict { .. }) => again(&who, key, name, typed, Again::Conflict).await,
        Err(other) => Err(other),
    }
}

/// Why a form is shown again.
enum Again {
    MoreRows,
    /// With rows that were copied from a spreadsheet.
    Pasted,
    Wrong(Problems),
    Conflict,
}

async fn again(who: &Signed, key: String, name: String, typed: Typed, why: Again) -> Result<HttpResponse> {
    let show = move |look: &mut Look<'_>| {
        let (proposal, call) = must_write(look, &key)?;
        let part = Part::parse(&name, &call.book).ok_or(Error::NotFound)?;
        let mut sent = read(&part, &typed).ok_or(Error::NotFound)?;
        let content = content_of(look.db, &proposal)?;
        let pasted = matches!(why, Again::Pasted);
        let (status, problems, conflict, blanks) = match why {
            Again::MoreRows => (StatusCode::OK, Problems::none(), false, 3),
            Again::Pasted => {
                let TypedPart::Money(before) = sent else { return Err(Error::NotFound) };
                let (with, problems) =
                    budget::with_pasted(&call.book, &content, before, typed.one(budget::PASTED));
                sent = TypedPart::Money(with);
                let good = problems.is_empty();
                let status = if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
                (status, problems, false, 1)
            }
            Again::Wrong(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, false, 1),
            Again::Conflict => (StatusCode::CONFLICT, Problems::none(), true, 1),
        };
        let problems = match &sent {
            TypedPart::Money(budget) => money::placed(budget, problems),
            _ => problems,
        };
        let making =
            Making { book: &call.book, proposal: &proposal, content: &content, problems: &problems, blanks };
        let mut view = view(look, &making, &sent, conflict)?;
        view.read = (pasted && problems.is_empty()).then(|| look.say("proposal-sheet-read"));
        view.typed = true;
        // Text that was not taken over stays in the box that it was put into.
        let taken = pasted && !problems.0.iter().any(|problem| problem.field == budget::PASTED);
        if let Some(sheet) = view.sheet.as_mut().filter(|_| !taken) {
            sheet.paste = sheet.paste.clone().value(typed.one(budget::PASTED));
        }
        if !conflict {
            // Still upon what the person saw, so that a conflict is found when the form is saved.
            view.version = typed.one("version").parse().unwrap_or_default();
            typed.one("seen").clone_into(&mut view.seen);
        }
        Ok(Page::with_status(view, status))
    };
    who.page(show).await
}

fn following(book: &Rulebook, part: &Part) -> Option<Part> {
    let all = Part::all(book);
    let at = all.iter().position(|one| one == part)?;
    all.get(at + 1).cloned()
}

/// What was sent for a part; None for a part that is no form.
fn read(part: &Part, typed: &Typed) -> Option<TypedPart> {
    Some(match part {
        Part::Consortium => TypedPart::Consortium(consortium::read(typed), consortium::read_hosting(typed)),
        Part::Money => TypedPart::Money(money::read(typed)),
        Part::Cofunding => TypedPart::Cofunding(cofunding::read(typed)),
        Part::Basics | Part::Answers(_) | Part::Documents => return None,
    })
}

/// What is stored, as if it had just been typed.
fn stored(look: &Look<'_>, part: &Part, content: &Content) -> Result<TypedPart> {
    Ok(match part {
        Part::Consortium => {
            let hosting = TypedHosting::of(content.hosting.as_ref());
            TypedPart::Consortium(consortium::stored(content), hosting)
        }
        Part::Money => TypedPart::Money(money::stored(look, content, None)),
        Part::Cofunding => TypedPart::Cofunding(cofunding::stored(look, content)),
        Part::Basics | Part::Answers(_) | Part::Documents => return Err(Error::NotFound),
    })
}

fn filled(look: &mut Look<'_>, making: &Making<'_>, typed: &TypedPart) -> Result<Filled> {
    match typed {
        TypedPart::Consortium(rows, hosting) => Ok(consortium::filled(look, making, rows, hosting)),
        TypedPart::Money(budget) => money::filled(look, making, budget),
        TypedPart::Cofunding(rows) => cofunding::filled(look, making, rows),
    }
}

fn view(look: &mut Look<'_>, making: &Making<'_>, typed: &TypedPart, conflict: bool) -> Result<EditView> {
    let (part, book, proposal) = (typed.part(), making.book, making.proposal);
    let Filled { fields, groups, add, others, closed } = filled(look, making, typed)?;
    let beside = match conflict {
        true => Some(conflict::beside(look, making, typed)?),
        false => None,
    };
    let is_money = matches!(part, Part::Money | Part::Cofunding);
    let reckoned = match is_money {
        true => {
            let (content, left_out) = budget::as_typed(look, book, making.content, typed)?;
            Some(Reckoned::of(look, book, &content, left_out))
        }
        false => None,
    };
    let call = open_call(look.db, &proposal.call)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let news = news::of(look, proposal, book, &heading, making.content)?;
    Ok(EditView {
        fields,
        groups,
        add,
        others,
        closed,
        seen: typed.fingerprint(book, making.content)?,
        conflict: beside,
        news,
        reckoned: reckoned.transpose()?,
        reckon: is_money.then(|| format!("{}/reckon/{part}", href(&proposal.reference))),
        sheet: (part == Part::Money && !closed).then(|| sheet(look, making, typed)),
        ..frame(look, making, &part)?
    })
}

/// What every part's page has.
fn frame(look: &Look<'_>, making: &Making<'_>, part: &Part) -> Result<EditView> {
    let (book, proposal) = (making.book, making.proposal);
    let heading = part_title(look, book, part);
    let intro = match part {
        Part::Answers(_) => String::new(),
        _ => look.say(&format!("proposal-part-{part}-more")),
    };
    Ok(EditView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, proposal, Some(heading.clone())),
        heading,
        intro,
        back: href(&proposal.reference),
        action: edit_href(&proposal.reference, part),
        version: proposal.version,
        seen: fingerprint(part, book, making.content)?,
        drafts: Vec::new(),
        drafting: None,
        notice: None,
        news: None,
        fields: Vec::new(),
        groups: Vec::new(),
        add: None,
        others: None,
        closed: false,
        summary: look.words().summary(look.language, &elsewhere(making.problems)),
        conflict: None,
        history: lists::history_href(&proposal.reference, part),
        parts: part_links(look, book, proposal, part),
        last: following(book, part).is_none(),
        reckoned: None,
        reckon: None,
        sheet: None,
        read: None,
        typed: false,
    })
}

/// What is told above the form: not what a file or a box of pasted cells is refused for, which then stands above it all.
fn elsewhere(problems: &Problems) -> Problems {
    let there = |field: &str| field == budget::FILE || field == budget::PASTED;
    Problems(problems.0.iter().filter(|problem| !there(&problem.field)).cloned().collect())
}

fn sheet(look: &Look<'_>, making: &Making<'_>, typed: &TypedPart) -> Sheet {
    let link = |name: &str| format!("{}/{name}", href(&making.proposal.reference));
    let kinds = ".csv,.tsv,.txt,.xlsx";
    let of = if let TypedPart::Money(budget) = typed { budget.of.as_ref() } else { None };
    let own = of.and_then(|own| making.content.partner(own)).map(|(_, partner)| partner.name.clone());
    let count = budget::rows_stored(making.content, of).to_string();
    let replaces = match own {
        Some(name) => look.text("proposal-sheet-replaces-own", &[("count", count), ("name", name)]),
        None => look.text("proposal-sheet-replaces", &[("count", count)]),
    };
    // With the places in the sheet: its cells are not on the page.
    let refused = |field: &str| {
        let here = making.problems.0.iter().filter(|problem| problem.field == field);
        here.map(|problem| look.words().problem(look.language, problem)).collect()
    };
    Sheet {
        replaces,
        import: link("budget/import"),
        csv: link("budget.csv"),
        xlsx: link("budget.xlsx"),
        file: Field::file(budget::FILE, look.say("proposal-sheet-file"), kinds)
            .required()
            .hint(look.say("proposal-sheet-file-hint"))
            .errors(refused(budget::FILE)),
        paste: Field::lines(budget::PASTED, look.say("proposal-sheet-paste"))
            .hint(look.say("proposal-sheet-paste-hint"))
            .errors(refused(budget::PASTED)),
    }
}

pub(super) fn part_links(
    look: &Look<'_>,
    book: &Rulebook,
    proposal: &Proposal,
    current: &Part,
) -> Vec<PartLink> {
    let link = |part: &Part| PartLink {
        title: part_title(look, book, part),
        href: edit_href(&proposal.reference, part),
        current: part == current,
    };
    Part::all(book).iter().map(link).collect()
}
