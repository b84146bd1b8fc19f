//! Delivery: over SMTP, or into files for a rehearsal.

use std::path::PathBuf;

use lettre::message::{Mailbox, header::ContentType};
use lettre::{FileTransport, Message, SmtpTransport, Transport as _};

use super::outbox::{self, Row};
use crate::db::Database;
use crate::ground::moment::Wall;
use crate::ground::{Error, Result};

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
        Ok(Self::Smtp(SmtpTransport::from_url(url)?.build()))
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
}

/// Delivers what is due; returns how many letters went out. `word` turns a row into words, in the
/// recipient's language. Call it from a thread that may block.
pub fn deliver_due(
    database: &Database,
    transport: &Transport,
    from: &Mailbox,
    word: &dyn Fn(&Row) -> Parcel,
    now: Wall,
) -> Result<usize> {
    let rows = database.write_now(move |db| outbox::claim(db, now, now.plus_seconds(120), 20))?;
    let mut sent = 0;
    for row in rows {
        let carried = message(from, &row, word(&row)).and_then(|message| transport.carry(&message));
        let (id, attempts) = (row.id.clone(), row.attempts + 1);
        match carried {
            Ok(()) => {
                sent += 1;
                database.write_now(move |db| outbox::sent(db, &id, now))?;
            }
            Err(cause) => {
                tracing::warn!(mail.letter = %id, mail.attempt = attempts, error.cause = %cause, "a letter was not delivered");
                database.write_now(move |db| outbox::failed(db, &id, attempts, &cause, now))?;
            }
        }
    }
    Ok(sent)
}

fn message(from: &Mailbox, row: &Row, parcel: Parcel) -> Result<Message, String> {
    let to = row.email.parse().map_err(|error| format!("{}: {error}", row.email))?;
    let to = Mailbox::new(None, to);
    Message::builder()
        .from(from.clone())
        .to(to)
        .message_id(Some(format!("<{}@{}>", row.id, from.email.domain())))
        .subject(parcel.subject)
        .header(ContentType::TEXT_PLAIN)
        .body(parcel.text)
        .map_err(|error| error.to_string())
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::internal(error)
    }
}
