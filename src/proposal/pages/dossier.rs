//! Exactly what evaluators will see: one page, and one ZIP.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::shown::{Shown, ShownSupplement, size, track};
use super::{crumbs, documents, href};
use crate::files::pdf;
use crate::ground::{Error, Result};
use crate::keys::sha256_hex;
use crate::paper::Paper;
use crate::people::{Look, Signed, View};
use crate::proposal::dossier::{self, Dossier, Source, Standing};
use crate::web::State;
use crate::words::parts::{Crumb, Kind, Notice};

#[derive(Serialize)]
struct DossierView {
    title: String,
    crumbs: Vec<Crumb>,
    reference: String,
    acronym: String,
    headline: String,
    track: String,
    notice: Notice,
    /// What stands on the cover of the application.
    facts: Vec<Fact>,
    zip: String,
    /// The sealed part alone, where something was accepted beside it.
    sealed: Option<String>,
    parts: Vec<PartRow>,
    /// Who sees this, and when.
    seen: Vec<String>,
    content: Shown,
    /// What was accepted beside it.
    supplements: Vec<ShownSupplement>,
    back: String,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
    hash: bool,
}

#[derive(Serialize)]
struct PartRow {
    title: String,
    name: String,
    href: String,
    pages: String,
    size: String,
    /// Empty for what is printed and was not in time.
    sha256: String,
    /// Which pages are blanked; empty where none are.
    blanked: String,
}

