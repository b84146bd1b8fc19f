//! What an import would change, told to a person: each place by the names that pages have for it, and what is said
//! there now and then. Where a program is told several differences of one row, a person reads the row.

use serde::Serialize;
use serde_json::Value;

use crate::call::rules::Rulebook;
use crate::people::Look;
use crate::proposal::archive::differ::Difference;
use crate::proposal::pages::part_title;
use crate::proposal::pages::said::{label, said};
use crate::proposal::pages::shown::rows_of;
use crate::proposal::rules::diff::{self, Piece};
use crate::proposal::rules::{Content, FieldKey, Part, of_letter, slot_title};

#[derive(Serialize)]
pub struct Told {
    label: String,
    /// Empty: nothing stands there now.
    before: String,
    /// Empty: nothing would.
    after: String,
    /// Both word by word, where there is something in both.
    pieces: Vec<Piece>,
    /// As programs name the place.
    pointer: String,
}

/// A place of the application: a field, a row of a list, a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spot {
    /// The first step of the pointer.
    list: String,
    /// The second, where the first has several.
    item: String,
}

impl Spot {
    fn of(pointer: &str) -> Self {
        let mut steps = pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
        let list = steps.next().unwrap_or_default();
        let has_items = ["answers", "partners", "asks", "costs", "tranches", "documents"];
        let item = steps.next().filter(|_| has_items.contains(&list.as_str())).unwrap_or_default();
        Self { list, item }
    }

    fn pointer(&self) -> String {
        let escaped = self.item.replace('~', "~0").replace('/', "~1");
        if self.item.is_empty() { format!("/{}", self.list) } else { format!("/{}/{escaped}", self.list) }
    }

