//! Reports of cut-offs: from the published history and from sealed editions, on both databases and the command line.

mod cli;
mod pages;
mod published;
mod sealed;
