//! Words and looks: Fluent for every sentence, handlebars for every page, one stylesheet.
//!
//! # A page
//!
//! A view is a struct that derives `Serialize`; a template shows it and decides nothing. The handler does
//! ```ignore
//! let frame = frame.titled(words.say(frame.language, "call-list-title"));
//! let html = words.page("call/list", &frame, &view)?;   // templates/call/list.hbs, inside the layout
//! ```
//! A template is the inside of `<main>`; `layout.hbs` is put around it. Beside the view's own keys it sees
//! the [`Frame`] as `frame` (`@root.frame` inside blocks and partials).
//!
//! | in a template | shows |
//! |---|---|
//! | `{{t "key" name=value}}` | Fluent words; strings in machine form are shown as [`Voice::shown`] does |
//! | `{{euro amount}}` `{{meur amount}}` | `70,000,000.00`, `70.00` (millions): digits only, from a serialised `Euro` |
//! | `{{percent points}}` `{{ratio points}}` | `50 %`, `0.95`, from a serialised `BasisPoints` |
//! | `{{score hundredths}}` | `82.5`; `decimals=2` for columns that compare |
//! | `{{when moment}}` | `<time>` in Brussels time; `{{when_text moment}}` the same as bare text |
//! | `{{when_short moment}}` | `31 Dec 2025, 17:00`, for tables |
//! | `{{day date}}` | `31 December 2025`, from a serialised `NaiveDate` |
//! | `{{countdown until now}}` | `9 d 6 h 56 min` |
//! | `{{asset "rollcall.css"}}` | the URL of a static file |
//! | `{{#if (eq state "draft")}}` | and `ne`, `and`, `or`, `not`, `gt`, `len` |
//!
//! Everything is escaped; a path that names nothing is an error, and null shows as `–` in these helpers.
//! No `style=` and no inline script: the content security policy would drop them.
//!
//! # Parts
//!
//! Partials stand in `templates/parts/`, the structs they show in [`parts`]:
//! `{{> crumbs crumbs}}` · `{{> steps steps}}` · `{{> next next}}` · `{{> tag tag}}` · `{{> figures figures}}`
//! · `{{> match_bars money}}` · `{{> map map}}` · `{{> notice notice}}` · `{{> empty empty}}` ·
//! `{{> action action}}` · `{{> field field}}` · `{{> summary summary}}` · `{{> csrf}}`.
//! A form that posts:
//! ```text
//! <form method="post" action="{{action}}" class="form">{{> csrf}}
//!   {{> summary summary}}
//!   {{#each fields}}{{> field this}}{{/each}}
//!   <p class="buttons"><button class="button primary">{{t "common-save"}}</button></p>
//! </form>
//! ```
//! with `Field::text("title", label).hint(…).value(…).required().max(200).errors(words.errors(language,
//! &problems, "title"))`. Tables: `<div class="scroll"><table>…</table></div>`, numbers in `class="num"`; with
//! `class="stack"` and `data-label` on each `td` a table becomes cards on a phone. `class="card"` is a section,
//! `class="desk"` two columns (work, and `<aside>`), `class="split"` reading beside writing (`class="paper"`), `class="head"` title
//! and `meta`, `dl.facts` label and value, `tr.line` the funding line, `tr.below` what lies under it, `tr.sum`,
//! `class="filter"` a row of fields over a list, `fieldset.group` fields that belong together, `class="typed"`
//! text with its line breaks, `class="lead"`, `class="seen"` who will see this. One `.button.primary` a page. A form that may be saved incomplete is `novalidate`:
//! `required()` then only keeps the word "optional" away. Each template is registered with sample views in the
//! tests of its stage: `crate::words::paths::every_path_exists("call/list", &[sample])`.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use handlebars::Handlebars;
use rust_embed::RustEmbed;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::ground::refusal::SHEET_ABOUT;
use crate::ground::{Error, Problem, Problems, Refusal, Result};

mod assets;
pub mod charts;
mod frame;
mod helpers;
mod language;
mod markdown;
pub mod parts;
mod summaries;
mod voice;

