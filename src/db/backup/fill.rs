//! From an archive into an empty database of either kind.

use std::path::Path;
use std::sync::Mutex;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use serde_json::{Map, Value};

use super::columns::{Shape, shapes};
use super::dump::named;
use super::manifest::{Manifest, Name};
use super::read::Checked;
use super::{BackupError, Documents, through};
use crate::db::{Database, Db, TABLES, migrate};

/// How much one statement inserts: rows, and bytes of JSON.
const BATCH_ROWS: usize = 256;
const BATCH_BYTES: usize = 1 << 20;

/// Restores the archive at `from` into a database that was migrated and holds nothing (but, perhaps, what
/// kind it is: that comes from the archive then). The tables go in together or not at all.
///
/// # Errors
/// Before anything is written: an archive that does not add up, another schema, a database with rows.
pub fn restore(database: &Database, store: &dyn Documents, from: &Path) -> Result<Manifest, BackupError> {
    let mut archive = Checked::open(from)?;
    let expected = archive.manifest.clone();
    let fits = move |db: &mut Db| must_fit(db, &expected).map_err(through);
    database.read_now(fits.clone())?;
    for document in archive.manifest.documents.clone() {
        let mut part = archive.part(&Name::Document(document.sha256.clone()))?;
        let put = store.put(&document.sha256, part.bytes());
        put.map_err(|cause| BackupError::Document { sha256: document.sha256, cause })?;
    }
    // A transaction may run again, and then reads the archive again.
    let (manifest, archive) = (archive.manifest.clone(), Mutex::new(archive));
    let documents = database.write_now(move |db| {
        fits(db)?;
        let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        fill(db, &mut archive).map_err(through)
    })?;
    if let Some(missing) = documents.iter().find(|sha256| !store.has(sha256)) {
        tracing::warn!(document.sha256 = %missing, "the archive was made without documents, and the store lacks this one");
    }
    Ok(manifest)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// The archive is of this schema, has its tables, and nothing is in their way.
fn must_fit(db: &mut Db, manifest: &Manifest) -> Result<(), BackupError> {
    let database = migrate::version(db)?;
    if database != manifest.schema {
        return Err(BackupError::Schema { archive: manifest.schema.clone(), database });
    }
    let shapes = shapes(db)?;
    let has = |name: &str| manifest.tables.iter().any(|table| table.name == name);
    if shapes.len() != manifest.tables.len() || !shapes.iter().all(|shape| has(&shape.name)) {
        return Err(BackupError::Archive("its tables are not those of its schema".to_owned()));
    }
    for shape in shapes.iter().filter(|shape| shape.name != "installation") {
        let query = format!("SELECT COUNT(*) AS n FROM {}", shape.quoted());
        let Count { n } = match db {
            Db::Sqlite(sqlite) => sql_query(query).get_result(sqlite)?,
            Db::Postgres(postgres) => sql_query(query).get_result(postgres)?,
        };
        if n > 0 {
            return Err(BackupError::NotEmpty(shape.name.clone()));
        }
    }
    Ok(())
}

/// Fills every table; returns the documents that rows name.
fn fill(db: &mut Db, archive: &mut Checked) -> Result<Vec<String>, BackupError> {
    db.batch_execute("DELETE FROM installation")?;
    for table in TABLES.iter().filter(|table| table.fleeting) {
        db.batch_execute(&format!("DELETE FROM {}", table.name))?;
    }
    for shape in shapes(db)? {
        table(db, archive, &shape)?;
    }
    let named = named(db)?;
    let brought = |sha256: &String| archive.manifest.documents.iter().any(|part| part.sha256 == *sha256);
    if archive.manifest.with_documents && !named.iter().all(brought) {
        return Err(BackupError::Archive("a row names a document that it does not hold".to_owned()));
    }
    Ok(named)
}

fn table(db: &mut Db, archive: &mut Checked, shape: &Shape) -> Result<(), BackupError> {
    let said = archive.manifest.tables.iter().find(|table| table.name == shape.name);
    let said = said.map_or(0, |table| table.rows);
    let mut part = archive.part(&Name::Table(shape.name.clone()))?;
    let (mut rows, mut batch, mut bytes) = (0, Vec::new(), 0);
    while let Some(line) = part.line()? {
        rows += 1;
        bytes += line.len();
        batch.push(row(shape, &line, rows)?);
        if batch.len() >= BATCH_ROWS || bytes >= BATCH_BYTES {
            insert(db, shape, &std::mem::take(&mut batch))?;
            bytes = 0;
        }
    }
    part.done()?;
    if rows != said {
        return Err(BackupError::Archive(format!("{} has {rows} rows, not {said}", shape.name)));
    }
    if batch.is_empty() { Ok(()) } else { insert(db, shape, &batch) }
}

/// A row has every column of the schema, no other, and only values that fit.
fn row(shape: &Shape, line: &[u8], number: u64) -> Result<Value, BackupError> {
    let refused = |what: &dyn std::fmt::Display| {
        BackupError::Archive(format!("row {number} of {}: {what}", shape.name))
    };
    let row: Map<String, Value> = serde_json::from_slice(line).map_err(|error| refused(&error))?;
    for column in &shape.columns {
        match row.get(&column.name) {
            None => return Err(refused(&format_args!("{} is missing", column.name))),
            Some(value) if !column.holds(value) => {
                return Err(refused(&format_args!("{} does not fit its column", column.name)));
            }
            Some(_) => {}
        }
    }
    if row.len() == shape.columns.len() {
        Ok(Value::Object(row))
    } else {
        Err(refused(&"it has a column that the schema has not"))
    }
}

/// Has the database read the rows out of JSON: the same way back that they came.
fn insert(db: &mut Db, shape: &Shape, rows: &[Value]) -> Result<(), BackupError> {
    let (table, names, json) = (shape.quoted(), shape.names(), serde_json::to_string(rows)?);
    let inserted = match db {
        Db::Sqlite(sqlite) => {
            let values: Vec<String> =
                shape.columns.iter().map(|column| format!("value ->> '$.{}'", column.name)).collect();
            let values = values.join(", ");
            sql_query(format!("INSERT INTO {table} ({names}) SELECT {values} FROM json_each(?)"))
                .bind::<Text, _>(json)
                .execute(sqlite)?
        }
        Db::Postgres(postgres) => sql_query(format!(
            "INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::{table}, $1::json)"
        ))
        .bind::<Text, _>(json)
        .execute(postgres)?,
    };
    if inserted == rows.len() {
        Ok(())
    } else {
        Err(BackupError::Archive(format!("{} took {inserted} of {} rows", shape.name, rows.len())))
    }
}
