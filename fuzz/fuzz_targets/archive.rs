//! Archives of applications, as far as an import goes without a database: the reader answers or refuses and never unpacks
//! more than it may, and whatever an application says is checked, read as a draft and compared with another.

#![no_main]

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rollcall::call::rules::{Rulebook, builtin};
use rollcall::ground::Moment;
use rollcall::proposal::acts::{Import, Uploaded, check_import, preview};
use rollcall::proposal::archive::differ;
use rollcall::proposal::archive::read::Archive;
use rollcall::proposal::rules::Content;

/// What a slot of a rulebook may allow.
const MOST: u64 = 1 << 20;

/// How many files the slots of a rulebook may allow.
const FILES: usize = 64;

#[derive(Default)]
struct Sink(u64);

impl Write for Sink {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        self.0 += part.len() as u64;
        Ok(part.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(mut archive) = Archive::open(Cursor::new(data), FILES) else { return };
    let Ok(opened) = archive.read() else { return };
    for document in &opened.manifest.documents {
        let mut sink = Sink::default();
        let unpacked = archive.document(&opened.manifest, &document.file, MOST, &mut sink);
        assert!(sink.0 <= MOST, "more was unpacked than may be");
        if let Ok(bytes) = unpacked {
            assert_eq!(bytes, sink.0);
        }
    }
    let documents = opened.manifest.documents.iter().map(|document| {
        let file = Uploaded { name: document.name.clone(), sha256: "00".repeat(32), bytes: 1, pages: Some(1) };
        (document.slot.clone(), file)
    });
    let (documents, archive) = (documents.collect(), "00".repeat(32));
    let import = Import { whole: opened.whole, reply: opened.reply, declared: opened.declared, documents, archive, namesake: None };
    let (book, before) = (&*BOOK, &*EMPTY);
    let problems = check_import(book, before, &import).expect("whatever it says, it can be told what is wrong");
    let read = preview(book, before, &import, Moment::from_micros(0));
    assert_eq!(problems.is_empty(), read.is_ok(), "what is not wrong can be read as a draft");
    differ::between(before, &import).expect("whatever it says, it can be compared");
    if let Ok(content) = read {
        differ::contents(before, &content).expect("what was read can be compared");
    }
});

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| builtin("ai-factories").expect("a rulebook that is shipped"));

/// A draft that says nothing.
static EMPTY: LazyLock<Content> = LazyLock::new(|| {
    let content = r#"{ "acronym": "", "title": "", "track": "", "answers": {}, "partners": [], "asks": [],
        "tranches": [], "documents": [] }"#;
    serde_json::from_str(content).expect("a content")
});
