//! What people do with their accounts, and administrators with grants.

use serde_json::json;

use super::limits::{self, Bucket};
use super::rules::{NewAccount, RESET_HOURS, VERIFY_DAYS};
use super::store::{self, TokenRow};
use crate::act::Act;
use crate::ground::identifier::Orcid;
use crate::ground::ids::{GrantId, PersonId, RowId, SessionId};
use crate::ground::moment::Wall;
use crate::ground::{Entry, Error, Grant, Letter, Problems, RecordClass, Refusal, Result, Role, Scope};
use crate::keys::sha256_hex;
use crate::words::Language;

/// Registers an account and writes to its address. Where the address has an account already, its owner is
/// told by letter and the answer is the same: nobody learns who has one.
pub fn register(
    act: &mut Act<'_>,
    account: &NewAccount,
    hash: &str,
    network: &str,
    secret: &str,
    base: &str,
) -> Result<()> {
    limits::count_letter_from(act, network)?;
    if let Some(person) = store::by_email(act.db, &account.email)? {
        let letter = Letter::to_person(person.id, "registered-again", RecordClass::Account);
        return act.post(&letter.with("url", format!("{base}/password/forgot")));
    }
    let id: PersonId = act.id();
    store::insert(act.db, &id, account, hash, act.received())?;
    let until = act.wall().plus_days(VERIFY_DAYS);
    store::insert_secret(act.db, &sha256_hex(secret.as_bytes()), &id, "verify", until)?;
    act.record(&Entry::new("person.registered", ("person", &id), RecordClass::Account, json!({})))?;
    let letter = Letter::to_person(id, "verify-address", RecordClass::Account).with("name", &account.name);
    act.post(&letter.with("url", format!("{base}/verify-address?key={secret}")).with("days", VERIFY_DAYS))
}

pub fn verify_address(act: &mut Act<'_>, secret: &str) -> Result<()> {
    let person = store::use_secret(act.db, &sha256_hex(secret.as_bytes()), "verify", act.wall())?;
    let person = person.ok_or_else(|| Refusal::new("link-used-or-old"))?;
    store::set_verified(act.db, &person, act.received())?;
    act.record(&Entry::new("person.address_verified", ("person", &person), RecordClass::Account, json!({})))
}

/// Starts a session. The password was checked before, outside of the transaction.
pub fn sign_in(act: &mut Act<'_>, person: &PersonId, network: &str, hours: i64) -> Result<(SessionId, Wall)> {
    let (now, id) = (act.wall(), act.id::<SessionId>());
    let until = now.plus_seconds(hours * 3_600);
    store::begin_session(act.db, &id, person, now, until)?;
    Bucket::AccountFrom(person, network).forget(act)?;
    act.record(&Entry::new("person.signed_in", ("person", person), RecordClass::Account, json!({})))?;
    Ok((id, until))
}

pub fn sign_out(act: &mut Act<'_>, session: &SessionId) -> Result<()> {
    store::end_session(act.db, session, act.wall())?;
    let by = act.by();
    act.record(&Entry::new("person.signed_out", ("person", by), RecordClass::Account, json!({})))
}

/// Sends a link for a new password to an address that has an account; else nothing, and nobody is told.
pub fn ask_for_reset(act: &mut Act<'_>, email: &str, network: &str, secret: &str, base: &str) -> Result<()> {
    limits::count_letter_from(act, network)?;
    let Some(person) = store::by_email(act.db, email)? else { return Ok(()) };
    // Nobody's mailbox is to be filled through us; the answer does not tell.
    if Bucket::LettersTo(&person.id).wait(act.db, act.wall())?.is_some() {
        return Ok(());
    }
    Bucket::LettersTo(&person.id).count(act)?;
    let until = act.wall().plus_seconds(RESET_HOURS * 3_600);
    store::insert_secret(act.db, &sha256_hex(secret.as_bytes()), &person.id, "reset", until)?;
    act.record(&Entry::new("person.reset_asked", ("person", &person.id), RecordClass::Account, json!({})))?;
    let letter =
        Letter::to_person(person.id, "reset-password", RecordClass::Account).with("name", &person.name);
    act.post(&letter.with("url", format!("{base}/password/reset?key={secret}")).with("hours", RESET_HOURS))
}

/// Sets a new password by a link, which also proves the address; every session and token ends.
pub fn reset_password(act: &mut Act<'_>, secret: &str, hash: &str) -> Result<()> {
    let person = store::use_secret(act.db, &sha256_hex(secret.as_bytes()), "reset", act.wall())?;
    let person = person.ok_or_else(|| Refusal::new("link-used-or-old"))?;
    store::set_password(act.db, &person, hash)?;
    store::set_verified(act.db, &person, act.received())?;
    store::end_sessions(act.db, &person, act.wall())?;
    store::revoke_tokens(act.db, &person, act.wall())?;
    Bucket::Account(&person).forget(act)?;
    act.record(&Entry::new("person.password_reset", ("person", &person), RecordClass::Account, json!({})))?;
    act.post(&Letter::to_person(person, "password-changed", RecordClass::Account))
}

/// Chooses the language of one's letters. Pages have theirs by browser.
///
/// # Errors
/// A problem of `language` where there are no words in it.
pub fn speak(act: &mut Act<'_>, code: &str) -> Result<Language> {
    let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
    let language = Language::parse(code).ok_or_else(|| Problems::one("language", "not-an-option"))?;
    store::set_language(act.db, &person, language.code())?;
    let facts = json!({ "language": language.code() });
    act.record(&Entry::new("person.language_chosen", ("person", &person), RecordClass::Account, facts))?;
    Ok(language)
}

