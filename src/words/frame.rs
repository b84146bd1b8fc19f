//! What stands around every page: who reads, in what language, where, and what is pressing.

use serde::Serialize;

use super::language::Language;
use crate::ground::Moment;

/// Filled once per request (by `web`), then titled by the handler:
/// `frame.titled(words.text(…))`. Templates of pages see it as `frame`, from inside a block or a partial as
/// `@root.frame`.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    pub language: Language,
    pub title: String,
    /// Path and query of this page, as the browser asked for it.
    pub path: String,
    /// The name the installation gave itself.
    pub installation: String,
    /// Business time of the request.
    pub now: Moment,
    /// The business clock is shifted and nothing is real.
    pub rehearsal: bool,
    /// The name of who is signed in.
    pub person: Option<String>,
    pub menu: Vec<MenuItem>,
    /// Tells people apart in what a browser keeps: no name, and nothing to find them by.
    pub who: Option<String>,
    pub clock: Option<Clock>,
    pub alarm: Option<Alarm>,
    /// The session's token that every posting form carries; None where there is no session.
    pub csrf: Option<String>,
    pub flash: Option<Flash>,
    pub languages: Vec<Switch>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// A Fluent key.
    pub key: &'static str,
    pub href: String,
    /// This page, or one beneath it.
    pub current: bool,
}

/// What stands above the page, and must not be missed.
#[derive(Clone, Debug, Serialize)]
pub struct Alarm {
    pub title: String,
    pub text: String,
    /// What is counted down to.
    pub until: Option<Moment>,
    pub href: String,
    pub link: String,
}

/// What is counted down in the bar.
#[derive(Clone, Debug, Serialize)]
pub struct Clock {
    pub label: String,
    pub at: Moment,
}

/// One sentence about what was just done, shown once.
#[derive(Clone, Debug, Serialize)]
pub struct Flash {
    pub kind: FlashKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FlashKind {
    Good,
    Warn,
    Bad,
}

/// One language of the switch: a link that sets it and comes back here.
#[derive(Clone, Debug, Serialize)]
pub struct Switch {
    pub code: &'static str,
    pub name: &'static str,
    pub href: String,
    pub current: bool,
}

impl Frame {
    /// `path` is path and query of the request; `now` its business time.
    pub fn new(language: Language, path: &str, now: Moment) -> Self {
        Self {
            language,
            title: String::new(),
            path: path.to_owned(),
            installation: "Rollcall".to_owned(),
            now,
            rehearsal: false,
            person: None,
            menu: Vec::new(),
            who: None,
            clock: None,
            alarm: None,
            csrf: None,
            flash: None,
            languages: switches(language, path),
        }
    }

    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    #[must_use]
    pub fn installation(mut self, name: &str) -> Self {
        name.clone_into(&mut self.installation);
        self
    }

    #[must_use]
    pub fn rehearsing(mut self, rehearsal: bool) -> Self {
        self.rehearsal = rehearsal;
        self
    }

    #[must_use]
    pub fn person(mut self, name: Option<&str>) -> Self {
        self.person = name.map(str::to_owned);
        self
    }

    #[must_use]
    pub fn who(mut self, who: Option<String>) -> Self {
        self.who = who;
        self
    }

    #[must_use]
    pub fn alarm(mut self, alarm: Option<Alarm>) -> Self {
        self.alarm = alarm;
        self
    }

    #[must_use]
    pub fn csrf(mut self, token: Option<String>) -> Self {
        self.csrf = token;
        self
    }

    #[must_use]
    pub fn clock(mut self, label: impl Into<String>, at: Moment) -> Self {
        self.clock = Some(Clock { label: label.into(), at });
        self
    }

    #[must_use]
    pub fn flash(mut self, kind: FlashKind, text: impl Into<String>) -> Self {
        self.flash = Some(Flash { kind, text: text.into() });
        self
    }

    /// Adds a menu item; it is current where this page is it, or is beneath it.
    #[must_use]
    pub fn menu(mut self, key: &'static str, href: &str) -> Self {
        let here = self.path.split(['?', '#']).next().unwrap_or_default();
        let current = here == href
            || (href != "/" && here.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')));
        self.menu.push(MenuItem { key, href: href.to_owned(), current });
        self
    }
}

impl FlashKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        [Self::Good, Self::Warn, Self::Bad].into_iter().find(|kind| kind.name() == name)
    }
}

fn switches(current: Language, path: &str) -> Vec<Switch> {
    let switch = |language: Language| Switch {
        code: language.code(),
        name: language.own_name(),
        href: format!("/language/{}?back={}", language.code(), percent_encoded(path)),
        current: language == current,
    };
    Language::ALL.into_iter().map(switch).collect()
}

/// Everything but unreserved characters and `/` as `%XX`, for a value in a query.
pub fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
