//! Rows of people, grants, sessions, secrets and limits.

use diesel::prelude::*;

use super::rules::{Failures, NewAccount};
use crate::db::Db;
use crate::db::schema::{api_tokens, grants, login_failures, mail_secrets, people, proposals, sessions};
use crate::ground::identifier::Orcid;
use crate::ground::ids::{CallId, GrantId, PersonId, SessionId};
use crate::ground::moment::Wall;
use crate::ground::text::folded;
use crate::ground::{Actor, Error, Grant, Moment, Result, Role, Scope};

#[derive(Clone, Debug, Queryable)]
pub struct Person {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    pub language: String,
    pub created_at: Moment,
    pub verified_at: Option<Moment>,
    pub disabled_at: Option<Moment>,
    orcid: String,
}

impl Person {
    /// Their ORCID iD, where they gave one.
    pub fn orcid(&self) -> Option<Orcid> {
        Orcid::parse(&self.orcid).ok()
    }
}

type PersonColumns = (
    people::id,
    people::email,
    people::name,
    people::language,
    people::created_at,
    people::verified_at,
    people::disabled_at,
    people::orcid,
);
const PERSON: PersonColumns = (
    people::id,
    people::email,
    people::name,
    people::language,
    people::created_at,
    people::verified_at,
    people::disabled_at,
    people::orcid,
);

pub fn find(db: &mut Db, id: &PersonId) -> Result<Person> {
    Ok(people::table.find(id).select(PERSON).first(db)?)
}

pub fn by_email(db: &mut Db, email: &str) -> Result<Option<Person>> {
    Ok(people::table.filter(people::email_folded.eq(folded(email))).select(PERSON).first(db).optional()?)
}

/// Everybody, by name; for the administrator's list.
pub fn all(db: &mut Db) -> Result<Vec<Person>> {
    Ok(people::table.order((people::name, people::email_folded)).select(PERSON).load(db)?)
}

/// Names of some people, for showing who did what.
pub fn name(db: &mut Db, id: &str) -> Result<String> {
    let name: Option<String> = people::table.find(id).select(people::name).first(db).optional()?;
    Ok(name.unwrap_or_else(|| "Rollcall".to_owned()))
}

pub fn password_hash(db: &mut Db, id: &PersonId) -> Result<String> {
    Ok(people::table.find(id).select(people::password_hash).first(db)?)
}

pub fn insert(db: &mut Db, id: &PersonId, account: &NewAccount, hash: &str, at: Moment) -> Result<()> {
    diesel::insert_into(people::table)
        .values((
            people::id.eq(id),
            people::email.eq(&account.email),
            people::email_folded.eq(folded(&account.email)),
            people::name.eq(&account.name),
            people::password_hash.eq(hash),
            people::language.eq(&account.language),
            people::created_at.eq(at),
        ))
        .execute(db)?;
    Ok(())
}

pub fn set_verified(db: &mut Db, id: &PersonId, at: Moment) -> Result<()> {
    let unverified = people::table.find(id).filter(people::verified_at.is_null());
    diesel::update(unverified).set(people::verified_at.eq(at)).execute(db)?;
    Ok(())
}

pub fn set_password(db: &mut Db, id: &PersonId, hash: &str) -> Result<()> {
    diesel::update(people::table.find(id)).set(people::password_hash.eq(hash)).execute(db)?;
    Ok(())
}

/// The language of somebody's letters.
pub fn set_language(db: &mut Db, id: &PersonId, code: &str) -> Result<()> {
    diesel::update(people::table.find(id)).set(people::language.eq(code)).execute(db)?;
    Ok(())
}

/// Somebody's ORCID iD; none takes it away.
pub fn set_orcid(db: &mut Db, id: &PersonId, orcid: Option<&Orcid>) -> Result<()> {
    let text = orcid.map(ToString::to_string).unwrap_or_default();
    diesel::update(people::table.find(id)).set(people::orcid.eq(text)).execute(db)?;
    Ok(())
}

// Sessions, in wall time.

pub fn begin_session(db: &mut Db, id: &SessionId, person: &PersonId, now: Wall, until: Wall) -> Result<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(id),
            sessions::person_id.eq(person),
            sessions::begun_wall.eq(now),
            sessions::expires_wall.eq(until),
        ))
        .execute(db)?;
    Ok(())
}

pub fn end_session(db: &mut Db, id: &SessionId, now: Wall) -> Result<()> {
    diesel::update(sessions::table.find(id).filter(sessions::ended_wall.is_null()))
        .set(sessions::ended_wall.eq(now))
        .execute(db)?;
    Ok(())
}

