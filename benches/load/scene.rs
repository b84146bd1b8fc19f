//! What there is to be asked for: an installation with a call, people, proposals and reports.
//!
//! Everything is done through the acts that people use, each at a moment of its own in the past.

use std::path::{Path, PathBuf};

use diesel::prelude::*;
use rollcall::act::Act;
use rollcall::call::acts as call_acts;
use rollcall::call::rules::{Rulebook, builtin};
use rollcall::db::installation::{Installation, Kind};
use rollcall::db::{self, Database, DatabaseUrl, Purpose};
use rollcall::files::Files;
use rollcall::ground::ids::{CallId, IdSource, PersonId};
use rollcall::ground::moment::wall_now;
use rollcall::ground::{Actor, Moment, Result, Role, Scope};
use rollcall::keys::Keys;
use rollcall::people::rules::{NewAccount, TOKEN_SCOPES};
use rollcall::people::{Claims, acts as people_acts, store as people};
use tempfile::TempDir;

use crate::panel::{self, Task};
use crate::proposals::{self, Draft};

pub struct Scene {
    pub name: &'static str,
    pub files: Files,
    directory: TempDir,
    url: DatabaseUrl,
    database: Database,
    keys: Keys,
    ids: IdSource,
    /// Staff of the call, who see everything of it.
    pub staff: Person,
    /// Each coordinates some of the proposals.
    pub applicants: Vec<Person>,
    /// The reference of a proposal with three reports.
    pub first: String,
    /// Open drafts, one for each client.
    pub drafts: Vec<Draft>,
    /// Open tasks of experts, one for each client.
    pub tasks: Vec<Task>,
}

/// Somebody signed in, with a token for the API.
#[derive(Clone)]
pub struct Person {
    pub id: PersonId,
    pub cookie: String,
    pub token: String,
}

/// The cut-off that everything was submitted for, and when it was. The one after it is far away.
pub const CLOSED: i32 = 1;
pub const CLOSED_DAYS_AGO: i64 = 60;
pub const OPEN: i32 = 2;
/// So many clients ask at most; and one warms up.
pub const CLIENTS: usize = 65;

