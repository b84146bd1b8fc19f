//! Accessibility by axe-core, which is vendored (`tests/vendor/axe-core`, MPL-2.0) and ships in nothing.

use std::fmt;

use fantoccini::Client;
use serde::Deserialize;

/// How many places of a rule are told: a fault of a list is one fault.
const SHOWN: usize = 2;

const AXE: &str = include_str!("../../vendor/axe-core/axe.min.js");

const RUN: &str = r"
    const done = arguments[arguments.length - 1];
    const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    axe.run(document, { runOnly: levels, resultTypes: ['violations'] })
        .then(result => done(result.violations), error => done(String(error)));
";

/// A rule that the page breaks, and where.
#[derive(Debug, Deserialize)]
pub struct Violation {
    #[serde(rename = "id")]
    pub rule: String,
    pub help: String,
    pub nodes: Vec<Place>,
}

#[derive(Debug, Deserialize)]
pub struct Place {
    pub html: String,
    #[serde(rename = "failureSummary", default)]
    pub why: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.help)?;
        for place in self.nodes.iter().take(SHOWN) {
            write!(f, "\n  {}\n    {}", place.html, place.why.replace('\n', "\n    "))?;
        }
        match self.nodes.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}

pub async fn violations(client: &Client) -> Vec<Violation> {
    client.execute(AXE, Vec::new()).await.unwrap();
    let found = client.execute_async(RUN, Vec::new()).await.unwrap();
    serde_json::from_value(found.clone()).unwrap_or_else(|_| panic!("axe-core failed: {found}"))
}
