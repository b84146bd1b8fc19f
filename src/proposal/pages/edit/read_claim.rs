//! How a claim is read while it is typed, and on the page where it is stored: its amount, its currency, and its rate both
//! ways round, which nobody mistakes.

use super::money::read_back;
use crate::ground::{Euro, currency};
use crate::people::Look;
use crate::proposal::rules::exchange;
use crate::proposal::rules::typed::TypedTranche;
use crate::words::parts::Reading;

/// What stands behind an amount: its currency, or none where it is none.
pub(super) fn unit_of(currency: &str) -> String {
    match currency.trim() {
        "" => "EUR".to_owned(),
        code => currency::parse(code).unwrap_or("?").to_owned(),
    }
}

/// How a claim is read while it is typed, which is how it would be saved: its amount, its currency and its rate.
pub(super) fn read_claim(look: &Look<'_>, typed: &TypedTranche) -> [(&'static str, Option<Reading>); 3] {
    let said = typed.currency.trim();
    let unknown = || look.text("problem-currency", &[("said", said.chars().take(10).collect())]);
    let Some(currency) = currency::parse(if said.is_empty() { "EUR" } else { said }) else {
        return [("stated", None), ("currency", Some(Reading::doubted(unknown()))), ("rate", None)];
    };
    let rate = typed.rate.trim().replace(',', ".");
    if currency == "EUR" {
        let is_one = matches!(rate.trim_end_matches('0').trim_end_matches('.'), "" | "1");
        let rate = (!is_one).then(|| Reading::doubted(look.say("problem-rate-of-euro")));
        return [
            ("stated", read_back(look, &typed.stated).map(Reading::plain)),
            ("currency", None),
            ("rate", rate),
        ];
    }
    let stated = Euro::parse_typed(&typed.stated).ok();
    let read = read_rate(look, currency, &rate, stated);
    let amount = stated.map(|stated| {
        let doubted = read.as_ref().is_some_and(|read| read.doubted);
        Reading { text: read_foreign(look, currency, &rate, stated), doubted }
    });
    [("stated", amount), ("currency", None), ("rate", read)]
}

/// An amount of another currency, in euro too where there is a rate.
fn read_foreign(look: &Look<'_>, currency: &str, rate: &str, stated: Euro) -> String {
    let mut args = vec![("stated_amount", stated.to_string()), ("currency", currency.to_owned())];
    match exchange::in_euro(stated, rate) {
        Ok(amount) => {
            args.push(("amount", amount.to_string()));
            look.text("proposal-read-as-foreign", &args)
        }
        Err(_none) => look.text("proposal-read-as-unrated", &args),
    }
}

/// A rate both ways round, with what the amount comes to, and whether it is believed. None where none is typed.
fn read_rate(look: &Look<'_>, currency: &str, rate: &str, stated: Option<Euro>) -> Option<Reading> {
    if rate.is_empty() {
        return None;
    }
    let Some(turned) = exchange::turned(rate) else {
        return Some(Reading::doubted(look.say("problem-rate")));
    };
    let mut args = vec![
        ("currency", currency.to_owned()),
        ("rate_decimal", rate.to_owned()),
        ("turned_decimal", turned),
    ];
    let mut said = vec![look.text("proposal-rate-read", &args)];
    if let Some((stated, Ok(amount))) = stated.map(|stated| (stated, exchange::in_euro(stated, rate))) {
        args.extend([("stated_amount", stated.to_string()), ("amount", amount.to_string())]);
        said.push(look.text("proposal-rate-amount", &args));
    }
    let doubt = exchange::doubt(currency, rate);
    if let Some(doubt) = &doubt {
        args.extend(doubt.args());
        said.push(look.text("proposal-rate-doubt", &args));
    }
    Some(Reading { text: said.join(" "), doubted: doubt.is_some() })
}
