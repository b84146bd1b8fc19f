//! Trees over the receipts of closed cut-offs, kept in memory under their published root.
//!
//! After a cut-off everybody fetches their proof, and each would load and hash the receipts of all the others. What a
//! published root stands for never changes, so nothing in memory is ever out of date.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::submissions::{Held, late_leaves, leaves};
use crate::db::Db;
use crate::ground::Result;
use crate::proposal::rules::merkle::{Inclusion, Tree, hex, leaf};

/// A tree, and where each receipt stands in it, by reference and version.
struct Known {
    tree: Tree,
    places: BTreeMap<(String, i32), usize>,
}

/// Trees that are kept at most: one of 17,000 receipts takes some three megabytes.
const MOST: usize = 8;

/// The proof that a receipt is a leaf of the tree whose root was published; None where it is none.
pub(super) fn prove(db: &mut Db, held: &Held, root: &str, late: bool) -> Result<Option<Inclusion>> {
    let (call, cutoff) = (held.proposal.call.as_str(), held.submitted.cutoff);
    let known = known(db, held, root, late)?;
    let key = (held.proposal.reference.clone(), held.submitted.version);
    let proof = known.places.get(&key).and_then(|at| Inclusion::prove(call, cutoff, *at, &known.tree));
    Ok(proof.map(|proof| Inclusion { addendum: late, ..proof }))
}

fn known(db: &mut Db, held: &Held, root: &str, late: bool) -> Result<Arc<Known>> {
    static KNOWN: OnceLock<Mutex<HashMap<String, Arc<Known>>>> = OnceLock::new();
    // Held while the first one reads: those who come with it would read the same.
    let mut all = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(root) {
        return Ok(Arc::clone(known));
    }
    let known = Arc::new(read(db, held, late)?);
    // One that is not what was published is told as it is, and found anew each time.
    if hex(&known.tree.root()) == root {
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(root.to_owned(), Arc::clone(&known));
    }
    Ok(known)
}

fn read(db: &mut Db, held: &Held, late: bool) -> Result<Known> {
    let (call, cutoff) = (&held.proposal.call, held.submitted.cutoff);
    let leaves = if late { late_leaves(db, call, cutoff)? } else { leaves(db, call, cutoff)? };
    let tree = Tree::over(leaves.iter().map(|one| leaf(one.receipt.as_bytes())).collect());
    let places = leaves.into_iter().zip(0..).map(|(one, at)| ((one.reference, one.version), at)).collect();
    Ok(Known { tree, places })
}
