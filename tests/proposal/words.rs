//! Codes that are built at run time have their words.

use rollcall::files::pdf::Fault;
use rollcall::proposal::proof::VERDICT_CODES;
use rollcall::proposal::rules::{
    FunderLevel, NO_RULE, OrganisationKind, Origin, READINESS_CODES, RULES, Stage, TrancheKind, Verb, Weight,
};
use rollcall::words::{Language, Words};

#[test]
fn every_code_has_its_words() {
    let words = Words::load().unwrap();
    let mut keys: Vec<String> = READINESS_CODES.iter().map(|code| format!("ready-{code}")).collect();
    keys.extend(Fault::ALL.iter().map(|fault| format!("problem-{}", fault.name())));
    keys.extend(RULES.iter().map(|(code, _)| format!("rule-{code}")));
    keys.extend(OrganisationKind::ALL.iter().map(|one| format!("consortium-kind-{}", one.name())));
    for name in [
        "short-name",
        "ror",
        "ror-hint",
        "vat",
        "vat-hint",
        "city",
        "nuts",
        "nuts-hint",
        "contact-name",
        "contact-email",
    ] {
        keys.push(format!("consortium-{name}"));
    }
    keys.extend(VERDICT_CODES.iter().map(|code| format!("verify-{code}")));
    keys.extend(Stage::ALL.iter().map(|one| format!("proposal-stage-{}", one.name())));
    keys.extend(Verb::ALL.iter().map(|one| format!("proposal-verb-{}", one.name())));
    keys.extend(Weight::ALL.iter().map(|one| format!("proposal-weight-{}", one.name())));
    keys.extend(TrancheKind::ALL.iter().map(|one| format!("proposal-kind-{}", one.name())));
    keys.extend(Origin::ALL.iter().map(|one| format!("proposal-origin-{}", one.name())));
    let levels = FunderLevel::ALL.iter().filter(|level| **level != FunderLevel::Eu);
    keys.extend(levels.map(|one| format!("proposal-level-{}", one.name())));
    for name in
        ["draft", "submitted", "withdrawn", "received", "checked", "evaluated", "ranked", "decided", "award"]
    {
        keys.push(format!("proposal-step-{name}"));
    }
    for name in ["not-submitted", "withdrawn", "news", "submitted", "received", "over", "withdrawn-over"] {
        keys.push(format!("proposal-standing-{name}"));
        keys.push(format!("proposal-standing-{name}-more"));
    }
    for name in ["basics", "consortium", "money", "cofunding", "documents"] {
        keys.push(format!("proposal-part-{name}"));
        keys.push(format!("proposal-part-{name}-more"));
    }
    for name in ["draft", "missed", "withdrawn", "over", "submit", "see"] {
        keys.push(format!("drafting-alarm-{name}"));
    }
    for language in Language::ALL {
        let missing: Vec<&String> = keys.iter().filter(|key| !words.voice(language).has(key)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.code());
    }
}

/// What is told of a proposal is a line of the board or is said why not, and a code that nothing tells any more goes.
#[test]
fn every_finding_breaks_a_rule_of_the_board_or_says_why_not() {
    let claimed: Vec<&str> = RULES.iter().flat_map(|(_, breaks)| *breaks).copied().collect();
    let explained: Vec<&str> = NO_RULE.iter().map(|(code, _)| *code).collect();
    for code in READINESS_CODES {
        let times = claimed.iter().chain(&explained).filter(|one| *one == code).count();
        assert_eq!(times, 1, "{code}: broken rules, or a reason why there is none");
    }
    for code in claimed.iter().chain(&explained) {
        assert!(READINESS_CODES.contains(code), "{code} is no finding");
    }
}
