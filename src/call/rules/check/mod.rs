//! What a rulebook of the right shape can still get wrong: one pass, all faults at once, each with its key.

mod declarations;
mod desk;
mod form;
mod money;

use std::collections::BTreeMap;

use super::rulebook::{FACTS, HOST, NATIONAL_PAYEES, PAYEES, Rulebook, State};
use super::text::Text;
use crate::ground::Moment;

/// `(key, reason)` of every fault.
pub(super) fn all(book: &Rulebook) -> Vec<(String, String)> {
    let mut faults = Faults::default();
    head(book, &mut faults);
    cutoffs(book, &mut faults);
    states(book, &mut faults);
    roles(book, &mut faults);
    partnership(book, &mut faults);
    instruments(book, &mut faults);
    checklists(book, &mut faults);
    clocks(book, &mut faults);
    for (place, reason) in book.reminder_days.faults() {
        faults.add(format!("reminder_days[{place}]"), reason);
    }
    money::check(book, &mut faults);
    form::check(book, &mut faults);
    declarations::check(book, &mut faults);
    desk::check(book, &mut faults);
    faults.0
}

#[derive(Default)]
struct Faults(Vec<(String, String)>);

impl Faults {
    fn add(&mut self, key: impl Into<String>, reason: impl Into<String>) {
        self.0.push((key.into(), reason.into()));
    }

    fn unless(&mut self, holds: bool, key: impl Into<String>, reason: impl Into<String>) {
        if !holds {
            self.add(key, reason);
        }
    }

    /// Ids of a list are well-formed and none stands twice; `list` is its key, `name` the key of the id.
    fn ids<'a>(&mut self, list: &str, name: &str, ids: impl IntoIterator<Item = &'a str>) {
        let mut seen = BTreeMap::new();
        for (index, id) in ids.into_iter().enumerate() {
            let key = format!("{list}[{index}].{name}");
            self.unless(is_id(id), &key, format!("`{id}` is no id: a–z, A–Z, 0–9, - and _, at most 64"));
            if let Some(first) = seen.insert(id, index) {
                self.add(&key, format!("`{id}` is already the id of {list}[{first}]"));
            }
        }
    }

    /// Every one of `names` is among `known`, which are the `what` of this file, and none stands twice.
    fn known(&mut self, key: &str, what: &str, names: &[String], known: &[&str]) {
        for (index, name) in names.iter().enumerate() {
            let key = format!("{key}[{index}]");
            let listed = || known.join(", ");
            self.unless(known.contains(&name.as_str()), &key, format!("`{name}` is no {what}: {}", listed()));
            let twice = names.iter().take(index).any(|earlier| earlier == name);
            self.unless(!twice, &key, format!("`{name}` stands twice"));
        }
    }

    /// Words everybody falls back to are English, so they must be there.
    fn words(&mut self, key: impl Into<String>, text: &Text) {
        self.unless(
            text.has("en"),
            key,
            "English words are missing: every other language falls back to them",
        );
    }

    /// Words that may be left out altogether.
    fn hint(&mut self, key: impl Into<String>, text: &Text) {
        if !text.is_empty() {
            self.words(key, text);
        }
    }
}

fn is_id(id: &str) -> bool {
    let well_formed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=64).contains(&id.len()) && id.bytes().all(well_formed)
}