/// Ends all of a person's sessions: after a new password.
pub fn end_sessions(db: &mut Db, person: &PersonId, now: Wall) -> Result<()> {
    diesel::update(
        sessions::table.filter(sessions::person_id.eq(person)).filter(sessions::ended_wall.is_null()),
    )
    .set(sessions::ended_wall.eq(now))
    .execute(db)?;
    Ok(())
}

/// Who a session stands for, while it does, with the grants in force at `now`: in one question, since every request
/// begins with it.
pub fn actor_of_session(db: &mut Db, session: &SessionId, wall: Wall, now: Moment) -> Result<Option<Actor>> {
    let rows: Vec<(PersonRow, Held)> = people::table
        .inner_join(sessions::table)
        .left_join(grants::table.on(grants::person_id.eq(people::id).and(in_force(now))))
        .filter(sessions::id.eq(session))
        .filter(sessions::ended_wall.is_null())
        .filter(sessions::expires_wall.gt(wall))
        .filter(people::disabled_at.is_null())
        .order(BY_ROLE)
        .select(((people::id, people::name, people::language), held()))
        .load(db)?;
    let mut rows = rows.into_iter();
    let Some((person, first)) = rows.next() else { return Ok(None) };
    actor(person, std::iter::once(first).chain(rows.map(|(_, held)| held))).map(Some)
}

/// Who a bearer token stands for, with its scopes: in one question, too.
pub fn actor_of_token(
    db: &mut Db,
    digest: &str,
    wall: Wall,
    now: Moment,
) -> Result<Option<(Actor, Vec<String>)>> {
    let rows: Vec<(String, PersonRow, Held)> = people::table
        .inner_join(api_tokens::table)
        .left_join(grants::table.on(grants::person_id.eq(people::id).and(in_force(now))))
        .filter(api_tokens::digest.eq(digest))
        .filter(api_tokens::revoked_wall.is_null())
        .filter(api_tokens::expires_wall.gt(wall))
        .filter(people::disabled_at.is_null())
        .order(BY_ROLE)
        .select((api_tokens::scopes, (people::id, people::name, people::language), held()))
        .load(db)?;
    let mut rows = rows.into_iter();
    let Some((scopes, person, first)) = rows.next() else { return Ok(None) };
    let actor = actor(person, std::iter::once(first).chain(rows.map(|(_, _, held)| held)))?;
    Ok(Some((actor, scopes.split_whitespace().map(str::to_owned).collect())))
}

/// Whose session it is, or was: one that ended or ran out after `since` counts.
pub fn holder_of_session(db: &mut Db, session: &SessionId, since: Wall) -> Result<Option<PersonId>> {
    let held = sessions::table
        .inner_join(people::table)
        .filter(sessions::id.eq(session))
        .filter(sessions::ended_wall.is_null().or(sessions::ended_wall.gt(since)))
        .filter(sessions::expires_wall.gt(since))
        .filter(people::disabled_at.is_null());
    Ok(held.select(people::id).first(db).optional()?)
}

/// Whose token it is, or was: one that was revoked or ran out after `since` counts.
pub fn holder_of_token(db: &mut Db, digest: &str, since: Wall) -> Result<Option<PersonId>> {
    let held = api_tokens::table
        .inner_join(people::table)
        .filter(api_tokens::digest.eq(digest))
        .filter(api_tokens::revoked_wall.is_null().or(api_tokens::revoked_wall.gt(since)))
        .filter(api_tokens::expires_wall.gt(since))
        .filter(people::disabled_at.is_null());
    Ok(held.select(people::id).first(db).optional()?)
}

/// A person as an actor, for the command line and for demonstrations.
pub fn actor_of_person(db: &mut Db, id: &PersonId, now: Moment) -> Result<Actor> {
    let person = find(db, id)?;
    actor((person.id, person.name, person.language), held_by(db, id, now)?)
}

/// Id, name and language.
type PersonRow = (PersonId, String, String);

fn actor((id, name, language): PersonRow, held: impl IntoIterator<Item = Held>) -> Result<Actor> {
    let mut competes = Vec::new();
    let mut grants = Vec::new();
    for (row, call) in held {
        let Some(grant) = row.map(read_grant).transpose()? else { continue };
        competes.extend(call.filter(|call| is_of_team(grant.role) && !competes.contains(call)));
        grants.push(grant);
    }
    Ok(Actor::Person { id, name, language, grants, competes })
}

// Grants, in business time.

