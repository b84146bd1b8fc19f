//! Both databases have the shape that `src/db/schema.rs` declares, and `db::TABLES` knows all of it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::QueryableByName;
use diesel::connection::LoadConnection;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
use rollcall::db::{DatabaseUrl, TABLES, Table};

use crate::support::{postgres, sqlite};

/// A table's columns by name.
pub type Columns = BTreeMap<String, Column>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Diesel's word for it, such as `BigInt`.
    pub kind: String,
    pub nullable: bool,
}

/// What is compared between the databases. Everything is text, in an order of its own.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub tables: BTreeMap<String, Columns>,
    /// Table → its primary key's columns in order.
    keys: BTreeMap<String, Vec<String>>,
    /// `table.column → table.column`
    references: BTreeSet<(String, String, String, String)>,
    /// Index name → what it is on.
    indexes: BTreeMap<String, String>,
}

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = diesel::sql_types::Text)]
    table_name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    kind: String,
    #[diesel(sql_type = diesel::sql_types::Bool)]
    nullable: bool,
    /// Place in the primary key from 1; 0 outside of it.
    #[diesel(sql_type = diesel::sql_types::Integer)]
    in_key: i32,
}

#[derive(QueryableByName)]
struct ReferenceRow {
    #[diesel(sql_type = diesel::sql_types::Text)]
    from_table: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    from_column: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    to_table: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    to_column: String,
}

#[derive(QueryableByName)]
struct IndexRow {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    about: String,
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
}

const SQLITE_COLUMNS: &str = r#"
    SELECT t.name AS table_name, c.name AS name, c.type AS kind, c."notnull" = 0 AS nullable, c.pk AS in_key
    FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '__diesel_schema_migrations'"#;
const SQLITE_REFERENCES: &str = r#"
    SELECT t.name AS from_table, f."from" AS from_column, f."table" AS to_table, f."to" AS to_column
    FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'"#;
const SQLITE_INDEXES: &str = r#"
    SELECT i.name AS name, t.name || ' (' || (SELECT group_concat(c.name, ', ') FROM
        (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno) c) || ')'
        || iif(i."unique", ' unique', '') || iif(i.partial, ' partial', '') AS about
    FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin <> 'pk'"#;

const POSTGRES_COLUMNS: &str = "
    SELECT c.table_name::text, c.column_name::text AS name, c.data_type::text AS kind,
        c.is_nullable = 'YES' AS nullable, COALESCE(k.ordinal_position, 0)::int AS in_key
    FROM information_schema.columns c
    LEFT JOIN information_schema.table_constraints p ON p.table_schema = c.table_schema
        AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
    LEFT JOIN information_schema.key_column_usage k ON k.constraint_name = p.constraint_name
        AND k.table_name = c.table_name AND k.column_name = c.column_name
    WHERE c.table_schema = 'public' AND c.table_name <> '__diesel_schema_migrations'";
const POSTGRES_REFERENCES: &str = "
    SELECT f.conrelid::regclass::text AS from_table, a.attname::text AS from_column,
        f.confrelid::regclass::text AS to_table, b.attname::text AS to_column
    FROM pg_constraint f, unnest(f.conkey, f.confkey) AS pair (here, there)
    JOIN pg_attribute a ON a.attnum = pair.here JOIN pg_attribute b ON b.attnum = pair.there
    WHERE f.contype = 'f' AND a.attrelid = f.conrelid AND b.attrelid = f.confrelid";
const POSTGRES_INDEXES: &str = "
    SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text || ' ('
        || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number) || ')'
        || CASE WHEN i.indisunique THEN ' unique' ELSE '' END
        || CASE WHEN i.indpred IS NOT NULL THEN ' partial' ELSE '' END AS about
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
    WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary";

#[test]
fn migrations_have_equal_names() {
    let [sqlite, postgres] = ["sqlite", "postgres"].map(migrations);
    assert_eq!(sqlite.keys().collect::<Vec<_>>(), postgres.keys().collect::<Vec<_>>());
    assert!(!sqlite.is_empty());
}

