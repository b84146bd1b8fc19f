//! What is claimed from funders: a group of inputs per tranche, with room for one more.

use super::consortium::named;
use super::read_claim::{read_claim, unit_of};
use super::{Filled, Group, GroupLink, Making};
use crate::ground::Result;
use crate::ground::ids::TrancheId;
use crate::people::Look;
use crate::proposal::pages::shown::money::lost_word;
use crate::proposal::pages::{Typed, edit_href};
use crate::proposal::rules::typed::{Row, TypedTranche};
use crate::proposal::rules::{Content, FunderLevel, Origin, Part, Tranche, TrancheKind, VAT, letter_slot};
use crate::proposal::store::funders::{self, Funder};
use crate::words::parts::{Choice, Field};

pub fn read(typed: &Typed) -> Vec<Row<TypedTranche>> {
    typed.rows("tranches", |value| TypedTranche {
        id: value("id"),
        funder: value("funder"),
        funder_name: value("funder_name"),
        funder_level: value("funder_level"),
        funder_country: value("funder_country"),
        year: value("year"),
        cost_type: value("cost_type"),
        kind: value("kind"),
        stated: value("stated"),
        currency: value("currency"),
        rate: value("rate"),
        rate_source: value("rate_source"),
        origin: value("origin"),
        aid_basis: value("aid_basis"),
        evidence: value("evidence"),
        vat: value("vat"),
        rate_date: value("rate_date"),
        other_awards: value("other_awards"),
        valid_until: value("valid_until"),
    })
}

pub fn stored(look: &Look<'_>, content: &Content) -> Vec<Row<TypedTranche>> {
    let voice = look.words().voice(look.language);
    Row::numbered(content.tranches.iter().map(|one: &Tranche| {
        let foreign = one.currency != "EUR";
        TypedTranche {
            id: one.id.to_string(),
            funder: one.funder.to_string(),
            year: one.year.to_string(),
            cost_type: one.cost_type.clone(),
            kind: one.kind.name().to_owned(),
            stated: voice.euro(one.stated),
            currency: one.currency.clone(),
            rate: if foreign { one.rate.clone() } else { String::new() },
            rate_source: one.rate_source.clone(),
            origin: one.origin.name().to_owned(),
            aid_basis: one.aid_basis.clone(),
            evidence: one.evidence.clone(),
            vat: one.particulars.vat.clone(),
            rate_date: one.particulars.rate_date.clone(),
            other_awards: one.particulars.other_awards.clone(),
            valid_until: one.particulars.valid_until.clone(),
            ..TypedTranche::default()
        }
    }))
}

pub fn filled(look: &mut Look<'_>, making: &Making<'_>, rows: &[Row<TypedTranche>]) -> Result<Filled> {
    let offered = funders::offered(look.db, &making.proposal.id, look.now)?;
    let blank = TypedTranche::default();
    let places = rows.last().map_or(0, |row| row.place + 1);
    let known = rows.iter().filter(|row| is_known(row));
    let mut groups: Vec<Group> =
        known.map(|row| group(look, making, &offered, row.place, &row.typed)).collect();
    let mut told: Vec<&str> = Vec::new();
    for (group, row) in groups.iter_mut().zip(rows.iter().filter(|row| is_known(row))) {
        // A letter is of a funder, and stands with its first claim.
        if row.typed.funder_name.is_empty() && !told.contains(&row.typed.funder.as_str()) {
            told.push(&row.typed.funder);
            group.links = letters(look, making, &row.typed.funder);
        }
    }
    let blanks = (places..places + making.blanks).map(|place| group(look, making, &offered, place, &blank));
    groups.extend(blanks);
    Ok(Filled { groups, add: Some(look.say("proposal-add-tranche")), ..Filled::default() })
}

fn is_known(row: &Row<TypedTranche>) -> bool {
    !row.typed.is_blank() || !row.typed.id.is_empty()
}

