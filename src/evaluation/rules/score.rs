//! A score, in hundredths of a point, on the scale and step of the call.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::call::rules::{Scale, Scoring};
use crate::ground::refusal::Problem;

/// Hundredths of a point: 8,250 is 82.50. Written `82.50` wherever machines read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(i32);

/// Why a piece of text is no score on this scale.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAScore {
    #[error("no score was given")]
    Empty,
    #[error("this is not a number")]
    NotANumber,
    #[error("a score is between {min} and {max}")]
    OffScale { min: Score, max: Score },
    #[error("scores go in steps of {step}")]
    OffStep { step: Score },
}

impl Score {
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// Reads what a person types, with a point or a comma, and holds it against scale and step. Steps count
    /// from the lower end of the scale.
    pub fn parse(text: &str, scale: &Scale) -> Result<Self, NotAScore> {
        let score = Self::read(text.trim())?;
        if score.0 < scale.min || score.0 > scale.max {
            return Err(NotAScore::OffScale { min: Self(scale.min), max: Self(scale.max) });
        }
        if scale.step > 0 && (score.0 - scale.min) % scale.step != 0 {
            return Err(NotAScore::OffStep { step: Self(scale.step) });
        }
        Ok(score)
    }

    /// Reads a number of at most two decimals, on any scale.
    pub fn read(text: &str) -> Result<Self, NotAScore> {
        if text.is_empty() {
            return Err(NotAScore::Empty);
        }
        let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || fraction.trim_end_matches('0').len() > 2 {
            return Err(NotAScore::NotANumber);
        }
        let hundredths = format!("{whole}{:0<2.2}", fraction);
        hundredths.parse().map(Self).map_err(|_too_large| NotAScore::NotANumber)
    }

    /// For people: `82`, `82.5`, `82.25`, with the reader's decimal mark.
    pub fn shown(self, decimal: &str) -> String {
        let (whole, rest) = (self.0 / 100, (self.0 % 100).abs());
        match (rest, rest % 10) {
            (0, _) => whole.to_string(),
            (_, 0) => format!("{whole}{decimal}{}", rest / 10),
            _ => format!("{whole}{decimal}{rest:02}"),
        }
    }
}

/// What a score means in the words of the rulebook: the meaning that starts highest at or below it.
pub fn meaning(scoring: &Scoring, score: Score) -> Option<&crate::call::rules::Meaning> {
    let below = scoring.scale.meanings.iter().filter(|meaning| meaning.from <= score.0);
    below.max_by_key(|meaning| meaning.from)
}

impl NotAScore {
    /// The code of the message and its arguments, on the field it belongs to.
    pub fn problem(&self, field: impl Into<String>) -> Problem {
        let code = match self {
            Self::Empty => "score-missing",
            Self::NotANumber => "score-not-a-number",
            Self::OffScale { .. } => "score-off-scale",
            Self::OffStep { .. } => "score-off-step",
        };
        let mut problem = Problem { field: field.into(), code, args: Default::default() };
        match self {
            Self::OffScale { min, max } => {
                problem.with("min", min.shown(".")).with("max", max.shown("."));
            }
            Self::OffStep { step } => {
                problem.with("step", step.shown("."));
            }
            Self::Empty | Self::NotANumber => {}
        }
        problem
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, (self.0 % 100).abs())
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
