//! Reports of cut-offs: of the published history, on both databases and over the command line.

mod cli;
mod pages;
mod published;
