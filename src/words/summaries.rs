//! Every line of a summary names the field it leads to.
//!
//! A problem knows a field by its path, a person by its label, and the label stands in the view beside the
//! summary. So the view that is about to be shown is read once for its fields, and their labels are put into
//! the lines. Where fields are alike and come in groups (partner by partner, criterion by criterion), what the
//! group is called goes before.

use std::collections::BTreeMap;

use serde_json::Value;

/// What a group of fields may be called by, the best first.
const CALLED: [&str; 5] = ["legend", "acronym", "reference", "title", "text"];

/// Puts the labels of a view's fields into the lines of its summaries.
pub fn name_fields(view: &mut Value) {
    if !has_summary(view) {
        return;
    }
    let mut labels = BTreeMap::new();
    collect(view, "", &mut labels);
    fill(view, &labels);
}

fn has_summary(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            map.iter().any(|(key, value)| key.ends_with("summary") && value.is_object() || has_summary(value))
        }
        Value::Array(list) => list.iter().any(has_summary),
        _ => false,
    }
}

/// Labels by the ids of their fields. `group` is what the nearest group around is called.
fn collect(value: &Value, group: &str, labels: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            let text = |key: &str| map.get(key).and_then(Value::as_str);
            if let (Some(id), Some(label), true) = (text("id"), text("label"), map.contains_key("control")) {
                let label = joined(group, label);
                if let Some(table) = map.get("table") {
                    collect_cells(table, &label, labels);
                }
                labels.entry(id.to_owned()).or_insert(label);
                return;
            }
            map.values().for_each(|value| collect(value, group, labels));
        }
        Value::Array(list) => {
            for one in list {
                let called = CALLED.iter().find_map(|key| one.get(key).and_then(Value::as_str));
                collect(one, called.filter(|called| !called.is_empty()).unwrap_or(group), labels);
            }
        }
        _ => {}
    }
}

fn joined(group: &str, label: &str) -> String {
    if group.is_empty() { label.to_owned() } else { format!("{group}, {label}") }
}

/// The cells of a table of inputs: by what their row is called and by the head of their column, or by the label of the
/// table and their own, which says the row.
fn collect_cells(table: &Value, label: &str, labels: &mut BTreeMap<String, String>) {
    let list =
        |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let heads = list(table, "columns");
    for row in list(table, "rows") {
        let called = row.get("called").and_then(Value::as_str).unwrap_or_default().to_owned();
        for (place, cell) in list(&row, "cells").iter().enumerate() {
            let text = |key: &str| cell.get(key).and_then(Value::as_str).unwrap_or_default();
            let label = match heads.get(place).and_then(Value::as_str) {
                Some(head) if !called.is_empty() => joined(&called, head),
                _ => joined(label, text("label")),
            };
            labels.entry(text("id").to_owned()).or_insert(label);
        }
    }
}

fn fill(value: &mut Value, labels: &BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            let known = map.get("id").and_then(Value::as_str).and_then(|id| labels.get(id)).cloned();
            // One that says already what it is about, as the row of a sheet, is left as it is.
            let unnamed = map.get("label").and_then(Value::as_str).is_some_and(str::is_empty);
            let is_line = map.contains_key("text") && unnamed && map.len() == 3;
            if let (Some(known), true) = (known, is_line) {
                map.insert("label".to_owned(), Value::String(known));
            } else {
                map.values_mut().for_each(|value| fill(value, labels));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| fill(value, labels)),
        _ => {}
    }
}
