//! Answers to the rulebook's fields.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::bad_text;
use crate::call::rules::{Field, FieldKind};
use crate::ground::text;
use crate::ground::{Problems, Result};
use crate::proposal::rules::content::Answer;

/// Reads the answers to some fields, given as lists of values by field id; what was not sent is empty.
pub fn answers<'f>(
    fields: impl IntoIterator<Item = &'f Field>,
    typed: &BTreeMap<String, Vec<String>>,
) -> Result<BTreeMap<String, Answer>> {
    let (mut problems, mut read) = (Problems::none(), BTreeMap::new());
    for field in fields {
        let values = typed.get(&field.id).map_or(&[][..], Vec::as_slice);
        match answer(field, values) {
            Ok(answer) => drop(read.insert(field.id.clone(), answer)),
            Err(found) => problems.0.extend(found.0),
        }
    }
    problems.into_result()?;
    Ok(read)
}

/// Reads one answer. Choices are told by their ids, yes and no as `yes` and `no`, days as `2025-12-31`.
pub fn answer(field: &Field, values: &[String]) -> Result<Answer, Problems> {
    let name = format!("answers.{}", field.id);
    let mut problems = Problems::none();
    let first = values.first().map_or("", String::as_str).trim();
    let answer = match &field.kind {
        FieldKind::Choice { options, many } => {
            let mut chosen: Vec<String> = values.iter().filter(|id| !id.is_empty()).cloned().collect();
            chosen.dedup();
            if chosen.iter().any(|id| options.iter().all(|option| option.id != *id)) {
                problems.add(&name, "not-an-option");
            }
            if !many && chosen.len() > 1 {
                problems.add(&name, "only-one");
            }
            Answer::Chosen(chosen)
        }
        FieldKind::Text { max, .. } => Answer::Text(long(&mut problems, name, first, *max)),
        _ if first.is_empty() => Answer::Text(String::new()),
        FieldKind::YesNo => {
            if !matches!(first, "yes" | "no") {
                problems.add(&name, "not-an-option");
            }
            Answer::Text(first.to_owned())
        }
        FieldKind::Number { min, max } => {
            let bare: String = first.chars().filter(|c| !c.is_whitespace()).collect();
            match bare.parse::<i64>() {
                Ok(number) if (*min..=*max).contains(&number) => Answer::Text(number.to_string()),
                _ => {
                    problems.add(&name, "out-of-range").with("min", min).with("max", max);
                    Answer::Text(String::new())
                }
            }
        }
        FieldKind::Date => {
            if first.parse::<NaiveDate>().is_err() {
                problems.add(&name, "date");
            }
            Answer::Text(first.to_owned())
        }
    };
    if problems.is_empty() { Ok(answer) } else { Err(problems) }
}

fn long(problems: &mut Problems, name: String, typed: &str, max: usize) -> String {
    match text::line(typed, max) {
        Ok(text) => text,
        Err(text::BadText::Empty) => String::new(),
        Err(bad) => {
            bad_text(problems, name, &bad);
            String::new()
        }
    }
}
