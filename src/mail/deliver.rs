//! Delivery: over SMTP, or into files for a rehearsal.

use std::path::PathBuf;
use std::time::Duration;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{FileTransport, Message, SmtpTransport, Transport as _};

use super::outbox::{self, Row};
use crate::db::Database;
use crate::ground::moment::Wall;
use crate::ground::{Error, Result};

/// How long a mail server may take for each of its answers. A letter takes half a dozen of them.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a letter is claimed for: longer than the most patient delivery of one takes.
const CLAIM_SECONDS: i64 = 180;

/// What carries letters out of the house.
pub enum Transport {
    Smtp(SmtpTransport),
    /// One `.eml` file per letter, for rehearsals.
    Files(FileTransport),
}

#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    #[error("the mail server's address is not usable: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    #[error("the folder for letters cannot be made: {0}")]
    Folder(#[from] std::io::Error),
}

impl Transport {
    /// `smtp://host:port`, `smtps://user:password@host`, as lettre reads them.
    pub fn smtp(url: &str) -> Result<Self, TransportError> {
        Self::smtp_within(url, PATIENCE)
    }

    /// [`Transport::smtp`], with another patience for each answer of the server.
    pub fn smtp_within(url: &str, patience: Duration) -> Result<Self, TransportError> {
        Ok(Self::Smtp(SmtpTransport::from_url(url)?.timeout(Some(patience)).build()))
    }

    pub fn files(folder: PathBuf) -> Result<Self, TransportError> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self::Files(FileTransport::new(folder)))
    }

    fn carry(&self, message: &Message) -> Result<(), String> {
        match self {
            Self::Smtp(smtp) => smtp.send(message).map(drop).map_err(|error| error.to_string()),
            Self::Files(files) => files.send(message).map(drop).map_err(|error| error.to_string()),
        }
    }
}

/// The words of a letter.
pub struct Parcel {
    pub subject: String,
    pub text: String,
    pub enclosed: Vec<Enclosed>,
}

/// A file that goes with a letter.
pub struct Enclosed {
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

/// Delivers what is due at `now`; returns how many letters went out. Call it from a thread that may block.
pub fn deliver_due(
    database: &Database,
    transport: &Transport,
    from: &Mailbox,
    word: &dyn Fn(&Row) -> Result<Parcel>,
    now: Wall,
) -> Result<usize> {
    let mut sent = 0;
    while let Some(carried) = deliver_next(database, transport, from, word, now)? {
        sent += usize::from(carried);
    }
    Ok(sent)
}

/// Delivers the letter that is next: whether it went out, and None where none is due. `word` turns a row into words,
/// in the recipient's language.
///
/// One is claimed at a time, so that no claim runs out while others are on their way, and a receipt that is posted
/// meanwhile is the next.
pub fn deliver_next(
    database: &Database,
    transport: &Transport,
    from: &Mailbox,
    word: &dyn Fn(&Row) -> Result<Parcel>,
    now: Wall,
) -> Result<Option<bool>> {
    let Some(row) = database.write_now(move |db| outbox::claim(db, now, now.plus_seconds(CLAIM_SECONDS)))?
    else {
        return Ok(None);
    };
    let parcel = word(&row).map_err(|error| error.to_string());
    let carried =
        parcel.and_then(|parcel| message(from, &row, parcel)).and_then(|message| transport.carry(&message));
    let (id, attempts) = (row.id.clone(), row.attempts + 1);
    match carried {
        Ok(()) => {
            database.write_now(move |db| outbox::sent(db, &id, now))?;
            Ok(Some(true))
        }
        Err(cause) => {
            tracing::warn!(mail.letter = %id, mail.attempt = attempts, error.cause = %cause, "a letter was not delivered");
            database.write_now(move |db| outbox::failed(db, &id, attempts, &cause, now))?;
            Ok(Some(false))
        }
    }
}

/// That no person wrote it (RFC 3834): machines do not answer such a letter, and people are told by its words that an
/// answer is read by nobody.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn message(from: &Mailbox, row: &Row, parcel: Parcel) -> Result<Message, String> {
    let to = row.email.parse().map_err(|error| format!("{}: {error}", row.email))?;
    let to = Mailbox::new(None, to);
    let letter = Message::builder()
        .from(from.clone())
        .to(to)
        .message_id(Some(format!("<{}@{}>", row.id, from.email.domain())))
        .subject(parcel.subject)
        .header(AutoSubmitted);
    let built = if parcel.enclosed.is_empty() {
        letter.header(ContentType::TEXT_PLAIN).body(parcel.text)
    } else {
        let mut whole = MultiPart::mixed().singlepart(SinglePart::plain(parcel.text));
        for one in parcel.enclosed {
            let kind = ContentType::parse(one.kind).map_err(|error| error.to_string())?;
            whole = whole.singlepart(Attachment::new(one.name).body(one.bytes, kind));
        }
        letter.multipart(whole)
    };
    built.map_err(|error| error.to_string())
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::internal(error)
    }
}
