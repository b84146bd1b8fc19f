//! A dossier as one ZIP: `application.pdf`, `documents/…`, and a list of what is in it.

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::http::header;
use futures_util::TryStreamExt;

use super::{Dossier, Given, Part};
use crate::files::pack::{Entry, What};
use crate::ground::{Error, Result};
use crate::keys::sha256_hex;
use crate::proposal::pages::documents::attachment;
use crate::web::State;

/// Prints, cuts, packs and sends: outside of any transaction.
pub async fn send(state: &State, dossier: Dossier) -> Result<HttpResponse> {
    let Dossier { name, application, parts, blank } = dossier;
    let printed = state.press.print(application).await?;
    let mut list = format!("application.pdf\n  SHA-256 {}\n", sha256_hex(&printed));
    let mut entries = vec![Entry { name: "application.pdf".into(), what: What::Bytes(printed) }];
    for part in parts {
        let name = format!("documents/{}.pdf", part.document.slot);
        let given = Given { part, blank: blank.clone() };
        let what = given.what(state).await?;
        describe(&mut list, &name, &given.part, matches!(what, What::Copied(_)))?;
        entries.push(Entry { name, what });
    }
    entries.push(Entry { name: "contents.txt".into(), what: What::Text(list) });
    let packed = state.files.pack(entries).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header(attachment(&name))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .streaming(packed.into_stream().map_err(Error::internal)))
}

/// A paper that was printed, to be kept as a file of this name.
pub fn pdf(name: &str, printed: &[u8]) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header(attachment(name))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(printed.to_vec())
}

fn describe(list: &mut String, name: &str, part: &Part, cut: bool) -> Result<()> {
    let document = &part.document;
    let said = match (part.keep, document.pages) {
        (Some(keep), Some(pages)) if cut => {
            format!("  pages {} to {pages} are blanked; SHA-256 of the whole document", keep + 1)
        }
        (Some(keep), Some(pages)) => {
            format!("  pages {} to {pages} are not to be read, and could not be blanked; SHA-256", keep + 1)
        }
        _ => "  SHA-256".to_owned(),
    };
    writeln!(list, "{name}\n  {} ({})\n{said} {}", part.title, document.name, document.sha256)
        .map_err(Error::internal)
}
