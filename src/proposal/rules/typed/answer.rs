//! Answers to the rulebook's fields.
//!
//! Choices are told by their ids, yes and no as `yes` and `no`, days as `2025-12-31`, amounts as `1234.50` once they
//! are stored, and a table as its cells row by row. What is wrong with a cell is told under
//! `answers.FIELD.ROW.COLUMN`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Habit, bad_text, money};
use crate::call::rules::{Beyond, Choice, Column, Days, Field, FieldKind, Table, TextLimits};
use crate::ground::text;
use crate::ground::{Euro, Problems, Result};
use crate::proposal::rules::content::Answer;

/// Reads the answers to some fields, given as lists of values by field id; what was not sent is empty.
pub fn answers<'f>(
    fields: impl IntoIterator<Item = &'f Field>,
    typed: &BTreeMap<String, Vec<String>>,
    habit: Habit,
) -> Result<BTreeMap<String, Answer>> {
    let (mut problems, mut read) = (Problems::none(), BTreeMap::new());
    for field in fields {
        let values = typed.get(&field.id).map_or(&[][..], Vec::as_slice);
        match answer(field, values, habit) {
            Ok(answer) => drop(read.insert(field.id.clone(), answer)),
            Err(found) => problems.0.extend(found.0),
        }
    }
    problems.into_result()?;
    Ok(read)
}

/// Reads the values of one answer.
pub fn answer(field: &Field, values: &[String], habit: Habit) -> Result<Answer, Problems> {
    let name = format!("answers.{}", field.id);
    let mut problems = Problems::none();
    let answer = match &field.kind {
        FieldKind::Choice { options, many, most } => {
            let most = if *many { *most } else { Some(1) };
            Answer::Chosen(chosen(&mut problems, &name, options, most, values))
        }
        FieldKind::Table(table) => Answer::Rows(rows(&mut problems, &name, table, values, habit)),
        kind => {
            let first = values.first().map_or("", String::as_str);
            Answer::Text(single(&mut problems, &name, kind, first, habit))
        }
    };
    if problems.is_empty() { Ok(answer) } else { Err(problems) }
}

/// Whether a stored answer, or one that a program sent, has the shape its field asks for: rows have a cell for
/// every column.
pub fn has_shape(field: &Field, answer: &Answer) -> bool {
    match (&field.kind, answer) {
        (FieldKind::Table(table), Answer::Rows(rows)) => {
            rows.iter().all(|row| row.len() == table.columns.len())
        }
        (FieldKind::Table(_), other) => other.is_empty(),
        (_, Answer::Rows(rows)) => rows.is_empty(),
        _ => true,
    }
}

fn chosen(
    problems: &mut Problems,
    name: &str,
    options: &[Choice],
    most: Option<usize>,
    values: &[String],
) -> Vec<String> {
    let mut chosen: Vec<String> = Vec::new();
    for id in values.iter().filter(|id| !id.is_empty()) {
        if !chosen.contains(id) {
            chosen.push(id.clone());
        }
    }
    if chosen.iter().any(|id| options.iter().all(|option| option.id != *id)) {
        problems.add(name, "not-an-option");
    }
    match most.filter(|most| chosen.len() > *most) {
        Some(1) => drop(problems.add(name, "only-one")),
        Some(most) => drop(problems.add(name, "too-many").with("max", most)),
        None => {}
    }
    chosen
}

/// Reads one value; nothing typed is nothing.
fn single(problems: &mut Problems, name: &str, kind: &FieldKind, typed: &str, habit: Habit) -> String {
    let typed = typed.trim();
    match kind {
        FieldKind::Text(limits) => return long(problems, name, typed, limits),
        _ if typed.is_empty() => return String::new(),
        FieldKind::YesNo => {
            if !matches!(typed, "yes" | "no") {
                problems.add(name, "not-an-option");
            }
        }
        FieldKind::Choice { options, .. } => {
            return chosen(problems, name, options, Some(1), &[typed.to_owned()]).concat();
        }
        FieldKind::Number { min, max, decimals: 0 } => return number(problems, name, typed, *min, *max),
        FieldKind::Number { min, max, decimals } => {
            return decimal(problems, name, typed, *min..=*max, *decimals);
        }
        FieldKind::Money { most, .. } => return amount(problems, name, typed, *most, habit),
        FieldKind::Date(days) => return day(problems, name, typed, *days),
        // A table within a table is not to be had: a column's kind cannot say it.
        FieldKind::Table(_) => {}
    }
    typed.to_owned()
}

