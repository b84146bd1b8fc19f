//! One partner: its entry, what it declares, its sign-off, and its leaving.
//!
//! Every form of the page posts to a route of its own; whatever is wrong with it is told on this page again.

mod declaration;
mod view;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::Deserialize;

use super::edit::consortium::read;
use super::partners::must_belong;
use super::{Typed, href};
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed};
use crate::proposal::acts;
use crate::proposal::rules::typed::{Row, TypedPartner};
use crate::proposal::store::organisations::{self, Known};
use crate::proposal::store::partners::Reach;
use crate::web::{InTime, see_other};

pub use declaration::{declare, paper, sign_off, sign_off_undo, undeclare};
use view::{Again, new_view, view};

/// A search for an organisation, and which of the found ones fills the form.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Find {
    #[serde(default)]
    find: String,
    take: Option<usize>,
}

/// What was found, and what of it goes into the form.
fn found(look: &mut Look<'_>, asked: &Find) -> Result<(Vec<Known>, Option<Known>)> {
    let actor = look.actor.clone();
    let all = organisations::known(look.db, &actor, &asked.find, look.now)?;
    let taken = asked.take.and_then(|at| all.get(at)).cloned();
    Ok((all, taken))
}

/// `/proposals/{proposal}/partners/{partner}`
pub async fn show(who: Signed, path: Path<(String, String)>, find: Query<Find>) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let find = find.into_inner();
    who.page(move |look| view(look, &key, &PartnerId::from_text(&id), &Again { find, ..Again::default() }))
        .await
}

/// `/proposals/{proposal}/partners/new`
pub async fn form(who: Signed, key: Path<String>, find: Query<Find>) -> Result<HttpResponse> {
    let find = find.into_inner();
    who.page(move |look| new_view(look, &key, None, &find, &Problems::none())).await
}

/// The one row of a form.
fn row(typed: &Typed) -> Row<TypedPartner> {
    let found = read(typed).into_iter().next();
    found.unwrap_or_else(|| Row { place: 0, typed: TypedPartner::default() })
}

/// `POST /proposals/{proposal}/partners`: one more.
pub async fn add(
    who: Signed,
    key: Path<String>,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let key = key.into_inner();
    let (row, received) = (row(&Typed::new(form.form)), form.received);
    let (of, sent) = (key.clone(), row.clone());
    let added = who.act(received, move |act| acts::add_partner(act, &of, &sent)).await;
    match added {
        Ok(id) => Ok(see_other(&format!("{}/partners/{id}?done=partner-added", href(&key)))),
        Err(Error::Invalid(problems)) => {
            let show = move |look: &mut Look<'_>| {
                let view = new_view(look, &key, Some(&row), &Find::default(), &problems)?;
                Ok(Page::with_status(view, StatusCode::UNPROCESSABLE_ENTITY))
            };
            who.page(show).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /proposals/{proposal}/partners/{partner}`
pub async fn save(
    who: Signed,
    path: Path<(String, String)>,
    form: InTime<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let (typed, received) = (Typed::new(form.form), form.received);
    let (row, seen) = (row(&typed), typed.one("seen").to_owned());
    let (of, partner, sent, upon) = (key.clone(), PartnerId::from_text(&id), row.clone(), seen.clone());
    let saved = who.act(received, move |act| acts::save_partner(act, &of, &partner, &upon, &sent)).await;
    match saved {
        Ok(_) => Ok(see_other(&format!("{}/partners/{id}?done=saved", href(&key)))),
        Err(Error::Invalid(problems)) => {
            again(&who, key, id, Again { row: Some(row), seen, problems, ..Again::default() }).await
        }
        Err(Error::Conflict { .. }) => {
            again(&who, key, id, Again { row: Some(row), conflict: true, ..Again::default() }).await
        }
        Err(other) => Err(other),
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Leaving {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    replaced_by: String,
    /// `true` where the box is ticked.
    #[serde(default)]
    people_follow: String,
}

/// `POST /proposals/{proposal}/partners/{partner}/leave`
pub async fn leave(who: Signed, path: Path<(String, String)>, form: InTime<Leaving>) -> Result<HttpResponse> {
    let (key, id) = path.into_inner();
    let InTime { form, received } = form;
    let (of, partner, sent) = (key.clone(), PartnerId::from_text(&id), form.clone());
    let left = who.act(received, move |act| {
        let heir = Some(&sent.replaced_by).filter(|heir| !heir.is_empty()).map(PartnerId::from_text);
        acts::remove_partner(act, &of, &partner, &sent.reason, (heir.as_ref(), sent.people_follow == "true"))
    });
    match left.await {
        Ok(_) => Ok(see_other(&format!("{}/partners?done=partner-left", href(&key)))),
        Err(Error::Invalid(problems)) => {
            again(&who, key, id, Again { leaving: form, problems, ..Again::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// The page again, with what was typed and what is wrong with it.
async fn again(who: &Signed, key: String, id: String, again: Again) -> Result<HttpResponse> {
    let status = if again.conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let show = move |look: &mut Look<'_>| {
        Ok(Page::with_status(view(look, &key, &PartnerId::from_text(&id), &again)?, status))
    };
    who.page(show).await
}

/// Who may add: whoever writes for the whole consortium.
fn must_reach_all(look: &mut Look<'_>, key: &str) -> Result<crate::proposal::store::Proposal> {
    super::overview::must_write(look, key)?;
    match must_belong(look, key)? {
        (proposal, _, Some(Reach::All)) => Ok(proposal),
        _ => Err(Error::Forbidden),
    }
}
