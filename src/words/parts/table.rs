//! A table to be read. What is shown on a page and printed too is made once, as this.

use serde::Serialize;

/// `{{> table this}}`. On a phone every row is a card, and each cell stands beside the name of its column.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// May be empty.
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The last row, set apart; may be empty.
    pub total: Vec<Cell>,
    /// Said in place of rows where there are none.
    pub none: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub label: String,
    /// Figures stand at the right.
    pub numeric: bool,
    /// How wide it is on paper, as a part of the whole.
    pub width: u32,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    pub text: String,
    /// Further lines, smaller.
    pub more: Vec<String>,
    /// Of its column.
    label: String,
    numeric: bool,
}

impl Table {
    pub fn new(title: impl Into<String>, none: impl Into<String>) -> Self {
        Self { title: title.into(), none: none.into(), ..Self::default() }
    }
    #[must_use]
    pub fn column(mut self, label: impl Into<String>, width: u32) -> Self {
        self.columns.push(Column { label: label.into(), numeric: false, width });
        self
    }
    /// A column of figures.
    #[must_use]
    pub fn figures(mut self, label: impl Into<String>, width: u32) -> Self {
        self.columns.push(Column { label: label.into(), numeric: true, width });
        self
    }
    /// A cell for every column.
    #[must_use]
    pub fn row(mut self, cells: Vec<Cell>) -> Self {
        let row = self.placed(cells);
        self.rows.push(row);
        self
    }
    #[must_use]
    pub fn total(mut self, cells: Vec<Cell>) -> Self {
        self.total = self.placed(cells);
        self
    }

    fn placed(&self, cells: Vec<Cell>) -> Vec<Cell> {
        let place = |(column, cell): (&Column, Cell)| {
            let label = column.label.clone();
            Cell { label, numeric: column.numeric, ..cell }
        };
        self.columns.iter().zip(cells).map(place).collect()
    }
}

impl Cell {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
    /// The first of some lines, and the others under it.
    pub fn lines(lines: impl IntoIterator<Item = String>) -> Self {
        let mut lines = lines.into_iter();
        Self { text: lines.next().unwrap_or_default(), more: lines.collect(), ..Self::default() }
    }
    /// One more line, where there is anything to say.
    #[must_use]
    pub fn more(mut self, line: impl Into<String>) -> Self {
        self.more.extend(Some(line.into()).filter(|line| !line.is_empty()));
        self
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}
