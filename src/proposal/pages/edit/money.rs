//! The budget: a row for each partner, cost type, year and budget line, reckoned below.

use super::{Filled, Making};
use crate::call::rules::Rulebook;
use crate::ground::Euro;
use crate::people::Look;
use crate::proposal::pages::Typed;
use crate::proposal::pages::shown::cost_type;
use crate::proposal::rules::typed::{Row, TypedCost};
use crate::proposal::rules::{Ask, Content};
use crate::words::parts::{Choice, Field};

pub fn read(typed: &Typed) -> Vec<Row<TypedCost>> {
    typed.rows("costs", |value| TypedCost {
        partner: value("partner"),
        cost_type: value("cost_type"),
        year: value("year"),
        line: value("line"),
        amount: value("amount"),
        asked: value("asked"),
        note: value("note"),
    })
}

/// The rows there are. Where only asks were stated, each begins a row: what it costs is still to be said.
pub fn stored(look: &Look<'_>, content: &Content) -> Vec<Row<TypedCost>> {
    let voice = look.words().voice(look.language);
    let row_of = |partner: Option<usize>| {
        let id = partner.and_then(|place| content.partners.get(place)).map(|partner| &partner.id);
        id.map(ToString::to_string).unwrap_or_default()
    };
    let of_cost = |cost: &crate::proposal::rules::Cost| TypedCost {
        partner: row_of(cost.partner),
        cost_type: cost.cost_type.clone(),
        year: cost.year.map(|year| year.to_string()).unwrap_or_default(),
        line: cost.line.clone(),
        amount: voice.euro(cost.amount),
        asked: voice.euro(cost.asked),
        note: cost.note.clone(),
    };
    let of_ask = |ask: &Ask| TypedCost {
        line: ask.line.clone(),
        cost_type: ask.cost_type.clone(),
        asked: voice.euro(ask.amount),
        ..TypedCost::default()
    };
    match content.costs.is_empty() {
        true => Row::numbered(content.asks.iter().map(of_ask)),
        false => Row::numbered(content.costs.iter().map(of_cost)),
    }
}

pub fn filled(look: &Look<'_>, making: &Making<'_>, rows: &[Row<TypedCost>]) -> Filled {
    let choices = Choices::of(look, making);
    let places = rows.last().map_or(0, |row| row.place + 1);
    let known = rows.iter().filter(|row| !row.typed.is_blank());
    let mut cells: Vec<Vec<Field>> =
        known.map(|row| cells(look, making, &choices, row.place, &row.typed)).collect();
    let blank = TypedCost { line: choices.only_line(), ..TypedCost::default() };
    let blanks = if cells.is_empty() { making.blanks + 2 } else { making.blanks };
    cells.extend((places..places + blanks).map(|place| self::cells(look, making, &choices, place, &blank)));
    let heads = ["partner", "cost-type", "year", "line", "cost", "asked", "note"];
    let heads = heads.iter().map(|head| look.say(&format!("proposal-budget-{head}"))).collect();
    let errors = making.errors(look, "costs");
    let table = Field::table("costs", look.say("proposal-budget-rows"), heads, cells)
        .required()
        .hint(notes(look, making.book, making.content))
        .errors(errors);
    Filled { fields: vec![table], add: Some(look.say("proposal-budget-add")), ..Filled::default() }
}

/// What the lists of every row offer.
struct Choices {
    partners: Vec<Choice>,
    types: Vec<Choice>,
    lines: Vec<Choice>,
}

impl Choices {
    fn of(look: &Look<'_>, making: &Making<'_>) -> Self {
        let (language, book) = (look.language.code(), making.book);
        let track = making.content.track.as_str();
        let partners = making.content.partners.iter();
        let allowed = |id: &str| {
            let known = book.track(track).is_none_or(|track| track.cost_types.iter().any(|one| one == id));
            known || making.content.costs.iter().any(|cost| cost.cost_type == id)
        };
        let types = book.cost_types.iter().filter(|one| allowed(&one.id));
        let used = |id: &str| making.content.asks.iter().any(|ask| ask.line == id);
        let lines = book.budget_lines.iter().filter(|line| line.serves(track) || used(&line.id));
        Self {
            partners: partners.map(|one| Choice::new(one.id.as_str(), &one.name)).collect(),
            types: types.map(|one| Choice::new(&one.id, one.title.in_language(language))).collect(),
            lines: lines.map(|one| Choice::new(&one.id, one.title.in_language(language))).collect(),
        }
    }

    fn only_line(&self) -> String {
        match self.lines.as_slice() {
            [one] => one.value.clone(),
            _ => String::new(),
        }
    }
}

fn cells(
    look: &Look<'_>,
    making: &Making<'_>,
    choices: &Choices,
    place: usize,
    typed: &TypedCost,
) -> Vec<Field> {
    let name = |key: &str| format!("costs.{place}.{key}");
    let label = |key: &str| format!("{} {}", look.say(&format!("proposal-budget-{key}")), place + 1);
    let with = |field: Field, key: &str| field.errors(making.errors(look, &name(key)));
    let list = |key: &str, of: &str, options: &[Choice], value: &str| {
        with(Field::select(&name(key), label(of), options.to_vec()).value(value), key)
    };
    vec![
        list("partner", "partner", &choices.partners, &typed.partner),
        list("cost_type", "cost-type", &choices.types, &typed.cost_type),
        with(Field::number(&name("year"), label("year")).max(4).value(&typed.year), "year"),
        list("line", "line", &choices.lines, &typed.line),
        with(Field::money(&name("amount"), label("cost")).value(&typed.amount), "amount"),
        with(Field::money(&name("asked"), label("asked")).value(&typed.asked), "asked"),
        with(Field::text(&name("note"), label("note")).max(200).value(&typed.note), "note"),
    ]
}

/// What each budget line pays, how much of it, and up to what.
fn notes(look: &Look<'_>, book: &Rulebook, content: &Content) -> String {
    let lines = book.budget_lines.iter().filter(|line| line.serves(&content.track));
    let note = |line: &crate::call::rules::BudgetLine| {
        let pays: Vec<String> = line.pays.iter().map(|id| cost_type(look, book, id)).collect();
        let rate = look.words().voice(look.language).percent(line.max_rate);
        let title = line.title.in_language(look.language.code()).to_owned();
        let args = [("line", title), ("pays", pays.join(", ")), ("rate", rate)];
        let said = look.text("proposal-budget-line-note", &args);
        match line.cap_per_proposal {
            Some(cap) => {
                format!("{said} {}", look.text("proposal-line-cap", &[("cap_amount", cap.to_string())]))
            }
            None => said,
        }
    };
    lines.map(note).collect::<Vec<_>>().join(" ")
}

/// How an amount was understood: `1,234` can be meant both ways.
pub(in crate::proposal::pages) fn read_back(look: &Look<'_>, typed: &str) -> Option<String> {
    let amount = Euro::parse_typed(typed).ok()?;
    Some(look.text("proposal-read-as", &[("amount", amount.to_string())]))
}
