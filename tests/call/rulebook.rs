//! The rulebook: what a file must say, and what a version may change.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use proptest::prelude::*;
use rollcall::call::rules::{Layer, RULEBOOKS, Rulebook, TakesPart, builtin, changes};
use rollcall::ground::{Country, Euro, Moment};

fn good() -> String {
    RULEBOOKS[0].text.to_owned()
}

/// The faults of the AI Factories rulebook with one piece of it replaced.
fn faults_of(from: &str, to: &str) -> Vec<String> {
    let text = good();
    assert!(text.contains(from), "nothing to replace: {from}");
    let text = text.replacen(from, to, 1);
    match Rulebook::from_toml("x.toml", &text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

/// The line on which `piece` first stands, counted from 1.
pub fn line_of(text: &str, piece: &str) -> usize {
    1 + text[..text.find(piece).unwrap()].matches('\n').count()
}

#[test]
fn the_rulebooks_that_come_with_the_program_are_in_order() {
    for layer in RULEBOOKS {
        let name = layer.file.trim_start_matches("config/calls/").trim_end_matches(".toml");
        let book = builtin(name).unwrap_or_else(|faults| {
            panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        });
        assert_eq!(book.call.id.as_str(), name);
        assert_eq!(book.cutoffs.len(), if name.contains("ant") || name.contains("giga") { 1 } else { 5 });
    }
}

#[test]
fn every_long_text_of_the_shipped_rulebooks_shows_an_example() {
    for name in ["ai-factories", "ai-factory-antennas", "ai-gigafactories"] {
        let book = builtin(name).unwrap();
        let long = |field: &&rollcall::call::rules::Field| match &field.kind {
            rollcall::call::rules::FieldKind::Text(limits) => limits.max >= 500,
            _ => false,
        };
        for field in book.fields().filter(long) {
            let [en, fr] = ["en", "fr"].map(|language| field.example.in_language(language));
            assert!(en.len() > 60 && fr.len() > 60 && en != fr, "{name}: {} has no example", field.id);
            let rollcall::call::rules::FieldKind::Text(limits) = &field.kind else { unreachable!() };
            assert!(
                en.chars().count() < limits.max && fr.chars().count() < limits.max,
                "{name}: {}",
                field.id
            );
        }
    }
}

#[test]
fn a_rulebook_survives_export_and_storage() {
    for name in ["ai-factories", "rehearsal", "ai-factory-antennas", "ai-gigafactories"] {
        let book = builtin(name).unwrap();
        let exported = book.to_toml().unwrap();
        let again = Rulebook::from_toml("exported.toml", &exported)
            .unwrap_or_else(|faults| panic!("{faults:?}\n{exported}"));
        assert_eq!(again.hash().unwrap(), book.hash().unwrap());
        let stored = Rulebook::from_canonical(&book.canonical().unwrap()).unwrap();
        assert_eq!(stored, book);
    }
}

/// One mistake in the AI Factories rulebook: what is replaced, by what, and what must then be said where.
/// The line is that of `at` in the spoiled text.
struct Mistake {
    from: &'static str,
    to: &'static str,
    at: &'static str,
    says: &'static str,
}

const fn mistake(from: &'static str, to: &'static str, at: &'static str, says: &'static str) -> Mistake {
    Mistake { from, to, at, says }
}

const LOCAL: &str = "local = \"2025-06-30T17:00:00\"";
const SLICE: &str = "{ cutoff = 3, amount = \"150000000.00\" }";

const MISTAKES: &[Mistake] = &[
    mistake(
        "claims_say = [\"vat\", \"aid_basis\", \"evidence\"]",
        "claims_say = [\"vat\", \"vat\"]",
        "claims_say = [\"vat\", \"vat\"]",
        "matching.claims_say[1]: `vat` is asked twice",
    ),
    mistake(
        "may_add_document = true",
        "document = true\nmay_add_document = true",
        "may_add_document = true",
        "declarations[1].may_add_document: `document` asks for the paper already",
    ),
    // Syntax and shape.
    mistake("prefix = \"AIF\"", "prefix = AIF", "prefix =", "call.prefix: string values must be quoted"),
    mistake("prefix = \"AIF\"", "prefix = 3", "prefix =", "call.prefix: invalid type: integer `3`"),
    mistake("prefix = \"AIF\"", "prefx = \"AIF\"", "prefx =", "call.prefx: unknown field"),
    mistake("number = 3", "number = \"three\"", "number = \"three\"", "cutoffs[2].number: invalid type"),
    mistake(
        "number = 3\n",
        "number = 3\ncolour = 3\n",
        "colour",
        "cutoffs[2].colour: unknown field `colour`",
    ),
    mistake(
        "max = 2000\n",
        "max = 2000\nmany = true\n",
        "[[sections.fields]]",
        "sections[0].fields[0]: a field of kind `text` has no `many`",
    ),
    mistake(
        "kind = \"number\"\n",
        "kind = \"number\"\ndecimals = 3\n",
        "decimals = 3",
        "sections[0].fields[2].decimals: is 1 or 2; absent for whole numbers",
    ),
    mistake(
        "{ en = \"AI Factories\", fr = \"Fabriques d’IA\" }",
        "3",
        "title = 3",
        "call.title: expected words",
    ),
    mistake(
        "country = \"BE\"",
        "country = \"XX\"",
        "country = \"XX\"",
        "states[1].country: `XX` is not a country",
    ),
    mistake(
        SLICE,
        "{ cutoff = 3, amount = 150 }",
        "amount = 150 }",
        "budget_lines[0].slices[2].amount: invalid type",
    ),
    // The call and its cut-offs.
    mistake("prefix = \"AIF\"", "prefix = \"aif\"", "prefix =", "call.prefix: `aif` is not"),
    mistake("opens = \"2024-09-10", "opens = \"2025-09-10", "opens =", "call.opens: the call opens after"),
    mistake(
        LOCAL,
        "local = \"2025-03-30T02:30:00\"",
        "local = \"2025-03-30",
        "cutoffs[2].local: 2025-03-30 02:30:00 does not exist in Europe/Brussels",
    ),
    mistake(
        LOCAL,
        "local = 2025-10-26T02:30:00",
        "local = 2025-10-26",
        "cutoffs[2].local: 2025-10-26 02:30:00 happens twice in Europe/Brussels",
    ),
    mistake(LOCAL, "local = \"soon\"", "local = \"soon", "cutoffs[2].local: `soon` is not a local time"),
    mistake(
        LOCAL,
        "local = 2025-01-01T17:00:00",
        "local = 2025-01-01",
        "cutoffs[2].local: is not later than cut-off 2",
    ),
    mistake(
        "number = 3",
        "number = 2",
        "number = 2\nlocal = \"2025-06",
        "cutoffs[2].number: does not come after cut-off 2",
    ),
    mistake(
        "id = \"EUROHPC-2024-CEI-AI-02\"",
        "id = \"EUROHPC-2024-CEI-AI-01\"",
        "id = \"EUROHPC-2024-CEI-AI-01\"\ntitle = { en = \"AI Factory with",
        "tracks[1].id: `EUROHPC-2024-CEI-AI-01` is already the id of tracks[0]",
    ),
    mistake(
        "cost_types = [\"services\", \"platform\"]",
        "cost_types = [\"services\", \"tea\"]",
        "\"tea\"",
        "tracks[0].cost_types[1]: `tea` is no cost type",
    ),
    // The check of tracks, questions, help and outages.
    mistake(
        "question = \"machine\"",
        "question = \"engine\"",
        "question = \"engine\"",
        "tracks[0].needs[1].question: `engine` is no question of track_check",
    ),
    mistake(
        "rule = \"may_host\"",
        "accepts = [\"FI\"]",
        "[[tracks.needs]]",
        "tracks[0].needs[0].rule: a question about states needs the rule",
    ),
    mistake(
        "accepts = [\"running\"]",
        "accepts = [\"flying\"]",
        "\"flying\"",
        "tracks[0].needs[1].accepts[0]: `flying` is no answer: running, coming, none",
    ),
    mistake(
        "leaves_open = [\"coming\"]",
        "leaves_open = [\"running\"]",
        "leaves_open = [\"running\"]",
        "tracks[0].needs[1].leaves_open: `running` is accepted already",
    ),
    mistake(
        "kind = \"yes_no\"\nlabel = { en = \"Do you want",
        "kind = \"choice\"\nlabel = { en = \"Do you want",
        "[[track_check]]\nid = \"new_system\"",
        "track_check[2].options: a choice needs at least two options",
    ),
    mistake(
        "questions_close_days = 7",
        "questions_close_days = 700",
        "questions_close_days",
        "service.questions_close_days: 700 is not between 0 and 90 days",
    ),
    mistake(
        "\"wed\", ",
        "\"someday\", ",
        "\"someday\"",
        "service.help[0].days[2]: `someday` is no day of the week",
    ),
    mistake(
        "until = \"17:00\"",
        "until = \"08:00\"",
        "until = \"08:00\"",
        "service.help[0].until: is not later",
    ),
    mistake(
        "outage_minutes = 30",
        "outage_minutes = 1440",
        "outage_minutes = 1440",
        "service.extension.outage_minutes: no outage within these hours",
    ),
    // Money.
    mistake(
        SLICE,
        "{ cutoff = 8, amount = \"1.00\" }",
        "cutoff = 8",
        "budget_lines[0].slices[2].cutoff: there is no cut-off 8",
    ),
    mistake(
        SLICE,
        "{ cutoff = 3, amount = \"900000000.00\" }",
        "slices = [",
        "budget_lines[0].slices: the slices sum to 1550000000.00, above the total of 800000000.00",
    ),
    mistake(
        "kind = \"date\"\nearliest = \"2024-09-10\"            # the call opened\nlatest = \"2033-12-31\"",
        "kind = \"money\"\nequals = \"budget:boats\"\n# a comment on a line of its own",
        "equals = \"budget:boats\"",
        "sections[0].fields[3].equals: `budget:boats` is no sum of the budget",
    ),
    mistake(
        "max_rate = 5000",
        "max_rate = 50000",
        "max_rate = 50000",
        "budget_lines[0].max_rate: 50000 basis points",
    ),
    mistake(
        "redress_hold = 500",
        "redress_hold = 20000",
        "redress_hold",
        "funding.redress_hold: 20000 basis points",
    ),
    mistake(
        "pays = [\"services\"]",
        "pays = [\"srvices\"]",
        "pays = [\"srv",
        "budget_lines[1].pays[0]: `srvices` is no cost type",
    ),
    mistake(
        "pays = [\"services\"]",
        "pays = [\"platform\"]",
        "id = \"services\"",
        "cost_types[2].id: no budget line pays `services`",
    ),
    mistake(
        "cap_per_proposal = \"15",
        "cap_per_proposal = \"915",
        "cap_per_proposal",
        "budget_lines[1].cap_per_proposal: the cap is above",
    ),
    mistake(
        "origins = [\"state\", \"region\"]",
        "origins = [\"state\", \"lottery\"]",
        "origins =",
        "matching.origins[1]: `lottery` is no origin",
    ),
    mistake(
        "cost_types = [\"operation\"]",
        "cost_types = [\"operation\", \"acquisition\"]",
        "cost_types = [\"operation\", \"acq",
        "instruments[2].cost_types[1]: `acquisition` already belongs to instruments[1]",
    ),
    mistake(
        "cost_types = [\"operation\"]",
        "cost_types = []",
        "id = \"operation\"",
        "cost_types[1].id: no instrument carries `operation`",
    ),
    mistake(
        "payee = \"vendor\"",
        "payee = \"friend\"",
        "payee = \"friend\"",
        "instruments[1].payee: `friend` receives no money here",
    ),
    mistake(
        "after = \"hosting\"",
        "after = \"lunch\"",
        "after = \"lunch\"",
        "instruments[1].after: `lunch` is no instrument",
    ),
    mistake(
        "cost_types = []\n",
        "cost_types = []\nafter = \"acquisition\"\n",
        "after = \"acquisition\"",
        "instruments[0].after: waits, in the end, for itself",
    ),
    // States and roles.
    mistake(
        "country = \"BE\"",
        "country = \"AT\"",
        "country = \"AT\"\nmay_host = true\n[[states]]\ncountry = \"BG\"",
        "states[1].country: AT stands twice",
    ),
    mistake("hosts = true\n", "", "[[roles]]", "roles: no role hosts"),
    mistake(
        "id = \"beneficiary\"\n",
        "id = \"beneficiary\"\nhosts = true\n",
        "hosts = true\ntitle = { en = \"Ben",
        "roles[1].hosts: roles[0] already hosts",
    ),
    mistake(
        "id = \"host\"\n",
        "id = \"site\"\n",
        "id = \"site\"",
        "roles[0].id: the role that hosts is called `host`",
    ),
    // Form, documents, checklists.
    mistake("id = \"abstract\"", "id = \"brief\"", "[[sections]]", "sections: no field is called `abstract`"),
    mistake(
        "id = \"tco\"",
        "id = \"abstract\"",
        "id = \"abstract\"\nlabel = { en = \"Total",
        "sections[1].fields[1].id: `abstract` is already a field of sections[0]",
    ),
    mistake(
        "id = \"sectors\"",
        "id = \"abstract\"",
        "id = \"abstract\"\nlabel = { en = \"Sectors",
        "sections[0].fields[1].id: `abstract` is already the id of sections[0].fields[0]",
    ),
    mistake(
        "max_bytes = 20000000",
        "max_bytes = 0",
        "max_bytes = 0",
        "documents[0].max_bytes: 0 is not between",
    ),
    mistake(
        "fact = \"match_met\"",
        "fact = \"moon_full\"",
        "fact = \"moon",
        "checklists[1].items[3].fact: `moon_full` is no fact",
    ),
    mistake(
        "earliest = \"2024-09-10\"",
        "earliest = \"10 September\"",
        "earliest = \"10",
        "sections[0].fields[3].earliest: `10 September` is no day",
    ),
    mistake(
        "latest = \"2033-12-31\"",
        "latest = 2024-09-09",
        "latest = 2024",
        "sections[0].fields[3].latest: is before `earliest`, which is 2024-09-10",
    ),
    // Scoring and ties.
    mistake("weight = 1", "weight = 0", "weight = 0", "scoring.criteria[0].weight: a weight is above zero"),
    mistake(
        "threshold = 6000\n\n",
        "threshold = 16000\n\n",
        "threshold = 16000",
        "scoring.criteria[0].threshold: the threshold is outside the scale",
    ),
    mistake(
        "overall_threshold = 7000",
        "overall_threshold = 10001",
        "overall_threshold",
        "scoring.overall_threshold: the threshold is outside",
    ),
    mistake(
        "step = 100",
        "step = 300",
        "step = 300",
        "scoring.scale.step: 300 does not divide the scale of 10000",
    ),
    mistake(
        "criterion = \"ecosystem\"",
        "criterion = \"beauty\"",
        "criterion = \"beauty\"",
        "ties[1].criterion: `beauty` is not among",
    ),
    mistake(
        "panel = \"balance\"",
        "panel = \"weather\"",
        "panel = \"weather\"",
        "ties[3].panel: `weather` is not among",
    ),
    mistake("redress_days = 30", "redress_days = 0", "redress_days", "clocks.redress_days: 0 is not between"),
    mistake(
        "\"funding.exhaustion\" =",
        "\"funding.exhaust\" =",
        "\"funding.exhaust\"",
        "assumptions.funding.exhaust: an assumption is about a key",
    ),
];

#[test]
fn every_mistake_is_named_with_its_line_and_key() {
    for mistake in MISTAKES {
        let spoiled = good().replacen(mistake.from, mistake.to, 1);
        let expected = format!("x.toml:{}: {}", line_of(&spoiled, mistake.at), mistake.says);
        let faults = faults_of(mistake.from, mistake.to);
        let found = faults.iter().any(|fault| fault.starts_with(&expected));
        assert!(found, "expected\n    {expected}\nfound\n    {}", faults.join("\n    "));
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let text = good().replacen("weight = 1", "weight = 0", 1).replacen("max_rate = 5000", "max_rate = 0", 1);
    let faults = Rulebook::from_toml("x.toml", &text).unwrap_err();
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(keys, ["budget_lines[0].max_rate", "scoring.criteria[0].weight"]);
}

#[test]
fn a_choice_needs_options() {
    let text = good();
    let start = text.find("id = \"sectors\"").unwrap();
    let from = start + text[start..].find("options = [").unwrap();
    let to = from + text[from..].find("]\n").unwrap();
    let spoiled = format!("{}options = [{}", &text[..from], &text[to..]);
    let faults = Rulebook::from_toml("x.toml", &spoiled).unwrap_err();
    assert_eq!(faults[0].key, "sections[0].fields[1].options");
    assert_eq!(faults[0].reason, "a choice needs at least one option");
    assert_eq!(faults[0].line, 1 + spoiled[..from].matches('\n').count());
}

#[test]
fn a_fault_of_a_file_that_extends_another_names_the_file_it_stands_in() {
    let base = Layer { file: "base.toml", text: RULEBOOKS[0].text };
    let above = RULEBOOKS[1].text.replace("prefix = \"REH\"", "prefix = \"r\"");
    let faults = Rulebook::from_layers(&[base, Layer { file: "above.toml", text: &above }]).unwrap_err();
    let line = line_of(&above, "prefix");
    assert_eq!(
        faults[0].to_string(),
        format!("above.toml:{line}: call.prefix: `r` is not two to six capital letters")
    );
    let spoiled = base.text.replacen("weight = 1", "weight = -1", 1);
    let layers = [Layer { file: "base.toml", text: &spoiled }, RULEBOOKS[1]];
    let faults = Rulebook::from_layers(&layers).unwrap_err();
    let line = line_of(&spoiled, "weight = -1");
    assert_eq!(
        faults[0].to_string(),
        format!("base.toml:{line}: scoring.criteria[0].weight: a weight is above zero")
    );
}

#[test]
fn changes_are_named_by_what_they_are_about_and_not_by_their_place() {
    let old = builtin("ai-factories").unwrap();
    let mut new = old.clone();
    new.cutoffs[4].local = "2026-01-31T17:00:00".parse().unwrap();
    new.budget_lines[0].cap_per_proposal = Some(Euro::from_cents(100));
    new.sections[0].fields.remove(0);
    let changes = changes(&old, &new).unwrap();
    let seen = |key: &str| changes.iter().find(|change| change.key == key).unwrap();
    let moved = seen("cutoffs[5].local");
    assert_eq!(moved.before.as_deref(), Some("2025-12-31T17:00:00"));
    assert_eq!(moved.after.as_deref(), Some("2026-01-31T17:00:00"));
    assert_eq!(seen("budget_lines[digital-europe].cap_per_proposal").before, None);
    assert_eq!(seen("sections[summary].fields[abstract].max").after, None);
    assert!(!changes.iter().any(|change| change.key.contains("fields[sectors]")), "{changes:?}");
    assert!(rollcall::call::rules::changes(&old, &old).unwrap().is_empty());
}

#[test]
fn a_version_keeps_closed_cutoffs_references_and_kinds_of_fields() {
    let first = builtin("ai-factories").unwrap();
    let mut without = first.clone();
    without.sections[0].fields.remove(0);
    let mut back = without.clone();
    let mut field = first.sections[0].fields[0].clone();
    field.kind = rollcall::call::rules::FieldKind::YesNo;
    back.sections[0].fields.push(field);
    back.cutoffs[3].local = "2025-10-30T17:00:00".parse().unwrap();
    back.call.prefix = "AIX".into();
    let codes: Vec<&str> = back
        .may_follow(&[first.clone(), without.clone()], &[1, 2, 3, 4])
        .iter()
        .map(|refusal| refusal.code)
        .collect();
    assert_eq!(codes, ["rulebook-key-fixed", "rulebook-cutoff-closed", "rulebook-field-kind"]);
    // Before it has closed, a cut-off may still move.
    back.call.prefix = "AIF".into();
    back.sections[0].fields.pop();
    assert!(back.may_follow(&[first, without], &[1, 2, 3]).is_empty());
}

#[test]
fn whether_a_state_takes_part_depends_on_the_day_and_may_be_open() {
    let book = builtin("ai-factories").unwrap();
    let on = |country: &str, day: &str| {
        book.takes_part(Country::parse(country).unwrap(), day.parse::<NaiveDate>().unwrap())
    };
    assert_eq!(on("EL", "2024-11-04"), TakesPart::Yes { may_host: true });
    assert_eq!(on("NO", "2024-11-04"), TakesPart::Yes { may_host: false });
    assert_eq!(on("AL", "2025-06-24"), TakesPart::No);
    assert_eq!(on("AL", "2025-06-25"), TakesPart::Yes { may_host: false });
    assert!(matches!(on("UK", "2024-05-15"), TakesPart::Unsure { .. }));
    assert_eq!(on("UK", "2024-06-01"), TakesPart::Yes { may_host: false });
    assert!(matches!(on("CH", "2025-12-31"), TakesPart::Unsure { .. }));
    assert_eq!(on("US", "2025-12-31"), TakesPart::No);
}

const ZONES: [chrono_tz::Tz; 4] = [
    chrono_tz::Europe::Brussels,
    chrono_tz::Europe::Helsinki,
    chrono_tz::Europe::Lisbon,
    chrono_tz::Atlantic::Reykjavik,
];

proptest! {
    /// A local time is read back from its instant, and refused just where the zone has none or two of it.
    #[test]
    fn a_cutoff_names_one_instant_or_is_refused(minutes in 0_i64..2 * 366 * 24 * 60, zone in 0..ZONES.len()) {
        let start: NaiveDateTime = "2025-01-01T00:00:00".parse().unwrap();
        let local = start + TimeDelta::minutes(minutes);
        let zone = ZONES[zone];
        let candidates = zone.from_local_datetime(&local);
        match Moment::from_local(local, zone) {
            Ok(moment) => {
                prop_assert!(candidates.single().is_some());
                prop_assert_eq!(moment.in_zone(zone).naive_local(), local);
            }
            Err(_) => prop_assert!(candidates.single().is_none()),
        }
    }

    /// The hours that a change of the clocks skips or repeats, to the minute, for some years.
    #[test]
    fn both_changes_of_the_clocks_are_refused_for_their_whole_hour(minute in 0_u32..60, spring in any::<bool>()) {
        let day = if spring { "2025-03-30" } else { "2025-10-26" };
        let text = good().replacen(LOCAL, &format!("local = \"{day}T02:{minute:02}:00\""), 1);
        let faults = Rulebook::from_toml("x.toml", &text).unwrap_err();
        let says = if spring { "does not exist in Europe/Brussels" } else { "happens twice in Europe/Brussels" };
        prop_assert!(faults.iter().any(|fault| fault.key == "cutoffs[2].local" && fault.reason.contains(says)));
        let beside = text.replacen("T02:", if spring { "T03:" } else { "T01:" }, 1);
        prop_assert!(
            !Rulebook::from_toml("x.toml", &beside).is_err_and(|faults| faults.iter().any(|f| f.reason.contains("Brussels")))
        );
    }
}
