//! Database errors become ours in one place: what a constraint means to the person, by its normalised name.
//!
//! PostgreSQL tells the constraint's name, SQLite the columns (`UNIQUE constraint failed: people.email_folded`).
//! Both are brought to `table_column_column`: constraints and unique indexes are named so in the migrations.

use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error as DbError};

use crate::ground::{Error, Problems};

/// Constraints a person can run into, the field that caused it, and the code of the message.
const MEANINGS: &[(&str, &str, &str)] = &[
    ("people_email_folded", "email", "email-taken"),
    ("decisions_call_id_reference", "reference", "reference-taken"),
    ("payments_reference", "reference", "reference-taken"),
];

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match &error {
            DbError::NotFound => Self::NotFound,
            DbError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
                let name = normalised(info.as_ref());
                match MEANINGS.iter().find(|(constraint, ..)| *constraint == name) {
                    Some((_, field, code)) => Self::Invalid(Problems::one(*field, code)),
                    None => Self::internal(error),
                }
            }
            DbError::DatabaseError(_, info) if info.message().contains("database is locked") => Self::Busy,
            _ => Self::internal(error),
        }
    }
}

fn normalised(info: &dyn DatabaseErrorInformation) -> String {
    if let Some(name) = info.constraint_name() {
        return name.trim_end_matches("_key").to_owned();
    }
    let columns = info.message().rsplit_once(": ").map_or("", |(_, columns)| columns);
    let mut parts = columns.split(", ").map(|column| column.split_once('.').unwrap_or(("", column)));
    let Some((table, first)) = parts.next() else { return String::new() };
    parts.fold(format!("{table}_{first}"), |name, (_, column)| format!("{name}_{column}"))
}
