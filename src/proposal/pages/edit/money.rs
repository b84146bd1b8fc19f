//! The budget: a row for each partner, cost type, year and budget line, reckoned below. Who is bound to one partner is
//! given that one's rows, and reads the others'.

use super::{Filled, Making};
use crate::call::rules::Rulebook;
use crate::ground::ids::PartnerId;
use crate::ground::{Euro, Problems, Result};
use crate::people::Look;
use crate::proposal::acts::TypedBudget;
use crate::proposal::pages::Typed;
use crate::proposal::pages::shown::{cost_type, money};
use crate::proposal::rules::typed::{Row, TypedCost};
use crate::proposal::rules::{Ask, Content, Cost};
use crate::words::parts::{Choice, Field, Reading, Table};

pub fn read(typed: &Typed) -> TypedBudget {
    let rows = typed.rows("costs", |value| TypedCost {
        partner: value("partner"),
        cost_type: value("cost_type"),
        year: value("year"),
        line: value("line"),
        amount: value("amount"),
        asked: value("asked"),
        note: value("note"),
    });
    let of = Some(typed.one("of")).filter(|of| !of.is_empty()).map(PartnerId::from_text);
    TypedBudget { of, rows }
}

/// The rows there are, or those of one partner. Where only asks were stated, each begins a row: what it costs is still
/// to be said.
pub fn stored(look: &Look<'_>, content: &Content, own: Option<&PartnerId>) -> TypedBudget {
    let voice = look.words().voice(look.language);
    let row_of = |partner: Option<usize>| {
        let id = partner.and_then(|place| content.partners.get(place)).map(|partner| &partner.id);
        id.map(ToString::to_string).unwrap_or_default()
    };
    let of_cost = |cost: &Cost| TypedCost {
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
    let rows = match own {
        // With their places in the whole, where links to a row lead.
        Some(own) => content.costs_of(own).map(|(place, cost)| Row { place, typed: of_cost(cost) }).collect(),
        None => {
            let stated = content.stated_asks().iter().map(of_ask);
            Row::numbered(content.costs.iter().map(of_cost).chain(stated))
        }
    };
    TypedBudget { of: own.cloned(), rows }
}

pub fn filled(look: &Look<'_>, making: &Making<'_>, budget: &TypedBudget) -> Result<Filled> {
    let content = making.content;
    let Some(own) = &budget.of else {
        return Ok(Filled { fields: vec![rows(look, making, budget)], ..more(look) });
    };
    let place = content.partner(own).map(|(place, _)| place);
    let others = money::costs(look, making.book, content, |cost| cost.partner != place)?;
    let others = others_of(look, making, own, others);
    // Rows of one partner would take the place of what was stated for all: that is not for that partner to do. What was
    // typed before it was stated is shown all the same.
    let typed = budget.rows.iter().any(|row| !row.typed.is_blank());
    if !content.stated_asks().is_empty() && !typed {
        return Ok(Filled { others: Some(others), closed: true, ..Filled::default() });
    }
    let of = Field::hidden("of", own);
    Ok(Filled { fields: vec![of, rows(look, making, budget)], others: Some(others), ..more(look) })
}

fn more(look: &Look<'_>) -> Filled {
    Filled { add: Some(look.say("proposal-budget-add")), ..Filled::default() }
}

/// What of the budget is there to be read.
#[derive(serde::Serialize)]
pub struct Others {
    title: String,
    /// Who can change it.
    note: String,
    table: Table,
}

fn others_of(look: &Look<'_>, making: &Making<'_>, own: &PartnerId, rows: Table) -> Others {
    let name = making.content.partner(own).map_or("", |(_, partner)| &partner.name);
    let stated = making.content.stated_asks();
    if !stated.is_empty() {
        return Others {
            title: look.say("proposal-budget-stated"),
            note: look.text("proposal-budget-stated-more", &[("name", name.to_owned())]),
            table: money::stated(look, making.book, stated),
        };
    }
    Others {
        title: look.say("proposal-budget-others"),
        note: look.text("proposal-budget-others-more", &[("name", name.to_owned())]),
        table: Table { title: String::new(), none: look.say("proposal-budget-others-none"), ..rows },
    }
}

/// A table of inputs, with room for more.
fn rows(look: &Look<'_>, making: &Making<'_>, TypedBudget { of, rows }: &TypedBudget) -> Field {
    let choices = Choices::of(look, making);
    let mut named: Vec<(String, String)> = Vec::new();
    let mut cells = |place: usize, typed: &TypedCost| {
        named.push(((place + 1).to_string(), choices.called(look, place, typed)));
        let mut cells = cells(look, making, &choices, place, typed);
        if of.is_some() {
            // All of them are the partner's: there is nothing to choose.
            cells.remove(0);
        }
        cells
    };
    // Beyond all places of the whole, so that no link to a row of others leads to one that is blank.
    let least = if of.is_some() { making.content.costs.len() } else { 0 };
    let known = rows.iter().filter(|row| !row.typed.is_blank());
    let places = known.clone().next_back().map_or(0, |row| row.place + 1).max(least);
    let mut lines: Vec<Vec<Field>> = known.map(|row| cells(row.place, &row.typed)).collect();
    let blank = TypedCost { line: choices.only_line(), ..TypedCost::default() };
    let blanks = if lines.is_empty() { making.blanks + 2 } else { making.blanks };
    lines.extend((places..places + blanks).map(|place| cells(place, &blank)));
    let heads = ["partner", "cost-type", "year", "line", "cost", "asked", "note"];
    let heads = heads.iter().skip(usize::from(of.is_some()));
    let heads = heads.map(|head| look.say(&format!("proposal-budget-{head}"))).collect();
    let label = match of.as_ref().and_then(|own| making.content.partner(own)) {
        Some((_, own)) => look.text("proposal-budget-rows-of", &[("name", own.name.clone())]),
        None => look.say("proposal-budget-rows"),
    };
    Field::table("costs", label, heads, lines)
        .numbered(look.say("proposal-budget-row-head"), named)
        .required()
        .hint(notes(look, making.book, making.content))
        .errors(making.errors(look, "costs"))
}

/// Problems at the fields that the form has: of one partner's rows nobody chooses whose they are, and sums of what is
/// asked are the table's.
pub fn placed(budget: &TypedBudget, mut problems: Problems) -> Problems {
    for problem in &mut problems.0 {
        if problem.field == "asks" {
            "costs".clone_into(&mut problem.field);
        } else if let (Some(_), Some(row)) = (&budget.of, problem.field.strip_suffix(".partner")) {
            problem.field = format!("{row}.cost_type");
        }
    }
    problems
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

    /// `Row 3 (Demo University, services)`: by its number, whose it is, and for what.
    fn called(&self, look: &Look<'_>, place: usize, typed: &TypedCost) -> String {
        let label = |of: &[Choice], value: &str| {
            of.iter().find(|one| one.value == value).map(|one| one.label.clone())
        };
        // By its row, or by its place among them.
        let placed =
            || self.partners.get(typed.partner.trim().parse::<usize>().ok()?).map(|one| one.label.clone());
        let partner = label(&self.partners, &typed.partner).or_else(placed);
        let about = [partner, label(&self.types, &typed.cost_type)];
        let about: Vec<String> = about.into_iter().flatten().collect();
        let row = (place + 1).to_string();
        match about.is_empty() {
            true => look.text("proposal-budget-row-called", &[("row", row)]),
            false => look.text("proposal-budget-row-about", &[("row", row), ("about", about.join(", "))]),
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
    // What it was refused for stands there already.
    let read = |field: Field, typed: &str| {
        let read = read_back(look, typed).filter(|_| field.errors.is_empty());
        field.reading(Some(read.map(Reading::plain).unwrap_or_default()))
    };
    let amount = |key: &str, of: &str, typed: &str| {
        read(with(Field::money(&name(key), label(of)).value(typed), key), typed)
    };
    vec![
        list("partner", "partner", &choices.partners, &typed.partner),
        list("cost_type", "cost-type", &choices.types, &typed.cost_type),
        with(Field::number(&name("year"), label("year")).max(4).value(&typed.year), "year"),
        list("line", "line", &choices.lines, &typed.line),
        amount("amount", "cost", &typed.amount),
        amount("asked", "asked", &typed.asked),
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
