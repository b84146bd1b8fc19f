//! `rollcall verify`: examines a receipt without a database, a network or this installation.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Done, Failure, say};
use crate::keys::{PublicKeys, sha256_hex};
use crate::proposal::proof::{FileHash, Holds, examine};
use crate::words::{Language, Words};

/// Exit code 0: nothing is wrong. 1: something does not hold. 2: what was given cannot be read.
#[derive(Args)]
pub struct Verify {
    /// The receipt (a .jws file)
    #[arg(value_name = "RECEIPT")]
    receipt: PathBuf,
    /// Documents to compare with what was submitted
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The trusted public keys: a file with what /.well-known/jwks.json says
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// The inclusion proof that can be downloaded once the cut-off has closed
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,
    /// The root that was published for the cut-off; without it a proof is left open
    #[arg(long, value_name = "HEX")]
    root: Option<String>,
}

pub fn run(args: &Verify) -> Done {
    let keys = keys(args.keys.as_deref())?;
    let receipt = text(&args.receipt)?;
    let files = args.files.iter().map(|path| hash(path)).collect::<Result<Vec<_>, _>>()?;
    let proof = args.proof.as_deref().map(text).transpose()?;
    let mut verdict = examine(&receipt, &keys, &files, proof.as_deref());
    verdict.against(args.root.as_deref().map(str::trim));
    let words = Words::load().map_err(Failure::refused)?;
    for said in &verdict.said {
        let mark = match said.holds {
            Holds::Yes => "+",
            Holds::No => "!",
            Holds::Open => "?",
        };
        say(format_args!(
            "{mark} {}",
            words.text(Language::En, &format!("verify-{}", said.code), &said.args)
        ));
    }
    if let Some(receipt) = &verdict.receipt {
        say(format_args!(
            "{} version {}, call {}, cut-off {}, received {}",
            receipt.reference, receipt.version, receipt.call, receipt.cutoff, receipt.received
        ));
    }
    if verdict.holds() { Ok(()) } else { Err(Failure::Refused("something does not hold".into())) }
}

/// A key inside a receipt is never trusted, so the keys must come from somewhere else.
fn keys(path: Option<&Path>) -> Result<PublicKeys, Failure> {
    let Some(path) = path else {
        return Err(Failure::Usage(
            "name the trusted keys: --keys FILE, with what /.well-known/jwks.json says".into(),
        ));
    };
    if path.to_string_lossy().contains("://") {
        let what = path.display();
        return Err(Failure::Usage(format!("--keys takes a file: download {what} first, and name the file")));
    }
    serde_json::from_str(&text(path)?)
        .map_err(|error| Failure::Usage(format!("{} holds no set of keys: {error}", path.display())))
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))
}

fn hash(path: &Path) -> Result<FileHash, Failure> {
    let bytes =
        std::fs::read(path).map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))?;
    Ok(FileHash { name: path.display().to_string(), sha256: sha256_hex(&bytes) })
}
