//! What the page of a partner shows.

use serde::Serialize;

use super::declaration::{DeclarationView, SignoffView, declarations, signoff};
use super::{Find, Leaving, found, must_reach_all};
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, View};
use crate::proposal::acts::entry_fingerprint;
use crate::proposal::pages::edit::consortium::group;
use crate::proposal::pages::edit::{Group, Making};
use crate::proposal::pages::partners::{must_belong, partner_href, people_of};
use crate::proposal::pages::shown::{ShownAnswer, partner_lines};
use crate::proposal::pages::{crumbs, href};
use crate::proposal::rules::Partner;
use crate::proposal::rules::typed::{Row, TypedPartner};
use crate::proposal::store::organisations::Known;
use crate::proposal::store::partners::{Reach, speaks};
use crate::proposal::store::{self, content_of, signoffs};
use crate::words::parts::{Choice, Crumb, Field, Summary};

#[derive(Serialize)]
pub(super) struct PartnerView {
    title: String,
    crumbs: Vec<Crumb>,
    heading: String,
    meta: Vec<String>,
    back: String,
    /// The entry to write; None for who only reads it.
    entry: Option<Entry>,
    facts: Vec<ShownAnswer>,
    /// Who can change the entry, for a writer who cannot.
    not_yours: Option<String>,
    lookup: Option<Lookup>,
    people: Vec<String>,
    declarations: Vec<DeclarationView>,
    signoff: Option<SignoffView>,
    leave: Option<Leave>,
    summary: Option<Summary>,
    /// What is stored now, where it is not what the form was filled in upon.
    conflict: Option<Vec<ShownAnswer>>,
}

#[derive(Serialize)]
struct Entry {
    action: String,
    seen: String,
    group: Group,
}

/// Filling in from what is publicly known, or one's own.
#[derive(Serialize)]
struct Lookup {
    action: String,
    field: Field,
    asked: bool,
    rows: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    name: String,
    country: String,
    from: String,
    href: String,
}

#[derive(Serialize)]
struct Leave {
    action: String,
    fields: Vec<Field>,
}

impl View for PartnerView {
    const TEMPLATE: &'static str = "proposal/partner";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// Why and with what the page is shown again.
#[derive(Clone, Debug, Default)]
pub(super) struct Again {
    pub row: Option<Row<TypedPartner>>,
    /// What the entry's form was filled in upon.
    pub seen: String,
    pub conflict: bool,
    pub problems: Problems,
    pub leaving: Leaving,
    pub find: Find,
}

pub(super) fn view(look: &mut Look<'_>, key: &str, id: &PartnerId, again: &Again) -> Result<PartnerView> {
    let (proposal, sight, reach) = must_belong(look, key)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let content = content_of(look.db, &proposal)?;
    let (place, partner) = content.partner(id).ok_or(Error::NotFound)?;
    let writes = reach.as_ref().is_some_and(|reach| reach.covers(id));
    let not_yours = reach.is_some() && !writes;
    let actor = look.actor.clone();
    let speaks = writes && speaks(look.db, &actor, &proposal.id, sight.leads(), id)?;
    let here = partner_href(&proposal.reference, partner);
    let (known, taken) = found(look, &again.find)?;
    let making = Making {
        book: &call.book,
        proposal: &proposal,
        content: &content,
        problems: &again.problems,
        blanks: 0,
    };
    let row = again.row.clone().unwrap_or_else(|| filled_in(place, partner, taken.as_ref()));
    let seen = match again.seen.as_str() {
        "" => entry_fingerprint(partner)?,
        seen => seen.to_owned(),
    };
    let group = Group { more_open: true, ..group(look, &making, place, &row.typed) };
    let signed = signoffs::of(look.db, &proposal.id)?;
    let people = people_of(look, &proposal)?;
    let mut crumbs = crumbs(look, &proposal, Some(look.say("proposal-part-consortium")));
    if let Some(last) = crumbs.last_mut() {
        last.href = Some(format!("{}/partners", href(&proposal.reference)));
    }
    crumbs.push(Crumb::here(partner.called()));
    let lines = partner_lines(look, &call.book, partner);
    Ok(PartnerView {
        title: format!("{}: {}", proposal.acronym, partner.name),
        crumbs,
        heading: partner.name.clone(),
        meta: meta(look, &making, partner),
        back: format!("{}/partners", href(&proposal.reference)),
        facts: if writes { Vec::new() } else { lines.clone() },
        not_yours: not_yours.then(|| look.text("consortium-not-yours", &[("name", partner.name.clone())])),
        lookup: writes.then(|| lookup(look, &here, &again.find, &known)),
        entry: writes.then(|| Entry { action: here.clone(), seen, group }),
        people: people.into_iter().filter(|(of, _)| of == id).map(|(_, name)| name).collect(),
        declarations: declarations(look, &making, place, (speaks, &again.problems)),
        signoff: signoff(look, &making, (partner, &signed), speaks)?,
        leave: (reach == Some(Reach::All))
            .then(|| leave(look, &making, &here, partner, (again, sight.leads()))),
        summary: look.words().summary(look.language, &again.problems),
        conflict: again.conflict.then_some(lines),
    })
}

/// The page for one more organisation.
pub(super) fn new_view(
    look: &mut Look<'_>,
    key: &str,
    row: Option<&Row<TypedPartner>>,
    find: &Find,
    problems: &Problems,
) -> Result<PartnerView> {
    let proposal = must_reach_all(look, key)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let content = content_of(look.db, &proposal)?;
    let (known, taken) = found(look, find)?;
    let place = content.partners.len();
    let fresh = taken.map(|known| TypedPartner { id: String::new(), ..TypedPartner::of(&known.partner) });
    let fresh = Row { place, typed: fresh.unwrap_or_default() };
    let row = row.cloned().unwrap_or(fresh);
    let making = Making { book: &call.book, proposal: &proposal, content: &content, problems, blanks: 0 };
    let group = Group { more_open: true, ..group(look, &making, row.place, &row.typed) };
    let heading = look.say("consortium-add");
    let here = format!("{}/partners", href(&proposal.reference));
    Ok(PartnerView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(heading.clone())),
        heading,
        meta: Vec::new(),
        entry: Some(Entry { action: here.clone(), seen: String::new(), group }),
        facts: Vec::new(),
        not_yours: None,
        lookup: Some(lookup(look, &format!("{here}/new"), find, &known)),
        people: Vec::new(),
        declarations: Vec::new(),
        signoff: None,
        leave: None,
        summary: look.words().summary(look.language, problems),
        conflict: None,
        back: here,
    })
}

