//! Letters on their way out, one at a time, in a thread of their own.

use actix_web::web::Data;
use lettre::message::Mailbox;

use crate::ground::{Error, Result};
use crate::mail::{self, Enclosed, Parcel, Row, Transport};
use crate::proposal::rules::receipt_name;
use crate::proposal::store::submissions::receipt_to_enclose;
use crate::web::State;
use crate::words::Language;

/// The letter that a receipt goes with.
const RECEIPT: &str = "proposal-submitted";

pub struct Post {
    state: Data<State>,
    transport: Transport,
    from: Mailbox,
}

impl Post {
    pub fn new(state: Data<State>, transport: Transport) -> Result<Self> {
        let from = state.config.mail.from.parse().map_err(Error::internal)?;
        Ok(Self { state, transport, from })
    }

    /// Delivers the letter that is next; whether there was one. A failure is logged, and the letter is tried again.
    pub fn next(&self) -> bool {
        let (state, now) = (&self.state, self.state.clock.wall());
        let next =
            mail::deliver_next(&state.database, &self.transport, &self.from, &|row| self.word(row), now);
        match next {
            Ok(next) => next.is_some(),
            Err(error) => {
                tracing::error!(error.cause = %error, "letters cannot be delivered and will be tried again");
                false
            }
        }
    }

    /// The words of a letter, and what goes with it.
    fn word(&self, row: &Row) -> Result<Parcel> {
        let mut args = row.args.clone();
        let mut enclosed = Vec::new();
        if let Some((name, jws, rulebook)) = self.receipt(row)? {
            // Letters that were posted by an earlier program do not name it.
            args.entry("rulebook".to_owned()).or_insert(rulebook);
            enclosed.push(Enclosed { name, kind: "application/jose", bytes: jws.into_bytes() });
        }
        let mail = self.state.words.mail(Language::of(&row.language), &row.template, &args);
        Ok(Parcel { subject: mail.subject, text: mail.text, enclosed })
    }

    /// The name of the receipt's file, the receipt, and the hash of the rulebook, for the letter that a receipt goes with.
    /// Found by the submission that the letter is about: the outbox holds no second copy.
    fn receipt(&self, row: &Row) -> Result<Option<(String, String, String)>> {
        let of = |name: &str| row.args.get(name).filter(|_| row.template == RECEIPT);
        let version = of("version").and_then(|version| version.parse::<i32>().ok());
        let Some((reference, version)) = of("reference").zip(version) else { return Ok(None) };
        let found = self.state.database.read_now(|db| receipt_to_enclose(db, reference, version))?;
        Ok(found.map(|(jws, rulebook)| (receipt_name(reference, version), jws, rulebook)))
    }
}
