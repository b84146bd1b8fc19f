//! The answers of one section of the rulebook's form.

use std::collections::BTreeMap;

use super::{Filled, Making};
use crate::call::rules::{Field as Asked, FieldKind, Section};
use crate::people::Look;
use crate::proposal::pages::Typed;
use crate::proposal::rules::{Answer, Content};
use crate::words::parts::{Choice, Field};

pub type Values = BTreeMap<String, Vec<String>>;

pub fn read(section: &Section, typed: &Typed) -> Values {
    let ids = section.fields.iter().map(|field| &field.id);
    ids.map(|id| (id.clone(), typed.all(&format!("answers.{id}")))).collect()
}

pub fn stored(content: &Content) -> Values {
    let values = |answer: &Answer| match answer {
        Answer::Text(text) => vec![text.clone()],
        Answer::Chosen(ids) => ids.clone(),
    };
    content.answers.iter().map(|(id, answer)| (id.clone(), values(answer))).collect()
}

pub fn filled(look: &Look<'_>, making: &Making<'_>, section: Option<&Section>, values: &Values) -> Filled {
    let asked = section.map_or(&[][..], |section| &section.fields);
    let fields = asked.iter().map(|field| {
        let values = values.get(&field.id).map_or(&[][..], Vec::as_slice);
        self::field(look, making, field, values)
    });
    Filled { fields: fields.collect(), ..Filled::default() }
}

fn field(look: &Look<'_>, making: &Making<'_>, asked: &Asked, values: &[String]) -> Field {
    let language = look.language.code();
    let (name, label) = (format!("answers.{}", asked.id), asked.label.in_language(language));
    let value = values.first().cloned().unwrap_or_default();
    let mut field = match &asked.kind {
        FieldKind::Text { max, lines: true } => Field::lines(&name, label).max(*max).value(value),
        FieldKind::Text { max, lines: false } => Field::text(&name, label).max(*max).value(value),
        FieldKind::Choice { options, many } => {
            let option =
                |one: &crate::call::rules::Choice| Choice::new(&one.id, one.label.in_language(language));
            let options = options.iter().map(option).collect();
            let made = if *many { Field::checkboxes } else { Field::radios };
            made(&name, label.to_owned(), options).chosen(values)
        }
        FieldKind::YesNo => {
            let (yes, no) = (look.say("common-yes"), look.say("common-no"));
            Field::yes_no(&name, label, &yes, &no).value(value)
        }
        FieldKind::Number { .. } => Field::number(&name, label).value(value),
        FieldKind::Date => Field::date(&name, label).value(value),
    };
    if asked.required {
        field = field.required();
    }
    let range = match &asked.kind {
        FieldKind::Number { min, max } => {
            look.text("proposal-range", &[("min", min.to_string()), ("max", max.to_string())])
        }
        _ => String::new(),
    };
    let hint = [asked.hint.in_language(language), &range].join(" ").trim().to_owned();
    if !hint.is_empty() {
        field = field.hint(hint);
    }
    let errors = making.errors(look, &name);
    field.errors(errors)
}
