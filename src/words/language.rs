//! The languages of the program, and each one's habits of writing numbers.

use serde::Serialize;

/// A language every word of the program exists in. Serialises as its code, `en` or `fr`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Fr,
}

impl Language {
    pub const ALL: [Language; 2] = [Self::En, Self::Fr];

    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// What the language calls itself, for the switch.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// Reads a tag such as `fr`, `fr-BE` or `FR_be`; None for a language there are no words in.
    pub fn parse(tag: &str) -> Option<Self> {
        let main = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == main)
    }

    /// The language of a stored code; English where it is not one of ours.
    pub fn of(code: &str) -> Self {
        Self::parse(code).unwrap_or_default()
    }

    /// What the person chose (a cookie, or their account), else the best of `Accept-Language`, else English.
    pub fn negotiate(chosen: Option<&str>, accept: Option<&str>) -> Self {
        chosen.and_then(Self::parse).or_else(|| accept.and_then(best_of)).unwrap_or_default()
    }

    /// What stands between groups of three digits.
    pub const fn group(self) -> &'static str {
        match self {
            Self::En => ",",
            Self::Fr => "\u{202f}",
        }
    }

    pub const fn decimal(self) -> &'static str {
        match self {
            Self::En => ".",
            Self::Fr => ",",
        }
    }
}

/// The known language of the highest weight in an `Accept-Language` header; the first of equals.
fn best_of(accept: &str) -> Option<Language> {
    let mut best: Option<(u32, Language)> = None;
    for part in accept.split(',') {
        let (tag, parameter) = part.split_once(';').unwrap_or((part, ""));
        let Some(language) = Language::parse(tag) else { continue };
        let weight = weight_of(parameter);
        if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

/// `q=0.8` as 800; 1,000 where none is given, 0 where it is not a weight.
fn weight_of(parameter: &str) -> u32 {
    let Some(value) = parameter.trim().strip_prefix("q=") else { return 1_000 };
    let (whole, fraction) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    match whole {
        "1" => 1_000,
        "0" => format!("{fraction:0<3}").get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(0),
        _ => 0,
    }
}
