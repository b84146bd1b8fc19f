//! PDFs, looked at before anything of them is kept.
//!
//! Whoever reads an application later opens its documents with whatever reader they have. So a file is taken
//! only if it is whole, says nothing in secret (encryption, scripts, actions, files inside, other formats
//! beside) and stays small when it is unpacked. [`look`] tells so, in memory that grows with the file and never
//! with what a file claims; [`Inspector`] runs it in a process of its own, so that whatever a hostile file
//! still brings about happens there.
//!
//! Two readers look: [`marks`] goes once through all bytes outside of streams, whatever the file's tables say
//! of them, and hayro then follows the tables and tells the pages. What either finds counts.

mod child;
mod ends;
mod marks;
mod streams;
mod tokens;

use hayro_syntax::object::{Dict, Name, Object};
use hayro_syntax::{LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};
use streams::Filter;

pub use child::{Inspector, answer, confine_cutting};

use crate::named;

/// More pages than any application has.
pub const MAX_PAGES: usize = 2_000;
pub const MAX_OBJECTS: usize = 200_000;
/// How deep arrays and dictionaries may stand in each other.
pub const MAX_DEPTH: usize = 100;

named! {
    /// Why a PDF is not taken. The words stand under `problem-CODE`.
    Fault {
        /// It ends before its end, or goes on after it.
        Cut => "pdf-cut",
        /// What it says of itself is not so.
        Broken => "pdf-broken",
        Encrypted => "pdf-encrypted",
        /// JavaScript, or a form that computes.
        Script => "pdf-script",
        /// It would start programs, send data or do something by being opened.
        Action => "pdf-action",
        /// Other files inside.
        Embedded => "pdf-embedded",
        /// Sound, film, three dimensions.
        Media => "pdf-media",
        Nested => "pdf-nested",
        Pages => "pdf-pages",
        Objects => "pdf-objects",
        /// It unpacks to far more than it is.
        Bomb => "pdf-bomb",
        /// It is a PDF and something else too.
        Two => "pdf-two",
        /// Looking at it took more time or memory than there is.
        Heavy => "pdf-heavy",
    }
}

/// What is worth knowing of a PDF that may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub pages: u32,
}

/// Looks at a whole file.
///
/// # Errors
/// The first fault that was found.
pub fn look(data: Vec<u8>) -> Result<Facts, Fault> {
    ends::check(&data)?;
    let mut streams = marks::file(&data)?;
    let pdf = Pdf::new(data).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        LoadPdfError::Invalid => Fault::Broken,
    })?;
    if pdf.len() > MAX_OBJECTS {
        return Err(Fault::Objects);
    }
    for object in pdf.objects() {
        marks::object(said(&object))?;
        if let Object::Stream(stream) = &object {
            let filters: Vec<Filter> = stream.filters().into_iter().map(Filter::of).collect();
            streams.count(&stream.raw_data(), &filters, false)?;
        }
    }
    opens_quietly(&pdf)?;
    let pages = pdf.pages().len();
    match u32::try_from(pages) {
        Ok(1..) if pages > MAX_PAGES => Err(Fault::Pages),
        Ok(pages @ 1..) => Ok(Facts { pages }),
        _ => Err(Fault::Broken),
    }
}

/// What opening a file does: at most it goes to one of its own pages. A link that somebody follows is another thing; one
/// that is followed by opening tells its sender who opened the file, and when.
fn opens_quietly(pdf: &Pdf) -> Result<(), Fault> {
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let Some(action) = catalogue.and_then(|catalogue| catalogue.get::<Dict<'_>>("OpenAction")) else {
        return Ok(());
    };
    let kind = action.get::<Name<'_>>("S");
    let quiet = kind.is_some_and(|kind| *kind == *b"GoTo") && !action.contains_key("Next");
    if quiet { Ok(()) } else { Err(Fault::Action) }
}

/// What an object that the tables lead to says, as it is written.
fn said<'d>(object: &Object<'d>) -> &'d [u8] {
    match object {
        Object::Dict(dict) => dict.data(),
        Object::Stream(stream) => stream.dict().data(),
        Object::Array(array) => array.data(),
        _ => &[],
    }
}
