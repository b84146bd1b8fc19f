//! The tree over receipts, against the known answers of RFC 6962's reference implementation.

use proptest::prelude::*;
use rollcall::proposal::rules::merkle::{Hash, Inclusion, Tree, hex, leaf, path, root, root_of_path};

/// The leaves that the reference implementation is tried with.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
/// The roots over the first one, two, … eight of them.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn bytes(hexed: &str) -> Vec<u8> {
    (0..hexed.len()).step_by(2).map(|at| u8::from_str_radix(&hexed[at..at + 2], 16).unwrap()).collect()
}

fn known() -> Vec<Hash> {
    LEAVES.iter().map(|text| leaf(&bytes(text))).collect()
}

#[test]
fn the_root_of_nothing_is_the_hash_of_nothing() {
    assert_eq!(hex(&root(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[test]
fn a_tree_of_nothing_has_no_paths() {
    let tree = Tree::over(Vec::new());
    assert_eq!((tree.size(), tree.root(), tree.path(0)), (0, root(&[]), Vec::new()));
    assert_eq!(Inclusion::prove("call", 1, 0, &tree), None);
}

#[test]
fn roots_are_those_of_the_reference() {
    for (count, expected) in (1..).zip(ROOTS) {
        assert_eq!(hex(&root(&known()[..count])), expected, "{count} leaves");
    }
}

#[test]
fn audit_paths_are_those_of_the_reference() {
    let hexed = |path: Vec<Hash>| path.iter().map(|hash| hex(hash)).collect::<Vec<_>>();
    let all = known();
    assert_eq!(
        hexed(path(0, &all)),
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
    );
    assert_eq!(
        hexed(path(5, &all)),
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    assert_eq!(
        hexed(path(2, &all[..3])),
        ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]
    );
}

proptest! {
    #[test]
    fn every_leaf_is_shown_to_be_in_and_no_other_is(count in 1_usize..70, at in 0_usize..70) {
        let leaves: Vec<Hash> = (0..count).map(|n| leaf(&n.to_be_bytes())).collect();
        let (at, whole) = (at % count, root(&leaves));
        let audit = path(at, &leaves);
        prop_assert_eq!(root_of_path(leaves[at], at, count, &audit), Some(whole));
        prop_assert_ne!(root_of_path(leaf(b"another"), at, count, &audit), Some(whole));
        // A tree with all its nodes says the same.
        let tree = Tree::over(leaves);
        prop_assert_eq!((tree.size(), tree.root(), tree.path(at)), (count, whole, audit));
        let proof = Inclusion::prove("call", 1, at, &tree).unwrap();
        prop_assert!(proof.holds_for(&at.to_be_bytes()));
        let elsewhere = Inclusion { leaf_index: (at + 1) % count, ..proof };
        prop_assert!(count == 1 || !elsewhere.holds_for(&at.to_be_bytes()));
    }
}
