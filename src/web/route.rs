//! A route as data. Nothing is served that is not in the table of `routes.rs`, and nothing is in the table
//! without saying who it is for, by which rule, and an example to try it with.

use actix_web::http::Method;

/// Who a route is for. What they may see of it is decided by the policy, per object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Anybody, signed in or not.
    Public,
    /// Anybody who is signed in.
    SignedIn,
    /// Members of a proposal.
    Applicant,
    /// Experts with a task.
    Evaluator,
    /// Officials of a funder.
    Funder,
    /// Members of the Governing Board.
    Board,
    /// Staff of a call, with its auditors and finance officers where the policy says so.
    Staff,
    Finance,
    Administrator,
    /// Programs with a bearer token.
    Api,
    /// Machines that watch the service.
    Operator,
}

pub struct Route {
    pub method: Method,
    /// As actix-web matches it: `/proposals/{proposal}`.
    pub path: &'static str,
    pub audience: Audience,
    /// The rule, in words: `members of the proposal; others get 404`.
    pub policy: &'static str,
    /// A path to try: placeholders in braces are filled from the world of the tests (`{draft}`, `{call}`).
    pub example: &'static str,
    pub serve: fn() -> actix_web::Route,
}

impl Route {
    pub const fn new(
        method: Method,
        path: &'static str,
        audience: Audience,
        policy: &'static str,
        example: &'static str,
        serve: fn() -> actix_web::Route,
    ) -> Self {
        Self { method, path, audience, policy, example, serve }
    }
}
