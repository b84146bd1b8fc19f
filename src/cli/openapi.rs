//! `rollcall openapi`: the API's description, for a client's generator.

use super::{Done, Failure, say};

pub fn run() -> Done {
    let document = crate::openapi::document().to_pretty_json().map_err(Failure::refused)?;
    say(document);
    Ok(())
}
