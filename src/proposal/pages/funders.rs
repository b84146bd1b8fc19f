//! The co-funders of a draft: what each is asked for, what of the draft is open to it, and whether it signed off.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::partners::must_belong;
use super::ready::{signing_note, signing_tag};
use super::shown::money::said;
use super::{crumbs, edit_href, href};
use crate::call::rules::{Demand, Rulebook};
use crate::ground::ids::FunderId;
use crate::ground::{Euro, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::acts::{self, Opens};
use crate::proposal::rules::{Content, Part, Party, SignedOff, letter_slot, signing};
use crate::proposal::store::openings::{self, Opening};
use crate::proposal::store::{self, content_of, funders as register, signoffs};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Choice, Crumb, Empty, Field, Summary, Tag};

#[derive(Serialize)]
struct FundersView {
    title: String,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    actions: Vec<Action>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Row {
    /// For the fragment of a link.
    anchor: String,
    name: String,
    claimed: Euro,
    /// What of it was declined, in words; empty where nothing was.
    declined: String,
    /// A letter of this funder for each slot that asks for one, or where it is uploaded; empty where the rulebook asks
    /// none of each.
    letters: Vec<Letter>,
    signing: Option<Tag>,
    note: String,
    opened: Tag,
    since: String,
    /// Whoever speaks for it has an account here.
    official: bool,
    /// Where a coordinator opens it; None for who may not.
    form: Option<Form>,
    /// Where it is closed again, while it is open.
    close: Option<String>,
}

#[derive(Serialize)]
struct Letter {
    slot: String,
    name: String,
    href: String,
}

#[derive(Serialize)]
struct Form {
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

impl View for FundersView {
    const TEMPLATE: &'static str = "proposal/funders";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Clone, Default, Deserialize)]
pub struct OpenForm {
    #[serde(default)]
    how: String,
    #[serde(default)]
    email: String,
}

/// What was typed about which funder, and what is wrong with it.
#[derive(Default)]
struct Again {
    funder: String,
    typed: OpenForm,
    problems: Problems,
}

/// `/proposals/{proposal}/funders`
pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, &Again::default())).await
}

fn view(look: &mut Look<'_>, key: &str, again: &Again) -> Result<FundersView> {
    let (proposal, sight, reach) = must_belong(look, key)?;
    let book = store::open_call(look.db, &proposal.call)?.book;
    let content = content_of(look.db, &proposal)?;
    let making = Making {
        book: &book,
        content: &content,
        signed: signoffs::of(look.db, &proposal.id)?,
        open: openings::of(look.db, &proposal.id)?,
        here: format!("{}/funders", href(&proposal.reference)),
        leads: sight.leads() && reach.is_some(),
        documents: reach.is_some().then(|| edit_href(&proposal.reference, &Part::Documents)),
    };
    let mut rows = Vec::new();
    for (place, (funder, name)) in content.funders().into_iter().enumerate() {
        rows.push(row(look, &making, (place + 1, funder, name), again)?);
    }
    let cofunding = edit_href(&proposal.reference, &Part::Cofunding);
    let empty = Empty::new(look.say("funders-none"), look.say("funders-none-more"))
        .action(Action::go(look.say("proposal-part-cofunding"), cofunding.clone()));
    let mut actions = vec![Action::go(look.say("common-back"), href(&proposal.reference))];
    if reach.is_some() && !rows.is_empty() {
        actions.push(Action::go(look.say("proposal-part-cofunding"), cofunding));
    }
    let title = look.say("funders-title");
    Ok(FundersView {
        title: format!("{}: {title}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(title)),
        empty: rows.is_empty().then_some(empty),
        rows,
        actions,
    })
}

/// What all rows are made from.
struct Making<'m> {
    book: &'m Rulebook,
    content: &'m Content,
    signed: Vec<SignedOff>,
    open: Vec<Opening>,
    here: String,
    leads: bool,
    /// Where documents are uploaded, by who may.
    documents: Option<String>,
}

fn row(
    look: &mut Look<'_>,
    making: &Making<'_>,
    (place, funder, name): (usize, &FunderId, &str),
    again: &Again,
) -> Result<Row> {
    let official = register::has_official(look.db, funder, look.now)?;
    let open = making.open.iter().find(|one| one.funder == *funder);
    let own = making.content.standing().filter(|one| one.funder == *funder);
    let gone = making.content.gone().map(|(_, one, _)| one).filter(|one| one.funder == *funder);
    let asks = making.book.signoffs.funders;
    let party = Party::Funder(funder.clone());
    let standing = signing(making.content, &party, &making.signed)?;
    let opened = match open {
        None => Tag::plain(look.say("funders-closed")),
        Some(one) if one.whole => Tag::good(look.say("funders-whole")),
        Some(_) => Tag::good(look.say("funders-money")),
    };
    let action = |what: &str| format!("{}/{funder}/{what}", making.here);
    Ok(Row {
        anchor: format!("funder-{place}"),
        name: name.to_owned(),
        claimed: Euro::sum(own.map(|one| one.amount))?,
        declined: said(look, "proposal-reckoned-declined", Euro::sum(gone.map(|one| one.amount))?),
        letters: letters(look, making, place),
        signing: (asks != Demand::None).then(|| signing_tag(look, &standing, asks)),
        note: signing_note(look, &standing),
        opened,
        since: open.map(|one| one.at.to_string()).unwrap_or_default(),
        official,
        form: making.leads.then(|| form(look, action("open"), (funder, open, official), again)),
        close: open.filter(|_| making.leads).map(|_| action("close")),
    })
}