pub fn call() -> CallId {
    CallId::from_text("ai-factories")
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

    /// Where the database's files are: that disk bounds what is committed.
    pub fn disk(&self) -> PathBuf {
        match &self.url {
            DatabaseUrl::Sqlite(_) => self.directory().to_owned(),
            // `tests/with-postgres` keeps the cluster beside its socket.
            DatabaseUrl::Postgres(url) => {
                let host = url.split("host=").nth(1).expect("a socket").replace("%2F", "/");
                PathBuf::from(host)
            }
        }
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
        Keys::make(directory.path(), wall_moment()).unwrap();
        let (keys, files) = (Keys::read(directory.path()).unwrap(), Files::open(directory.path()).unwrap());
        let nobody = || Person { id: PersonId::from_text(""), cookie: String::new(), token: String::new() };
        let (staff, applicants, ids) = (nobody(), Vec::new(), IdSource::seeded(1));
        let (drafts, tasks, first) = (Vec::new(), Vec::new(), String::new());
        let mut scene = Self {
            name,
            files,
            directory,
            url,
            database,
            keys,
            ids,
            staff,
            applicants,
            first,
            drafts,
            tasks,
        };
        scene.open_the_call();
        scene.staff = scene.person("Stefan", Some(Role::Staff));
        scene.applicants = (0..CLIENTS).map(|number| scene.person(&format!("Ana {number}"), None)).collect();
        scene.drafts = proposals::enter(&scene);
        (scene.first, scene.tasks) = panel::judges(&scene);
        scene.settles();
        scene
    }

    /// Seals what was recorded and forgets the letters, so that the server has nothing to make up for while it is
    /// measured.
    fn settles(&self) {
        while rollcall::journal::seal_due(&self.database, &self.keys, wall_moment()).unwrap() > 0 {}
        let forget = |db: &mut db::Db| Ok(diesel::delete(db::schema::outbox::table).execute(db)?);
        self.database.write_now(forget).unwrap();
    }

    /// The AI Factories call, with a cut-off behind it and the others far away.
    fn open_the_call(&self) {
        let closed = days_ago(CLOSED_DAYS_AGO).utc().format("%Y-%m-%dT17:00:00").to_string();
        let ahead = (2090..).map(|year| format!("{year}-12-31T17:00:00"));
        let mut book = builtin("ai-factories").expect("the built-in rulebook is whole");
        for (cutoff, local) in book.cutoffs.iter_mut().zip(std::iter::once(closed).chain(ahead)) {
            cutoff.local = local.parse().unwrap();
        }
        self.system(days_ago(100), move |act| call_acts::load(act, &book, "for the bench").map(drop));
    }

    pub fn person(&self, name: &str, role: Option<Role>) -> Person {
        let (name, token) = (name.to_owned(), format!("rc_bench_{}", name.replace(' ', "-")));
        let secret = token.clone();
        let (id, session, until) = self.system(days_ago(99), move |act| {
            let email = format!("{}@bench.example", name.to_lowercase().replace(' ', "-"));
            let account = NewAccount { email, name: name.clone(), language: "en".into() };
            let id = people_acts::add_person(act, &account, "no password")?;
            if let Some(role) = role {
                people_acts::grant(act, &id, role, Scope::Call(call()), "for the bench")?;
            }
            let scopes: Vec<String> = TOKEN_SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
            people_acts::make_token(act, &id, "bench", &scopes, 30, &secret)?;
            let (session, until) = people_acts::sign_in(act, &id, "bench", 12)?;
            Ok((id, session, until))
        });
        let claims = Claims { sid: session, exp: until.epoch_seconds() };
        Person { id, cookie: self.keys.sign_session(&claims).unwrap(), token }
    }

    /// What a form that somebody's browser posts carries.
    pub fn form_token(&self, who: &Person) -> String {
        self.keys.form_token(&who.cookie)
    }

    pub fn read<T: Send + 'static>(&self, look: impl FnOnce(&mut db::Db) -> Result<T> + Send + 'static) -> T {
        self.database.read_now(look).unwrap()
    }

    /// The version a draft is at now.
    pub fn version_of(&self, reference: &str) -> u64 {
        let reference = reference.to_owned();
        let version: i64 = self.read(move |db| {
            let of = db::schema::proposals::table.filter(db::schema::proposals::reference.eq(reference));
            Ok(of.select(db::schema::proposals::version).first(db)?)
        });
        version.try_into().unwrap()
    }

    /// Moves the open cut-off to a moment that is near; the moment that came of it, in whole seconds.
    pub fn near_cutoff(&self, at: Moment) -> Moment {
        let local = at.in_zone(chrono_tz::Europe::Brussels).format("%Y-%m-%dT%H:%M:%S").to_string();
        let local: chrono::NaiveDateTime = local.parse().unwrap();
        let now = wall_moment();
        self.system(now, move |act| {
            call_acts::move_cutoff(act, &call(), OPEN, local, "for the storm")?;
            rulebook(act)?.cutoff_at(OPEN).ok_or(rollcall::ground::Error::NotFound)
        })
    }

    /// The house itself acts.
    #[track_caller]
    pub fn system<T: Send + 'static>(
        &self,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> T {
        self.play(None, when, act)
    }

    /// Somebody acts, with what they may at that moment.
    #[track_caller]
    pub fn acts<T: Send + 'static>(
        &self,
        who: &Person,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> T {
        self.play(Some(who.id.clone()), when, act)
    }

    #[track_caller]
    fn play<T: Send + 'static>(
        &self,
        who: Option<PersonId>,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> T {
        let (fork, wall, keys) = (self.ids.fork(), wall_now(), self.keys.clone());
        let done = self.database.write_now(move |db| {
            let actor = match &who {
                Some(who) => people::actor_of_person(db, who, when)?,
                None => Actor::System,
            };
            act(&mut Act::new(db, &actor, when, wall, fork, &keys))
        });
        match done {
            Ok(done) => done,
            Err(error) => panic!("setting the scene: {error:?}"),
        }
    }
}

pub fn rulebook(act: &mut Act<'_>) -> Result<std::sync::Arc<Rulebook>> {
    rollcall::call::store::rulebook(act.db, &call())
}

pub fn days_ago(days: i64) -> Moment {
    wall_moment().plus_days(-days)
}

fn wall_moment() -> Moment {
    Moment::from_micros(wall_now().micros())
}

/// Beside the build, not in /tmp, which is memory on some machines: the disk is part of what is measured.
fn directory() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}
