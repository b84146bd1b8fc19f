//! The receipt as a paper: its facts, how anybody can check it, and the signed form of it in full.

use crate::call;
use crate::ground::{Error, Result};
use crate::paper::{Block, Cover, Paper, Table, lines};
use crate::people::Look;
use crate::proposal::proof::examine;
use crate::proposal::rules::{Receipt, receipt_name};
use crate::proposal::store::submissions::{self, Held};

/// How many signs of the signed form stand on a line.
const LINE: usize = 118;

/// The receipt of a version, the last one where none is named, for those who may hold it: what the file is called, and
/// the paper.
///
/// # Errors
/// As [`submissions::held`].
pub fn of(look: &mut Look<'_>, key: &str, version: Option<i32>) -> Result<(String, Paper)> {
    let actor = look.actor.clone();
    let held = submissions::held(look.db, &actor, key, version, look.now)?;
    let root = submissions::published_root(look.db, &held)?;
    let Held { proposal, submitted, jws, .. } = held;
    let receipt = examine(&jws, &look.state.keys.public(), &[], None).receipt;
    let receipt = receipt.ok_or_else(|| Error::internal("a receipt of ours does not verify"))?;
    let book = call::store::rulebook(look.db, &proposal.call)?;
    let title = book.call.title.in_language(look.language.code());
    let name = format!("{}-{}-receipt.pdf", proposal.reference, submitted.version);
    Ok((name, paper(look, &receipt, &jws, title, root.as_deref())))
}

/// In the reader's language. `call` is the title of the call, `root` what was published for the cut-off.
fn paper(look: &Look<'_>, receipt: &Receipt, jws: &str, call: &str, root: Option<&str>) -> Paper {
    let voice = look.words().voice(look.language);
    let exactly = receipt.received.utc().format("%Y-%m-%d %H:%M:%S%.6f UTC").to_string();
    let mut facts = vec![
        (look.say("proposal-reference"), receipt.reference.clone()),
        (look.say("proposal-version"), receipt.version.to_string()),
        (look.say("proposal-call"), call.to_owned()),
        (look.say("proposal-cutoff-number"), receipt.cutoff.to_string()),
        (look.say("proposal-closes"), voice.moment(receipt.cutoff_at)),
        (look.say("proposal-received"), voice.moment(receipt.received)),
        (look.say("proposal-exactly"), exactly),
        (look.say("proposal-content-hash"), receipt.content_sha256.clone()),
        (look.say("proposal-rulebook-hash"), receipt.rulebook_sha256.clone()),
    ];
    if let Some(root) = root {
        facts.push((look.say("receipt-root"), root.to_owned()));
    }
    let title = [("reference", receipt.reference.clone()), ("version", receipt.version.to_string())];
    let title = look.text("proposal-receipt-title", &title);
    Paper {
        language: look.language.code().to_owned(),
        mark: if receipt.is_rehearsal() { look.say("receipt-rehearsal") } else { String::new() },
        foot: title.clone(),
        cover: Cover { over: call.to_owned(), title: title.clone(), facts, ..Cover::default() },
        blocks: blocks(look, receipt, jws),
        title,
    }
}

/// That it was let in after its cut-off, where it was: the moments alone would look like a mistake.
pub fn late_words(look: &Look<'_>, receipt: &Receipt) -> Option<String> {
    let late = receipt.late.as_ref()?;
    let args = [
        ("supplement", late.supplement.to_string()),
        ("deposited", late.deposited.to_string()),
        ("sha256", late.archive_sha256.clone()),
    ];
    Some(look.text("verify-late", &args))
}

fn blocks(look: &Look<'_>, receipt: &Receipt, jws: &str) -> Vec<Block> {
    let row = |one: &crate::proposal::rules::ReceiptDocument| {
        vec![one.slot.clone(), one.name.clone(), one.bytes.to_string(), lines(&one.sha256, 32)]
    };
    let documents = Table {
        heads: vec![
            look.say("proposal-slot"),
            look.say("proposal-file-held"),
            look.say("proposal-bytes-head"),
            "SHA-256".to_owned(),
        ],
        right: vec![2],
        widths: vec![3, 4, 2, 7],
        rows: receipt.documents.iter().map(row).collect(),
        none: look.say("common-none"),
        ..Table::default()
    };
    let mut blocks: Vec<Block> =
        late_words(look, receipt).map(|text| Block::Text { text }).into_iter().collect();
    blocks.extend([
        Block::Heading { text: look.say("proposal-part-documents") },
        Block::Table(documents),
        Block::Heading { text: look.say("proposal-check") },
        Block::Text {
            text: look.text(
                "receipt-how",
                &[
                    ("origin", look.state.config.http.public_url.clone()),
                    ("file", receipt_name(&receipt.reference, receipt.version)),
                ],
            ),
        },
        Block::Heading { text: look.say("proposal-receipt-signed") },
        Block::Text { text: look.say("receipt-signed-paper") },
        Block::Code { text: lines(jws, LINE) },
    ]);
    blocks
}
