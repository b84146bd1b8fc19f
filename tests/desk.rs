//! The desk: what waits for whom, where each cut-off stands, and what came of a proposal.

mod home;
mod overview;
mod templates;
