//! Stylesheet, script and mark: inside the binary, named with a hash so that browsers may keep them for good.

use std::borrow::Cow;
use std::fmt::Write;

use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "static"]
struct Static;

/// A file under `/static/`.
pub struct Asset {
    pub bytes: Cow<'static, [u8]>,
    pub content_type: &'static str,
    /// In quotes, as the header wants it.
    pub etag: String,
}

/// What to send for `/static/NAME`. A request that names the current hash (`?v=`) may be kept for a year.
pub fn asset_bytes(name: &str) -> Option<Asset> {
    let file = Static::get(name)?;
    let etag = format!("\"{}\"", hash_of(&file));
    Some(Asset { content_type: content_type_of(name), etag, bytes: file.data })
}

/// `/static/rollcall.css?v=…`; None where there is no such file.
pub fn url(name: &str) -> Option<String> {
    Static::get(name).map(|file| format!("/static/{name}?v={}", hash_of(&file)))
}

/// 64 bits of SHA-256: enough to tell versions of one file apart.
fn hash_of(file: &EmbeddedFile) -> String {
    let mut hash = String::with_capacity(16);
    for byte in file.metadata.sha256_hash().iter().take(8) {
        // Writing to a String cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

fn content_type_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
