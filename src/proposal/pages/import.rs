//! Out and back in: the application as an archive, and what an archive would change, shown before it does.
//!
//! An archive that arrived is kept by its hash and named by an offer, which only the person it was made for can use,
//! for this proposal, for a day. Confirming reads it again from the beginning.

mod told;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use super::documents::upload;
use super::overview::must_write;
use super::partners::{bound, writes_own_alone};
use super::{crumbs, href};
use crate::ground::ids::PersonId;
use crate::ground::{Actor, Error, Problems, Refusal, Result};
use crate::people::{Look, Page, Signed, View};
use crate::proposal::acts::{self, Import};
use crate::proposal::archive::{differ, take, write};
use crate::proposal::rules::Content;
use crate::proposal::store::{self, Proposal};
use crate::proposal::upload::{NotTaken, count};
use crate::web::{InTime, State, see_other};
use crate::words::parts::{Crumb, Field, Summary};

const PURPOSE: &str = "import-offer";
const HOLDS: i64 = 24 * 3_600;

/// `/proposals/{proposal}/archive.zip`: the draft, and for officials what was received.
pub async fn archive(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    let (name, entries) = who
        .look(move |look| {
            let actor = look.actor.clone();
            let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
            let content = store::seen_content(look.db, &proposal, sight)?;
            let entries = write::entries(proposal.call.as_str(), &content)?;
            Ok((format!("{}-archive.zip", proposal.reference), entries))
        })
        .await?;
    write::send(&who.state, &name, entries).await
}

#[derive(Serialize)]
struct ImportView {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    field: Field,
    summary: Option<Summary>,
    archive: String,
    back: String,
    /// What an archive may change, for who writes for one partner.
    bound: Option<String>,
}

impl View for ImportView {
    const TEMPLATE: &'static str = "proposal/import";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals/{proposal}/import`
pub async fn form(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| form_view(look, &key, &Problems::none())).await
}

fn form_view(look: &mut Look<'_>, key: &str, problems: &Problems) -> Result<ImportView> {
    let (proposal, _) = must_write(look, key)?;
    let own = bound(look, key)?;
    let content = store::content_of(look.db, &proposal)?;
    let own = own.as_ref().and_then(|own| content.partner(own)).map(|(_, own)| own.name.clone());
    let title = look.say("import-title");
    let field = Field::file("file", look.say("import-file"), "application/zip").required();
    Ok(ImportView {
        title: title.clone(),
        crumbs: crumbs(look, &proposal, Some(title)),
        action: format!("{}/import", href(&proposal.reference)),
        field: field.errors(look.words().errors(look.language, problems, "file")),
        summary: look.words().summary(look.language, problems),
        archive: format!("{}/archive.zip", href(&proposal.reference)),
        back: href(&proposal.reference),
        bound: own.map(|name| look.text("import-bound", &[("name", name)])),
    })
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Offer {
    person: PersonId,
    /// Its reference.
    proposal: String,
    sha256: String,
    /// Seconds of wall time.
    until: i64,
}

/// `POST /proposals/{proposal}/import`: `csrf` first, then `file`.
pub async fn upload(
    who: Signed,
    request: HttpRequest,
    key: Path<String>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let key = key.into_inner();
    let of = key.clone();
    let look = who.look(move |look| {
        let (proposal, call) = must_write(look, &of)?;
        let person = look.actor.person().cloned().ok_or(Error::SignIn)?;
        Ok((proposal.reference, person, take::most_bytes(&call.book), look.wall.epoch_seconds()))
    });
    let (proposal, person, limit, now) = look.await?;
    let staged = match upload::read(&request, &who.state, limit, &mut parts).await? {
        Ok((_, _, Ok(staged))) if staged.bytes > 0 => staged,
        Ok((_, _, Ok(empty))) => {
            empty.discard().await;
            return again(&who, key, NotTaken::Empty).await;
        }
        Ok((_, _, Err(crate::files::NotStaged::TooLarge))) => {
            return again(&who, key, NotTaken::TooLarge).await;
        }
        Ok((_, _, Err(crate::files::NotStaged::Failed(error)))) => return Err(error),
        Ok(_) => return again(&who, key, NotTaken::Broken).await,
        Err(why) => return again(&who, key, why).await,
    };
    if let Some(many) = count(&who.state, &who.witness()).await? {
        staged.discard().await;
        return again(&who, key, NotTaken::Many(many)).await;
    }
    let offer = Offer { person, proposal, sha256: staged.keep().await?, until: now + HOLDS };
    let token = who.state.keys.seal(PURPOSE, &offer)?;
    Ok(see_other(&format!("{}/import/check?offer={token}", href(&offer.proposal))))
}

async fn again(who: &Signed, key: String, why: NotTaken) -> Result<HttpResponse> {
    let mut problems = Problems::none();
    match why {
        NotTaken::Empty => drop(problems.add("file", "document-empty")),
        NotTaken::TooLarge => drop(problems.add("file", "archive-too-large")),
        NotTaken::None => drop(problems.add("file", "document-none")),
        NotTaken::Many(many) => drop(many.tell(&mut problems, "file")),
        _ => drop(problems.add("file", "document-broken")),
    }
    let show = move |look: &mut Look<'_>| {
        Ok(Page::with_status(form_view(look, &key, &problems)?, StatusCode::UNPROCESSABLE_ENTITY))
    };
    who.page(show).await
}

#[derive(Serialize)]
struct CheckView {
    title: String,
    crumbs: Vec<Crumb>,
    stale: bool,
    problems: Vec<Place>,
    differences: Vec<told::Told>,
    /// What is not taken over, and why.
    left: Vec<String>,
    fits: bool,
    action: String,
    offer: String,
    version: i64,
    retry: String,
    back: String,
}

