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
    /// Stands beside the EU's and does not count toward the match: drawn after the mark.
    Uncounted,
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
    /// there would be if the match (`required`: national ÷ EU) were met exactly; and after that what does not count.
    pub fn of(label: impl Into<String>, eu: Euro, beside: &[(Money, Euro)], required: BasisPoints) -> Self {
        let eu_cents = i128::from(eu.cents());
        let met = eu_cents + eu_cents * i128::from(required.points()) / 10_000;
        let parts: Vec<(Money, i128)> = std::iter::once((Money::Eu, eu_cents))
            .chain(beside.iter().map(|(kind, amount)| (*kind, i128::from(amount.cents()))))
            .collect();
        let (outside, parts): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|(kind, _)| *kind == Money::Uncounted);
        let end = parts.iter().map(|(_, cents)| cents).sum::<i128>().max(met);
        let outside = outside.iter().map(|(_, cents)| cents).sum::<i128>();
        let whole = end + outside;
        let mut bar = Self::drawn(label.into(), &parts, whole);
        bar.parts.extend(segment(Money::Uncounted, end, outside, whole));
        Self { mark: percent_of(met, whole), ..bar }
    }

    /// As [`MatchBar::of`], of a part whose match is not tested by itself: there is no mark to reach.
    pub fn unmarked(label: impl Into<String>, eu: Euro, beside: &[(Money, Euro)]) -> Self {
        Self { mark: None, ..Self::of(label, eu, beside, BasisPoints::new(0)) }
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
            segments.extend(segment(*kind, from, *cents, whole));
            from += cents;
        }
        Self { label, parts: segments, mark: None, note: String::new(), alt: String::new(), tag: None }
    }
}

/// None where there is nothing to draw.
fn segment(kind: Money, from: i128, cents: i128, whole: i128) -> Option<Segment> {
    if cents <= 0 {
        return None;
    }
    Some(Segment { kind, x: percent_of(from, whole)?, width: percent_of(cents, whole)? })
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
