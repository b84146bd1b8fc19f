//! A map of Europe in tiles of one size: Malta is as easy to find as France.

use serde::Serialize;

use crate::ground::Country;

/// `{{> map map}}`: where hosts and partners are.
#[derive(Clone, Debug, Serialize)]
pub struct TileMap {
    /// What the map shows, for those who do not see it: name every country that is marked.
    pub alt: String,
    pub tiles: Vec<Tile>,
}

/// One country; `x`, `y` are the corner of its tile, `middle`, `base` where its letters stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// As EU documents write it: `EL`, `UK`.
    pub code: &'static str,
    pub kind: TileKind,
    pub x: u32,
    pub y: u32,
    pub middle: u32,
    pub base: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TileKind {
    Host,
    Partner,
    Plain,
}

/// Column and row of each country, by the code EU documents use.
const PLACES: &[(&str, u32, u32)] = &[
    ("IS", 0, 0),
    ("NO", 4, 0),
    ("SE", 5, 0),
    ("FI", 7, 0),
    ("EE", 7, 1),
    ("IE", 0, 2),
    ("UK", 1, 2),
    ("DK", 4, 2),
    ("LV", 7, 2),
    ("NL", 3, 3),
    ("DE", 4, 3),
    ("PL", 6, 3),
    ("LT", 7, 3),
    ("BE", 2, 4),
    ("LU", 3, 4),
    ("CZ", 5, 4),
    ("SK", 6, 4),
    ("UA", 8, 4),
    ("FR", 2, 5),
    ("CH", 3, 5),
    ("AT", 4, 5),
    ("HU", 6, 5),
    ("RO", 7, 5),
    ("MD", 8, 5),
    ("PT", 0, 6),
    ("ES", 1, 6),
    ("IT", 3, 6),
    ("SI", 4, 6),
    ("HR", 5, 6),
    ("RS", 6, 6),
    ("BG", 7, 6),
    ("BA", 5, 7),
    ("ME", 6, 7),
    ("MK", 7, 7),
    ("TR", 8, 7),
    ("MT", 3, 8),
    ("AL", 6, 8),
    ("EL", 7, 8),
    ("CY", 9, 8),
    ("IL", 9, 9),
];

/// From one tile to the next, the gap between them included.
const PITCH: u32 = 36;

impl TileMap {
    /// A country that hosts is shown as host even where it is a partner too; one the map has no tile for is
    /// left to `alt`.
    pub fn of(alt: impl Into<String>, hosts: &[Country], partners: &[Country]) -> Self {
        let among = |list: &[Country], code: &str| list.iter().any(|country| country.eu() == code);
        let kind = |code: &str| match code {
            code if among(hosts, code) => TileKind::Host,
            code if among(partners, code) => TileKind::Partner,
            _ => TileKind::Plain,
        };
        let tile = |(code, column, row): &(&'static str, u32, u32)| Tile {
            code,
            kind: kind(code),
            x: column * PITCH + 1,
            y: row * PITCH + 1,
            middle: column * PITCH + 17,
            base: row * PITCH + 21,
        };
        Self { alt: alt.into(), tiles: PLACES.iter().map(tile).collect() }
    }
}
