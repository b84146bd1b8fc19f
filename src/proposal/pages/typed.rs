//! A form as it was sent: names and values in order, so that whatever was typed can be shown again.

use std::collections::BTreeSet;

use crate::proposal::rules::typed::Row;

#[derive(Clone, Debug, Default)]
pub struct Typed(Vec<(String, String)>);

/// Numbers of rows that a form can have: those of the longest list, pasted over and over. A row beyond would be dropped
/// unsaid, where one too many is told.
const PLACES: usize = 100_000;

impl Typed {
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a name, or nothing.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.as_str())
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(found, _)| found == name).map(|(_, value)| value.clone()).collect()
    }

    /// Whether any name begins so.
    pub fn begins(&self, with: &str) -> bool {
        self.0.iter().any(|(name, _)| name.starts_with(with))
    }

    /// Whether any name that begins so has this value.
    pub fn has(&self, with: &str, wanted: &str) -> bool {
        self.0.iter().any(|(name, value)| name.starts_with(with) && value == wanted)
    }

    /// The rows of a table of inputs, `LIST.NUMBER.NAME`, in the order of their numbers.
    pub fn rows<T>(&self, list: &str, row: impl Fn(&dyn Fn(&str) -> String) -> T) -> Vec<Row<T>> {
        let number = |name: &str| {
            let rest = name.strip_prefix(list)?.strip_prefix('.')?;
            rest.split('.').next()?.parse::<usize>().ok().filter(|place| *place < PLACES)
        };
        let places: BTreeSet<usize> = self.0.iter().filter_map(|(name, _)| number(name)).collect();
        let read = |place: usize| {
            let value = |name: &str| self.one(&format!("{list}.{place}.{name}")).to_owned();
            Row { place, typed: row(&value) }
        };
        places.into_iter().map(read).collect()
    }
}
