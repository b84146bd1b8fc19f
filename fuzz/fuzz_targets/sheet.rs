//! The reader of budgets that come in by file or by clipboard: rows or a refusal, and no amount that was not written.

#![no_main]

use std::collections::HashSet;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rollcall::call::rules::{Rulebook, builtin};
use rollcall::ground::Euro;
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
    let (typed, _) = sheet::typed(&BOOK, &CONTENT, &read);
    assert!(typed.len() == read.rows.len() || typed.len() + 1 == read.rows.len(), "a row for each, but for the heads");
    let cells: HashSet<&str> = read.rows.iter().flat_map(|(_, row)| row).map(|cell| cell.trim()).collect();
    for said in typed.iter().flat_map(|cost| [&cost.amount, &cost.asked]) {
        let Ok(amount) = Euro::parse_typed(said) else { continue };
        assert!(cells.contains(said.as_str()), "{said:?} is in no cell");
        assert!(written(said, amount), "{said:?} became {amount}");
    }
});

/// The digits of the cell are those of the amount, with the cents that were left out.
fn written(said: &str, amount: Euro) -> bool {
    let digits: String = said.chars().filter(char::is_ascii_digit).collect();
    let cents = amount.cents().to_string();
    let with = ["", "0", "00"].map(|zeros| format!("{digits}{zeros}"));
    with.iter().any(|one| one.trim_start_matches('0') == cents.trim_start_matches('0'))
}
