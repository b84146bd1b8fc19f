//! The receipt of a submission: its facts, the signed form of them, and how anybody can check it.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::documents::attachment;
use super::news::{self, NewsView};
use super::shown::size;
use super::{crumbs, href};
use crate::call;
use crate::call::rules::Rulebook;
use crate::ground::{Error, Result};
use crate::people::{Look, Signed, View};
use crate::proposal::dossier;
use crate::proposal::proof::examine;
use crate::proposal::rules::{Content, Receipt, ReceiptDocument, receipt_name, slot_title};
use crate::proposal::store::submissions::{self, Held};
use crate::proposal::store::{self, Proposal};
use crate::words::parts::{Crumb, Kind, Notice};

#[derive(Serialize)]
struct ReceiptView {
    title: String,
    crumbs: Vec<Crumb>,
    back: String,
    notice: Option<Notice>,
    /// What the draft says by now and this submission, the last one, does not.
    news: Option<NewsView>,
    receipt: Receipt,
    papers: Vec<Paper>,
    /// To the microsecond, since seconds decide.
    exactly: String,
    /// That it was let in after its cut-off, where it was.
    late: Option<String>,
    call: String,
    jws: String,
    jws_href: String,
    pdf_href: String,
    content_href: String,
    /// What checks it offline, with the names that a browser gives to what is downloaded here.
    command: String,
    /// None until the cut-off has closed.
    inclusion_href: Option<String>,
    root: Option<String>,
    versions: Vec<VersionLink>,
}

#[derive(Serialize)]
struct Paper {
    title: String,
    name: String,
    size: String,
    sha256: String,
}

#[derive(Serialize)]
struct VersionLink {
    version: i32,
    href: String,
    current: bool,
}

impl View for ReceiptView {
    const TEMPLATE: &'static str = "proposal/receipt";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize)]
pub struct Which {
    /// The last one where none is named.
    version: Option<i32>,
}

fn held(look: &mut Look<'_>, key: &str, version: Option<i32>) -> Result<Held> {
    let actor = look.actor.clone();
    submissions::held(look.db, &actor, key, version, look.now)
}

/// `/proposals/{proposal}/receipt?version=2`
pub async fn show(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key, which.version)).await
}

fn view(look: &mut Look<'_>, key: &str, version: Option<i32>) -> Result<ReceiptView> {
    let held = held(look, key, version)?;
    let root = submissions::published_root(look.db, &held)?;
    let Held { proposal, submitted, jws, versions: history } = held;
    // Read with the keys the house publishes: what is shown is what anybody else would read.
    let verdict = examine(&jws, &look.state.keys.public(), &[], None);
    let receipt = verdict.receipt.ok_or_else(|| Error::internal("a receipt of ours does not verify"))?;
    let closing = call::store::closed(look.db, &proposal.call, submitted.cutoff)?;
    let book = call::store::rulebook(look.db, &proposal.call)?;
    let version = submitted.version;
    let link = |name: &str| format!("{}/{name}?version={version}", href(&proposal.reference));
    let versions = history.iter().map(|row| VersionLink {
        version: row.version,
        href: format!("{}/receipt?version={}", href(&proposal.reference), row.version),
        current: row.version == version,
    });
    let withdrawn = history.iter().find(|row| row.version == version).and_then(|row| row.withdrawn.clone());
    let followed = history
        .iter()
        .filter(|row| row.cutoff == submitted.cutoff && row.withdrawn.is_none())
        .map(|row| row.version)
        .max()
        .filter(|last| *last > version);
    let notice = match (withdrawn, followed) {
        (Some((at, _)), _) => {
            let text = look.text("proposal-receipt-withdrawn-more", &[("at", at.to_string())]);
            Some(Notice::new(Kind::Bad, look.say("proposal-receipt-withdrawn"), text))
        }
        (None, Some(last)) => {
            let args = [("last", last.to_string()), ("version", version.to_string())];
            let title = look.text("proposal-receipt-followed", &args);
            Some(Notice::new(Kind::Warn, title, look.text("proposal-receipt-followed-more", &args)))
        }
        (None, None) if receipt.is_rehearsal() => {
            let text = look.say("proposal-receipt-rehearsal-more");
            Some(Notice::new(Kind::Warn, look.say("proposal-receipt-rehearsal"), text))
        }
        (None, None) => None,
    };
    let news = news(look, &proposal, &book, version)?;
    let args = [("reference", proposal.reference.clone()), ("version", version.to_string())];
    let command = command(&receipt, closing.as_ref().map(|closing| closing.root.as_str()));
    Ok(ReceiptView {
        title: look.text("proposal-receipt-title", &args),
        crumbs: crumbs(look, &proposal, Some(look.say("proposal-receipt"))),
        back: href(&proposal.reference),
        notice,
        news,
        exactly: receipt.received.utc().format("%Y-%m-%d %H:%M:%S%.6f UTC").to_string(),
        late: dossier::late_words(look, &receipt),
        call: book.call.title.in_language(look.language.code()).to_owned(),
        papers: papers(look, &book, &submitted.content, &receipt),
        receipt,
        jws,
        jws_href: link("receipt.jws"),
        pdf_href: link("receipt.pdf"),
        content_href: link("content.json"),
        command,
        inclusion_href: closing.as_ref().map(|_| link("inclusion.json")),
        root,
        versions: versions.collect(),
    })
}

