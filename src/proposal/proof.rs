//! Examining a receipt: what holds, what does not, and what is left open.
//!
//! It needs public keys and nothing else: the page and the command line say the same, and so can any program
//! that knows JWS (RFC 7515, EdDSA) and Merkle trees as RFC 6962 has them.

use serde::Serialize;

use super::rules::merkle::Inclusion;
use super::rules::{DEPOSIT_TYP, DepositReceipt, RECEIPT_TYP, Receipt};
use crate::ground::refusal::Args;
use crate::keys::{Bad, PublicKeys, verify};
use crate::named;

named! {
    Holds {
        Yes => "yes",
        No => "no",
        /// Nothing was given to tell by.
        Open => "open",
    }
}

/// One sentence of a verdict; its words stand under `verify-CODE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    pub holds: Holds,
    pub code: &'static str,
    pub args: Args,
}

/// Every code there is, so that a test can hold that each has its words.
pub const VERDICT_CODES: &[&str] = &[
    "signature-good",
    "signature-not-a-receipt",
    "signature-unknown-key",
    "signature-altered",
    "rehearsal",
    "late",
    "file-fits",
    "file-content",
    "file-archive",
    "deposit",
    "file-not-archive",
    "archive-open",
    "file-unknown",
    "slot-open",
    "proof-leads",
    "proof-good",
    "proof-bad",
    "proof-malformed",
    "proof-other",
    "proof-open",
    "root-published",
    "root-addendum",
    "root-differs",
    "root-open",
];

#[derive(Clone, Debug, Default, Serialize)]
pub struct Verdict {
    /// What is signed; None where the signature does not hold, or it is of something else.
    pub receipt: Option<Receipt>,
    /// What is signed where a hash was deposited, for when a line fails.
    pub deposit: Option<DepositReceipt>,
    pub said: Vec<Said>,
    /// The root that a proof leads to, where it does.
    pub root: Option<String>,
}

/// A file by its name and the SHA-256 of its bytes, in lower-case hex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHash {
    pub name: String,
    pub sha256: String,
}

impl Said {
    fn new(holds: Holds, code: &'static str) -> Self {
        Self { holds, code, args: Args::new() }
    }
    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }
}

impl Verdict {
    fn say(&mut self, said: Said) {
        self.said.push(said);
    }

    /// Nothing is wrong, though something may be open.
    pub fn holds(&self) -> bool {
        (self.receipt.is_some() || self.deposit.is_some())
            && self.said.iter().all(|said| said.holds != Holds::No)
    }

    /// Holds the root that a proof leads to against the published one, where that is known. A proof is good with the
    /// published root alone.
    pub fn against(&mut self, published: Option<&str>) {
        match (self.root.clone(), published) {
            (Some(root), Some(published)) if root == published => {
                let late = self.receipt.as_ref().is_some_and(|receipt| receipt.late.is_some());
                let code = if late { "root-addendum" } else { "root-published" };
                for said in self.said.iter_mut().filter(|said| said.code == "proof-leads") {
                    (said.holds, said.code) = (Holds::Yes, "proof-good");
                }
                self.say(Said::new(Holds::Yes, code).with("root", root));
            }
            (Some(root), Some(published)) => {
                let said = Said::new(Holds::No, "root-differs").with("root", root);
                self.say(said.with("published", published));
            }
            (Some(root), None) => self.say(Said::new(Holds::Open, "root-open").with("root", root)),
            (None, _) => {}
        }
    }
}

/// Examines a receipt with trusted keys, the hashes of files, and the JSON of an inclusion proof.
pub fn examine(token: &str, keys: &PublicKeys, files: &[FileHash], proof: Option<&str>) -> Verdict {
    let mut verdict = Verdict::default();
    let token = token.trim();
    let receipt = match verify::<Receipt>(token, RECEIPT_TYP, keys) {
        Ok(receipt) => receipt,
        Err(Bad::Kind(kind)) if kind == DEPOSIT_TYP => return deposited(token, keys, files),
        Err(bad) => {
            verdict.say(unsigned(bad));
            return verdict;
        }
    };
    verdict.say(Said::new(Holds::Yes, "signature-good"));
    if receipt.is_rehearsal() {
        verdict.say(Said::new(Holds::Open, "rehearsal"));
    }
    if let Some(late) = &receipt.late {
        let said = Said::new(Holds::Open, "late").with("supplement", late.supplement);
        verdict.say(said.with("deposited", late.deposited).with("sha256", &late.archive_sha256));
    }
    for said in about_files(&receipt, files) {
        verdict.say(said);
    }
    match proof {
        None => verdict.say(Said::new(Holds::Open, "proof-open")),
        Some(json) => match about_proof(&receipt, token, json) {
            Ok((said, root)) => {
                verdict.say(said);
                verdict.root = Some(root);
            }
            Err(said) => verdict.say(said),
        },
    }
    verdict.receipt = Some(receipt);
    verdict
}

