//! Which track is mine? Yes or no, with the rule behind it, without JavaScript and without a trace.

use actix_web::http::Method;
use rollcall::call::rules::{Answers, RULEBOOKS, Verdict, builtin};

use super::versions::loads_the_calls;
use crate::support::app::both_databases;

const PATH: &str = "/calls/ai-factories/which-track";

fn verdicts(answers: &[(&str, &[&str])], day: &str) -> Vec<Verdict> {
    let answers: Answers = answers
        .iter()
        .map(|(id, said)| ((*id).to_owned(), said.iter().map(|one| (*one).to_owned()).collect()))
        .collect();
    let checked = builtin("ai-factories").unwrap().check_tracks(&answers, day.parse().unwrap());
    checked.into_iter().map(|track| track.verdict).collect()
}

#[test]
fn answers_decide_by_what_the_rulebook_needs() {
    let say = |host: &'static str, machine: &'static str, new: &'static str, money: &'static str| {
        verdicts(
            &[
                ("host_state", &[host][..]),
                ("machine", &[machine]),
                ("new_system", &[new]),
                ("cofunding", &[money]),
                ("partner_states", &["NO", "EE"]),
            ],
            "2025-12-31",
        )
    };
    use Verdict::{No, Open, Unanswered, Yes};
    assert_eq!(say("FI", "running", "no", "all"), [Yes, No]);
    assert_eq!(say("FI", "none", "yes", "all"), [No, Yes]);
    assert_eq!(say("FI", "coming", "yes", "partly"), [Open, Open]);
    // Norway takes part and may not host; the United States do neither.
    assert_eq!(say("NO", "running", "yes", "all"), [No, No]);
    assert_eq!(say("US", "running", "yes", "all"), [No, No]);
    assert_eq!(say("FI", "running", "yes", "none"), [No, No]);
    // Nothing said decides nothing; no partner is needed.
    assert_eq!(verdicts(&[("host_state", &["FI"])], "2025-12-31"), [Unanswered, Unanswered]);
    let partner = |code: &'static str| verdicts(&[("partner_states", &[code][..])], "2025-12-31")[0];
    assert_eq!(partner("US"), No);
}

#[test]
fn a_visitor_checks_with_a_plain_form() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let visitor = app.visitor();
        let page = visitor.gets(PATH).await.is(200);
        assert!(page.text().contains("method=\"get\"") && page.shows("In which state is the host?"));
        let asked =
            format!("{PATH}?host_state=EL&machine=none&new_system=yes&partner_states=NO%2C+ee&cofunding=all");
        let page = visitor.gets(&asked).await.is(200);
        for shown in [
            "Greece (EL) may host.",
            "Norway (NO) takes part.",
            // The rule behind each in words, with what asks for it.
            "The rule: The hosting entity is established in a Participating State that is a Member State",
            "Source: Regulation (EU) 2021/1173, Article 9",
            "What “AI Factory with a new or upgraded supercomputer” asks",
            "Some of it is assumed: see below.",
            "That only Member States host is inferred from earlier hosting calls",
            "This track pays for a new or an upgraded supercomputer.",
            "National money ÷ EU money must be at least 1",
            "31 December 2025",
        ] {
            assert!(page.shows(shown), "{shown} in {}", page.words());
        }
        assert!(
            page.text().contains("/proposals/new?call&#x3D;ai-factories")
                || page.text().contains("/proposals/new?call=ai-factories")
        );
        // What was answered stays in the form.
        assert!(page.text().contains("value=\"NO, ee\""));
        let wrong =
            visitor.gets(&format!("{PATH}?host_state=XX&partner_states=FI,QQ&cofunding=maybe")).await.is(422);
        assert!(wrong.shows("“QQ” is no state") && wrong.shows("Choose one of what is offered."));
        visitor.gets("/calls/nothing/which-track").await.is(404);
    });
}