/// The letters of a funder that are here, and where those are uploaded that are not.
fn letters(look: &Look<'_>, making: &Making<'_>, funder: &str) -> Vec<GroupLink> {
    let place = making.content.funders().iter().position(|(id, _)| id.as_str() == funder);
    let Some(place) = place else { return Vec::new() };
    let each = making.book.documents.iter().filter(|slot| slot.per_funder);
    let link = |slot: &crate::call::rules::Slot| {
        let label = slot.title.in_language(look.language.code()).to_owned();
        let content = making.content;
        // One file may hold the letters of all.
        match content.document(&letter_slot(&slot.id, place + 1)).or_else(|| content.document(&slot.id)) {
            Some(held) => {
                GroupLink { label, text: held.name.clone(), href: format!("/documents/{}", held.id) }
            }
            None => GroupLink {
                label,
                text: look.say("funders-letter-none"),
                href: edit_href(&making.proposal.reference, &Part::Documents),
            },
        }
    };
    each.map(link).collect()
}

fn group(
    look: &Look<'_>,
    making: &Making<'_>,
    offered: &[Funder],
    place: usize,
    typed: &TypedTranche,
) -> Group {
    let name = |field: &str| format!("tranches.{place}.{field}");
    let picked = offered.iter().find(|funder| funder.id.as_str() == typed.funder);
    let legend = match (picked, typed.funder_name.trim()) {
        (_, named) if !named.is_empty() => named.to_owned(),
        (Some(funder), _) => funder.name.clone(),
        (None, _) => look.say("proposal-tranche-new"),
    };
    let lost = making.content.lost.get(&TrancheId::from_text(&typed.id));
    let foreign = !matches!(typed.currency.trim(), "" | "EUR");
    let unknown = !typed.funder_name.is_empty() || (offered.is_empty() && typed.is_blank());
    Group {
        legend,
        note: lost.map(|lost| lost_word(look, *lost)).unwrap_or_default(),
        links: Vec::new(),
        hidden: vec![Field::hidden(&name("id"), &typed.id)],
        fields: main_fields(look, making, offered, &name, typed),
        more: more_fields(look, making, &name, typed),
        more_label: look.say("proposal-tranche-more"),
        more_open: foreign || unknown || !typed.other_awards.is_empty() || has_errors(making, place),
    }
}

/// Whether something is wrong with a field that is folded away.
fn has_errors(making: &Making<'_>, place: usize) -> bool {
    let start = format!("tranches.{place}.");
    making.problems.0.iter().any(|problem| problem.field.starts_with(&start))
}

fn main_fields(
    look: &Look<'_>,
    making: &Making<'_>,
    offered: &[Funder],
    name: &impl Fn(&str) -> String,
    typed: &TypedTranche,
) -> Vec<Field> {
    let language = look.language.code();
    let with = |field: Field, key: &str| field.errors(making.errors(look, &name(key)));
    let funders = offered.iter().map(|funder| {
        let country = if funder.country.is_empty() { String::new() } else { format!(", {}", funder.country) };
        Choice::new(funder.id.as_str(), format!("{}{country}", funder.name))
    });
    let types = making.book.cost_types.iter();
    let types = types.map(|one| Choice::new(&one.id, one.title.in_language(language))).collect();
    let kinds = TrancheKind::ALL.iter();
    let kinds =
        kinds.map(|kind| Choice::new(kind.name(), look.say(&format!("proposal-kind-{}", kind.name()))));
    let origins = Origin::ALL.iter();
    let origins =
        origins.map(|one| Choice::new(one.name(), look.say(&format!("proposal-origin-{}", one.name()))));
    let mut funder = Field::select(&name("funder"), look.say("proposal-funder"), funders.collect());
    if typed.funder.is_empty() {
        funder = funder.hint(look.say("proposal-funder-hint"));
    }
    if typed.funder_name.is_empty() {
        funder = funder.required();
    }
    let amount = Field::money(&name("stated"), look.say("proposal-tranche-amount")).value(&typed.stated);
    let amount = amount.unit(unit_of(&typed.currency));
    let vat = VAT.iter().map(|said| Choice::new(*said, look.say(&format!("proposal-vat-{said}"))));
    let vat = Field::select(&name("vat"), look.say("proposal-vat"), vat.collect());
    let field = |key: &str, label: String| Field::number(&name(key), label);
    let mut fields = vec![
        with(funder.value(&typed.funder), "funder"),
        with(field("year", look.say("proposal-tranche-year")).value(&typed.year).required(), "year"),
        with(
            Field::select(&name("cost_type"), look.say("proposal-cost-type"), types)
                .value(&typed.cost_type)
                .required(),
            "cost_type",
        ),
        with(
            Field::select(&name("kind"), look.say("proposal-tranche-kind"), kinds.collect())
                .value(&typed.kind)
                .required(),
            "kind",
        ),
        told(look, making, with(amount.required(), "stated"), typed),
        with(
            Field::select(&name("origin"), look.say("proposal-tranche-origin"), origins.collect())
                .value(&typed.origin)
                .required(),
            "origin",
        ),
        with(vat.hint(look.say("proposal-vat-hint")).value(&typed.vat), "vat"),
    ];
    fields.extend(grounds(look, making, name, typed));
    fields
}

