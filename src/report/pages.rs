//! The report of a cut-off on a page, and as a file.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::Serialize;

use crate::ground::Result;
use crate::ground::ids::CallId;
use crate::people::{Look, View, Visitor};
use crate::report::asked::{Asked, file};
use crate::report::render::{DocumentView, Teller, document_of, issue};
use crate::report::store;
use crate::words::parts::Crumb;

#[derive(Serialize)]
struct ReportView {
    crumbs: Vec<Crumb>,
    files: Vec<File>,
    #[serde(flatten)]
    document: DocumentView,
}

/// A link to a file.
#[derive(Serialize)]
struct File {
    label: String,
    href: String,
}

impl View for ReportView {
    const TEMPLATE: &'static str = "report/page";
    fn title(&self) -> String {
        self.document.title.clone()
    }
}

/// `/calls/{call}/cut-offs/{number}/report`
pub async fn cutoff(who: Visitor, path: Path<(CallId, i32)>, asked: Query<Asked>) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    if asked.format.is_none() {
        return who.page(move |look| view(look, &call, number)).await;
    }
    let (format, table) = asked.parsed()?;
    let report = who.look(move |look| store::seen(look.db, &look.actor, &call, number, look.now)).await?;
    let tell = Teller { words: &who.state.words, language: who.language };
    Ok(file(issue(tell, &report, format, table)?))
}

fn view(look: &mut Look<'_>, call: &CallId, number: i32) -> Result<ReportView> {
    let report = store::seen(look.db, &look.actor, call, number, look.now)?;
    let tell = Teller { words: look.words(), language: look.language };
    let document = document_of(tell, &report)?;
    let here = format!("/calls/{call}/cut-offs/{number}");
    let number = look.text("call-cutoff-title", &[("number", number.to_string())]);
    Ok(ReportView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(report.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::to(number, &here),
            Crumb::here(look.say("report-crumb")),
        ],
        files: files(look, &document, &format!("{here}/report")),
        document,
    })
}

/// Links to every file: the document, the JSON, and a CSV file per table.
fn files(look: &Look<'_>, document: &DocumentView, here: &str) -> Vec<File> {
    let whole = [("HTML", "html"), ("JSON", "json")];
    let whole =
        whole.map(|(label, format)| File { label: label.into(), href: format!("{here}?format={format}") });
    let tables = document.tables.iter().map(|table| File {
        label: look.text("report-csv-of", &[("table", table.title.clone())]),
        href: format!("{here}?format=csv&table={}", table.id),
    });
    whole.into_iter().chain(tables).collect()
}