#[test]
fn the_api_checks_alike() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let asked = "/api/v1/calls/ai-factories/which-track?host_state=FI&machine=running&cofunding=partly";
        let told = app.visitor().calls(Method::GET, asked, None, &[]).await.is(200).json();
        assert_eq!(told["day"], "2025-12-31");
        assert_eq!(told["tracks"][0]["verdict"], "open");
        assert_eq!(told["tracks"][1]["verdict"], "unanswered");
        let host = &told["tracks"][0]["needs"][0];
        assert_eq!((host["question"].as_str(), host["verdict"].as_str()), (Some("host_state"), Some("yes")));
        let reason = &host["reasons"][0];
        assert!(reason["key"].as_str().unwrap().starts_with("states["));
        assert_eq!(reason["source"], "Regulation (EU) 2021/1173, Article 9");
        assert_eq!(reason["see"], "/calls/ai-factories#check-eligibility-host");
        assert!(reason["rule"].as_str().unwrap().starts_with("The hosting entity is established"));
        assert!(reason["assumed"].as_array().unwrap().iter().any(|one| one["key"] == "states"));
        assert_eq!(reason["assumed"][0]["about"], "Checks");
        let wrong = "/api/v1/calls/ai-factories/which-track?host_state=Narnia";
        app.visitor().calls(Method::GET, wrong, None, &[]).await.is(422);
    });
}

/// What a page says of its keys: each of them, and the words that stand for it.
fn told(page: &str) -> Vec<(String, String)> {
    let entries = page.split("<dt title=\"").skip(1).map(|rest| rest.split_once("\">").unwrap());
    entries.map(|(key, rest)| (key.to_owned(), rest.split('<').next().unwrap().to_owned())).collect()
}

/// Neither a key of the file nor a hole in the words.
fn reads_well(words: &str) -> bool {
    !words.is_empty() && !words.contains(['[', ']', '_', '⟦'])
}

#[test]
fn every_rulebook_names_its_rules_and_assumptions_in_words() {
    both_databases(async |app| {
        let visitor = app.visitor();
        for layer in RULEBOOKS {
            let name = layer.file.trim_start_matches("config/calls/").trim_end_matches(".toml");
            let book = builtin(name).unwrap();
            let loaded = book.clone();
            app.acts(move |act| rollcall::call::acts::load(act, &loaded, "").map(drop));
            for language in ["en", "fr"] {
                let tongue = [("accept-language", language)];
                let page = visitor.calls(Method::GET, &format!("/calls/{name}"), None, &tongue).await.is(200);
                let assumed = told(&page.text());
                assert_eq!(assumed.len(), book.assumptions.len(), "{name}");
                for (key, words) in assumed {
                    assert!(reads_well(&words), "{name}, {language}: {key} is {words:?}");
                    // Lists of fields and columns are left out; every other step has its words.
                    let silent = key.matches(".fields").count() + key.matches(".columns").count();
                    let steps = key.split(['.', '[']).count() - silent;
                    assert_eq!(words.split(" › ").count(), steps, "{name}, {language}: {key} is {words:?}");
                }
                let asked = format!("/api/v1/calls/{name}/which-track");
                let checked = visitor.calls(Method::GET, &asked, None, &tongue).await.is(200).json();
                for track in checked["tracks"].as_array().unwrap() {
                    for need in track["needs"].as_array().unwrap() {
                        let reason = &need["reasons"][0];
                        let (rule, see) = (reason["rule"].as_str().unwrap(), reason["see"].as_str().unwrap());
                        assert!(reads_well(rule), "{name}, {language}: {rule}");
                        assert!(reason["source"].is_string(), "{name}: {need}");
                        let (path, place) = see.split_once('#').unwrap();
                        assert_eq!(path, format!("/calls/{name}"));
                        assert!(page.text().contains(&format!("id=\"{place}\"")), "{name}: nothing at {see}");
                    }
                }
            }
        }
    });
}

#[test]
fn states_are_named_as_people_name_them() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let visitor = app.visitor();
        let page = visitor
            .gets(&format!("{PATH}?partner_states=United+Kingdom%2C+NO+ee%3B+Norv%C3%A8ge"))
            .await
            .is(200);
        for shown in
            ["United Kingdom (UK) takes part.", "Estonia (EE) takes part.", "Norway (NO) takes part."]
        {
            assert!(page.shows(shown), "{shown} in {}", page.words());
        }
        assert!(page.shows("FI · Finland"), "the list of states says their names");
        let page = visitor.gets(&format!("{PATH}?partner_states=Narnia")).await.is(422);
        assert!(page.shows("“Narnia” is no state"), "{}", page.words());
        assert!(!page.shows("No other state is named"), "somebody was named: {}", page.words());
    });
}
