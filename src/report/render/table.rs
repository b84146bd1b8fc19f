//! Tables that are the same in HTML and CSV: a person reads them grouped, a program exact.

use chrono::NaiveDate;

use super::Teller;
use crate::call::rules::KnownSum;
use crate::ground::{BasisPoints, Country, Euro, Moment};
use crate::named;

named! {
    TableId {
        /// One row per proposal: the ranked list, or what was selected.
        Proposals => "proposals",
        /// One row per proposal and part of its money.
        Money => "money",
        /// One row per state.
        States => "states",
        /// What the figures tell.
        Findings => "findings",
        /// What else was published.
        Facts => "facts",
        /// One row per proposal and criterion.
        Scores => "scores",
        /// One row per budget line.
        Lines => "lines",
    }
}

#[derive(Clone, Debug)]
pub struct Table {
    pub id: TableId,
    /// Each the end of a key, `report-col-…`.
    pub columns: Vec<&'static str>,
    /// Columns that people read in small beneath another: `(column, the other)`. A program reads them apart.
    pub beneath: &'static [(&'static str, &'static str)],
    pub rows: Vec<Row>,
    /// Under the rows, for people alone: a program sums for itself.
    pub foot: Option<Vec<Cell>>,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// A class of the stylesheet; empty for none.
    pub class: &'static str,
}

#[derive(Clone, Debug)]
pub enum Cell {
    Text(String),
    /// Euro. What is unknown is said to be not published.
    Money(Option<Euro>),
    /// Euro, shown to people in millions.
    Millions(Option<Euro>),
    Sum(KnownSum),
    Number(Option<i64>),
    /// Basis points, shown as a decimal: `1.06`.
    Ratio(Option<BasisPoints>),
    /// Hundredths of a point.
    Score(Option<i32>),
    Day(Option<NaiveDate>),
    At(Option<Moment>),
    Countries(Vec<Country>),
    Empty,
}

impl Table {
    pub fn new(id: TableId, columns: &[&'static str]) -> Self {
        Self { id, columns: columns.to_vec(), beneath: &[], rows: Vec::new(), foot: None }
    }

    #[must_use]
    pub fn reads_beneath(mut self, beneath: &'static [(&'static str, &'static str)]) -> Self {
        self.beneath = beneath;
        self
    }

    /// The places of the columns that people see, each with those beneath it.
    pub fn shown_columns(&self) -> Vec<(usize, Vec<usize>)> {
        let is_beneath = |column: &str| self.beneath.iter().any(|(beneath, _)| *beneath == column);
        let places = self.columns.iter().enumerate();
        let beneath = |other: &str| -> Vec<usize> {
            let those = self.beneath.iter().filter(|(_, above)| *above == other);
            those.filter_map(|(column, _)| self.columns.iter().position(|name| name == column)).collect()
        };
        places
            .filter(|(_, column)| !is_beneath(column))
            .map(|(place, column)| (place, beneath(column)))
            .collect()
    }

    pub fn row(&mut self, cells: Vec<Cell>) {
        self.classed("", cells);
    }

    pub fn classed(&mut self, class: &'static str, cells: Vec<Cell>) {
        self.rows.push(Row { cells, class });
    }

    /// Whether a column holds figures, and stands at the right.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column));
        let mut known = cells.filter(|cell| !matches!(cell, Cell::Empty)).peekable();
        known.peek().is_some() && known.all(Cell::is_figure)
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn is_figure(&self) -> bool {
        matches!(
            self,
            Self::Money(_)
                | Self::Millions(_)
                | Self::Sum(_)
                | Self::Number(_)
                | Self::Score(_)
                | Self::Ratio(_)
        )
    }

    /// As a program reads it: `98330000.00`, `2025-12-10`, `GR`. Nothing a person typed is in a cell that is
    /// not [`Cell::Text`].
    pub fn machine(&self, tell: Teller<'_>) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Money(amount) | Self::Millions(amount) => match amount {
                Some(amount) => amount.to_string(),
                None => tell.say("common-unknown"),
            },
            Self::Sum(sum) if sum.is_unknown() => tell.say("common-unknown"),
            Self::Sum(sum) => sum.amount.to_string(),
            Self::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
            Self::Score(score) => {
                score.map(|score| Euro::from_cents(score.into()).to_string()).unwrap_or_default()
            }
            Self::Ratio(ratio) => ratio.map(|ratio| ratio.ratio(".")).unwrap_or_default(),
            Self::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
            Self::At(at) => at.map(|at| at.to_string()).unwrap_or_default(),
            Self::Countries(countries) => {
                countries.iter().map(|country| country.iso()).collect::<Vec<_>>().join(" ")
            }
            Self::Empty => String::new(),
        }
    }

    /// As a person reads it in a table: what is counted, and of how many it is known.
    pub fn in_table(&self, tell: Teller<'_>) -> (String, Option<String>) {
        match self {
            Self::Sum(sum) if !sum.is_unknown() && !sum.is_whole() => {
                let args = [("of", sum.of.to_string()), ("out", sum.out_of.to_string())];
                let voice = tell.words.voice(tell.language);
                (voice.meur(sum.amount), Some(tell.text("report-known-of", &args)))
            }
            _ => (self.human(tell), None),
        }
    }

    /// As a person reads it.
    pub fn human(&self, tell: Teller<'_>) -> String {
        let voice = tell.words.voice(tell.language);
        let unknown = || tell.say("common-unknown");
        match self {
            Self::Text(text) => text.clone(),
            Self::Money(amount) => amount.map_or_else(unknown, |amount| voice.euro(amount)),
            Self::Millions(amount) => amount.map_or_else(unknown, |amount| voice.meur(amount)),
            Self::Sum(sum) if sum.is_unknown() => unknown(),
            Self::Sum(sum) if sum.is_whole() => voice.meur(sum.amount),
            Self::Sum(sum) => tell.text(
                "report-known-sum",
                &[
                    ("sum", voice.meur(sum.amount)),
                    ("of", sum.of.to_string()),
                    ("out", sum.out_of.to_string()),
                ],
            ),
            Self::Number(number) => number.map_or_else(|| "–".to_owned(), |number| number.to_string()),
            Self::Score(score) => {
                score.map_or_else(|| "–".to_owned(), |score| voice.score(score.into(), None))
            }
            Self::Ratio(ratio) => ratio.map_or_else(|| "–".to_owned(), |ratio| voice.ratio(ratio)),
            Self::Day(day) => day.map_or_else(|| "–".to_owned(), |day| voice.day(day)),
            Self::At(at) => at.map_or_else(|| "–".to_owned(), |at| voice.moment(at)),
            Self::Countries(countries) => {
                countries.iter().map(|country| country.eu()).collect::<Vec<_>>().join(" · ")
            }
            Self::Empty => "–".to_owned(),
        }
    }
}
