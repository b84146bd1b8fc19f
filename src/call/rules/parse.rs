//! Reading a rulebook from its file.

use super::check;
use super::rulebook::Rulebook;
pub use super::source::Layer;
use super::source::{Fault, Source};

impl Rulebook {
    /// Reads and checks a rulebook file.
    ///
    /// # Errors
    /// All faults there are, each with file, line, key and reason. A file that does not parse, or whose
    /// shape is wrong, is not looked at further.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        Self::from_layers(&[Layer { file, text }])
    }

    /// Reads a rulebook whose file extends another: the base comes first.
    pub fn from_layers(layers: &[Layer<'_>]) -> Result<Self, Vec<Fault>> {
        let source = Source::read(layers)?;
        let book: Self = source.decode().map_err(|fault| vec![fault])?;
        let mut faults: Vec<Fault> =
            check::all(&book).into_iter().map(|(key, reason)| source.fault(&key, reason)).collect();
        for key in book.assumptions.keys().filter(|key| !source.has(key)) {
            let reason = "an assumption is about a key of this file, and there is no such key";
            faults.push(source.fault(&format!("assumptions.{key}"), reason));
        }
        faults.sort_by(|a, b| (&a.file, a.line, &a.key).cmp(&(&b.file, b.line, &b.key)));
        if faults.is_empty() { Ok(book) } else { Err(faults) }
    }

    /// The file that a rulebook file says it extends, beside it in the same folder.
    pub fn extends(text: &str) -> Option<String> {
        let table: toml::Table = toml::from_str(text).ok()?;
        table.get("extends").and_then(toml::Value::as_str).map(str::to_owned)
    }
}
