//! What others saved in a draft while a page of it is open: asked for by the browser, told without touching what is
//! typed.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::edit::shows_what_is_typed;
use super::overview::must_write;
use super::said::{now_by, said};
use crate::ground::{Error, Result};
use crate::people::Signed;
use crate::proposal::rules::FieldKey;
use crate::proposal::store::fields;

#[derive(Deserialize)]
pub struct After {
    /// The version of the draft that the page was told of last.
    #[serde(default)]
    after: i64,
}

#[derive(Serialize)]
struct Changes {
    /// Of the draft.
    version: i64,
    fields: Vec<Change>,
}

#[derive(Serialize)]
struct Change {
    field: String,
    version: i64,
    /// Who changed it, and when.
    said: String,
}

/// `GET /proposals/{proposal}/fields?after=12`: the fields that changed since, without what they say.
pub async fn changes(who: Signed, key: Path<String>, after: Query<After>) -> Result<HttpResponse> {
    let after = after.after;
    let told = who.look(move |look| {
        let (proposal, _) = must_write(look, &key)?;
        let mut told = Changes { version: proposal.version, fields: Vec::new() };
        if proposal.version <= after {
            return Ok(told);
        }
        for (field, since) in fields::since(look.db, &proposal.id)? {
            if since.version > after {
                let said = now_by(look, &since.by, since.at)?;
                told.fields.push(Change { field, version: since.version, said });
            }
        }
        Ok(told)
    });
    Ok(HttpResponse::Ok().json(told.await?))
}

/// What stands in a field now.
#[derive(Serialize)]
struct Stands {
    version: i64,
    said: Vec<String>,
    /// To be read, and as the values of the controls.
    text: String,
    values: Vec<String>,
}

/// `GET /proposals/{proposal}/fields/{field}`: shown to somebody who may write upon it, so what is being typed is
/// closed before, as for a page.
pub async fn field(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    shows_what_is_typed(&who, &key).await?;
    let stands = who.look(move |look| {
        let (proposal, call) = must_write(look, &key)?;
        let field = FieldKey::parse(&name, &call.book).ok_or(Error::NotFound)?;
        let current = fields::current(look.db, &proposal, &field)?;
        let by = current.since.as_ref().map(|since| now_by(look, &since.by, since.at)).transpose()?;
        Ok(Stands {
            version: current.version(),
            said: by.into_iter().collect(),
            text: said(look, &call.book, &field, &current.value),
            values: current.value.values(),
        })
    });
    Ok(HttpResponse::Ok().json(stands.await?))
}
