//! The money of a proposal in tables: what it costs and who pays, what is asked from which line, the budget row by row,
//! and what funders are to give. Pages and the application that is printed show these very tables.

use super::cross::cross;
use super::{claim, cost_type, other_awards, valid_until, vat};
use crate::call::rules::{BudgetLine, Rulebook};
use crate::ground::{BasisPoints, Euro, Result};
use crate::people::Look;
use crate::proposal::rules::budget::{PartnerSum, Reckoning, TypeSum, YearSum};
use crate::proposal::rules::matching::{self, Ratio, RatioName};
use crate::proposal::rules::{Ask, Content, Cost, FunderLevel, Lost, Tranche, TrancheKind};
use crate::words::parts::{Cell, Table};

/// All of them, in the order they are read. Those of a budget are left out where only sums were stated.
pub fn tables(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<Vec<Table>> {
    let sums = Reckoning::of(book, content)?;
    let mut tables = vec![
        types(look, book, content, &sums.types),
        ratios(look, content)?,
        asks(look, book, content, &sums)?,
        costs(look, book, content, |_| true)?,
    ];
    tables.extend(cross(look, book, content, &sums));
    if !content.costs.is_empty() {
        tables.push(partners(look, content, &sums.partners));
    }
    if sums.years.iter().any(|sum| sum.year.is_some()) {
        tables.push(years(look, &sums.years));
    }
    tables.push(claims(look, book, content)?);
    if !content.tranches.is_empty() {
        tables.push(funders(look, content)?);
    }
    Ok(tables)
}

pub(super) fn euro(look: &Look<'_>, amount: Euro) -> String {
    look.words().voice(look.language).euro(amount)
}

/// Empty of nothing.
pub fn said(look: &Look<'_>, key: &str, amount: Euro) -> String {
    let args = [("amount", amount.to_string())];
    if amount.is_zero() { String::new() } else { look.text(key, &args) }
}

fn percent(look: &Look<'_>, rate: Option<BasisPoints>) -> String {
    rate.map_or_else(|| "–".to_owned(), |rate| look.words().voice(look.language).percent(rate))
}

fn at_most(look: &Look<'_>, rate: Option<BasisPoints>) -> String {
    rate.map(|rate| look.text("proposal-share-most", &[("rate", percent(look, Some(rate)))]))
        .unwrap_or_default()
}

/// Cost, the EU's part and its rate, and the match, per cost type and in all.
fn types(look: &Look<'_>, book: &Rulebook, content: &Content, sums: &[TypeSum]) -> Table {
    let row = |sum: &TypeSum| {
        let title = match &sum.cost_type {
            Some(id) => cost_type(look, book, id),
            None => look.say("proposal-reckoned-tco"),
        };
        // Without a budget nobody has said what it costs.
        let cost = if content.costs.is_empty() { "–".to_owned() } else { euro(look, sum.cost) };
        let cost = Cell::new(cost).more(said(look, "proposal-reckoned-open", sum.open)).more(said(
            look,
            "proposal-reckoned-beyond",
            sum.beyond,
        ));
        let share = Cell::new(percent(look, sum.rate)).more(at_most(look, sum.max_rate)).more(said(
            look,
            "proposal-reckoned-above-rate",
            sum.above_rate,
        ));
        let uncounted = sum.claimed.less_at_most(sum.counted);
        let counted = Cell::new(euro(look, sum.counted)).more(said(look, "dossier-uncounted", uncounted));
        let counted = counted.more(said(look, "proposal-reckoned-declined", sum.declined));
        let short = sum.needed.less_at_most(sum.counted);
        let (asked, needed, short) = (euro(look, sum.asked), euro(look, sum.needed), euro(look, short));
        vec![title.into(), cost, asked.into(), share, needed.into(), counted, short.into()]
    };
    let table = Table::new(look.say("proposal-reckoned-types"), look.say("common-none"))
        .column(look.say("proposal-cost-type"), 4)
        .figures(look.say("dossier-cost"), 4)
        .figures(look.say("dossier-asked"), 4)
        .figures(look.say("proposal-reckoned-share"), 3)
        .figures(look.say("dossier-needed"), 4)
        .figures(look.say("dossier-counted"), 4)
        .figures(look.say("dossier-short"), 4);
    sums.iter().fold(table, |table, sum| match sum.cost_type {
        Some(_) => table.row(row(sum)),
        None => table.total(row(sum)),
    })
}

/// Each named ratio with what it divides by what; one without a denominator is not told.
fn ratios(look: &Look<'_>, content: &Content) -> Result<Table> {
    let table = Table::new(look.say("dossier-ratios"), look.say("common-none"))
        .column(look.say("dossier-ratio"), 4)
        .figures(look.say("dossier-numerator"), 4)
        .figures(look.say("dossier-denominator"), 4)
        .figures(look.say("dossier-ratio-value"), 2);
    let voice = look.words().voice(look.language);
    let row = |table: Table, ratio: Ratio| match ratio.value() {
        Some(value) => table.row(vec![
            look.say(ratio_key(ratio.name)).into(),
            euro(look, ratio.numerator).into(),
            euro(look, ratio.denominator).into(),
            voice.ratio(value).into(),
        ]),
        None => table,
    };
    let named = matching::ratios(content.eu_asked()?, &matching::beside(content))?;
    Ok(named.into_iter().fold(table, row))
}

pub fn ratio_key(name: RatioName) -> &'static str {
    match name {
        RatioName::TotalToEu => "proposal-ratio-total-eu",
        RatioName::NationalToEu => "proposal-ratio-national-eu",
        RatioName::PrivateToPublic => "proposal-ratio-private-public",
    }
}

