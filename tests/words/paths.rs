//! Walks a template against sample views, because handlebars' strict mode overlooks a path that names
//! nothing in `{{#if typo}}` and in the arguments of its own helpers, and whatever no sample happens to show.
//!
//! A test of a stage registers its templates like this, with samples that together fill every block:
//! ```ignore
//! paths::every_path_exists("call/list", &[json!({ … }), serde_json::to_value(&view).unwrap()]);
//! ```

use std::collections::{BTreeMap, BTreeSet};

use handlebars::template::{
    BlockParam, DecoratorTemplate, HelperTemplate, Parameter, Template, TemplateElement,
};
use handlebars::{Path, PathSeg};
use rollcall::words::{Language, Words};
use serde_json::Value;

/// Fails where `template`, or a partial it includes, names what a sample does not have, or where no sample
/// fills a block or a partial of it (within the shared partials, the samples of `parts.rs` do).
#[track_caller]
pub fn every_path_exists(template: &str, samples: &[Value]) {
    let problems = problems(template, samples);
    assert!(problems.is_empty(), "{template}.hbs:\n  {}", problems.join("\n  "));
}

pub fn problems(template: &str, samples: &[Value]) -> Vec<String> {
    let templates = compiled();
    let start = templates.get(template).unwrap_or_else(|| panic!("there is no template {template}.hbs"));
    walked(&templates, start, template, samples)
}

/// [`problems`] of a template that stands in no file.
pub fn problems_in(source: &str, samples: &[Value]) -> Vec<String> {
    walked(&compiled(), &Template::compile(source).unwrap(), "source", samples)
}

fn compiled() -> BTreeMap<String, Template> {
    let compile = |(name, source): (String, String)| {
        let template = Template::compile(&source).unwrap_or_else(|error| panic!("{name}.hbs: {error}"));
        (name, template)
    };
    Words::templates().map(compile).collect()
}

fn walked(
    templates: &BTreeMap<String, Template>,
    start: &Template,
    name: &str,
    samples: &[Value],
) -> Vec<String> {
    let mut walk =
        Walk { templates, missing: BTreeSet::new(), empty: BTreeSet::new(), filled: BTreeSet::new() };
    for sample in samples {
        let mut root = sample.as_object().cloned().unwrap_or_default();
        root.insert("frame".into(), serde_json::to_value(super::frame(Language::En)).unwrap());
        if name == "layout" {
            root.insert("body".into(), Value::String(String::new()));
        }
        let root = Value::Object(root);
        let scopes = Scopes { root: &root, stack: vec![root.clone()], names: BTreeMap::new() };
        walk.template(start, &scopes, name);
    }
    let unfilled = walk.empty.difference(&walk.filled).map(|at| format!("no sample fills {at}"));
    walk.missing.iter().cloned().chain(unfilled).collect()
}

/// What paths are looked up in: innermost last.
#[derive(Clone)]
struct Scopes<'a> {
    root: &'a Value,
    stack: Vec<Value>,
    /// Block parameters: `{{#each rows as |row|}}`.
    names: BTreeMap<String, Value>,
}

enum Found {
    Value(Value),
    /// Below a null, or `@index` and its kind: nothing can be said.
    Unknown,
    Missing,
}

impl Scopes<'_> {
    fn inside(&self, value: Value) -> Self {
        let mut inner = self.clone();
        inner.stack.push(value);
        inner
    }

    fn find(&self, path: &Path) -> Found {
        let Path::Relative((segments, _)) = path else { return Found::Unknown };
        let mut up = 0;
        let mut from_root = false;
        let mut names = Vec::new();
        for segment in segments {
            match segment {
                PathSeg::Named(name) => names.push(name.as_str()),
                PathSeg::Ruled(rule) => match format!("{rule:?}").as_str() {
                    "path_up" => up += 1,
                    "path_root" => from_root = true,
                    _ => {}
                },
                _ => return Found::Unknown,
            }
        }
        let mut value = match names.first() {
            _ if from_root => self.root.clone(),
            Some(first) if up == 0 && self.names.contains_key(*first) => self.names[names.remove(0)].clone(),
            _ => match self.stack.len().checked_sub(up + 1) {
                Some(level) => self.stack[level].clone(),
                None => return Found::Missing,
            },
        };
        for name in names {
            value = match value {
                Value::Null => return Found::Unknown,
                Value::Object(ref map) if map.contains_key(name) => map[name].clone(),
                Value::Array(ref list) => match name.parse::<usize>().ok().and_then(|at| list.get(at)) {
                    Some(item) => item.clone(),
                    None => return Found::Missing,
                },
                _ => return Found::Missing,
            };
        }
        Found::Value(value)
    }
}

struct Walk<'t> {
    templates: &'t BTreeMap<String, Template>,
    missing: BTreeSet<String>,
    empty: BTreeSet<String>,
    filled: BTreeSet<String>,
}

