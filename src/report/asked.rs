//! What of a report is asked for, and how a file of it is answered: the same on the page and over the API.

use actix_web::HttpResponse;
use actix_web::http::header;
use serde::Deserialize;

use super::render::{Issued, TableId};
use super::rules::{EditionName, Format};
use super::store::Wanted;
use crate::ground::{Error, Moment, Result};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// `html`, `csv` or `json`: a file. Absent: the page, or JSON over the API.
    #[serde(default)]
    pub format: Option<String>,
    /// Of a CSV file.
    #[serde(default)]
    pub table: Option<String>,
    /// `intake`, `eligible`, `ranked`, `decided` or `state`; absent: what tells most.
    #[serde(default)]
    pub edition: Option<String>,
}

impl Asked {
    /// Format and table; not found where there are no such.
    pub fn parsed(&self) -> Result<(Format, TableId)> {
        let format = self.format.as_deref().map_or(Some(Format::Json), Format::parse);
        let table = self.table.as_deref().map_or(Some(TableId::Proposals), TableId::parse);
        format.zip(table).ok_or(Error::NotFound)
    }

    pub fn wanted(&self, as_of: Moment) -> Result<Wanted> {
        let named = self.edition.as_deref().map(|name| EditionName::parse(name).ok_or(Error::NotFound));
        Ok(Wanted { as_of, edition: named.transpose()? })
    }
}

/// What the document may do where somebody opens it from here: show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

pub fn file(issued: Issued) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(issued.media_type)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", issued.name)))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .body(issued.bytes)
}
