//! Acronym, title and track.

use super::{Filled, Making};
use crate::people::Look;
use crate::proposal::rules::Content;
use crate::proposal::rules::typed::{ACRONYM_MAX, TITLE_MAX, TypedBasics};
use crate::words::parts::{Choice, Field};

pub fn stored(content: &Content) -> TypedBasics {
    TypedBasics {
        acronym: content.acronym.clone(),
        title: content.title.clone(),
        track: content.track.clone(),
    }
}

pub fn filled(look: &Look<'_>, making: &Making<'_>, typed: &TypedBasics) -> Filled {
    let language = look.language.code();
    let tracks = making.book.tracks.iter().map(|track| {
        let title = format!("{}: {}", track.id, track.title.in_language(language));
        Choice::new(&track.id, title).hint(track.summary.in_language(language))
    });
    let field = |field: Field, name: &str| field.required().errors(making.errors(look, name));
    let acronym = Field::text("acronym", look.say("proposal-acronym")).value(&typed.acronym);
    let title = Field::text("title", look.say("proposal-title")).value(&typed.title);
    let track = Field::radios("track", look.say("proposal-track"), tracks.collect()).value(&typed.track);
    let acronym = acronym.max(ACRONYM_MAX).hint(look.say("proposal-acronym-hint"));
    let fields = vec![field(acronym, "acronym"), field(title.max(TITLE_MAX), "title"), field(track, "track")];
    Filled { fields, ..Filled::default() }
}
