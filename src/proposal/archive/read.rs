//! In: an archive from anywhere, believed in nothing.
//!
//! No file is read further than its place allows, none is written where its name says, and what a name could do
//! elsewhere (climb out of a folder, stand twice) is refused though it could do nothing here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek, Write};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{APPLICATION, DECLARATIONS, DOCUMENTS, FORMAT, MANIFEST, Manifest, Opened, VERSION};
use crate::ground::Problems;
use crate::keys::hex;

/// What each of the JSON files may have, in bytes.
pub const MAX_JSON: u64 = 4 << 20;

pub struct Archive<R> {
    zip: ZipArchive<R>,
    /// Names and the places where they stand.
    places: BTreeMap<String, usize>,
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive of at most so many files and checks what can be checked without unpacking.
    pub fn open(reader: R, most: usize) -> Result<Self, Problems> {
        let broken = |_error| Problems::one("archive", "archive-broken");
        let mut zip = ZipArchive::new(reader).map_err(broken)?;
        let mut problems = Problems::none();
        if zip.len() > most {
            problems.add("archive", "archive-files").with("max", most);
            return Err(problems);
        }
        if zip.has_duplicate_names() {
            problems.add("archive", "archive-twice");
        }
        if zip.has_overlapping_entries().map_err(broken)? {
            problems.add("archive", "archive-overlap");
        }
        let mut places = BTreeMap::new();
        for place in 0..zip.len() {
            let entry = zip.by_index_raw(place).map_err(broken)?;
            let name = entry.entry().name().map(|name| name.into_owned()).unwrap_or_default();
            let plain = entry.entry().is_file() && !entry.entry().is_symlink() && is_known(&name);
            if !plain {
                problems.add(format!("files.{place}"), "archive-name").with("name", shown(&name));
            }
            if entry.entry().encrypted() {
                problems.add(format!("files.{place}"), "archive-encrypted").with("name", shown(&name));
            }
            places.insert(name, place);
        }
        for name in [MANIFEST, APPLICATION].iter().filter(|name| !places.contains_key(**name)) {
            problems.add("archive", "archive-missing").with("name", name);
        }
        if problems.is_empty() { Ok(Self { zip, places }) } else { Err(problems) }
    }

    /// Reads what the archive says of itself and of the application, and holds both against the files.
    pub fn read(&mut self) -> Result<Opened, Problems> {
        let (_, manifest) = self.json(MANIFEST)?;
        let manifest: Manifest = parsed("manifest", &manifest)?;
        let mut problems = Problems::none();
        if manifest.format != FORMAT {
            problems.add("manifest.format", "archive-format").with("format", FORMAT);
        } else if !(1..=VERSION).contains(&manifest.version) {
            problems.add("manifest.version", "archive-version").with("version", VERSION);
        }
        self.listed(&manifest, &mut problems);
        problems_or(problems)?;
        let application = self.listed_json(&manifest, APPLICATION)?;
        let whole = parsed("application", &application)?;
        let said: Said = parsed("application", &application)?;
        let reply = (manifest.version > 1).then_some(said.reply);
        let declared: Vec<serde_json::Value> = match self.places.contains_key(DECLARATIONS) {
            true => parsed("declarations", &self.listed_json(&manifest, DECLARATIONS)?)?,
            false => Vec::new(),
        };
        Ok(Opened { whole, reply, declared: declared.len(), manifest })
    }

    /// A file of JSON, held against its hash.
    fn listed_json(&mut self, manifest: &Manifest, name: &str) -> Result<Vec<u8>, Problems> {
        let (sha256, bytes) = self.json(name)?;
        let fits = manifest.files.iter().any(|file| file.name == name && file.sha256 == sha256);
        if fits { Ok(bytes) } else { Err(wrong_hash(name)) }
    }

    /// Every file is listed once, and every file that is listed is there; so with documents and slots.
    fn listed(&self, manifest: &Manifest, problems: &mut Problems) {
        let mut names = BTreeSet::new();
        for (place, file) in manifest.files.iter().enumerate() {
            let at = format!("manifest.files.{place}");
            if !names.insert(file.name.as_str()) {
                problems.add(&at, "archive-twice");
            }
            if !self.places.contains_key(&file.name) {
                problems.add(at, "archive-missing").with("name", shown(&file.name));
            }
        }
        for name in self.places.keys().filter(|name| *name != MANIFEST && !names.contains(name.as_str())) {
            problems.add("manifest.files", "archive-unlisted").with("name", name);
        }
        let (mut slots, mut used) = (BTreeSet::new(), BTreeSet::new());
        for (place, document) in manifest.documents.iter().enumerate() {
            let at = |what: &str| format!("manifest.documents.{place}.{what}");
            if !slots.insert(document.slot.as_str()) {
                problems.add(at("slot"), "twice");
            }
            let is_document = document.file.starts_with(DOCUMENTS) && names.contains(document.file.as_str());
            if !is_document || !used.insert(document.file.as_str()) {
                problems.add(at("file"), "archive-missing").with("name", shown(&document.file));
            }
        }
        for file in names.iter().filter(|name| name.starts_with(DOCUMENTS) && !used.contains(*name)) {
            problems.add("manifest.documents", "archive-unlisted").with("name", file);
        }
    }

