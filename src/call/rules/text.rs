//! Words of a rulebook in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Words by language. In a rulebook a bare string is English; a table names the languages:
/// `{ en = "Host", fr = "Hôte" }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stated", into = "BTreeMap<String, String>")]
pub struct Text(BTreeMap<String, String>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected words, or a table of words by language: { en = \"…\", fr = \"…\" }")]
enum Stated {
    Plain(String),
    ByLanguage(BTreeMap<String, String>),
}

impl From<Stated> for Text {
    fn from(stated: Stated) -> Self {
        match stated {
            Stated::Plain(words) => Self(BTreeMap::from([("en".to_owned(), words)])),
            Stated::ByLanguage(words) => Self(words),
        }
    }
}

impl From<Text> for BTreeMap<String, String> {
    fn from(text: Text) -> Self {
        text.0
    }
}

impl Text {
    pub fn plain(words: &str) -> Self {
        Self(BTreeMap::from([("en".to_owned(), words.to_owned())]))
    }

    /// The words in `language`, or in English, or in whatever language there is.
    pub fn in_language(&self, language: &str) -> &str {
        self.0
            .get(language)
            .or_else(|| self.0.get("en"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether there are words in just this language.
    pub fn has(&self, language: &str) -> bool {
        self.0.get(language).is_some_and(|words| !words.trim().is_empty())
    }

    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}
