//! The application as a paper: cover, consortium, answers by section, money, documents with their hashes.

use super::{LANGUAGE, Source, Standing, parts};
use crate::ground::{Euro, Result};
use crate::paper::{Block, Cover, Paper, Table, lines};
use crate::people::Look;
use crate::proposal::pages::shown::{self, Shown, ShownAnswer, ShownClaim};
use crate::proposal::rules::Cost;
use crate::proposal::rules::matching::{self, Matched};

pub fn paper(look: &Look<'_>, source: &Source) -> Result<Paper> {
    let (content, shown) = (&source.content, Shown::of(look, &source.book, &source.content)?);
    let mut blocks = vec![heading(look, "proposal-part-consortium"), partners(look, &shown)];
    blocks.extend(shown.hosting.clone().map(|text| Block::Text { text }));
    for section in &shown.sections {
        blocks.push(Block::Heading { text: section.title.clone() });
        blocks.extend(section.answers.iter().flat_map(|one| answer(look, one)));
    }
    blocks.push(heading(look, "proposal-money"));
    blocks.extend([asks(look, &shown), costs(look, source)?, claims(look, &shown), matched(look, source)?]);
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

fn cover(look: &Look<'_>, source: &Source) -> Cover {
    let (content, language) = (&source.content, look.language.code());
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
    let note = match source.standing {
        Standing::Draft { .. } => look.say("dossier-note-draft"),
        Standing::Submitted { .. } => look.say("dossier-note"),
    };
    Cover {
        over: source.book.call.title.in_language(language).to_owned(),
        title: content.acronym.clone(),
        subtitle: content.title.clone(),
        facts,
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

fn partners(look: &Look<'_>, shown: &Shown) -> Block {
    let row = |one: &shown::ShownPartner| {
        let name = match one.short_name.as_str() {
            "" => one.name.clone(),
            short => format!("{} ({short})", one.name),
        };
        vec![name, one.country.clone(), one.role.clone(), one.ids.join("\n")]
    };
    let mut heads = says(look, &["proposal-partner-name", "proposal-country", "proposal-partner-role"]);
    heads.push(look.say("consortium-ids"));
    Block::Table(Table {
        heads,
        widths: vec![5, 1, 3, 3],
        rows: shown.partners.iter().map(row).collect(),
        none: look.say("common-none"),
        ..Table::default()
    })
}

fn euro(look: &Look<'_>, amount: Euro) -> String {
    look.words().voice(look.language).euro(amount)
}

fn asks(look: &Look<'_>, shown: &Shown) -> Block {
    let row = |one: &shown::ShownAsk| vec![one.line.clone(), one.cost_type.clone(), euro(look, one.amount)];
    let mut heads = says(look, &["proposal-line", "proposal-cost-type"]);
    heads.push("EUR".to_owned());
    Block::Table(Table {
        label: look.say("proposal-part-money"),
        heads,
        right: vec![2],
        widths: vec![4, 3, 2],
        rows: shown.asks.iter().map(row).collect(),
        total: vec![look.say("proposal-money-total"), String::new(), euro(look, shown.asked)],
        none: look.say("common-none"),
    })
}

/// The budget, row by row; nothing where only sums were stated.
fn costs(look: &Look<'_>, source: &Source) -> Result<Block> {
    let (book, content, language) = (&source.book, &source.content, look.language.code());
    let row = |cost: &Cost| {
        let partner = cost.partner.and_then(|place| content.partners.get(place));
        let line = book.budget_line(&cost.line).map(|line| line.title.in_language(language));
        let what = [shown::cost_type(look, book, &cost.cost_type), cost.note.clone()].join("\n");
        vec![
            partner.map(|partner| partner.name.clone()).unwrap_or_default(),
            what.trim().to_owned(),
            cost.year.map(|year| year.to_string()).unwrap_or_default(),
            line.unwrap_or(&cost.line).to_owned(),
            euro(look, cost.amount),
            euro(look, cost.asked),
        ]
    };
    let all = Euro::sum(content.costs.iter().map(|cost| cost.amount))?;
    let asked = Euro::sum(content.costs.iter().map(|cost| cost.asked))?;
    let keys = [
        "proposal-partner-name",
        "proposal-cost-type",
        "proposal-tranche-year",
        "proposal-line",
        "dossier-cost",
        "dossier-asked",
    ];
    let blank = String::new;
    Ok(Block::Table(Table {
        label: look.say("dossier-budget"),
        heads: says(look, &keys),
        right: vec![2, 4, 5],
        widths: vec![5, 4, 2, 4, 4, 4],
        rows: content.costs.iter().map(row).collect(),
        total: vec![
            look.say("proposal-money-total"),
            blank(),
            blank(),
            blank(),
            euro(look, all),
            euro(look, asked),
        ],
        none: look.say("dossier-budget-none"),
    }))
}

fn claims(look: &Look<'_>, shown: &Shown) -> Block {
    let row = |one: &ShownClaim| {
        let about = [one.country.as_str(), &one.aid_basis, &one.evidence, &one.stated];
        let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
        let funder = format!("{}\n{}", one.funder, about.join(" · ")).trim().to_owned();
        let kind = [one.kind.as_str(), &one.origin].join(", ");
        vec![funder, one.year.to_string(), one.cost_type.clone(), kind, euro(look, one.amount)]
    };
    let keys = ["proposal-funder", "proposal-tranche-year", "proposal-cost-type", "proposal-tranche-kind"];
    let mut heads = says(look, &keys);
    heads.push("EUR".to_owned());
    let mut total = vec![String::new(); 5];
    if let Some(first) = total.first_mut() {
        *first = look.say("proposal-money-total");
    }
    if let Some(last) = total.last_mut() {
        *last = euro(look, shown.claimed);
    }
    Block::Table(Table {
        label: look.say("proposal-part-cofunding"),
        heads,
        right: vec![1, 4],
        widths: vec![6, 2, 4, 4, 4],
        rows: shown.claims.iter().map(row).collect(),
        total,
        none: look.say("common-none"),
    })
}

/// EU money, what must stand beside it and what does, per cost type and in all.
fn matched(look: &Look<'_>, source: &Source) -> Result<Block> {
    let (book, content) = (&source.book, &source.content);
    let types: Vec<&str> = book.cost_types.iter().map(|one| one.id.as_str()).collect();
    let (asked, beside) = (matching::asked(content), matching::beside(content));
    let all = matching::matched(&book.matching, &types, &asked, &beside)?;
    let row = |one: &Matched| {
        let title = match &one.cost_type {
            Some(id) => shown::cost_type(look, book, id),
            None => look.say("proposal-money-total"),
        };
        vec![
            title,
            euro(look, one.eu),
            euro(look, one.needed),
            euro(look, one.counted),
            euro(look, one.short()),
        ]
    };
    let mut rows: Vec<Vec<String>> = all.iter().map(row).collect();
    let total = rows.pop().unwrap_or_default();
    let keys = ["proposal-cost-type", "dossier-eu", "dossier-needed", "dossier-counted", "dossier-short"];
    Ok(Block::Table(Table {
        label: look.say("dossier-match"),
        heads: says(look, &keys),
        right: vec![1, 2, 3, 4],
        widths: vec![4, 3, 3, 3, 3],
        rows,
        total,
        none: look.say("common-none"),
    }))
}

fn documents(look: &Look<'_>, source: &Source) -> Block {
    let row = |part: &super::Part| {
        let document = &part.document;
        let pages = document.pages.map(|pages| pages.to_string()).unwrap_or_default();
        let kept = part.keep.map(|keep| look.text("dossier-kept", &[("keep", keep.to_string())]));
        let name = format!("{}\n{}", part.title, document.name);
        vec![name, [pages, kept.unwrap_or_default()].join(" ").trim().to_owned(), lines(&document.sha256, 32)]
    };
    let parts = parts(&source.book, &source.content, look.language.code());
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
