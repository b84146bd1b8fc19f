//! One field of a form, with its label, hint and errors beside it.

use chrono::NaiveDate;
use serde::Serialize;

/// `{{> field field}}`. Names are as the form sends them (`partners.0.country`).
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    pub name: String,
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    pub errors: Vec<String>,
    /// What the person typed, well-formed or not. Never filled for passwords and files.
    pub value: String,
    pub control: Control,
    /// The `type` of an `<input>`; empty for other controls.
    pub kind: &'static str,
    pub inputmode: Option<&'static str>,
    pub autocomplete: Option<&'static str>,
    pub options: Vec<Choice>,
    /// One of the options is blank and says what that means: there is no other way not to choose.
    pub blank: bool,
    pub required: bool,
    /// When it must be filled in, in words, where that hangs on another answer: shown in place of "optional".
    pub needed: Option<String>,
    /// Characters.
    pub max: Option<usize>,
    /// Of a date: the first day and the last that a browser offers.
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    /// For files: the types a browser offers.
    pub accept: Option<String>,
    /// Words, where they are counted.
    pub words: Option<usize>,
    /// An invented answer, folded away.
    pub example: Option<String>,
    /// When it is asked: in words, and for the browser.
    pub when: Option<When>,
    pub table: Option<Cells>,
    /// What stands behind the input: a unit, EUR.
    pub unit: Option<String>,
    /// How what stands in it is understood.
    pub reading: Option<Reading>,
    pub readonly: bool,
    /// `id`s that describe the control, for `aria-describedby`; None where nothing does.
    pub described_by: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Control {
    Input,
    /// Several lines of text.
    Lines,
    Select,
    Radios,
    Checkboxes,
    /// Radios in one row, for scores.
    Scores,
    /// One checkbox; it sends `true`.
    Check,
    /// Rows of inputs that all have the field's name.
    Table,
    File,
    Hidden,
}

/// How what stands in a field is understood. Where it is told while somebody types its place is there from the start, so
/// that nothing moves: the text may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    pub text: String,
    /// That is hardly meant, or not taken at all.
    pub doubted: bool,
}

impl Reading {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), doubted: false }
    }
    pub fn doubted(text: impl Into<String>) -> Self {
        Self { text: text.into(), doubted: true }
    }
}

/// That a field is only asked where another one of the form says something.
#[derive(Clone, Debug, Serialize)]
pub struct When {
    /// The name of the other field, and the values that ask, with a bar between them.
    pub field: String,
    pub is: String,
    pub text: String,
}

/// The inputs of a table. A cell is a [`Field`] whose name is the table's.
#[derive(Clone, Debug, Serialize)]
pub struct Cells {
    pub columns: Vec<String>,
    /// What heads the numbers of the rows; None where they have none.
    pub numbered: Option<String>,
    pub rows: Vec<CellRow>,
}

/// A row of inputs.
#[derive(Clone, Debug, Serialize)]
pub struct CellRow {
    /// Stands before it; empty where rows have none.
    pub number: String,
    /// What a summary of problems calls it: `Row 3 (Demo University, services)`; empty where the table's label does.
    pub called: String,
    pub cells: Vec<Field>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub chosen: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, chosen: false }
    }
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The `id` of the field of this name: `f-partners-0-country`.
pub fn field_id(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("f-{}", name.chars().map(plain).collect::<String>())
}

