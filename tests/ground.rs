//! The ground: what must hold whatever the stages do. Faults of the databases, the journal, backups, files.

mod faults;
mod postgres;
mod scratch;
