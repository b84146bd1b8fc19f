//! Every word that the source or a template asks for exists, in English and in French.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rollcall::words::{Words, sources};

/// Key to the arguments its words take, per language.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::<String, BTreeSet<String>>::new();
    for (_, file, text) in sources().filter(|(code, ..)| code == language) {
        let mut current = None;
        for line in text.lines() {
            if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
                let key = line.split('=').next().unwrap().trim().to_owned();
                let twice = messages.insert(key.clone(), BTreeSet::new()).is_some();
                assert!(!twice, "{language}/{file}: {key} stands twice in {language}");
                current = Some(key);
            } else if line.starts_with('#') {
                continue;
            }
            if let Some(key) = &current {
                messages.get_mut(key).unwrap().extend(arguments(line));
            }
        }
    }
    messages
}

/// `amount` of `{ $amount }`.
fn arguments(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
    })
}

#[test]
fn both_languages_say_the_same_things() {
    let (english, french) = (messages("en"), messages("fr"));
    let mut differ = Vec::new();
    for key in english.keys().chain(french.keys()).collect::<BTreeSet<_>>() {
        match (english.get(key), french.get(key)) {
            (Some(_), None) => differ.push(format!("{key} is missing in French")),
            (None, Some(_)) => differ.push(format!("{key} is missing in English")),
            (Some(en), Some(fr)) if en != fr => {
                differ.push(format!("{key} takes {en:?} in English, {fr:?} in French"))
            }
            _ => {}
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn every_key_of_a_template_exists() {
    let known = messages("en");
    let mut missing = BTreeSet::new();
    for (template, source) in Words::templates() {
        for opening in ["{{t \"", "(t \"", "{{~t \""] {
            for rest in source.split(opening).skip(1) {
                let key = rest.split('"').next().unwrap();
                if !known.contains_key(key) {
                    missing.insert(format!("{key} ({template}.hbs)"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "no words for:\n{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

/// A call in the source whose argument at `place` names words: the keys are made by `keys`.
struct Caller {
    opening: &'static str,
    place: usize,
    keys: fn(&str) -> Vec<String>,
}

const CALLERS: &[Caller] = &[
    Caller { opening: "Refusal::new(", place: 0, keys: |code| vec![format!("refusal-{code}")] },
    Caller { opening: "Problems::one(", place: 1, keys: |code| vec![format!("problem-{code}")] },
    Caller { opening: "roblems.add(", place: 1, keys: |code| vec![format!("problem-{code}")] },
    Caller { opening: "roblems.add_with(", place: 1, keys: |code| vec![format!("problem-{code}")] },
    Caller { opening: "Letter::to_person(", place: 1, keys: mail },
    Caller { opening: "Letter::to_address(", place: 2, keys: mail },
    Caller { opening: "words.say(", place: 1, keys: |key| vec![key.to_owned()] },
    Caller { opening: "words.text(", place: 1, keys: |key| vec![key.to_owned()] },
    Caller { opening: "words().say(", place: 1, keys: |key| vec![key.to_owned()] },
    Caller { opening: "words().text(", place: 1, keys: |key| vec![key.to_owned()] },
    Caller { opening: "look.say(", place: 0, keys: |key| vec![key.to_owned()] },
    Caller { opening: "look.text(", place: 0, keys: |key| vec![key.to_owned()] },
    Caller { opening: ".menu(", place: 0, keys: |key| vec![key.to_owned()] },
];

fn mail(template: &str) -> Vec<String> {
    vec![format!("mail-{template}-subject"), format!("mail-{template}-body")]
}

const STAGES: &[&str] =
    &["call", "proposal", "case", "cofunding", "evaluation", "ranking", "award", "report", "desk"];

#[test]
fn every_key_of_the_source_exists() {
    let known = messages("en");
    let mut missing = BTreeSet::new();
    for (path, source) in rust_files(Path::new("src")) {
        // A stage that has no words at all is not finished; once its file stands there, it has to be whole.
        let stage = path.split('/').nth(1).unwrap();
        if STAGES.contains(&stage) && !Path::new(&format!("config/locales/en/{stage}.ftl")).exists() {
            continue;
        }
        for caller in CALLERS {
            for rest in source.split(caller.opening).skip(1) {
                let argument = argument(rest, caller.place);
                let keys = literals(&argument).into_iter().flat_map(|literal| (caller.keys)(&literal));
                missing
                    .extend(keys.filter(|key| !known.contains_key(key)).map(|key| format!("{key} ({path})")));
            }
        }
    }
    assert!(missing.is_empty(), "no words for:\n{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

fn rust_files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files.extend(rust_files(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            let code = std::fs::read_to_string(&entry).unwrap();
            // Comments show calls too, and ask for nothing.
            let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            files.push((entry.display().to_string(), code.join("\n")));
        }
    }
    files
}

/// The argument at `place` of a call, from just after its opening parenthesis.
fn argument(rest: &str, place: usize) -> String {
    let (mut depth, mut at, mut quoted, mut argument) = (0, 0, false, String::new());
    let mut before = ' ';
    for c in rest.chars() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                at += 1;
                continue;
            }
            _ => {}
        }
        if at == place {
            argument.push(c);
        }
        before = c;
    }
    argument
}

/// The string literals of an expression that chooses among keys. Patterns that are built are left out: a
/// brace in a literal, or a literal that is compared rather than chosen, is no key.
fn literals(expression: &str) -> Vec<String> {
    if expression.contains("format!") {
        return Vec::new();
    }
    let is_key = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let parts: Vec<&str> = expression.split('"').collect();
    let quoted = parts.iter().enumerate().filter(|(place, _)| place % 2 == 1);
    quoted
        .filter(|(place, text)| {
            let after = parts.get(place + 1).map_or("", |after| after.trim_start());
            let compared = after.starts_with("=>") || parts[place - 1].trim_end().ends_with("==");
            is_key(text) && !compared
        })
        .map(|(_, text)| (*text).to_owned())
        .collect()
}

#[test]
fn arguments_of_calls_are_read() {
    assert_eq!(argument("a(1, 2), \"x, y\", z) + 1", 1), " \"x, y\"");
    assert_eq!(
        literals("if open == \"not-this\" { \"is-open\" } else { \"is-shut\" }"),
        ["is-open", "is-shut"]
    );
}
