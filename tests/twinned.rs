//! What people do on pages, programs do over the API: every form and every page has its twin, or a reason why a
//! program needs none.
//!
//! The two tables are reviewed by people. A route that stands in neither column fails, so whoever adds a form says at
//! once what a program does instead.

use std::collections::BTreeSet;

use actix_web::http::Method;
use rollcall::routes::ROUTES;

/// What a program has for a page.
enum Twin {
    /// These operations, `METHOD path` without `/api/v1`.
    Api(&'static [&'static str]),
    /// Nothing, and why.
    Needless(&'static str),
}

use Twin::{Api, Needless};

const SIGNING_IN: Twin = Needless("a program shows a token and has no session");
const ACCOUNT: Twin = Needless("an account and its tokens are looked after by the person, with the password");
const ADMINISTRATION: Twin = Needless("rights are given by a person on a page, or with `rollcall user`");
const REGISTER_OF_FUNDERS: Twin = Needless("few, and put on the register by a person who looked them up");
const FORM: Twin = Needless("shows a form: a program sends, and is told what is wrong");

/// Every form that a page posts.
const FORMS: &[(&str, Twin)] = &[
    ("/sign-in", SIGNING_IN),
    ("/sign-out", SIGNING_IN),
    ("/register", ACCOUNT),
    ("/verify-address", ACCOUNT),
    ("/password/forgot", ACCOUNT),
    ("/password/reset", ACCOUNT),
    ("/account/language", ACCOUNT),
    ("/account/orcid", Api(&["PUT /account/orcid"])),
    ("/account/tokens", Api(&["POST /tokens"])),
    ("/account/tokens/revoke", ACCOUNT),
    ("/admin/people/{person}/grants", ADMINISTRATION),
    ("/admin/people/{person}/revoke", ADMINISTRATION),
    // Calls
    ("/calls/{call}/announcements", Api(&["POST /calls/{call}/announcements"])),
    (
        "/calls/{call}/announcements/{announcement}/correct",
        Api(&["PUT /calls/{call}/announcements/{announcement}"]),
    ),
    ("/calls/{call}/answers/{number}/correct", Api(&["PUT /calls/{call}/answers/{number}"])),
    ("/calls/{call}/questions", Api(&["POST /calls/{call}/questions"])),
    ("/calls/{call}/questions/{question}/answer", Api(&["POST /calls/{call}/questions/{question}/answer"])),
    (
        "/calls/{call}/questions/{question}/publish",
        Api(&["POST /calls/{call}/questions/{question}/publication"]),
    ),
    ("/calls/{call}/interest", Api(&["POST /calls/{call}/interest"])),
    ("/calls/{call}/interest/{interest}", Api(&["PUT /calls/{call}/interest/{interest}"])),
    ("/calls/{call}/interest/{interest}/withdraw", Api(&["DELETE /calls/{call}/interest/{interest}"])),
    ("/staff/{call}/extensions/{extension}", Api(&["POST /calls/{call}/extensions/{extension}/decision"])),
    ("/calls/{call}/move-cut-off", Api(&["POST /calls/{call}/cut-offs/{number}/move"])),
    ("/calls/{call}/top-up", Api(&["POST /calls/{call}/top-ups"])),
    // Proposals
    ("/proposals/new", Api(&["POST /proposals"])),
    ("/proposals/{proposal}/import", Api(&["POST /proposals/{proposal}/import"])),
    ("/proposals/{proposal}/import/check", Api(&["POST /proposals/{proposal}/import"])),
    (
        "/proposals/{proposal}/edit/{part}",
        Api(&["PUT /proposals/{proposal}", "PUT /proposals/{proposal}/fields/{field}"]),
    ),
    ("/proposals/{proposal}/fields/{field}", Api(&["PUT /proposals/{proposal}/fields/{field}"])),
    (
        "/proposals/{proposal}/history/{field}",
        Api(&["POST /proposals/{proposal}/fields/{field}/restoration"]),
    ),
    ("/proposals/{proposal}/lists/{part}", Api(&["POST /proposals/{proposal}/lists/{part}/restoration"])),
    ("/proposals/{proposal}/notes", Api(&["POST /proposals/{proposal}/notes"])),
    ("/proposals/{proposal}/notes/resolve", Api(&["PUT /proposals/{proposal}/notes/{thread}"])),
    ("/proposals/{proposal}/reminders", Api(&["PUT /proposals/{proposal}/reminders"])),
    ("/proposals/{proposal}/documents/{slot}", Api(&["PUT /proposals/{proposal}/documents/{slot}"])),
    ("/proposals/{proposal}/documents/{slot}/replace", Api(&["PUT /proposals/{proposal}/documents/{slot}"])),
    (
        "/proposals/{proposal}/documents/{slot}/remove",
        Api(&["DELETE /proposals/{proposal}/documents/{slot}"]),
    ),
    ("/proposals/{proposal}/reckon/{part}", Api(&["POST /proposals/{proposal}/reckoning"])),
    ("/proposals/{proposal}/budget/import", Api(&["POST /proposals/{proposal}/budget"])),
    ("/proposals/{proposal}/submit", Api(&["POST /proposals/{proposal}/submission"])),
    ("/proposals/{proposal}/withdraw", Api(&["DELETE /proposals/{proposal}/submission"])),
    ("/proposals/{proposal}/team/invitations", Api(&["POST /proposals/{proposal}/team/invitations"])),
    (
        "/proposals/{proposal}/team/invitations/{invitation}/again",
        Api(&["POST /proposals/{proposal}/team/invitations/{invitation}/again"]),
    ),
    (
        "/proposals/{proposal}/team/invitations/{invitation}/revoke",
        Api(&["DELETE /proposals/{proposal}/team/invitations/{invitation}"]),
    ),
    ("/proposals/{proposal}/team/member", Api(&["PUT /proposals/{proposal}/team/{person}"])),
    ("/proposals/{proposal}/team/remove", Api(&["DELETE /proposals/{proposal}/team/{person}"])),
    ("/proposals/{proposal}/team/handover", Api(&["PUT /proposals/{proposal}/handover"])),
    ("/proposals/{proposal}/team/handover/withdraw", Api(&["DELETE /proposals/{proposal}/handover"])),
    ("/proposals/{proposal}/handover/accept", Api(&["POST /proposals/{proposal}/handover/answer"])),
    ("/proposals/{proposal}/handover/decline", Api(&["POST /proposals/{proposal}/handover/answer"])),
    ("/invitations/{invitation}/accept", Api(&["POST /invitations/{invitation}/answer"])),
    ("/invitations/{invitation}/decline", Api(&["POST /invitations/{invitation}/answer"])),
    ("/proposals/{proposal}/partners", Api(&["POST /proposals/{proposal}/partners"])),
    ("/proposals/{proposal}/partners/{partner}", Api(&["PUT /proposals/{proposal}/partners/{partner}"])),
    (
        "/proposals/{proposal}/partners/{partner}/leave",
        Api(&["DELETE /proposals/{proposal}/partners/{partner}"]),
    ),
    (
        "/proposals/{proposal}/partners/{partner}/declarations/{declaration}",
        Api(&["PUT /proposals/{proposal}/partners/{partner}/declarations/{declaration}"]),
    ),
    (
        "/proposals/{proposal}/partners/{partner}/declarations/{declaration}/undo",
        Api(&["DELETE /proposals/{proposal}/partners/{partner}/declarations/{declaration}"]),
    ),
    (
        "/proposals/{proposal}/partners/{partner}/declarations/{declaration}/paper",
        Api(&["PUT /proposals/{proposal}/partners/{partner}/declarations/{declaration}/paper"]),
    ),
    (
        "/proposals/{proposal}/partners/{partner}/signoff",
        Api(&["PUT /proposals/{proposal}/partners/{partner}/signoff"]),
    ),
    (
        "/proposals/{proposal}/partners/{partner}/signoff/undo",
        Api(&["DELETE /proposals/{proposal}/partners/{partner}/signoff"]),
    ),
    ("/verify", Needless("`rollcall verify` and any JOSE library check a receipt without asking us")),
    ("/proposals/{proposal}/resubmit", Api(&["POST /proposals/{proposal}/resubmission"])),
    ("/proposals/{proposal}/reply", Api(&["PUT /proposals/{proposal}/reply"])),
    // The emergency path
    ("/proposals/{proposal}/emergency", Api(&["POST /proposals/{proposal}/emergency"])),
    ("/proposals/{proposal}/emergency/archive", Api(&["POST /proposals/{proposal}/emergency/archive"])),
    ("/staff/{call}/emergency", Api(&["POST /calls/{call}/emergency"])),
    ("/staff/{call}/emergency/{deposit}", Api(&["POST /calls/{call}/emergency/{deposit}/decision"])),
    // Case
    ("/proposals/{proposal}/case", Api(&["POST /proposals/{proposal}/case"])),
    (
        "/proposals/{proposal}/case/{number}/messages",
        Api(&[
            "POST /proposals/{proposal}/case/{number}/messages",
            "POST /proposals/{proposal}/case/{number}/attachments",
        ]),
    ),
    ("/proposals/{proposal}/case/{number}/due", Api(&["POST /proposals/{proposal}/case/{number}/due"])),
    (
        "/proposals/{proposal}/case/{number}/more-time",
        Api(&["POST /proposals/{proposal}/case/{number}/more-time"]),
    ),
    (
        "/proposals/{proposal}/case/{number}/decision",
        Api(&["POST /proposals/{proposal}/case/{number}/decision"]),
    ),
    // Co-funding
    (
        "/proposals/{proposal}/funders/{funder}/open",
        Api(&["PUT /proposals/{proposal}/funders/{funder}/opening"]),
    ),
    (
        "/proposals/{proposal}/funders/{funder}/close",
        Api(&["DELETE /proposals/{proposal}/funders/{funder}/opening"]),
    ),
    ("/funding/{funder}/{proposal}", Api(&["POST /commitments/{tranche}/steps"])),
    ("/funding/appointment", Api(&["POST /appointments"])),
    (
        "/staff/{call}/appointments/{request}/appoint",
        Api(&["POST /calls/{call}/appointments/{request}/settlement"]),
    ),
    (
        "/staff/{call}/appointments/{request}/decline",
        Api(&["POST /calls/{call}/appointments/{request}/settlement"]),
    ),
    ("/funding/{funder}/ceiling", Api(&["PUT /funders/{funder}/ceilings/{call}"])),
    (
        "/funding/{funder}/drafts/{proposal}/sign-off",
        Api(&["PUT /funders/{funder}/drafts/{proposal}/signoff"]),
    ),
    (
        "/funding/{funder}/drafts/{proposal}/sign-off/undo",
        Api(&["DELETE /funders/{funder}/drafts/{proposal}/signoff"]),
    ),
    ("/funders", REGISTER_OF_FUNDERS),
    ("/funders/{funder}/officials", REGISTER_OF_FUNDERS),
    ("/funders/{funder}/officials/dismiss", REGISTER_OF_FUNDERS),
    // Evaluation
    ("/calls/{call}/experts", Api(&["POST /calls/{call}/experts"])),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/seal",
        Api(&["POST /calls/{call}/cut-offs/{number}/evaluation/seal"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/checks",
        Api(&["POST /calls/{call}/cut-offs/{number}/evaluation/{reference}/checks"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/conclude",
        Api(&["POST /calls/{call}/cut-offs/{number}/evaluation/{reference}/conclusions"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/assign",
        Api(&["POST /calls/{call}/cut-offs/{number}/evaluation/{reference}/tasks"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/tasks",
        Api(&["POST /calls/{call}/cut-offs/{number}/evaluation/{reference}/tasks/{task}"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/rule",
        Api(&["POST /calls/{call}/cut-offs/{number}/evaluation/{reference}/rulings"]),
    ),
    ("/reviews/conflicts/{call}/{cutoff}", Api(&["PUT /calls/{call}/cut-offs/{number}/conflicts"])),
    ("/reviews/{task}/accept", Api(&["POST /reviews/{id}/acceptance"])),
    ("/reviews/{task}/decline", Api(&["POST /reviews/{id}/decline"])),
    (
        "/reviews/{task}/report",
        Api(&[
            "PUT /reviews/{id}",
            "POST /reviews/{id}/submission",
            "PUT /reviews/{id}/consensus",
            "POST /reviews/{id}/consensus/proposal",
        ]),
    ),
    ("/reviews/{task}/consent", Api(&["POST /reviews/{id}/consensus/answer"])),
    ("/reviews/{task}/finish", Api(&["POST /reviews/{id}/consensus/finish"])),
    // Ranking
    (
        "/calls/{call}/cut-offs/{cutoff}/ranking/findings",
        Api(&["POST /calls/{call}/cut-offs/{number}/ranking/findings"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/ranking/seal",
        Api(&["POST /calls/{call}/cut-offs/{number}/ranking/seal"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/ranking/decision",
        Api(&["POST /calls/{call}/cut-offs/{number}/decision"]),
    ),
    ("/board/{call}/{cutoff}", Api(&["POST /board/{call}/{cutoff}"])),
    // Awards
    ("/awards/make", Api(&["POST /calls/{call}/cut-offs/{number}/awards"])),
    ("/awards/{award}/{instrument}/step", Api(&["POST /awards/{award}/instruments/{kind}/steps"])),
    ("/awards/{award}/{instrument}/payment", Api(&["POST /awards/{award}/payments"])),
    (
        "/awards/{award}/payments/{payment}/authorise",
        Api(&["POST /awards/{award}/payments/{payment}/authorise"]),
    ),
    (
        "/awards/{award}/payments/{payment}/withdraw",
        Api(&["POST /awards/{award}/payments/{payment}/withdraw"]),
    ),
    ("/rehearsal/clock", Needless("a rehearsal's clock is moved by people who watch what follows")),
];

/// Every page and file that is read.
const PAGES: &[(&str, Twin)] = &[
    ("/sign-in", SIGNING_IN),
    ("/language/{code}", Needless("a program names its language with `Accept-Language`")),
    ("/register", ACCOUNT),
    ("/registered", ACCOUNT),
    ("/verify-address", ACCOUNT),
    ("/password/forgot", ACCOUNT),
    ("/password/sent", ACCOUNT),
    ("/password/reset", ACCOUNT),
    ("/account", Api(&["GET /account"])),
    ("/admin/people", ADMINISTRATION),
    ("/admin/people/{person}", ADMINISTRATION),
    // Calls
    ("/", Needless("joins what has operations of its own for one person's eyes")),
    ("/calls", Api(&["GET /calls"])),
    ("/calls/{call}", Api(&["GET /calls/{call}"])),
    ("/calls/{call}/calendar.ics", Needless("is read by programs as it is: RFC 5545")),
    ("/calls/{call}/feed.atom", Needless("is read by programs as it is: RFC 4287")),
    ("/calls/{call}/announcements", Api(&["GET /calls/{call}/announcements"])),
    ("/calls/{call}/announcements/{announcement}/correct", FORM),
    ("/calls/{call}/answers/{number}/correct", FORM),
    ("/calls/{call}/which-track", Api(&["GET /calls/{call}/which-track"])),
    ("/calls/{call}/answers", Api(&["GET /calls/{call}/answers"])),
    ("/calls/{call}/questions", Api(&["GET /calls/{call}/questions"])),
    ("/calls/{call}/questions/{question}", Api(&["GET /calls/{call}/questions/{question}"])),
    ("/staff/{call}/questions", Api(&["GET /calls/{call}/questions"])),
    ("/calls/{call}/interest", Api(&["GET /calls/{call}/interest"])),
    ("/calls/{call}/interest/{interest}", Api(&["GET /calls/{call}/interest/{interest}"])),
    ("/staff/{call}/interest", Api(&["GET /calls/{call}/interest"])),
    ("/staff/{call}/extensions", Api(&["GET /calls/{call}/extensions"])),
    ("/service", Api(&["GET /service"])),
    ("/calls/{call}/cut-offs/{number}", Api(&["GET /calls/{call}/cut-offs/{number}"])),
    ("/calls/{call}/results", Api(&["GET /calls/{call}/cut-offs/{number}"])),
    ("/calls/{call}/versions", Api(&["GET /calls/{call}/versions", "GET /calls/{call}/versions/{version}"])),
    // Proposals
    ("/proposals", Api(&["GET /proposals"])),
    ("/proposals/new", FORM),
    ("/proposals/{proposal}", Api(&["GET /proposals/{proposal}", "GET /proposals/{proposal}/attempts"])),
    (
        "/proposals/{proposal}/text",
        Api(&["GET /proposals/{proposal}", "GET /proposals/{proposal}/submissions/{version}"]),
    ),
    (
        "/proposals/{proposal}/dossier",
        Api(&["GET /proposals/{proposal}/dossier", "GET /proposals/{proposal}/application"]),
    ),
    ("/proposals/{proposal}/application.pdf", Api(&["GET /proposals/{proposal}/application"])),
    ("/proposals/{proposal}/dossier.zip", Api(&["GET /proposals/{proposal}/dossier"])),
    ("/proposals/{proposal}/archive.zip", Api(&["GET /proposals/{proposal}/archive"])),
    ("/proposals/{proposal}/import", FORM),
    ("/proposals/{proposal}/import/check", Api(&["POST /proposals/{proposal}/import"])),
    (
        "/proposals/{proposal}/edit/{part}",
        Api(&["GET /proposals/{proposal}", "GET /proposals/{proposal}/reckoning"]),
    ),
    ("/proposals/{proposal}/fields", Api(&["GET /proposals/{proposal}/fields"])),
    ("/proposals/{proposal}/fields/{field}", Api(&["GET /proposals/{proposal}/fields/{field}"])),
    ("/proposals/{proposal}/history/{field}", Api(&["GET /proposals/{proposal}/fields/{field}"])),
    ("/proposals/{proposal}/lists/{part}", Api(&["GET /proposals/{proposal}/lists/{part}"])),
    ("/proposals/{proposal}/notes", Api(&["GET /proposals/{proposal}/notes"])),
    ("/proposals/{proposal}/budget.csv", Api(&["GET /proposals/{proposal}/budget.csv"])),
    ("/proposals/{proposal}/budget.xlsx", Api(&["GET /proposals/{proposal}/budget.xlsx"])),
    ("/proposals/{proposal}/documents/{slot}/remove", FORM),
    ("/proposals/{proposal}/documents/{slot}/replace", FORM),
    ("/documents/{document}", Api(&["GET /proposals/{proposal}/documents/{slot}"])),
    (
        "/proposals/{proposal}/submit",
        Api(&["GET /proposals/{proposal}", "GET /proposals/{proposal}/comparison"]),
    ),
    ("/proposals/{proposal}/withdraw", FORM),
    ("/proposals/{proposal}/team", Api(&["GET /proposals/{proposal}/team"])),
    ("/proposals/{proposal}/handover", FORM),
    ("/invitation", Needless("is where a letter leads a person")),
    ("/invitations/{invitation}", Api(&["GET /invitations"])),
    ("/proposals/{proposal}/ready", Api(&["GET /proposals/{proposal}/readiness"])),
    ("/proposals/{proposal}/partners", Api(&["GET /proposals/{proposal}/partners"])),
    ("/proposals/{proposal}/partners/new", Api(&["GET /organisations"])),
    ("/proposals/{proposal}/partners/{partner}", Api(&["GET /proposals/{proposal}/partners"])),
    (
        "/proposals/{proposal}/receipt",
        Api(&["GET /proposals/{proposal}/receipt", "GET /proposals/{proposal}/submissions"]),
    ),
    ("/proposals/{proposal}/receipt.jws", Api(&["GET /proposals/{proposal}/receipt"])),
    ("/proposals/{proposal}/receipt.pdf", Api(&["GET /proposals/{proposal}/receipt.pdf"])),
    ("/proposals/{proposal}/content.json", Api(&["GET /proposals/{proposal}/submissions/{version}"])),
    ("/proposals/{proposal}/inclusion.json", Api(&["GET /proposals/{proposal}/receipt"])),
    ("/verify", FORM),
    ("/.well-known/jwks.json", Needless("is read by programs as it is: RFC 7517")),
    ("/proposals/{proposal}/reply", Api(&["GET /proposals/{proposal}/reply"])),
    ("/proposals/{proposal}/outcome", Api(&["GET /proposals/{proposal}/outcome"])),
    // The emergency path
    ("/proposals/{proposal}/emergency", Api(&["GET /proposals/{proposal}/emergency"])),
    ("/proposals/{proposal}/emergency/{number}/receipt.jws", Api(&["GET /proposals/{proposal}/emergency"])),
    ("/staff/{call}/emergency", Api(&["GET /calls/{call}/emergency"])),
    ("/staff/{call}/emergency/{deposit}", Api(&["GET /calls/{call}/emergency"])),
    (
        "/staff/{call}/emergency/{deposit}/archive.zip",
        Api(&["GET /calls/{call}/emergency/{deposit}/archive"]),
    ),
    // Case
    (
        "/proposals/{proposal}/case",
        Api(&["GET /proposals/{proposal}/case", "GET /proposals/{proposal}/supplements"]),
    ),
    ("/proposals/{proposal}/case/{number}", Api(&["GET /proposals/{proposal}/case/{number}"])),
    ("/attachments/{attachment}", Api(&["GET /attachments/{attachment}"])),
    ("/staff/{call}/cases", Api(&["GET /calls/{call}/cases"])),
    // Co-funding
    ("/funding", Api(&["GET /commitments"])),
    ("/proposals/{proposal}/funders", Api(&["GET /proposals/{proposal}/funders"])),
    ("/funding/{funder}/{proposal}", Api(&["GET /commitments"])),
    (
        "/funding/{funder}/{proposal}/documents/{document}",
        Api(&["GET /funders/{funder}/drafts/{proposal}/documents/{slot}"]),
    ),
    ("/funding/appointment", Api(&["GET /appointments"])),
    ("/staff/{call}/appointments", Api(&["GET /calls/{call}/appointments"])),
    ("/funding/{funder}/drafts/{proposal}", Api(&["GET /funders/{funder}/drafts/{proposal}"])),
    ("/funders", REGISTER_OF_FUNDERS),
    ("/funders/{funder}", REGISTER_OF_FUNDERS),
    // Evaluation
    ("/calls/{call}/experts", Api(&["GET /calls/{call}/experts"])),
    ("/calls/{call}/cut-offs/{cutoff}/evaluation", Api(&["GET /calls/{call}/cut-offs/{number}/evaluation"])),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}",
        Api(&["GET /calls/{call}/cut-offs/{number}/evaluation/{reference}"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/documents/{document}",
        Api(&["GET /calls/{call}/cut-offs/{number}/evaluation/{reference}/documents/{slot}"]),
    ),
    (
        "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/dossier.zip",
        Api(&["GET /calls/{call}/cut-offs/{number}/evaluation/{reference}/dossier"]),
    ),
    ("/reviews", Api(&["GET /reviews"])),
    ("/reviews/conflicts/{call}/{cutoff}", Api(&["GET /calls/{call}/cut-offs/{number}/conflicts"])),
    ("/reviews/{task}", Api(&["GET /reviews/{id}"])),
    ("/reviews/{task}/documents/{document}", Api(&["GET /reviews/{id}/documents/{slot}"])),
    ("/reviews/{task}/dossier.zip", Api(&["GET /reviews/{id}/dossier"])),
    // Desk, reports, ranking, awards
    ("/staff", Needless("joins what has operations of its own for one person's eyes")),
    ("/staff/{call}/attempts", Api(&["GET /calls/{call}/attempts"])),
    ("/calls/{call}/cut-offs/{number}/report", Api(&["GET /calls/{call}/cut-offs/{number}/report"])),
    (
        "/calls/{call}/cut-offs/{cutoff}/ranking",
        Api(&["GET /calls/{call}/cut-offs/{number}/ranking", "GET /calls/{call}/cut-offs/{number}/decision"]),
    ),
    ("/board", Api(&["GET /board"])),
    ("/board/{call}/{cutoff}", Api(&["GET /board/{call}/{cutoff}"])),
    ("/awards", Api(&["GET /awards"])),
    ("/awards/{award}", Api(&["GET /awards/{award}"])),
    ("/awards/{award}/{instrument}/step", FORM),
    ("/awards/{award}/{instrument}/payment", FORM),
    // The house itself
    ("/rehearsal", Needless("a rehearsal's clock is moved by people who watch what follows")),
    ("/static/{name}", Needless("belongs to the pages")),
    ("/healthz", Needless("is for programs already")),
    ("/readyz", Needless("is for programs already")),
    ("/metrics", Needless("is for programs already")),
];

fn served(keep: impl Fn(&Method, &str) -> bool) -> BTreeSet<&'static str> {
    let routes = ROUTES.iter().filter(|route| keep(&route.method, route.path));
    routes.map(|route| route.path).collect()
}

fn holds(table: &[(&'static str, Twin)], served: &BTreeSet<&'static str>) {
    let named: BTreeSet<&str> = table.iter().map(|(path, _)| *path).collect();
    assert_eq!(named.len(), table.len(), "a path stands twice");
    let missing: Vec<_> = served.difference(&named).collect();
    assert!(missing.is_empty(), "say what a program does instead, or why it needs nothing: {missing:?}");
    let idle: Vec<_> = named.difference(served).collect();
    assert!(idle.is_empty(), "no such route any more: {idle:?}");
    let operations: BTreeSet<String> = ROUTES
        .iter()
        .filter_map(|route| route.path.strip_prefix("/api/v1").map(|path| format!("{} {path}", route.method)))
        .collect();
    for (path, twin) in table {
        match twin {
            Api([]) | Needless("") => panic!("{path} has neither a twin nor a reason"),
            Api(twins) => {
                for twin in *twins {
                    assert!(operations.contains(*twin), "{path}: the API has no `{twin}`");
                }
            }
            Needless(_) => {}
        }
    }
}

#[test]
fn what_people_do_on_pages_programs_do_over_the_api() {
    holds(FORMS, &served(|method, path| *method != Method::GET && !path.starts_with("/api/")));
}

#[test]
fn what_people_read_on_pages_programs_read_over_the_api() {
    holds(PAGES, &served(|method, path| *method == Method::GET && !path.starts_with("/api/")));
}

/// Words read by nobody but the table: who writes a reason writes a sentence.
#[test]
fn reasons_are_said_in_words() {
    for (path, twin) in FORMS.iter().chain(PAGES) {
        if let Needless(reason) = twin {
            assert!(reason.split_whitespace().count() >= 4, "{path}: {reason}");
        }
    }
}
