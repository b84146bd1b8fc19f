//! The consortium over the API: partners, what they declare and sign, and the readiness board.
//!
//! A partner has no reference of its own, so it is named by its id, which the list tells.

use actix_web::HttpResponse;
use actix_web::web::{Path, Payload, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::FindingOut;
use super::document::{Named, kept, over};
use crate::act::Act;
use crate::call::rules::{Declaration, Rulebook};
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Refusal, Result};
use crate::keys::sha256_hex;
use crate::people::{self, Api, Look, Reply};
use crate::proposal::acts;
use crate::proposal::rules::typed::{Row, TypedPartner};
use crate::proposal::rules::{
    Content, Declaring, Party, SignedOff, Signing, board, declaring, signing, signing_fingerprint,
};
use crate::proposal::store::{self, Sight, content_of, organisations, partners, signoffs};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct ConsortiumOut {
    /// Of the draft; a change of an entry names it by `If-Match`.
    pub version: i64,
    pub partners: Vec<PartnerOut>,
    /// Those that left, the last one first.
    pub left: Vec<LeftOut>,
}

#[derive(Serialize, ToSchema)]
pub struct PartnerOut {
    pub id: String,
    pub entry: TypedPartner,
    /// Names of who writes for it.
    pub people: Vec<String>,
    pub declarations: Vec<DeclaringOut>,
    pub signoff: SigningOut,
}

#[derive(Serialize, ToSchema)]
pub struct DeclaringOut {
    /// Id of a declaration of the rulebook.
    pub declaration: String,
    /// `missing`, `no_paper`, `earlier` (on a text that was changed since) or `done`.
    pub state: &'static str,
    /// The hash of the text that is declared now: sent along when declaring.
    pub text_sha256: String,
}

#[derive(Serialize, ToSchema)]
pub struct SigningOut {
    /// `missing`, `outdated` (something was changed since) or `holds`.
    pub state: &'static str,
    /// What would be signed now: sent along when signing off.
    pub fingerprint: String,
    /// The version of the draft that was signed off.
    pub version: Option<i64>,
    pub signed_by: Option<String>,
    /// RFC 3339, UTC.
    pub at: Option<String>,
    /// By the coordinator for the partner.
    pub on_behalf: bool,
}

#[derive(Serialize, ToSchema)]
pub struct LeftOut {
    pub name: String,
    pub country: String,
    /// RFC 3339, UTC.
    pub at: String,
    pub by: String,
    /// Empty where it was only taken out of the list.
    pub reason: String,
    /// Id of the partner in its place.
    pub replaced_by: Option<String>,
}

/// The partners, with what they declared and signed, and those that left.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/partners", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ConsortiumOut), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn consortium(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let out = api.look("proposals:read", move |look| {
        let (proposal, _) = member(look, &key)?;
        let book = store::open_call(look.db, &proposal.call)?.book;
        let content = content_of(look.db, &proposal)?;
        let signed = signoffs::of(look.db, &proposal.id)?;
        let bound = partners::bindings(look.db, &proposal.id)?;
        let mut list = Vec::new();
        for (place, partner) in content.partners.iter().enumerate() {
            let mut names = Vec::new();
            for (person, _) in bound.iter().filter(|(_, of)| *of == partner.id) {
                names.push(people::store::name(look.db, person.as_str())?);
            }
            list.push(PartnerOut {
                id: partner.id.to_string(),
                entry: TypedPartner::of(partner),
                people: names,
                declarations: declared(&book, &content, place),
                signoff: signed_off(&content, &Party::Partner(partner.id.clone()), &signed)?,
            });
        }
        let mut left = Vec::new();
        for one in partners::departures(look.db, &proposal.id)? {
            left.push(LeftOut {
                name: one.partner.name,
                country: one.partner.country.eu().to_owned(),
                at: one.at.to_string(),
                by: people::store::name(look.db, &one.by)?,
                reason: one.reason,
                replaced_by: one.replaced_by.map(|id| id.to_string()),
            });
        }
        Ok(ConsortiumOut { version: proposal.version, partners: list, left })
    });
    Ok(json(&out.await?))
}

/// Drafts are for members alone: officials read what was received.
fn member(look: &mut Look<'_>, key: &str) -> Result<(store::Proposal, Sight)> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if sight.is_member() { Ok((proposal, sight)) } else { Err(Error::Forbidden) }
}

