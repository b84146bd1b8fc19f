//! Changes that are parsed and planned once per connection.

use diesel::backend::Backend;
use diesel::query_builder::{AsChangeset, AstPass, QueryFragment, QueryId};
use diesel::query_source::QuerySource;
use diesel::sql_types::Bool;
use diesel::{AppearsOnTable, Expression, QueryResult, RunQueryDsl};

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
