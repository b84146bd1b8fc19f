//! Files stay short enough to read in one sitting, and no test hides or sleeps.

use super::rust_files;

/// Past this a file is asking to become a folder; it is named in the output.
const LONG: usize = 400;
/// Past this the test fails.
const TOO_LONG: usize = 600;
/// A list of tables is read by looking things up in it.
const EXEMPT: &[&str] = &["src/db/schema.rs"];

#[test]
fn no_file_is_too_long() {
    let mut too_long = Vec::new();
    for (path, text) in ["src", "tests"].iter().flat_map(|folder| rust_files(folder)) {
        let (path, lines) = (path.display().to_string(), text.lines().count());
        if EXEMPT.contains(&path.as_str()) {
            continue;
        }
        if lines > TOO_LONG {
            too_long.push(format!("{path} has {lines} lines"));
        } else if lines > LONG {
            println!("{path} has {lines} lines and is asking to become a folder");
        }
    }
    assert!(too_long.is_empty(), "more than {TOO_LONG} lines:\n{}", too_long.join("\n"));
}

#[test]
fn no_test_hides_in_src() {
    // The library is not built for tests (Cargo.toml), so a test in there would silently never run.
    for (path, text) in rust_files("src") {
        assert!(!text.contains("#[cfg(test)]"), "{}: tests live in tests/", path.display());
    }
}

#[test]
fn no_test_is_ignored() {
    let (ignore, ignore_because) = (concat!("#[ign", "ore]"), concat!("#[ign", "ore ="));
    for (path, text) in rust_files("tests") {
        let ignored = text.contains(ignore) || text.contains(ignore_because);
        assert!(!ignored, "{}: a test that does not run is not a test", path.display());
    }
}
