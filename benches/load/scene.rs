//! What there is to be asked for: an installation with a call, people, and proposals.

use std::path::Path;

use rollcall::act::Act;
use rollcall::call::acts as call_acts;
use rollcall::call::rules::builtin;
use rollcall::db::installation::{Installation, Kind};
use rollcall::db::{self, Database, DatabaseUrl, Purpose};
use rollcall::ground::ids::{IdSource, PersonId};
use rollcall::ground::moment::wall_now;
use rollcall::ground::{Actor, Moment, Result, Role, Scope};
use rollcall::keys::Keys;
use rollcall::people::rules::{NewAccount, TOKEN_SCOPES};
use rollcall::people::{Claims, acts as people_acts};
use tempfile::TempDir;

pub struct Scene {
    pub name: &'static str,
    directory: TempDir,
    url: DatabaseUrl,
    database: Database,
    keys: Keys,
    ids: IdSource,
    /// Call staff, who see everything of the call.
    pub staff: Person,
}

/// Somebody signed in, with a token for the API.
#[derive(Clone, Default)]
pub struct Person {
    pub cookie: String,
    pub token: String,
}

impl Scene {
    pub fn on_sqlite() -> Self {
        let directory = directory();
        let url = DatabaseUrl::in_directory(directory.path());
        Self::set("SQLite", directory, url)
    }

    pub fn on_postgres() -> Self {
        let url = std::env::var("ROLLCALL_TEST_POSTGRES").expect("run benches/run");
        Self::set("PostgreSQL", directory(), DatabaseUrl::Postgres(url))
    }

    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The database's URL, as the command line takes it.
    pub fn database(&self) -> String {
        match &self.url {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url.clone(),
        }
    }

    fn set(name: &'static str, directory: TempDir, url: DatabaseUrl) -> Self {
        db::migrate(&url).unwrap();
        let database = Database::open(&url, Purpose::ReadWrite).unwrap();
        let now = wall_now();
        database.write_now(move |db| Installation::found(db, Kind::Live, 0, now)).unwrap();
        Keys::make(directory.path(), Moment::from_micros(now.micros())).unwrap();
        let keys = Keys::read(directory.path()).unwrap();
        let mut scene =
            Self { name, directory, url, database, keys, ids: IdSource::seeded(1), staff: Person::default() };
        scene.open_the_call();
        scene.staff = scene.person("Stefan", Some(Role::Staff));
        scene
    }

    /// The AI Factories call, with every cut-off still to come.
    fn open_the_call(&self) {
        self.acts(|act| {
            let mut book = builtin("ai-factories").expect("the built-in rulebook is whole");
            for (cutoff, year) in book.cutoffs.iter_mut().zip(2090..) {
                cutoff.local = format!("{year}-12-31T17:00:00").parse().unwrap();
            }
            call_acts::load(act, &book, "for the bench").map(drop)
        });
    }

    fn person(&self, name: &'static str, role: Option<Role>) -> Person {
        let token = format!("rc_bench_{name}");
        let secret = token.clone();
        let (session, until) = self.acts(move |act| {
            let id = account(act, name)?;
            if let Some(role) = role {
                people_acts::grant(act, &id, role, Scope::Everything, "for the bench")?;
            }
            let scopes: Vec<String> = TOKEN_SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
            people_acts::make_token(act, &id, "bench", &scopes, 30, &secret)?;
            people_acts::sign_in(act, &id, "bench", 12)
        });
        let claims = Claims { sid: session, exp: until.epoch_seconds() };
        Person { cookie: self.keys.sign_session(&claims).unwrap(), token }
    }

    /// Runs an act as the system itself.
    fn acts<T: Send + 'static>(&self, act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static) -> T {
        let (fork, wall) = (self.ids.fork(), wall_now());
        let now = Moment::from_micros(wall.micros());
        let keys = Keys::read(self.directory.path()).unwrap();
        let done =
            self.database.write_now(move |db| act(&mut Act::new(db, &Actor::System, now, wall, fork, &keys)));
        done.unwrap()
    }
}

fn account(act: &mut Act<'_>, name: &str) -> Result<PersonId> {
    let email = format!("{}@bench.example", name.to_lowercase());
    let account = NewAccount { email, name: name.to_owned(), language: "en".into() };
    people_acts::add_person(act, &account, "no password")
}

/// Beside the build, not in /tmp, which is memory on some machines: the disk is part of what is measured.
fn directory() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}
