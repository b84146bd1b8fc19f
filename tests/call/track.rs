//! Which track is mine? Yes or no, with the rule behind it, without JavaScript and without a trace.

use actix_web::http::Method;
use rollcall::call::rules::{Answers, Verdict, builtin};

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
            "EL may host.",
            "NO takes part.",
            "This track pays for a new or an upgraded supercomputer.",
            "National money ÷ EU money must be at least 1",
            "matching",
            "tracks[1].needs[1]",
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
        assert!(host["reasons"][0]["key"].as_str().unwrap().starts_with("states["));
        let wrong = "/api/v1/calls/ai-factories/which-track?host_state=Narnia";
        app.visitor().calls(Method::GET, wrong, None, &[]).await.is(422);
    });
}