fn declared(book: &Rulebook, content: &Content, place: usize) -> Vec<DeclaringOut> {
    let of = |one: &Declaration| {
        let state = match declaring(content, place, one)? {
            Declaring::Missing => "missing",
            Declaring::NoPaper => "no_paper",
            // Either way, on something else than what stands there now.
            Declaring::Earlier | Declaring::AsAnother => "earlier",
            Declaring::Done => "done",
        };
        Some(DeclaringOut { declaration: one.id.clone(), state, text_sha256: one.text_sha256() })
    };
    book.declarations.iter().filter_map(of).collect()
}

pub fn signed_off(content: &Content, party: &Party, signed: &[SignedOff]) -> Result<SigningOut> {
    let (state, last) = match signing(content, party, signed)? {
        Signing::Missing => ("missing", None),
        Signing::Outdated(last) => ("outdated", Some(last)),
        Signing::Holds(last) => ("holds", Some(last)),
    };
    Ok(SigningOut {
        state,
        fingerprint: signing_fingerprint(content, party)?.unwrap_or_default(),
        version: last.map(|last| last.version),
        signed_by: last.map(|last| last.signed_by.clone()),
        at: last.map(|last| last.at.to_string()),
        on_behalf: last.is_some_and(|last| last.on_behalf),
    })
}

/// What an act upon the consortium came to.
#[derive(Serialize, ToSchema)]
pub struct Changed {
    /// Of the draft.
    pub version: i64,
    /// Id of the partner.
    pub partner: String,
}

fn changed(act: &mut Act<'_>, key: &str, partner: &PartnerId) -> Result<Reply> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, _) = store::find(act.db, actor, key, now)?;
    let body = Changed { version: proposal.version, partner: partner.to_string() };
    Ok(Reply::ok(&body)?.version(proposal.version))
}

/// Add an organisation at the end of the list.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/partners", tag = "proposals", request_body = TypedPartner,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 201, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub async fn add_partner(
    api: Api,
    key: Path<String>,
    body: JsonInTime<TypedPartner>,
) -> Result<HttpResponse> {
    let add = move |act: &mut Act<'_>, typed: &TypedPartner| {
        let id = acts::add_partner(act, &key, &Row { place: 0, typed: typed.clone() })?;
        let reply = changed(act, &key, &id)?;
        let location = format!("/api/v1/proposals/{key}/partners/{id}");
        Ok(Reply { status: actix_web::http::StatusCode::CREATED, location: Some(location), ..reply })
    };
    api.act_on("proposals:write", body, add).await
}

/// Save the entry of one partner. `If-Match` names the version of the draft it was read at.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/partners/{partner}", tag = "proposals",
    request_body = TypedPartner,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("partner" = String, Path, description = "Id of the partner, from the list"),
        ("If-Match" = i64, Header, description = "The version that was read")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn save_partner(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<TypedPartner>,
) -> Result<HttpResponse> {
    let version = api.if_match.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let (key, id) = path.into_inner();
    let save = move |act: &mut Act<'_>, typed: &TypedPartner| {
        let id = PartnerId::from_text(&id);
        let (proposal, _, _) = store::for_partner(act, &key, Some(&id))?;
        if proposal.version != version {
            return Err(Error::Conflict { current: proposal.version });
        }
        acts::save_partner(act, &key, &id, "", &Row { place: 0, typed: typed.clone() })?;
        changed(act, &key, &id)
    };
    api.act_on("proposals:write", body, save).await
}

/// Why a partner leaves, and who takes its place.
#[derive(Deserialize, ToSchema)]
pub struct Leaving {
    #[serde(default)]
    reason: String,
    /// Id of a partner of the list; may be left out.
    #[serde(default)]
    replaced_by: Option<String>,
    /// Whether its people write for the one in its place; else they read. The coordinator's to say.
    #[serde(default)]
    people_follow: bool,
}

