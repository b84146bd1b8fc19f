//! Changes that are parsed and planned once per connection, and several of them in one go.

use diesel::backend::Backend;
use diesel::pg::Pg;
use diesel::query_builder::{AsChangeset, AstPass, Query, QueryFragment, QueryId};
use diesel::query_dsl::methods::ExecuteDsl;
use diesel::query_source::QuerySource;
use diesel::sql_types::{BigInt, Bool};
use diesel::sqlite::Sqlite;
use diesel::{AppearsOnTable, Expression, PgConnection, QueryResult, RunQueryDsl, SqliteConnection};

use super::Db;

/// An `UPDATE` whose text is the same every time: only what it binds differs.
///
/// Diesel's own is taken for a text that is new each time, since it may set other columns, and is planned anew: on
/// PostgreSQL that costs more than changing a row. Where people wait (typing, submitting) planning was a third of what
/// the database did for them.
#[derive(Clone, Copy, Debug)]
pub struct Change<T, V, P> {
    table: T,
    values: V,
    filter: P,
}

/// Sets `values` in the rows of a table that `filter` holds for. Execute it.
pub fn change<T, V, P>(table: T, values: V, filter: P) -> Change<T::FromClause, V::Changeset, P>
where
    T: QuerySource,
    V: AsChangeset<Target = T>,
    P: Expression<SqlType = Bool> + AppearsOnTable<T>,
{
    Change { table: table.from_clause(), values: values.as_changeset(), filter }
}

impl<T, V, P, B> QueryFragment<B> for Change<T, V, P>
where
    B: Backend,
    T: QueryFragment<B>,
    V: QueryFragment<B>,
    P: QueryFragment<B>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, B>) -> QueryResult<()> {
        out.push_sql("UPDATE ");
        self.table.walk_ast(out.reborrow())?;
        out.push_sql(" SET ");
        self.values.walk_ast(out.reborrow())?;
        out.push_sql(" WHERE ");
        self.filter.walk_ast(out.reborrow())
    }
}

/// Statements are kept by their text: one that does differ is no error, only never forgotten.
impl<T, V, P> QueryId for Change<T, V, P> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T, V, P, C> RunQueryDsl<C> for Change<T, V, P> {}

/// What may be one of several changes: a [`Change`].
pub trait Changing: QueryFragment<Pg> + QueryFragment<Sqlite> + QueryId + Sized {
    /// Makes the change; how many rows it has changed.
    fn make(self, db: &mut Db) -> QueryResult<usize> {
        match db {
            Db::Sqlite(db) => ExecuteDsl::<SqliteConnection>::execute(self, db),
            Db::Postgres(db) => ExecuteDsl::<PgConnection>::execute(self, db),
        }
    }
}

impl<C: QueryFragment<Pg> + QueryFragment<Sqlite> + QueryId> Changing for C {}

/// Makes three changes, each of another table, and tells how many rows each has changed. PostgreSQL is paid for one round
/// trip, where three would cost more than the changes themselves; all three see what was there before the first.
pub fn changes<A: Changing, B: Changing, C: Changing>(
    db: &mut Db,
    (a, b, c): (A, B, C),
) -> QueryResult<[usize; 3]> {
    match db {
        Db::Sqlite(_) => Ok([a.make(db)?, b.make(db)?, c.make(db)?]),
        Db::Postgres(db) => {
            let (a, b, c): (i64, i64, i64) = Together(a, b, c).get_result(db)?;
            Ok([a, b, c].map(|rows| usize::try_from(rows).unwrap_or_default()))
        }
    }
}

/// Three changes as one statement of PostgreSQL.
struct Together<A, B, C>(A, B, C);

impl<A: QueryFragment<Pg>, B: QueryFragment<Pg>, C: QueryFragment<Pg>> QueryFragment<Pg>
    for Together<A, B, C>
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("WITH a AS (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING 1), b AS (");
        self.1.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING 1), c AS (");
        self.2.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING 1) SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b), (SELECT count(*) FROM c)");
        Ok(())
    }
}

impl<A, B, C> Query for Together<A, B, C> {
    type SqlType = (BigInt, BigInt, BigInt);
}

impl<A, B, C> QueryId for Together<A, B, C> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<A, B, C> RunQueryDsl<PgConnection> for Together<A, B, C> {}
