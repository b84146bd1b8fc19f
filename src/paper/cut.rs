//! A copy of a PDF whose pages beyond a limit are blank. The pages before are placed whole on pages of their own
//! size: drawings stay drawings and text stays text; links and comments are left behind.

use serde_json::json;

use super::world;

const TEMPLATE: &str = include_str!("cut.typ");

/// Keeps the first `keep` of `pages` pages; on each page beyond stands only `note`. It takes processor time, and
/// what it reads is not ours: run it in a process of its own.
///
/// # Errors
/// What the reader of the file says.
pub fn cut(file: Vec<u8>, pages: u32, keep: u32, note: &str) -> Result<Vec<u8>, String> {
    let data = json!({ "pages": pages, "keep": keep, "note": note });
    world::print(TEMPLATE, &data.to_string(), Some(file))
}