fn head(book: &Rulebook, faults: &mut Faults) {
    let head = &book.call;
    faults.unless(
        is_id(head.id.as_str()) && !head.id.as_str().bytes().any(|byte| byte.is_ascii_uppercase()),
        "call.id",
        "the id stands in addresses: a–z, 0–9, - and _, at most 64",
    );
    faults.words("call.title", &head.title);
    faults.words("call.summary", &head.summary);
    let prefix = &head.prefix;
    let well_formed = (2..=6).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_uppercase());
    faults.unless(well_formed, "call.prefix", format!("`{prefix}` is not two to six capital letters"));
    match Moment::from_local(head.opens, head.zone) {
        Err(reason) => faults.add("call.opens", reason.to_string()),
        Ok(opens) => {
            let first = book.cutoffs.first().and_then(|cutoff| book.cutoff_at(cutoff.number));
            let early = first.is_none_or(|first| opens < first);
            faults.unless(early, "call.opens", "the call opens after its first cut-off");
        }
    }
    faults.ids("tracks", "id", book.tracks.iter().map(|track| track.id.as_str()));
    faults.unless(!book.tracks.is_empty(), "tracks", "a call has at least one track");
    for (index, track) in book.tracks.iter().enumerate() {
        faults.words(format!("tracks[{index}].title"), &track.title);
        faults.words(format!("tracks[{index}].summary"), &track.summary);
    }
}

fn cutoffs(book: &Rulebook, faults: &mut Faults) {
    faults.unless(!book.cutoffs.is_empty(), "cutoffs", "a call has at least one cut-off");
    let mut before: Option<(i32, Option<Moment>)> = None;
    for (index, cutoff) in book.cutoffs.iter().enumerate() {
        let key = |name: &str| format!("cutoffs[{index}].{name}");
        let at = Moment::from_local(cutoff.local, book.call.zone);
        if let Err(reason) = &at {
            faults.add(key("local"), format!("{reason}; a cut-off must name one instant"));
        }
        faults.unless(cutoff.number > 0, key("number"), "cut-offs are numbered from 1");
        let at = at.ok();
        if let Some((number, earlier)) = before {
            let rising = cutoff.number > number;
            faults.unless(rising, key("number"), format!("does not come after cut-off {number}"));
            let later = at.zip(earlier).is_none_or(|(at, earlier)| at > earlier);
            faults.unless(later, key("local"), format!("is not later than cut-off {number}"));
        }
        before = Some((cutoff.number, at.or(before.and_then(|(_, earlier)| earlier))));
    }
}

fn states(book: &Rulebook, faults: &mut Faults) {
    for (index, state) in book.states.iter().enumerate() {
        let ordered = state.since.zip(state.until).is_none_or(|(since, until)| since <= until);
        faults.unless(ordered, format!("states[{index}].until"), "ends before it begins");
        let earlier = book.states.iter().take(index).enumerate();
        let mut overlapping =
            earlier.filter(|(_, other)| other.country == state.country && overlap(other, state));
        if let Some((other, _)) = overlapping.next() {
            let reason =
                format!("{} stands twice, and its dates overlap those of states[{other}]", state.country);
            faults.add(format!("states[{index}].country"), reason);
        }
    }
    let some_host = book.states.iter().any(|state| state.may_host);
    faults.unless(some_host, "states", "no state may host");
}

fn overlap(one: &State, other: &State) -> bool {
    let begins_by = |a: &State, b: &State| a.since.zip(b.until).is_none_or(|(since, until)| since <= until);
    begins_by(one, other) && begins_by(other, one)
}

fn roles(book: &Rulebook, faults: &mut Faults) {
    faults.ids("roles", "id", book.roles.iter().map(|role| role.id.as_str()));
    for (index, role) in book.roles.iter().enumerate() {
        faults.words(format!("roles[{index}].title"), &role.title);
    }
    let hosts: Vec<usize> =
        book.roles.iter().enumerate().filter(|(_, role)| role.hosts).map(|(index, _)| index).collect();
    match hosts.as_slice() {
        [one] => {
            let named = book.roles.get(*one).is_some_and(|role| role.id == HOST);
            faults.unless(named, format!("roles[{one}].id"), "the role that hosts is called `host`");
        }
        [] => faults.add("roles", "no role hosts: exactly one must say `hosts = true`"),
        [first, rest @ ..] => rest.iter().for_each(|index| {
            faults.add(
                format!("roles[{index}].hosts"),
                format!("roles[{first}] already hosts; only one role may"),
            );
        }),
    }
}

