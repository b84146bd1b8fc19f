//! The import law: what stands earlier in a proposal's life does not know what comes later.
//!
//! It is read off the text: every path that begins with `crate`, `super` or `self`, in a `use` or anywhere
//! else, is resolved to the module it names and held against [`ORDER`] and [`ROOMS`].

use std::path::Path;

use super::rust_files;

/// A module sees those of earlier rows. Neighbours in a row do not see each other.
const ORDER: &[&[&str]] = &[
    &["ground"],
    &["db"],
    &["config"],
    &["keys"],
    &["files", "words", "journal", "paper"],
    &["mail"],
    &["act"],
    &["web"],
    &["people"],
    &["call"],
    &["proposal"],
    &["case"],
    &["cofunding"],
    &["evaluation"],
    &["ranking"],
    &["award"],
    &["report"],
    &["desk"],
    &["openapi", "probes", "rehearsal"],
    &["routes", "worker"],
    &["app"],
    &["demo"],
    &["cli"],
];

/// From here to there the rows are stages, with rooms of their own.
const STAGES: [&str; 2] = ["people", "desk"];

/// A room of a stage sees those of earlier rows.
const ROOMS: &[&[&str]] = &[&["rules"], &["store"], &["acts"], &["pages", "api"]];

/// What rules, being pure, never name.
const IMPURE: &[&str] = &["diesel::", "actix_web::", "tokio::", "std::fs", "std::net", "std::time", "rand::"];

