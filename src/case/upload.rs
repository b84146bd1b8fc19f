//! A form with words and at most one file, read as a stream: the token first, then the words, then the file.

use std::collections::BTreeMap;

use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::http::header::ContentDisposition;
use futures_util::StreamExt;

use super::acts::{Room, Sent};
use crate::files::pdf::Fault;
use crate::files::{NotStaged, Staged, picture_type};
use crate::ground::{Error, Moment, Problems, Result, text};
use crate::proposal::store::documents::PDF;
use crate::proposal::upload::inspect;
use crate::web::{State, check_token, csrf_field};

/// The largest file that is taken, in bytes.
pub const FILE_MAX: i64 = 20_000_000;
/// What a browser offers to choose from.
pub const ACCEPTED: &str = "application/pdf,image/png,image/jpeg";
/// Of one field, in bytes: far more than is taken, so that what is too long is shown again and told so.
const FIELD_MAX: usize = 1 << 20;
/// More fields than any of our forms has.
const FIELDS_MAX: usize = 32;

/// What arrived.
#[derive(Debug)]
pub struct Arrived {
    pub fields: BTreeMap<String, String>,
    /// When the last byte was there.
    pub received: Moment,
    pub file: Option<std::result::Result<Sent, Refused>>,
}

/// Why a file was not taken, as the code of the problem beside its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Empty,
    TooLarge,
    Broken,
    /// With what it is instead.
    Kind(&'static str),
    /// A PDF, and one that is not taken.
    Pdf(Fault),
}

impl Refused {
    /// As problems of the field `file`.
    pub fn problems(self) -> Problems {
        let mut problems = Problems::none();
        match self {
            Self::Empty => problems.add("file", "document-empty"),
            Self::TooLarge => problems.add("file", "document-large").with("megabytes", FILE_MAX / 1_000_000),
            Self::Broken => problems.add("file", "document-broken"),
            Self::Kind(kind) => problems.add("file", "case-file-kind").with("kind", kind),
            Self::Pdf(fault) => problems.add("file", fault.name()),
        };
        problems
    }
}

impl Arrived {
    pub fn field(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    /// The file, if one came, or why it is not taken.
    pub fn taken(&mut self) -> std::result::Result<Option<Sent>, Problems> {
        self.file.take().transpose().map_err(Refused::problems)
    }
}

/// Reads a form whole. What is not a form of that kind has no words and a broken file, so that it is refused as one.
pub async fn read(request: &HttpRequest, state: &State, parts: &mut Multipart) -> Result<Arrived> {
    let mut fields = BTreeMap::<String, String>::new();
    let (mut file, mut checked) = (None, false);
    while let Some(part) = parts.next().await {
        let Ok(mut part) = part else {
            file = Some(Err(Refused::Broken));
            break;
        };
        let name = part.name().unwrap_or_default().to_owned();
        if checked && name == "file" {
            let given = part.content_disposition().and_then(ContentDisposition::get_filename);
            let given = given.unwrap_or_default().to_owned();
            let staged = state.files.stage(&mut part, FILE_MAX).await;
            file = took(state, given, staged).await?;
            continue;
        }
        let bytes = part.bytes(FIELD_MAX).await.ok().and_then(std::result::Result::ok).unwrap_or_default();
        let value = String::from_utf8_lossy(&bytes).into_owned();
        if name == csrf_field() {
            check_token(request, &value)?;
            checked = true;
        } else if checked && fields.len() < FIELDS_MAX {
            fields.insert(name, value);
        } else {
            break;
        }
    }
    if !checked {
        check_token(request, "")?;
    }
    Ok(Arrived { fields, received: state.clock.now(), file })
}

async fn took(
    state: &State,
    name: String,
    staged: std::result::Result<Staged, NotStaged>,
) -> Result<Option<std::result::Result<Sent, Refused>>> {
    match staged {
        // A browser sends a part without a name where nothing was chosen.
        Ok(staged) if staged.bytes == 0 && name.is_empty() => {
            staged.discard().await;
            Ok(None)
        }
        staged => take(state, name, staged).await.map(Some),
    }
}

/// Looks at what was staged, and keeps it or takes it away: what it is decides, not what it is called.
pub async fn take(
    state: &State,
    name: String,
    staged: std::result::Result<Staged, NotStaged>,
) -> Result<std::result::Result<Sent, Refused>> {
    let staged = match staged {
        Ok(staged) => staged,
        Err(NotStaged::TooLarge) => return Ok(Err(Refused::TooLarge)),
        Err(NotStaged::Broken(_)) => return Ok(Err(Refused::Broken)),
        Err(NotStaged::Failed(error)) => return Err(error),
    };
    let looked = look(state, &staged).await;
    match looked {
        Ok(Ok((media_type, pages))) => {
            let (name, bytes) = (file_name(&name, media_type), staged.bytes);
            let limits = &state.config.limits;
            let room = Room { matter: limits.files_per_matter, case: limits.files_per_case };
            Ok(Ok(Sent { name, bytes, pages, media_type, sha256: staged.keep().await?, room }))
        }
        Ok(Err(why)) => {
            staged.discard().await;
            Ok(Err(why))
        }
        Err(error) => {
            staged.discard().await;
            Err(error)
        }
    }
}

type Looked = std::result::Result<(&'static str, Option<u32>), Refused>;

async fn look(state: &State, staged: &Staged) -> Result<Looked, Error> {
    if staged.bytes == 0 {
        return Ok(Err(Refused::Empty));
    }
    if let Some(picture) = picture_type(&staged.head) {
        return Ok(Ok((picture, None)));
    }
    if !staged.is_pdf() {
        return Ok(Err(Refused::Kind(staged.kind())));
    }
    let facts = inspect(state, staged.path()?).await?;
    Ok(facts.map(|facts| (PDF, Some(facts.pages))).map_err(Refused::Pdf))
}

/// The last step of what a browser calls the file, on one line and without control characters.
fn file_name(given: &str, media_type: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control() && *c != '"').take(150).collect();
    match text::clean(&plain) {
        Ok(name) if !name.is_empty() => name,
        _ if media_type == PDF => "document.pdf".to_owned(),
        _ => media_type.replace('/', "."),
    }
}
