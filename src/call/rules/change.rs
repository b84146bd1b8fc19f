//! What changed between two versions of a rulebook, and what may not.

use std::collections::BTreeMap;

use serde_json::Value;

use super::rulebook::Rulebook;
use crate::ground::{Refusal, Result};

/// One key that differs. `before` is absent where it is new, `after` where it is gone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// Entries of lists by what identifies them: `cutoffs[5].local`, `sections[summary].fields[abstract].max`.
    pub key: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// All keys that differ, in the order of their names.
pub fn changes(old: &Rulebook, new: &Rulebook) -> Result<Vec<Change>> {
    let mut before = BTreeMap::new();
    let mut after = BTreeMap::new();
    leaves(&serde_json::to_value(old)?, "", &mut before);
    leaves(&serde_json::to_value(new)?, "", &mut after);
    let keys: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differing = keys.into_iter().filter(|key| before.get(*key) != after.get(*key));
    let change = |key: &String| Change {
        key: key.clone(),
        before: before.get(key).cloned(),
        after: after.get(key).cloned(),
    };
    Ok(differing.map(change).collect())
}

fn leaves(value: &Value, path: &str, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, &below, into);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (index, item) in items.iter().enumerate() {
                let name = identity(item).unwrap_or_else(|| index.to_string());
                leaves(item, &format!("{path}[{name}]"), into);
            }
            into.insert(format!("{path} (order)"), order(items));
        }
        Value::String(text) => {
            into.insert(path.to_owned(), text.clone());
        }
        other => {
            into.insert(path.to_owned(), other.to_string());
        }
    }
}

/// The order of a list matters for sections, ties and checklists; it is a change of its own.
fn order(items: &[Value]) -> String {
    let name = |(index, item): (usize, &Value)| identity(item).unwrap_or_else(|| index.to_string());
    items.iter().enumerate().map(name).collect::<Vec<_>>().join(", ")
}

/// What tells an entry of a list from the others, where its shape has such a thing.
fn identity(item: &Value) -> Option<String> {
    let id = ["id", "number", "cutoff"].into_iter().find_map(|key| item.get(key));
    match id.or_else(|| item.get("country").filter(|_| item.get("since").is_none())) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        // An instrument is known by its kind; a field, which has a kind too, by its id above.
        _ => item.get("kind").and_then(Value::as_str).map(str::to_owned),
    }
}

impl Rulebook {
    /// Why this version may not follow the earlier ones: nothing, where it may. `earlier` holds every version
    /// so far, the current one last; `closed` the numbers of the cut-offs that have closed.
    pub fn may_follow(&self, earlier: &[Rulebook], closed: &[i32]) -> Vec<Refusal> {
        let Some(current) = earlier.last() else { return Vec::new() };
        let mut refusals = Vec::new();
        let fixed = [
            ("call.id", current.call.id.as_str(), self.call.id.as_str()),
            ("call.prefix", current.call.prefix.as_str(), self.call.prefix.as_str()),
        ];
        for (key, before, after) in fixed.into_iter().filter(|(_, before, after)| before != after) {
            let refusal = Refusal::new("rulebook-key-fixed").with("key", key);
            refusals.push(refusal.with("before", before).with("after", after));
        }
        for number in closed.iter().filter(|number| current.cutoff_at(**number) != self.cutoff_at(**number)) {
            refusals.push(Refusal::new("rulebook-cutoff-closed").with("cutoff", number));
        }
        refusals.extend(self.reused_fields(earlier));
        refusals
    }

    /// Field ids that any earlier version used for another kind: answers are keyed by them.
    fn reused_fields(&self, earlier: &[Rulebook]) -> Vec<Refusal> {
        let mut kinds = BTreeMap::new();
        for field in earlier.iter().flat_map(Rulebook::fields) {
            kinds.entry(field.id.as_str()).or_insert(field.kind.name());
        }
        let reused = self.fields().filter_map(|field| {
            let before = kinds.get(field.id.as_str()).filter(|kind| **kind != field.kind.name())?;
            let refusal = Refusal::new("rulebook-field-kind").with("field", &field.id);
            Some(refusal.with("before", before).with("after", field.kind.name()))
        });
        reused.collect()
    }
}