#[test]
fn the_databases_and_the_schema_in_the_code_are_one_shape() {
    let (sqlite, postgres, code) = (of_sqlite(), of_postgres(), of_code());
    assert_eq!(sqlite.tables, code.tables, "SQLite and src/db/schema.rs");
    assert_eq!(postgres.tables, code.tables, "PostgreSQL and src/db/schema.rs");
    assert_eq!(sqlite.keys, code.keys, "primary keys of SQLite and src/db/schema.rs");
    assert_eq!(postgres.keys, code.keys, "primary keys of PostgreSQL and src/db/schema.rs");
    assert_eq!(sqlite.references, postgres.references, "references");
    assert_eq!(sqlite.indexes, postgres.indexes, "indexes");
}

#[test]
fn what_the_databases_check_is_the_same() {
    let of_all = |kind| migrations(kind).values().flat_map(|sql| checks(sql)).collect::<Vec<_>>();
    assert_eq!(of_all("sqlite"), of_all("postgres"));
    assert_eq!(checks("x, CHECK (a IN ('b', 'c')), y"), ["(a IN ('b', 'c'))"]);
}

#[test]
fn every_text_column_of_postgres_sorts_by_bytes() {
    let url = postgres::fresh();
    let by_locale: Vec<Named> = sql_query(
        "SELECT table_name || '.' || column_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations'
         AND collation_name IS DISTINCT FROM 'C' AND data_type IN ('text', 'character varying', 'character')",
    )
    .load(&mut connect(&url))
    .unwrap();
    let names: Vec<String> = by_locale.into_iter().map(|column| column.name).collect();
    assert!(names.is_empty(), "without COLLATE \"C\": {names:?}");
    postgres::discard(&url);
}

#[test]
fn no_constraint_is_deferred() {
    // A deferred one would fail an innocent job at the commit of its group (src/db/writer.rs).
    for (name, sql) in ["sqlite", "postgres"].into_iter().flat_map(migrations) {
        assert!(!sql.to_uppercase().contains("DEFERR"), "migration {name}");
    }
}

#[test]
fn unique_indexes_are_named_after_their_columns() {
    // SQLite names a broken constraint by its columns, PostgreSQL by its name: src/db/constraint.rs makes the
    // first into the second, so they have to agree.
    for (name, about) in of_postgres().indexes {
        let Some(on) = about.strip_suffix(" unique") else { continue };
        let expected = on.trim_end_matches(')').replace(" (", "_").replace(", ", "_");
        // PostgreSQL cuts names at 63 bytes.
        assert!(expected == name || expected.len() > 63, "{name} is on {about}");
    }
}

#[test]
fn every_table_says_what_it_is() {
    let shape = of_sqlite();
    let known: BTreeMap<&str, &Table> = TABLES.iter().map(|table| (table.name, table)).collect();
    assert_eq!(known.keys().copied().collect::<Vec<_>>(), shape.tables.keys().collect::<Vec<_>>());
    for table in TABLES {
        assert_eq!(table.key, shape.keys[table.name], "the key of {}", table.name);
        for column in table.people {
            assert!(shape.tables[table.name].contains_key(*column), "{} has no column {column}", table.name);
        }
    }
}

#[test]
fn a_column_that_refers_to_people_is_declared_as_such() {
    for (from, column, to, _) in of_sqlite().references {
        let table = TABLES.iter().find(|table| table.name == from).unwrap();
        assert!(to != "people" || table.people.contains(&column.as_str()), "{from}.{column} in db::TABLES");
    }
}

#[test]
fn tables_stand_after_those_they_refer_to() {
    let place = |name: &str| TABLES.iter().position(|table| table.name == name).unwrap();
    for (from, column, to, _) in of_sqlite().references {
        assert!(place(&to) <= place(&from), "{from}.{column} refers to {to}, which a restore fills later");
    }
}

/// A database's migrations: name → SQL.
pub fn migrations(kind: &str) -> BTreeMap<String, String> {
    let folder = super::root().join("migrations").join(kind);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| {
            let sql = std::fs::read_to_string(entry.path().join("up.sql")).unwrap();
            (entry.file_name().into_string().unwrap(), sql)
        })
        .collect()
}

