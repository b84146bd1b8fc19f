//! Migrations, and whether a database fits this program. `serve` never migrates; `migrate` does, on request.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connect::{OpenError, connect};
use super::url::DatabaseUrl;
use super::{BadUrl, Db};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("a migration failed and was rolled back: {0}")]
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl From<BadUrl> for MigrateError {
    fn from(error: BadUrl) -> Self {
        Self::Open(OpenError::Url(error))
    }
}

/// How a database's schema stands to this program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Fits,
    /// The database is older: `rollcall migrate` brings it here.
    Behind {
        pending: usize,
    },
    /// The database was migrated by a newer program: use that one.
    Ahead,
}

/// Brings a database to this program's schema; makes the SQLite file where its directory exists.
/// Returns how many migrations ran.
pub fn migrate(url: &DatabaseUrl) -> Result<usize, MigrateError> {
    url.directory_must_exist()?;
    let ran = match &mut connect(url)? {
        Db::Sqlite(sqlite) => sqlite.run_pending_migrations(SQLITE).map(|ran| ran.len()),
        Db::Postgres(postgres) => postgres.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
    };
    ran.map_err(MigrateError::Failed)
}

/// Whether there is nothing yet: no file, or a database that no migration has seen.
pub fn is_new(url: &DatabaseUrl) -> Result<bool, MigrateError> {
    url.directory_must_exist()?;
    if matches!(url.must_exist(), Err(BadUrl::NoFile(_))) {
        return Ok(true);
    }
    let (_, applied, _) = match &mut connect(url)? {
        Db::Sqlite(sqlite) => counts(sqlite, SQLITE)?,
        Db::Postgres(postgres) => counts(postgres, POSTGRES)?,
    };
    Ok(applied == 0)
}

pub fn standing(url: &DatabaseUrl) -> Result<Standing, MigrateError> {
    url.must_exist()?;
    let mut db = connect(url)?;
    let (pending, applied, known) = match &mut db {
        Db::Sqlite(sqlite) => counts(sqlite, SQLITE)?,
        Db::Postgres(postgres) => counts(postgres, POSTGRES)?,
    };
    Ok(match (pending, applied) {
        (0, applied) if applied > known => Standing::Ahead,
        (0, _) => Standing::Fits,
        (pending, _) => Standing::Behind { pending },
    })
}

/// Migrations pending, applied, and known to this program.
fn counts<C, DB>(db: &mut C, ours: EmbeddedMigrations) -> Result<(usize, usize, usize), MigrateError>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB> + diesel::Connection<Backend = DB>,
{
    use diesel::migration::MigrationSource;
    let known = MigrationSource::<DB>::migrations(&ours).map_err(MigrateError::Failed)?.len();
    let applied = db.applied_migrations().map_err(MigrateError::Failed)?.len();
    let pending = db.pending_migrations(ours).map_err(MigrateError::Failed)?.len();
    Ok((pending, applied, known))
}

/// The last migration that a database has seen, as its version: what an archive was made with.
pub(super) fn version(db: &mut Db) -> crate::ground::Result<String> {
    use diesel::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Version {
        #[diesel(sql_type = diesel::sql_types::Text)]
        version: String,
    }
    let query = diesel::sql_query("SELECT MAX(version) AS version FROM __diesel_schema_migrations");
    let Version { version } = match db {
        Db::Sqlite(sqlite) => query.get_result(sqlite)?,
        Db::Postgres(postgres) => query.get_result(postgres)?,
    };
    Ok(version)
}
