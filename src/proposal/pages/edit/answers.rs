//! The answers of one section of the rulebook's form.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::money::read_back;
use super::{Filled, Making};
use crate::call::rules::{
    Choice as Alternative, Column, Condition, Days, Field as Asked, FieldKind, Rulebook, Section, Table,
};
use crate::people::Look;
use crate::proposal::rules::Content;
use crate::words::parts::{Choice, Field, Reading, When};

pub type Values = BTreeMap<String, Vec<String>>;

pub fn stored(content: &Content) -> Values {
    content.answers.iter().map(|(id, answer)| (id.clone(), answer.values())).collect()
}

/// The questions of a section that this track is asked; one that another answer decides is there with the words
/// that say when, and the browser hides it meanwhile.
pub fn filled(look: &Look<'_>, making: &Making<'_>, section: Option<&Section>, values: &Values) -> Filled {
    let asked = section.map_or(&[][..], |section| &section.fields);
    let on_track = |field: &&Asked| {
        let answered = values.get(&field.id).is_some_and(|values| values.iter().any(|one| !one.is_empty()));
        let track = making.content.track.as_str();
        let fits = |condition: &Condition| {
            let track_alone = Condition { track: condition.track.clone(), ..Condition::default() };
            track_alone.holds(track, |_| Vec::new())
        };
        answered || field.when.as_ref().is_none_or(fits)
    };
    let fields = asked.iter().filter(on_track).map(|field| {
        let values = values.get(&field.id).map_or(&[][..], Vec::as_slice);
        let made = self::field(look, making, field, values);
        made.when(when(look, making.book, field))
    });
    Filled { fields: fields.collect(), ..Filled::default() }
}

/// What decides whether a field is asked, where that is another answer.
fn when(look: &Look<'_>, book: &Rulebook, field: &Asked) -> Option<When> {
    let condition = field.when.as_ref()?;
    let other = book.fields().find(|one| Some(&one.id) == condition.field.as_ref())?;
    let language = look.language.code();
    let words = |id: &String| match &other.kind {
        FieldKind::Choice { options, .. } => {
            let option = options.iter().find(|option| option.id == *id);
            option.map_or(id.clone(), |option| option.label.in_language(language).to_owned())
        }
        _ => look.say(if id == "yes" { "common-yes" } else { "common-no" }),
    };
    let values: Vec<String> = condition.is.iter().map(words).collect();
    let args = [("field", other.label.in_language(language).to_owned()), ("answers", values.join(", "))];
    Some(When {
        field: format!("answers.{}", other.id),
        is: condition.is.join("|"),
        text: look.text("proposal-asked-when", &args),
    })
}

fn field(look: &Look<'_>, making: &Making<'_>, asked: &Asked, values: &[String]) -> Field {
    let language = look.language.code();
    let (name, label) = (format!("answers.{}", asked.id), asked.label.in_language(language));
    let mut field = match &asked.kind {
        FieldKind::Table(table) => self::table(look, making, &name, label, table, values),
        FieldKind::Choice { options, many: true, .. } => {
            Field::checkboxes(&name, label, choices(options, language)).chosen(values)
        }
        kind => input(look, kind, &name, label).value(values.first().map_or("", String::as_str)),
    };
    if asked.required {
        field = field.required();
    }
    let hint = [asked.hint.in_language(language), &limits(look, &asked.kind)].join(" ");
    if !hint.trim().is_empty() {
        field = field.hint(hint.trim());
    }
    let errors = making.errors(look, &name);
    if matches!(asked.kind, FieldKind::Money { .. }) {
        let reading = values.first().and_then(|typed| read_back(look, typed));
        field = field.reading(reading.map(Reading::plain));
    }
    field.example(asked.example.in_language(language)).errors(errors)
}

fn choices(options: &[Alternative], language: &str) -> Vec<Choice> {
    options.iter().map(|one| Choice::new(&one.id, one.label.in_language(language))).collect()
}

