//! Invented consortia: their names say so.
