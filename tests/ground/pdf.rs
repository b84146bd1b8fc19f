//! What is told of a PDF before it is taken, and that a hostile one hurts nobody.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rollcall::files::pdf::{Fault, Inspector, look};

use crate::support::pdf::{packed_zeros, pages, pdf, plain, stream, with};

/// What is found about a file, by its catalogue and one more object (number 6, of a PDF of one page).
fn found(catalogue: &str, more: &str) -> Result<u32, Fault> {
    look(with(1, catalogue, &[plain(more)])).map(|facts| facts.pages)
}

#[test]
fn pages_are_counted() {
    for count in [1, 2, 71, 300] {
        assert_eq!(look(pages(count)).unwrap().pages as usize, count);
    }
    assert_eq!(look(pages(10_000)), Err(Fault::Pages));
    assert_eq!(look(pages(0)), Err(Fault::Broken));
    // One page named ten thousand times is one page.
    let twice = [
        plain("<< /Type /Catalog /Pages 2 0 R >>"),
        plain(format!("<< /Type /Pages /Kids [{}] /Count 10000 >>", "3 0 R ".repeat(10_000))),
        plain("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
    ];
    assert_eq!(look(pdf(&twice, "")).unwrap().pages, 1);
}

#[test]
fn what_acts_or_hides_is_refused_with_the_reason() {
    let cases: &[(&str, &str, Fault)] = &[
        ("/OpenAction 6 0 R", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>", Fault::Script),
        ("/OpenAction 6 0 R", "<< /S /Java#53cript /JS 5 0 R >>", Fault::Script),
        ("/Names << /JavaScript 6 0 R >>", "<< /Names [] >>", Fault::Script),
        ("", "<< /S /Rendition2 /JS (x) >>", Fault::Script),
        ("/AcroForm << /XFA 6 0 R >>", "[]", Fault::Script),
        ("/OpenAction << /S /Launch /F (calc.exe) >>", "null", Fault::Action),
        ("", "<< /S /SubmitForm /F (https://evil.example) >>", Fault::Action),
        ("/AA << /WC 6 0 R >>", "<< /S /Named /N /Print >>", Fault::Action),
        ("", "<< /S /GoToE /T << >> >>", Fault::Action),
        ("/OpenAction 6 0 R", "<< /S /URI /URI (https://evil.example/opened) >>", Fault::Action),
        ("/OpenAction << /S /GoToR /F (\\\\evil.example\\share) >>", "null", Fault::Action),
        ("/OpenAction << /S /GoTo /D [4 0 R /Fit] /Next 6 0 R >>", "<< /S /URI /URI (x) >>", Fault::Action),
        ("/Names << /EmbeddedFiles 6 0 R >>", "<< /Names [] >>", Fault::Embedded),
        ("", "<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>", Fault::Embedded),
        ("", "<< /Type /Annot /Subtype /FileAttachment >>", Fault::Embedded),
        ("", "<< /Type /Annot /Subtype /RichMedia >>", Fault::Media),
        ("", "<< /Type /Annot /Subtype /3D >>", Fault::Media),
        ("", "<< /S /Sound /Sound 5 0 R >>", Fault::Media),
    ];
    for (catalogue, object, fault) in cases {
        assert_eq!(found(catalogue, object), Err(*fault), "{catalogue} {object}");
    }
    let encrypted = pdf(&[plain("<< /Type /Catalog /Pages 2 0 R >>")], "/Encrypt 3 0 R /ID [<00> <00>]");
    assert_eq!(look(encrypted), Err(Fault::Encrypted));
}

#[test]
fn what_only_looks_like_it_is_taken() {
    for (catalogue, object) in [
        ("/OpenAction [4 0 R /Fit]", "null"),
        ("", "<< /Font << /JS 3 0 R /AA 3 0 R /EF 3 0 R >> >>"),
        ("", "(a text about /JavaScript and /Launch)"),
        ("", "<< /S /URI /URI (https://eurohpc-ju.europa.eu) >>"),
        ("/Lang (en) /Metadata 6 0 R", "% /JavaScript is only a comment\nnull"),
    ] {
        assert_eq!(found(catalogue, object), Ok(1), "{catalogue} {object}");
    }
    let says = stream("", b"BT (/S /JavaScript /JS) Tj ET endobj 9 0 obj << /S /Launch >>");
    assert_eq!(look(with(1, "", &[says])).unwrap().pages, 1, "what a stream holds is drawn, not obeyed");
}

#[test]
fn a_stream_that_a_text_hides_is_unpacked_all_the_same() {
    let bomb = stream("/Filter /FlateDecode", &packed_zeros(64 << 20));
    // To one reader all of it is a text in brackets; the table leads another to the stream inside.
    let hidden = with(1, "/A 6 0 R", &[plain("("), bomb, plain(")")]);
    assert_eq!(look(hidden), Err(Fault::Bomb));
}

#[test]
fn an_object_that_tables_hide_inside_a_stream_is_found() {
    let hidden = b"7 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n";
    let whole = with(1, "/OpenAction 7 0 R", &[stream("", hidden)]);
    // A table of its own leads to the object that stands in the stream.
    let at = whole.windows(7).position(|bytes| bytes == b"7 0 obj").unwrap();
    let start = whole.len();
    let previous = whole.windows(5).rposition(|bytes| bytes == b"xref\n").unwrap();
    let previous = whole[..previous].len();
    let mut hostile = whole;
    hostile.extend(
        format!(
            "xref\n7 1\n{at:010} 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev {previous} >>\nstartxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    assert_eq!(look(hostile), Err(Fault::Script));
}

#[test]
fn both_ends_are_looked_at() {
    let whole = pages(3);
    for cut in [1, 7, 40, 200, whole.len() / 2, whole.len() - 9] {
        let found = look(whole[..whole.len() - cut].to_vec());
        assert!(matches!(found, Err(Fault::Cut)) || cut == 1, "{cut} bytes less: {found:?}");
    }
    let also = |bytes: &[u8]| [&whole, bytes].concat();
    assert_eq!(look(also(b"\n\0\0 \n")).map(|facts| facts.pages), Ok(3));
    assert_eq!(look(also(b"<html><script>alert(1)</script>")), Err(Fault::Cut));
    assert_eq!(look(also(&[b"PK\x05\x06".as_slice(), &[0; 18]].concat())), Err(Fault::Two));
    assert_eq!(look([b"\x89PNG\r\n\x1a\n".as_slice(), &whole].concat()), Err(Fault::Broken));
    let page = [b"%PDF-1.7\n<!DOCTYPE html><script>x</script>\n".as_slice(), &whole].concat();
    assert_eq!(look(page), Err(Fault::Two));
    let text = String::from_utf8_lossy(&whole).into_owned();
    let start = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap();
    let moved = text.replace(&format!("startxref\n{start}"), "startxref\n17");
    assert_eq!(look(moved.into_bytes()), Err(Fault::Broken));
}

#[test]
fn what_nests_or_unpacks_without_end_is_refused() {
    let deep = |open: &str, close: &str| plain(open.repeat(100_000) + &close.repeat(100_000));
    for object in
        [deep("[", "]"), deep("<< /A ", " >>"), plain("[".repeat(100_000)), plain("<<".repeat(100_000))]
    {
        assert_eq!(look(with(1, "", &[object])), Err(Fault::Nested));
    }
    let bomb = packed_zeros(64 << 20);
    assert!(bomb.len() < 600_000);
    assert_eq!(look(with(1, "", &[stream("/Filter /FlateDecode", &bomb)])), Err(Fault::Bomb));
    let twice = stream("/Filter [/FlateDecode /FlateDecode]", &bomb);
    assert_eq!(look(with(1, "", &[twice])), Err(Fault::Bomb));
    let hex: String = bomb.iter().map(|byte| format!("{byte:02x}")).collect();
    let dressed = stream("/Filter [/ASCIIHexDecode /FlateDecode]", format!("{hex}>").as_bytes());
    assert_eq!(look(with(1, "", &[dressed])), Err(Fault::Bomb));
    let runs = stream("/Filter /RunLengthDecode", &[129, 0].repeat(1 << 20));
    assert_eq!(look(with(1, "", &[runs])).unwrap().pages, 1, "128 MB of 2 are no bomb yet");
    let small = stream("/Filter /FlateDecode", &packed_zeros(1 << 20));
    assert_eq!(look(with(1, "", &[small])).unwrap().pages, 1);
}

#[test]
fn objects_without_end_are_refused() {
    let many: Vec<Vec<u8>> = (0..201_000).map(|_| plain("0")).collect();
    assert_eq!(look(with(1, "", &many)), Err(Fault::Objects));
}

fn inspector() -> Inspector {
    Inspector::new(env!("CARGO_BIN_EXE_rollcall").into(), Duration::from_secs(2))
}

fn inspects(inspector: &Inspector, file: PathBuf) -> (Result<u32, Fault>, Duration) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let began = Instant::now();
    let found = runtime.block_on(inspector.inspect(file)).unwrap();
    (found.map(|facts| facts.pages), began.elapsed())
}

/// Files that are made to take a machine down, each by another way.
fn hostile(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let written = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let gigabyte = packed_zeros(1 << 30);
    let picture = "/Subtype /Image /Filter /FlateDecode";
    let images: Vec<Vec<u8>> = (0..8).map(|_| stream(picture, &packed_zeros(200 << 20))).collect();
    let huge = folder.join("huge.pdf");
    let mut sparse = std::fs::File::create(&huge).unwrap();
    sparse.write_all(b"%PDF-1.7\n").unwrap();
    sparse.set_len(2 << 30).unwrap();
    vec![
        ("bomb", written("bomb.pdf", &with(1, "", &[stream("/Filter /FlateDecode", &gigabyte)]))),
        ("pictures", written("pictures.pdf", &with(1, "", &images))),
        ("pages", written("pages.pdf", &pages(10_000))),
        ("deep", written("deep.pdf", &with(1, "", &[plain("[".repeat(1_000_000))]))),
        ("larger than memory", huge),
    ]
}

#[test]
fn a_child_looks_and_no_file_keeps_it_longer_than_it_may() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.pdf");
    std::fs::write(&good, pages(12)).unwrap();
    let patient = Inspector::new(env!("CARGO_BIN_EXE_rollcall").into(), Duration::from_secs(30));
    assert_eq!(inspects(&patient, good).0, Ok(12));
    assert_eq!(inspects(&patient, folder.path().join("none.pdf")).0, Err(Fault::Heavy));
    let strict = inspector();
    for (name, file) in hostile(folder.path()) {
        let (found, took) = inspects(&strict, file);
        assert!(found.is_err(), "{name} was taken");
        assert!(took < Duration::from_millis(2_600), "{name} took {took:?}");
    }
}

/// The most memory that a look at a file held at any moment, as the kernel counts it.
fn peak_of_a_look(file: &Path) -> u64 {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rollcall"));
    command.arg("inspect-pdf").arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        // The mark is the highest so far and only rises; who has ended has none.
        let said = std::fs::read_to_string(&status).unwrap_or_default();
        let mark = said.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = mark.and_then(|mark| mark.trim().strip_suffix("kB")).map(str::trim);
        peak = peak.max(kilobytes.map_or(0, |number| number.parse::<u64>().unwrap() * 1_024));
        std::thread::sleep(Duration::from_micros(500));
    }
    peak
}

#[test]
fn no_file_takes_more_than_200_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    for (name, file) in hostile(folder.path()) {
        let peak = peak_of_a_look(&file);
        assert!((1 << 20..200_000_000).contains(&peak), "{name} took {peak} bytes");
    }
}