    fn holds(&self, pointer: &str) -> bool {
        pointer.strip_prefix(&self.pointer()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    fn field(&self, book: &Rulebook) -> Option<FieldKey> {
        let name = match self.list.as_str() {
            "acronym" | "title" | "track" => format!("basics.{}", self.list),
            "answers" => self.item.clone(),
            _ => return None,
        };
        FieldKey::parse(&name, book)
    }

    fn part(&self, book: &Rulebook) -> Option<Part> {
        match self.list.as_str() {
            "partners" | "hosting" => Some(Part::Consortium),
            "asks" | "costs" => Some(Part::Money),
            "tranches" => Some(Part::Cofunding),
            "documents" => Some(Part::Documents),
            _ => self.field(book)?.part(book),
        }
    }

    fn place(&self) -> usize {
        self.item.parse().unwrap_or(usize::MAX)
    }

    /// In the order of the form: its parts, then fields or rows; what has no part comes last.
    fn order(&self, book: &Rulebook) -> (usize, usize, String) {
        let last = usize::MAX;
        let part = self.part(book).and_then(|part| Part::all(book).iter().position(|one| *one == part));
        let field = self.field(book).and_then(|key| FieldKey::all(book).iter().position(|one| *one == key));
        let slot = of_letter(&self.item).map_or(self.item.as_str(), |(of, _)| of);
        let slot = book.documents.iter().position(|one| self.list == "documents" && one.id == slot);
        (part.unwrap_or(last), field.or(slot).unwrap_or_else(|| self.place()), self.list.clone())
    }

    /// Part and place; a row by what it is about, or by its number where only that is known.
    fn label(&self, look: &Look<'_>, book: &Rulebook, both: Option<(&Content, &Content)>) -> String {
        let number = || (self.place() != usize::MAX).then(|| (self.place().saturating_add(1)).to_string());
        let named = both.and_then(|(before, after)| {
            self.name(look, book, after).or_else(|| self.name(look, book, before))
        });
        let what = match self.field(book) {
            Some(key) => Some(label(look, book, &key)),
            None if self.list == "hosting" => Some(look.say("consortium-hosting")),
            None if self.list == "reply" => Some(look.say("import-reply")),
            None => named.or_else(number),
        };
        let part = self.part(book).map(|part| part_title(look, book, &part));
        part.into_iter().chain(what).collect::<Vec<_>>().join(" · ")
    }

    /// What a row or a slot is about.
    fn name(&self, look: &Look<'_>, book: &Rulebook, content: &Content) -> Option<String> {
        let partner = |place: usize| content.partners.get(place).map(|one| one.name.clone());
        match self.list.as_str() {
            "partners" => partner(self.place()),
            "asks" => {
                let line = book.budget_line(&content.asks.get(self.place())?.line)?;
                Some(line.title.in_language(look.language.code()).to_owned())
            }
            "costs" => content.costs.get(self.place())?.partner.and_then(partner),
            "tranches" => content.tranches.get(self.place()).map(|one| one.funder_name.clone()),
            "documents" => Some(slot_title(book, content, &self.item, look.language.code())),
            _ => None,
        }
    }

    /// What is said there, as pages say it.
    fn text(&self, look: &Look<'_>, book: &Rulebook, content: &Content) -> String {
        if let Some(key) = self.field(book) {
            return said(look, book, &key, &key.value_in(content));
        }
        // A list that is not there at all on one side differs as a whole.
        let row = |content: &Content, part: Part| {
            let rows = rows_of(look, book, content, &part);
            if self.item.is_empty() {
                rows.join("\n")
            } else {
                rows.get(self.place()).cloned().unwrap_or_default()
            }
        };
        match self.list.as_str() {
            "partners" if self.place() < content.partners.len() => row(content, Part::Consortium),
            "hosting" => {
                let rows = rows_of(look, book, content, &Part::Consortium);
                rows.get(content.partners.len()..).unwrap_or_default().join("\n")
            }
            "costs" if !content.costs.is_empty() => row(content, Part::Money),
            // Where there is a budget, the list says that alone.
            "asks" => row(&Content { costs: Vec::new(), ..content.clone() }, Part::Money),
            "tranches" => row(content, Part::Cofunding),
            "documents" => content.document(&self.item).map_or_else(String::new, |one| {
                format!("{} ({}…)", one.name, one.sha256.get(..12).unwrap_or_default())
            }),
            "reply" => content.earlier.as_ref().map(|one| one.reply.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// Every difference is told: where both sides would read alike, as the archive has it.
pub fn told(
    look: &Look<'_>,
    book: &Rulebook,
    (before, after): (&Content, &Content),
    found: &[Difference],
) -> Vec<Told> {
    let mut spots: Vec<Spot> = Vec::new();
    for spot in found.iter().map(|one| Spot::of(&one.pointer)) {
        if !spots.contains(&spot) {
            spots.push(spot);
        }
    }
    spots.sort_by_key(|spot| spot.order(book));
    let mut rows = Vec::new();
    for spot in spots {
        let label = spot.label(look, book, Some((before, after)));
        let (old, new) = (spot.text(look, book, before), spot.text(look, book, after));
        if old != new {
            rows.push(row(label, old, new, spot.pointer()));
            continue;
        }
        let plain = found.iter().filter(|one| spot.holds(&one.pointer));
        rows.extend(
            plain.map(|one| row(label.clone(), bare(&one.before), bare(&one.after), one.pointer.clone())),
        );
    }
    rows
}

fn row(label: String, before: String, after: String, pointer: String) -> Told {
    let pieces = match before.is_empty() || after.is_empty() {
        true => Vec::new(),
        false => diff::shortened(diff::words(&before, &after)),
    };
    // Where every word is another one, both are easier to read side by side.
    let kept = |piece: &Piece| piece.mark == diff::Marked::Kept && !piece.text.trim().is_empty();
    let pieces = if pieces.iter().any(kept) { pieces } else { Vec::new() };
    Told { label, before, after, pieces, pointer }
}

/// Where a problem is, by the names that pages have; empty for what only an archive has.
pub fn place(look: &Look<'_>, book: &Rulebook, pointer: &str) -> String {
    Spot::of(pointer).label(look, book, None)
}

fn bare(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
