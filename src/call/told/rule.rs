//! The rule behind an answer, for people: its words, where they stand on a page, the source that asks for it, and
//! what of it is assumed.

use serde::Serialize;

use super::keys::{Entries, Keys};
use crate::call::rules::{Need, NeedRule, Rulebook, Track};
use crate::people::Look;

/// A rule of the rulebook in words.
#[derive(Clone, Debug, Serialize)]
pub struct RuleTold {
    pub words: String,
    /// The path of the page that shows it.
    pub see: String,
    /// The call text, regulation or page that asks for it, in the language of the file; empty where none is stated.
    pub source: String,
    /// Where it stands in the file.
    #[serde(skip)]
    pub key: Option<String>,
}

/// Something that no source tells, with what it is about in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assumed {
    pub key: String,
    pub about: String,
    /// In the language of the file.
    pub reason: String,
}

/// What a track asks by one of its needs. States and money are checked by an item of a checklist, whose words and
/// source say more than the list of states does.
pub fn rule_of(look: &Look<'_>, book: &Rulebook, track: &Track, need: &Need) -> RuleTold {
    let (call, language) = (&book.call.id, look.language.code());
    let page = |place: &str| format!("/calls/{call}#{place}");
    let Some(rule) = need.rule else {
        let title = track.title.in_language(language).to_owned();
        return RuleTold {
            words: look.text("call-rule-track", &[("track", title)]),
            see: page(&format!("track-{}", track.id)),
            source: need.source.clone(),
            key: None,
        };
    };
    if let Some((key, list, item)) = book.item_of(rule.fact()) {
        return RuleTold {
            words: item.text.in_language(language).to_owned(),
            see: page(&format!("check-{}-{}", list.id, item.id)),
            source: if need.source.is_empty() { item.source.clone() } else { need.source.clone() },
            key: Some(key),
        };
    }
    let (words, place) = match rule {
        NeedRule::MayHost | NeedRule::TakesPart => (look.say("call-who"), "who"),
        NeedRule::Matching => (look.say("call-rule-match"), "money"),
    };
    RuleTold { words, see: page(place), source: need.source.clone(), key: None }
}

/// What is assumed of some keys: of what holds them, and of what they hold.
pub fn assumed_about(look: &Look<'_>, book: &Rulebook, keys: &Keys, about: &[&str]) -> Vec<Assumed> {
    let concerns = |key: &String| about.iter().any(|one| within(key, one) || within(one, key));
    let assumed = book.assumptions.iter().filter(|(key, _)| concerns(key));
    assumed.map(|(key, reason)| assumption(look, keys, key, reason)).collect()
}

/// All that is assumed, in the order of the file's keys.
pub fn assumptions(look: &Look<'_>, book: &Rulebook, keys: &Keys) -> Vec<Assumed> {
    book.assumptions.iter().map(|(key, reason)| assumption(look, keys, key, reason)).collect()
}

fn assumption(look: &Look<'_>, keys: &Keys, key: &str, reason: &str) -> Assumed {
    Assumed { key: key.to_owned(), about: keys.words(look, key, Entries::ByPlace), reason: reason.to_owned() }
}

/// Whether one key is another or stands within it.
fn within(key: &str, above: &str) -> bool {
    key.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
