//! The keys of an installation: what signs evidence, and what signs sessions.
//!
//! They differ, and stand beside the data in `DIR/keys`, readable by their owner alone:
//! - `evidence.pem`: Ed25519 (PKCS#8), signs receipts and the heads of the journal;
//! - `session.key`: 32 random bytes in hex, for session tokens and form tokens;
//! - `retired/KID.json`: public halves of evidence keys that were replaced, with their dates.
//!
//! A key is named by its RFC 7638 thumbprint. All public halves stay in `/.well-known/jwks.json`, so that an
//! old receipt can be checked for ever. A key that a receipt itself carries is never trusted.

mod jws;
mod store;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

pub use jws::{Bad, PublicKeys, verify};
pub use store::KeyError;

pub use crate::ground::text::hex;
use crate::ground::{Error, Result};

/// Lower-case hex of the SHA-256 of some bytes.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A random secret for a link, a cookie or a token: 32 bytes, URL-safe.
pub fn fresh_secret() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

#[derive(Clone)]
pub struct Keys {
    evidence: Evidence,
    session: [u8; 32],
    retired: BTreeMap<String, PublicKey>,
}

#[derive(Clone)]
struct Evidence {
    kid: String,
    key: SigningKey,
    encoding: jsonwebtoken::EncodingKey,
}

/// The public half of an evidence key, as a JWK with the dates it was in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    pub kty: String,
    pub crv: String,
    pub alg: String,
    #[serde(rename = "use")]
    pub usage: String,
    pub kid: String,
    pub x: String,
    /// RFC 3339; absent while in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired_at: Option<String>,
}

impl PublicKey {
    fn of(key: &VerifyingKey) -> Self {
        let x = URL_SAFE_NO_PAD.encode(key.as_bytes());
        // RFC 7638: the required members in lexicographic order, without white space.
        let thumbprint = Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#));
        Self {
            kty: "OKP".into(),
            crv: "Ed25519".into(),
            alg: "EdDSA".into(),
            usage: "sig".into(),
            kid: URL_SAFE_NO_PAD.encode(thumbprint),
            x,
            retired_at: None,
        }
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys {{ evidence: {}, … }}", self.evidence.kid)
    }
}

impl Keys {
    /// Keys that live as long as the program: tests use them.
    pub fn fresh() -> Result<Self> {
        Self::assemble(SigningKey::from_bytes(&rand::random()), rand::random(), BTreeMap::new())
    }

    fn assemble(key: SigningKey, session: [u8; 32], retired: BTreeMap<String, PublicKey>) -> Result<Self> {
        let der = key.to_pkcs8_der().map_err(Error::internal)?;
        let encoding = jsonwebtoken::EncodingKey::from_ed_der(der.as_bytes());
        let kid = PublicKey::of(&key.verifying_key()).kid;
        Ok(Self { evidence: Evidence { kid, key, encoding }, session, retired })
    }

    /// The name of the evidence key in use.
    pub fn kid(&self) -> &str {
        &self.evidence.kid
    }

    /// Signs a head of the journal; URL-safe base64 of the Ed25519 signature.
    pub fn sign_head(&self, head: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.evidence.key.sign(head.as_bytes()).to_bytes())
    }

    /// Checks a head's signature with the key it names, in use or retired.
    pub fn head_is_signed(&self, kid: &str, head: &str, signature: &str) -> bool {
        self.public().head_is_signed(kid, head, signature)
    }

    /// A JWS (EdDSA, compact) over `claims`; `typ` says what it is.
    pub fn sign_jws<C: Serialize>(&self, typ: &str, claims: &C) -> Result<String> {
        let mut header = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::EdDSA);
        header.typ = Some(typ.to_owned());
        header.kid = Some(self.evidence.kid.clone());
        jsonwebtoken::encode(&header, claims, &self.evidence.encoding).map_err(Error::internal)
    }

    /// Every public key this installation ever signed evidence with.
    pub fn public(&self) -> PublicKeys {
        let current = PublicKey::of(&self.evidence.key.verifying_key());
        PublicKeys::new(std::iter::once(current).chain(self.retired.values().cloned()).collect())
    }

    /// A token that a form of this session must carry. It is masked with a pad of its own each time: pages
    /// are compressed, and what never changes could be guessed from their length beside what a reader typed.
    pub fn form_token(&self, session: &str) -> String {
        let pad: [u8; 32] = rand::random();
        let masked = self.mac("form", session).into_iter().zip(pad).map(|(byte, pad)| byte ^ pad);
        URL_SAFE_NO_PAD.encode(pad.into_iter().chain(masked).collect::<Vec<u8>>())
    }

    pub fn form_token_fits(&self, session: &str, token: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
        let Some((pad, masked)) = bytes.split_at_checked(32) else { return false };
        let open: Vec<u8> = masked.iter().zip(pad).map(|(byte, pad)| byte ^ pad).collect();
        masked.len() == pad.len() && self.mac("form", session).ct_eq(&open).into()
    }

    /// A session token (JWT, HS256). What it says holds only while the session's row does.
    pub fn sign_session<C: Serialize>(&self, claims: &C) -> Result<String> {
        let key = jsonwebtoken::EncodingKey::from_secret(&self.mac("session", ""));
        jsonwebtoken::encode(&jsonwebtoken::Header::default(), claims, &key).map_err(Error::internal)
    }

    /// Reads a session token. Its expiry is the caller's to check, against the wall clock of the house.
    pub fn read_session<C: serde::de::DeserializeOwned>(&self, token: &str) -> Option<C> {
        let key = jsonwebtoken::DecodingKey::from_secret(&self.mac("session", ""));
        let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::HS256);
        validation.validate_exp = false;
        validation.required_spec_claims.clear();
        jsonwebtoken::decode::<C>(token, &key, &validation).ok().map(|data| data.claims)
    }

    /// Something this installation says to itself by way of a browser (JWT, HS256): whoever carries it can neither
    /// change it nor use it for another purpose.
    pub fn seal<C: Serialize>(&self, purpose: &str, claims: &C) -> Result<String> {
        let key = jsonwebtoken::EncodingKey::from_secret(&self.mac("sealed", purpose));
        jsonwebtoken::encode(&jsonwebtoken::Header::default(), claims, &key).map_err(Error::internal)
    }

    /// Reads what [`Keys::seal`] made for the same purpose. How long it holds is the caller's to say.
    pub fn unseal<C: serde::de::DeserializeOwned>(&self, purpose: &str, token: &str) -> Option<C> {
        let key = jsonwebtoken::DecodingKey::from_secret(&self.mac("sealed", purpose));
        let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::HS256);
        validation.validate_exp = false;
        validation.required_spec_claims.clear();
        jsonwebtoken::decode::<C>(token, &key, &validation).ok().map(|data| data.claims)
    }

    /// A key of its own for each purpose, derived from the one secret.
    fn mac(&self, purpose: &str, of: &str) -> Vec<u8> {
        // HMAC takes keys of any length; 32 bytes always fit.
        match Hmac::<Sha256>::new_from_slice(&self.session) {
            Ok(mut mac) => {
                mac.update(purpose.as_bytes());
                mac.update(&[0]);
                mac.update(of.as_bytes());
                mac.finalize().into_bytes().to_vec()
            }
            Err(_never) => Vec::new(),
        }
    }
}
