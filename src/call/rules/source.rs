//! A TOML file that remembers where everything stood, so that each fault names its file, line and key.
//!
//! A file may extend another (`extends = "base.toml"`): its top-level keys replace those of the base, and
//! tables at the top (`[call]`, `[assumptions]`) are merged key by key. What the base assumed about a key that is
//! replaced is forgotten with it. Both are parsed into one tree whose
//! spans run through the layers one after the other.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// What is wrong in a file, and where. `line` counts from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    pub line: usize,
    /// `cutoffs[2].local`: list places count from 0. Empty where the file as a whole is meant.
    pub key: String,
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Fault {}

/// A file and its text; the layer it extends comes before it.
#[derive(Clone, Copy, Debug)]
pub struct Layer<'t> {
    pub file: &'t str,
    pub text: &'t str,
}

pub(super) struct Source<'t> {
    layers: Vec<(Layer<'t>, usize)>,
    root: DeTable<'t>,
    places: Vec<Place>,
}

/// A key or an element of a list, and what of the text stands for it.
struct Place {
    key: String,
    /// The key itself, or the element.
    head: Range<usize>,
    value: Range<usize>,
}

impl<'t> Source<'t> {
    pub(super) fn read(layers: &[Layer<'t>]) -> Result<Self, Vec<Fault>> {
        let mut source = Source { layers: Vec::new(), root: DeTable::new(), places: Vec::new() };
        let mut faults = Vec::new();
        let mut shift = 0;
        for layer in layers {
            source.layers.push((*layer, shift));
            let (table, errors) = DeTable::parse_recoverable(layer.text);
            faults
                .extend(errors.into_iter().map(|error| (error.span().unwrap_or(0..0).start + shift, error)));
            source.overlay(moved(table.into_inner(), shift));
            shift += layer.text.len() + 1;
        }
        source.root.remove("extends");
        walk_table(&source.root, "", &mut source.places);
        // What could be read around a syntax error tells under which key it stands.
        let fault = |(at, error): (usize, toml::de::Error)| {
            source.fault_at(at, &source.key_at(&(at..at)), error.message())
        };
        let faults: Vec<Fault> = faults.into_iter().map(fault).collect();
        if faults.is_empty() { Ok(source) } else { Err(faults) }
    }

    /// Drops what the layers below assumed about keys that this one replaces.
    fn forget(&mut self, upper: &DeTable<'t>) {
        let replaced = |key: &str| {
            let (top, rest) = key.split_at(key.find(['.', '[']).unwrap_or(key.len()));
            match upper.get(top).map(Spanned::get_ref) {
                None => false,
                Some(DeValue::Table(inner)) => {
                    let below = rest.trim_start_matches('.');
                    inner.contains_key(&below[..below.find(['.', '[']).unwrap_or(below.len())])
                }
                Some(_) => true,
            }
        };
        let assumptions = self.root.get_mut("assumptions").map(Spanned::get_mut);
        if let Some(DeValue::Table(assumptions)) = assumptions {
            let gone: Vec<String> =
                assumptions.keys().map(|key| key.get_ref().to_string()).filter(|key| replaced(key)).collect();
            for key in gone {
                assumptions.remove(key.as_str());
            }
        }
    }

    fn overlay(&mut self, upper: DeTable<'t>) {
        self.forget(&upper);
        for (key, mut value) in upper {
            let lower = self.root.remove_entry(key.get_ref().as_ref());
            if let (Some((_, lower)), DeValue::Table(upper)) = (lower, value.get_mut())
                && let DeValue::Table(lower) = lower.into_inner()
            {
                let kept = lower.into_iter().filter(|(key, _)| !upper.contains_key(key.get_ref().as_ref()));
                let kept: Vec<_> = kept.collect();
                upper.extend(kept);
            }
            self.root.insert(key, value);
        }
    }

    pub(super) fn decode<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let whole = 0..self.layers.last().map_or(0, |(layer, shift)| shift + layer.text.len());
        let deserializer = toml::Deserializer::from(Spanned::new(whole, self.root.clone()));
        T::deserialize(deserializer).map_err(|error| {
            let at = error.span().unwrap_or(0..0);
            let key = self.key_at(&at);
            self.fault_at(at.start, &key, error.message())
        })
    }

