//! Every URL of the house, as data: the table of contents.
//!
//! A route says who it is for, by which rule, and an example to try it with; the tests walk this table as
//! every kind of person and hold the answers in one reviewed snapshot. What is not here is not served.

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, Resource};

use crate::award;
use crate::call;
use crate::case;
use crate::cofunding;
use crate::desk;
use crate::evaluation;
use crate::people;
use crate::proposal;
use crate::ranking;
use crate::report;
use crate::web::Audience::{
    Administrator, Api, Applicant, Board, Evaluator, Finance, Funder, Operator, Public, SignedIn, Staff,
};
use crate::web::{Route, see_other, serve_static};
use crate::{openapi, probes, rehearsal};

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
    POST "/account/language" SignedIn "one's own letters" "/account/language" => people::pages::account::speak;
    POST "/account/orcid" SignedIn "one's own ORCID iD" "/account/orcid" => people::pages::account::give_orcid;
    POST "/account/tokens" SignedIn "one's own tokens" "/account/tokens" => people::pages::account::make_token;
    POST "/account/tokens/revoke" SignedIn "one's own tokens; others' are 404" "/account/tokens/revoke" => people::pages::account::revoke_token;
    GET "/admin/people" Administrator "administrators; 404 for others" "/admin/people" => people::pages::admin::list;
    GET "/admin/people/{person}" Administrator "administrators; 404 for others" "/admin/people/{person}" => people::pages::admin::person;
    POST "/admin/people/{person}/grants" Administrator "administrators; 404 for others" "/admin/people/{person}/grants" => people::pages::admin::grant;
    POST "/admin/people/{person}/revoke" Administrator "administrators; 404 for others" "/admin/people/{person}/revoke" => people::pages::admin::revoke;
    GET "/api/v1/account" Api "one's own account" "/api/v1/account" => people::api::account;
    PUT "/api/v1/account/orcid" Api "one's own ORCID iD" "/api/v1/account/orcid" => people::api::give_orcid;
    POST "/api/v1/tokens" Public "who has the password; limited as signing in" "/api/v1/tokens" => people::api::make_token;

    // Calls
    GET "/" Public "anybody; what waits for them, where they are signed in" "/" => desk::pages::home::show;
    GET "/calls" Public "anybody; calls that are not public for those who hold a role in them" "/calls" => call::pages::list;
    GET "/calls/{call}" Public "who sees the call; 404 for others" "/calls/{call}" => desk::pages::call::show;
    GET "/calls/{call}/calendar.ics" Public "who sees the call; 404 for others" "/calls/{call}/calendar.ics" => call::pages::calendar::show;
    GET "/calls/{call}/feed.atom" Public "who sees the call; 404 for others" "/calls/{call}/feed.atom" => call::pages::feed::show;
    GET "/calls/{call}/announcements" Public "who sees the call; 404 for others" "/calls/{call}/announcements" => call::pages::news::show;
    POST "/calls/{call}/announcements" Staff "staff of the call" "/calls/{call}/announcements" => call::pages::news::announce;
    GET "/calls/{call}/announcements/{announcement}/correct" Staff "staff of the call" "/calls/ai-factories/announcements/{announcement}/correct" => call::pages::correct::announcement_form;
    POST "/calls/{call}/announcements/{announcement}/correct" Staff "staff of the call" "/calls/ai-factories/announcements/{announcement}/correct" => call::pages::correct::announcement;
    GET "/calls/{call}/which-track" Public "who sees the call; 404 for others; nothing is stored" "/calls/{call}/which-track?host_state=FI&machine=none" => call::pages::track::show;
    GET "/calls/{call}/answers" Public "who sees the call; 404 for others" "/calls/{call}/answers" => call::pages::answers::show;
    GET "/calls/{call}/answers/{number}/correct" Staff "staff of the call" "/calls/ai-factories/answers/1/correct" => call::pages::correct::answer_form;
    POST "/calls/{call}/answers/{number}/correct" Staff "staff of the call" "/calls/ai-factories/answers/1/correct" => call::pages::correct::answer;
    GET "/calls/{call}/questions" SignedIn "one's own questions, in a call they see" "/calls/{call}/questions" => call::pages::questions::mine;
    POST "/calls/{call}/questions" SignedIn "anybody signed in, in a call they see, until questions close" "/calls/{call}/questions" => call::pages::questions::ask;
    GET "/calls/{call}/questions/{question}" Applicant "who asked, and staff and auditors of the call who are in no team of it; 404 for others" "/calls/{call}/questions/{question}" => call::pages::questions::one;
    POST "/calls/{call}/questions/{question}/answer" Staff "staff of the call who are in no team of it; 403 for who asked and auditors, 404 for others" "/calls/{call}/questions/{question}/answer" => call::pages::questions::answer;
    POST "/calls/{call}/questions/{question}/publish" Staff "staff of the call who are in no team of it; 403 for who asked and auditors, 404 for others" "/calls/{call}/questions/{question}/publish" => call::pages::questions::publish;
    GET "/staff/{call}/questions" Staff "staff and auditors of the call who are in no team of it; 404 for others" "/staff/{call}/questions" => call::pages::questions::all;
    GET "/calls/{call}/interest" SignedIn "one's own letters of interest, in a call they see" "/calls/{call}/interest" => call::pages::interest::mine;
    POST "/calls/{call}/interest" SignedIn "anybody signed in, in a call they see" "/calls/{call}/interest" => call::pages::interest::file;
    GET "/calls/{call}/interest/{interest}" Applicant "who filed it, and staff of the call who are in no team of it; 404 for others" "/calls/{call}/interest/{interest}" => call::pages::interest::one;
    POST "/calls/{call}/interest/{interest}" Applicant "who filed it; 403 for staff of the call who are in no team of it, 404 for others" "/calls/{call}/interest/{interest}" => call::pages::interest::change;
    POST "/calls/{call}/interest/{interest}/withdraw" Applicant "who filed it; 403 for staff of the call who are in no team of it, 404 for others" "/calls/{call}/interest/{interest}/withdraw" => call::pages::interest::withdraw;
    GET "/staff/{call}/interest" Staff "staff of the call who are in no team of it; 404 for others" "/staff/{call}/interest" => call::pages::interest::all;
    GET "/staff/{call}/extensions" Staff "staff and auditors of the call; 404 for others" "/staff/{call}/extensions" => call::pages::extension::list;
    POST "/staff/{call}/extensions/{extension}" Staff "staff of the call; 404 for others" "/staff/{call}/extensions/{extension}" => call::pages::extension::decide;
    GET "/service" Public "anybody" "/service" => call::pages::service::show;
    GET "/calls/{call}/cut-offs/{number}" Public "who sees the call; 404 for others" "/calls/{call}/cut-offs/1" => call::pages::cutoff;
    GET "/calls/{call}/results" Public "who sees the call; 404 for others" "/calls/{call}/results" => call::pages::results;
    GET "/calls/{call}/versions" Public "who sees the call; 404 for others" "/calls/{call}/versions" => call::pages::versions::show;
    POST "/calls/{call}/move-cut-off" Staff "staff of the call" "/calls/{call}/move-cut-off" => call::pages::versions::move_cutoff;
    POST "/calls/{call}/top-up" Staff "staff of the call" "/calls/{call}/top-up" => call::pages::versions::top_up;
    GET "/api/v1/calls" Public "anybody; calls that are not public for those who hold a role in them" "/api/v1/calls" => call::api::list;
    GET "/api/v1/calls/{call}" Public "who sees the call; 404 for others" "/api/v1/calls/{call}" => call::api::show;
    GET "/api/v1/calls/{call}/cut-offs/{number}" Public "who sees the call; 404 for others" "/api/v1/calls/{call}/cut-offs/1" => call::api::show_cutoff;
    GET "/api/v1/calls/{call}/announcements" Public "who sees the call; 404 for others" "/api/v1/calls/{call}/announcements" => call::api::news::announcements;
    POST "/api/v1/calls/{call}/announcements" Api "staff of the call" "/api/v1/calls/{call}/announcements" => call::api::news::announce;
    PUT "/api/v1/calls/{call}/announcements/{announcement}" Api "staff of the call" "/api/v1/calls/ai-factories/announcements/{announcement}" => call::api::news::correct_announcement;
    GET "/api/v1/calls/{call}/answers" Public "who sees the call; 404 for others" "/api/v1/calls/{call}/answers" => call::api::news::answers;
    PUT "/api/v1/calls/{call}/answers/{number}" Api "staff of the call" "/api/v1/calls/ai-factories/answers/1" => call::api::news::correct_answer;
    GET "/api/v1/calls/{call}/questions" Api "one's own questions; staff and auditors of the call who are in no team of it all" "/api/v1/calls/{call}/questions" => call::api::questions::questions;
    POST "/api/v1/calls/{call}/questions" Api "anybody with a token, in a call they see, until questions close" "/api/v1/calls/{call}/questions" => call::api::questions::ask;
    GET "/api/v1/calls/{call}/questions/{question}" Api "who asked, and staff and auditors of the call who are in no team of it; 404 for others" "/api/v1/calls/{call}/questions/{question}" => call::api::questions::question;
    POST "/api/v1/calls/{call}/questions/{question}/answer" Api "staff of the call who are in no team of it; 403 for who asked and auditors, 404 for others" "/api/v1/calls/{call}/questions/{question}/answer" => call::api::questions::answer;
    POST "/api/v1/calls/{call}/questions/{question}/publication" Api "staff of the call who are in no team of it; 403 for who asked and auditors, 404 for others" "/api/v1/calls/{call}/questions/{question}/publication" => call::api::questions::publish;
    GET "/api/v1/calls/{call}/interest" Api "one's own letters of interest; staff of the call who are in no team of it all" "/api/v1/calls/{call}/interest" => call::api::interest::interests;
    POST "/api/v1/calls/{call}/interest" Api "anybody with a token, in a call they see" "/api/v1/calls/{call}/interest" => call::api::interest::file_interest;
    GET "/api/v1/calls/{call}/interest/{interest}" Api "who filed it, and staff of the call who are in no team of it; 404 for others" "/api/v1/calls/{call}/interest/{interest}" => call::api::interest::interest;
    PUT "/api/v1/calls/{call}/interest/{interest}" Api "who filed it; 403 for staff of the call who are in no team of it, 404 for others" "/api/v1/calls/{call}/interest/{interest}" => call::api::interest::change_interest;
    DELETE "/api/v1/calls/{call}/interest/{interest}" Api "who filed it; 403 for staff of the call who are in no team of it, 404 for others" "/api/v1/calls/{call}/interest/{interest}" => call::api::interest::withdraw_interest;
    GET "/api/v1/calls/{call}/which-track" Public "who sees the call; 404 for others; nothing is stored" "/api/v1/calls/{call}/which-track?host_state=FI&machine=none" => call::api::service::which_track;
    GET "/api/v1/calls/{call}/extensions" Api "staff and auditors of the call; 404 for others" "/api/v1/calls/{call}/extensions" => call::api::service::extensions;
    POST "/api/v1/calls/{call}/extensions/{extension}/decision" Api "staff of the call; 404 for others" "/api/v1/calls/{call}/extensions/{extension}/decision" => call::api::service::decide_extension;
    GET "/api/v1/calls/{call}/versions" Public "who sees the call; 404 for others" "/api/v1/calls/{call}/versions" => call::api::versions::versions;
    GET "/api/v1/calls/{call}/versions/{version}" Public "who sees the call; 404 for others" "/api/v1/calls/{call}/versions/1" => call::api::versions::version;
    POST "/api/v1/calls/{call}/cut-offs/{number}/move" Api "staff of the call" "/api/v1/calls/{call}/cut-offs/5/move" => call::api::versions::move_cutoff;
    POST "/api/v1/calls/{call}/top-ups" Api "staff of the call" "/api/v1/calls/{call}/top-ups" => call::api::versions::top_up;
    GET "/api/v1/service" Public "anybody" "/api/v1/service" => call::api::service::service;

    // Proposals
    GET "/proposals" SignedIn "one's own proposals" "/proposals" => proposal::pages::list::show;
    GET "/proposals/new" SignedIn "anybody signed in; the calls they see" "/proposals/new" => proposal::pages::new::form;
    POST "/proposals/new" SignedIn "anybody signed in, in a call they see" "/proposals/new" => proposal::pages::new::create;
    GET "/proposals/{proposal}" Applicant "members; staff and auditors once its cut-off has passed; 404 for others" "/proposals/{draft}" => desk::pages::overview::show;
    GET "/proposals/{proposal}/text" Applicant "members; staff and auditors what was received; 404 for others" "/proposals/{draft}/text" => proposal::pages::text::show;
    GET "/proposals/{proposal}/dossier" Applicant "members; staff and auditors what was received; 404 for others" "/proposals/{submitted}/dossier" => proposal::pages::dossier::show;
    GET "/proposals/{proposal}/application.pdf" Applicant "members; staff and auditors what was received; 404 for others" "/proposals/{submitted}/application.pdf?version=1" => proposal::pages::dossier::application;
    GET "/proposals/{proposal}/dossier.zip" Applicant "members; staff and auditors what was received; 404 for others" "/proposals/{submitted}/dossier.zip?version=1" => proposal::pages::dossier::zip;
    GET "/proposals/{proposal}/archive.zip" Applicant "members; staff and auditors what was received; 404 for others" "/proposals/{draft}/archive.zip" => proposal::pages::import::archive;
    GET "/proposals/{proposal}/import" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/import" => proposal::pages::import::form;
    POST "/proposals/{proposal}/import" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/import" => proposal::pages::import::upload;
    GET "/proposals/{proposal}/import/check" Applicant "coordinators and contributors with an offer of their own, until received; 404 for others" "/proposals/{draft}/import/check" => proposal::pages::import::check;
    POST "/proposals/{proposal}/import/check" Applicant "coordinators and contributors with an offer of their own, until received; 404 for others" "/proposals/{draft}/import/check" => proposal::pages::import::confirm;
    GET "/proposals/{proposal}/edit/{part}" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/edit/basics" => proposal::pages::edit::form;
    POST "/proposals/{proposal}/edit/{part}" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/edit/basics" => proposal::pages::edit::save;
    GET "/proposals/{proposal}/fields" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/fields?after=0" => proposal::pages::meanwhile::changes;
    GET "/proposals/{proposal}/fields/{field}" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/fields/basics.title" => proposal::pages::meanwhile::field;
    POST "/proposals/{proposal}/fields/{field}" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/fields/basics.title" => proposal::pages::field::save;
    GET "/proposals/{proposal}/history/{field}" Applicant "members; 404 for others" "/proposals/{draft}/history/basics.title" => proposal::pages::history::show;
    POST "/proposals/{proposal}/history/{field}" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/history/basics.title" => proposal::pages::history::restore;
    GET "/proposals/{proposal}/lists/{part}" Applicant "members; 404 for others" "/proposals/{draft}/lists/money" => proposal::pages::lists::show;
    POST "/proposals/{proposal}/lists/{part}" Applicant "coordinators, and contributors bound to no partner, until received; 404 for others" "/proposals/{draft}/lists/money" => proposal::pages::lists::restore;
    GET "/proposals/{proposal}/notes" Applicant "members; 404 for others, officials too" "/proposals/{draft}/notes" => proposal::pages::notes::show;
    POST "/proposals/{proposal}/notes" Applicant "members, readers too; 404 for others" "/proposals/{draft}/notes" => proposal::pages::notes::write;
    POST "/proposals/{proposal}/notes/resolve" Applicant "members, readers too; 404 for others" "/proposals/{draft}/notes/resolve" => proposal::pages::notes::resolve;
    POST "/proposals/{proposal}/reminders" Applicant "members, each for oneself; 404 for others" "/proposals/{draft}/reminders" => proposal::pages::reminders::save;
    POST "/proposals/{proposal}/documents/{slot}" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/documents/part-b" => proposal::pages::documents::upload::upload;
    POST "/proposals/{proposal}/reckon/{part}" Applicant "coordinators and contributors, until received; nothing is stored; 404 for others" "/proposals/{draft}/reckon/money" => proposal::pages::edit::budget::reckon;
    POST "/proposals/{proposal}/budget/import" Applicant "coordinators and contributors, until received; nothing is stored; 404 for others" "/proposals/{draft}/budget/import" => proposal::pages::edit::budget::import;
    GET "/proposals/{proposal}/budget.csv" Applicant "members; staff and auditors what was received; 404 for others" "/proposals/{draft}/budget.csv" => proposal::pages::edit::budget::csv;
    GET "/proposals/{proposal}/budget.xlsx" Applicant "members; staff and auditors what was received; 404 for others" "/proposals/{draft}/budget.xlsx" => proposal::pages::edit::budget::xlsx;
    POST "/proposals/{proposal}/documents/{slot}/remove" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/documents/part-b/remove" => proposal::pages::documents::remove::remove;
    GET "/proposals/{proposal}/documents/{slot}/remove" Applicant "coordinators and contributors, until received; 404 for others" "/proposals/{draft}/documents/part-b/remove" => proposal::pages::documents::remove::form;
    GET "/proposals/{proposal}/documents/{slot}/replace" Applicant "coordinators and contributors with an offer of their own, until received; 404 for others" "/proposals/{draft}/documents/part-b/replace" => proposal::pages::documents::replace::form;
    POST "/proposals/{proposal}/documents/{slot}/replace" Applicant "coordinators and contributors with an offer of their own, until received; 404 for others" "/proposals/{draft}/documents/part-b/replace" => proposal::pages::documents::replace::decide;
    GET "/documents/{document}" Applicant "members; staff and auditors what was received; 404 for others" "/documents/{document}" => proposal::pages::documents::download;
    GET "/proposals/{proposal}/submit" Applicant "coordinators; 404 for others" "/proposals/{draft}/submit" => proposal::pages::submit::form;
    POST "/proposals/{proposal}/submit" Applicant "coordinators; 404 for others" "/proposals/{draft}/submit" => proposal::pages::submit::submit;
    GET "/proposals/{proposal}/withdraw" Applicant "coordinators; 404 for others" "/proposals/{submitted}/withdraw" => proposal::pages::withdraw::form;
    POST "/proposals/{proposal}/withdraw" Applicant "coordinators; 404 for others" "/proposals/{submitted}/withdraw" => proposal::pages::withdraw::withdraw;
    GET "/proposals/{proposal}/team" Applicant "coordinators; 404 for others" "/proposals/{draft}/team" => proposal::pages::team::form;
    POST "/proposals/{proposal}/team/invitations" Applicant "coordinators; the answer never tells who has an account; 404 for others" "/proposals/{draft}/team/invitations" => proposal::pages::team::invite;
    POST "/proposals/{proposal}/team/invitations/{invitation}/again" Applicant "coordinators; 404 for others" "/proposals/{draft}/team/invitations/none/again" => proposal::pages::team::again;
    POST "/proposals/{proposal}/team/invitations/{invitation}/revoke" Applicant "coordinators; 404 for others" "/proposals/{draft}/team/invitations/none/revoke" => proposal::pages::team::revoke;
    POST "/proposals/{proposal}/team/member" Applicant "coordinators; 404 for others" "/proposals/{draft}/team/member" => proposal::pages::team::set;
    POST "/proposals/{proposal}/team/remove" Applicant "coordinators, while one is left; 404 for others" "/proposals/{draft}/team/remove" => proposal::pages::team::remove;
    POST "/proposals/{proposal}/team/handover" Applicant "coordinators; 404 for others" "/proposals/{draft}/team/handover" => proposal::pages::team::offer_handover;
    POST "/proposals/{proposal}/team/handover/withdraw" Applicant "coordinators; 404 for others" "/proposals/{draft}/team/handover/withdraw" => proposal::pages::team::withdraw_handover;
    GET "/proposals/{proposal}/handover" Applicant "the member it is offered to; 404 for others" "/proposals/{draft}/handover" => proposal::pages::invitation::handover;
    POST "/proposals/{proposal}/handover/accept" Applicant "the member it is offered to; 404 for others" "/proposals/{draft}/handover/accept" => proposal::pages::invitation::accept_handover;
    POST "/proposals/{proposal}/handover/decline" Applicant "the member it is offered to; 404 for others" "/proposals/{draft}/handover/decline" => proposal::pages::invitation::decline_handover;
    GET "/invitation" Public "who has the link of the letter; all of it to the verified owner of the address alone" "/invitation?key=none" => proposal::pages::invitation::by_letter;
    GET "/invitations/{invitation}" SignedIn "the verified owner of the address; 404 for others" "/invitations/{invitation}" => proposal::pages::invitation::show;
    POST "/invitations/{invitation}/accept" SignedIn "the verified owner of the address; 404 for others" "/invitations/{invitation}/accept" => proposal::pages::invitation::accept;
    POST "/invitations/{invitation}/decline" SignedIn "the verified owner of the address; 404 for others" "/invitations/{invitation}/decline" => proposal::pages::invitation::decline;
    GET "/proposals/{proposal}/ready" Applicant "members; 404 for others" "/proposals/{draft}/ready" => proposal::pages::ready::show;
    GET "/proposals/{proposal}/funders" Applicant "members; 404 for others" "/proposals/{draft}/funders" => proposal::pages::funders::show;
    POST "/proposals/{proposal}/funders/{funder}/open" Applicant "coordinators, until received; 403 for other members, 404 for others" "/proposals/{submitted}/funders/{funder}/open" => proposal::pages::funders::open;
    POST "/proposals/{proposal}/funders/{funder}/close" Applicant "coordinators; 403 for other members, 404 for others" "/proposals/{draft}/funders/{funder}/close" => proposal::pages::funders::close;
    GET "/proposals/{proposal}/partners" Applicant "members; 404 for others" "/proposals/{draft}/partners" => proposal::pages::partners::show;
    POST "/proposals/{proposal}/partners" Applicant "coordinators, and contributors bound to no partner, until received; 404 for others" "/proposals/{draft}/partners" => proposal::pages::partner::add;
    GET "/proposals/{proposal}/partners/new" Applicant "coordinators, and contributors bound to no partner, until received; 404 for others" "/proposals/{draft}/partners/new" => proposal::pages::partner::form;
    GET "/proposals/{proposal}/partners/{partner}" Applicant "members; 404 for others" "/proposals/{draft}/partners/{partner}" => proposal::pages::partner::show;
    POST "/proposals/{proposal}/partners/{partner}" Applicant "coordinators, and contributors who are not bound to another partner, until received; 404 for others" "/proposals/{draft}/partners/{partner}" => proposal::pages::partner::save;
    POST "/proposals/{proposal}/partners/{partner}/leave" Applicant "coordinators, and contributors bound to no partner, until received; 404 for others" "/proposals/{draft}/partners/{partner}/leave" => proposal::pages::partner::leave;
    POST "/proposals/{proposal}/partners/{partner}/declarations/{declaration}" Applicant "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/proposals/{draft}/partners/{partner}/declarations/honour" => proposal::pages::partner::declare;
    POST "/proposals/{proposal}/partners/{partner}/declarations/{declaration}/undo" Applicant "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/proposals/{draft}/partners/{partner}/declarations/honour/undo" => proposal::pages::partner::undeclare;
    POST "/proposals/{proposal}/partners/{partner}/declarations/{declaration}/paper" Applicant "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/proposals/{draft}/partners/{partner}/declarations/honour/paper" => proposal::pages::partner::paper;
    POST "/proposals/{proposal}/partners/{partner}/signoff" Applicant "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/proposals/{draft}/partners/{partner}/signoff" => proposal::pages::partner::sign_off;
    POST "/proposals/{proposal}/partners/{partner}/signoff/undo" Applicant "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/proposals/{draft}/partners/{partner}/signoff/undo" => proposal::pages::partner::sign_off_undo;
    GET "/proposals/{proposal}/receipt" Applicant "members; staff and auditors once its cut-off has passed; 404 for others" "/proposals/{submitted}/receipt" => proposal::pages::receipt::show;
    GET "/proposals/{proposal}/receipt.jws" Applicant "members; staff and auditors once its cut-off has passed; 404 for others" "/proposals/{submitted}/receipt.jws" => proposal::pages::receipt::jws;
    GET "/proposals/{proposal}/receipt.pdf" Applicant "members; staff and auditors once its cut-off has passed; 404 for others" "/proposals/{submitted}/receipt.pdf" => proposal::pages::receipt::pdf;
    GET "/proposals/{proposal}/content.json" Applicant "members; staff and auditors once its cut-off has passed; 404 for others" "/proposals/{submitted}/content.json" => proposal::pages::receipt::content;
    GET "/proposals/{proposal}/inclusion.json" Applicant "members; staff and auditors; 404 for others and until the cut-off has closed" "/proposals/{frozen}/inclusion.json" => proposal::pages::receipt::inclusion;
    GET "/verify" Public "anybody" "/verify" => proposal::pages::verify::form;
    POST "/verify" Public "anybody; nothing is stored" "/verify" => proposal::pages::verify::verify;
    GET "/.well-known/jwks.json" Public "anybody" "/.well-known/jwks.json" => proposal::pages::keys::jwks;
    GET "/api/v1/proposals" Api "one's own proposals" "/api/v1/proposals" => proposal::api::list;
    POST "/api/v1/proposals" Api "anybody with a token, in a call they see" "/api/v1/proposals" => proposal::api::create;
    GET "/api/v1/proposals/{proposal}" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{draft}" => proposal::api::show;
    PUT "/api/v1/proposals/{proposal}" Api "coordinators and contributors, until received; 404 for others" "/api/v1/proposals/{draft}" => proposal::api::save;
    GET "/api/v1/proposals/{proposal}/fields" Api "members; 404 for others" "/api/v1/proposals/{draft}/fields?after=0" => proposal::api::fields_since;
    GET "/api/v1/proposals/{proposal}/fields/{field}" Api "members; 404 for others" "/api/v1/proposals/{draft}/fields/basics.title" => proposal::api::field;
    PUT "/api/v1/proposals/{proposal}/fields/{field}" Api "coordinators and contributors, until received; 404 for others" "/api/v1/proposals/{draft}/fields/basics.title" => proposal::api::save_field;
    POST "/api/v1/proposals/{proposal}/fields/{field}/restoration" Api "coordinators and contributors, until received; 404 for others" "/api/v1/proposals/{draft}/fields/basics.title/restoration" => proposal::api::restore_field;
    GET "/api/v1/proposals/{proposal}/lists/{part}" Api "members; 404 for others" "/api/v1/proposals/{draft}/lists/money" => proposal::api::list_history;
    POST "/api/v1/proposals/{proposal}/lists/{part}/restoration" Api "coordinators, and contributors bound to no partner, until received; 404 for others" "/api/v1/proposals/{draft}/lists/money/restoration" => proposal::api::restore_list;
    GET "/api/v1/proposals/{proposal}/reminders" Api "members, each for oneself; 404 for others" "/api/v1/proposals/{draft}/reminders" => proposal::api::reminders;
    PUT "/api/v1/proposals/{proposal}/reminders" Api "members, each for oneself; 404 for others" "/api/v1/proposals/{draft}/reminders" => proposal::api::set_reminders;
    GET "/api/v1/proposals/{proposal}/notes" Api "members; 404 for others, officials too" "/api/v1/proposals/{draft}/notes" => proposal::api::notes;
    POST "/api/v1/proposals/{proposal}/notes" Api "members, readers too; 404 for others" "/api/v1/proposals/{draft}/notes" => proposal::api::write_note;
    PUT "/api/v1/proposals/{proposal}/notes/{thread}" Api "members, readers too; 404 for others" "/api/v1/proposals/{draft}/notes/none" => proposal::api::resolve_notes;
    GET "/api/v1/proposals/{proposal}/documents/{slot}" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{submitted}/documents/part-b" => proposal::api::get_document;
    PUT "/api/v1/proposals/{proposal}/documents/{slot}" Api "coordinators and contributors, until received; 404 for others" "/api/v1/proposals/{draft}/documents/part-b" => proposal::api::put_document;
    DELETE "/api/v1/proposals/{proposal}/documents/{slot}" Api "coordinators and contributors, until received; 404 for others" "/api/v1/proposals/{draft}/documents/none" => proposal::api::remove_document;
    GET "/api/v1/proposals/{proposal}/dossier" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{submitted}/dossier?version=1" => proposal::api::dossier;
    GET "/api/v1/proposals/{proposal}/application" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{draft}/application" => proposal::api::application;
    GET "/api/v1/proposals/{proposal}/archive" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{draft}/archive" => proposal::api::archive;
    POST "/api/v1/proposals/{proposal}/import" Api "coordinators and contributors, until received; 404 for others" "/api/v1/proposals/{draft}/import" => proposal::api::import;
    GET "/api/v1/proposals/{proposal}/budget.csv" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{draft}/budget.csv" => proposal::api::budget_csv;
    GET "/api/v1/proposals/{proposal}/budget.xlsx" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{draft}/budget.xlsx" => proposal::api::budget_xlsx;
    POST "/api/v1/proposals/{proposal}/budget" Api "coordinators and contributors, until received; 404 for others" "/api/v1/proposals/{draft}/budget" => proposal::api::import_budget;
    GET "/api/v1/proposals/{proposal}/reckoning" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{draft}/reckoning" => proposal::api::reckoning;
    POST "/api/v1/proposals/{proposal}/reckoning" Api "coordinators and contributors, until received; nothing is stored; 404 for others" "/api/v1/proposals/{draft}/reckoning" => proposal::api::reckon;
    GET "/api/v1/proposals/{proposal}/partners" Api "members; 404 for others" "/api/v1/proposals/{draft}/partners" => proposal::api::consortium;
    POST "/api/v1/proposals/{proposal}/partners" Api "coordinators, and contributors bound to no partner, until received; 404 for others" "/api/v1/proposals/{draft}/partners" => proposal::api::add_partner;
    PUT "/api/v1/proposals/{proposal}/partners/{partner}" Api "coordinators, and contributors who are not bound to another partner, until received; 404 for others" "/api/v1/proposals/{draft}/partners/{partner}" => proposal::api::save_partner;
    DELETE "/api/v1/proposals/{proposal}/partners/{partner}" Api "coordinators, and contributors bound to no partner, until received; 404 for others" "/api/v1/proposals/{draft}/partners/{partner}" => proposal::api::remove_partner;
    PUT "/api/v1/proposals/{proposal}/partners/{partner}/declarations/{declaration}" Api "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/api/v1/proposals/{draft}/partners/{partner}/declarations/honour" => proposal::api::declare;
    DELETE "/api/v1/proposals/{proposal}/partners/{partner}/declarations/{declaration}" Api "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/api/v1/proposals/{draft}/partners/{partner}/declarations/honour" => proposal::api::undeclare;
    PUT "/api/v1/proposals/{proposal}/partners/{partner}/declarations/{declaration}/paper" Api "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/api/v1/proposals/{draft}/partners/{partner}/declarations/honour/paper" => proposal::api::put_paper;
    PUT "/api/v1/proposals/{proposal}/partners/{partner}/signoff" Api "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/api/v1/proposals/{draft}/partners/{partner}/signoff" => proposal::api::sign_off;
    DELETE "/api/v1/proposals/{proposal}/partners/{partner}/signoff" Api "who is bound to the partner, and coordinators on its behalf, until received; 404 for others" "/api/v1/proposals/{draft}/partners/{partner}/signoff" => proposal::api::sign_off_undo;
    GET "/api/v1/proposals/{proposal}/funders" Api "members; 404 for others" "/api/v1/proposals/{draft}/funders" => proposal::api::funders;
    PUT "/api/v1/proposals/{proposal}/funders/{funder}/opening" Api "coordinators, until received; 403 for other members, 404 for others" "/api/v1/proposals/{submitted}/funders/{funder}/opening" => proposal::api::open_to_funder;
    DELETE "/api/v1/proposals/{proposal}/funders/{funder}/opening" Api "coordinators; 403 for other members, 404 for others" "/api/v1/proposals/{draft}/funders/{funder}/opening" => proposal::api::close_to_funder;
    GET "/api/v1/proposals/{proposal}/readiness" Api "members; 404 for others" "/api/v1/proposals/{draft}/readiness" => proposal::api::readiness;
    GET "/api/v1/organisations" Api "what is published, and one's own proposals" "/api/v1/organisations?find=demo" => proposal::api::organisations;
    GET "/api/v1/proposals/{proposal}/team" Api "coordinators; 404 for others" "/api/v1/proposals/{draft}/team" => proposal::api::team;
    POST "/api/v1/proposals/{proposal}/team/invitations" Api "coordinators; the answer never tells who has an account; 404 for others" "/api/v1/proposals/{draft}/team/invitations" => proposal::api::invite;
    POST "/api/v1/proposals/{proposal}/team/invitations/{invitation}/again" Api "coordinators; 404 for others" "/api/v1/proposals/{draft}/team/invitations/none/again" => proposal::api::invite_again;
    DELETE "/api/v1/proposals/{proposal}/team/invitations/{invitation}" Api "coordinators; 404 for others" "/api/v1/proposals/{draft}/team/invitations/none" => proposal::api::revoke_invitation;
    PUT "/api/v1/proposals/{proposal}/team/{person}" Api "coordinators; 404 for others" "/api/v1/proposals/{draft}/team/{person}" => proposal::api::set_member;
    DELETE "/api/v1/proposals/{proposal}/team/{person}" Api "coordinators, while one is left; 404 for others" "/api/v1/proposals/{draft}/team/{person}" => proposal::api::remove_member;
    PUT "/api/v1/proposals/{proposal}/handover" Api "coordinators; 404 for others" "/api/v1/proposals/{draft}/handover" => proposal::api::offer_handover;
    DELETE "/api/v1/proposals/{proposal}/handover" Api "coordinators; 404 for others" "/api/v1/proposals/{draft}/handover" => proposal::api::withdraw_handover;
    POST "/api/v1/proposals/{proposal}/handover/answer" Api "the member it is offered to; 404 for others" "/api/v1/proposals/{draft}/handover/answer" => proposal::api::answer_handover;
    GET "/api/v1/invitations" Api "those to one's own verified address" "/api/v1/invitations" => proposal::api::invitations;
    POST "/api/v1/invitations/{invitation}/answer" Api "the verified owner of the address; 404 for others" "/api/v1/invitations/{invitation}/answer" => proposal::api::answer_invitation;
    POST "/api/v1/proposals/{proposal}/submission" Api "coordinators; 404 for others" "/api/v1/proposals/{draft}/submission" => proposal::api::submit;
    DELETE "/api/v1/proposals/{proposal}/submission" Api "coordinators; 404 for others" "/api/v1/proposals/{submitted}/submission" => proposal::api::withdraw;
    GET "/api/v1/proposals/{proposal}/receipt" Api "members; staff and auditors once its cut-off has passed; 404 for others" "/api/v1/proposals/{submitted}/receipt" => proposal::api::receipt;
    GET "/api/v1/proposals/{proposal}/receipt.pdf" Api "members; staff and auditors once its cut-off has passed; 404 for others" "/api/v1/proposals/{submitted}/receipt.pdf" => proposal::api::receipt_pdf;
    GET "/api/v1/proposals/{proposal}/submissions" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{submitted}/submissions" => proposal::api::submissions;
    GET "/api/v1/proposals/{proposal}/submissions/{version}" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{submitted}/submissions/1" => proposal::api::submitted_version;
    GET "/api/v1/proposals/{proposal}/comparison" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{submitted}/comparison?from=1" => proposal::api::comparison;
    GET "/api/v1/proposals/{proposal}/attempts" Api "members; staff and auditors what was received; 404 for others" "/api/v1/proposals/{draft}/attempts" => proposal::api::attempts;
    GET "/api/v1/calls/{call}/attempts" Api "staff and auditors of the call; 404 for others" "/api/v1/calls/{call}/attempts" => proposal::api::call_attempts;

    // The emergency path
    GET "/proposals/{proposal}/emergency" Applicant "members; 404 for others, officials too" "/proposals/{draft}/emergency" => proposal::pages::emergency::team::show;
    POST "/proposals/{proposal}/emergency" Applicant "coordinators, before the cut-off; 403 for other members, 404 for others" "/proposals/{draft}/emergency" => proposal::pages::emergency::team::deposit;
    POST "/proposals/{proposal}/emergency/archive" Applicant "coordinators, in the hours after the cut-off; 403 for other members, 404 for others" "/proposals/{draft}/emergency/archive" => proposal::pages::emergency::team::hand_in;
    GET "/proposals/{proposal}/emergency/{number}/receipt.jws" Applicant "members; 404 for others, officials too" "/proposals/{draft}/emergency/1/receipt.jws" => proposal::pages::emergency::team::receipt;
    GET "/staff/{call}/emergency" Staff "staff and auditors of the call; 404 for others" "/staff/{call}/emergency" => proposal::pages::emergency::staff::list;
    POST "/staff/{call}/emergency" Staff "staff of the call, in no team of the call; 404 for others" "/staff/{call}/emergency" => proposal::pages::emergency::staff::enter;
    GET "/staff/{call}/emergency/{deposit}" Staff "staff and auditors of the cut-off; 404 for others" "/staff/{call}/emergency/{deposit}" => proposal::pages::emergency::staff::one;
    POST "/staff/{call}/emergency/{deposit}" Staff "staff of the cut-off, in no team of the call; 403 for auditors, 404 for others" "/staff/{call}/emergency/{deposit}" => proposal::pages::emergency::staff::decide;
    GET "/staff/{call}/emergency/{deposit}/archive.zip" Staff "staff and auditors of the cut-off, once handed in; 404 for others" "/staff/{call}/emergency/{deposit}/archive.zip" => proposal::pages::emergency::staff::archive;
    GET "/api/v1/proposals/{proposal}/emergency" Api "members; 404 for others, officials too" "/api/v1/proposals/{draft}/emergency" => proposal::api::deposits;
    POST "/api/v1/proposals/{proposal}/emergency" Api "coordinators, before the cut-off; 403 for other members, 404 for others" "/api/v1/proposals/{draft}/emergency" => proposal::api::deposit_hash;
    POST "/api/v1/proposals/{proposal}/emergency/archive" Api "coordinators, in the hours after the cut-off; 403 for other members, 404 for others" "/api/v1/proposals/{draft}/emergency/archive" => proposal::api::hand_in_archive;
    GET "/api/v1/calls/{call}/emergency" Api "staff and auditors of the call; 404 for others" "/api/v1/calls/{call}/emergency" => proposal::api::deposits_of_call;
    POST "/api/v1/calls/{call}/emergency" Api "staff of the call, in no team of the call; 404 for others" "/api/v1/calls/{call}/emergency" => proposal::api::enter_deposit;
    GET "/api/v1/calls/{call}/emergency/{deposit}/archive" Api "staff and auditors of the cut-off, once handed in; 404 for others" "/api/v1/calls/{call}/emergency/{deposit}/archive" => proposal::api::deposited_archive;
    POST "/api/v1/calls/{call}/emergency/{deposit}/decision" Api "staff of the cut-off, in no team of the call; 403 for auditors, 404 for others" "/api/v1/calls/{call}/emergency/{deposit}/decision" => proposal::api::decide_deposit;

    // Cases
    GET "/proposals/{proposal}/case" Applicant "members; staff and auditors once its cut-off has passed; 404 for others" "/proposals/{frozen}/case" => case::pages::list::show;
    POST "/proposals/{proposal}/case" Applicant "coordinators, contributors and staff, once received; 403 for who only reads, 404 for others" "/proposals/{frozen}/case" => case::pages::list::open;
    GET "/proposals/{proposal}/case/{number}" Applicant "members; staff and auditors once its cut-off has passed; 404 for others; notes who has seen it" "/proposals/{frozen}/case/1" => case::pages::thread::show;
    POST "/proposals/{proposal}/case/{number}/messages" Applicant "coordinators, contributors and staff, until decided; 403 for who only reads, 404 for others" "/proposals/{frozen}/case/1/messages" => case::pages::posts::write;
    POST "/proposals/{proposal}/case/{number}/decision" Staff "staff of the cut-off, in no team of the call; 403 for who only reads or writes, 404 for others" "/proposals/{frozen}/case/1/decision" => case::pages::posts::decide;
    POST "/proposals/{proposal}/case/{number}/due" Staff "staff of the cut-off, in no team of the call, until decided; 403 for who only reads or writes, 404 for others" "/proposals/{frozen}/case/2/due" => case::pages::posts::move_due;
    POST "/proposals/{proposal}/case/{number}/more-time" Applicant "coordinators and contributors, until decided; 403 for staff and who only reads, 404 for others" "/proposals/{frozen}/case/2/more-time" => case::pages::posts::ask_for_time;
    GET "/attachments/{attachment}" Applicant "members; staff and auditors once its cut-off has passed; 404 for others" "/attachments/{attachment}" => case::pages::files::download;
    GET "/staff/{call}/cases" Staff "staff and auditors of the call or a cut-off of it; 404 for others" "/staff/{call}/cases" => case::pages::staff::show;
    GET "/api/v1/proposals/{proposal}/case" Api "members; staff and auditors once its cut-off has passed; 404 for others" "/api/v1/proposals/{frozen}/case" => case::api::case;
    POST "/api/v1/proposals/{proposal}/case" Api "coordinators, contributors and staff, once received; 403 for who only reads, 404 for others" "/api/v1/proposals/{frozen}/case" => case::api::open_matter;
    GET "/api/v1/proposals/{proposal}/case/{number}" Api "members; staff and auditors once its cut-off has passed; 404 for others" "/api/v1/proposals/{frozen}/case/1" => case::api::matter_of_case;
    POST "/api/v1/proposals/{proposal}/case/{number}/messages" Api "coordinators, contributors and staff, until decided; 403 for who only reads, 404 for others" "/api/v1/proposals/{frozen}/case/1/messages" => case::api::write_in_matter;
    POST "/api/v1/proposals/{proposal}/case/{number}/attachments" Api "coordinators, contributors and staff, until decided; 403 for who only reads, 404 for others" "/api/v1/proposals/{frozen}/case/1/attachments" => case::api::attach_to_matter;
    POST "/api/v1/proposals/{proposal}/case/{number}/decision" Api "staff of the cut-off, in no team of the call; 403 for who only reads or writes, 404 for others" "/api/v1/proposals/{frozen}/case/1/decision" => case::api::decide_matter;
    POST "/api/v1/proposals/{proposal}/case/{number}/due" Api "staff of the cut-off, in no team of the call, until decided; 403 for who only reads or writes, 404 for others" "/api/v1/proposals/{frozen}/case/2/due" => case::api::move_due_of_matter;
    POST "/api/v1/proposals/{proposal}/case/{number}/more-time" Api "coordinators and contributors, until decided; 403 for staff and who only reads, 404 for others" "/api/v1/proposals/{frozen}/case/2/more-time" => case::api::ask_for_time_in_matter;
    GET "/api/v1/attachments/{attachment}" Api "members; staff and auditors once its cut-off has passed; 404 for others" "/api/v1/attachments/{attachment}" => case::api::attachment;
    GET "/api/v1/proposals/{proposal}/supplements" Api "members; staff and auditors once its cut-off has passed; 404 for others" "/api/v1/proposals/{frozen}/supplements" => case::api::supplements_of;
    GET "/api/v1/calls/{call}/cases" Api "staff and auditors of the call or a cut-off of it; 404 for others" "/api/v1/calls/{call}/cases" => case::api::cases;

    // Co-funding
    GET "/funding" Funder "officials see their funders' claims; 404 for others" "/funding" => cofunding::pages::portfolio::show;
    GET "/funding/appointment" SignedIn "one's own requests to speak for a funder" "/funding/appointment" => cofunding::pages::appointment::form;
    POST "/funding/appointment" SignedIn "anybody signed in" "/funding/appointment" => cofunding::pages::appointment::ask;
    GET "/staff/{call}/appointments" Staff "staff of the call who are in no team of it; 404 for others" "/staff/{call}/appointments" => cofunding::pages::appointments::list;
    POST "/staff/{call}/appointments/{request}/appoint" Staff "staff of the call who are in no team of it, never for themselves; 403 for who asked, 404 for others" "/staff/{call}/appointments/{appointment}/appoint" => cofunding::pages::appointments::appoint;
    POST "/staff/{call}/appointments/{request}/decline" Staff "staff of the call who are in no team of it; 403 for who asked, 404 for others" "/staff/{call}/appointments/{appointment}/decline" => cofunding::pages::appointments::decline;
    GET "/api/v1/appointments" Api "one's own requests to speak for a funder" "/api/v1/appointments" => cofunding::api::appointments;
    POST "/api/v1/appointments" Api "anybody with a token" "/api/v1/appointments" => cofunding::api::request_appointment;
    GET "/api/v1/calls/{call}/appointments" Api "staff of the call who are in no team of it; 404 for others" "/api/v1/calls/{call}/appointments" => cofunding::api::appointments_of_call;
    POST "/api/v1/calls/{call}/appointments/{request}/settlement" Api "staff of the call who are in no team of it, never for themselves; 403 for who asked, 404 for others" "/api/v1/calls/{call}/appointments/{appointment}/settlement" => cofunding::api::settle_appointment;
    POST "/funding/{funder}/ceiling" Funder "officials of the funder; 404 for others" "/funding/{funder}/ceiling" => cofunding::pages::ceiling::set;
    GET "/funding/{funder}/{proposal}" Funder "officials of the funder, once submitted; 404 for others" "/funding/{funder}/{submitted}" => cofunding::pages::answer::show;
    POST "/funding/{funder}/{proposal}" Funder "officials of the funder outside the team; 404 for others" "/funding/{funder}/{submitted}" => cofunding::pages::answer::answer;
    GET "/funding/{funder}/drafts/{proposal}" Funder "officials and auditors of the funder, where a coordinator opened it; 404 for others" "/funding/{funder}/drafts/{opened}" => cofunding::pages::draft::show;
    POST "/funding/{funder}/drafts/{proposal}/sign-off" Funder "officials of the funder outside the team, where it is open; 404 for others" "/funding/{funder}/drafts/{opened}/sign-off" => cofunding::pages::draft::sign_off;
    POST "/funding/{funder}/drafts/{proposal}/sign-off/undo" Funder "officials of the funder outside the team, where it is open; 404 for others" "/funding/{funder}/drafts/{opened}/sign-off/undo" => cofunding::pages::draft::sign_off_undo;
    GET "/funding/{funder}/{proposal}/documents/{document}" Funder "officials and auditors of the funder: its own letter, and all where the whole draft is open; 404 for others" "/funding/{funder}/{opened}/documents/{opened_document}" => cofunding::pages::draft::document;
    GET "/funders" Staff "staff and administrators; 404 for others" "/funders" => cofunding::pages::funders::list;
    POST "/funders" Staff "staff and administrators; 404 for others" "/funders" => cofunding::pages::funders::add;
    GET "/funders/{funder}" Staff "staff and administrators; 404 for others" "/funders/{funder}" => cofunding::pages::funders::show;
    POST "/funders/{funder}/officials" Staff "staff and administrators, never for themselves; 404 for others" "/funders/{funder}/officials" => cofunding::pages::funders::appoint;
    POST "/funders/{funder}/officials/dismiss" Staff "staff and administrators; 404 for others" "/funders/{funder}/officials/dismiss" => cofunding::pages::funders::dismiss;
    GET "/api/v1/commitments" Api "officials see their funders' claims, overseers their calls'; 404 for others" "/api/v1/commitments" => cofunding::api::list;
    POST "/api/v1/commitments/{tranche}/steps" Api "officials of the funder; 404 for others" "/api/v1/commitments/{tranche}/steps" => cofunding::api::step;
    GET "/api/v1/funders/{funder}/drafts" Api "officials and auditors of the funder; 404 for others" "/api/v1/funders/{funder}/drafts" => cofunding::api::drafts;
    GET "/api/v1/funders/{funder}/drafts/{proposal}" Api "officials and auditors of the funder, where a coordinator opened it; 404 for others" "/api/v1/funders/{funder}/drafts/{opened}" => cofunding::api::draft;
    GET "/api/v1/funders/{funder}/drafts/{proposal}/documents/{slot}" Api "officials and auditors of the funder: its own letter, and all where the whole draft is open; 404 for others" "/api/v1/funders/{funder}/drafts/{opened}/documents/part-b" => cofunding::api::draft_document;
    PUT "/api/v1/funders/{funder}/drafts/{proposal}/signoff" Api "officials of the funder outside the team, where it is open; 404 for others" "/api/v1/funders/{funder}/drafts/{opened}/signoff" => cofunding::api::sign_draft_off;
    DELETE "/api/v1/funders/{funder}/drafts/{proposal}/signoff" Api "officials of the funder outside the team, where it is open; 404 for others" "/api/v1/funders/{funder}/drafts/{opened}/signoff" => cofunding::api::sign_draft_off_undo;
    GET "/api/v1/funders/{funder}/ceilings/{call}" Api "officials and auditors of the funder; 404 for others" "/api/v1/funders/{funder}/ceilings/{call}" => cofunding::api::ceiling;
    PUT "/api/v1/funders/{funder}/ceilings/{call}" Api "officials of the funder; 404 for others" "/api/v1/funders/{funder}/ceilings/{call}" => cofunding::api::set_ceiling;
    // Evaluation
    GET "/calls/{call}/experts" Staff "staff of the whole call; 404 for others" "/calls/{call}/experts" => evaluation::pages::experts::list;
    POST "/calls/{call}/experts" Staff "staff of the whole call; 404 for others" "/calls/{call}/experts" => evaluation::pages::experts::add;
    GET "/calls/{call}/cut-offs/{cutoff}/evaluation" Staff "staff and auditors of the cut-off; 404 for others" "/calls/{call}/cut-offs/{closed}/evaluation" => evaluation::pages::desk::show;
    POST "/calls/{call}/cut-offs/{cutoff}/evaluation/seal" Staff "staff of the cut-off; auditors read" "/calls/{call}/cut-offs/{closed}/evaluation/seal" => evaluation::pages::desk::seal;
    GET "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}" Staff "staff and auditors of the cut-off, in no team of the call; 404 for others" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}" => evaluation::pages::proposal::show;
    POST "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/checks" Staff "staff of the cut-off, in no team of the call" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/checks" => evaluation::pages::proposal::check;
    POST "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/conclude" Staff "staff of the cut-off, in no team of the call" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/conclude" => evaluation::pages::proposal::conclude;
    POST "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/assign" Staff "staff of the cut-off, in no team of the call" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/assign" => evaluation::pages::proposal::assign;
    POST "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/tasks" Staff "staff of the cut-off, in no team of the call" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/tasks" => evaluation::pages::proposal::manage;
    POST "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/rule" Staff "staff of the cut-off, in no team of the call" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/rule" => evaluation::pages::proposal::rule;
    GET "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/documents/{document}" Staff "staff and auditors of the cut-off, in no team of the call" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/documents/{document}" => evaluation::pages::proposal::document;
    GET "/calls/{call}/cut-offs/{cutoff}/evaluation/{reference}/dossier.zip" Staff "staff and auditors of the cut-off, in no team of the call" "/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/dossier.zip" => evaluation::pages::proposal::dossier;
    GET "/reviews" SignedIn "one's own tasks" "/reviews" => evaluation::pages::tasks::list;
    GET "/reviews/conflicts/{call}/{cutoff}" Evaluator "who has a task in the cut-off; 404 for others" "/reviews/conflicts/{call}/{closed}" => evaluation::pages::conflicts::form;
    POST "/reviews/conflicts/{call}/{cutoff}" Evaluator "who has a task in the cut-off; 404 for others" "/reviews/conflicts/{call}/{closed}" => evaluation::pages::conflicts::declare;
    GET "/reviews/{task}" Evaluator "one's own task; content once cleared of conflicts" "/reviews/{task}" => evaluation::pages::review::show;
    POST "/reviews/{task}/accept" Evaluator "one's own task, cleared" "/reviews/{task}/accept" => evaluation::pages::review::accept;
    POST "/reviews/{task}/decline" Evaluator "one's own task" "/reviews/{task}/decline" => evaluation::pages::review::decline;
    POST "/reviews/{task}/report" Evaluator "one's own task, cleared and open" "/reviews/{task}/report" => evaluation::pages::review::report;
    POST "/reviews/{task}/consent" Evaluator "an evaluator whose report is in" "/reviews/{task}/consent" => evaluation::pages::review::consent;
    POST "/reviews/{task}/finish" Evaluator "the moderator" "/reviews/{task}/finish" => evaluation::pages::review::finish;
    GET "/reviews/{task}/documents/{document}" Evaluator "one's own task, cleared" "/reviews/{task}/documents/{document}" => evaluation::pages::review::document;
    GET "/reviews/{task}/dossier.zip" Evaluator "one's own task, cleared" "/reviews/{task}/dossier.zip" => evaluation::pages::review::dossier;
    GET "/api/v1/reviews" Api "one's own tasks" "/api/v1/reviews" => evaluation::api::list;
    GET "/api/v1/reviews/{id}" Api "one's own task; content once cleared of conflicts" "/api/v1/reviews/{task}" => evaluation::api::show;
    PUT "/api/v1/reviews/{id}" Api "one's own task, cleared and open" "/api/v1/reviews/{task}" => evaluation::api::save;
    POST "/api/v1/reviews/{id}/submission" Api "one's own task, cleared and open" "/api/v1/reviews/{task}/submission" => evaluation::api::submit;
    POST "/api/v1/reviews/{id}/acceptance" Api "one's own task, cleared" "/api/v1/reviews/{task}/acceptance" => evaluation::api::tasks::accept;
    POST "/api/v1/reviews/{id}/decline" Api "one's own task" "/api/v1/reviews/{task}/decline" => evaluation::api::tasks::decline;
    GET "/api/v1/reviews/{id}/dossier" Api "one's own task, cleared" "/api/v1/reviews/{task}/dossier" => evaluation::api::tasks::review_dossier;
    GET "/api/v1/reviews/{id}/documents/{slot}" Api "one's own task, cleared" "/api/v1/reviews/{task}/documents/part-b" => evaluation::api::tasks::review_document;
    PUT "/api/v1/reviews/{id}/consensus" Api "the rapporteur, once all reports are in" "/api/v1/reviews/{task}/consensus" => evaluation::api::consensus::keep_consensus;
    POST "/api/v1/reviews/{id}/consensus/proposal" Api "the rapporteur, once all reports are in" "/api/v1/reviews/{task}/consensus/proposal" => evaluation::api::consensus::propose_consensus;
    POST "/api/v1/reviews/{id}/consensus/answer" Api "an evaluator whose report is in" "/api/v1/reviews/{task}/consensus/answer" => evaluation::api::consensus::consent;
    POST "/api/v1/reviews/{id}/consensus/finish" Api "the moderator" "/api/v1/reviews/{task}/consensus/finish" => evaluation::api::consensus::finish_consensus;
    GET "/api/v1/calls/{call}/cut-offs/{number}/conflicts" Api "who has a task in the cut-off; 404 for others" "/api/v1/calls/{call}/cut-offs/{closed}/conflicts" => evaluation::api::conflicts::conflicts;
    PUT "/api/v1/calls/{call}/cut-offs/{number}/conflicts" Api "who has a task in the cut-off; 404 for others" "/api/v1/calls/{call}/cut-offs/{closed}/conflicts" => evaluation::api::conflicts::declare_conflicts;
    GET "/api/v1/calls/{call}/experts" Api "staff of the whole call; 404 for others" "/api/v1/calls/{call}/experts" => evaluation::api::experts::experts;
    POST "/api/v1/calls/{call}/experts" Api "staff of the whole call; 404 for others" "/api/v1/calls/{call}/experts" => evaluation::api::experts::add_expert;
    GET "/api/v1/calls/{call}/cut-offs/{number}/evaluation" Api "staff and auditors of the cut-off; 404 for others" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation" => evaluation::api::desk::evaluation;
    POST "/api/v1/calls/{call}/cut-offs/{number}/evaluation/seal" Api "staff of the cut-off; auditors read" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/seal" => evaluation::api::office::seal_eligible;
    GET "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}" Api "staff and auditors of the cut-off, in no team of the call; 404 for others" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}" => evaluation::api::desk::evaluation_of;
    GET "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/dossier" Api "staff and auditors of the cut-off, in no team of the call" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/dossier" => evaluation::api::desk::office_dossier;
    GET "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/documents/{slot}" Api "staff and auditors of the cut-off, in no team of the call" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/documents/part-b" => evaluation::api::desk::office_document;
    POST "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/checks" Api "staff of the cut-off, in no team of the call" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/checks" => evaluation::api::office::check;
    POST "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/conclusions" Api "staff of the cut-off, in no team of the call" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/conclusions" => evaluation::api::office::conclude;
    POST "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/tasks" Api "staff of the cut-off, in no team of the call" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/tasks" => evaluation::api::office::assign;
    POST "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/tasks/{task}" Api "staff of the cut-off" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/tasks/none" => evaluation::api::office::manage;
    POST "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/rulings" Api "staff of the cut-off, in no team of the call" "/api/v1/calls/{call}/cut-offs/{closed}/evaluation/{frozen}/rulings" => evaluation::api::office::rule;

    // Programs
    GET "/api/v1/openapi.json" Public "anybody" "/api/v1/openapi.json" => openapi::description;

    // Desk
    GET "/staff" Staff "staff and auditors of a call or a cut-off; 404 for others" "/staff" => desk::pages::staff::show;
    GET "/staff/{call}/attempts" Staff "staff and auditors of the call; 404 for others" "/staff/{call}/attempts" => desk::pages::attempts::show;

    // Reports
    GET "/calls/{call}/cut-offs/{number}/report" Staff "staff and auditors of the cut-off; 404 for others" "/calls/{call}/cut-offs/1/report" => report::pages::cutoff;
    GET "/api/v1/calls/{call}/cut-offs/{number}/report" Api "staff and auditors of the cut-off; 404 for others" "/api/v1/calls/{call}/cut-offs/1/report" => report::api::cutoff;

    // Ranking
    GET "/calls/{call}/cut-offs/{cutoff}/ranking" Staff "staff and auditors of the cut-off; 404 for others" "/calls/{call}/cut-offs/{ranked}/ranking" => ranking::pages::list::show;
    POST "/calls/{call}/cut-offs/{cutoff}/ranking/findings" Staff "staff of the cut-off; auditors read" "/calls/{call}/cut-offs/{ranked}/ranking/findings" => ranking::pages::list::find;
    POST "/calls/{call}/cut-offs/{cutoff}/ranking/seal" Staff "staff of the cut-off; auditors read" "/calls/{call}/cut-offs/{ranked}/ranking/seal" => ranking::pages::list::rank;
    POST "/calls/{call}/cut-offs/{cutoff}/ranking/decision" Staff "staff of the cut-off; auditors read" "/calls/{call}/cut-offs/{ranked}/ranking/decision" => ranking::pages::list::decide;
    POST "/proposals/{proposal}/resubmit" Applicant "coordinators, once the Board has decided and not selected it; 404 for others" "/proposals/{decided}/resubmit" => ranking::pages::resubmit::resubmit;
    GET "/proposals/{proposal}/reply" Applicant "coordinators and contributors of a proposal that takes up another; 404 for others" "/proposals/{draft}/reply" => ranking::pages::resubmit::form;
    POST "/proposals/{proposal}/reply" Applicant "coordinators and contributors of a proposal that takes up another; 404 for others" "/proposals/{draft}/reply" => ranking::pages::resubmit::save;
    POST "/api/v1/proposals/{proposal}/resubmission" Api "coordinators, once the Board has decided and not selected it; 404 for others" "/api/v1/proposals/{decided}/resubmission" => ranking::api::resubmit;
    PUT "/api/v1/proposals/{proposal}/reply" Api "coordinators and contributors of a proposal that takes up another; 404 for others" "/api/v1/proposals/{draft}/reply" => ranking::api::reply;
    GET "/api/v1/proposals/{proposal}/reply" Api "members of a proposal that takes up another; 404 for others" "/api/v1/proposals/{draft}/reply" => ranking::api::outcome::earlier;
    GET "/api/v1/proposals/{proposal}/outcome" Api "members, and overseers of the cut-off, once decided; 404 for others" "/api/v1/proposals/{decided}/outcome" => ranking::api::outcome::outcome;
    GET "/proposals/{proposal}/outcome" Applicant "members, and overseers of the cut-off, once decided; 404 for others" "/proposals/{submitted}/outcome" => ranking::pages::outcome::show;
    GET "/board" Board "members of a Board; 404 for others" "/board" => ranking::pages::board::lists;
    GET "/board/{call}/{cutoff}" Board "members of the call's Board, once the list is sealed; 404 for others" "/board/{call}/{ranked}" => ranking::pages::board::show;
    POST "/board/{call}/{cutoff}" Board "members of the call's Board, until the decision" "/board/{call}/{ranked}" => ranking::pages::board::speak;
    GET "/api/v1/calls/{call}/cut-offs/{number}/ranking" Api "staff and auditors of the cut-off, once sealed" "/api/v1/calls/{call}/cut-offs/{ranked}/ranking" => ranking::api::ranking;
    GET "/api/v1/calls/{call}/cut-offs/{number}/decision" Api "staff and auditors of the cut-off, once sealed" "/api/v1/calls/{call}/cut-offs/{settled}/decision" => ranking::api::decision;
    POST "/api/v1/calls/{call}/cut-offs/{number}/decision" Api "staff of the cut-off; auditors read" "/api/v1/calls/{call}/cut-offs/{ranked}/decision" => ranking::api::office::decide;
    POST "/api/v1/calls/{call}/cut-offs/{number}/ranking/findings" Api "staff of the cut-off; auditors read" "/api/v1/calls/{call}/cut-offs/{ranked}/ranking/findings" => ranking::api::office::find;
    POST "/api/v1/calls/{call}/cut-offs/{number}/ranking/seal" Api "staff of the cut-off; auditors read" "/api/v1/calls/{call}/cut-offs/{ranked}/ranking/seal" => ranking::api::office::seal;
    GET "/api/v1/board" Api "members of a Board; 404 for others" "/api/v1/board" => ranking::api::board::lists;
    GET "/api/v1/board/{call}/{cutoff}" Api "members of the call's Board, once the list is sealed; 404 for others" "/api/v1/board/{call}/{ranked}" => ranking::api::board::before_board;
    POST "/api/v1/board/{call}/{cutoff}" Api "members of the call's Board, until the decision" "/api/v1/board/{call}/{ranked}" => ranking::api::board::speak;

    // Awards
    GET "/awards" Staff "staff, finance and auditors see their calls' awards; 404 for others" "/awards" => award::pages::list::show;
    POST "/awards/make" Staff "staff of the decision's call; 403 for its other officers, 404 for others" "/awards/make" => award::pages::list::make;
    GET "/awards/{award}" Staff "officers of the call and the proposal's team; 404 for others" "/awards/{award}" => award::pages::show::show;
    GET "/awards/{award}/{instrument}/step" Staff "staff of the call; 403 for who only sees the award, 404 for others" "/awards/{award}/hosting/step" => award::pages::step::show;
    POST "/awards/{award}/{instrument}/step" Staff "staff of the call; 403 for who only sees the award, 404 for others" "/awards/{award}/hosting/step" => award::pages::step::record;
    GET "/awards/{award}/{instrument}/payment" Finance "finance of the call; 403 for who only sees the award, 404 for others" "/awards/{award}/services/payment" => award::pages::payment::show;
    POST "/awards/{award}/{instrument}/payment" Finance "finance of the call; 403 for who only sees the award, 404 for others" "/awards/{award}/services/payment" => award::pages::payment::record;
    POST "/awards/{award}/payments/{payment}/authorise" Staff "staff of the call, never who recorded it; 404 for who does not see the award" "/awards/{award}/payments/none/authorise" => award::pages::payment::authorise;
    POST "/awards/{award}/payments/{payment}/withdraw" Staff "who recorded it, or staff of the call; 404 for who does not see the award" "/awards/{award}/payments/none/withdraw" => award::pages::payment::withdraw;
    GET "/api/v1/awards" Api "officers see their calls' awards, teams their own" "/api/v1/awards" => award::api::list;
    GET "/api/v1/awards/{award}" Api "officers of the call and the proposal's team; 404 for others" "/api/v1/awards/{award}" => award::api::show;
    POST "/api/v1/awards/{award}/instruments/{kind}/steps" Api "staff of the call; 403 for who only sees the award, 404 for others" "/api/v1/awards/{award}/instruments/hosting/steps" => award::api::step;
    POST "/api/v1/awards/{award}/payments" Api "finance of the call; 403 for who only sees the award, 404 for others" "/api/v1/awards/{award}/payments" => award::api::pay;
    POST "/api/v1/awards/{award}/payments/{payment}/authorise" Api "staff of the call, never who recorded it; 404 for who does not see the award" "/api/v1/awards/{award}/payments/none/authorise" => award::api::authorise;
    POST "/api/v1/awards/{award}/payments/{payment}/withdraw" Api "who recorded it, or staff of the call; 404 for who does not see the award" "/api/v1/awards/{award}/payments/none/withdraw" => award::api::withdraw;
    POST "/api/v1/calls/{call}/cut-offs/{number}/awards" Api "staff of the decision's call; 403 for its other officers, 404 for others" "/api/v1/calls/{call}/cut-offs/{settled}/awards" => award::api::make;

    // Rehearsals
    GET "/rehearsal" Public "anybody, in a rehearsal; 404 elsewhere" "/rehearsal" => rehearsal::show;
    POST "/rehearsal/clock" SignedIn "staff of any call, in a rehearsal; 404 for others and elsewhere" "/rehearsal/clock" => rehearsal::move_clock;

    // The house itself
    GET "/static/{name}" Public "anybody" "/static/rollcall.css" => serve_static;
    GET "/healthz" Operator "anybody: says only that the program runs" "/healthz" => probes::healthz;
    GET "/readyz" Operator "anybody: says only whether it can work" "/readyz" => probes::readyz;
    GET "/metrics" Operator "from loopback alone; 404 elsewhere" "/metrics" => probes::metrics;
};

