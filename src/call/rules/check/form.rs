//! Sections, fields, document slots, the scoring scheme and tie-breaks.

use super::Faults;
use crate::call::rules::asked::Condition;
use crate::call::rules::form::{
    Choice, Column, ColumnKind, DECIMALS, Days, Field, FieldKind, Restated, Table, TextLimits, sum_named,
};
use crate::call::rules::rulebook::{ABSTRACT, Rulebook};
use crate::call::rules::scoring::{Aggregate, Scoring, TieBreak};
use crate::ground::Euro;

/// What one upload may weigh at most: 100 MB.
const MOST_BYTES: i64 = 100_000_000;

pub(super) fn check(book: &Rulebook, faults: &mut Faults) {
    faults.ids("sections", "id", book.sections.iter().map(|section| section.id.as_str()));
    let mut seen = std::collections::BTreeMap::new();
    for (at, section) in book.sections.iter().enumerate() {
        faults.words(format!("sections[{at}].title"), &section.title);
        when(book, &format!("sections[{at}]"), section.when.as_ref(), &fields_before(book, at, 0), faults);
        faults.ids(
            &format!("sections[{at}].fields"),
            "id",
            section.fields.iter().map(|field| field.id.as_str()),
        );
        for (index, field) in section.fields.iter().enumerate() {
            let key = format!("sections[{at}].fields[{index}]");
            let elsewhere = seen.insert(field.id.as_str(), at).filter(|earlier| *earlier != at);
            if let Some(earlier) = elsewhere {
                faults.add(
                    format!("{key}.id"),
                    format!("`{}` is already a field of sections[{earlier}]", field.id),
                );
            }
            a_field(book, &key, field, faults);
            when(book, &key, field.when.as_ref(), &fields_before(book, at, index), faults);
        }
    }
    let about = book.sections.iter().flat_map(|section| &section.fields).find(|field| field.id == ABSTRACT);
    let text = about.is_some_and(|field| matches!(field.kind, FieldKind::Text(_)));
    faults.unless(
        text,
        "sections",
        "no field is called `abstract` and asks for text: it is what co-funders read",
    );
    faults.ids("documents", "id", book.documents.iter().map(|slot| slot.id.as_str()));
    for (index, slot) in book.documents.iter().enumerate() {
        faults.words(format!("documents[{index}].title"), &slot.title);
        faults.hint(format!("documents[{index}].hint"), &slot.hint);
        let key = format!("documents[{index}].max_bytes");
        let reason = format!("{} is not between 1 and {MOST_BYTES} bytes", slot.max_bytes);
        faults.unless((1..=MOST_BYTES).contains(&slot.max_bytes), key, reason);
        let some = slot.max_pages.is_none_or(|pages| pages > 0);
        faults.unless(some, format!("documents[{index}].max_pages"), "0 leaves nothing to read".to_owned());
    }
    scoring(&book.scoring, faults);
    ties(book, faults);
}

/// The fields that are asked before the one at `index` of section `at`: a condition looks back, so that no two can
/// wait for each other.
fn fields_before(book: &Rulebook, at: usize, index: usize) -> Vec<&Field> {
    let earlier = book.sections.iter().take(at).flat_map(|section| &section.fields);
    let here = book.sections.get(at).into_iter().flat_map(|section| section.fields.iter().take(index));
    earlier.chain(here).collect()
}

fn when(book: &Rulebook, key: &str, condition: Option<&Condition>, before: &[&Field], faults: &mut Faults) {
    let Some(condition) = condition else { return };
    let tracks: Vec<&str> = book.tracks.iter().map(|track| track.id.as_str()).collect();
    faults.known(&format!("{key}.when.track"), "track", &condition.track, &tracks);
    let Some(of) = &condition.field else {
        let says = !condition.track.is_empty() && condition.is.is_empty();
        faults.unless(says, format!("{key}.when"), "names neither a track nor a field with its answers");
        return;
    };
    let Some(field) = before.iter().find(|field| field.id == *of) else {
        faults.add(format!("{key}.when.field"), format!("`{of}` is no field that is asked before this one"));
        return;
    };
    let values: Vec<&str> = match &field.kind {
        FieldKind::Choice { options, .. } => options.iter().map(|option| option.id.as_str()).collect(),
        FieldKind::YesNo => vec!["yes", "no"],
        _ => {
            let reason = format!("`{of}` is neither a choice nor yes or no");
            return faults.add(format!("{key}.when.field"), reason);
        }
    };
    faults.unless(!condition.is.is_empty(), format!("{key}.when.is"), "no answer would ever do");
    faults.known(&format!("{key}.when.is"), &format!("answer to `{of}`"), &condition.is, &values);
}

