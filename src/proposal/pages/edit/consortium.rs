//! The organisations: a row each, and room for more; then the states that host jointly.

use super::{Filled, Group, Making};
use crate::ground::Country;
use crate::people::Look;
use crate::proposal::pages::Typed;
use crate::proposal::rules::typed::{Row, TypedHosting, TypedPartner};
use crate::proposal::rules::{Content, OrganisationKind};
use crate::words::parts::{Choice, Field};

pub fn read(typed: &Typed) -> Vec<Row<TypedPartner>> {
    typed.rows("partners", |value| TypedPartner {
        id: value("id"),
        name: value("name"),
        country: value("country"),
        role: value("role"),
        pic: value("pic"),
        short_name: value("short_name"),
        kind: value("kind"),
        ror: value("ror"),
        vat: value("vat"),
        nuts: value("nuts"),
        city: value("city"),
        affiliated_to: value("affiliated_to"),
        contact_name: value("contact_name"),
        contact_email: value("contact_email"),
        contact_orcid: value("contact_orcid"),
    })
}

/// The states as people write them: `FI, SE NO`.
pub fn read_hosting(typed: &Typed) -> TypedHosting {
    let states = typed.one("hosting.states").split(|c: char| !c.is_alphanumeric());
    let states = states.filter(|state| !state.is_empty()).map(str::to_owned).collect();
    TypedHosting { lead: typed.one("hosting.lead").to_owned(), states }
}

pub fn stored(content: &Content) -> Vec<Row<TypedPartner>> {
    Row::numbered(content.partners.iter().map(TypedPartner::of))
}

pub(super) fn filled(
    look: &Look<'_>,
    making: &Making<'_>,
    rows: &[Row<TypedPartner>],
    hosting: &TypedHosting,
) -> Filled {
    let blank = TypedPartner::default();
    let places = rows.last().map_or(0, |row| row.place + 1);
    let known = rows.iter().filter(|row| !row.typed.is_blank() || !row.typed.id.is_empty());
    let mut groups: Vec<Group> = known.map(|row| group(look, making, row.place, &row.typed)).collect();
    // The first organisation begins a list that is empty; two more rows wait at the end of any.
    groups.extend((places..=places + making.blanks).map(|place| group(look, making, place, &blank)));
    groups.push(states(look, making, hosting));
    Filled { groups, add: Some(look.say("proposal-add-partner")), ..Filled::default() }
}

/// One organisation: what everybody fills in, and what is folded away.
pub fn group(look: &Look<'_>, making: &Making<'_>, place: usize, typed: &TypedPartner) -> Group {
    let language = look.language.code();
    let name = |field: &str| format!("partners.{place}.{field}");
    let roles = making.book.roles.iter();
    let roles = roles.map(|role| Choice::new(&role.id, role.title.in_language(language))).collect();
    let field = |field: Field, key: &str| field.errors(making.errors(look, &name(key)));
    let organisation = Field::text(&name("name"), look.say("proposal-partner-name")).value(&typed.name);
    let country =
        Field::text(&name("country"), look.say("proposal-country")).value(named(look, &typed.country));
    let role = Field::select(&name("role"), look.say("proposal-partner-role"), roles).value(&typed.role);
    let pic = Field::text(&name("pic"), look.say("proposal-partner-pic")).value(&typed.pic);
    let legend = match typed.name.trim() {
        "" => look.say("proposal-partner-new"),
        name => name.to_owned(),
    };
    let more = beside(look, making, place, typed);
    let wrong = more.iter().any(|field| !field.errors.is_empty());
    Group {
        legend,
        note: String::new(),
        links: Vec::new(),
        hidden: vec![Field::hidden(&name("id"), &typed.id)],
        fields: vec![
            field(organisation.required().max(200), "name"),
            field(country.required().hint(look.say("proposal-country-hint")), "country"),
            field(role.required(), "role"),
            field(pic.max(11).hint(look.say("proposal-partner-pic-hint")), "pic"),
        ],
        more,
        more_label: look.say("consortium-more"),
        more_open: wrong,
    }
}

