//! The people of a demonstration.

use super::scene::{Played, Scene};
use crate::ground::ids::{CallId, PersonId};
use crate::ground::{Moment, Role, Scope};
use crate::people::{acts, password, rules::NewAccount};

/// The password of every account: `serve` refuses the database it is good for.
const PASSWORD: &str = "rehearsal";

/// The accounts that are printed: name before `@demo.example`, and what it is for.
pub const ACCOUNTS: &[(&str, &str)] = &[
    ("applicant", "coordinates DEMO-NORTH and others"),
    ("evaluator", "expert with tasks"),
    ("rapporteur", "expert who drafts the consensus"),
    ("moderator", "neutral chair of the consensus"),
    ("evaluator-2", "a third expert, for walking it through"),
    ("funder", "Demo Ministry of Research"),
    ("board", "member of the Governing Board"),
    ("staff", "runs both calls, moves the clock"),
    ("finance", "records payments"),
    ("auditor", "reads everything, writes nothing"),
    ("admin", "people and roles"),
];

/// Accounts of the other consortia; they sign in with the same password.
const OTHERS: &[(&str, &str)] =
    &[("alps", "Coordinator of DEMO-ALPS"), ("coast", "Coordinator of DEMO-COAST")];

pub struct Cast {
    pub admin: PersonId,
    pub applicant: PersonId,
    pub alps: PersonId,
    pub coast: PersonId,
    pub evaluator: PersonId,
    pub second: PersonId,
    pub rapporteur: PersonId,
    pub moderator: PersonId,
    pub funder: PersonId,
    pub board: PersonId,
    pub staff: PersonId,
    pub finance: PersonId,
}

impl Cast {
    /// Makes the accounts and gives the roles that do not come with a proposal.
    pub fn hire(scene: &Scene<'_>, at: Moment) -> Played<Self> {
        let hash = password::hash_blocking(PASSWORD)?;
        let hire = |name: &str, roles: &[Role]| hire(scene, at, name, &hash, roles);
        hire("auditor", &[Role::Auditor])?;
        Ok(Self {
            admin: hire("admin", &[Role::Administrator])?,
            applicant: hire("applicant", &[])?,
            alps: hire("alps", &[])?,
            coast: hire("coast", &[])?,
            evaluator: hire("evaluator", &[])?,
            second: hire("evaluator-2", &[])?,
            rapporteur: hire("rapporteur", &[])?,
            moderator: hire("moderator", &[])?,
            funder: hire("funder", &[])?,
            board: hire("board", &[Role::Board])?,
            staff: hire("staff", &[Role::Staff])?,
            finance: hire("finance", &[Role::Finance])?,
        })
    }
}

/// Both calls of the demonstration.
pub fn calls() -> [CallId; 2] {
    [CallId::from_text("ai-factories"), CallId::from_text("rehearsal")]
}

fn hire(scene: &Scene<'_>, at: Moment, name: &str, hash: &str, roles: &[Role]) -> Played<PersonId> {
    let known = ACCOUNTS.iter().chain(OTHERS).find(|(account, _)| *account == name);
    let what = known.map_or(name, |(_, what)| what);
    let account = NewAccount {
        email: format!("{name}@demo.example"),
        name: format!("{} (demo)", title(name, what)),
        language: "en".into(),
    };
    let (hash, roles) = (hash.to_owned(), roles.to_vec());
    scene.system(at, move |act| {
        let person = acts::add_person(act, &account, &hash)?;
        for role in &roles {
            for scope in scopes(*role) {
                acts::grant(act, &person, *role, scope, "cast for the demonstration")?;
            }
        }
        Ok(person)
    })
}

/// Administrators reach everything, everybody else the two calls.
fn scopes(role: Role) -> Vec<Scope> {
    match role {
        Role::Administrator => vec![Scope::Everything],
        _ => calls().into_iter().map(Scope::Call).collect(),
    }
}

/// What the bar shows: the role rather than an invented name, so that nobody mistakes them for people.
fn title(name: &str, what: &str) -> String {
    match name {
        "alps" | "coast" => what.to_owned(),
        "evaluator-2" => "Second evaluator".to_owned(),
        "staff" => "Call staff".to_owned(),
        "finance" => "Finance officer".to_owned(),
        "board" => "Board member".to_owned(),
        "funder" => "Ministry official".to_owned(),
        "admin" => "Administrator".to_owned(),
        other => other.chars().take(1).flat_map(char::to_uppercase).chain(other.chars().skip(1)).collect(),
    }
}