/// The receipt of a deposit names one file, the archive, and no root: nothing was submitted yet.
fn deposited(token: &str, keys: &PublicKeys, files: &[FileHash]) -> Verdict {
    let mut verdict = Verdict::default();
    let deposit = match verify::<DepositReceipt>(token, DEPOSIT_TYP, keys) {
        Ok(deposit) => deposit,
        Err(bad) => {
            verdict.say(unsigned(bad));
            return verdict;
        }
    };
    verdict.say(Said::new(Holds::Yes, "signature-good"));
    if deposit.is_rehearsal() {
        verdict.say(Said::new(Holds::Open, "rehearsal"));
    }
    let said = Said::new(Holds::Yes, "deposit").with("reference", &deposit.reference);
    let said = said.with("cutoff", deposit.cutoff).with("received", deposit.received);
    verdict.say(said.with("sha256", &deposit.archive_sha256));
    for file in files {
        let fits = file.sha256 == deposit.archive_sha256;
        let (holds, code) = if fits { (Holds::Yes, "file-archive") } else { (Holds::No, "file-not-archive") };
        verdict.say(Said::new(holds, code).with("file", &file.name));
    }
    if files.is_empty() {
        verdict.say(Said::new(Holds::Open, "archive-open"));
    }
    verdict.deposit = Some(deposit);
    verdict
}

fn unsigned(bad: Bad) -> Said {
    match bad {
        Bad::UnknownKey(key) => Said::new(Holds::No, "signature-unknown-key").with("key", key),
        Bad::Signature => Said::new(Holds::No, "signature-altered"),
        other => Said::new(Holds::No, "signature-not-a-receipt").with("reason", other),
    }
}

fn about_files(receipt: &Receipt, files: &[FileHash]) -> Vec<Said> {
    let mut said = Vec::new();
    for file in files {
        // Several slots may hold the same bytes: those that have the file's name are meant, or else all of them.
        let same = || receipt.documents.iter().filter(|document| document.sha256 == file.sha256);
        let named = same().any(|document| document.name == file.name);
        let meant = same().filter(|document| !named || document.name == file.name);
        let fits =
            |slot: &str| Said::new(Holds::Yes, "file-fits").with("file", &file.name).with("slot", slot);
        said.extend(meant.map(|document| fits(&document.slot)));
        if same().next().is_some() {
            continue;
        }
        said.push(match () {
            () if file.sha256 == receipt.content_sha256 => {
                Said::new(Holds::Yes, "file-content").with("file", &file.name)
            }
            () if receipt.late.as_ref().is_some_and(|late| late.archive_sha256 == file.sha256) => {
                Said::new(Holds::Yes, "file-archive").with("file", &file.name)
            }
            () => Said::new(Holds::No, "file-unknown").with("file", &file.name),
        });
    }
    let given = |sha256: &str| files.iter().any(|file| file.sha256 == sha256);
    let open = receipt.documents.iter().filter(|document| !given(&document.sha256));
    said.extend(open.map(|document| {
        Said::new(Holds::Open, "slot-open").with("slot", &document.slot).with("file", &document.name)
    }));
    said
}

fn about_proof(receipt: &Receipt, token: &str, json: &str) -> Result<(Said, String), Said> {
    let proof: Inclusion =
        serde_json::from_str(json).map_err(|_error| Said::new(Holds::No, "proof-malformed"))?;
    if (proof.call.as_str(), proof.cutoff) != (receipt.call.as_str(), receipt.cutoff) {
        return Err(Said::new(Holds::No, "proof-other"));
    }
    if !proof.holds_for(token.as_bytes()) {
        return Err(Said::new(Holds::No, "proof-bad"));
    }
    // Anybody can make a tree of their own: until its root is the published one, that it fits proves nothing.
    let said = Said::new(Holds::Open, "proof-leads").with("count", proof.tree_size);
    Ok((said.with("place", proof.leaf_index + 1), proof.root))
}

/// Reads hashes as `sha256sum` and the like print them, one a line, with or without a name after it and the name of the
/// method before it. Other lines are passed over.
pub fn hashes(text: &str) -> Vec<FileHash> {
    let is_hash = |word: &&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hash = |line: &str| {
        let hash = line.split_whitespace().take(2).find(is_hash)?;
        let (_, name) = line.split_once(hash)?;
        let name = name.trim().trim_start_matches('*');
        Some(FileHash {
            name: if name.is_empty() { hash.chars().take(12).collect() } else { name.to_owned() },
            sha256: hash.to_ascii_lowercase(),
        })
    };
    text.lines().filter_map(hash).collect()
}
