//! What tables and columns a database has, asked of the database itself: an archive is made before a
//! migration too, when the tables are not those this program knows.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Bool, Integer, Text};

use super::BackupError;
use crate::db::{Db, TABLES};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Bool,
    Integer,
    BigInt,
}

#[derive(Clone, Debug)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
    pub nullable: bool,
    /// Place in the primary key from 1; 0 outside of it.
    in_key: i32,
}

/// A table with its columns by name.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub name: String,
    pub columns: Vec<Column>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Integer)]
    in_key: i32,
}

const SQLITE: &str = r#"
    SELECT t.name AS table_name, c.name AS name, c.type AS kind, c."notnull" = 0 AS nullable, c.pk AS in_key
    FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '__diesel_schema_migrations'
    ORDER BY 1, 2"#;
const POSTGRES: &str = r#"
    SELECT c.table_name::text, c.column_name::text AS name, c.data_type::text AS kind,
        c.is_nullable = 'YES' AS nullable, COALESCE(k.ordinal_position, 0)::int AS in_key
    FROM information_schema.columns c
    LEFT JOIN information_schema.table_constraints p ON p.table_schema = c.table_schema
        AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
    LEFT JOIN information_schema.key_column_usage k ON k.constraint_schema = p.constraint_schema
        AND k.constraint_name = p.constraint_name AND k.table_name = c.table_name
        AND k.column_name = c.column_name
    WHERE c.table_schema = current_schema() AND c.table_name <> '__diesel_schema_migrations'
    ORDER BY c.table_name COLLATE "C", c.column_name COLLATE "C""#;

/// The tables that an archive carries, in the order in which they can be filled again.
pub(super) fn shapes(db: &mut Db) -> Result<Vec<Shape>, BackupError> {
    let rows: Vec<Row> = match db {
        Db::Sqlite(sqlite) => sql_query(SQLITE).load(sqlite)?,
        Db::Postgres(postgres) => sql_query(POSTGRES).load(postgres)?,
    };
    let mut shapes: Vec<Shape> = Vec::new();
    for row in rows {
        let column = Column {
            kind: kind(&row)?,
            name: row.name,
            nullable: row.nullable && row.in_key == 0,
            in_key: row.in_key,
        };
        match shapes.last_mut().filter(|last| last.name == row.table_name) {
            Some(last) => last.columns.push(column),
            None => shapes.push(Shape { name: row.table_name, columns: vec![column] }),
        }
    }
    let known = |shape: &Shape| TABLES.iter().position(|table| table.name == shape.name);
    shapes.retain(|shape| known(shape).and_then(|at| TABLES.get(at)).is_none_or(|table| !table.fleeting));
    // A table that only an older program knew comes last; that program has an order of its own.
    shapes.sort_by_key(|shape| known(shape).unwrap_or(usize::MAX));
    Ok(shapes)
}

fn kind(row: &Row) -> Result<Kind, BackupError> {
    match row.kind.to_lowercase().as_str() {
        "text" => Ok(Kind::Text),
        "boolean" => Ok(Kind::Bool),
        "integer" => Ok(Kind::Integer),
        "bigint" => Ok(Kind::BigInt),
        other => {
            let what = format!("column {} is {other}", row.name);
            Err(BackupError::Unknown { table: row.table_name.clone(), what })
        }
    }
}

impl Shape {
    pub(super) fn names(&self) -> String {
        self.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
    }

    /// The primary key, for an order that both databases agree on.
    pub(super) fn key(&self) -> String {
        let mut key: Vec<&Column> = self.columns.iter().filter(|column| column.in_key > 0).collect();
        key.sort_by_key(|column| column.in_key);
        key.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn quoted(&self) -> String {
        quoted(&self.name)
    }
}

/// Names come from the database's own catalogue, and are quoted all the same.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
