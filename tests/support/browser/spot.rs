//! A part of a page, as a person singles it out: below some heading, or in the row that says something.

use std::path::Path;
use std::time::Instant;

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::{Browser, PATIENCE, pause};

/// Where on the page a field or a button is looked for; the first that fits is taken.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub(super) browser: &'a Browser,
    /// A heading, legend or line in bold that it stands below.
    pub(super) under: Option<&'a str>,
    /// What its row, list item, group or card says: the smallest one that says all of it.
    pub(super) row: &'a [&'a str],
}

impl Spot<'_> {
    /// Writes into the field with this label, instead of what was in it.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.find("field", label).await;
        let kind = field.prop("type").await.unwrap().unwrap_or_default();
        if ["date", "time", "datetime-local", "color", "range"].contains(&kind.as_str()) {
            // Typing into these depends on the machine's locale.
            let set = "arguments[0].value = arguments[1];
                for (const kind of ['input', 'change']) arguments[0].dispatchEvent(new Event(kind, { bubbles: true }))";
            self.browser.script(set, json!([field, text])).await;
            return;
        }
        if kind == "file" {
            field.send_keys(text).await.unwrap();
            return;
        }
        // As if pasted: key by key, long texts take longer than all the rest of a story.
        if text.is_empty() {
            field.clear().await.unwrap();
            return;
        }
        self.browser.script("arguments[0].focus(); arguments[0].select()", json!([field])).await;
        self.browser.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// Gives a file to the field with this label.
    pub async fn attach(&self, label: &str, file: &Path) {
        self.fill(label, file.to_str().unwrap()).await;
    }

    /// Chooses the option that says this, or begins with it, in the list with this label.
    pub async fn choose(&self, label: &str, option: &str) {
        let list = self.find("field", label).await;
        let whole = self.browser.script(OPTION, json!([list, option])).await;
        let whole = whole.as_str().unwrap_or_else(|| panic!("{label} does not offer {option:?}")).to_owned();
        list.select_by_label(&whole).await.unwrap_or_else(|error| panic!("{label}: {option}: {error}"));
    }

    /// Ticks the box, or takes the choice, with this label.
    pub async fn tick(&self, label: &str) {
        let field = self.find("field", label).await;
        if !field.is_selected().await.unwrap() {
            self.browser.script("arguments[0].click()", json!([field])).await;
        }
    }

    /// Clicks the button, link or fold that says this.
    pub async fn click(&self, words: &str) {
        let clickable = self.find("clickable", words).await;
        clickable.click().await.unwrap_or_else(|error| panic!("clicking {words:?}: {error}"));
    }

    /// What stands in the field with this label, and what is said to be wrong with it.
    pub async fn typed(&self, label: &str) -> (String, String) {
        let field = self.find("field", label).await;
        let said = self.browser.script(TYPED, json!([field])).await;
        let text = |place: usize| said[place].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    }

    /// Finds what a person would take for the `kind` (field or clickable) with these words, waiting for it.
    async fn find(&self, kind: &str, words: &str) -> Element {
        let begun = Instant::now();
        loop {
            let found = self.browser.script(FIND, json!([kind, words, self.under, self.row])).await;
            // An element is an object with one entry, its id.
            if let Some(id) =
                found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str)
            {
                return Element::from_element_id(self.browser.client.clone(), id.to_owned().into());
            }
            if begun.elapsed() > PATIENCE {
                let (under, row, text) = (self.under, self.row, self.browser.text().await);
                panic!(
                    "no {kind} {words:?} (under {under:?}, in a row with {row:?}) on the page, which says:\n{text}"
                );
            }
            pause().await;
        }
    }
}

/// The words themselves are preferred to what only begins with them, as a label with a hint in it does.
const FIND: &str = r"
    const [kind, words, under, row] = arguments;
    const said = e => (e.innerText || e.value || e.ariaLabel || '').replace(/\s+/g, ' ').trim();
    const seen = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const best = (list, words) => list.find(e => said(e) === words) ?? list.find(e => said(e).startsWith(words));
    const from = under && best(seen('h1, h2, h3, h4, legend, b'), under);
    const boxes = row.length ? seen('tr, li, fieldset, form, section, main') : [];
    const fitting = boxes.filter(e => row.every(words => said(e).includes(words)));
    const box = fitting.find(e => !fitting.some(other => other !== e && e.contains(other)));
    if ((under && !from) || (row.length && !box)) return null;
    const follows = e => !from || from.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
    const here = selector => seen(selector).filter(e => follows(e) && (!box || box.contains(e)));
    if (kind === 'clickable') {
        return best(here('button, a[href], summary, input[type=submit], [role=button], [role=tab]'), words) ?? null;
    }
    const label = best(here('label').filter(e => e.control), words);
    return label?.control ?? here('input, select, textarea').find(e => e.ariaLabel === words) ?? null;
";

const OPTION: &str = r"
    const [list, words] = arguments;
    const options = [...list.options].map(option => option.text.replace(/\s+/g, ' ').trim());
    return options.find(text => text === words) ?? options.find(text => text.startsWith(words)) ?? null;
";

/// The message counts only where it is tied to the field, so that it is heard with it.
const TYPED: &str = r"
    const [field] = arguments;
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ');
    const errors = described.map(id => document.getElementById(id)).filter(e => e?.classList.contains('error'));
    return [field.value, field.ariaInvalid === 'true' ? errors.map(e => e.innerText).join(' ') : ''];
";
