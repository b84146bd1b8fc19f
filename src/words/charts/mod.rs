//! Charts as SVG, computed here and drawn by a partial. Widths are whole basis points of the track, so no
//! float decides a pixel, and they land in attributes, since the page may hold no `style`.

use serde::Serialize;

use super::parts::Tag;
use crate::ground::{BasisPoints, Euro};

/// `{{> match_bars money}}`: EU money against what stands beside it, one bar per cost type.
#[derive(Clone, Debug, Serialize)]
pub struct MatchBars {
    pub bars: Vec<MatchBar>,
    pub legend: Vec<LegendItem>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LegendItem {
    pub kind: Money,
    pub label: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct MatchBar {
    pub label: String,
    pub parts: Vec<Segment>,
    /// Where the match is met, as a percentage of the track.
    pub mark: Option<String>,
    /// The figures, beside the bar.
    pub note: String,
    /// What the bar shows, for those who do not see it.
    pub alt: String,
    pub tag: Option<Tag>,
}

/// Whose money a part of a bar is. `Letter` is a state's that no more than a letter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Money {
    Eu,
    State,
    Region,
    Private,
    Letter,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    pub kind: Money,
    /// Percentages of the track: `46.80%`.
    pub x: String,
    pub width: String,
}

impl MatchBar {
    /// EU money and what stands beside it, on a track as long as whichever is more: all there is, or all
    /// there would be if the match (`required`: national ÷ EU) were met exactly.
    pub fn of(label: impl Into<String>, eu: Euro, beside: &[(Money, Euro)], required: BasisPoints) -> Self {
        let eu_cents = i128::from(eu.cents());
        let met = eu_cents + eu_cents * i128::from(required.points()) / 10_000;
        let parts: Vec<(Money, i128)> = std::iter::once((Money::Eu, eu_cents))
            .chain(beside.iter().map(|(kind, amount)| (*kind, i128::from(amount.cents()))))
            .collect();
        let whole = parts.iter().map(|(_, cents)| cents).sum::<i128>().max(met);
        Self { mark: percent_of(met, whole), ..Self::drawn(label.into(), &parts, whole) }
    }

    /// How much of one whole is used: of a budget line, of a plan.
    pub fn used(label: impl Into<String>, used: Euro, whole: Euro) -> Self {
        let cents = i128::from(used.cents());
        Self::drawn(label.into(), &[(Money::Eu, cents)], i128::from(whole.cents()).max(cents))
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>, alt: impl Into<String>) -> Self {
        self.note = note.into();
        self.alt = alt.into();
        self
    }

    #[must_use]
    pub fn tag(mut self, tag: Tag) -> Self {
        self.tag = Some(tag);
        self
    }

    fn drawn(label: String, parts: &[(Money, i128)], whole: i128) -> Self {
        let mut from = 0;
        let mut segments = Vec::new();
        for (kind, cents) in parts {
            if let (Some(x), Some(width)) = (percent_of(from, whole), percent_of(*cents, whole))
                && *cents > 0
            {
                segments.push(Segment { kind: *kind, x, width });
            }
            from += cents;
        }
        Self { label, parts: segments, mark: None, note: String::new(), alt: String::new(), tag: None }
    }
}

/// `46.80%`; None of an empty whole.
fn percent_of(part: i128, whole: i128) -> Option<String> {
    if whole <= 0 || part < 0 {
        return None;
    }
    let points = part * 10_000 / whole;
    Some(format!("{}.{:02}%", points / 100, points % 100))
}

mod map;

pub use map::{Tile, TileKind, TileMap};
