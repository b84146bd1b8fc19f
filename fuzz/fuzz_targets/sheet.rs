//! The reader of budgets that come in by file or by clipboard: rows or a refusal, and no amount that was not written.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rollcall::call::rules::{Rulebook, builtin};
use rollcall::proposal::rules::Content;
use rollcall::proposal::sheet;

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| builtin("ai-factories").unwrap_or_else(|faults| panic!("{faults:?}")));
static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let content = serde_json::json!({
        "acronym": "FUZZ", "title": "", "track": "", "answers": {}, "asks": [], "tranches": [], "documents": [],
        "partners": [
            { "name": "Demo Centre", "country": "FI", "role": "host" },
            { "name": "Demo University", "country": "EE", "role": "beneficiary" },
        ],
    });
    serde_json::from_value(content).unwrap_or_else(|error| panic!("{error}"))
});

fuzz_target!(|data: &[u8]| {
    let Ok(read) = sheet::read(data) else { return };
    let _ = sheet::typed(&BOOK, &CONTENT, &read);
});
