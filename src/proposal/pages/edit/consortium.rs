//! The organisations: a row each, and room for more.

use super::{Filled, Group, Making};
use crate::people::Look;
use crate::proposal::pages::Typed;
use crate::proposal::rules::Content;
use crate::proposal::rules::typed::{Row, TypedPartner};
use crate::words::parts::{Choice, Field};

pub fn read(typed: &Typed) -> Vec<Row<TypedPartner>> {
    typed.rows("partners", |value| TypedPartner {
        id: value("id"),
        name: value("name"),
        country: value("country"),
        role: value("role"),
        pic: value("pic"),
    })
}

pub fn stored(content: &Content) -> Vec<Row<TypedPartner>> {
    Row::numbered(content.partners.iter().map(|partner| TypedPartner {
        id: partner.id.to_string(),
        name: partner.name.clone(),
        country: partner.country.eu().to_owned(),
        role: partner.role.clone(),
        pic: partner.pic.as_ref().map(ToString::to_string).unwrap_or_default(),
    }))
}

pub fn filled(look: &Look<'_>, making: &Making<'_>, rows: &[Row<TypedPartner>]) -> Filled {
    let blank = TypedPartner::default();
    let places = rows.last().map_or(0, |row| row.place + 1);
    let known = rows.iter().filter(|row| !row.typed.is_blank() || !row.typed.id.is_empty());
    let mut groups: Vec<Group> = known.map(|row| group(look, making, row.place, &row.typed)).collect();
    // The first organisation begins a list that is empty; two more rows wait at the end of any.
    groups.extend((places..=places + making.blanks).map(|place| group(look, making, place, &blank)));
    Filled { groups, add: Some(look.say("proposal-add-partner")), ..Filled::default() }
}

fn group(look: &Look<'_>, making: &Making<'_>, place: usize, typed: &TypedPartner) -> Group {
    let language = look.language.code();
    let name = |field: &str| format!("partners.{place}.{field}");
    let roles = making.book.roles.iter();
    let roles = roles.map(|role| Choice::new(&role.id, role.title.in_language(language))).collect();
    let field = |field: Field, key: &str| field.errors(making.errors(look, &name(key)));
    let organisation = Field::text(&name("name"), look.say("proposal-partner-name")).value(&typed.name);
    let country = Field::text(&name("country"), look.say("proposal-country")).value(&typed.country);
    let role = Field::select(&name("role"), look.say("proposal-partner-role"), roles).value(&typed.role);
    let pic = Field::text(&name("pic"), look.say("proposal-partner-pic")).value(&typed.pic);
    let legend = match typed.name.trim() {
        "" => look.say("proposal-partner-new"),
        name => name.to_owned(),
    };
    Group {
        legend,
        note: String::new(),
        hidden: vec![Field::hidden(&name("id"), &typed.id)],
        fields: vec![
            field(organisation.required().max(200), "name"),
            field(country.required().max(2).hint(look.say("proposal-country-hint")), "country"),
            field(role.required(), "role"),
            field(pic.max(11).hint(look.say("proposal-partner-pic-hint")), "pic"),
        ],
        more: Vec::new(),
        more_label: String::new(),
        more_open: false,
    }
}
