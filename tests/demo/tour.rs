//! A tour: everything that somebody reaches from the front page by following links.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use actix_web::http::Method;
use rollcall::demo::{self, ACCOUNTS};
use rollcall::people::{Claims, acts, store};
use rollcall::routes::ROUTES;

use crate::support::app::{App, Person, START};

/// Of one line of the table of routes no more paths than this are followed: a list of a hundred proposals is
/// a hundred times the same page.
const ALIKE: usize = 3;

/// Links that do something beside showing a page, or that only lead elsewhere.
const LEFT_OUT: &[&str] = &["/language/", "/static/"];

/// Stages whose pages are still to come: a link to them is no fault until they are.
const TO_COME: &[&str] = &[];

pub struct Page {
    pub path: String,
    /// The line of the table of routes that serves it.
    pub pattern: &'static str,
}

#[derive(Default)]
pub struct Tour {
    /// Pages that a browser shows, in the order they were found.
    pub pages: Vec<Page>,
    /// Links that led nowhere, with the page they stand on.
    pub dead_ends: Vec<String>,
}

impl Tour {
    pub async fn of(person: &Person) -> Self {
        let mut tour = Self::default();
        let mut followed: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen = BTreeSet::from(["/".to_owned()]);
        let mut waiting = VecDeque::from([("/".to_owned(), "the start".to_owned())]);
        while let Some((path, from)) = waiting.pop_front() {
            let Some(pattern) = pattern_of(&path) else {
                if TO_COME.iter().any(|head| path.starts_with(head)) {
                    continue;
                }
                tour.dead_ends.push(format!("{from} links to {path}, which nothing serves"));
                continue;
            };
            let (kind, most) = kind_of(pattern, &path);
            let count = followed.entry(kind).or_default();
            *count += 1;
            if *count > most {
                continue;
            }
            for link in tour.visit(person, &path, &from, pattern).await {
                if seen.insert(link.clone()) {
                    waiting.push_back((link, path.clone()));
                }
            }
        }
        tour
    }

    /// Answers the links of the page.
    async fn visit(&mut self, person: &Person, path: &str, from: &str, pattern: &'static str) -> Vec<String> {
        let answer = person.gets(path).await;
        match answer.status.as_u16() {
            200 if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) => {
                let attached = answer.header("content-disposition").is_some();
                if !attached {
                    self.pages.push(Page { path: path.to_owned(), pattern });
                }
                links(&answer.text())
            }
            200 => Vec::new(),
            301..=308 => links(&format!("href=\"{}\"", answer.location())),
            status => {
                self.dead_ends.push(format!("{from} links to {path}, which answers {status}"));
                Vec::new()
            }
        }
    }
}

/// What a page is alike with, and how many of those are followed. The forms of a proposal are one line of the table of
/// routes, and have as little in common as a text and a budget.
pub fn kind_of(pattern: &str, path: &str) -> (String, usize) {
    match (pattern.ends_with("/edit/{part}"), path.rsplit('/').next()) {
        (true, Some(part)) => (format!("{pattern} {part}"), 1),
        _ => (pattern.to_owned(), ALIKE),
    }
}

/// Plays the demonstration into a story.
pub fn plays(app: &App) {
    // It waits for files by itself, which a thread that serves requests may not.
    let state = app.state().clone();
    let played = std::thread::spawn(move || demo::play(&state, START.parse().unwrap()));
    played.join().unwrap().unwrap();
    app.reads_all_letters();
}

/// A visitor, and everybody who has an account in the demonstration.
pub fn everybody(app: &App) -> Vec<Person> {
    let accounts = ACCOUNTS.iter().map(|(account, _)| enters(app, &format!("{account}@demo.example")));
    [app.visitor()].into_iter().chain(accounts).collect()
}

/// Signs somebody in who has an account.
pub fn enters(app: &App, email: &str) -> Person {
    let address = email.to_owned();
    let (person, session, until) = app.acts(move |act| {
        let person = store::by_email(act.db, &address)?.expect("an account of the demonstration");
        let (session, until) = acts::sign_in(act, &person.id, "127.0.0.1", 12)?;
        Ok((person, session, until))
    });
    let claims = Claims { sid: session, exp: until.epoch_seconds() };
    let cookie = app.state().keys.sign_session(&claims).unwrap();
    let email = email.to_owned();
    Person { app: app.clone(), id: person.id, name: person.name, email, cookie: Some(cookie), token: None }
}

/// The line of the table that serves a path; lines without a placeholder win.
pub fn pattern_of(path: &str) -> Option<&'static str> {
    let path: Vec<&str> = path.split('?').next()?.split('/').collect();
    let fits = |pattern: &str| {
        let parts: Vec<&str> = pattern.split('/').collect();
        let alike = |(part, word): (&&str, &&str)| part == word || part.starts_with('{') && !word.is_empty();
        parts.len() == path.len() && parts.iter().zip(&path).all(alike)
    };
    let served = ROUTES.iter().filter(|route| route.method == Method::GET).map(|route| route.path);
    served.filter(|pattern| fits(pattern)).min_by_key(|pattern| pattern.matches('{').count())
}

/// The paths of this site that a page links to.
fn links(html: &str) -> Vec<String> {
    // What lies in the letters of a rehearsal is for whom they went to.
    let followed = |rest: &&str| !rest.split('>').next().unwrap_or_default().contains("rel=\"nofollow\"");
    let targets = html.split("href=\"").skip(1).filter(followed).filter_map(|rest| rest.split('"').next());
    let targets = targets.map(|target| target.replace("&amp;", "&").replace("&#x3D;", "="));
    let paths = targets.map(|target| target.split('#').next().unwrap_or_default().to_owned());
    paths
        .filter(|path| path.starts_with('/') && !path.starts_with("//"))
        .filter(|path| !LEFT_OUT.iter().any(|head| path.starts_with(head)))
        .collect()
}
