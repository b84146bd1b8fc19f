//! Countries by ISO 3166-1 alpha-2. The EU writes EL and UK for GR and GB; both are read, one is kept.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::country_names::NAMES;

/// A country that ISO 3166-1 knows, as its two capital letters.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = Text)]
pub struct Country(&'static str);

#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
#[error("`{0}` is not a country code: use two letters of ISO 3166-1, such as FI or EL")]
pub struct NoSuchCountry(pub String);

impl Country {
    pub fn parse(text: &str) -> Result<Self, NoSuchCountry> {
        let upper = text.trim().to_ascii_uppercase();
        let iso = match upper.as_str() {
            "EL" => "GR",
            "UK" => "GB",
            other => other,
        };
        rust_iso3166::from_alpha2(iso)
            .map(|found| Self(found.alpha2))
            .ok_or_else(|| NoSuchCountry(text.to_owned()))
    }

    /// What a person wrote: a code, or a name in English or French, with or without its accents.
    pub fn typed(text: &str) -> Result<Self, NoSuchCountry> {
        if let Ok(code) = Self::parse(text) {
            return Ok(code);
        }
        let wanted = plain(text);
        let named = NAMES.iter().find(|(_, en, fr)| plain(en) == wanted || plain(fr) == wanted);
        let listed = || rust_iso3166::ALL.iter().find(|one| plain(one.name) == wanted);
        let code = named.map(|(code, ..)| *code).or_else(|| listed().map(|one| one.alpha2));
        code.filter(|_| !wanted.is_empty()).map_or_else(|| Err(NoSuchCountry(text.to_owned())), Self::parse)
    }

    /// Several of them, with commas, semicolons or line ends between; where they are codes, blanks will do.
    pub fn typed_list(text: &str) -> Vec<Result<Self, NoSuchCountry>> {
        let pieces = text.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
        let codes = |piece: &str| piece.split_whitespace().all(|word| word.len() == 2);
        let read = |piece: &str| match Self::typed(piece) {
            Err(_several) if codes(piece) => piece.split_whitespace().map(Self::parse).collect(),
            one => vec![one],
        };
        pieces.flat_map(read).collect()
    }

    /// What it is called, in French or else in English.
    pub fn name(self, language: &str) -> &'static str {
        let Some((_, en, fr)) = NAMES.iter().find(|(code, ..)| *code == self.0) else {
            return rust_iso3166::from_alpha2(self.0).map_or(self.0, |found| found.name);
        };
        if language == "fr" { fr } else { en }
    }

    /// By its name and by what EU documents print: `Greece (EL)`.
    pub fn name_and_code(self, language: &str) -> String {
        format!("{} ({})", self.name(language), self.eu())
    }

    /// `GR`, `GB`: what is stored and exchanged.
    pub const fn iso(self) -> &'static str {
        self.0
    }

    /// `EL`, `UK`: what EU documents print.
    pub fn eu(self) -> &'static str {
        match self.0 {
            "GR" => "EL",
            "GB" => "UK",
            other => other,
        }
    }
}

/// Letters alone, small and without accents.
fn plain(name: &str) -> String {
    name.nfkd().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl<DB: Backend> ToSql<Text, DB> for Country
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for Country
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::parse(&String::from_sql(bytes)?)?)
    }
}