fn letters(look: &Look<'_>, making: &Making<'_>, place: usize) -> Vec<Letter> {
    let each = making.book.documents.iter().filter(|slot| slot.per_funder);
    let letter = |slot: &crate::call::rules::Slot| {
        let title = slot.title.in_language(look.language.code()).to_owned();
        let letter = |name: String, href: String| Letter { slot: title, name, href };
        let content = making.content;
        // One file may hold the letters of all.
        match content.document(&letter_slot(&slot.id, place)).or_else(|| content.document(&slot.id)) {
            Some(held) => Some(letter(held.name.clone(), format!("/documents/{}", held.id))),
            None => making.documents.clone().map(|href| letter(look.say("funders-letter-none"), href)),
        }
    };
    each.filter_map(letter).collect()
}

fn form(
    look: &Look<'_>,
    action: String,
    (funder, open, official): (&FunderId, Option<&Opening>, bool),
    again: &Again,
) -> Form {
    let typed = (again.funder == funder.as_str()).then_some(&again.typed);
    let none = Problems::none();
    let problems = typed.map_or(&none, |_| &again.problems);
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let how = |name: &str| {
        let key = format!("funders-open-{name}");
        Choice::new(name, look.say(&key)).hint(look.say(&format!("{key}-more")))
    };
    let chosen = match (typed, open) {
        (Some(typed), _) => typed.how.clone(),
        (None, Some(one)) if one.whole => "whole".to_owned(),
        (None, _) => "money".to_owned(),
    };
    let name = |name: &str| format!("{name}.{funder}");
    let field = |mut field: Field, sent: &str| {
        sent.clone_into(&mut field.name);
        field
    };
    let radios = Field::radios(&name("how"), look.say("funders-open-how"), vec![how("money"), how("whole")]);
    let mut fields = vec![field(radios.required().value(chosen).errors(errors("how")), "how")];
    if !official {
        let email = Field::email(&name("email"), look.say("funders-email"));
        let said = typed.map_or_else(
            || open.map(|one| one.email.clone()).unwrap_or_default(),
            |typed| typed.email.clone(),
        );
        let email = email.hint(look.say("funders-email-hint")).value(said).errors(errors("email"));
        fields.push(field(email, "email"));
    }
    Form { action, fields, summary: look.words().summary(look.language, problems) }
}

/// `POST /proposals/{proposal}/funders/{funder}/open`
pub async fn open(who: Signed, path: Path<(String, String)>, form: InTime<OpenForm>) -> Result<HttpResponse> {
    let ((key, funder), InTime { form, received }) = (path.into_inner(), form);
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let opens = Opens { whole: form.how == "whole", email: form.email.clone(), base };
    let (of, to) = (key.clone(), FunderId::from_text(&funder));
    let chosen = ["money", "whole"].contains(&form.how.as_str());
    let opened = who.act(received, move |act| {
        // Whose proposal it is comes first.
        store::for_lead(act, &of)?;
        if !chosen {
            return Err(Problems::one("how", "required").into());
        }
        acts::open_to_funder(act, &of, &to, &opens)
    });
    match Who::problems_of(opened.await)? {
        Ok(()) => Ok(see_other(&format!("{}/funders?done=funder-opened", href(&key)))),
        Err(problems) => {
            let again = Again { funder, typed: form, problems };
            let show = move |look: &mut Look<'_>| {
                let view = view(look, &key, &again)?;
                Ok(Page::again(view, &again.problems))
            };
            who.page(show).await
        }
    }
}

/// A form that says nothing but that its button was pressed.
#[derive(Deserialize)]
pub struct Pressed {}

/// `POST /proposals/{proposal}/funders/{funder}/close`
pub async fn close(who: Signed, path: Path<(String, String)>, form: InTime<Pressed>) -> Result<HttpResponse> {
    let (key, funder) = path.into_inner();
    let (of, to) = (key.clone(), FunderId::from_text(&funder));
    who.act(form.received, move |act| acts::close_to_funder(act, &of, &to)).await?;
    Ok(see_other(&format!("{}/funders?done=funder-closed", href(&key))))
}
