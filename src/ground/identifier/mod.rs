//! What organisations and people are recognised by elsewhere: ROR, VAT number, NUTS region, ORCID.
//!
//! Each is parsed once, at the edge, from what people paste (an address of the register, spaces, small letters) into
//! one form, and only a value that passed is ever one. A check digit finds a slip of the finger; it does not tell
//! whether the register knows the number. The PIC stands in [`super::text::Pic`].

mod nuts;
mod orcid;
mod ror;
mod vat;
mod vat_checks;

pub use nuts::{NotNuts, Nuts};
pub use orcid::{NotAnOrcid, Orcid};
pub use ror::{NotARor, Ror};
pub use vat::{NotVat, Vat};

/// Text in and out of an identifier: stored, exchanged and shown alike.
macro_rules! as_text {
    ($type:ident, $error:ident) => {
        impl $type {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $type {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }
        impl From<$type> for String {
            fn from(it: $type) -> String {
                it.0
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
use as_text;

/// The last step of an address of a register, or the text itself, without white space.
fn last_step(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_end_matches('/');
    bare.rsplit('/').next().unwrap_or_default().to_owned()
}

/// The digits of a text that holds nothing else.
fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}