/// A country by its name, where what was typed is one: two letters can be a slip for another's.
pub(super) fn named(look: &Look<'_>, typed: &str) -> String {
    Country::typed(typed).map_or_else(|_none| typed.to_owned(), |it| it.name(look.language.code()).to_owned())
}

fn beside(look: &Look<'_>, making: &Making<'_>, place: usize, typed: &TypedPartner) -> Vec<Field> {
    let name = |key: &str| format!("partners.{place}.{key}");
    let text = |key: &str, value: &str, max: usize| {
        let label = look.say(&format!("consortium-{}", key.replace('_', "-")));
        Field::text(&name(key), label).value(value).max(max)
    };
    let hinted = |key: &str, value: &str, max: usize| {
        text(key, value, max).hint(look.say(&format!("consortium-{}-hint", key.replace('_', "-"))))
    };
    let kinds = OrganisationKind::ALL.iter();
    let kinds =
        kinds.map(|kind| Choice::new(kind.name(), look.say(&format!("consortium-kind-{}", kind.name()))));
    let kinds = none(look, &typed.kind).chain(kinds).collect();
    let kind = Field::select(&name("kind"), look.say("consortium-kind"), kinds).value(&typed.kind);
    let fields = [
        (text("short_name", &typed.short_name, 40), "short_name"),
        (kind, "kind"),
        (hinted("ror", &typed.ror, 40), "ror"),
        (hinted("vat", &typed.vat, 20), "vat"),
        (text("city", &typed.city, 100), "city"),
        (hinted("nuts", &typed.nuts, 5), "nuts"),
        (belongs(look, making, place, typed), "affiliated_to"),
        (text("contact_name", &typed.contact_name, 120), "contact_name"),
        (text("contact_email", &typed.contact_email, 254), "contact_email"),
        (hinted("contact_orcid", &typed.contact_orcid, 40), "contact_orcid"),
    ];
    fields.into_iter().map(|(field, key)| field.errors(making.errors(look, &name(key)))).collect()
}

/// Whom an affiliated entity belongs to: one of the other partners, and what was typed though it is none.
fn belongs(look: &Look<'_>, making: &Making<'_>, place: usize, typed: &TypedPartner) -> Field {
    let others = making.content.partners.iter().map(|one| one.name.as_str());
    let mut names: Vec<&str> = others.filter(|name| *name != typed.name).collect();
    if !typed.affiliated_to.is_empty() && !names.contains(&typed.affiliated_to.as_str()) {
        names.push(&typed.affiliated_to);
    }
    let choices =
        none(look, &typed.affiliated_to).chain(names.into_iter().map(|name| Choice::new(name, name)));
    let label = look.say("consortium-affiliated-to");
    Field::select(&format!("partners.{place}.affiliated_to"), label, choices.collect())
        .value(&typed.affiliated_to)
}

/// A choice that was made can be unmade; where none was, the list begins with nothing by itself.
fn none(look: &Look<'_>, value: &str) -> std::option::IntoIter<Choice> {
    (!value.is_empty()).then(|| Choice::new("", look.say("consortium-none"))).into_iter()
}

fn states(look: &Look<'_>, making: &Making<'_>, typed: &TypedHosting) -> Group {
    let lead =
        Field::text("hosting.lead", look.say("consortium-hosting-lead")).value(named(look, &typed.lead));
    let states = Field::text("hosting.states", look.say("consortium-hosting-states"));
    let states = states.value(typed.states.join(", ")).hint(look.say("consortium-hosting-hint"));
    Group {
        legend: look.say("consortium-hosting"),
        note: look.say("consortium-hosting-note"),
        links: Vec::new(),
        hidden: Vec::new(),
        fields: vec![
            lead.errors(making.errors(look, "hosting.lead")),
            states.errors(making.errors(look, "hosting.states")),
        ],
        more: Vec::new(),
        more_label: String::new(),
        more_open: false,
    }
}