    fn json(&mut self, name: &str) -> Result<(String, Vec<u8>), Problems> {
        let mut bytes = Vec::new();
        let sha256 = self.copy(name, MAX_JSON, &mut bytes)?;
        Ok((sha256, bytes))
    }

    /// Unpacks a document to somewhere, at most so many bytes, and holds it against its hash. Its size in bytes.
    pub fn document(
        &mut self,
        manifest: &Manifest,
        name: &str,
        most: u64,
        to: &mut impl Write,
    ) -> Result<u64, Problems> {
        let listed = manifest.files.iter().find(|file| file.name == name);
        let listed = listed.ok_or_else(|| missing(name))?;
        let mut counted = Counted { to, bytes: 0 };
        let sha256 = self.copy(name, most, &mut counted)?;
        let fits = sha256 == listed.sha256 && counted.bytes == listed.bytes;
        if fits { Ok(counted.bytes) } else { Err(wrong_hash(name)) }
    }

    /// Unpacks a file; its SHA-256.
    fn copy(&mut self, name: &str, most: u64, to: &mut impl Write) -> Result<String, Problems> {
        let place = *self.places.get(name).ok_or_else(|| missing(name))?;
        let broken = |_error| {
            let mut problems = Problems::none();
            problems.add("archive", "archive-unreadable").with("name", name);
            problems
        };
        let file = self.zip.by_index(place).map_err(|error| broken(error.to_string()))?;
        let (mut hash, mut sum, mut buffer) = (Sha256::new(), 0_u64, [0_u8; 1 << 15]);
        let mut limited = file.take(most + 1);
        loop {
            let read = limited.read(&mut buffer).map_err(|error| broken(error.to_string()))?;
            let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
            sum += u64::try_from(read).unwrap_or(u64::MAX);
            if sum > most {
                let mut problems = Problems::none();
                problems.add("archive", "archive-large").with("name", name).with("most", most);
                return Err(problems);
            }
            hash.update(part);
            to.write_all(part).map_err(|error| broken(error.to_string()))?;
        }
        Ok(hex(&hash.finalize()))
    }
}

/// What an application says beside what a program may put into a draft.
#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    reply: String,
}

struct Counted<'w, W> {
    to: &'w mut W,
    bytes: u64,
}

impl<W: Write> Write for Counted<'_, W> {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        let written = self.to.write(part)?;
        self.bytes += u64::try_from(written).unwrap_or_default();
        Ok(written)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}

/// The JSON files, and documents by plain names in their one folder.
fn is_known(name: &str) -> bool {
    let plain = |rest: &str| {
        let signs = rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        signs && !rest.is_empty() && !rest.starts_with('.') && rest.len() <= 100
    };
    [MANIFEST, APPLICATION, DECLARATIONS].contains(&name) || name.strip_prefix(DOCUMENTS).is_some_and(plain)
}

/// A name from outside, fit to be told.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(100).collect()
}

fn missing(name: &str) -> Problems {
    let mut problems = Problems::none();
    problems.add("archive", "archive-missing").with("name", shown(name));
    problems
}

fn wrong_hash(name: &str) -> Problems {
    let mut problems = Problems::none();
    problems.add("archive", "archive-hash").with("name", shown(name));
    problems
}

fn problems_or(problems: Problems) -> Result<(), Problems> {
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// JSON, or where it is wrong: `application.partners.0.country`.
fn parsed<T: DeserializeOwned>(what: &str, bytes: &[u8]) -> Result<T, Problems> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(bytes)).map_err(|error| {
        let mut problems = Problems::none();
        let path = error.path().to_string().replace('[', ".").replace(']', "");
        let path = if path == "." { String::new() } else { format!(".{path}") };
        problems.add(format!("{what}{path}"), "json").with("reason", error.inner());
        problems
    })
}
