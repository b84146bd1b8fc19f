//! Checking what was signed, with public keys alone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::PublicKey;

/// A set of public keys: `/.well-known/jwks.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKeys {
    keys: Vec<PublicKey>,
}

/// Why a signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Bad {
    #[error("this is not a signed receipt (a JWS in compact form)")]
    NotAJws,
    #[error("it is not signed with EdDSA")]
    Algorithm,
    #[error("it says that it is {}, which is not what was asked for", named(.0))]
    Kind(String),
    #[error("it names the key `{0}`, which is not among the trusted ones")]
    UnknownKey(String),
    #[error("the signature does not fit: it was altered, or signed by somebody else")]
    Signature,
    #[error("what is signed cannot be read: {0}")]
    Claims(String),
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
}

fn named(kind: &str) -> String {
    if kind.is_empty() { "of no kind".to_owned() } else { format!("a `{kind}`") }
}

impl PublicKeys {
    pub fn new(keys: Vec<PublicKey>) -> Self {
        Self { keys }
    }

    pub fn find(&self, kid: &str) -> Option<&PublicKey> {
        self.keys.iter().find(|key| key.kid == kid)
    }

    pub fn head_is_signed(&self, kid: &str, head: &str, signature: &str) -> bool {
        let Some(key) = self.find(kid).and_then(verifying) else { return false };
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(signature) else { return false };
        Signature::from_slice(&bytes)
            .is_ok_and(|signature| key.verify_strict(head.as_bytes(), &signature).is_ok())
    }
}

fn verifying(key: &PublicKey) -> Option<VerifyingKey> {
    let bytes = URL_SAFE_NO_PAD.decode(&key.x).ok()?;
    VerifyingKey::from_bytes(&bytes.try_into().ok()?).ok()
}

/// Checks a compact JWS of kind `typ` and reads its claims.
pub fn verify<C: DeserializeOwned>(token: &str, typ: &str, keys: &PublicKeys) -> Result<C, Bad> {
    let mut parts = token.trim().split('.');
    let (Some(head), Some(body), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Bad::NotAJws);
    };
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_not_base64| Bad::NotAJws);
    let header: Header = serde_json::from_slice(&decode(head)?).map_err(|_not_json| Bad::NotAJws)?;
    if header.alg != "EdDSA" {
        return Err(Bad::Algorithm);
    }
    if header.typ.as_deref() != Some(typ) {
        return Err(Bad::Kind(header.typ.unwrap_or_default()));
    }
    let kid = header.kid.unwrap_or_default();
    let key = keys.find(&kid).and_then(verifying).ok_or(Bad::UnknownKey(kid))?;
    let signature = Signature::from_slice(&decode(signature)?).map_err(|_wrong_length| Bad::Signature)?;
    let signed = token.trim().rsplit_once('.').map_or("", |(signed, _)| signed);
    key.verify_strict(signed.as_bytes(), &signature).map_err(|_does_not_fit| Bad::Signature)?;
    serde_json::from_slice(&decode(body)?).map_err(|error| Bad::Claims(error.to_string()))
}
