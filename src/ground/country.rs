//! Countries by ISO 3166-1 alpha-2. The EU writes EL and UK for GR and GB; both are read, one is kept.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
