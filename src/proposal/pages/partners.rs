//! The consortium at a glance: every partner with its people, what it has declared and whether it signed off; and who
//! has left.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::overview::must_write;
use super::ready::{Cell, matrix};
use super::shown::hosting_words;
use super::{crumbs, edit_href, href};
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Result};
use crate::people::{self, Look, Signed, View};
use crate::proposal::rules::{Content, Part, Partner};
use crate::proposal::store::partners::{self, Reach};
use crate::proposal::store::{self, Proposal, Sight, content_of, signoffs};
use crate::words::parts::{Action, Crumb, Empty};

#[derive(Serialize)]
struct PartnersView {
    title: String,
    crumbs: Vec<Crumb>,
    /// What a bound writer is told: which entry is theirs.
    own: Option<String>,
    heads: Vec<String>,
    rows: Vec<Row>,
    hosting: Option<String>,
    gone: Vec<Gone>,
    actions: Vec<Action>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    country: String,
    role: String,
    people: Vec<String>,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Gone {
    name: String,
    country: String,
    at: String,
    by: String,
    reason: String,
    replaced_by: Option<String>,
}

impl View for PartnersView {
    const TEMPLATE: &'static str = "proposal/partners";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// The page of a partner.
pub(super) fn partner_href(reference: &str, partner: &Partner) -> String {
    format!("{}/partners/{}", href(reference), partner.id)
}

/// A proposal and how far the reader reaches into its consortium; None for who only reads.
pub(super) fn must_belong(look: &mut Look<'_>, key: &str) -> Result<(Proposal, Sight, Option<Reach>)> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.is_member() {
        return Err(Error::Forbidden);
    }
    let call = store::open_call(look.db, &proposal.call)?;
    let free = call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now).is_ok();
    let reach = match sight.may_write() && free {
        true => Some(partners::reach(look.db, &actor, &proposal.id, sight.leads())?),
        false => None,
    };
    Ok((proposal, sight, reach))
}

/// The one partner that somebody writes for; None for who writes for the whole consortium, and for who only reads.
pub(super) fn bound(look: &mut Look<'_>, key: &str) -> Result<Option<PartnerId>> {
    Ok(match must_belong(look, key)? {
        (_, _, Some(Reach::Only(own))) => Some(own),
        _ => None,
    })
}

/// Whether somebody writes one partner's part and no more: the list is not theirs to change.
pub(super) async fn writes_own_alone(who: &Signed, key: &str) -> Result<bool> {
    let key = key.to_owned();
    who.look(move |look| {
        must_write(look, &key)?;
        Ok(bound(look, &key)?.is_some())
    })
    .await
}

/// `/proposals/{proposal}/partners`
pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key)).await
}

fn view(look: &mut Look<'_>, key: &str) -> Result<PartnersView> {
    let (proposal, _, reach) = must_belong(look, key)?;
    let book = store::open_call(look.db, &proposal.call)?.book;
    let content = content_of(look.db, &proposal)?;
    let signed = signoffs::of(look.db, &proposal.id)?;
    let (heads, cells) = matrix(look, &book, (&proposal.reference, &content), &signed)?;
    let people = people_of(look, &proposal)?;
    let role = |id: &str| {
        let found = book.roles.iter().find(|role| role.id == id);
        found.map_or(id, |role| role.title.in_language(look.language.code())).to_owned()
    };
    let row = |(partner, cells): (&Partner, Vec<Cell>)| Row {
        href: partner_href(&proposal.reference, partner),
        name: partner.name.clone(),
        country: partner.country.eu().to_owned(),
        role: role(&partner.role),
        people: people.iter().filter(|(of, _)| *of == partner.id).map(|(_, name)| name.clone()).collect(),
        cells,
    };
    let rows: Vec<Row> = content.partners.iter().zip(cells).map(row).collect();
    let own = match &reach {
        Some(Reach::Only(own)) => content.partner(own).map(|(_, own)| own.name.clone()),
        _ => None,
    };
    let heading = look.say("proposal-part-consortium");
    let actions = actions(look, &proposal, reach.as_ref());
    let empty = Empty::new(look.say("consortium-empty"), look.say("consortium-empty-more"));
    Ok(PartnersView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(heading)),
        own: own.map(|name| look.text("consortium-own", &[("name", name)])),
        heads,
        empty: rows.is_empty().then_some(empty),
        rows,
        hosting: hosting_words(look, &content),
        gone: gone(look, &proposal, &content)?,
        actions,
    })
}

/// What the one who may write everything can do here.
fn actions(look: &Look<'_>, proposal: &Proposal, reach: Option<&Reach>) -> Vec<Action> {
    let here = href(&proposal.reference);
    let mut actions = Vec::new();
    if reach == Some(&Reach::All) {
        actions.push(Action::go(look.say("consortium-add"), format!("{here}/partners/new")).primary());
        let all = edit_href(&proposal.reference, &Part::Consortium);
        actions.push(Action::go(look.say("consortium-edit-all"), all));
    }
    actions.push(Action::go(look.say("ready-board"), format!("{here}/ready")));
    actions
}

/// Who is bound to which partner, by name.
pub(super) fn people_of(look: &mut Look<'_>, proposal: &Proposal) -> Result<Vec<(PartnerId, String)>> {
    let mut people = Vec::new();
    for (person, partner) in partners::bindings(look.db, &proposal.id)? {
        people.push((partner, people::store::name(look.db, person.as_str())?));
    }
    people.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(people)
}

fn gone(look: &mut Look<'_>, proposal: &Proposal, content: &Content) -> Result<Vec<Gone>> {
    let mut rows = Vec::new();
    let all = partners::departures(look.db, &proposal.id)?;
    for one in &all {
        let heir = one.replaced_by.as_ref().and_then(|id| {
            let there = content.partner(id).map(|(_, heir)| heir.name.clone());
            // The one in its place may have left as well.
            there.or_else(|| {
                all.iter().find(|other| other.partner.id == *id).map(|it| it.partner.name.clone())
            })
        });
        rows.push(Gone {
            name: one.partner.name.clone(),
            country: one.partner.country.eu().to_owned(),
            at: one.at.to_string(),
            by: people::store::name(look.db, &one.by)?,
            reason: one.reason.clone(),
            replaced_by: heir,
        });
    }
    Ok(rows)
}
