//! Every URL of the house, as data: the table of contents.
//!
//! A route says who it is for, by which rule, and an example to try it with; the tests walk this table as
//! every kind of person and hold the answers in one reviewed snapshot. What is not here is not served.

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};

use crate::call;
use crate::cofunding;
use crate::people;
use crate::web::Audience::{Administrator, Api, Funder, Operator, Public, SignedIn, Staff};
use crate::web::{Route, serve_static};
use crate::{probes, rehearsal};

/// One line of the table: `GET "/path" Audience "policy" "example" => handler`.
macro_rules! table {
    ($($method:ident $path:literal $audience:ident $policy:literal $example:literal => $handler:path;)+) => {
        &[$(Route::new(Method::$method, $path, $audience, $policy, $example, || {
            web::method(Method::$method).to($handler)
        })),+]
    };
}

pub const ROUTES: &[Route] = table! {
    // People
    GET "/sign-in" Public "anybody" "/sign-in" => people::pages::session::form;
    POST "/sign-in" Public "anybody; limited by account and network" "/sign-in" => people::pages::session::sign_in;
    POST "/sign-out" SignedIn "one's own session" "/sign-out" => people::pages::session::sign_out;
    GET "/language/{code}" Public "anybody" "/language/fr" => people::pages::session::language;
    GET "/register" Public "anybody" "/register" => people::pages::register::form;
    POST "/register" Public "anybody; the answer never tells who has an account" "/register" => people::pages::register::register;
    GET "/registered" Public "anybody" "/registered" => people::pages::register::registered;
    GET "/verify-address" Public "anybody; shows a button" "/verify-address?key=none" => people::pages::register::verify_form;
    POST "/verify-address" Public "who has the secret of the letter" "/verify-address" => people::pages::register::verify;
    GET "/password/forgot" Public "anybody" "/password/forgot" => people::pages::password::forgot_form;
    POST "/password/forgot" Public "anybody; the answer never tells who has an account" "/password/forgot" => people::pages::password::forgot;
    GET "/password/sent" Public "anybody" "/password/sent" => people::pages::password::sent;
    GET "/password/reset" Public "anybody; shows a form" "/password/reset?key=none" => people::pages::password::reset_form;
    POST "/password/reset" Public "who has the secret of the letter" "/password/reset" => people::pages::password::reset;
    GET "/account" SignedIn "one's own account" "/account" => people::pages::account::show;
    POST "/account/tokens" SignedIn "one's own tokens" "/account/tokens" => people::pages::account::make_token;
    POST "/account/tokens/revoke" SignedIn "one's own tokens; others' are 404" "/account/tokens/revoke" => people::pages::account::revoke_token;
    GET "/admin/people" Administrator "administrators; 404 for others" "/admin/people" => people::pages::admin::list;
    GET "/admin/people/{person}" Administrator "administrators; 404 for others" "/admin/people/{person}" => people::pages::admin::person;
    POST "/admin/people/{person}/grants" Administrator "administrators; 404 for others" "/admin/people/{person}/grants" => people::pages::admin::grant;
    POST "/admin/people/{person}/revoke" Administrator "administrators; 404 for others" "/admin/people/{person}/revoke" => people::pages::admin::revoke;
    POST "/api/v1/tokens" Public "who has the password; limited as signing in" "/api/v1/tokens" => people::api::make_token;

    // Calls
    GET "/" Public "anybody" "/" => call::pages::home;
    GET "/calls" Public "anybody; calls that are not public for those who hold a role in them" "/calls" => call::pages::list;
    GET "/calls/{call}" Public "who sees the call; 404 for others" "/calls/{call}" => call::pages::show;
    GET "/calls/{call}/cut-offs/{number}" Public "who sees the call; 404 for others" "/calls/{call}/cut-offs/1" => call::pages::cutoff;
    GET "/calls/{call}/results" Public "who sees the call; 404 for others" "/calls/{call}/results" => call::pages::results;
    GET "/calls/{call}/versions" Public "who sees the call; 404 for others" "/calls/{call}/versions" => call::pages::versions::show;
    POST "/calls/{call}/move-cut-off" Staff "staff of the call" "/calls/{call}/move-cut-off" => call::pages::versions::move_cutoff;
    POST "/calls/{call}/top-up" Staff "staff of the call" "/calls/{call}/top-up" => call::pages::versions::top_up;
    GET "/api/v1/calls" Public "anybody; calls that are not public for those who hold a role in them" "/api/v1/calls" => call::api::list;
    GET "/api/v1/calls/{call}" Public "who sees the call; 404 for others" "/api/v1/calls/{call}" => call::api::show;
    GET "/api/v1/calls/{call}/cut-offs/{number}" Public "who sees the call; 404 for others" "/api/v1/calls/{call}/cut-offs/1" => call::api::show_cutoff;

    // Co-funding
    GET "/funding" Funder "officials see their funders' claims; 404 for others" "/funding" => cofunding::pages::portfolio::show;
    GET "/funding/{funder}/{proposal}" Funder "officials of the funder, once submitted; 404 for others" "/funding/{funder}/{submitted}" => cofunding::pages::answer::show;
    POST "/funding/{funder}/{proposal}" Funder "officials of the funder outside the team; 404 for others" "/funding/{funder}/{submitted}" => cofunding::pages::answer::answer;
    GET "/funders" Staff "staff and administrators; 404 for others" "/funders" => cofunding::pages::funders::list;
    POST "/funders" Staff "staff and administrators; 404 for others" "/funders" => cofunding::pages::funders::add;
    GET "/funders/{funder}" Staff "staff and administrators; 404 for others" "/funders/{funder}" => cofunding::pages::funders::show;
    POST "/funders/{funder}/officials" Staff "staff and administrators, never for themselves; 404 for others" "/funders/{funder}/officials" => cofunding::pages::funders::appoint;
    POST "/funders/{funder}/officials/dismiss" Staff "staff and administrators; 404 for others" "/funders/{funder}/officials/dismiss" => cofunding::pages::funders::dismiss;
    GET "/api/v1/commitments" Api "officials see their funders' claims, overseers their calls'; 404 for others" "/api/v1/commitments" => cofunding::api::list;
    POST "/api/v1/commitments/{tranche}/steps" Api "officials of the funder; 404 for others" "/api/v1/commitments/{tranche}/steps" => cofunding::api::step;

    // Rehearsals
    GET "/rehearsal" Public "anybody, in a rehearsal; 404 elsewhere" "/rehearsal" => rehearsal::show;
    POST "/rehearsal/clock" SignedIn "staff of any call, in a rehearsal; 404 for others and elsewhere" "/rehearsal/clock" => rehearsal::move_clock;

    // The house itself
    GET "/static/{name}" Public "anybody" "/static/rollcall.css" => serve_static;
    GET "/healthz" Operator "anybody: says only that the program runs" "/healthz" => probes::healthz;
    GET "/readyz" Operator "anybody: says only whether it can work" "/readyz" => probes::readyz;
    GET "/metrics" Operator "from loopback alone; 404 elsewhere" "/metrics" => probes::metrics;
};

/// Registers the table. Paths that several methods share become one resource, so that a wrong method is 405.
pub fn configure(service: &mut ServiceConfig) {
    let mut paths: Vec<&'static str> = Vec::new();
    for route in ROUTES {
        if !paths.contains(&route.path) {
            paths.push(route.path);
        }
    }
    for path in paths {
        let routes = ROUTES.iter().filter(|route| route.path == path);
        service.service(routes.fold(web::resource(path), |resource, route| resource.route((route.serve)())));
    }
}
