//! The pages of the desk.

pub mod attempts;
pub mod call;
mod cutoffs;
pub mod home;
mod later;
pub mod overview;
pub mod staff;
mod todo;
