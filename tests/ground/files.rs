//! Documents: staged, limited, told by their content, kept by their hash, and collected when nobody needs them.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_util::{StreamExt, stream};
use rollcall::files::{Collected, DOCUMENT_DAYS, Files, NotStaged, STAGED_DAYS, collect};
use rollcall::ground::moment::Wall;
use rollcall::keys::sha256_hex;
use tempfile::TempDir;

use super::scratch::Scratch;

const NOW: Wall = Wall::from_micros(1_800_000_000_000_000);

fn store() -> (TempDir, Files) {
    let directory = tempfile::tempdir().unwrap();
    let files = Files::open(directory.path()).unwrap();
    (directory, files)
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

/// An upload in parts of `size` bytes.
async fn staged(
    files: &Files,
    bytes: &[u8],
    size: usize,
    limit: i64,
) -> Result<rollcall::files::Staged, NotStaged> {
    files.stage(stream::iter(bytes.chunks(size).map(Ok::<_, Infallible>)), limit).await
}

/// Everything in the store that is a file, by its path from the store.
fn there(directory: &TempDir) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let (root, mut found) = (directory.path().join("documents"), Vec::new());
    walk(&root, &mut found);
    let mut names: Vec<String> =
        found.iter().map(|path| path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn place_of(sha256: &str) -> String {
    format!("sha256/{}/{}", &sha256[..2], &sha256[2..])
}

#[test]
fn an_upload_is_counted_and_hashed_however_it_comes() {
    let (directory, files) = store();
    let bytes: Vec<u8> = (0..200_000_u32).flat_map(|n| n.to_le_bytes()).collect();
    for size in [1_000, 65_537, 1 << 20] {
        let upload = wait(staged(&files, &bytes, size, 800_000)).unwrap();
        assert_eq!((upload.bytes, upload.sha256.clone()), (800_000, sha256_hex(&bytes)));
        assert_eq!(upload.head, bytes[..bytes.len().min(4_096)]);
        assert_eq!(wait(upload.keep()).unwrap(), sha256_hex(&bytes));
    }
    assert_eq!(there(&directory), [place_of(&sha256_hex(&bytes))], "kept once, nothing left staged");
    assert_eq!(wait(files.bytes(&sha256_hex(&bytes))).unwrap(), bytes);
}

#[test]
fn an_empty_upload_is_an_upload() {
    let (_directory, files) = store();
    let upload = wait(staged(&files, b"", 10, 10)).unwrap();
    assert_eq!((upload.bytes, upload.is_pdf()), (0, false));
    let kept = wait(upload.keep()).unwrap();
    assert_eq!(wait(files.bytes(&kept)).unwrap(), b"");
}

#[test]
fn one_byte_too_many_is_too_many_and_leaves_nothing() {
    let (directory, files) = store();
    wait(wait(staged(&files, &[7; 1_000], 100, 1_000)).unwrap().discard());
    let refused = wait(staged(&files, &[7; 1_001], 100, 1_000));
    assert!(matches!(refused, Err(NotStaged::TooLarge)));
    assert!(there(&directory).is_empty(), "{:?}", there(&directory));
}

#[test]
fn an_upload_that_breaks_off_leaves_nothing() {
    let (directory, files) = store();
    let parts = stream::iter([Ok(&b"%PDF-"[..]), Err("the client went away")]);
    let broken = wait(files.stage(parts, 1_000));
    assert!(matches!(broken, Err(NotStaged::Broken(why)) if why.contains("went away")));
    assert!(there(&directory).is_empty());
}

#[test]
fn what_a_file_is_shows_by_its_content() {
    let (_directory, files) = store();
    let cases: [(&[u8], bool); 6] = [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", true),
        (b"<html><script>%PDF-1.7</script>", false),
        (b" %PDF-1.7", false),
        (b"\xef\xbb\xbf%PDF-1.7", false),
        (b"%PD", false),
        (b"PK\x03\x04", false),
    ];
    for (bytes, is_pdf) in cases {
        assert_eq!(wait(staged(&files, bytes, 3, 100)).unwrap().is_pdf(), is_pdf, "{bytes:?}");
    }
}

#[test]
fn a_document_that_is_gone_is_our_fault_and_not_a_404() {
    let (_directory, files) = store();
    let error = wait(files.bytes(&"0".repeat(64))).unwrap_err();
    assert!(error.to_string().contains("missing on disk"), "{error}");
}

/// Sets a file's age, counted back from the clock of the test.
fn ages(path: &Path, days: i64) {
    let at = UNIX_EPOCH + Duration::from_micros(u64::try_from(NOW.plus_days(-days).micros()).unwrap());
    std::fs::File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
}

fn names(scratch: &Scratch, sha256: &str) {
    scratch.run(&format!(
        "INSERT INTO people (id, email, email_folded, name, password_hash, language, created_at)
             VALUES ('p', 'p', 'p', 'p', 'p', 'en', 0);
         INSERT INTO calls (id, version, counter, public) VALUES ('c', 1, 1, TRUE);
         INSERT INTO proposals (id, call_id, reference, stage, version, acronym, acronym_folded, title, track,
             created_at, created_by, changed_at)
             VALUES ('x', 'c', 'X-1', 'draft', 1, 'X', 'x', 'X', 't', 0, 'p', 0);
         INSERT INTO documents (id, proposal_id, slot, name, sha256, bytes, media_type, at, by_person)
             VALUES ('d', 'x', 's', 'n', '{sha256}', 1, 'application/pdf', 0, 'p')"
    ));
}

#[test]
fn what_no_row_names_is_collected_once_it_is_old() {
    for scratch in Scratch::both() {
        let (directory, files) = store();
        let root = directory.path().join("documents");
        let put = |bytes: &[u8], days| {
            let sha256 = wait(files.put(bytes)).unwrap();
            ages(&root.join(place_of(&sha256)), days);
            sha256
        };
        let named = put(b"old, and named by a row", 400);
        let orphan = put(b"old, and named by nobody", DOCUMENT_DAYS + 1);
        let young = put(b"named by nobody yet", DOCUMENT_DAYS - 1);
        names(&scratch, &named);
        // Left behind: one of an upload that is over, one of an upload that runs.
        std::fs::create_dir_all(root.join("staging")).unwrap();
        for (name, days) in [("left#1", STAGED_DAYS + 1), ("running#1", 0)] {
            std::fs::write(root.join("staging").join(name), b"part").unwrap();
            ages(&root.join("staging").join(name), days);
        }
        // A copy with blank pages goes when its document goes.
        let copy = |sha256: &str| format!("{}-70-0123", place_of(sha256).replace("sha256/", "copies/"));
        for sha256 in [&named, &orphan] {
            let copy = root.join(copy(sha256));
            std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
            std::fs::write(&copy, b"copy").unwrap();
            ages(&copy, 30);
        }
        let collected = collect(&files, &scratch.database, NOW).unwrap();
        assert_eq!(collected, Collected { documents: 1, staged: 1 });
        let mut expected =
            vec![place_of(&named), place_of(&young), "staging/running#1".to_owned(), copy(&named)];
        expected.sort();
        assert_eq!(there(&directory), expected);
        assert!(!there(&directory).contains(&place_of(&orphan)));
        assert_eq!(collect(&files, &scratch.database, NOW).unwrap(), Collected::default());
    }
}

/// A collection that was interrupted left files aside; the next one decides about them.
#[test]
fn what_was_moved_aside_comes_back_where_a_row_names_it() {
    let scratch = Scratch::sqlite();
    let (directory, files) = store();
    let root = directory.path().join("documents");
    let (named, orphan) = (sha256_hex(b"named"), sha256_hex(b"orphan"));
    names(&scratch, &named);
    std::fs::create_dir_all(root.join("staging")).unwrap();
    for (sha256, bytes) in [(&named, &b"named"[..]), (&orphan, &b"orphan"[..])] {
        let aside = root.join("staging").join(format!("aside-{sha256}"));
        std::fs::write(&aside, bytes).unwrap();
        ages(&aside, 30);
    }
    collect(&files, &scratch.database, NOW).unwrap();
    assert_eq!(there(&directory), [place_of(&named)]);
    assert_eq!(wait(files.bytes(&named)).unwrap(), b"named");
}

/// Uploads of the same few documents, while everything old is being collected: what was kept and named is
/// there afterwards, always.
#[test]
fn a_collection_takes_nothing_from_those_who_upload() {
    let scratch = Scratch::sqlite();
    let (directory, files) = store();
    let root = directory.path().join("documents");
    let real_now = || {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        Wall::from_micros(i64::try_from(since.as_micros()).unwrap())
    };
    let bytes: Vec<Vec<u8>> = (0..8).map(|n| format!("document {n}").into_bytes()).collect();
    for bytes in &bytes {
        let sha256 = wait(files.put(bytes)).unwrap();
        let old = SystemTime::now() - Duration::from_secs(30 * 86_400);
        let path = root.join(place_of(&sha256));
        std::fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    }
    let uploader = {
        let (files, bytes) = (files.clone(), bytes.clone());
        std::thread::spawn(move || {
            wait(async {
                stream::iter(&bytes).for_each(async |bytes| drop(files.put(bytes).await.unwrap())).await;
            });
        })
    };
    for _ in 0..20 {
        collect(&files, &scratch.database, real_now()).unwrap();
    }
    uploader.join().unwrap();
    for bytes in &bytes {
        assert_eq!(wait(files.bytes(&sha256_hex(bytes))).unwrap(), *bytes);
    }
}

/// The database shares the disk: what is uploaded may not take the room that submitting needs.
#[test]
fn an_upload_is_turned_away_before_the_disk_is_full() {
    let (directory, files) = store();
    let full = files.clone().with_reserve(u64::MAX);
    let refused = wait(staged(&full, b"some bytes", 4, 100)).unwrap_err();
    assert!(matches!(refused, NotStaged::Failed(rollcall::ground::Error::Busy)), "{refused:?}");
    assert!(there(&directory).is_empty());
    wait(async { staged(&files, b"some bytes", 4, 100).await.unwrap().keep().await.unwrap() });
}
