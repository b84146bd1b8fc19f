//! The proposal: drafting, documents, submission, receipt, and the closed cut-off.
//!
//! ```text
//! draft ── submit ──▶ submitted ── submit again ──▶ submitted ── withdraw ──▶ withdrawn
//!   ▲ save                 │                                                     │
//!   │                 the cut-off passes                              submit again, before a cut-off
//!   └── rolls to the next cut-off      frozen: nobody changes it any more
//! ```
//!
//! The surprising bit: *frozen* and *rolled over* are stored nowhere. A cut-off is closed by one record, which
//! every submission looks for in its own transaction; what follows from it is derived.

pub mod acts;
pub mod api;
pub mod archive;
pub mod attempt;
pub mod dossier;
pub mod download;
pub mod emergency;
pub mod pages;
pub mod proof;
pub mod reckon;
pub mod rules;
pub mod sheet;
pub mod store;
pub mod upload;
