//! Examining a receipt: for anybody, signed in or not.

use std::sync::Arc;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use serde::Serialize;

use super::Typed;
use crate::call;
use crate::call::rules::Rulebook;
use crate::ground::ids::CallId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, View, Visitor};
use crate::proposal::proof::{self, Holds, Said, Verdict};
use crate::proposal::rules::Receipt;
use crate::web::{check_token, csrf_field};
use crate::words::parts::{Field, Kind, Notice, Summary, Tag};

#[derive(Serialize)]
struct VerifyView {
    title: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
    result: Option<ResultView>,
    /// Bytes of a receipt or a proof that the browser reads into its field.
    most: usize,
}

#[derive(Serialize)]
struct ResultView {
    notice: Notice,
    said: Vec<SaidView>,
    receipt: Option<Receipt>,
    /// By its title where there is such a call, else as the receipt names it.
    call: String,
    /// To the microsecond, since seconds decide.
    exactly: String,
}

#[derive(Serialize)]
struct SaidView {
    tag: Tag,
    text: String,
}

impl View for VerifyView {
    const TEMPLATE: &'static str = "proposal/verify";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// A receipt and what comes with it are small; more than this is something else.
const MAX_PART: usize = 256 * 1_024;

/// `/verify`
pub async fn form(who: Visitor) -> Result<HttpResponse> {
    who.page(|look| view(look, &Typed::default(), &Problems::none(), None)).await
}

fn view(
    look: &mut Look<'_>,
    typed: &Typed,
    problems: &Problems,
    verdict: Option<&Verdict>,
) -> Result<VerifyView> {
    let result = verdict.map(|verdict| result(look, verdict)).transpose()?;
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let lines = |name: &str, label: String, hint: String| {
        Field::lines(name, label).value(typed.one(name)).hint(hint).errors(errors(name))
    };
    let file = |name: &str, label: String| Field::file(name, label, ".jws,.json,.txt");
    Ok(VerifyView {
        title: look.say("verify-title"),
        fields: vec![
            lines("receipt", look.say("verify-receipt"), look.say("verify-receipt-hint")).required(),
            // Either of the two: neither is optional by itself.
            file("receipt-file", look.say("verify-receipt-file"))
                .required()
                .hint(look.say("verify-receipt-file-hint")),
            lines("hashes", look.say("verify-hashes"), look.say("verify-hashes-hint")),
            lines("proof", look.say("verify-proof"), look.say("verify-proof-hint")),
            file("proof-file", look.say("verify-proof-file")),
        ],
        summary: look.words().summary(look.language, problems),
        result,
        most: MAX_PART,
    })
}

fn result(look: &mut Look<'_>, verdict: &Verdict) -> Result<ResultView> {
    let book = match &verdict.receipt {
        Some(receipt) => rulebook(look, receipt)?,
        None => None,
    };
    let language = look.language.code();
    // Receipts name slots by their ids; letters and declarations have none of their own in the rulebook.
    let slot = |id: &String| {
        let found = book.as_ref().and_then(|book| book.slot(id));
        found.map(|slot| slot.title.in_language(language).to_owned())
    };
    let words = |said: &Said| {
        let mut args = said.args.clone();
        if let Some(title) = args.get("slot").and_then(slot) {
            args.insert("slot", title);
        }
        look.words().text(look.language, &format!("verify-{}", said.code), &args)
    };
    let (kind, name) = if verdict.holds() { (Kind::Good, "holds") } else { (Kind::Bad, "fails") };
    let said = verdict.said.iter().map(|said| SaidView {
        tag: match said.holds {
            Holds::Yes => Tag::good(look.say("verify-yes")),
            Holds::No => Tag::bad(look.say("verify-no")),
            Holds::Open => Tag::plain(look.say("verify-open")),
        },
        text: words(said),
    });
    let exactly = |receipt: &Receipt| receipt.received.utc().format("%Y-%m-%d %H:%M:%S%.6f UTC").to_string();
    let call = |receipt: &Receipt| match &book {
        Some(book) => book.call.title.in_language(language).to_owned(),
        None => receipt.call.clone(),
    };
    Ok(ResultView {
        notice: Notice::new(
            kind,
            look.say(&format!("verify-{name}")),
            look.say(&format!("verify-{name}-more")),
        ),
        said: said.collect(),
        exactly: verdict.receipt.as_ref().map(exactly).unwrap_or_default(),
        call: verdict.receipt.as_ref().map(call).unwrap_or_default(),
        receipt: verdict.receipt.clone(),
    })
}

/// The rulebook of the receipt's call, where whoever asks sees the call.
fn rulebook(look: &mut Look<'_>, receipt: &Receipt) -> Result<Option<Arc<Rulebook>>> {
    let actor = look.actor.clone();
    match call::store::seen(look.db, &actor, &CallId::from_text(&receipt.call)) {
        Ok(book) => Ok(Some(book)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// `POST /verify`, as `multipart/form-data`: the form token first. Nothing of it is stored.
pub async fn verify(who: Visitor, request: HttpRequest, mut parts: Multipart) -> Result<HttpResponse> {
    let typed = read(&request, &mut parts).await?;
    let pick = |name: &str| {
        let file = typed.one(&format!("{name}-file"));
        if file.trim().is_empty() { typed.one(name).trim() } else { file.trim() }.to_owned()
    };
    let (receipt, json) = (pick("receipt"), pick("proof"));
    let show = move |look: &mut Look<'_>| {
        if receipt.is_empty() {
            let problems = Problems::one("receipt", "receipt-needed");
            let view = view(look, &typed, &problems, None)?;
            return Ok(Page::with_status(view, StatusCode::UNPROCESSABLE_ENTITY));
        }
        let files = proof::hashes(typed.one("hashes"));
        let proof = (!json.is_empty()).then_some(json.as_str());
        let mut verdict = proof::examine(&receipt, &look.state.keys.public(), &files, proof);
        let root = published_root(look, &verdict)?;
        verdict.against(root.as_deref());
        Ok(Page::from(view(look, &typed, &Problems::none(), Some(&verdict))?))
    };
    who.page(show).await
}

/// The root that was published for the receipt's cut-off, where it has closed.
fn published_root(look: &mut Look<'_>, verdict: &Verdict) -> Result<Option<String>> {
    let Some(receipt) = &verdict.receipt else { return Ok(None) };
    let call = CallId::from_text(&receipt.call);
    if receipt.late.is_some() {
        // Each root over what was let in stays published: a proof made under an earlier one still leads to it.
        let mut addenda = call::store::addenda(look.db, &call, receipt.cutoff)?;
        let named = addenda.iter().position(|one| Some(&one.root) == verdict.root.as_ref());
        let named = named.map(|place| addenda.swap_remove(place)).or_else(|| addenda.pop());
        return Ok(named.map(|one| one.root));
    }
    let closed = call::store::closed(look.db, &call, receipt.cutoff)?;
    Ok(closed.map(|closing| closing.root))
}

async fn read(request: &HttpRequest, parts: &mut Multipart) -> Result<Typed> {
    let malformed = || Error::from(Problems::one("form", "malformed"));
    let mut pairs = Vec::new();
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_broken| malformed())?;
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes(MAX_PART).await.map_err(|_too_large| malformed())?;
        let bytes = bytes.map_err(|_broken| malformed())?;
        let text = String::from_utf8_lossy(&bytes).replace('\0', "");
        if pairs.is_empty() {
            let token = if name == csrf_field() { text.as_str() } else { "" };
            check_token(request, token)?;
        }
        pairs.push((name, text));
        if pairs.len() > 20 {
            return Err(malformed());
        }
    }
    if pairs.is_empty() {
        check_token(request, "")?;
    }
    Ok(Typed::new(pairs))
}
