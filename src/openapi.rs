//! The API's own description: OpenAPI, collected from what stands over each handler.
//!
//! A handler that is not listed here is not described; a test holds this list against the table of routes.

use actix_web::HttpResponse;
use utoipa::openapi::Required;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::ground::Result;
use crate::web::{Problem, json};
use crate::{award, call, case, cofunding, evaluation, people, proposal, ranking, report};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rollcall",
        description = "Calls for proposals, from the first draft to the last payment. Money is euro as text \
            (`98330000.00`), rates are basis points, scores hundredths of a point where they are whole numbers, \
            moments RFC 3339 in UTC. Errors are problems (RFC 9457). What one may not see is 404. A token is made \
            for scopes: each operation names the one it needs, and a `write` scope includes its `read`.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    paths(
        description,
        people::api::account,
        people::api::give_orcid,
        people::api::make_token,
        call::api::list,
        call::api::show,
        call::api::show_cutoff,
        call::api::news::announcements,
        call::api::news::announce,
        call::api::news::answers,
        call::api::news::correct_announcement,
        call::api::news::correct_answer,
        call::api::questions::questions,
        call::api::questions::ask,
        call::api::questions::question,
        call::api::questions::answer,
        call::api::questions::publish,
        call::api::interest::interests,
        call::api::interest::file_interest,
        call::api::interest::interest,
        call::api::interest::change_interest,
        call::api::interest::withdraw_interest,
        call::api::service::which_track,
        call::api::service::service,
        call::api::service::extensions,
        call::api::service::decide_extension,
        proposal::api::deposits,
        proposal::api::deposit_hash,
        proposal::api::hand_in_archive,
        proposal::api::deposits_of_call,
        proposal::api::enter_deposit,
        proposal::api::decide_deposit,
        proposal::api::deposited_archive,
        case::api::case,
        case::api::open_matter,
        case::api::matter_of_case,
        case::api::write_in_matter,
        case::api::attach_to_matter,
        case::api::attachment,
        case::api::decide_matter,
        case::api::move_due_of_matter,
        case::api::ask_for_time_in_matter,
        case::api::supplements_of,
        case::api::cases,
        call::api::versions::versions,
        call::api::versions::version,
        call::api::versions::move_cutoff,
        call::api::versions::top_up,
        proposal::api::list,
        proposal::api::create,
        proposal::api::show,
        proposal::api::save,
        proposal::api::fields_since,
        proposal::api::field,
        proposal::api::save_field,
        proposal::api::restore_field,
        proposal::api::list_history,
        proposal::api::restore_list,
        proposal::api::reminders,
        proposal::api::set_reminders,
        proposal::api::notes,
        proposal::api::write_note,
        proposal::api::resolve_notes,
        proposal::api::get_document,
        proposal::api::put_document,
        proposal::api::remove_document,
        proposal::api::dossier,
        proposal::api::application,
        proposal::api::budget_csv,
        proposal::api::budget_xlsx,
        proposal::api::import_budget,
        proposal::api::reckoning,
        proposal::api::reckon,
        proposal::api::archive,
        proposal::api::import,
        proposal::api::submit,
        proposal::api::withdraw,
        proposal::api::receipt,
        proposal::api::receipt_pdf,
        proposal::api::submissions,
        proposal::api::submitted_version,
        proposal::api::comparison,
        proposal::api::attempts,
        proposal::api::call_attempts,
        proposal::api::consortium,
        proposal::api::add_partner,
        proposal::api::save_partner,
        proposal::api::remove_partner,
        proposal::api::declare,
        proposal::api::undeclare,
        proposal::api::put_paper,
        proposal::api::sign_off,
        proposal::api::sign_off_undo,
        proposal::api::readiness,
        proposal::api::organisations,
        proposal::api::team,
        proposal::api::invite,
        proposal::api::invite_again,
        proposal::api::revoke_invitation,
        proposal::api::set_member,
        proposal::api::remove_member,
        proposal::api::offer_handover,
        proposal::api::withdraw_handover,
        proposal::api::answer_handover,
        proposal::api::invitations,
        proposal::api::answer_invitation,
        cofunding::api::list,
        cofunding::api::step,
        cofunding::api::drafts,
        cofunding::api::draft,
        cofunding::api::draft_document,
        cofunding::api::sign_draft_off,
        cofunding::api::sign_draft_off_undo,
        cofunding::api::ceiling,
        cofunding::api::set_ceiling,
        cofunding::api::appointments,
        cofunding::api::request_appointment,
        cofunding::api::appointments_of_call,
        cofunding::api::settle_appointment,
        proposal::api::funders,
        proposal::api::open_to_funder,
        proposal::api::close_to_funder,
        evaluation::api::list,
        evaluation::api::show,
        evaluation::api::save,
        evaluation::api::submit,
        evaluation::api::tasks::accept,
        evaluation::api::tasks::decline,
        evaluation::api::tasks::review_dossier,
        evaluation::api::tasks::review_document,
        evaluation::api::consensus::keep_consensus,
        evaluation::api::consensus::propose_consensus,
        evaluation::api::consensus::consent,
        evaluation::api::consensus::finish_consensus,
        evaluation::api::conflicts::conflicts,
        evaluation::api::conflicts::declare_conflicts,
        evaluation::api::experts::experts,
        evaluation::api::experts::add_expert,
        evaluation::api::desk::evaluation,
        evaluation::api::desk::evaluation_of,
        evaluation::api::desk::office_dossier,
        evaluation::api::desk::office_document,
        evaluation::api::office::seal_eligible,
        evaluation::api::office::check,
        evaluation::api::office::conclude,
        evaluation::api::office::assign,
        evaluation::api::office::manage,
        evaluation::api::office::rule,
        ranking::api::ranking,
        ranking::api::decision,
        ranking::api::resubmit,
        ranking::api::reply,
        ranking::api::outcome::outcome,
        ranking::api::outcome::earlier,
        ranking::api::office::find,
        ranking::api::office::seal,
        ranking::api::office::decide,
        ranking::api::board::lists,
        ranking::api::board::before_board,
        ranking::api::board::speak,
        award::api::list,
        award::api::show,
        award::api::step,
        award::api::pay,
        award::api::authorise,
        award::api::withdraw,
        award::api::make,
        report::api::cutoff,
    ),
    components(schemas(Problem)),
    modifiers(&Bearer, &Named, &Repeatable)
)]
struct Description;