type GrantRow = (GrantId, String, String, String, Moment, Option<Moment>);
/// A grant, where there is one, and the call of the proposal that it is over, where it is over one.
type Held = (Option<GrantRow>, Option<CallId>);

const BY_ROLE: (grants::role, grants::scope_kind, grants::scope_id) =
    (grants::role, grants::scope_kind, grants::scope_id);

#[diesel::dsl::auto_type]
fn in_force(now: Moment) -> _ {
    let begun = grants::revoked_at.is_null().and(grants::from_at.le(now));
    begun.and(grants::until_at.is_null().or(grants::until_at.gt(now)))
}

/// The columns of a [`Held`].
#[diesel::dsl::auto_type]
fn held() -> _ {
    let grant =
        (grants::id, grants::role, grants::scope_kind, grants::scope_id, grants::from_at, grants::until_at);
    (grant.nullable(), grants::call_id.nullable())
}

/// The grants of a person in force at `now`.
pub fn grants_of(db: &mut Db, person: &PersonId, now: Moment) -> Result<Vec<Grant>> {
    held_by(db, person, now)?.into_iter().filter_map(|(row, _call)| row.map(read_grant)).collect()
}

fn held_by(db: &mut Db, person: &PersonId, now: Moment) -> Result<Vec<Held>> {
    let held_by = grants::table.filter(grants::person_id.eq(person)).filter(in_force(now));
    Ok(held_by.order(BY_ROLE).select(held()).load(db)?)
}

fn is_of_team(role: Role) -> bool {
    matches!(role, Role::Coordinator | Role::Contributor | Role::Reader)
}

fn read_grant((id, role, kind, of, from, until): GrantRow) -> Result<Grant> {
    let role =
        Role::parse(&role).ok_or_else(|| Error::internal(format!("grant {id} has an unknown role")))?;
    let scope = Scope::from_columns(&kind, &of)
        .ok_or_else(|| Error::internal(format!("grant {id} has an unknown scope")))?;
    Ok(Grant { id, role, scope, from, until })
}

/// People who hold a role over exactly this scope at `now`, by name.
pub fn holders(db: &mut Db, role: Role, scope: &Scope, now: Moment) -> Result<Vec<Person>> {
    let (kind, of) = scope.columns();
    Ok(people::table
        .inner_join(grants::table)
        .filter(grants::role.eq(role.name()))
        .filter(grants::scope_kind.eq(kind))
        .filter(grants::scope_id.eq(of))
        .filter(grants::revoked_at.is_null())
        .filter(grants::from_at.le(now))
        .filter(grants::until_at.is_null().or(grants::until_at.gt(now)))
        .order((people::name, people::email_folded))
        .select(PERSON)
        .load(db)?)
}

/// The staff of a call at `now`, each once: of all of it, and of one cut-off where one is named. Not whose account is
/// closed, and not who competes in the call.
pub fn staff_of(db: &mut Db, call: &CallId, cutoff: Option<i32>, now: Moment) -> Result<Vec<Person>> {
    let scopes = [Scope::Everything, Scope::Call(call.clone())];
    let scopes = scopes.into_iter().chain(cutoff.map(|number| Scope::Cutoff(call.clone(), number)));
    let mut staff: Vec<Person> = Vec::new();
    for scope in scopes {
        for person in holders(db, Role::Staff, &scope, now)? {
            let known = person.disabled_at.is_some() || staff.iter().any(|one| one.id == person.id);
            if !known && !actor_of_person(db, &person.id, now)?.competes_in(call) {
                staff.push(person);
            }
        }
    }
    Ok(staff)
}

pub fn insert_grant(db: &mut Db, grant: &Grant, person: &PersonId, by: &str, why: &str) -> Result<()> {
    let (kind, of) = grant.scope.columns();
    let call: Option<CallId> = match &grant.scope {
        Scope::Proposal(id) => Some(proposals::table.find(id).select(proposals::call_id).first(db)?),
        _ => None,
    };
    diesel::insert_into(grants::table)
        .values((
            grants::id.eq(&grant.id),
            grants::person_id.eq(person),
            grants::role.eq(grant.role.name()),
            grants::scope_kind.eq(kind),
            grants::scope_id.eq(of),
            grants::from_at.eq(grant.from),
            grants::until_at.eq(grant.until),
            grants::granted_by.eq(by),
            grants::why.eq(why),
            grants::call_id.eq(call),
        ))
        .execute(db)?;
    Ok(())
}