/// Something wrong, and where.
#[derive(Serialize)]
struct Place {
    /// By the names that pages have; empty for what only an archive has.
    label: String,
    /// As programs name it.
    at: String,
    text: String,
}

impl View for CheckView {
    const TEMPLATE: &'static str = "proposal/import_check";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize)]
pub struct Offered {
    #[serde(default)]
    offer: String,
}

/// `/proposals/{proposal}/import/check?offer=…`
pub async fn check(who: Signed, key: Path<String>, query: Query<Offered>) -> Result<HttpResponse> {
    let (key, token) = (key.into_inner(), query.into_inner().offer);
    let taken = taken(&who, &key, &token).await?;
    who.page(move |look| check_view(look, &key, &token, &taken, false)).await
}

type Taken = std::result::Result<Import, Problems>;

/// Reads the archive that an offer names, outside of any transaction.
async fn taken(who: &Signed, key: &str, token: &str) -> Result<Taken> {
    let (key, token) = (key.to_owned(), token.to_owned());
    let look = who.look(move |look| {
        let (proposal, call) = must_write(look, &key)?;
        let now = look.wall.epoch_seconds();
        Ok((read(look.state, &token, &look.actor, &proposal.reference, now)?, call.book))
    });
    let (offer, book) = look.await?;
    take::take(&who.state, &book, &offer.sha256).await
}

fn read(state: &State, token: &str, actor: &Actor, reference: &str, now: i64) -> Result<Offer> {
    let offer: Option<Offer> = state.keys.unseal(PURPOSE, token);
    let fits = |offer: &Offer| {
        Some(&offer.person) == actor.person() && offer.proposal == reference && now < offer.until
    };
    offer.filter(fits).ok_or_else(|| Refusal::new("offer-gone").into())
}

fn check_view(
    look: &mut Look<'_>,
    key: &str,
    token: &str,
    taken: &Taken,
    stale: bool,
) -> Result<Page<CheckView>> {
    let (proposal, call) = must_write(look, key)?;
    let before = store::content_of(look.db, &proposal)?;
    let (mut problems, mut differences, mut left) = (Problems::none(), Vec::new(), Vec::new());
    match taken {
        Ok(import) => {
            let import = acts::named_apart(look.db, &look.actor, &proposal, import)?;
            problems = acts::check_import(&call.book, &before, &import)?;
            if problems.is_empty() {
                let after = acts::preview(&call.book, &before, &import, look.now)?;
                let found = differ::between(&before, &import)?;
                differences = told::told(look, &call.book, (&before, &after), &found);
            }
            left = left_behind(look, &proposal, &before, &import);
        }
        Err(found) => problems.clone_from(found),
    }
    let title = look.say("import-check-title");
    let place = |problem: &crate::ground::Problem| {
        let at = format!("/{}", problem.field.replace('.', "/"));
        let text = look.words().problem(look.language, problem);
        Place { label: told::place(look, &call.book, &at), at, text }
    };
    let status = match (stale, problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let own = href(&proposal.reference);
    let view = CheckView {
        title: title.clone(),
        crumbs: crumbs(look, &proposal, Some(title)),
        stale,
        problems: problems.0.iter().map(place).collect(),
        left,
        fits: problems.is_empty() && !differences.is_empty(),
        differences,
        action: format!("{own}/import/check"),
        offer: token.to_owned(),
        version: proposal.version,
        retry: format!("{own}/import"),
        back: own,
    };
    Ok(Page::with_status(view, status))
}

/// What is not taken over, and why.
fn left_behind(look: &Look<'_>, proposal: &Proposal, before: &Content, import: &Import) -> Vec<String> {
    let (taken, other) = import.namesake.clone().unwrap_or_default();
    let args = [("taken", taken), ("reference", other), ("acronym", proposal.acronym.clone())];
    import.left(before).into_iter().map(|what| look.text(&format!("import-left-{what}"), &args)).collect()
}

#[derive(Clone, Deserialize)]
pub struct Confirmed {
    #[serde(default)]
    offer: String,
    /// The draft's version that the differences were shown for.
    #[serde(default)]
    version: i64,
}

/// `POST /proposals/{proposal}/import/check`
pub async fn confirm(who: Signed, key: Path<String>, form: InTime<Confirmed>) -> Result<HttpResponse> {
    let (key, InTime { form: Confirmed { offer, version }, received }) = (key.into_inner(), form);
    let import = match taken(&who, &key, &offer).await? {
        Ok(import) => import,
        Err(problems) => {
            return who.page(move |look| check_view(look, &key, &offer, &Err(problems.clone()), false)).await;
        }
    };
    let (of, new) = (key.clone(), import.clone());
    let done = who.act(received, move |act| acts::import(act, &of, version, &new)).await;
    match done {
        Ok(_) => Ok(see_other(&format!("{}?done=proposal-imported", href(&key)))),
        Err(Error::Conflict { .. }) => {
            who.page(move |look| check_view(look, &key, &offer, &Ok(import.clone()), true)).await
        }
        Err(Error::Invalid(problems)) => {
            who.page(move |look| check_view(look, &key, &offer, &Err(problems.clone()), false)).await
        }
        // Entries of others, or the list itself: told where all else is told that does not fit.
        Err(Error::Forbidden) if writes_own_alone(&who, &key).await? => {
            let problems = Problems::one("partners", "partners-of-others");
            who.page(move |look| check_view(look, &key, &offer, &Err(problems.clone()), false)).await
        }
        Err(other) => Err(other),
    }
}