pub use assets::{Asset, asset_bytes};
pub use frame::{Alarm, Clock, Flash, FlashKind, Frame, MenuItem, percent_encoded};
pub use language::Language;
pub use markdown::markdown;
pub use voice::{Voice, ZONE, sources};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Why the words did not load. All of it is compiled in, so this happens in tests or never.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    #[error("`{0}` is not a language tag")]
    Language(&'static str),
    #[error("config/locales/{0}")]
    Fluent(String),
    #[error("templates/{0}.hbs is not UTF-8")]
    Encoding(String),
    #[error(transparent)]
    Template(#[from] Box<handlebars::TemplateError>),
}

/// A letter in words, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub subject: String,
    pub text: String,
}

/// Every language and every template, loaded once and shared by reference.
pub struct Words {
    english: Tongue,
    french: Tongue,
}

/// A language with the templates that speak it: helpers know their language, views do not have to.
struct Tongue {
    voice: Arc<Voice>,
    templates: Handlebars<'static>,
}

impl Words {
    /// They come with the program, so a process reads them once.
    pub fn load() -> Result<&'static Self, WordsError> {
        static WORDS: OnceLock<Words> = OnceLock::new();
        if let Some(words) = WORDS.get() {
            return Ok(words);
        }
        let words = Self::read()?;
        Ok(WORDS.get_or_init(|| words))
    }

    fn read() -> Result<Self, WordsError> {
        let english = Arc::new(Voice::load(Language::En, None)?);
        let french = Arc::new(Voice::load(Language::Fr, Some(Arc::clone(&english)))?);
        let templates = parsed()?;
        let [english, french] = [english, french].map(|voice| Tongue::of(voice, templates.clone()));
        Ok(Self { english, french })
    }

    fn tongue(&self, language: Language) -> &Tongue {
        match language {
            Language::En => &self.english,
            Language::Fr => &self.french,
        }
    }

    /// Amounts, dates and scores in a language.
    pub fn voice(&self, language: Language) -> &Voice {
        &self.tongue(language).voice
    }

    /// Words without arguments.
    pub fn say(&self, language: Language, key: &str) -> String {
        self.voice(language).plain(key)
    }

    /// Words for a key that came from outside, where there are any.
    pub fn known(&self, language: Language, key: &str) -> Option<String> {
        let voice = self.voice(language);
        (voice.has(key) || self.voice(Language::En).has(key)).then(|| voice.plain(key))
    }

    /// Words with arguments in machine form: moments are shown in Brussels time, amounts grouped where the
    /// argument's name ends in `amount`.
    pub fn text<K: AsRef<str>>(&self, language: Language, key: &str, args: &BTreeMap<K, String>) -> String {
        self.voice(language).text(key, args)
    }

    /// Why an act was refused: the words of `refusal-CODE`.
    pub fn refusal(&self, language: Language, refusal: &Refusal) -> String {
        self.text(language, &format!("refusal-{}", refusal.code), &refusal.args)
    }

    /// What is wrong with a field: the words of `problem-CODE`; of a sheet with the place in it before.
    pub fn problem(&self, language: Language, problem: &Problem) -> String {
        let said = self.problem_alone(language, problem);
        match self.place_in_sheet(language, problem) {
            Some(place) => {
                let args = BTreeMap::from([("field", place), ("problem", said)]);
                self.text(language, "common-problem-of", &args)
            }
            None => said,
        }
    }

    /// Where in a sheet it stands, of what came from one: its row, by number and by what it is about, and its column.
    fn place_in_sheet(&self, language: Language, problem: &Problem) -> Option<String> {
        let about = problem.args.get(SHEET_ABOUT)?;
        let key = if about.is_empty() { "common-sheet-place" } else { "common-sheet-place-about" };
        Some(self.text(language, key, &problem.args))
    }

    fn problem_alone(&self, language: Language, problem: &Problem) -> String {
        let kind = if problem.is_refusal() { "refusal" } else { "problem" };
        self.text(language, &format!("{kind}-{}", problem.code), &problem.args)
    }

    /// All that is wrong with one field, for [`parts::Field::errors`]. Where it stands in a sheet is not told: the field
    /// is the place.
    pub fn errors(&self, language: Language, problems: &Problems, field: &str) -> Vec<String> {
        let of_field = problems.0.iter().filter(|problem| problem.field == field);
        of_field.map(|problem| self.problem_alone(language, problem)).collect()
    }

    /// All that is wrong with a form, each item leading to its field; None where nothing is.
    pub fn summary(&self, language: Language, problems: &Problems) -> Option<parts::Summary> {
        let items = problems.0.iter().map(|problem| parts::SummaryItem {
            id: (!problem.is_refusal()).then(|| parts::field_id(&problem.field)),
            label: self.place_in_sheet(language, problem).unwrap_or_default(),
            text: self.problem_alone(language, problem),
        });
        (!problems.is_empty()).then(|| parts::Summary { items: items.collect() })
    }

    /// The words of `mail-TEMPLATE-subject` and `mail-TEMPLATE-body`.
    pub fn mail<K: AsRef<str>>(
        &self,
        language: Language,
        template: &str,
        args: &BTreeMap<K, String>,
    ) -> Mail {
        // A line break in an argument must not become a header of its own.
        let subject =
            self.text(language, &format!("mail-{template}-subject"), args).replace(['\r', '\n'], " ");
        Mail { subject, text: self.text(language, &format!("mail-{template}-body"), args) }
    }

    /// A whole page: the template inside the layout. The view serialises to an object, or to nothing.
    pub fn page(&self, template: &str, frame: &Frame, view: &impl Serialize) -> Result<String> {
        let frame_json = serde_json::to_value(frame)?;
        let mut view = serde_json::to_value(view)?;
        summaries::name_fields(&mut view);
        let mut data = object(&view)?;
        data.insert("frame".to_owned(), frame_json.clone());
        let body = self.rendered(frame.language, template, &Value::Object(data))?;
        let page =
            Map::from_iter([("frame".to_owned(), frame_json), ("body".to_owned(), Value::String(body))]);
        self.rendered(frame.language, "layout", &Value::Object(page))
    }

    /// A template without the layout, for documents that stand alone.
    pub fn bare(&self, language: Language, template: &str, view: &impl Serialize) -> Result<String> {
        self.rendered(language, template, &Value::Object(object(view)?))
    }

    fn rendered(&self, language: Language, template: &str, data: &Value) -> Result<String> {
        self.tongue(language).templates.render(template, data).map_err(Error::internal)
    }

    /// `/static/rollcall.css?v=…`. A name there is no file for stays without a hash, and will be 404.
    pub fn asset(&self, name: &str) -> String {
        assets::url(name).unwrap_or_else(|| format!("/static/{name}"))
    }

    /// Names and sources of all templates; `parts/NAME` is called `NAME`.
    pub fn templates() -> impl Iterator<Item = (String, String)> {
        Templates::iter().filter_map(|path| {
            let source = String::from_utf8(Templates::get(&path)?.data.into_owned()).ok()?;
            Some((name_of(&path), source))
        })
    }
}

