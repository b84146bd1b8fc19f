//! The Merkle tree over all receipts of a cut-off, hashed as RFC 6962 has it (section 2.1).
//!
//! The root is published when the cut-off closes. Whoever holds a receipt and its inclusion proof can then show
//! that the receipt was among those the root stands for, and nobody can slip one in later.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub type Hash = [u8; 32];

/// That a receipt is a leaf of a tree. `leaf_index` counts from 0; hashes are lower-case hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inclusion {
    pub call: String,
    pub cutoff: i32,
    pub leaf_index: usize,
    pub tree_size: usize,
    pub audit_path: Vec<String>,
    pub root: String,
    /// It leads to the root of the addenda: the receipt was let in after the cut-off had closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub addendum: bool,
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn parse_hex(text: &str) -> Option<Hash> {
    let bytes: Option<Vec<u8>> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}

/// A leaf and a node begin with different bytes, so that neither passes for the other.
pub fn leaf(bytes: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(bytes).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The largest power of two below `size`; `size` is at least two.
fn split(size: usize) -> usize {
    size.next_power_of_two() / 2
}

/// The root over leaves in order; of no leaves, the hash of nothing.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node(&root(left), &root(right))
        }
    }
}

/// The audit path of a leaf, from the leaf upwards; empty where there is no such leaf.
pub fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() < 2 || index >= leaves.len() {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut path, beside) = match index.checked_sub(left.len()) {
        None => (path(index, left), root(right)),
        Some(index) => (path(index, right), root(left)),
    };
    path.push(beside);
    path
}

/// The root that a leaf and its audit path lead to (RFC 9162, section 2.1.3.2); None where the path does not fit
/// the size of the tree.
pub fn root_of_path(of: Hash, index: usize, size: usize, path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, of);
    for beside in path {
        if last == 0 {
            return None;
        }
        if at % 2 == 1 || at == last {
            hash = node(beside, &hash);
            while at.is_multiple_of(2) && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            hash = node(&hash, beside);
        }
        at /= 2;
        last /= 2;
    }
    (last == 0).then_some(hash)
}

/// A tree with all its nodes, so that a path costs no hashing: [`root`] and [`path`] hash every leaf again.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The leaves first, the root last; a node without one beside it stands on the next level as it is.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    pub fn over(leaves: Vec<Hash>) -> Self {
        let mut levels = vec![leaves];
        while let Some(below) = levels.last().filter(|level| level.len() > 1) {
            let pairs = below.chunks(2).filter_map(|pair| match pair {
                [left, right] => Some(node(left, right)),
                [alone] => Some(*alone),
                _ => None,
            });
            let next = pairs.collect();
            levels.push(next);
        }
        Self { levels }
    }

    /// How many leaves it has.
    pub fn size(&self) -> usize {
        self.levels.first().map_or(0, Vec::len)
    }

    pub fn root(&self) -> Hash {
        self.levels.last().and_then(|top| top.first()).copied().unwrap_or_else(|| root(&[]))
    }

    /// As [`path`].
    pub fn path(&self, index: usize) -> Vec<Hash> {
        if index >= self.size() {
            return Vec::new();
        }
        let beside = self.levels.iter().scan(index, |at, level| {
            let other = level.get(*at ^ 1).copied();
            *at /= 2;
            Some(other)
        });
        beside.flatten().collect()
    }
}

impl Inclusion {
    /// The proof for the leaf at `index`; None where there is no such leaf.
    pub fn prove(call: &str, cutoff: i32, index: usize, tree: &Tree) -> Option<Self> {
        (index < tree.size()).then(|| Self {
            call: call.to_owned(),
            cutoff,
            leaf_index: index,
            tree_size: tree.size(),
            audit_path: tree.path(index).iter().map(|hash| hex(hash)).collect(),
            root: hex(&tree.root()),
            addendum: false,
        })
    }

    /// Whether the proof leads from these bytes to the root it names.
    pub fn holds_for(&self, bytes: &[u8]) -> bool {
        let path: Option<Vec<Hash>> = self.audit_path.iter().map(|text| parse_hex(text)).collect();
        let reached = path.and_then(|path| root_of_path(leaf(bytes), self.leaf_index, self.tree_size, &path));
        reached.is_some_and(|root| hex(&root) == self.root)
    }
}