/// Take a partner out of the consortium; its entry stays in the history.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/partners/{partner}", tag = "proposals",
    request_body = Leaving,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("partner" = String, Path, description = "Id of the partner, from the list")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub async fn remove_partner(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<Leaving>,
) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let remove = move |act: &mut Act<'_>, leaving: &Leaving| {
        let (id, heir) =
            (PartnerId::from_text(&id), leaving.replaced_by.as_deref().map(PartnerId::from_text));
        acts::remove_partner(act, &key, &id, &leaving.reason, (heir.as_ref(), leaving.people_follow))?;
        changed(act, &key, &id)
    };
    api.act_on("proposals:write", body, remove).await
}

/// A declaration that is given.
#[derive(Deserialize, ToSchema)]
pub struct Declares {
    #[serde(default)]
    agreed: bool,
    /// The hash of the text that was read.
    #[serde(default)]
    text_sha256: String,
}

type OfDeclaration = (String, String, String);

/// Declare in a partner's name: who is bound to it, or the coordinator on its behalf.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/partners/{partner}/declarations/{declaration}",
    tag = "proposals", request_body = Declares,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("partner" = String, Path, description = "Id of the partner, from the list"),
        ("declaration" = String, Path, description = "Id of a declaration of the rulebook")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn declare(
    api: Api,
    path: Path<OfDeclaration>,
    body: JsonInTime<Declares>,
) -> Result<HttpResponse> {
    let ((key, id, declaration), language) = (path.into_inner(), api.language.code());
    let declare = move |act: &mut Act<'_>, said: &Declares| {
        let id = PartnerId::from_text(&id);
        acts::declare(act, &key, &id, &declaration, (said.agreed, &said.text_sha256, language))?;
        changed(act, &key, &id)
    };
    api.act_on("proposals:write", body, declare).await
}

/// A body that says nothing.
#[derive(Deserialize, ToSchema)]
pub struct Nothing {}

/// Take a declaration back.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/partners/{partner}/declarations/{declaration}",
    tag = "proposals", request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("partner" = String, Path, description = "Id of the partner, from the list"),
        ("declaration" = String, Path, description = "Id of a declaration of the rulebook")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn undeclare(
    api: Api,
    path: Path<OfDeclaration>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, id, declaration) = path.into_inner();
    let undeclare = move |act: &mut Act<'_>, _: &Nothing| {
        let id = PartnerId::from_text(&id);
        acts::undeclare(act, &key, &id, &declaration)?;
        changed(act, &key, &id)
    };
    api.act_on("proposals:write", body, undeclare).await
}

/// Put the signed paper that belongs to a declaration. Where one is there, `If-Match` names its SHA-256 or `replace` is
/// `true`; it stays as history.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/partners/{partner}/declarations/{declaration}/paper",
    tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("partner" = String, Path, description = "Id of the partner, from the list"),
        ("declaration" = String, Path, description = "Id of a declaration of the rulebook"),
        ("name" = Option<String>, Query, description = "What the file is called"),
        ("replace" = Option<bool>, Query, description = "Whether it may take the place of another"),
        ("If-Match" = Option<String>, Header, description = "SHA-256 of the paper that is to be replaced")),
    request_body(content_type = "application/pdf", description = "The bytes of the PDF"),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn put_paper(
    api: Api,
    request: actix_web::HttpRequest,
    path: Path<OfDeclaration>,
    named: Query<Named>,
    body: Payload,
) -> Result<HttpResponse> {
    let (key, id, declaration) = path.into_inner();
    let (of, partner, wanted) = (key.clone(), PartnerId::from_text(&id), declaration.clone());
    // Before a byte is stored: may this program write here at all?
    let slot = api.look("proposals:write", move |look| {
        let (proposal, sight) = member(look, &of)?;
        let call = store::open_call(look.db, &proposal.call)?;
        call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now)?;
        let actor = look.actor.clone();
        let speaks = partners::speaks(look.db, &actor, &proposal.id, sight.leads(), &partner)?;
        if !sight.may_write() || !speaks {
            return Err(Error::Forbidden);
        }
        call.book.declaration(&wanted).map(Declaration::slot).ok_or(Error::NotFound)
    });
    let Named { name, replace } = named.into_inner();
    let over = over(&request, replace);
    let file = kept(&api, &slot.await?, name, body).await?;
    // Taken after the last byte: this is when the paper was received.
    let received = api.state.clock.now();
    let whole = format!("{} {}\n{}", request.method(), request.path(), file.sha256);
    let put = move |act: &mut Act<'_>| {
        let id = PartnerId::from_text(&id);
        acts::put_paper(act, &key, &id, &declaration, &file, &over)?;
        changed(act, &key, &id)
    };
    api.act("proposals:write", received, &sha256_hex(whole.as_bytes()), put).await
}