/// This description.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "about",
    responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub async fn description() -> Result<HttpResponse> {
    Ok(json(&document()))
}

/// The whole document, made anew: it is asked for rarely.
pub fn document() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// Programs show a bearer token, and never a cookie.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        components.add_security_scheme("token", scheme);
        let requirement = utoipa::openapi::SecurityRequirement::new::<_, [&str; 0], &str>("token", []);
        document.security = Some(vec![utoipa::openapi::SecurityRequirement::default(), requirement]);
    }
}

/// Whatever writes with a token takes an `Idempotency-Key`: [`crate::people::Api::act`] sees to it for all.
struct Repeatable;

impl Modify for Repeatable {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for path in document.paths.paths.values_mut() {
            for operation in [&mut path.put, &mut path.post, &mut path.delete].into_iter().flatten() {
                if operation.security.is_some() {
                    operation.parameters.get_or_insert_default().push(idempotency_key().into());
                }
            }
        }
    }
}

fn idempotency_key() -> Parameter {
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some("The same key and body again: the first answer again, and nothing done twice."))
        .schema(Some(Object::with_type(Type::String)))
        .build()
}

/// Several stages have a `list`: the tag goes before the name, since an operation's id stands once.
struct Named;

impl Modify for Named {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for path in document.paths.paths.values_mut() {
            let operations = [
                &mut path.get,
                &mut path.put,
                &mut path.post,
                &mut path.delete,
                &mut path.patch,
                &mut path.head,
                &mut path.options,
                &mut path.trace,
            ];
            operations.into_iter().flatten().for_each(name);
        }
    }
}

fn name(operation: &mut Operation) {
    let tag = operation.tags.as_ref().and_then(|tags| tags.first());
    if let (Some(tag), Some(id)) = (tag, &operation.operation_id) {
        operation.operation_id = Some(format!("{tag}_{id}"));
    }
}