/// Registers the table, area by area: a request is held against the paths of its own area alone, and not against
/// hundreds, twice over. Paths that several methods share become one resource, so that a wrong method is 405. What only
/// takes what a form sends stands in the address bar once a form was refused: whoever opens it again, or looks at it in
/// another language, is led to the nearest page above it.
pub fn configure(service: &mut ServiceConfig) {
    for name in each_once(ROUTES.iter().map(|route| area(route.path))) {
        let paths = each_once(ROUTES.iter().map(|route| route.path).filter(|path| area(path) == name));
        if name == "/" {
            service.service(resource(name, name));
            continue;
        }
        let scope = paths.into_iter().fold(web::scope(name), |scope, path| {
            scope.service(resource(path, path.strip_prefix(name).unwrap_or(path)))
        });
        service.service(scope);
    }
}

/// What a path begins with: its first name, and for programs the first name after the version.
fn area(path: &'static str) -> &'static str {
    let names = if path.starts_with("/api/v1/") { 3 } else { 1 };
    let end = path.match_indices('/').nth(names).map_or(path.len(), |(at, _)| at);
    path.get(..end).unwrap_or(path)
}

fn each_once(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut once = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

/// All that is served under a path; `within` is what is left of it in its area.
fn resource(path: &'static str, within: &'static str) -> Resource {
    let routes = || ROUTES.iter().filter(|route| route.path == path);
    let resource = routes().fold(web::resource(within), |resource, route| resource.route((route.serve)()));
    let shown = path.starts_with("/api/") || routes().any(|route| route.method == Method::GET);
    if shown { resource } else { resource.route(web::get().to(lead_up)) }
}

async fn lead_up(request: HttpRequest) -> HttpResponse {
    see_other(page_above(request.path()))
}

/// The page that stands nearest above a path; what it is to whom is for that page to say.
fn page_above(path: &str) -> &str {
    let mut above = path;
    while let Some((parent, _)) = above.rsplit_once('/').filter(|(parent, _)| !parent.is_empty()) {
        if ROUTES.iter().any(|route| route.method == Method::GET && fits(route.path, parent)) {
            return parent;
        }
        above = parent;
    }
    "/"
}

fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.split('/'), path.split('/'));
    pattern.clone().count() == path.clone().count()
        && pattern.zip(path).all(|(named, is)| named == is || named.starts_with('{'))
}
