//! The reader of archives of applications: it answers or refuses, and never unpacks more than it may.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use rollcall::proposal::archive::read::Archive;

/// What a slot of a rulebook may allow.
const MOST: u64 = 1 << 20;

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
    let Ok(mut archive) = Archive::open(Cursor::new(data)) else { return };
    let Ok(opened) = archive.read() else { return };
    for document in &opened.manifest.documents {
        let mut sink = Sink::default();
        let unpacked = archive.document(&opened.manifest, &document.file, MOST, &mut sink);
        assert!(sink.0 <= MOST, "more was unpacked than may be");
        if let Ok(bytes) = unpacked {
            assert_eq!(bytes, sink.0);
        }
    }
});