/// Takes a grant away; false where it was not in force.
pub fn revoke_grant(db: &mut Db, id: &GrantId, by: &str, at: Moment) -> Result<bool> {
    let in_force = grants::table.find(id).filter(grants::revoked_at.is_null());
    let revoked =
        diesel::update(in_force).set((grants::revoked_at.eq(at), grants::revoked_by.eq(by))).execute(db)?;
    Ok(revoked == 1)
}

// One-time secrets, in wall time.

pub fn insert_secret(db: &mut Db, digest: &str, person: &PersonId, purpose: &str, until: Wall) -> Result<()> {
    diesel::insert_into(mail_secrets::table)
        .values((
            mail_secrets::digest.eq(digest),
            mail_secrets::person_id.eq(person),
            mail_secrets::purpose.eq(purpose),
            mail_secrets::expires_wall.eq(until),
        ))
        .execute(db)?;
    Ok(())
}

/// Uses a secret up; None where it is unknown, used or too old.
pub fn use_secret(db: &mut Db, digest: &str, purpose: &str, now: Wall) -> Result<Option<PersonId>> {
    let usable = mail_secrets::table
        .filter(mail_secrets::digest.eq(digest))
        .filter(mail_secrets::purpose.eq(purpose))
        .filter(mail_secrets::used_wall.is_null())
        .filter(mail_secrets::expires_wall.gt(now));
    let person: Option<PersonId> = usable.select(mail_secrets::person_id).first(db).optional()?;
    if person.is_some() {
        diesel::update(mail_secrets::table.find(digest)).set(mail_secrets::used_wall.eq(now)).execute(db)?;
    }
    Ok(person)
}

// Limits, in wall time.

pub fn failures(db: &mut Db, bucket: &str) -> Result<Option<Failures>> {
    let row: Option<(i32, Wall)> = login_failures::table
        .find(bucket)
        .select((login_failures::failures, login_failures::since_wall))
        .first(db)
        .optional()?;
    Ok(row.map(|(count, since)| Failures { count, since }))
}

pub fn set_failures(db: &mut Db, bucket: &str, failures: Option<Failures>) -> Result<()> {
    diesel::delete(login_failures::table.find(bucket)).execute(db)?;
    if let Some(failures) = failures {
        diesel::insert_into(login_failures::table)
            .values((
                login_failures::bucket.eq(bucket),
                login_failures::failures.eq(failures.count),
                login_failures::since_wall.eq(failures.since),
            ))
            .execute(db)?;
    }
    Ok(())
}

// Access tokens, in wall time.

#[derive(Clone, Debug, Queryable)]
pub struct TokenRow {
    pub id: String,
    pub name: String,
    pub scopes: String,
    pub made: Wall,
    pub expires: Wall,
    pub revoked: Option<Wall>,
}

pub fn tokens_of(db: &mut Db, person: &PersonId) -> Result<Vec<TokenRow>> {
    Ok(api_tokens::table
        .filter(api_tokens::person_id.eq(person))
        .order((api_tokens::made_wall.desc(), api_tokens::id))
        .select((
            api_tokens::id,
            api_tokens::name,
            api_tokens::scopes,
            api_tokens::made_wall,
            api_tokens::expires_wall,
            api_tokens::revoked_wall,
        ))
        .load(db)?)
}

pub fn insert_token(db: &mut Db, digest: &str, person: &PersonId, token: &TokenRow) -> Result<()> {
    diesel::insert_into(api_tokens::table)
        .values((
            api_tokens::id.eq(&token.id),
            api_tokens::digest.eq(digest),
            api_tokens::person_id.eq(person),
            api_tokens::name.eq(&token.name),
            api_tokens::scopes.eq(&token.scopes),
            api_tokens::made_wall.eq(token.made),
            api_tokens::expires_wall.eq(token.expires),
        ))
        .execute(db)?;
    Ok(())
}

/// Revokes one of the person's own tokens; false where there is none such.
pub fn revoke_token(db: &mut Db, person: &PersonId, id: &str, now: Wall) -> Result<bool> {
    let own = api_tokens::table
        .filter(api_tokens::id.eq(id))
        .filter(api_tokens::person_id.eq(person))
        .filter(api_tokens::revoked_wall.is_null());
    Ok(diesel::update(own).set(api_tokens::revoked_wall.eq(now)).execute(db)? == 1)
}

pub fn revoke_tokens(db: &mut Db, person: &PersonId, now: Wall) -> Result<()> {
    diesel::update(
        api_tokens::table.filter(api_tokens::person_id.eq(person)).filter(api_tokens::revoked_wall.is_null()),
    )
    .set(api_tokens::revoked_wall.eq(now))
    .execute(db)?;
    Ok(())
}