/// Beside the receipt of the last version, for those who write the draft: what changed since is not in it.
fn news(look: &mut Look<'_>, proposal: &Proposal, book: &Rulebook, version: i32) -> Result<Option<NewsView>> {
    let (_, sight) = store::find(look.db, &look.actor.clone(), &proposal.reference, look.now)?;
    if !sight.is_member() || proposal.last.is_none_or(|last| last.version != version) {
        return Ok(None);
    }
    let call = store::open_call(look.db, &proposal.call)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let draft = store::content_of(look.db, proposal)?;
    news::of(look, proposal, book, &heading, &draft)
}

/// The documents of a receipt by what their slots are called: the receipt itself has their ids.
fn papers(look: &Look<'_>, book: &Rulebook, content: &Content, receipt: &Receipt) -> Vec<Paper> {
    let language = look.language.code();
    let paper = |one: &ReceiptDocument| Paper {
        title: slot_title(book, content, &one.slot, language),
        name: one.name.clone(),
        size: size(look, one.bytes),
        sha256: one.sha256.clone(),
    };
    receipt.documents.iter().map(paper).collect()
}

/// `rollcall verify AIF-0001-1.jws plan.pdf --keys jwks.json`, with the proof and the root once there are.
fn command(receipt: &Receipt, root: Option<&str>) -> String {
    let mut words = vec!["rollcall".to_owned(), "verify".to_owned()];
    words.push(receipt_name(&receipt.reference, receipt.version));
    let names: BTreeSet<&str> = receipt.documents.iter().map(|document| document.name.as_str()).collect();
    words.extend(names.into_iter().map(quoted));
    words.extend(["--keys".to_owned(), "jwks.json".to_owned()]);
    if let Some(root) = root {
        words.push(format!("--proof {}-{}-inclusion.json", receipt.reference, receipt.version));
        words.push(format!("--root {root}"));
    }
    words.join(" ")
}

/// As a shell reads it.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if name.chars().all(plain) && !name.starts_with('-') {
        return name.to_owned();
    }
    let path = if name.starts_with('-') { format!("./{name}") } else { name.to_owned() };
    format!("'{}'", path.replace('\'', "'\\''"))
}

/// `/proposals/{proposal}/receipt.jws`
pub async fn jws(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let held = who.look(move |look| held(look, &key, which.version)).await?;
    let name = receipt_name(&held.proposal.reference, held.submitted.version);
    Ok(HttpResponse::Ok().content_type("application/jose").insert_header(attachment(&name)).body(held.jws))
}

/// `/proposals/{proposal}/receipt.pdf`: to be printed and filed; what counts is the signed form in it.
pub async fn pdf(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let (name, paper) = who.look(move |look| dossier::receipt_of(look, &key, which.version)).await?;
    Ok(dossier::pdf(&name, &who.state.press.print(paper).await?))
}

/// `/proposals/{proposal}/content.json`: the very bytes whose hash the receipt holds.
pub async fn content(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let held = who.look(move |look| held(look, &key, which.version)).await?;
    let body = serde_json_canonicalizer::to_string(&held.submitted.content)?;
    let name = format!("{}-{}.json", held.proposal.reference, held.submitted.version);
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(attachment(&name))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(body))
}

/// `/proposals/{proposal}/inclusion.json`: 404 until the cut-off has closed.
pub async fn inclusion(who: Signed, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let (name, proof) = who
        .look(move |look| {
            let held = held(look, &key, which.version)?;
            let proof = submissions::inclusion(look.db, &held)?.ok_or(Error::NotFound)?;
            let name = format!("{}-{}-inclusion.json", held.proposal.reference, held.submitted.version);
            Ok((name, proof))
        })
        .await?;
    let body = serde_json::to_string_pretty(&proof)?;
    Ok(HttpResponse::Ok().content_type("application/json").insert_header(attachment(&name)).body(body))
}
