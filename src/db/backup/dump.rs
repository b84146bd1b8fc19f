//! From a database into an archive.

use std::io::Write;
use std::path::Path;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use serde_json::{Map, Value};

use super::columns::{Column, Kind, Shape, shapes};
use super::manifest::{DocumentPart, Manifest, Name, TablePart};
use super::write::{Archive, Entry};
use super::{BackupError, Documents, FORMAT, through};
use crate::db::schema::{attachments, documents};
use crate::db::{Database, Db, migrate};
use crate::ground::moment::Wall;

/// What goes into an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Everything,
    /// Before a migration, which changes no document.
    TablesOnly,
}

/// Saves a database, and the documents its rows name, into a new file at `to`.
///
/// # Errors
/// A file that is there already, a document that is missing, a value the archive cannot hold. Nothing is left
/// at `to` then.
pub fn save(
    database: &Database,
    store: &dyn Documents,
    to: &Path,
    content: Content,
    now: Wall,
) -> Result<Manifest, BackupError> {
    let mut archive = Archive::create(to)?;
    let tables = database.read_now(|db| tables(db, &mut archive, content).map_err(through));
    let (schema, tables, named) = tables?;
    let mut documents = Vec::new();
    for sha256 in named {
        documents.push(document(&mut archive, store, sha256)?);
    }
    let manifest = Manifest {
        format: FORMAT,
        schema,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now.utc().to_rfc3339(),
        with_documents: content == Content::Everything,
        tables,
        documents,
    };
    let json = serde_json::to_vec_pretty(&manifest)?;
    archive.entry(&Name::Manifest, |entry| entry.write_all(&json).map_err(|cause| file_error(to, cause)))?;
    archive.finish()?;
    Ok(manifest)
}

fn file_error(path: &Path, cause: std::io::Error) -> BackupError {
    BackupError::File { path: path.to_owned(), cause }
}

type Saved = (String, Vec<TablePart>, Vec<String>);

/// Everything that has to be of one moment: the schema, the tables, and which documents they name.
fn tables(db: &mut Db, archive: &mut Archive, content: Content) -> Result<Saved, BackupError> {
    let schema = migrate::version(db)?;
    let mut parts = Vec::new();
    for shape in shapes(db)? {
        let mut rows = 0;
        let name = Name::Table(shape.name.clone());
        let (bytes, sha256) = archive.entry(&name, |entry| {
            each_row(db, &shape, &mut |json| {
                rows += 1;
                line(entry, &shape, &json)
            })
        })?;
        parts.push(TablePart { name: shape.name, rows, bytes, sha256 });
    }
    let named = match content {
        Content::Everything => named(db)?,
        Content::TablesOnly => Vec::new(),
    };
    Ok((schema, parts, named))
}

/// The documents that rows name, each once.
pub(super) fn named(db: &mut Db) -> Result<Vec<String>, BackupError> {
    let mut named: Vec<String> = documents::table.select(documents::sha256).distinct().load(db)?;
    named.extend(attachments::table.select(attachments::sha256).distinct().load::<String>(db)?);
    named.sort();
    named.dedup();
    Ok(named)
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    json: String,
}

/// Rows a PostgreSQL cursor hands over at a time; a plain query would hold the whole table in memory.
const FETCH: &str = "FETCH FORWARD 500 FROM backup_rows";

/// Has the database write every row as JSON: both do it without losing a digit.
fn each_row(
    db: &mut Db,
    shape: &Shape,
    take: &mut dyn FnMut(String) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let pairs: Vec<String> =
        shape.columns.iter().map(|column| format!("'{0}', \"{0}\"", column.name)).collect();
    let (pairs, table, key) = (pairs.join(", "), shape.quoted(), shape.key());
    match db {
        Db::Sqlite(sqlite) => {
            let query = format!("SELECT json_object({pairs}) AS json FROM {table} ORDER BY {key}");
            for row in sql_query(query).load_iter::<Line, diesel::connection::DefaultLoadingMode>(sqlite)? {
                take(row?.json)?;
            }
        }
        Db::Postgres(postgres) => {
            postgres.batch_execute(&format!(
                "DECLARE backup_rows NO SCROLL CURSOR FOR
                 SELECT json_build_object({pairs})::text AS json FROM {table} ORDER BY {key}"
            ))?;
            loop {
                let rows: Vec<Line> = sql_query(FETCH).load(postgres)?;
                if rows.is_empty() {
                    break;
                }
                rows.into_iter().try_for_each(|row| take(row.json))?;
            }
            postgres.batch_execute("CLOSE backup_rows")?;
        }
    }
    Ok(())
}

/// One row, with its columns by name and its values as the schema means them: SQLite keeps truth as 0 and 1.
fn line(entry: &mut Entry<'_>, shape: &Shape, json: &str) -> Result<(), BackupError> {
    let mut read: Map<String, Value> = serde_json::from_str(json)?;
    let mut row = Map::new();
    for column in &shape.columns {
        let value = read.remove(&column.name).unwrap_or(Value::Null);
        let value = portable(column, value).map_err(|value| BackupError::Unknown {
            table: shape.name.clone(),
            what: format!("{} is {value}", column.name),
        })?;
        row.insert(column.name.clone(), value);
    }
    let mut text = serde_json::to_string(&row)?;
    text.push('\n');
    entry.write_all(text.as_bytes()).map_err(|cause| file_error(Path::new("the archive"), cause))
}

/// The value as an archive holds it, or itself where it is not what its column says.
fn portable(column: &Column, value: Value) -> Result<Value, Value> {
    match (column.kind, &value) {
        (Kind::Bool, Value::Number(number)) => match number.as_i64() {
            Some(0) => Ok(false.into()),
            Some(1) => Ok(true.into()),
            _ => Err(value),
        },
        _ if column.holds(&value) => Ok(value),
        _ => Err(value),
    }
}

impl Column {
    /// Whether a value of an archive fits this column.
    pub(super) fn holds(&self, value: &Value) -> bool {
        match (self.kind, value) {
            (_, Value::Null) => self.nullable,
            (Kind::Text, Value::String(text)) => !text.contains('\0'),
            (Kind::Bool, Value::Bool(_)) => true,
            (Kind::Integer, Value::Number(number)) => {
                number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
            }
            (Kind::BigInt, Value::Number(number)) => number.as_i64().is_some(),
            _ => false,
        }
    }
}

fn document(
    archive: &mut Archive,
    store: &dyn Documents,
    sha256: String,
) -> Result<DocumentPart, BackupError> {
    let failed = |cause| BackupError::Document { sha256: sha256.clone(), cause };
    let mut bytes = store.open(&sha256).map_err(failed)?;
    let copied = archive.entry(&Name::Document(sha256.clone()), |entry| {
        std::io::copy(&mut bytes, entry).map(drop).map_err(failed)
    });
    let (bytes, hash) = copied?;
    if hash != sha256 {
        return Err(failed(std::io::Error::other("its bytes are not those of its hash")));
    }
    Ok(DocumentPart { sha256, bytes })
}
