//! What differs between two applications, place by place.

use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::ground::Result;
use crate::proposal::acts::{Import, Uploaded, Whole};
use crate::proposal::api::whole;
use crate::proposal::rules::{Content, Document, of_declaration};

/// One place that would say something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Difference {
    /// JSON pointer: `/partners/0/country`, `/documents/part-b/sha256`.
    pub pointer: String,
    /// Null where there is nothing now.
    #[schema(value_type = Object)]
    pub before: Value,
    /// Null where there would be nothing.
    #[schema(value_type = Object)]
    pub after: Value,
}

/// An application as it is compared: what it says, and its documents by slot.
fn comparable<'d>(
    whole: &Whole,
    documents: impl IntoIterator<Item = (&'d str, &'d str, &'d str)>,
) -> Result<Value> {
    let mut value = serde_json::to_value(whole)?;
    let documents: Map<String, Value> = documents
        .into_iter()
        .map(|(slot, name, sha256)| (slot.to_owned(), json!({ "name": name, "sha256": sha256 })))
        .collect();
    if let Some(map) = value.as_object_mut() {
        map.insert("documents".to_owned(), documents.into());
    }
    Ok(value)
}

fn of_document(document: &Document) -> (&str, &str, &str) {
    (&document.slot, &document.name, &document.sha256)
}

fn of_upload((slot, file): &(String, Uploaded)) -> (&str, &str, &str) {
    (slot, &file.name, &file.sha256)
}

/// What an import would change of a draft.
pub fn between(before: &Content, import: &Import) -> Result<Vec<Difference>> {
    let held = before.documents.iter().filter(|document| of_declaration(&document.slot).is_none());
    let now = comparable(&whole(before), held.map(of_document))?;
    let then = comparable(&import.whole, import.documents.iter().map(of_upload))?;
    let mut found = differences(&now, &then);
    // A reply needs something that is replied to.
    if let (Some(earlier), Some(reply)) = (&before.earlier, &import.reply) {
        walk("/reply".to_owned(), &json!(earlier.reply), &json!(reply), &mut found);
    }
    Ok(found)
}

/// What two states of an application say otherwise: its documents and what partners declared, too.
pub fn contents(before: &Content, after: &Content) -> Result<Vec<Difference>> {
    let whole_of = |content: &Content| -> Result<Value> {
        let mut value = comparable(&whole(content), content.documents.iter().map(of_document))?;
        if let Some(map) = value.as_object_mut() {
            map.insert("declarations".to_owned(), serde_json::to_value(&content.declarations)?);
            let reply = content.earlier.as_ref().map(|earlier| earlier.reply.as_str());
            map.insert("reply".to_owned(), json!(reply));
        }
        Ok(value)
    };
    Ok(differences(&whole_of(before)?, &whole_of(after)?))
}

/// The places that differ, in the order of the first; what only the second has comes after.
pub fn differences(before: &Value, after: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    walk(String::new(), before, after, &mut found);
    found
}

fn walk(pointer: String, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    let step = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    match (before, after) {
        (before, after) if before == after || (is_nothing(before) && is_nothing(after)) => {}
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in old {
                walk(step(name), value, new.get(name).unwrap_or(&Value::Null), found);
            }
            for (name, value) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
                walk(step(name), &Value::Null, value, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if rows(old) && rows(new) => {
            for place in 0..old.len().max(new.len()) {
                let (old, new) = (old.get(place), new.get(place));
                let (old, new) = (old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null));
                walk(step(&place.to_string()), old, new, found);
            }
        }
        (before, after) => {
            found.push(Difference { pointer, before: before.clone(), after: after.clone() });
        }
    }
}

/// Lists of things are compared one by one; lists of words as a whole.
fn rows(list: &[Value]) -> bool {
    list.iter().all(|item| item.is_object() || item.is_array())
}

/// Nothing said, in whatever way.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}