fn a_field(book: &Rulebook, key: &str, field: &Field, faults: &mut Faults) {
    faults.words(format!("{key}.label"), &field.label);
    faults.hint(format!("{key}.hint"), &field.hint);
    faults.hint(format!("{key}.example"), &field.example);
    match &field.kind {
        FieldKind::Text(TextLimits { max, words, .. }) => {
            let holds = (1..=100_000).contains(max);
            faults.unless(holds, format!("{key}.max"), "is not between 1 and 100000 characters");
            let holds = words.is_none_or(|words| (1..=20_000).contains(&words));
            faults.unless(holds, format!("{key}.words"), "is not between 1 and 20000 words");
        }
        FieldKind::Choice { options, many, most } => {
            choices(&format!("{key}.options"), options, faults);
            let holds = most.is_none_or(|most| *many && (1..=options.len()).contains(&most));
            let reason = "is for choices of several (`many`), from 1 to the number of options";
            faults.unless(holds, format!("{key}.choose"), reason);
        }
        FieldKind::Number { min, max, decimals } => {
            faults.unless(min <= max, format!("{key}.max"), format!("is below `min`, which is {min}"));
            let holds = *decimals == 0 || DECIMALS.contains(decimals);
            faults.unless(holds, format!("{key}.decimals"), "is 1 or 2; absent for whole numbers");
        }
        FieldKind::Money { most, restated: of } => {
            let holds = most.is_none_or(|most| most > Euro::ZERO);
            faults.unless(holds, format!("{key}.most"), "leaves no amount but none");
            restated(book, key, of, faults);
        }
        FieldKind::Table(table) => a_table(book, key, table, faults),
        FieldKind::Date(between) => days(key, *between, faults),
        FieldKind::YesNo => {}
    }
}

fn days(key: &str, between: Days, faults: &mut Faults) {
    if let Some((earliest, latest)) = between.earliest.zip(between.latest) {
        let reason = format!("is before `earliest`, which is {earliest}");
        faults.unless(earliest <= latest, format!("{key}.latest"), reason);
    }
}

/// The sums of the budget that an amount is held against are there.
fn restated(book: &Rulebook, key: &str, Restated { equals, within }: &Restated, faults: &mut Faults) {
    for (name, said) in [("equals", equals), ("within", within)] {
        let Some(said) = said else { continue };
        let known =
            sum_named(said).is_some_and(|of| of.is_none_or(|cost_type| book.cost_type(cost_type).is_some()));
        let reason =
            format!("`{said}` is no sum of the budget: `budget`, or `budget:` and the id of a cost type");
        faults.unless(known, format!("{key}.{name}"), reason);
    }
}

fn a_table(book: &Rulebook, key: &str, Table { columns, rows }: &Table, faults: &mut Faults) {
    faults.unless((1..=200).contains(rows), format!("{key}.rows"), "is not between 1 and 200 rows");
    faults.unless((1..=10).contains(&columns.len()), format!("{key}.columns"), "is not 1 to 10 columns");
    faults.ids(&format!("{key}.columns"), "id", columns.iter().map(|column| column.id.as_str()));
    for (index, column) in columns.iter().enumerate() {
        let key = format!("{key}.columns[{index}]");
        a_column(&key, column, faults);
        restated(book, &key, &column.restated(), faults);
    }
}

fn a_column(key: &str, column: &Column, faults: &mut Faults) {
    let Column { label, kind, max, min, decimals, earliest, latest, options, total, .. } = column;
    faults.words(format!("{key}.label"), label);
    let (text, number, choice) =
        (*kind == ColumnKind::Text, *kind == ColumnKind::Number, *kind == ColumnKind::Choice);
    let holds = max.is_none() || number || (text && max.is_some_and(|max| (1..=2_000).contains(&max)));
    faults.unless(holds, format!("{key}.max"), "is for numbers, and for texts of 1 to 2000 characters");
    let holds = min.is_none() || (number && min.zip(*max).is_none_or(|(min, max)| min <= max));
    faults.unless(holds, format!("{key}.min"), "is for numbers, and not above `max`");
    let holds = decimals.is_none_or(|decimals| number && DECIMALS.contains(&decimals));
    faults.unless(holds, format!("{key}.decimals"), "is for numbers: 1 or 2; absent for whole ones");
    for (name, day) in [("earliest", earliest), ("latest", latest)] {
        let holds = day.is_none() || *kind == ColumnKind::Date;
        faults.unless(holds, format!("{key}.{name}"), "is for dates");
    }
    days(key, Days { earliest: *earliest, latest: *latest }, faults);
    let adds = !total || number || *kind == ColumnKind::Money;
    faults.unless(adds, format!("{key}.total"), "only numbers and money add up");
    let compared = column.equals.is_some() || column.within.is_some();
    let holds = !compared || *kind == ColumnKind::Money;
    faults.unless(holds, format!("{key}.kind"), "only money is held against the budget");
    if choice {
        choices(&format!("{key}.options"), options, faults);
    } else {
        faults.unless(options.is_empty(), format!("{key}.options"), "are for choices");
    }
}

