//! The application as a paper: cover, consortium, answers by section, money, documents with their hashes.

use super::{LANGUAGE, Source, Standing};
use crate::ground::Result;
use crate::paper::{Block, Cover, Paper, Table, lines};
use crate::people::Look;
use crate::proposal::pages::shown::{self, Shown, ShownAnswer};
use crate::words::parts;

/// Prints what [`Shown::for_evaluators`] says, all of it: its tables are those of the page, and nothing is reckoned here.
pub fn paper(look: &Look<'_>, source: &Source) -> Result<Paper> {
    let content = &source.content;
    // Named one by one, so that whatever is shown to evaluators later has to be printed, too.
    let Shown { sections, vanished: _, partners, hosting, declared: _, money, documents: _, apart: _ } =
        Shown::for_evaluators(look, &source.book, content)?;
    let mut blocks = vec![heading(look, "proposal-part-consortium"), printed(&partners)];
    blocks.extend(hosting.map(|text| Block::Text { text }));
    for section in &sections {
        blocks.push(Block::Heading { text: section.title.clone() });
        blocks.extend(section.answers.iter().flat_map(|one| answer(look, one)));
    }
    blocks.push(heading(look, "proposal-money"));
    blocks.extend(money.iter().map(printed));
    blocks.extend([heading(look, "proposal-part-documents"), documents(look, source)]);
    let is_draft = matches!(source.standing, Standing::Draft { .. });
    Ok(Paper {
        language: LANGUAGE.code().to_owned(),
        title: format!("{} {}", source.reference, content.acronym),
        mark: if is_draft { look.say("dossier-draft") } else { String::new() },
        foot: format!("{} {} · {}", source.reference, content.acronym, standing(look, &source.standing)),
        cover: cover(look, source),
        blocks,
    })
}

fn heading(look: &Look<'_>, key: &str) -> Block {
    let text = look.state.words.say(look.language, key);
    Block::Heading { text }
}

fn standing(look: &Look<'_>, standing: &Standing) -> String {
    match standing {
        Standing::Draft { version } => look.text("dossier-is-draft", &[("draft", version.to_string())]),
        Standing::Submitted { version, cutoff, .. } => {
            let args = [("version", version.to_string()), ("cutoff", cutoff.to_string())];
            look.text("dossier-is-version", &args)
        }
    }
}

/// What stands on the cover, and at the top of the page.
pub fn facts(look: &Look<'_>, source: &Source) -> Vec<(String, String)> {
    let content = &source.content;
    let host = content.host().map(|host| format!("{} ({})", host.name, host.country.eu()));
    let mut facts = vec![
        (look.say("proposal-reference"), source.reference.clone()),
        (look.say("proposal-track"), shown::track(look, &source.book, &content.track)),
        (look.say("dossier-host"), host.unwrap_or_else(|| look.say("common-none"))),
        (look.say("dossier-state"), standing(look, &source.standing)),
    ];
    if let Standing::Submitted { received, content_hash, .. } = &source.standing {
        let exactly = received.utc().format("%Y-%m-%d %H:%M:%S%.6f UTC").to_string();
        facts.push((look.say("proposal-received"), exactly));
        facts.push((look.say("proposal-content-hash"), content_hash.clone()));
    }
    facts
}

fn cover(look: &Look<'_>, source: &Source) -> Cover {
    let (content, language) = (&source.content, look.language.code());
    let note = match source.standing {
        Standing::Draft { .. } => look.say("dossier-note-draft"),
        Standing::Submitted { .. } => look.say("dossier-note"),
    };
    Cover {
        over: source.book.call.title.in_language(language).to_owned(),
        title: content.acronym.clone(),
        subtitle: content.title.clone(),
        facts: facts(look, source),
        note,
        alone: true,
    }
}

/// A question with what was answered. Markdown stands as it was written; tables keep their columns.
fn answer(look: &Look<'_>, one: &ShownAnswer) -> Vec<Block> {
    let nothing = one.text.is_empty() && one.chosen.is_empty() && one.table.is_none();
    let text = if nothing { look.say("dossier-unanswered") } else { one.text.clone() };
    let said = Block::Answer { label: one.label.clone(), text, items: one.chosen.clone() };
    let Some(table) = &one.table else { return vec![said] };
    let line = |cells: &[shown::ShownCell]| cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let right = table.columns.iter().enumerate().filter(|(_, column)| column.numeric).map(|(place, _)| place);
    vec![Block::Table(Table {
        label: one.label.clone(),
        heads: line(&table.columns),
        right: right.collect(),
        rows: table.rows.iter().map(|row| line(row)).collect(),
        total: line(&table.totals),
        ..Table::default()
    })]
}

fn says(look: &Look<'_>, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| look.state.words.say(look.language, key)).collect()
}

/// A table of a page, cell by cell.
fn printed(table: &parts::Table) -> Block {
    let cell = |cell: &parts::Cell| {
        let lines = std::iter::once(&cell.text).chain(&cell.more);
        lines.map(String::as_str).collect::<Vec<_>>().join("\n")
    };
    let columns = table.columns.iter().enumerate();
    Block::Table(Table {
        label: table.title.clone(),
        heads: table.columns.iter().map(|column| column.label.clone()).collect(),
        right: columns.filter(|(_, column)| column.numeric).map(|(place, _)| place).collect(),
        widths: table.columns.iter().map(|column| column.width).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        total: table.total.iter().map(cell).collect(),
        none: table.none.clone(),
    })
}

fn documents(look: &Look<'_>, source: &Source) -> Block {
    let row = |part: &super::Part| {
        let document = &part.document;
        let pages = document.pages.map(|pages| pages.to_string()).unwrap_or_default();
        let kept = part.keep.map(|keep| look.text("dossier-kept", &[("keep", keep.to_string())]));
        let name = format!("{}\n{}", part.title, document.name);
        vec![name, [pages, kept.unwrap_or_default()].join(" ").trim().to_owned(), lines(&document.sha256, 32)]
    };
    let parts = super::parts(&source.book, &source.content, look.language.code());
    let mut heads = says(look, &["proposal-file-held", "proposal-pages-head"]);
    heads.push("SHA-256".to_owned());
    Block::Table(Table {
        heads,
        widths: vec![5, 3, 6],
        rows: parts.iter().map(row).collect(),
        none: look.say("common-none"),
        ..Table::default()
    })
}
