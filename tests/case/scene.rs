//! A proposal that a cut-off has taken in, its people, and staff.

use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};

use crate::proposal::world::{AFTER, call, submits, writes};
use crate::support::app::{App, Person};

pub struct Scene {
    pub ana: Person,
    pub carl: Person,
    pub rita: Person,
    pub sam: Person,
    pub olga: Person,
    pub reference: String,
}

/// Ana coordinates, Carl contributes, Rita reads; Sam runs the call, Olga audits it. One minute after the cut-off.
pub async fn received(app: &App) -> Scene {
    call(app);
    let ana = app.person("Ana").await;
    let reference = writes(&ana, "NORTH").await;
    submits(&ana, &reference).await.is(303);
    let (carl, rita) = (app.person("Carl").await, app.person("Rita").await);
    carl.joins(&reference, Role::Contributor);
    rita.joins(&reference, Role::Reader);
    let of_call = || Scope::Call(CallId::from_text("ai-factories"));
    let sam = app.person_with("Sam", Role::Staff, of_call()).await;
    let olga = app.person_with("Olga", Role::Auditor, of_call()).await;
    app.clock_to(AFTER);
    app.works();
    app.reads_all_letters();
    Scene { ana, carl, rita, sam, olga, reference }
}

impl Scene {
    pub fn case(&self) -> String {
        format!("/proposals/{}/case", self.reference)
    }

    pub fn matter(&self, number: i32) -> String {
        format!("{}/{number}", self.case())
    }
}

pub const SLIP: &[(&str, &str)] = &[
    ("kind", "clarification"),
    ("subject", "Two dates"),
    ("text", "Which of the two dates is meant?"),
    ("place", "Part B, table 3"),
    ("said", "Start: March 2026"),
    ("due", "2026-01-15T17:00"),
];

pub const DECIDED: &[(&str, &str)] = &[
    ("verdict", "accepted"),
    ("reason", "Section 4 says the same."),
    ("legal_basis", "Section 6 of the call"),
];

/// A plain matter with a due date.
pub const PLAIN: &[(&str, &str)] = &[
    ("kind", "other"),
    ("subject", "Papers on paper"),
    ("text", "Shall we send them back?"),
    ("due", "2026-01-15T17:00"),
];