#[test]
fn a_storm_of_files_waits_in_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("good.pdf");
    std::fs::write(&path, pages(3)).unwrap();
    let inspector = Inspector::new(env!("CARGO_BIN_EXE_rollcall").into(), Duration::from_secs(30));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let all =
        runtime.block_on(futures_util::future::join_all((0..12).map(|_| inspector.inspect(path.clone()))));
    assert!(all.into_iter().all(|found| found.unwrap().is_ok_and(|facts| facts.pages == 3)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is changed, cut out or put into a good file, an answer comes and nothing breaks.
    #[test]
    fn a_spoilt_file_gets_an_answer(at in 0.0..1.0_f64, cut in 0_usize..60, put in prop::collection::vec(any::<u8>(), 0..60)) {
        let mut spoilt = with(3, "/Lang (en)", &[stream("/Filter /FlateDecode", &packed_zeros(100_000))]);
        let from = (at * spoilt.len() as f64) as usize;
        let to = (from + cut).min(spoilt.len());
        spoilt.splice(from..to, put);
        let _answer = look(spoilt);
    }

    #[test]
    fn words_of_the_language_in_any_order_get_an_answer(words in prop::collection::vec(prop::sample::select(vec![
        "<<", ">>", "[", "]", "(", ")", "<", ">", "/Type", "/Page", "/Pages", "/Kids", "/Filter", "/FlateDecode", "/LZWDecode",
        "/Length 5", "stream\n", "\nendstream", "1 0 obj", "endobj", "2 0 R", "9", "%", "\n", "xref", "trailer", "/JS#", "\\",
    ]), 0..200)) {
        let middle = words.join(" ");
        let start = "%PDF-1.7\n".len();
        let whole = format!("%PDF-1.7\nxref\n0 0\n{middle}\ntrailer << /Root 1 0 R >>\nstartxref\n{start}\n%%EOF");
        let _answer = look(whole.into_bytes());
    }
}