impl Field {
    fn of(control: Control, kind: &'static str, name: &str, label: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            id: field_id(name),
            label: label.into(),
            hint: None,
            errors: Vec::new(),
            value: String::new(),
            control,
            kind,
            inputmode: None,
            autocomplete: None,
            options: Vec::new(),
            blank: false,
            required: false,
            needed: None,
            max: None,
            earliest: None,
            latest: None,
            accept: None,
            words: None,
            example: None,
            when: None,
            table: None,
            unit: None,
            reading: None,
            readonly: false,
            described_by: None,
        }
    }

    #[must_use]
    pub fn reading(mut self, reading: Option<Reading>) -> Self {
        self.reading = reading;
        self.described()
    }

    pub fn text(name: &str, label: impl Into<String>) -> Self {
        Self::of(Control::Input, "text", name, label)
    }
    /// Several lines.
    pub fn lines(name: &str, label: impl Into<String>) -> Self {
        Self::of(Control::Lines, "", name, label)
    }
    pub fn email(name: &str, label: impl Into<String>) -> Self {
        Self::of(Control::Input, "email", name, label).autocomplete("email")
    }
    /// To sign in: `autocomplete("new-password")` where one is chosen.
    pub fn password(name: &str, label: impl Into<String>) -> Self {
        Self::of(Control::Input, "password", name, label).autocomplete("current-password")
    }
    /// A whole number; text with a keyboard of digits, since number inputs change on scrolling.
    pub fn number(name: &str, label: impl Into<String>) -> Self {
        Self { inputmode: Some("numeric"), ..Self::of(Control::Input, "text", name, label) }
    }
    /// A number with decimals, behind a comma or a point.
    pub fn decimal(name: &str, label: impl Into<String>) -> Self {
        Self { inputmode: Some("decimal"), ..Self::of(Control::Input, "text", name, label) }
    }
    /// An amount as people type it, read by `Euro::parse_typed`.
    pub fn money(name: &str, label: impl Into<String>) -> Self {
        let field = Self::of(Control::Input, "text", name, label);
        Self { inputmode: Some("decimal"), unit: Some("EUR".to_owned()), ..field }
    }
    /// `2025-12-31`.
    pub fn date(name: &str, label: impl Into<String>) -> Self {
        Self::of(Control::Input, "date", name, label)
    }
    /// `2025-12-31T17:00`, local to the call's zone: say so in the hint.
    pub fn datetime(name: &str, label: impl Into<String>) -> Self {
        Self::of(Control::Input, "datetime-local", name, label)
    }
    pub fn select(name: &str, label: impl Into<String>, options: Vec<Choice>) -> Self {
        let blank = options.iter().any(|option| option.value.is_empty());
        Self { options, blank, ..Self::of(Control::Select, "", name, label) }
    }
    pub fn radios(name: &str, label: impl Into<String>, options: Vec<Choice>) -> Self {
        Self { options, ..Self::of(Control::Radios, "radio", name, label) }
    }
    pub fn scores(name: &str, label: impl Into<String>, options: Vec<Choice>) -> Self {
        Self { options, ..Self::of(Control::Scores, "radio", name, label) }
    }
    pub fn checkboxes(name: &str, label: impl Into<String>, options: Vec<Choice>) -> Self {
        Self { options, ..Self::of(Control::Checkboxes, "checkbox", name, label) }
    }
    /// Two radios that send `yes` and `no`; the words for them come from the view.
    pub fn yes_no(name: &str, label: impl Into<String>, yes: &str, no: &str) -> Self {
        Self::radios(name, label, vec![Choice::new("yes", yes), Choice::new("no", no)])
    }
    /// One checkbox that sends `true`.
    pub fn check(name: &str, label: impl Into<String>) -> Self {
        Self::of(Control::Check, "checkbox", name, label)
    }
    pub fn file(name: &str, label: impl Into<String>, accept: &str) -> Self {
        Self { accept: Some(accept.to_owned()), ..Self::of(Control::File, "file", name, label) }
    }
    pub fn table(name: &str, label: impl Into<String>, columns: Vec<String>, rows: Vec<Vec<Self>>) -> Self {
        let row = |cells| CellRow { number: String::new(), called: String::new(), cells };
        let table = Some(Cells { columns, numbered: None, rows: rows.into_iter().map(row).collect() });
        Self { table, ..Self::of(Control::Table, "", name, label) }
    }
    /// Rows of a table by their numbers and by what a summary calls them, in their order.
    #[must_use]
    pub fn numbered(mut self, head: impl Into<String>, rows: Vec<(String, String)>) -> Self {
        if let Some(table) = &mut self.table {
            table.numbered = Some(head.into());
            for (row, (number, called)) in table.rows.iter_mut().zip(rows) {
                (row.number, row.called) = (number, called);
            }
        }
        self
    }
    /// As an input of the table `name`: its own name was only good for its `id`.
    #[must_use]
    pub fn cell_of(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }
    pub fn hidden(name: &str, value: impl ToString) -> Self {
        Self::of(Control::Hidden, "hidden", name, "").value(value)
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self.described()
    }
    #[must_use]
    pub fn errors(mut self, errors: Vec<String>) -> Self {
        self.errors = errors;
        self.described()
    }
    /// What was typed, or which option is chosen.
    #[must_use]
    pub fn value(mut self, value: impl ToString) -> Self {
        self.value = value.to_string();
        let chosen = [self.value.clone()];
        self.chosen(&chosen)
    }
    /// Which options are chosen, where several may be.
    #[must_use]
    pub fn chosen(mut self, values: &[String]) -> Self {
        for option in &mut self.options {
            option.chosen = values.contains(&option.value);
        }
        self
    }
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    #[must_use]
    pub fn needed(mut self, when: impl Into<String>) -> Self {
        self.needed = Some(when.into());
        self
    }
    #[must_use]
    pub fn max(mut self, characters: usize) -> Self {
        self.max = Some(characters);
        self
    }
    #[must_use]
    pub fn between(mut self, earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> Self {
        (self.earliest, self.latest) = (earliest, latest);
        self
    }
    #[must_use]
    pub fn words(mut self, most: Option<usize>) -> Self {
        self.words = most;
        self
    }
    #[must_use]
    pub fn example(mut self, example: &str) -> Self {
        self.example = Some(example.to_owned()).filter(|example| !example.is_empty());
        self
    }
    #[must_use]
    pub fn when(mut self, when: Option<When>) -> Self {
        self.when = when;
        self
    }
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }
    #[must_use]
    pub fn readonly(mut self) -> Self {
        self.readonly = true;
        self
    }
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    fn described(mut self) -> Self {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id));
        let error = (!self.errors.is_empty()).then(|| format!("{}-error", self.id));
        let reading = self.reading.is_some().then(|| format!("{}-reading", self.id));
        let ids: Vec<String> = error.into_iter().chain(hint).chain(reading).collect();
        self.described_by = (!ids.is_empty()).then(|| ids.join(" "));
        self
    }
}
