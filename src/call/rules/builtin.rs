//! The calls and the history that come with the program, for the demonstration and for tests.

use super::rulebook::Rulebook;
use super::source::{Fault, Layer};

/// File name and text of every rulebook that comes with the program.
pub const RULEBOOKS: [Layer<'static>; 2] = [
    Layer {
        file: "config/calls/ai-factories.toml",
        text: include_str!("../../../config/calls/ai-factories.toml"),
    },
    Layer { file: "config/calls/rehearsal.toml", text: include_str!("../../../config/calls/rehearsal.toml") },
];

/// The rulebook of `config/calls/NAME.toml` as it came with the program.
pub fn builtin(name: &str) -> Result<Rulebook, Vec<Fault>> {
    let named = |name: &str| RULEBOOKS.into_iter().find(|layer| layer.file == format!("config/calls/{name}"));
    let Some(layer) = named(&format!("{name}.toml")) else {
        let reason = "no such rulebook comes with the program".to_owned();
        return Err(vec![Fault { file: name.to_owned(), line: 1, key: String::new(), reason }]);
    };
    let base = Rulebook::extends(layer.text).and_then(|base| named(&base));
    let layers: Vec<Layer<'_>> = base.into_iter().chain([layer]).collect();
    Rulebook::from_layers(&layers)
}