fn long(problems: &mut Problems, name: &str, typed: &str, limits: &TextLimits) -> String {
    let text = match text::line(typed, limits.max) {
        Ok(text) => text,
        Err(text::BadText::Empty) => String::new(),
        Err(bad) => {
            bad_text(problems, name.to_owned(), &bad);
            return String::new();
        }
    };
    let has = words(&text);
    if let Some(max) = limits.words.filter(|max| has > *max) {
        problems.add(name, "too-many-words").with("max", max).with("has", has);
    }
    text
}

/// Words as they are counted here and in the browser: what stands between white space.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn number(problems: &mut Problems, name: &str, typed: &str, min: i64, max: i64) -> String {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    match bare.parse::<i64>() {
        Ok(number) if (min..=max).contains(&number) => number.to_string(),
        // Grouped or broken: which of the two is not for us to guess.
        Err(_)
            if bare.contains([',', '.']) && bare.chars().all(|c| c.is_ascii_digit() || ",.".contains(c)) =>
        {
            problems.add(name, "whole-number").with("min", min).with("max", max);
            String::new()
        }
        _ => {
            problems.add(name, "out-of-range").with("min", min).with("max", max);
            String::new()
        }
    }
}

/// Comma and point are both the mark: no number that may have decimals is grouped by them.
fn decimal(
    problems: &mut Problems,
    name: &str,
    typed: &str,
    range: RangeInclusive<i64>,
    decimals: u32,
) -> String {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let pointed = bare.replacen(',', ".", 1);
    let (whole, fraction) = pointed.split_once('.').unwrap_or((&pointed, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let written = digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(fraction);
    let number = Some(&pointed).filter(|_| written).and_then(|text| Decimal::from_str_exact(text).ok());
    let (min, max) = range.into_inner();
    match number.map(|number| number.normalize()) {
        Some(number) if number.scale() > decimals => {
            problems.add(name, "too-many-decimals").with("max", decimals);
        }
        Some(number) if (Decimal::from(min)..=Decimal::from(max)).contains(&number) => {
            return number.to_string();
        }
        _ => drop(problems.add(name, "out-of-range").with("min", min).with("max", max)),
    }
    String::new()
}

fn day(problems: &mut Problems, name: &str, typed: &str, days: Days) -> String {
    let Ok(day) = typed.parse::<NaiveDate>() else {
        problems.add(name, "date");
        return typed.to_owned();
    };
    match days.beyond(day) {
        Some(Beyond::Early(earliest)) => drop(problems.add(name, "day-early").with("earliest", earliest)),
        Some(Beyond::Late(latest)) => drop(problems.add(name, "day-late").with("latest", latest)),
        None => {}
    }
    day.to_string()
}

fn amount(problems: &mut Problems, name: &str, typed: &str, most: Option<Euro>, habit: Habit) -> String {
    let Some(amount) = money(problems, name.to_owned(), typed, habit) else { return String::new() };
    if let Some(most) = most.filter(|most| amount > *most) {
        problems.add(name, "money-above").with("max_amount", most);
    }
    amount.to_string()
}

fn rows(
    problems: &mut Problems,
    name: &str,
    table: &Table,
    values: &[String],
    habit: Habit,
) -> Vec<Vec<String>> {
    let width = table.columns.len().max(1);
    let filled = |row: &[String]| row.iter().any(|cell| !cell.trim().is_empty());
    let typed: Vec<(usize, &[String])> =
        values.chunks(width).enumerate().filter(|(_, row)| filled(row)).collect();
    if typed.len() > table.rows {
        problems.add(name, "too-many").with("max", table.rows);
    }
    let cell = |problems: &mut Problems, place: usize, (column, typed): (&Column, &String)| {
        let name = format!("{name}.{place}.{}", column.id);
        single(problems, &name, &column.cell(), typed, habit)
    };
    let mut read = Vec::new();
    for (place, row) in typed {
        let cells = table.columns.iter().zip(row);
        let mut cells: Vec<String> = cells.map(|one| cell(problems, place, one)).collect();
        cells.resize(width, String::new());
        read.push(cells);
    }
    read
}