#[test]
fn the_law_holds() {
    let offences: Vec<String> =
        rust_files("src").iter().flat_map(|(path, text)| offences(&path.to_string_lossy(), text)).collect();
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn an_offence_is_found() {
    for (path, text) in [
        ("src/ground/money.rs", "use crate::db::Db;"),
        ("src/db/mod.rs", "fn f() { crate::call::store::find() }"),
        ("src/files/mod.rs", "use crate::words::Words;"),
        ("src/call/acts.rs", "use crate::{ground::Euro, proposal::store};"),
        ("src/call/acts.rs", "use super::super::proposal::rules;"),
        ("src/call/acts/open.rs", "use super::super::pages;"),
        ("src/call/store.rs", "use super::{rules, acts::open};"),
        ("src/call/rules.rs", "use super::store;"),
        ("src/proposal/rules/draft.rs", "use crate::call::store::Call;"),
        ("src/proposal/rules/draft.rs", "use crate::call::open_call;"),
        ("src/proposal/rules/draft.rs", "use crate::db::Db;"),
        ("src/proposal/rules/draft.rs", "use diesel::prelude::*;"),
        ("src/services/mod.rs", "use crate::ground::Euro;"),
    ] {
        assert_eq!(offences(path, text).len(), 1, "{path}: {text}");
    }
}

#[test]
fn what_is_lawful_passes() {
    for (path, text) in [
        ("src/call/acts.rs", "use crate::ground::{Euro, Moment};\nuse super::{rules::Call, store};"),
        ("src/call/rules/mod.rs", "mod text;\npub use text::Text;\npub use self::text::Text as T;"),
        ("src/call/rules/open.rs", "use super::text::Text;\nuse super::super::rules::Call;"),
        (
            "src/proposal/rules/draft.rs",
            "use crate::call::rules::{Rulebook, Text};\nuse crate::ground::Euro;",
        ),
        ("src/call/mod.rs", "//! See [`crate::proposal`].\npub mod acts;\npub use acts::open;"),
        ("src/ground/ids.rs", "// crate::db is told of these\ncrate::ids! { CallId }"),
        ("src/desk/home.rs", "let open = crate::call::store::open(db)?; // crate::app"),
        ("src/app.rs", "use crate::{routes, worker};"),
    ] {
        assert_eq!(offences(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}

fn offences(path: &str, text: &str) -> Vec<String> {
    let here = module_of(path);
    let Some(top) = here.first() else { return Vec::new() };
    if row(ORDER, top).is_none() {
        return vec![format!(
            "{path}: `{top}` has no place in the order of modules (tests/house/imports.rs)"
        )];
    }
    let code = without_comments(text);
    let mut found: Vec<String> = paths(&code)
        .into_iter()
        .filter_map(|named| {
            let target = resolve(&here, &named)?;
            objection(&here, &target).map(|why| format!("{path}: `{}` {why}", named.join("::")))
        })
        .collect();
    if room(&here) == Some("rules") {
        let impure = IMPURE.iter().filter(|word| code.contains(*word));
        found.extend(impure.map(|word| format!("{path}: rules are pure and do not name `{word}`")));
    }
    found.dedup();
    found
}

/// Why a module may not name another, if so.
fn objection(here: &[String], target: &[String]) -> Option<&'static str> {
    let (from, to) = (here.first()?, target.first()?);
    if from != to {
        // What stands nowhere in the order is a macro at the crate's root.
        let (own, other) = (row(ORDER, from)?, row(ORDER, to)?);
        if other >= own {
            return Some("comes later in the order of modules");
        }
        let pure = *to == "ground" || room(target) == Some("rules");
        return (room(here) == Some("rules") && !pure)
            .then_some("is beyond rules, which see ground and earlier rules");
    }
    let own = room(here)?;
    let other = target.get(1).filter(|_| is_stage(to))?;
    if own == "rules" && other != "rules" {
        return Some("is beyond rules, which see no other room");
    }
    let later = other != own && row(ROOMS, other)? >= row(ROOMS, own)?;
    later.then_some("is a later room of the same stage")
}

fn row(rows: &[&[&str]], name: &str) -> Option<usize> {
    rows.iter().position(|row| row.contains(&name))
}

fn is_stage(top: &str) -> bool {
    let [first, last] = STAGES.map(|stage| row(ORDER, stage));
    (first..=last).contains(&row(ORDER, top))
}

/// The room a module of a stage belongs to.
fn room(module: &[String]) -> Option<&str> {
    let [top, room, ..] = module else { return None };
    (is_stage(top) && row(ROOMS, room).is_some()).then_some(room)
}

/// `src/call/rules/text.rs` is `call`, `rules`, `text`; the crate's own root is nothing.
fn module_of(path: &str) -> Vec<String> {
    let path = Path::new(path).with_extension("");
    let mut parts: Vec<String> =
        path.iter().skip(1).map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        parts.pop();
    }
    parts
}

/// Blanks comments to the end of their lines. A `//` inside a string ends that line too, which hides nothing
/// but the rest of the string.
fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// Every path that begins with `crate`, `super` or `self`, braces of a `use` multiplied out.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for head in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(head) {
            let before = code[..at].chars().next_back();
            // `$crate::` and `x::self::` are no heads, and of `super::super::` the first one counts.
            if before.is_some_and(|c| c.is_alphanumeric() || "_$:".contains(c)) {
                continue;
            }
            expand(&code[at..], &[], &mut found);
        }
    }
    found
}

/// Reads one path or brace of paths at the head of `text`, and answers what is left behind it.
fn expand<'a>(text: &'a str, before: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut inside) = text.strip_prefix('{') {
        loop {
            inside = expand(inside, before, found).trim_start().trim_start_matches(',').trim_start();
            match inside.strip_prefix('}') {
                Some(rest) => return rest,
                None if inside.is_empty() || inside.starts_with(';') => return inside,
                None => {}
            }
        }
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let mut path = before.to_vec();
    path.push(text[..end].to_owned());
    let rest = &text[end..];
    match rest.strip_prefix("::") {
        Some(rest) => expand(rest, &path, found),
        None => {
            found.push(path);
            // A rename, a glob or a closing brace: up to where the next path of a brace may begin.
            rest.find([',', '}', ';']).map_or("", |end| &rest[end..])
        }
    }
}

/// The module a path names, from the crate's root.
fn resolve(here: &[String], path: &[String]) -> Option<Vec<String>> {
    let mut target: Vec<String> = if path.first()? == "crate" { Vec::new() } else { here.to_vec() };
    for part in path {
        match part.as_str() {
            "crate" | "self" => {}
            "super" => drop(target.pop()),
            name => target.push(name.to_owned()),
        }
    }
    Some(target)
}
