//! Contents as submissions keep them: canonical JSON, whose hash the receipt holds, and beside it the links to
//! the rows it was made from.

use crate::ground::Result;
use crate::proposal::rules::Content;

/// How a submission keeps its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// JSON of RFC 8785.
    pub content: String,
    /// JSON of [`crate::proposal::rules::Links`].
    pub links: String,
}

impl Stored {
    pub fn of(content: &Content) -> Result<Self> {
        let links = serde_json::to_string(&content.links())?;
        Ok(Self { content: serde_json_canonicalizer::to_string(content)?, links })
    }
}

/// The content of a submission, from the columns `content` and `links`.
pub fn read((content, links): &(String, String)) -> Result<Content> {
    let content: Content = serde_json::from_str(content)?;
    content.linked(serde_json::from_str(links)?)
}
