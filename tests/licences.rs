//! What ships is under a permissive licence and comes from crates.io.
//!
//! "Ships" is every crate reachable from ours over normal and build dependencies for this machine's platform;
//! what only tests use is left out.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use spdx::{Expression, Licensee, ParseMode};

/// A crate may be used where one way to read its licence needs nothing beyond these.
const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "PostgreSQL",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[test]
fn what_ships_is_permissive_and_from_crates_io() {
    let metadata = metadata();
    let shipped = shipped(&metadata);
    assert!(shipped.len() > 100, "only {} crates were found: is the graph read rightly?", shipped.len());
    let objections: Vec<String> = shipped.iter().filter_map(|package| objection(package)).collect();
    assert!(objections.is_empty(), "\n{}\n", objections.join("\n"));
}

#[test]
fn test_tools_are_not_counted_as_shipped() {
    let metadata = metadata();
    let names: BTreeSet<&str> = shipped(&metadata).iter().map(|package| package.name.as_str()).collect();
    assert!(names.contains("diesel") && names.contains("cc"), "normal and build dependencies ship");
    assert!(!names.contains("fantoccini") && !names.contains("insta"), "dev-dependencies do not");
}

#[test]
fn a_copyleft_crate_is_refused() {
    for licence in
        ["GPL-3.0-only", "AGPL-3.0-or-later", "LGPL-2.1", "MIT AND GPL-2.0-only", "Fair Use, honestly"]
    {
        assert!(objection(&made_up(Some(licence), Some(CRATES_IO))).is_some(), "{licence} passed");
    }
    assert!(objection(&made_up(None, Some(CRATES_IO))).is_some(), "no licence at all passed");
}

#[test]
fn a_choice_with_a_permissive_side_is_accepted() {
    for licence in ["MIT/Apache-2.0", "GPL-2.0-only OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert_eq!(objection(&made_up(Some(licence), Some(CRATES_IO))), None);
    }
}

#[test]
fn a_crate_from_elsewhere_is_refused() {
    let git = "git+https://example.org/fork#0123456";
    assert!(objection(&made_up(Some("MIT"), Some(git))).is_some());
    assert!(objection(&made_up(Some("MIT"), None)).is_some());
}

/// Why a crate may not ship, if so.
fn objection(package: &Package) -> Option<String> {
    let Package { name, version, license, source, .. } = package;
    if source.as_ref().is_none_or(|source| source.repr != CRATES_IO) {
        return Some(format!("{name} {version} does not come from crates.io"));
    }
    let Some(licence) = license else {
        return Some(format!("{name} {version} names no licence"));
    };
    match Expression::parse_mode(licence, ParseMode::LAX) {
        Err(error) => {
            Some(format!("{name} {version}: `{licence}` is no licence expression: {}", error.reason))
        }
        Ok(expression) if permissive(&expression) => None,
        Ok(_) => Some(format!("{name} {version} is under {licence}, which is not permissive")),
    }
}

fn permissive(expression: &Expression) -> bool {
    let ours: Vec<Licensee> = PERMISSIVE.iter().map(|name| Licensee::parse(name).unwrap()).collect();
    expression.evaluate(|required| ours.iter().any(|licence| licence.satisfies(required)))
}

fn shipped(metadata: &Metadata) -> Vec<&Package> {
    let graph = metadata.resolve.as_ref().unwrap();
    let nodes: BTreeMap<&PackageId, _> = graph.nodes.iter().map(|node| (&node.id, node)).collect();
    let root = graph.root.as_ref().unwrap();
    let (mut seen, mut waiting) = (BTreeSet::from([root]), vec![root]);
    while let Some(id) = waiting.pop() {
        for dependency in &nodes[id].deps {
            let ships = dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development);
            if ships && seen.insert(&dependency.pkg) {
                waiting.push(&dependency.pkg);
            }
        }
    }
    metadata.packages.iter().filter(|package| package.id != *root && seen.contains(&package.id)).collect()
}

fn metadata() -> Metadata {
    let options = ["--locked", "--offline", "--filter-platform", &host()].map(str::to_owned);
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .other_options(options)
        .exec()
        .unwrap()
}

/// The platform that rustc builds for here, such as `x86_64-unknown-linux-gnu`.
fn host() -> String {
    let answer = std::process::Command::new("rustc").arg("-vV").output().unwrap();
    let words = String::from_utf8(answer.stdout).unwrap();
    words.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

fn made_up(licence: Option<&str>, source: Option<&str>) -> Package {
    serde_json::from_value(serde_json::json!({
        "name": "made-up", "version": "1.0.0", "id": "made-up 1.0.0", "license": licence, "source": source,
        "dependencies": [], "targets": [], "features": {}, "manifest_path": "/made-up/Cargo.toml",
    }))
    .unwrap()
}
