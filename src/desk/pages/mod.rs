//! The pages of the desk.

pub mod attempts;
mod cutoffs;
pub mod home;
mod later;
pub mod overview;
pub mod staff;
mod todo;