/// What the money stands on, and how long that holds.
fn grounds(
    look: &Look<'_>,
    making: &Making<'_>,
    name: &impl Fn(&str) -> String,
    typed: &TypedTranche,
) -> [Field; 3] {
    let with = |field: Field, key: &str| field.errors(making.errors(look, &name(key)));
    let text = |key: &str, label: String, value: &str| Field::text(&name(key), label).value(value);
    [
        with(text("aid_basis", look.say("proposal-aid-basis"), &typed.aid_basis).max(300), "aid_basis"),
        with(text("evidence", look.say("proposal-evidence"), &typed.evidence).max(500), "evidence"),
        with(
            Field::date(&name("valid_until"), look.say("proposal-valid-until"))
                .hint(look.say("proposal-valid-until-hint"))
                .value(&typed.valid_until),
            "valid_until",
        ),
    ]
}

/// What another funder, another currency or other money of the Union needs.
fn more_fields(
    look: &Look<'_>,
    making: &Making<'_>,
    name: &impl Fn(&str) -> String,
    typed: &TypedTranche,
) -> Vec<Field> {
    let with = |field: Field, key: &str| field.errors(making.errors(look, &name(key)));
    let text = |key: &str, label: String, value: &str| Field::text(&name(key), label).value(value);
    let levels = FunderLevel::ALL.iter().filter(|level| **level != FunderLevel::Eu);
    let levels =
        levels.map(|one| Choice::new(one.name(), look.say(&format!("proposal-level-{}", one.name()))));
    let level = Field::select(&name("funder_level"), look.say("proposal-funder-level"), levels.collect());
    let fields = [
        (text("funder_name", look.say("proposal-funder-name"), &typed.funder_name).max(200), "funder_name"),
        (level.value(&typed.funder_level), "funder_level"),
        (
            text("funder_country", look.say("proposal-country"), &named(look, &typed.funder_country))
                .hint(look.say("proposal-country-hint")),
            "funder_country",
        ),
        (
            text("currency", look.say("proposal-currency"), &typed.currency)
                .max(3)
                .hint(look.say("proposal-currency-hint")),
            "currency",
        ),
        (text("rate", look.say("proposal-rate"), &typed.rate).hint(look.say("proposal-rate-hint")), "rate"),
        (text("rate_source", look.say("proposal-rate-source"), &typed.rate_source).max(200), "rate_source"),
        (
            Field::date(&name("rate_date"), look.say("proposal-rate-date")).value(&typed.rate_date),
            "rate_date",
        ),
        (
            text("other_awards", look.say("proposal-other-awards"), &typed.other_awards)
                .max(500)
                .hint(look.say("proposal-other-awards-hint")),
            "other_awards",
        ),
    ];
    fields.into_iter().map(|(field, key)| told(look, making, with(field, key), typed)).collect()
}

/// A field with the place where it is told how it is read, where it is one of those that are. What it was refused for
/// stands beside it already.
fn told(look: &Look<'_>, making: &Making<'_>, field: Field, typed: &TypedTranche) -> Field {
    let key = field.name.rsplit('.').next().unwrap_or_default().to_owned();
    if !["stated", "currency", "rate"].contains(&key.as_str()) {
        return field;
    }
    let read = read_claim(look, typed).into_iter().find(|(name, _)| *name == key);
    let refused = making.problems.0.iter().any(|problem| problem.field == field.name);
    match read {
        Some((_, read)) => field.reading(Some(read.filter(|_| !refused).unwrap_or_default())),
        None => field,
    }
}