fn choices(key: &str, options: &[Choice], faults: &mut Faults) {
    faults.unless(!options.is_empty(), key, "a choice needs at least one option");
    faults.ids(key, "id", options.iter().map(|option| option.id.as_str()));
    for (index, option) in options.iter().enumerate() {
        faults.words(format!("{key}[{index}].label"), &option.label);
    }
}

fn scoring(scoring: &Scoring, faults: &mut Faults) {
    let scale = &scoring.scale;
    let span = scale.max.saturating_sub(scale.min);
    faults.unless(span > 0, "scoring.scale.max", "the scale ends where it begins, or before");
    let divides = scale.step > 0 && span % scale.step.max(1) == 0;
    faults.unless(
        divides,
        "scoring.scale.step",
        format!("{} does not divide the scale of {span}", scale.step),
    );
    let on_scale = |score: i32| (scale.min..=scale.max).contains(&score);
    for (index, meaning) in scale.meanings.iter().enumerate() {
        let key = format!("scoring.scale.meanings[{index}]");
        faults.words(format!("{key}.text"), &meaning.text);
        let rising = index.checked_sub(1).and_then(|before| scale.meanings.get(before));
        let holds = on_scale(meaning.from) && rising.is_none_or(|before| before.from < meaning.from);
        faults.unless(holds, format!("{key}.from"), "is off the scale, or not above the one before");
    }
    faults.unless(!scoring.criteria.is_empty(), "scoring.criteria", "there is nothing to score");
    faults.ids("scoring.criteria", "id", scoring.criteria.iter().map(|criterion| criterion.id.as_str()));
    for (index, criterion) in scoring.criteria.iter().enumerate() {
        let key = |name: &str| format!("scoring.criteria[{index}].{name}");
        faults.words(key("title"), &criterion.title);
        faults.hint(key("hint"), &criterion.hint);
        faults.unless(criterion.weight > 0, key("weight"), "a weight is above zero");
        let threshold = criterion.threshold.is_none_or(on_scale);
        faults.unless(threshold, key("threshold"), "the threshold is outside the scale");
    }
    faults.ids("scoring.aspects", "id", scoring.aspects.iter().map(|aspect| aspect.id.as_str()));
    for (index, aspect) in scoring.aspects.iter().enumerate() {
        faults.words(format!("scoring.aspects[{index}].title"), &aspect.title);
    }
    overall(scoring, faults);
}

fn overall(scoring: &Scoring, faults: &mut Faults) {
    let (least, most) = match scoring.aggregate {
        Aggregate::WeightedMean => (scoring.scale.min, scoring.scale.max),
        Aggregate::Sum => {
            let count = i32::try_from(scoring.criteria.len()).unwrap_or(i32::MAX);
            (scoring.scale.min.saturating_mul(count), scoring.scale.max.saturating_mul(count))
        }
    };
    let holds = scoring.overall_threshold.is_none_or(|threshold| (least..=most).contains(&threshold));
    let reason = format!("the threshold is outside what can be reached: {least} to {most} hundredths");
    faults.unless(holds, "scoring.overall_threshold", reason);
    let experts = (1..=20).contains(&scoring.experts_per_proposal);
    faults.unless(experts, "scoring.experts_per_proposal", "is not between 1 and 20");
    let comments = scoring.comment_min <= scoring.comment_max && scoring.comment_max > 0;
    faults.unless(comments, "scoring.comment_max", "leaves no room for a comment");
}

fn ties(book: &Rulebook, faults: &mut Faults) {
    for (index, tie) in book.ties.iter().enumerate() {
        let (kind, id, known): (_, _, Vec<&str>) = match tie {
            TieBreak::Criterion(id) => (
                "criterion",
                id,
                book.scoring.criteria.iter().map(|criterion| criterion.id.as_str()).collect(),
            ),
            TieBreak::Panel(id) => {
                ("panel", id, book.scoring.aspects.iter().map(|aspect| aspect.id.as_str()).collect())
            }
        };
        let key = format!("ties[{index}].{kind}");
        let reason = format!("`{id}` is not among: {}", known.join(", "));
        faults.unless(known.contains(&id.as_str()), &key, reason);
        let twice = book.ties.iter().take(index).any(|earlier| earlier == tie);
        faults.unless(!twice, &key, format!("`{id}` already breaks ties above"));
    }
}
