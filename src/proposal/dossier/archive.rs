//! A dossier as one ZIP: `application.pdf`, `documents/…`, a list of what is in it, and in `supplements/` what was accepted
//! beside it.

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::http::header;
use futures_util::TryStreamExt;

use super::{Beside, Dossier, Given, Part};
use crate::files::pack::{Entry, What};
use crate::ground::{Error, Result};
use crate::keys::sha256_hex;
use crate::proposal::pages::documents::attachment;
use crate::web::State;

/// Prints, cuts, packs and sends: outside of any transaction.
pub async fn send(state: &State, dossier: Dossier) -> Result<HttpResponse> {
    let Dossier { name, application, parts, beside, beside_title, blank } = dossier;
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
    if !beside.is_empty() {
        write!(list, "\n{beside_title}\n\n").map_err(Error::internal)?;
    }
    for one in beside {
        enclose(state, one, &mut list, &mut entries).await?;
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

/// Puts a supplement in: its record, and the document that was accepted.
async fn enclose(state: &State, one: Beside, list: &mut String, entries: &mut Vec<Entry>) -> Result<()> {
    let printed = state.press.print(one.record).await?;
    let sha256 = sha256_hex(&printed);
    writeln!(list, "{}\n  {}\n  SHA-256 {sha256}", one.name, one.title).map_err(Error::internal)?;
    entries.push(Entry { name: one.name, what: What::Bytes(printed) });
    if let Some(document) = one.document {
        let (name, file) = (document.name, document.file);
        writeln!(list, "{name}\n  {}\n  SHA-256 {}", file.name, file.sha256).map_err(Error::internal)?;
        entries.push(Entry { name, what: What::Kept(file.sha256) });
    }
    Ok(())
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
