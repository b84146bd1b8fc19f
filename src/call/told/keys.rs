//! Keys of a rulebook in words, for whoever never saw the file: `budget_lines[0].total` is “Budget lines › Digital
//! Europe: infrastructure › total”.
//!
//! A step without words of its own is left out, so that the words name what holds the key, and never the key. Words
//! stand under `key-NAME`, or under `key-ABOVE-NAME` where the name alone would say something else.

use serde_json::Value;

use crate::call::rules::{Rulebook, Text};
use crate::ground::{Country, Result};
use crate::people::Look;

/// What stands in the brackets of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entries {
    /// The place in the list, from 0: as faults and assumptions name it.
    ByPlace,
    /// What tells it from the others, a number or an id: as changes name it.
    ById,
}

/// A rulebook whose keys are to be told.
pub struct Keys {
    whole: Value,
}

impl Keys {
    pub fn of(book: &Rulebook) -> Result<Self> {
        Ok(Self { whole: serde_json::to_value(book)? })
    }

    pub fn words(&self, look: &Look<'_>, key: &str, entries: Entries) -> String {
        if let Some(about) = key.strip_prefix("assumptions.") {
            let about = self.words(look, about, Entries::ByPlace);
            return look.text("key-assumption", &[("about", about)]);
        }
        let (path, order) = key.strip_suffix(" (order)").map_or((key, false), |path| (path, true));
        let (mut at, mut above, mut parts) = (Some(&self.whole), "", Vec::new());
        for step in steps(path) {
            match step {
                Step::Name(name) => {
                    at = at.and_then(|value| value.get(name));
                    parts.extend(named(look, above, name));
                    above = name;
                }
                Step::Entry(entry) => {
                    at = at.and_then(|value| found(value, entry, entries));
                    parts.extend(match at {
                        Some(value) => title(look, &self.whole, value),
                        None => (entries == Entries::ById).then(|| entry.to_owned()),
                    });
                }
            }
        }
        parts.extend(order.then(|| look.say("key-order")));
        parts.join(" › ")
    }
}

enum Step<'k> {
    Name(&'k str),
    Entry(&'k str),
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split('.').flat_map(|segment| {
        let mut pieces = segment.split('[');
        let name = pieces.next().filter(|name| !name.is_empty()).map(Step::Name);
        name.into_iter().chain(pieces.map(|entry| Step::Entry(entry.trim_end_matches(']'))))
    })
}

fn named(look: &Look<'_>, above: &str, name: &str) -> Option<String> {
    let plain = |name: &str| name.replace('_', "-");
    let known = |key: String| look.words().known(look.language, &key);
    known(format!("key-{}-{}", plain(above), plain(name))).or_else(|| known(format!("key-{}", plain(name))))
}

fn found<'v>(list: &'v Value, entry: &str, entries: Entries) -> Option<&'v Value> {
    if entries == Entries::ByPlace {
        return list.get(entry.parse::<usize>().ok()?);
    }
    let is = |value: &Value| match value {
        Value::String(text) => text == entry,
        Value::Number(number) => number.to_string() == entry,
        _ => false,
    };
    let names = ["id", "number", "cutoff", "country", "kind"];
    let all = list.as_array()?;
    let by_id = all.iter().find(|one| names.iter().find_map(|name| one.get(name)).is_some_and(is));
    by_id.or_else(|| entry.parse::<usize>().ok().and_then(|place| all.get(place)))
}

/// What an entry of a list is called.
fn title(look: &Look<'_>, whole: &Value, entry: &Value) -> Option<String> {
    let language = look.language.code();
    let text = |value: &Value| {
        let text: Text = serde_json::from_value(value.clone()).ok()?;
        Some(text.in_language(language).to_owned()).filter(|text| !text.is_empty())
    };
    if let Some(question) = entry.get("question") {
        let asked = whole.get("track_check")?.as_array()?.iter().find(|one| one.get("id") == Some(question));
        return asked.and_then(|asked| text(asked.get("label")?));
    }
    if let Some(number) = ["number", "cutoff"].iter().find_map(|name| entry.get(name)?.as_i64()) {
        return Some(look.text("call-cutoff-title", &[("number", number.to_string())]));
    }
    if let Some(country) = entry.get("country").and_then(Value::as_str) {
        return Country::parse(country).ok().map(|country| country.name(language).to_owned());
    }
    ["title", "label", "text"].iter().find_map(|name| text(entry.get(name)?))
}