impl Walk<'_> {
    fn template(&mut self, template: &Template, scopes: &Scopes<'_>, at: &str) {
        for element in &template.elements {
            match element {
                TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
                TemplateElement::Expression(helper)
                | TemplateElement::HtmlExpression(helper)
                | TemplateElement::HelperBlock(helper) => self.helper(helper, scopes, at),
                TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                    self.partial(partial, scopes, at);
                }
                other => panic!("{at}.hbs uses what the walk does not know: {other:?}"),
            }
        }
    }

    fn parameter(&mut self, parameter: &Parameter, scopes: &Scopes<'_>, at: &str) -> Found {
        match parameter {
            Parameter::Path(path) => {
                let found = scopes.find(path);
                if matches!(found, Found::Missing) {
                    self.missing.insert(format!("{} is not in the view ({at}.hbs)", text_of(path)));
                }
                found
            }
            Parameter::Subexpression(inner) => {
                let element = inner.as_element();
                if let TemplateElement::Expression(helper) = element {
                    self.arguments(helper, scopes, at);
                }
                Found::Unknown
            }
            Parameter::Literal(value) => Found::Value(value.clone()),
            _ => Found::Unknown,
        }
    }

    fn arguments(&mut self, helper: &HelperTemplate, scopes: &Scopes<'_>, at: &str) {
        for parameter in helper.params.iter().chain(helper.hash.values()) {
            self.parameter(parameter, scopes, at);
        }
    }

    fn helper(&mut self, helper: &HelperTemplate, scopes: &Scopes<'_>, at: &str) {
        let name_only = !helper.block && helper.params.is_empty() && helper.hash.is_empty();
        if name_only {
            self.parameter(&helper.name, scopes, at);
            return;
        }
        self.arguments(helper, scopes, at);
        let name = match &helper.name {
            Parameter::Name(name) => name.as_str(),
            Parameter::Path(path) => text_of(path),
            _ => "",
        };
        if let Some(inverse) = &helper.inverse {
            self.template(inverse, scopes, at);
        }
        let Some(body) = &helper.template else { return };
        if !matches!(name, "each" | "with") {
            return self.template(body, scopes, at);
        }
        let place = format!("{{{{#{name} {}}}}} of {at}.hbs", helper.params.first().map_or("", source_of));
        let items = match helper.params.first().map(|first| self.parameter(first, scopes, at)) {
            Some(Found::Value(Value::Array(items))) if name == "each" => items,
            Some(Found::Value(Value::Object(map))) if name == "each" => map.values().cloned().collect(),
            Some(Found::Value(Value::Null)) => Vec::new(),
            Some(Found::Value(value)) if name == "with" => vec![value],
            _ => return,
        };
        self.mark(items.is_empty(), place, at);
        for item in items {
            let mut inner = scopes.inside(item.clone());
            if let Some(
                BlockParam::Single(Parameter::Name(name)) | BlockParam::Pair((Parameter::Name(name), _)),
            ) = &helper.block_param
            {
                inner.names.insert(name.clone(), item);
            }
            self.template(body, &inner, at);
        }
    }

    fn partial(&mut self, partial: &DecoratorTemplate, scopes: &Scopes<'_>, at: &str) {
        let name =
            partial.name.as_name().unwrap_or_else(|| panic!("{at}.hbs includes a partial without a name"));
        let Some(body) = self.templates.get(name) else {
            self.missing.insert(format!("there is no partial {name} ({at}.hbs)"));
            return;
        };
        for value in partial.hash.values() {
            self.parameter(value, scopes, at);
        }
        let context = match partial.params.first() {
            Some(first) => self.parameter(first, scopes, at),
            None => Found::Value(scopes.stack.last().cloned().unwrap_or_default()),
        };
        let place = format!("{{{{> {name}}}}} of {at}.hbs");
        match context {
            Found::Value(Value::Null) => self.mark(true, place, at),
            Found::Value(mut value) => {
                self.mark(false, place, at);
                if let Value::Object(map) = &mut value {
                    for (key, parameter) in &partial.hash {
                        if let Found::Value(given) = self.parameter(parameter, scopes, at) {
                            map.insert(key.clone(), given);
                        }
                    }
                }
                self.template(body, &scopes.inside(value), name);
            }
            Found::Unknown | Found::Missing => {}
        }
    }

    /// Remembers whether a block was filled, in the templates of pages.
    fn mark(&mut self, empty: bool, place: String, at: &str) {
        if at.contains('/') {
            if empty { &mut self.empty } else { &mut self.filled }.insert(place);
        }
    }
}

fn text_of(path: &Path) -> &str {
    match path {
        Path::Relative((_, text)) | Path::Local((_, _, text)) => text,
    }
}

fn source_of(parameter: &Parameter) -> &str {
    match parameter {
        Parameter::Path(path) => text_of(path),
        Parameter::Name(name) => name,
        _ => "…",
    }
}

#[test]
fn a_typo_in_an_if_is_found() {
    let empty = serde_json::json!({ "title": "a", "txt": "b", "action": null });
    assert_eq!(problems("empty", &[empty]), ["text is not in the view (empty.hbs)"]);
}