    /// A fault of a key, at the line where the key, or what of it there is, stands.
    pub(super) fn fault(&self, key: &str, reason: impl Into<String>) -> Fault {
        let mut known = key;
        let place = loop {
            if let Some(place) = self.places.iter().find(|place| place.key == known) {
                break place.head.start;
            }
            match known.rfind(['.', '[']) {
                Some(cut) => known = known.get(..cut).unwrap_or_default(),
                None => break self.layers.last().map_or(0, |(_, shift)| *shift),
            }
        };
        self.fault_at(place, key, reason)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.places.iter().any(|place| place.key == key)
    }

    fn fault_at(&self, at: usize, key: &str, reason: impl Into<String>) -> Fault {
        let below = self.layers.iter().rev().find(|(_, shift)| *shift <= at);
        let (file, line) = below.map_or(("", 1), |(layer, shift)| {
            let before = layer.text.as_bytes().iter().take(at - shift);
            (layer.file, 1 + before.filter(|byte| **byte == b'\n').count())
        });
        Fault { file: file.to_owned(), line, key: key.to_owned(), reason: reason.into() }
    }

    /// The narrowest key whose name or value covers a piece of the text.
    fn key_at(&self, at: &Range<usize>) -> String {
        let covers = |range: &&Range<usize>| range.start <= at.start && at.end <= range.end;
        let narrow = |place: &Place| {
            let ranges = [&place.head, &place.value];
            ranges.into_iter().filter(covers).map(|range| range.len()).min()
        };
        let found = self.places.iter().filter_map(|place| narrow(place).map(|length| (length, place)));
        // Of equally narrow places the last is the innermost: the walk goes from outside in.
        let innermost = found.rev().min_by_key(|(length, _)| *length);
        innermost.map(|(_, place)| place.key.clone()).unwrap_or_default()
    }
}

fn walk_table(table: &DeTable<'_>, above: &str, places: &mut Vec<Place>) {
    for (key, value) in table {
        let path = match above {
            "" => key.get_ref().to_string(),
            above => format!("{above}.{}", key.get_ref()),
        };
        places.push(Place { key: path.clone(), head: key.span(), value: value.span() });
        walk_value(value.get_ref(), &path, places);
    }
}

fn walk_value(value: &DeValue<'_>, path: &str, places: &mut Vec<Place>) {
    match value {
        DeValue::Table(table) => walk_table(table, path, places),
        DeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = format!("{path}[{index}]");
                places.push(Place { key: path.clone(), head: item.span(), value: item.span() });
                walk_value(item.get_ref(), &path, places);
            }
        }
        _ => {}
    }
}

/// The same tree with its spans moved, and with dates as text: the types that read them want text, and a
/// file may write them either way.
fn moved<'t>(table: DeTable<'t>, shift: usize) -> DeTable<'t> {
    let entry = |(key, value): (Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>)| {
        let span = key.span();
        (Spanned::new(span.start + shift..span.end + shift, key.into_inner()), moved_value(value, shift))
    };
    table.into_iter().map(entry).collect()
}

fn moved_value(value: Spanned<DeValue<'_>>, shift: usize) -> Spanned<DeValue<'_>> {
    let span = value.span();
    let inner = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(moved(table, shift)),
        DeValue::Array(items) => {
            let mut array = DeArray::new();
            for item in items {
                array.push(moved_value(item, shift));
            }
            DeValue::Array(array)
        }
        DeValue::Datetime(at) => DeValue::String(Cow::Owned(at.to_string())),
        other => other,
    };
    Spanned::new(span.start + shift..span.end + shift, inner)
}