/// What is asked from each line; with the first row of a line stands what it pays at most.
fn asks(look: &Look<'_>, book: &Rulebook, content: &Content, sums: &Reckoning) -> Result<Table> {
    let mut table = Table::new(look.say("dossier-asks"), look.say("common-none"))
        .column(look.say("proposal-line"), 5)
        .column(look.say("proposal-cost-type"), 4)
        .figures("EUR", 3);
    let mut before = "";
    for ask in &content.asks {
        let line = book.budget_line(&ask.line);
        let title = line.map_or(ask.line.as_str(), |line| line.title.in_language(look.language.code()));
        let mut first = Cell::new(title);
        if ask.line != before {
            let above = sums.lines.iter().find(|sum| sum.line == ask.line).map(|sum| sum.above_cap);
            first = limits(look, first, line, above.unwrap_or_default());
        }
        before = &ask.line;
        let amount = euro(look, ask.amount);
        table = table.row(vec![first, cost_type(look, book, &ask.cost_type).into(), amount.into()]);
    }
    let all = euro(look, content.eu_asked()?);
    Ok(table.total(vec![look.say("proposal-money-total").into(), Cell::default(), all.into()]))
}

/// Sums that are stated without a budget.
pub fn stated(look: &Look<'_>, book: &Rulebook, asks: &[Ask]) -> Table {
    let table = Table::new("", "")
        .column(look.say("proposal-line"), 5)
        .column(look.say("proposal-cost-type"), 4)
        .figures(look.say("dossier-asked"), 3);
    asks.iter().fold(table, |table, ask| {
        let line = book.budget_line(&ask.line);
        let line = line.map_or(ask.line.as_str(), |line| line.title.in_language(look.language.code()));
        let cost_type = cost_type(look, book, &ask.cost_type);
        table.row(vec![line.into(), cost_type.into(), euro(look, ask.amount).into()])
    })
}

fn limits(look: &Look<'_>, cell: Cell, line: Option<&BudgetLine>, above: Euro) -> Cell {
    let cap = line.and_then(|line| line.cap_per_proposal);
    let cap = cap.map(|cap| look.text("proposal-line-cap", &[("cap_amount", cap.to_string())]));
    let over = match above.is_zero() {
        true => String::new(),
        false => look.text("proposal-reckoned-above-cap", &[("over_amount", above.to_string())]),
    };
    cell.more(at_most(look, line.map(|line| line.max_rate))).more(cap.unwrap_or_default()).more(over)
}

