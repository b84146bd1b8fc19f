//! Typst's view of the world: one source, one file at most, the fonts that the program carries, no clock.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_pdf::PdfOptions;

/// The fonts of `typst-assets`, read once.
struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let fonts: Vec<Font> = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
        Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    })
}

struct Desk {
    library: LazyHash<Library>,
    main: Source,
    /// What the template may open as `/in.pdf`.
    file: Option<(FileId, Bytes)>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.file.as_ref().filter(|(own, _)| *own == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        fonts().fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|error| format!("{error:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Sets `template` with `data` as `sys.inputs.paper`, and writes the PDF.
///
/// # Errors
/// What Typst says, which is a fault of the template or of the file.
pub fn print(template: &str, data: &str, file: Option<Vec<u8>>) -> Result<Vec<u8>, String> {
    let mut inputs = Dict::new();
    inputs.insert("paper".into(), Value::Str(data.into()));
    let file = match file {
        Some(bytes) => Some((file_id("/in.pdf")?, Bytes::new(bytes))),
        None => None,
    };
    let desk = Desk {
        library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
        main: Source::new(file_id("/paper.typ")?, template.to_owned()),
        file,
    };
    let said = |errors: &[typst::diag::SourceDiagnostic]| {
        let lines: Vec<String> = errors.iter().map(|error| error.message.to_string()).collect();
        lines.join("; ")
    };
    let document = typst::compile(&desk).output.map_err(|errors| said(&errors))?;
    let options = PdfOptions {
        // Of the data alone, so that the same paper is the same file.
        ident: Smart::Custom(crate::ground::text::hex(&sha(data))),
        creator: Smart::Custom(Some(concat!("Rollcall ", env!("CARGO_PKG_VERSION")).to_owned())),
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| said(&errors));
    // What was computed for this paper serves no other.
    typst::comemo::evict(0);
    pdf
}

fn sha(data: &str) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    Sha256::digest(data.as_bytes()).to_vec()
}
