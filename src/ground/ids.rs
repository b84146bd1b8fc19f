//! One type per kind of id, and the stream they come from.
//!
//! An id is a random UUID (version 4) kept as text, so that it leaks neither order nor time. The stream is
//! seeded in tests and demonstrations, which makes them repeatable, and random otherwise. An act draws from
//! a fork of its own: when the database makes it run again, it draws the same ids again. Tokens, keys and
//! nonces never come from here.

use std::sync::Mutex;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha12Rng;

/// Declares id types: text newtypes that the database, JSON and URLs all carry as they are.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes over a value that is already an id: from the database, a URL or a rulebook.
            pub fn from_text(text: impl Into<String>) -> Self {
                Self(text.into())
            }
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id.hyphenated().to_string())
            }
        }
        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.0.to_sql(out)
            }
        }
        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                String::from_sql(bytes).map(Self)
            }
        }
    )+};
}

ids! {
    PersonId,
    SessionId,
    GrantId,
    /// The name of a call in URLs and rulebooks, such as `ai-factories`.
    CallId,
    FunderId,
    ProposalId,
    PartnerId,
    TrancheId,
    DocumentId,
    SubmissionId,
    /// Something that staff and a team settle about a proposal.
    MatterId,
    /// A hash that was sent before a cut-off, for an archive after it.
    DepositId,
    /// A file beside what was submitted.
    AttachmentId,
    AssignmentId,
    ReviewId,
    EditionId,
    DecisionId,
    AwardId,
    InstrumentId,
    PaymentId,
    AnnouncementId,
    QuestionId,
    /// A notice of a coming proposal.
    InterestId,
    /// Somebody who asks to speak for a funder.
    FunderRequestId,
    ExtensionId,
    EntryId,
    LetterId,
    InvitationId,
    /// Any row nobody refers to from outside its table.
    RowId,
}

/// A stream of ids that an act draws from.
pub struct Ids(ChaCha12Rng);

impl Ids {
    pub fn draw<Id: From<uuid::Uuid>>(&mut self) -> Id {
        let mut bytes = [0_u8; 16];
        self.0.fill_bytes(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid().into()
    }
}

/// Where a fork begins; starting from it twice gives the same ids twice.
#[derive(Clone, Copy)]
pub struct Fork([u8; 32]);

impl Fork {
    pub fn start(&self) -> Ids {
        Ids(ChaCha12Rng::from_seed(self.0))
    }
}

/// The source of forks that a running program holds.
pub struct IdSource(Mutex<ChaCha12Rng>);

impl IdSource {
    /// A stream nobody can foretell, for real use.
    pub fn random() -> Self {
        Self(Mutex::new(ChaCha12Rng::from_seed(rand::random())))
    }

    /// The same stream every time, for tests and demonstrations.
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(ChaCha12Rng::seed_from_u64(seed)))
    }

    pub fn fork(&self) -> Fork {
        let mut seed = [0_u8; 32];
        let mut source = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        source.fill_bytes(&mut seed);
        Fork(seed)
    }
}