fn partnership(book: &Rulebook, faults: &mut Faults) {
    let asked = &book.consortium;
    for (name, least) in [("partners", asked.partners), ("states", asked.states)] {
        let holds = least.is_none_or(|least| (1..=100).contains(&least));
        faults.unless(holds, format!("consortium.{name}"), "is not between 1 and 100");
    }
    let holds = !asked.one_state || asked.states.is_none_or(|states| states <= 1);
    faults.unless(holds, "consortium.states", "several states are asked for, and one alone (`one_state`)");
}

fn instruments(book: &Rulebook, faults: &mut Faults) {
    let kinds: Vec<&str> = book.instruments.iter().map(|plan| plan.kind.as_str()).collect();
    faults.ids("instruments", "kind", kinds.iter().copied());
    for (index, plan) in book.instruments.iter().enumerate() {
        let key = |name: &str| format!("instruments[{index}].{name}");
        faults.words(key("title"), &plan.title);
        let carries = !plan.cost_types.is_empty();
        for (name, payee, known) in [
            ("payee", &plan.payee, &PAYEES[..]),
            ("national_payee", &plan.national_payee, &NATIONAL_PAYEES[..]),
        ] {
            let reason = if carries {
                format!("`{payee}` receives no money here: {}", known.join(", "))
            } else {
                "an instrument without cost types pays nobody".to_owned()
            };
            faults.unless(
                known.contains(&payee.as_str()) == carries && (carries || payee.is_empty()),
                key(name),
                reason,
            );
        }
        if let Some(after) = &plan.after {
            let reason = format!("`{after}` is no instrument: {}", kinds.join(", "));
            faults.unless(kinds.contains(&after.as_str()), key("after"), reason);
        }
        faults.unless(!in_cycle(book, index), key("after"), "waits, in the end, for itself");
    }
}

/// Whether following `after` from an instrument comes back to it.
fn in_cycle(book: &Rulebook, start: usize) -> bool {
    let after = |kind: &str| {
        book.instruments.iter().find(|plan| plan.kind == kind).and_then(|plan| plan.after.as_deref())
    };
    let Some(first) = book.instruments.get(start) else { return false };
    let chain = std::iter::successors(first.after.as_deref(), |kind| after(kind));
    chain.take(book.instruments.len()).any(|kind| kind == first.kind)
}

fn checklists(book: &Rulebook, faults: &mut Faults) {
    faults.ids("checklists", "id", book.checklists.iter().map(|list| list.id.as_str()));
    for (at, list) in book.checklists.iter().enumerate() {
        let items = format!("checklists[{at}].items");
        faults.words(format!("checklists[{at}].title"), &list.title);
        faults.unless(!list.items.is_empty(), &items, "a checklist has at least one item");
        faults.ids(&items, "id", list.items.iter().map(|item| item.id.as_str()));
        for (index, item) in list.items.iter().enumerate() {
            faults.words(format!("{items}[{index}].text"), &item.text);
            let unknown = item.fact.as_deref().filter(|fact| !FACTS.contains(fact));
            if let Some(fact) = unknown {
                let reason = format!("`{fact}` is no fact the program can look up: {}", FACTS.join(", "));
                faults.add(format!("{items}[{index}].fact"), reason);
            }
        }
    }
}

fn clocks(book: &Rulebook, faults: &mut Faults) {
    let clocks = &book.clocks;
    let days = [
        ("clocks.evaluate_days", clocks.evaluate_days),
        ("clocks.inform_days", clocks.inform_days),
        ("clocks.sign_days", clocks.sign_days),
        ("clocks.notification_read_days", clocks.notification_read_days),
        ("clocks.redress_days", clocks.redress_days),
        ("funding.reserve_days", book.funding.reserve_days),
    ];
    for (key, days) in days {
        faults.unless((1..=3_660).contains(&days), key, format!("{days} is not between 1 and 3660 days"));
    }
}