/// Gives one's ORCID iD, or takes it away by giving none. It is said to whoever sees one in a team; nothing depends on it.
///
/// # Errors
/// A problem of `orcid` where its form or its check character does not hold.
pub fn give_orcid(act: &mut Act<'_>, typed: &str) -> Result<Option<Orcid>> {
    let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
    let orcid = match typed.trim() {
        "" => None,
        typed => Some(Orcid::parse(typed).map_err(|_bad| Problems::one("orcid", "orcid"))?),
    };
    if store::find(act.db, &person)?.orcid() == orcid {
        return Ok(orcid);
    }
    store::set_orcid(act.db, &person, orcid.as_ref())?;
    // The journal holds no data of a person.
    let facts = json!({ "given": orcid.is_some() });
    act.record(&Entry::new("person.orcid_given", ("person", &person), RecordClass::Account, facts))?;
    Ok(orcid)
}

/// Makes an access token for the API. The secret was drawn outside; only its digest is kept.
pub fn make_token(
    act: &mut Act<'_>,
    person: &PersonId,
    name: &str,
    scopes: &[String],
    days: i64,
    secret: &str,
) -> Result<TokenRow> {
    let mut problems = Problems::none();
    for scope in scopes.iter().filter(|scope| !super::rules::TOKEN_SCOPES.contains(&scope.as_str())) {
        problems.add("scopes", "token-scope").with("scope", scope);
    }
    if scopes.is_empty() {
        problems.add("scopes", "required");
    }
    if !(1..=365).contains(&days) {
        problems.add("days", "out-of-range").with("min", 1).with("max", 365);
    }
    problems.into_result()?;
    let made = act.wall();
    let id: RowId = act.id();
    let token = TokenRow {
        id: id.to_string(),
        name: name.to_owned(),
        scopes: scopes.join(" "),
        made,
        expires: made.plus_days(days),
        revoked: None,
    };
    store::insert_token(act.db, &sha256_hex(secret.as_bytes()), person, &token)?;
    let facts = json!({ "token": token.id, "scopes": token.scopes });
    act.record(&Entry::new("person.token_made", ("person", person), RecordClass::Account, facts))?;
    Ok(token)
}

pub fn revoke_token(act: &mut Act<'_>, id: &str) -> Result<()> {
    let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
    if !store::revoke_token(act.db, &person, id, act.wall())? {
        return Err(Error::NotFound);
    }
    let facts = json!({ "token": id });
    act.record(&Entry::new("person.token_revoked", ("person", &person), RecordClass::Account, facts))
}

/// Grants a role. Administrators grant what is not part of a proposal; the stages grant their own through
/// this too, after their own checks.
pub fn grant(act: &mut Act<'_>, person: &PersonId, role: Role, scope: Scope, why: &str) -> Result<GrantId> {
    let by = act.by();
    grant_by(act, person, role, scope, (&by, why))
}

/// [`grant`] by somebody other than the one who acts: who accepts an invitation was granted what it offers by who sent
/// it.
pub fn grant_by(
    act: &mut Act<'_>,
    person: &PersonId,
    role: Role,
    scope: Scope,
    (by, why): (&str, &str),
) -> Result<GrantId> {
    let grant = Grant { id: act.id(), role, scope, from: act.received(), until: None };
    store::insert_grant(act.db, &grant, person, by, why)?;
    let facts = json!({ "role": role.name(), "scope": grant.scope });
    act.record(&Entry::new("person.granted", ("person", person), RecordClass::Account, facts))?;
    Ok(grant.id)
}

/// An administrator gives a role to somebody.
pub fn grant_by_administrator(
    act: &mut Act<'_>,
    person: &PersonId,
    role: Role,
    scope: Scope,
    why: &str,
) -> Result<()> {
    must_administer(act)?;
    store::find(act.db, person)?;
    let of_a_proposal = matches!(role, Role::Coordinator | Role::Contributor | Role::Reader);
    if of_a_proposal || matches!(scope, Scope::Proposal(_)) {
        return Err(Refusal::new("grant-of-proposal").into());
    }
    if why.is_empty() {
        return Err(Problems::one("why", "required").into());
    }
    grant(act, person, role, scope, why).map(drop)
}

pub fn revoke_by_administrator(act: &mut Act<'_>, person: &PersonId, id: &GrantId) -> Result<()> {
    must_administer(act)?;
    let held = store::grants_of(act.db, person, act.received())?;
    let grant = held.iter().find(|grant| &grant.id == id).ok_or(Error::NotFound)?;
    if matches!(grant.scope, Scope::Proposal(_)) {
        return Err(Refusal::new("grant-of-proposal").into());
    }
    let by = act.by();
    store::revoke_grant(act.db, id, &by, act.received())?;
    let facts = json!({ "role": grant.role.name(), "scope": grant.scope });
    act.record(&Entry::new("person.grant_revoked", ("person", person), RecordClass::Account, facts))
}

fn must_administer(act: &Act<'_>) -> Result<()> {
    let may = matches!(act.actor, crate::ground::Actor::System) || act.actor.has(Role::Administrator);
    if may { Ok(()) } else { Err(Error::NotFound) }
}

/// Makes an account that is verified at once: the command line and demonstrations vouch for the address.
pub fn add_person(act: &mut Act<'_>, account: &NewAccount, hash: &str) -> Result<PersonId> {
    let id: PersonId = act.id();
    store::insert(act.db, &id, account, hash, act.received())?;
    store::set_verified(act.db, &id, act.received())?;
    act.record(&Entry::new("person.added", ("person", &id), RecordClass::Account, json!({})))?;
    Ok(id)
}
