//! One language speaking: its Fluent messages, and amounts, dates and scores written its way.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Timelike};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;

use super::WordsError;
use super::language::Language;
use crate::ground::{BasisPoints, Euro, Moment};

#[derive(RustEmbed)]
#[folder = "config/locales"]
struct Locales;

/// Every `.ftl` file: language code, file name, text. For tests that compare the languages.
pub fn sources() -> impl Iterator<Item = (String, String, String)> {
    Locales::iter().filter_map(|path| {
        let (language, file) = path.split_once('/')?;
        let text = String::from_utf8(Locales::get(&path)?.data.into_owned()).ok()?;
        Some((language.to_owned(), file.to_owned(), text))
    })
}

/// The zone the times of a call are told in. The reader's own is added in the browser.
pub const ZONE: chrono_tz::Tz = chrono_tz::Europe::Brussels;

pub struct Voice {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Who speaks where this language has no words; English has nobody.
    fallback: Option<Arc<Voice>>,
}

impl Voice {
    pub fn load(language: Language, fallback: Option<Arc<Voice>>) -> Result<Self, WordsError> {
        let identifier = language.code().parse().map_err(|_bad| WordsError::Language(language.code()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolating marks are for mixed directions of writing; in a CSV cell or a test they are noise.
        bundle.set_use_isolating(false);
        for (_, file, text) in sources().filter(|(code, ..)| code == language.code()) {
            let resource = FluentResource::try_new(text).map_err(|(_, errors)| {
                WordsError::Fluent(format!("{}/{file}: {errors:?}", language.code()))
            })?;
            bundle
                .add_resource(resource)
                .map_err(|errors| WordsError::Fluent(format!("{}/{file}: {errors:?}", language.code())))?;
        }
        Ok(Self { language, bundle, fallback })
    }

    /// Whether this language itself has words for `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The words for `key`. A key nobody knows shows as `⟦key⟧`: a page with a hole in it serves a person
    /// better than none, and a test can look for the brackets.
    pub fn say(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return match &self.fallback {
                Some(fallback) => fallback.say(key, args),
                None => {
                    tracing::error!(words.key = key, "there are no words for this key");
                    format!("⟦{key}⟧")
                }
            };
        };
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(words.key = key, "words lack an argument: {errors:?}");
        }
        said
    }

    pub fn plain(&self, key: &str) -> String {
        self.say(key, &FluentArgs::new())
    }

    /// [`Voice::say`] with arguments in machine form, each shown as [`Voice::shown`] does.
    pub fn text<K: AsRef<str>>(&self, key: &str, args: &BTreeMap<K, String>) -> String {
        let mut shown = FluentArgs::new();
        for (name, value) in args {
            shown.set(name.as_ref().to_owned(), self.shown(name.as_ref(), value));
        }
        self.say(key, &shown)
    }

    /// A machine form as a person reads it: moments in Brussels time, days in words, amounts grouped where
    /// the name ends in `amount`, the point of a number as this language writes it where it ends in `decimal`; whole
    /// numbers stay numbers, so that plurals can look at them.
    pub fn shown(&self, name: &str, value: &str) -> FluentValue<'static> {
        if value.len() >= 17
            && value.contains('T')
            && let Ok(moment) = value.parse::<Moment>()
        {
            return FluentValue::from(self.moment(moment));
        }
        if value.len() == 10
            && let Ok(day) = value.parse::<NaiveDate>()
        {
            return FluentValue::from(self.day(day));
        }
        if name.ends_with("amount")
            && let Ok(amount) = Euro::parse(value)
        {
            return FluentValue::from(self.euro(amount));
        }
        if name.ends_with("decimal") {
            return FluentValue::from(value.replace('.', self.language.decimal()));
        }
        match value.parse::<i32>() {
            // Leading zeros and signs are part of a name, not of a number.
            Ok(number) if number.to_string() == value => FluentValue::from(number),
            _ => FluentValue::from(value.to_owned()),
        }
    }

    /// `70,000,000.00`, without a currency sign.
    pub fn euro(&self, amount: Euro) -> String {
        amount.grouped(self.language.group(), self.language.decimal())
    }

    /// Millions with two decimals: `98.33`.
    pub fn meur(&self, amount: Euro) -> String {
        amount.millions(self.language.group(), self.language.decimal())
    }

    /// `50 %`, the space not breaking.
    pub fn percent(&self, rate: BasisPoints) -> String {
        rate.percent(self.language.decimal()).replace(' ', "\u{a0}")
    }

    /// 0.95 for 9,500 basis points.
    pub fn ratio(&self, rate: BasisPoints) -> String {
        rate.ratio(self.language.decimal())
    }

    /// Hundredths of a point: `82`, `82.5`, `88.43`; with `decimals`, always that many (0 to 2, cut, not rounded).
    pub fn score(&self, hundredths: i64, decimals: Option<usize>) -> String {
        let sign = if hundredths < 0 { "−" } else { "" };
        let magnitude = hundredths.unsigned_abs();
        let fraction = format!("{:02}", magnitude % 100);
        let kept = match decimals {
            Some(count) => fraction.get(..count.min(2)).unwrap_or_default(),
            None => fraction.trim_end_matches('0'),
        };
        let mark = if kept.is_empty() { "" } else { self.language.decimal() };
        format!("{sign}{}{mark}{kept}", magnitude / 100)
    }

    /// `31 December 2025`.
    pub fn day(&self, day: NaiveDate) -> String {
        let mut args = FluentArgs::new();
        args.set("day", day.day());
        args.set("month", self.plain(&format!("month-{}", day.month())));
        args.set("year", day.year());
        self.say("day-in-words", &args)
    }

    /// `31 Dec 2025, 17:00`, for tables: Brussels time too, as the foot of every page says.
    pub fn moment_short(&self, moment: Moment) -> String {
        let local = moment.in_zone(ZONE);
        let mut args = FluentArgs::new();
        args.set("day", local.day());
        args.set("month", self.plain(&format!("month-short-{}", local.month())));
        args.set("year", local.year());
        args.set("time", local.format("%H:%M").to_string());
        self.say("moment-short", &args)
    }

    /// `31 December 2025, 17:00 Brussels`. Seconds are told only where there are any.
    pub fn moment(&self, moment: Moment) -> String {
        let local = moment.in_zone(ZONE);
        let format = if local.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
        let mut args = FluentArgs::new();
        args.set("day", self.day(local.date_naive()));
        args.set("time", local.format(format).to_string());
        self.say("moment-in-words", &args)
    }

    /// How long is left: `9 d 6 h 56 min`, in the last hour `56 min 12 s`, or that it is over.
    pub fn countdown(&self, until: Moment, now: Moment) -> String {
        let seconds = until.since(now).div_euclid(1_000_000);
        let mut args = FluentArgs::new();
        args.set("days", seconds / 86_400);
        args.set("hours", seconds / 3_600 % 24);
        args.set("minutes", seconds / 60 % 60);
        args.set("seconds", seconds % 60);
        let key = match seconds {
            ..0 => "countdown-over",
            0..3_600 => "countdown-minutes",
            3_600..86_400 => "countdown-hours",
            _ => "countdown-days",
        };
        self.say(key, &args)
    }
}