/// The rows of the budget that are wanted; notes have a column where there are any.
pub fn costs(
    look: &Look<'_>,
    book: &Rulebook,
    content: &Content,
    wanted: impl Fn(&Cost) -> bool,
) -> Result<Table> {
    let rows: Vec<&Cost> = content.costs.iter().filter(|cost| wanted(cost)).collect();
    let notes = rows.iter().any(|cost| !cost.note.is_empty());
    let mut table = Table::new(look.say("dossier-budget"), look.say("dossier-budget-none"))
        .column(look.say("proposal-partner-name"), 5)
        .column(look.say("proposal-cost-type"), 4)
        .column(look.say("proposal-tranche-year"), 2)
        .column(look.say("proposal-line"), 4)
        .figures(look.say("dossier-cost"), 4)
        .figures(look.say("dossier-asked"), 4);
    if notes {
        table = table.column(look.say("proposal-budget-note"), 4);
    }
    for cost in &rows {
        let line = book.budget_line(&cost.line).map(|line| line.title.in_language(look.language.code()));
        table = table.row(vec![
            partner_name(look, content, cost.partner).into(),
            cost_type(look, book, &cost.cost_type).into(),
            cost.year.map(|year| year.to_string()).unwrap_or_default().into(),
            line.unwrap_or(&cost.line).into(),
            euro(look, cost.amount).into(),
            euro(look, cost.asked).into(),
            cost.note.as_str().into(),
        ]);
    }
    let all = Euro::sum(rows.iter().map(|cost| cost.amount))?;
    let asked = Euro::sum(rows.iter().map(|cost| cost.asked))?;
    let total = [look.say("proposal-money-total"), String::new(), String::new(), String::new()];
    let total = total.into_iter().chain([euro(look, all), euro(look, asked), String::new()]);
    Ok(if rows.is_empty() { table } else { table.total(total.map(Cell::new).collect()) })
}

pub(super) fn partner_name(look: &Look<'_>, content: &Content, place: Option<usize>) -> String {
    let partner = place.and_then(|place| content.partners.get(place));
    partner.map_or_else(|| look.say("proposal-budget-consortium"), |partner| partner.name.clone())
}

fn partners(look: &Look<'_>, content: &Content, sums: &[PartnerSum]) -> Table {
    let table = Table::new(look.say("proposal-reckoned-partners"), "")
        .column(look.say("proposal-partner-name"), 5)
        .figures(look.say("dossier-cost"), 3)
        .figures(look.say("dossier-asked"), 3)
        .figures(look.say("proposal-reckoned-share"), 2);
    sums.iter().fold(table, |table, sum| {
        table.row(vec![
            partner_name(look, content, sum.partner).into(),
            euro(look, sum.cost).into(),
            euro(look, sum.asked).into(),
            percent(look, sum.asked.ratio_to(sum.cost)).into(),
        ])
    })
}

fn years(look: &Look<'_>, sums: &[YearSum]) -> Table {
    let table = Table::new(look.say("proposal-reckoned-years"), "")
        .column(look.say("proposal-tranche-year"), 3)
        .figures(look.say("dossier-cost"), 3)
        .figures(look.say("dossier-asked"), 3)
        .figures(look.say("dossier-claimed"), 3);
    let year =
        |year: Option<i32>| year.map_or_else(|| look.say("proposal-budget-no-year"), |year| year.to_string());
    sums.iter().fold(table, |table, sum| {
        table.row(vec![
            year(sum.year).into(),
            euro(look, sum.cost).into(),
            euro(look, sum.asked).into(),
            euro(look, sum.claimed).into(),
        ])
    })
}

