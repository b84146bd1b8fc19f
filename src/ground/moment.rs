//! Two clocks, never mixed.
//!
//! *Business time* is a [`Moment`]: cut-offs, journal, letters and the clocks of a call. In a rehearsal it is
//! wall time plus an offset that only moves forward. *Wall time* ([`Wall`]) runs sessions, tokens, limits,
//! leases and retries, and is never shifted.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! instants {
    ($($(#[$doc:meta])* $name:ident),+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = BigInt)]
        pub struct $name(i64);

        impl $name {
            /// Microseconds since 1970-01-01T00:00:00Z.
            pub const fn from_micros(micros: i64) -> Self {
                Self(micros)
            }
            pub const fn micros(self) -> i64 {
                self.0
            }
            pub fn plus_seconds(self, seconds: i64) -> Self {
                Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
            }
            pub fn plus_days(self, days: i64) -> Self {
                self.plus_seconds(days.saturating_mul(86_400))
            }
            /// Microseconds from `earlier` to `self`; negative where `earlier` is later.
            pub const fn since(self, earlier: Self) -> i64 {
                self.0.saturating_sub(earlier.0)
            }
        }
        impl<DB: Backend> ToSql<BigInt, DB> for $name
        where
            i64: ToSql<BigInt, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.to_sql(out)
            }
        }
        impl<DB: Backend> FromSql<BigInt, DB> for $name
        where
            i64: FromSql<BigInt, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                i64::from_sql(bytes).map(Self)
            }
        }
    )+};
}

instants! {
    /// An instant of business time, UTC, to the microsecond. Written `2025-12-31T16:00:00.000000Z`.
    Moment,
    /// An instant of wall time, UTC, to the microsecond.
    Wall
}

/// Why a local time names no instant.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NoSuchTime {
    #[error("{local} does not exist in {zone}: clocks were put forward over it")]
    Skipped { local: NaiveDateTime, zone: Tz },
    #[error("{local} happens twice in {zone}: clocks were put back over it")]
    Twice { local: NaiveDateTime, zone: Tz },
}

impl Moment {
    /// The instant a local time names in a zone. Times that a change of the clocks skips or repeats are
    /// refused: a cut-off must name one instant.
    pub fn from_local(local: NaiveDateTime, zone: Tz) -> Result<Self, NoSuchTime> {
        match zone.from_local_datetime(&local) {
            LocalResult::Single(instant) => Ok(Self(instant.timestamp_micros())),
            LocalResult::Ambiguous(..) => Err(NoSuchTime::Twice { local, zone }),
            LocalResult::None => Err(NoSuchTime::Skipped { local, zone }),
        }
    }

    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    pub fn in_zone(self, zone: Tz) -> DateTime<Tz> {
        self.utc().with_timezone(&zone)
    }
}

impl Wall {
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }
    /// Whole seconds since 1970, as JSON web tokens count.
    pub const fn epoch_seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.utc().format("%Y-%m-%dT%H:%M:%S%.6fZ"))
    }
}

impl FromStr for Moment {
    type Err = chrono::ParseError;

    /// Reads RFC 3339 with any offset.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // People leave out seconds on a command line; RFC 3339 does not.
        DateTime::parse_from_rfc3339(text)
            .or_else(|error| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z").map_err(|_second| error))
            .map(|instant| Self(instant.timestamp_micros()))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What the machine's clock says.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
pub fn wall_now() -> Wall {
    Wall(Utc::now().timestamp_micros())
}
