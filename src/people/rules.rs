//! What an account must look like, and how often one may try a password.

use crate::ground::moment::Wall;
use crate::ground::text::{self, BadText};
use crate::ground::{Problems, Result};

/// Characters. No upper bound that a passphrase could meet; argon2 reads any length.
pub const PASSWORD_MIN: usize = 9;
pub const PASSWORD_MAX: usize = 1_024;

/// How long failures are remembered (`limits` says how many are forgiven).
pub const WINDOW_SECONDS: i64 = 15 * 60;

/// How long a link in a letter works.
pub const VERIFY_DAYS: i64 = 7;
pub const RESET_HOURS: i64 = 2;

/// What an access token may be made for. A token never reaches further than the person's own grants.
pub const TOKEN_SCOPES: &[&str] = &[
    "calls:read",
    "calls:write",
    "proposals:read",
    "proposals:write",
    "proposals:submit",
    "reviews:read",
    "reviews:write",
    "cofunding:read",
    "cofunding:write",
    "awards:read",
    "awards:write",
    "staff:read",
    "staff:write",
];

/// The details of a new account, as checked.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub language: String,
}

/// An e-mail address: the form that HTML's `type=email` takes, at most 254 characters (RFC 5321).
pub fn email(text: &str) -> Option<String> {
    use validator::ValidateEmail;
    let email = text::line(text, 254).ok()?;
    email.validate_email().then_some(email)
}

pub fn new_account(address: &str, name: &str, language: &str, password: &str) -> Result<NewAccount> {
    let mut problems = Problems::none();
    let email = email(address);
    if email.is_none() {
        problems.add("email", "email");
    }
    let name = text::line(name, 120);
    if let Err(bad) = &name {
        text_problem(&mut problems, "name", bad);
    }
    check_password(&mut problems, password);
    problems.into_result()?;
    Ok(NewAccount {
        email: email.unwrap_or_default(),
        name: name.unwrap_or_default(),
        language: if language == "fr" { "fr" } else { "en" }.to_owned(),
    })
}

pub fn check_password(problems: &mut Problems, password: &str) {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        problems.add("password", "password-short").with("min", PASSWORD_MIN);
    } else if length > PASSWORD_MAX {
        problems.add("password", "password-long").with("max", PASSWORD_MAX);
    }
}

/// Text that could not be taken, as a problem of its field.
pub fn text_problem(problems: &mut Problems, field: impl Into<String>, bad: &BadText) {
    match bad {
        BadText::Empty => problems.add(field, "required"),
        BadText::TooLong { max, has } => problems.add(field, "too-long").with("max", max).with("has", has),
        BadText::Nul => problems.add(field, "nul"),
    };
}

/// Failures in a bucket, as counted from `since`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    pub count: i32,
    pub since: Wall,
}

impl Failures {
    /// One more failure; a window of so many seconds that has passed starts again.
    pub fn one_more(this: Option<Self>, now: Wall, window: i64) -> Self {
        match this {
            Some(failures) if !failures.over(now, window) => {
                Self { count: failures.count.saturating_add(1), ..failures }
            }
            _ => Self { count: 1, since: now },
        }
    }

    fn over(self, now: Wall, window: i64) -> bool {
        now.since(self.since) > window * 1_000_000
    }

    /// Seconds to wait, where `limit` was reached in a window that is not over.
    pub fn wait(self, limit: i32, now: Wall, window: i64) -> Option<i64> {
        let left = window - now.since(self.since) / 1_000_000;
        (self.count >= limit && !self.over(now, window)).then_some(left.max(1))
    }
}
