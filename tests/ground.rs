//! The ground: what must hold whatever the stages do. Faults of the databases, the journal, backups, files.

mod amounts;
mod backup;
mod commands;
mod faults;
mod files;
mod identifiers;
mod journal;
mod leases;
mod model;
mod paper;
mod pdf;
mod postgres;
mod scratch;
