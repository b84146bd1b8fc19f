//! The calls and the history that come with the program, for the demonstration and for tests.

use super::rulebook::Rulebook;
use super::source::{Fault, Layer};

/// A file that extends itself in the end is not followed for ever.
pub const MOST_LAYERS: usize = 5;

/// File name and text of every rulebook that comes with the program.
pub const RULEBOOKS: [Layer<'static>; 6] = [
    Layer {
        file: "config/calls/ai-factories.toml",
        text: include_str!("../../../config/calls/ai-factories.toml"),
    },
    Layer { file: "config/calls/rehearsal.toml", text: include_str!("../../../config/calls/rehearsal.toml") },
    Layer {
        file: "config/calls/ai-factory-antennas.toml",
        text: include_str!("../../../config/calls/ai-factory-antennas.toml"),
    },
    Layer {
        file: "config/calls/ai-gigafactories.toml",
        text: include_str!("../../../config/calls/ai-gigafactories.toml"),
    },
    Layer {
        file: "config/calls/rehearsal-antennas.toml",
        text: include_str!("../../../config/calls/rehearsal-antennas.toml"),
    },
    Layer {
        file: "config/calls/rehearsal-gigafactories.toml",
        text: include_str!("../../../config/calls/rehearsal-gigafactories.toml"),
    },
];

/// The rulebook of `config/calls/NAME.toml` as it came with the program.
pub fn builtin(name: &str) -> Result<Rulebook, Vec<Fault>> {
    let found = |file: &str| RULEBOOKS.into_iter().find(|layer| layer.file == format!("config/calls/{file}"));
    let mut layers = Vec::new();
    let mut next = found(&format!("{name}.toml"));
    while let Some(layer) = next.filter(|_| layers.len() < MOST_LAYERS) {
        layers.insert(0, layer);
        next = Rulebook::extends(layer.text).and_then(|below| found(&below));
    }
    if layers.is_empty() {
        let reason = "no such rulebook comes with the program".to_owned();
        return Err(vec![Fault { file: name.to_owned(), line: 1, key: String::new(), reason }]);
    }
    Rulebook::from_layers(&layers)
}