/// The control for one value.
fn input(look: &Look<'_>, kind: &FieldKind, name: &str, label: &str) -> Field {
    match kind {
        FieldKind::Text(limits) if limits.lines => {
            Field::lines(name, label).max(limits.max).words(limits.words)
        }
        FieldKind::Text(limits) => Field::text(name, label).max(limits.max),
        FieldKind::Choice { options, .. } => {
            Field::radios(name, label, choices(options, look.language.code()))
        }
        FieldKind::YesNo => {
            let (yes, no) = (look.say("common-yes"), look.say("common-no"));
            Field::yes_no(name, label, &yes, &no)
        }
        FieldKind::Number { decimals: 0, .. } => Field::number(name, label),
        FieldKind::Number { .. } => Field::decimal(name, label),
        FieldKind::Money { .. } => Field::money(name, label),
        FieldKind::Date(Days { earliest, latest }) => Field::date(name, label).between(*earliest, *latest),
        FieldKind::Table(_) => Field::text(name, label),
    }
}

/// What the limits of a field are.
fn limits(look: &Look<'_>, kind: &FieldKind) -> String {
    match kind {
        FieldKind::Number { min, max, decimals } => {
            let key = if *decimals == 0 { "proposal-range" } else { "proposal-range-decimals" };
            let said =
                [("min", min.to_string()), ("max", max.to_string()), ("decimals", decimals.to_string())];
            look.text(key, &said)
        }
        FieldKind::Text(limits) => {
            let words = limits
                .words
                .map(|max| look.text("proposal-words-most", &[("max", max.to_string())]))
                .unwrap_or_default();
            let markdown = if limits.markdown { look.say("proposal-markdown") } else { String::new() };
            [words, markdown].join(" ")
        }
        FieldKind::Money { most, .. } => {
            let most = most.map(|most| look.text("proposal-most", &[("max_amount", most.to_string())]));
            most.unwrap_or_default()
        }
        FieldKind::Choice { most: Some(most), .. } => {
            look.text("proposal-choose-most", &[("max", most.to_string())])
        }
        FieldKind::Date(between) => days(look, *between),
        FieldKind::Table(table) => {
            let rows = look.text("proposal-rows-most", &[("max", table.rows.to_string())]);
            let columns = table.columns.iter().filter_map(|column| column_days(look, column));
            std::iter::once(rows).chain(columns).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

/// Between which days a date may be.
fn days(look: &Look<'_>, between: Days) -> String {
    let day = |day: NaiveDate| day.to_string();
    match (between.earliest.map(day), between.latest.map(day)) {
        (Some(earliest), Some(latest)) => {
            look.text("proposal-days-between", &[("earliest", earliest), ("latest", latest)])
        }
        (Some(earliest), None) => look.text("proposal-days-from", &[("earliest", earliest)]),
        (None, Some(latest)) => look.text("proposal-days-until", &[("latest", latest)]),
        (None, None) => String::new(),
    }
}

/// A table's cells have no hint of their own: what days a column takes stands above them all.
fn column_days(look: &Look<'_>, column: &Column) -> Option<String> {
    let FieldKind::Date(between) = column.cell() else { return None };
    let (title, days) = (column.label.in_language(look.language.code()).to_owned(), days(look, between));
    (!days.is_empty()).then(|| look.text("proposal-days-column", &[("column", title), ("days", days)]))
}

/// The rows that are there, and some blank ones up to the most there may be.
fn table(
    look: &Look<'_>,
    making: &Making<'_>,
    name: &str,
    label: &str,
    table: &Table,
    values: &[String],
) -> Field {
    let width = table.columns.len().max(1);
    let filled = values.chunks(width).rposition(|row| row.iter().any(|cell| !cell.is_empty()));
    let shown = (filled.map_or(0, |last| last + 1) + 1 + making.blanks).min(table.rows);
    let language = look.language.code();
    let title = |column: &Column| column.label.in_language(language).to_owned();
    let cell = |row: usize, place: usize, column: &Column| {
        let own = format!("{name}.{row}.{}", column.id);
        let label = format!("{} {}", title(column), row + 1);
        let made = match &column.cell() {
            FieldKind::Choice { options, .. } => Field::select(&own, &label, choices(options, language)),
            kind => input(look, kind, &own, &label),
        };
        let typed = values.get(row * width + place).map_or("", String::as_str);
        made.value(typed).errors(making.errors(look, &own)).cell_of(name)
    };
    let row = |row: usize| {
        let cells = table.columns.iter().enumerate().map(|(place, column)| cell(row, place, column));
        cells.collect()
    };
    Field::table(name, label, table.columns.iter().map(title).collect(), (0..shown).map(row).collect())
}