/// The conditions of every `CHECK (…)`.
fn checks(sql: &str) -> Vec<String> {
    let sql = sql.replace(" COLLATE \"C\"", "");
    let ends = |text: &str| {
        let mut depth = 0;
        text.char_indices().find_map(|(at, c)| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            (depth == 0).then_some(at + 1)
        })
    };
    let found = sql.split("CHECK ").skip(1).map(|text| text[..ends(text).unwrap()].to_owned());
    found.map(|check| check.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// `table.column → table.column`, as SQLite has them.
pub fn references() -> BTreeSet<(String, String, String, String)> {
    of_sqlite().references
}

fn of_sqlite() -> Shape {
    let (_directory, url) = sqlite::fresh();
    let DatabaseUrl::Sqlite(path) = &url else { panic!("not SQLite: {url}") };
    let mut db = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    shape(&mut db, [SQLITE_COLUMNS, SQLITE_REFERENCES, SQLITE_INDEXES])
}

fn of_postgres() -> Shape {
    let url = postgres::fresh();
    let shape = shape(&mut connect(&url), [POSTGRES_COLUMNS, POSTGRES_REFERENCES, POSTGRES_INDEXES]);
    postgres::discard(&url);
    shape
}

fn connect(url: &DatabaseUrl) -> PgConnection {
    let DatabaseUrl::Postgres(url) = url else { panic!("not PostgreSQL: {url}") };
    PgConnection::establish(url).unwrap()
}

fn shape<C>(db: &mut C, [columns, references, indexes]: [&str; 3]) -> Shape
where
    C: LoadConnection,
    ColumnRow: QueryableByName<C::Backend>,
    for<'q> diesel::query_builder::SqlQuery: diesel::query_dsl::LoadQuery<'q, C, ColumnRow>
        + diesel::query_dsl::LoadQuery<'q, C, ReferenceRow>
        + diesel::query_dsl::LoadQuery<'q, C, IndexRow>,
{
    let mut shape = Shape::default();
    let mut keys: BTreeMap<String, BTreeMap<i32, String>> = BTreeMap::new();
    for row in sql_query(columns).load::<ColumnRow>(db).unwrap() {
        let column = Column { kind: diesel_word(&row.kind).to_owned(), nullable: row.nullable };
        if row.in_key > 0 {
            keys.entry(row.table_name.clone()).or_default().insert(row.in_key, row.name.clone());
        }
        shape.tables.entry(row.table_name).or_default().insert(row.name, column);
    }
    shape.keys = keys.into_iter().map(|(table, key)| (table, key.into_values().collect())).collect();
    let references = sql_query(references).load::<ReferenceRow>(db).unwrap().into_iter();
    shape.references =
        references.map(|row| (row.from_table, row.from_column, row.to_table, row.to_column)).collect();
    let indexes = sql_query(indexes).load::<IndexRow>(db).unwrap().into_iter();
    shape.indexes = indexes.map(|row| (row.name, row.about)).collect();
    shape
}

/// What Diesel calls a column type of either database.
fn diesel_word(kind: &str) -> &str {
    match kind.to_lowercase().as_str() {
        "text" => "Text",
        "bigint" => "BigInt",
        "integer" => "Integer",
        "smallint" => "SmallInt",
        "boolean" => "Bool",
        "blob" | "bytea" => "Binary",
        "double" | "double precision" => "Double",
        "date" => "Date",
        "timestamp" | "timestamp without time zone" => "Timestamp",
        _ => kind,
    }
}

/// Reads `table! { name (key, key) { column -> Type, … } }` off the text of `src/db/schema.rs`.
pub fn of_code() -> Shape {
    let text = std::fs::read_to_string(super::root().join("src/db/schema.rs")).unwrap();
    let mut shape = Shape::default();
    for block in text.split("diesel::table! {").skip(1) {
        let (head, body) = block.split_once(") {").unwrap();
        let (name, key) = head.split_once('(').unwrap();
        let name = name.trim().to_owned();
        let columns = body.split('}').next().unwrap().lines().filter_map(|line| line.split_once(" -> "));
        let columns = columns.map(|(column, kind)| {
            let kind = kind.trim().trim_end_matches(',');
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            let column = column.trim().trim_start_matches("r#").to_owned();
            (column, Column { kind: inner.unwrap_or(kind).to_owned(), nullable: inner.is_some() })
        });
        shape.tables.insert(name.clone(), columns.collect());
        shape.keys.insert(name, key.split(',').map(|column| column.trim().to_owned()).collect());
    }
    shape
}
