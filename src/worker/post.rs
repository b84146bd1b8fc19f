//! Letters on their way out, one at a time, in a thread of their own.

use actix_web::web::Data;
use lettre::message::Mailbox;

use crate::ground::{Error, Result};
use crate::mail::{self, Parcel, Row, Transport};
use crate::web::State;
use crate::words::Language;

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
        let next = mail::deliver_next(&state.database, &self.transport, &self.from, &|row| self.word(row), now);
        match next {
            Ok(next) => next.is_some(),
            Err(error) => {
                tracing::error!(error.cause = %error, "letters cannot be delivered and will be tried again");
                false
            }
        }
    }

    fn word(&self, row: &Row) -> Parcel {
        let mail = self.state.words.mail(Language::of(&row.language), &row.template, &row.args);
        Parcel { subject: mail.subject, text: mail.text, enclosed: Vec::new() }
    }
}