/// What each funder is to give, tranche by tranche, with all that is said of it.
fn claims(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<Table> {
    let table = Table::new(look.say("proposal-part-cofunding"), look.say("common-none"))
        .column(look.say("proposal-funder"), 7)
        .column(look.say("proposal-tranche-year"), 2)
        .column(look.say("proposal-cost-type"), 4)
        .column(look.say("proposal-tranche-kind"), 3)
        .column(look.say("proposal-tranche-origin"), 3)
        .figures("EUR", 5);
    let labelled = |key: &str, text: &str| match text {
        "" => String::new(),
        text => look.text(key, &[("text", text.to_owned())]),
    };
    let row = |table: Table, tranche: &Tranche| {
        let one = claim(look, book, tranche);
        let funder = Cell::new(one.funder)
            .more(whose(look, tranche))
            .more(labelled("proposal-claim-aid", &one.aid_basis))
            .more(labelled("proposal-claim-evidence", &one.evidence))
            .more(valid_until(look, tranche))
            .more(other_awards(look, tranche));
        let amount = Cell::new(euro(look, one.amount)).more(one.stated).more(vat(look, tranche));
        let lost = content.lost.get(&tranche.id).map(|lost| lost_word(look, *lost));
        let amount = amount.more(lost.unwrap_or_default());
        let year = one.year.to_string();
        table.row(vec![funder, year.into(), one.cost_type.into(), one.kind.into(), one.origin.into(), amount])
    };
    let table = content.tranches.iter().fold(table, row);
    let blank = [const { String::new() }; 4];
    let total = [look.say("proposal-money-total")].into_iter().chain(blank);
    let standing = Euro::sum(content.standing().map(|one| one.amount))?;
    let total = total.chain([euro(look, standing)]).map(Cell::new);
    Ok(if content.tranches.is_empty() { table } else { table.total(total.collect()) })
}

/// That a claim counts for nothing, and how that came.
pub fn lost_word(look: &Look<'_>, lost: Lost) -> String {
    look.say(&format!("proposal-claim-{}", lost.name()))
}

/// `State, FI`
fn whose(look: &Look<'_>, tranche: &Tranche) -> String {
    let level = match tranche.level {
        FunderLevel::Eu => String::new(),
        level => look.say(&format!("proposal-level-{}", level.name())),
    };
    let country = tranche.country.map(|country| country.eu().to_owned()).unwrap_or_default();
    [level, country].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What each funder gives in all, in cash and in kind.
fn funders(look: &Look<'_>, content: &Content) -> Result<Table> {
    let mut table = Table::new(look.say("dossier-funders"), "")
        .column(look.say("proposal-funder"), 5)
        .figures(look.say("dossier-cash"), 3)
        .figures(look.say("dossier-in-kind"), 3)
        .figures(look.say("dossier-both"), 3);
    let key = |one: &Tranche| (one.funder_name.clone(), one.country);
    let mut told = Vec::new();
    for tranche in &content.tranches {
        if told.contains(&key(tranche)) {
            continue;
        }
        told.push(key(tranche));
        let cells = by_kind(look, content.standing().filter(|one| key(one) == key(tranche)))?;
        let gone =
            content.gone().filter(|(_, one, _)| key(one) == key(tranche)).map(|(_, one, _)| one.amount);
        let name = Cell::new(tranche.funder_name.as_str());
        let name = name.more(said(look, "proposal-reckoned-declined", Euro::sum(gone)?));
        table = table.row([vec![name], cells].concat());
    }
    let cells = by_kind(look, content.standing())?;
    Ok(table.total([vec![look.say("proposal-money-total").into()], cells].concat()))
}

/// Cash, in kind, and both.
fn by_kind<'t>(look: &Look<'_>, tranches: impl Iterator<Item = &'t Tranche>) -> Result<Vec<Cell>> {
    let (mut cash, mut in_kind) = (Euro::ZERO, Euro::ZERO);
    for tranche in tranches {
        let sum = if tranche.kind == TrancheKind::InKind { &mut in_kind } else { &mut cash };
        *sum = sum.plus(tranche.amount)?;
    }
    let both = cash.plus(in_kind)?;
    Ok([cash, in_kind, both].map(|amount| euro(look, amount).into()).to_vec())
}