/// What is signed off.
#[derive(Deserialize, ToSchema)]
pub struct Signs {
    /// As the list tells it.
    #[serde(default)]
    fingerprint: String,
}

/// Sign off for a partner: who is bound to it, or the coordinator on its behalf.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/partners/{partner}/signoff", tag = "proposals",
    request_body = Signs,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("partner" = String, Path, description = "Id of the partner, from the list")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn sign_off(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<Signs>,
) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let sign = move |act: &mut Act<'_>, signs: &Signs| {
        let id = PartnerId::from_text(&id);
        acts::sign_off(act, &key, &id, &signs.fingerprint)?;
        changed(act, &key, &id)
    };
    api.act_on("proposals:write", body, sign).await
}

/// Take a partner's sign-off back.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/partners/{partner}/signoff", tag = "proposals",
    request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("partner" = String, Path, description = "Id of the partner, from the list")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = Changed), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn sign_off_undo(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let undo = move |act: &mut Act<'_>, _: &Nothing| {
        let id = PartnerId::from_text(&id);
        acts::take_sign_off_back(act, &key, &id)?;
        changed(act, &key, &id)
    };
    api.act_on("proposals:write", body, undo).await
}

#[derive(Serialize, ToSchema)]
pub struct BoardOut {
    pub met: usize,
    pub rules: Vec<RuleOut>,
    /// What no rule of the board claims: notes about answers and money.
    pub beside: Vec<FindingOut>,
}

#[derive(Serialize, ToSchema)]
pub struct RuleOut {
    pub rule: &'static str,
    /// What it is about, in English: a field, a slot, a declaration; may be empty.
    pub subject: String,
    /// As it stands in addresses: `basics`, `consortium`, `answers-summary`, …
    pub part: String,
    pub met: bool,
    pub findings: Vec<FindingOut>,
}

/// The readiness board: every rule of the rulebook, met or not.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/readiness", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = BoardOut), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn readiness(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let out = api.look("proposals:read", move |look| {
        let (proposal, sight) = member(look, &key)?;
        let call = store::open_call(look.db, &proposal.call)?;
        let content = content_of(look.db, &proposal)?;
        let measure = call.measured_by(look.now);
        let findings = store::findings_of(look.db, &proposal, (&call, measure), &content, sight)?;
        let (rules, beside) = board(&call.book, &content, &findings)?;
        Ok(BoardOut {
            met: rules.iter().filter(|rule| rule.is_met()).count(),
            rules: rules
                .iter()
                .map(|rule| RuleOut {
                    rule: rule.code,
                    subject: rule.subject.in_language("en").to_owned(),
                    part: rule.part.to_string(),
                    met: rule.is_met(),
                    findings: rule.findings.iter().map(FindingOut::of).collect(),
                })
                .collect(),
            beside: beside.iter().map(FindingOut::of).collect(),
        })
    });
    Ok(json(&out.await?))
}

#[derive(Deserialize)]
pub struct Find {
    #[serde(default)]
    find: String,
}

#[derive(Serialize, ToSchema)]
pub struct OrganisationList {
    organisations: Vec<OrganisationOut>,
}

#[derive(Serialize, ToSchema)]
pub struct OrganisationOut {
    pub entry: TypedPartner,
    /// The acronym of a published award, or the reference of one's own proposal.
    pub from: String,
    pub published: bool,
}

/// Organisations by name, PIC, ROR or VAT number: of published awards and of one's own proposals.
#[utoipa::path(get, path = "/api/v1/organisations", tag = "proposals",
    params(("find" = String, Query, description = "At least three characters")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = OrganisationList)))]
pub async fn organisations(api: Api, asked: Query<Find>) -> Result<HttpResponse> {
    let asked = asked.into_inner().find;
    let found = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let found = organisations::known(look.db, &actor, &asked, look.now)?.into_iter();
        let out = found.map(|one| OrganisationOut {
            entry: TypedPartner::of(&one.partner),
            from: one.from,
            published: one.published,
        });
        Ok(OrganisationList { organisations: out.collect() })
    });
    Ok(json(&found.await?))
}