impl Tongue {
    fn of(voice: Arc<Voice>, mut templates: Handlebars<'static>) -> Self {
        helpers::register(&mut templates, &voice);
        Self { voice, templates }
    }
}

/// All templates, without a language. Parsing them is most of what the start of the program takes.
fn parsed() -> Result<Handlebars<'static>, WordsError> {
    let mut templates = Handlebars::new();
    templates.set_strict_mode(true);
    // Indented partials would indent what people typed into a textarea.
    templates.set_prevent_indent(true);
    for path in Templates::iter() {
        let name = name_of(&path);
        let source = Templates::get(&path).and_then(|file| String::from_utf8(file.data.into_owned()).ok());
        let source = source.ok_or_else(|| WordsError::Encoding(name.clone()))?;
        templates.register_template_string(&name, source).map_err(Box::new)?;
    }
    Ok(templates)
}

fn name_of(path: &str) -> String {
    let name = path.strip_suffix(".hbs").unwrap_or(path);
    name.strip_prefix("parts/").unwrap_or(name).to_owned()
}

fn object(view: &impl Serialize) -> Result<Map<String, Value>> {
    match serde_json::to_value(view)? {
        Value::Object(map) => Ok(map),
        Value::Null => Ok(Map::new()),
        other => Err(Error::internal(format!("a view must be a struct, not {other}"))),
    }
}
