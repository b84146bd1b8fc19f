//! Passwords: argon2id, off the request threads, and never inside a transaction.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::ground::{Error, Result};

/// 19 MiB, two passes, one lane: the least that OWASP advises, about 25 ms here.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1_024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Checked where there is no account, so that an unknown address takes as long as a wrong password.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody's password").unwrap_or_default());

fn hash_now(password: &str) -> Result<String> {
    let salt = SaltString::encode_b64(&rand::random::<[u8; 16]>())
        .map_err(|error| Error::internal(error.to_string()))?;
    let hash = argon2()
        .hash_password(password.as_bytes(), &salt)
        .map_err(|error| Error::internal(error.to_string()))?;
    Ok(hash.to_string())
}

fn fits_now(password: &str, stored: Option<&str>) -> bool {
    let hash = stored.unwrap_or(&NOBODY);
    let fits = PasswordHash::new(hash)
        .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
    fits && stored.is_some()
}

pub async fn hash(password: String) -> Result<String> {
    tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(Error::internal)?
}

/// Hashes on the calling thread: for the command line.
pub fn hash_blocking(password: &str) -> Result<String> {
    hash_now(password)
}

pub async fn fits(password: String, stored: Option<String>) -> Result<bool> {
    let task = tokio::task::spawn_blocking(move || fits_now(&password, stored.as_deref()));
    task.await.map_err(Error::internal)
}