/// The stored entry, and over it what is known of the organisation that was taken.
fn filled_in(place: usize, partner: &Partner, taken: Option<&Known>) -> Row<TypedPartner> {
    let mut typed = TypedPartner::of(partner);
    if let Some(known) = taken {
        let known = TypedPartner::of(&known.partner);
        let fill = |field: &mut String, with: String| {
            if !with.is_empty() {
                *field = with;
            }
        };
        fill(&mut typed.name, known.name);
        fill(&mut typed.country, known.country);
        fill(&mut typed.pic, known.pic);
        fill(&mut typed.short_name, known.short_name);
        fill(&mut typed.kind, known.kind);
        fill(&mut typed.ror, known.ror);
        fill(&mut typed.vat, known.vat);
        fill(&mut typed.nuts, known.nuts);
        fill(&mut typed.city, known.city);
    }
    Row { place, typed }
}

fn meta(look: &Look<'_>, making: &Making<'_>, partner: &Partner) -> Vec<String> {
    let role = making.book.roles.iter().find(|role| role.id == partner.role);
    let role = role.map_or(partner.role.as_str(), |role| role.title.in_language(look.language.code()));
    vec![partner.country.eu().to_owned(), role.to_owned()]
}

fn lookup(look: &Look<'_>, action: &str, asked: &Find, known: &[Known]) -> Lookup {
    let field = Field::text("find", look.say("consortium-find")).value(&asked.find);
    let row = |(at, one): (usize, &Known)| Found {
        name: one.partner.name.clone(),
        country: one.partner.country.eu().to_owned(),
        from: match one.published {
            true => look.text("consortium-known-award", &[("acronym", one.from.clone())]),
            false => look.text("consortium-known-own", &[("reference", one.from.clone())]),
        },
        href: format!("{action}?find={}&take={at}", crate::words::percent_encoded(&asked.find)),
    };
    Lookup {
        action: action.to_owned(),
        field: field.hint(look.say("consortium-find-hint")).max(200),
        asked: !asked.find.trim().is_empty(),
        rows: known.iter().enumerate().map(row).collect(),
    }
}

fn leave(
    look: &Look<'_>,
    making: &Making<'_>,
    here: &str,
    partner: &Partner,
    (again, leads): (&Again, bool),
) -> Leave {
    let others = making.content.partners.iter().filter(|one| one.id != partner.id);
    let others = others.map(|one| Choice::new(one.id.as_str(), &one.name)).collect();
    let errors = |name: &str| making.errors(look, name);
    let reason = Field::lines("reason", look.say("consortium-leave-reason")).required().max(500);
    let heir = Field::select("replaced_by", look.say("consortium-leave-heir"), others);
    let mut fields = vec![
        reason.value(&again.leaving.reason).errors(errors("reason")),
        heir.value(&again.leaving.replaced_by)
            .hint(look.say("consortium-leave-heir-hint"))
            .errors(errors("replaced_by")),
    ];
    if leads {
        let follow = Field::check("people_follow", look.say("consortium-leave-follow"));
        fields.push(follow.value(&again.leaving.people_follow));
    }
    Leave { action: format!("{here}/leave"), fields }
}
