//! What is said of a partner, one line each, for who only reads.

use super::{ShownAnswer, shown_partner};
use crate::call::rules::Rulebook;
use crate::people::Look;
use crate::proposal::rules::Partner;

fn line(label: String, text: String) -> ShownAnswer {
    ShownAnswer { label, text, ..ShownAnswer::default() }
}

pub fn partner_lines(look: &Look<'_>, book: &Rulebook, partner: &Partner) -> Vec<ShownAnswer> {
    let shown = shown_partner(look, book, partner);
    let about = [shown.about, vec![shown.contact]].concat();
    let about: Vec<String> = about.into_iter().filter(|line| !line.is_empty()).collect();
    let mut lines = vec![
        line(look.say("proposal-partner-name"), shown.name),
        line(look.say("consortium-short-name"), shown.short_name),
        line(look.say("proposal-country"), shown.country),
        line(look.say("proposal-partner-role"), shown.role),
        line(look.say("consortium-ids"), shown.ids.join(", ")),
        line(look.say("consortium-about"), about.join(" · ")),
    ];
    lines.retain(|line| !line.text.is_empty());
    lines
}