impl View for DossierView {
    const TEMPLATE: &'static str = "proposal/dossier";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize)]
pub struct Which {
    /// The draft, for members, where none is named.
    version: Option<i32>,
    /// Whether what was accepted beside it is wanted: not where a version is named, unless that is said.
    supplements: Option<bool>,
}

/// `/proposals/{proposal}/dossier?version=2`
pub async fn show(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let (key, version) = (key.into_inner(), which.version);
    let application = paper(&who, key.clone(), version).await?.application;
    let printed = printed(&who.state, application).await;
    who.page(move |look| view(look, &key, version, printed.as_ref())).await
}

/// `/proposals/{proposal}/application.pdf?version=2`
pub async fn application(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let Dossier { name, application, .. } = paper(&who, key.into_inner(), which.version).await?;
    let name = format!("{}-application.pdf", name.trim_end_matches(".zip"));
    Ok(dossier::pdf(&name, &who.state.press.print(application).await?))
}

async fn paper(who: &Signed, key: String, version: Option<i32>) -> Result<Dossier> {
    who.look(move |look| {
        let (_, source) = dossier::source(look, &key, version)?;
        Dossier::of(look, &source)
    })
    .await
}

/// What is known of the application once it is printed.
struct Printed {
    bytes: i64,
    pages: Option<u32>,
    sha256: String,
}

/// A page waits no longer for the press: what is printed is remembered, and tells of itself when it is asked again.
const PATIENCE: Duration = Duration::from_secs(8);

async fn printed(state: &State, application: Paper) -> Option<Printed> {
    let print = async {
        let printed = state.press.print(application).await?;
        let bytes = i64::try_from(printed.len()).map_err(Error::internal)?;
        let measure = move || (sha256_hex(&printed), pdf::look(printed.to_vec()).ok());
        let (sha256, facts) = tokio::task::spawn_blocking(measure).await.map_err(Error::internal)?;
        Ok::<_, Error>(Printed { bytes, pages: facts.map(|facts| facts.pages), sha256 })
    };
    match tokio::time::timeout(PATIENCE, print).await {
        Ok(Ok(printed)) => Some(printed),
        Ok(Err(error)) => {
            tracing::warn!(error.cause = %error, "an application could not be printed for its page");
            None
        }
        Err(_late) => None,
    }
}

/// `/proposals/{proposal}/dossier.zip?version=2`: as it was sealed; with `supplements=true` as it is read.
pub async fn zip(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let dossier = who.look(move |look| {
        let (proposal, source) = dossier::source(look, &key, which.version)?;
        match which.supplements.unwrap_or(which.version.is_none()) {
            true => Dossier::as_it_is_read(look, &source, &proposal.id),
            false => Dossier::of(look, &source),
        }
    });
    dossier::send(&who.state, dossier.await?).await
}

fn view(
    look: &mut Look<'_>,
    key: &str,
    version: Option<i32>,
    printed: Option<&Printed>,
) -> Result<DossierView> {
    let (proposal, source) = dossier::source(look, key, version)?;
    let (content, book) = (&source.content, &source.book);
    let supplements = match source.cutoff() {
        None => Vec::new(),
        Some(cutoff) => ShownSupplement::of_cutoff(look, &proposal.id, cutoff, "/attachments")?,
    };
    let parts = dossier::parts(book, content, look.language.code()).into_iter().map(|part| {
        let pages = part.document.pages.unwrap_or_default();
        let blanked = part.keep.map(|keep| {
            let args = [("from", (keep + 1).to_string()), ("to", pages.to_string())];
            look.text("dossier-blanked", &args)
        });
        PartRow {
            title: part.title,
            href: format!("/documents/{}", part.document.id),
            pages: documents::pages(look, part.document.pages),
            size: size(look, part.document.bytes),
            sha256: part.document.sha256,
            blanked: blanked.unwrap_or_default(),
            name: part.document.name,
        }
    });
    let parts = std::iter::once(application_row(look, &source, version, printed)).chain(parts).collect();
    let (zip, sealed) = zips(&source, version, !supplements.is_empty());
    let here = look.say("dossier-title");
    Ok(DossierView {
        title: format!("{}: {here}", content.acronym),
        crumbs: crumbs(look, &proposal, Some(here)),
        notice: notice(look, &source.standing),
        facts: dossier::facts(look, &source)
            .into_iter()
            .map(|(label, value)| Fact { label, hash: is_sha256(&value), value })
            .collect(),
        zip,
        sealed,
        parts,
        seen: vec![
            look.say("dossier-seen-team"),
            look.say("dossier-seen-staff"),
            look.say("dossier-seen-experts"),
            look.say("dossier-seen-board"),
        ],
        track: track(look, book, &content.track),
        acronym: content.acronym.clone(),
        headline: content.title.clone(),
        content: Shown::for_evaluators(look, book, content)?,
        supplements,
        back: href(&proposal.reference),
        reference: proposal.reference,
    })
}

fn application_row(
    look: &Look<'_>,
    source: &Source,
    version: Option<i32>,
    printed: Option<&Printed>,
) -> PartRow {
    let own = format!("{}/application.pdf", href(&source.reference));
    PartRow {
        title: look.say("dossier-application"),
        name: "application.pdf".to_owned(),
        href: version.map(|version| format!("{own}?version={version}")).unwrap_or(own),
        pages: documents::pages(look, printed.and_then(|printed| printed.pages)),
        size: printed.map_or_else(String::new, |printed| size(look, printed.bytes)),
        sha256: printed.map_or_else(String::new, |printed| printed.sha256.clone()),
        blanked: String::new(),
    }
}

/// Whether it is read sign by sign, and may break anywhere.
fn is_sha256(value: &str) -> bool {
    value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Where all of it is, and where the sealed part alone is: the same, where nothing was accepted beside it.
fn zips(source: &Source, version: Option<i32>, supplemented: bool) -> (String, Option<String>) {
    let zip = format!("{}/dossier.zip", href(&source.reference));
    match &source.standing {
        Standing::Submitted { version, .. } if supplemented => {
            let sealed = format!("{zip}?version={version}");
            (format!("{sealed}&supplements=true"), Some(sealed))
        }
        _ => (version.map(|version| format!("{zip}?version={version}")).unwrap_or(zip), None),
    }
}

fn notice(look: &Look<'_>, standing: &Standing) -> Notice {
    match standing {
        Standing::Draft { version } => {
            let more = look.text("dossier-draft-more", &[("draft", version.to_string())]);
            Notice::new(Kind::Warn, look.say("dossier-draft-notice"), more)
        }
        Standing::Submitted { version, received, .. } => {
            let args = [("version", version.to_string()), ("received", received.to_string())];
            let more = look.text("dossier-submitted-more", &args);
            Notice::new(Kind::Good, look.say("dossier-submitted-notice"), more)
        }
    }
}
