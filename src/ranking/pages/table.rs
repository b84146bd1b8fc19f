//! The ranked list as staff and Board see it.

use serde::Serialize;

use crate::call::rules::{Rulebook, TieBreak};
use crate::evaluation::rules::{Card, Failed, Score};
use crate::ground::Euro;
use crate::people::Look;
use crate::ranking::rules::{LineFinding, LineStanding, List, Place, RankedEdition, Tie};
use crate::words::charts::{MatchBar, MatchBars};
use crate::words::parts::Tag;

#[derive(Serialize)]
pub(super) struct Table {
    pub rows: Vec<Row>,
    /// Not admissible or not eligible.
    pub out: Vec<OutRow>,
    pub money: MatchBars,
    pub findings: Vec<String>,
    /// Whether a funding line is drawn at all.
    pub drawn: bool,
}

#[derive(Serialize)]
pub(super) struct Row {
    pub rank: Option<usize>,
    pub reference: String,
    pub acronym: String,
    pub host: String,
    /// Hundredths.
    pub total: Option<i32>,
    pub eu: Euro,
    pub national: Euro,
    /// None where nothing is.
    pub offered: Option<Euro>,
    pub list: Tag,
    pub notes: Vec<String>,
    /// The funding line is drawn below.
    pub line: bool,
}

#[derive(Serialize)]
pub(super) struct OutRow {
    pub reference: String,
    pub acronym: String,
    pub reason: String,
}

pub(super) fn table(look: &Look<'_>, rulebook: &Rulebook, edition: &RankedEdition) -> Table {
    let places = &edition.funding.places;
    let last_main = places.iter().rposition(|place| place.list == List::Main);
    let drawn = places.iter().any(|place| place.list == List::Reserve);
    let rows = places.iter().enumerate().map(|(at, place)| Row {
        line: drawn && last_main == Some(at),
        ..row(look, rulebook, edition, place)
    });
    let out = edition.proposals.iter().filter(|proposal| !proposal.eligible).map(|proposal| OutRow {
        reference: proposal.card.reference.clone(),
        acronym: proposal.card.acronym.clone(),
        reason: proposal.reason.clone(),
    });
    let findings = edition.funding.findings.iter().map(|finding| finding_words(look, rulebook, finding));
    Table {
        rows: rows.collect(),
        out: out.collect(),
        money: bars(look, rulebook, &edition.funding.lines),
        findings: findings.collect(),
        drawn: drawn && last_main.is_some(),
    }
}

fn card<'a>(edition: &'a RankedEdition, reference: &str) -> Option<&'a Card> {
    let here = edition.proposals.iter().map(|proposal| &proposal.card);
    here.chain(&edition.waiting).find(|card| card.reference == reference)
}

fn row(look: &Look<'_>, rulebook: &Rulebook, edition: &RankedEdition, place: &Place) -> Row {
    let card = card(edition, &place.reference);
    let ranked = edition.ranking.ranked.iter().find(|ranked| ranked.reference == place.reference);
    let below = edition.ranking.below.iter().find(|below| below.reference == place.reference);
    let shown = ranked.map(|ranked| ranked.shown).or(below.map(|below| below.shown));
    let mut notes = Vec::new();
    if let Some(tie) = ranked.and_then(|ranked| ranked.tie.as_ref()) {
        notes.push(tie_words(look, rulebook, tie));
    }
    if let Some(ranked) = ranked.filter(|ranked| !ranked.ex_aequo.is_empty()) {
        notes.push(look.text("ranking-ex-aequo", &[("others", ranked.ex_aequo.join(", "))]));
    }
    for failed in below.iter().flat_map(|below| &below.failed) {
        notes.push(failed_words(look, rulebook, failed));
    }
    if place.waited {
        notes.push(look.say("ranking-waited"));
    }
    if place.partial {
        notes.push(look.say("ranking-partial"));
    }
    Row {
        rank: place.rank,
        reference: place.reference.clone(),
        acronym: card.map_or(String::new(), |card| card.acronym.clone()),
        host: card.and_then(Card::host).map_or("–".to_owned(), |host| host.country.eu().to_owned()),
        total: shown.map(Score::hundredths),
        eu: card.map_or(Euro::ZERO, |card| card.eu_asked),
        national: card.map_or(Euro::ZERO, |card| card.claimed),
        offered: place.offered().ok().filter(|offered| !offered.is_zero()),
        list: list_tag(look, place.list),
        notes,
        line: false,
    }
}

pub(super) fn list_tag(look: &Look<'_>, list: List) -> Tag {
    let label = look.say(&format!("ranking-list-{}", list.name()));
    match list {
        List::Main => Tag::good(label),
        List::Reserve => Tag::warn(label),
        List::Below => Tag::bad(label),
    }
}

fn criterion(look: &Look<'_>, rulebook: &Rulebook, id: &str) -> String {
    let found = rulebook.criterion(id);
    found.map_or(id.to_owned(), |found| found.title.in_language(look.language.code()).to_owned())
}

pub(super) fn aspect(look: &Look<'_>, rulebook: &Rulebook, id: &str) -> String {
    let found = rulebook.scoring.aspects.iter().find(|aspect| aspect.id == id);
    found.map_or(id.to_owned(), |found| found.title.in_language(look.language.code()).to_owned())
}

/// "Tie broken by Talent: 90 over 86."
fn tie_words(look: &Look<'_>, rulebook: &Rulebook, tie: &Tie) -> String {
    let decimal = look.language.decimal();
    let (by, higher, lower) = match &tie.by {
        TieBreak::Criterion(id) => (
            criterion(look, rulebook, id),
            Score::from_hundredths(tie.higher).shown(decimal),
            Score::from_hundredths(tie.lower).shown(decimal),
        ),
        TieBreak::Panel(id) => (aspect(look, rulebook, id), tie.higher.to_string(), tie.lower.to_string()),
    };
    let args = [("by", by), ("over", tie.over.clone()), ("higher", higher), ("lower", lower)];
    look.text("ranking-tie", &args)
}

fn failed_words(look: &Look<'_>, rulebook: &Rulebook, failed: &Failed) -> String {
    let decimal = look.language.decimal();
    let on = match &failed.criterion {
        Some(id) => criterion(look, rulebook, id),
        None => look.say("ranking-overall"),
    };
    let args = [
        ("on", on),
        ("reached", failed.reached.shown(decimal)),
        ("threshold", failed.threshold.shown(decimal)),
    ];
    look.text("ranking-below-threshold", &args)
}

fn line_title(look: &Look<'_>, rulebook: &Rulebook, id: &str) -> String {
    let found = rulebook.budget_line(id);
    found.map_or(id.to_owned(), |line| line.title.in_language(look.language.code()).to_owned())
}

fn finding_words(look: &Look<'_>, rulebook: &Rulebook, finding: &LineFinding) -> String {
    let title = |line: &str| line_title(look, rulebook, line);
    let text = |key: &str, args: &[(&str, String)]| look.text(key, args);
    match finding {
        LineFinding::Exhausted { reference, line, asked, left } => text(
            "ranking-finding-exhausted",
            &[
                ("reference", reference.clone()),
                ("line", title(line)),
                ("asked_amount", asked.to_string()),
                ("left_amount", left.to_string()),
            ],
        ),
        LineFinding::Skipped { reference, line, asked, left } => text(
            "ranking-finding-skipped",
            &[
                ("reference", reference.clone()),
                ("line", title(line)),
                ("asked_amount", asked.to_string()),
                ("left_amount", left.to_string()),
            ],
        ),
        LineFinding::Partial { reference, asked, offered } => text(
            "ranking-finding-partial",
            &[
                ("reference", reference.clone()),
                ("asked_amount", asked.to_string()),
                ("offered_amount", offered.to_string()),
            ],
        ),
        LineFinding::TieAtLine { references, line, asked, left } => text(
            "ranking-finding-tie",
            &[
                ("references", references.join(", ")),
                ("line", title(line)),
                ("asked_amount", asked.to_string()),
                ("left_amount", left.to_string()),
            ],
        ),
        LineFinding::OverCap { reference, line, asked, payable } => text(
            "ranking-finding-cap",
            &[
                ("reference", reference.clone()),
                ("line", title(line)),
                ("asked_amount", asked.to_string()),
                ("payable_amount", payable.to_string()),
            ],
        ),
        LineFinding::OverRate { reference, line, asked, payable, .. } => text(
            "ranking-finding-rate",
            &[
                ("reference", reference.clone()),
                ("line", title(line)),
                ("asked_amount", asked.to_string()),
                ("payable_amount", payable.to_string()),
            ],
        ),
    }
}

pub(super) fn bars(look: &Look<'_>, rulebook: &Rulebook, lines: &[LineStanding]) -> MatchBars {
    let bars = lines.iter().map(|line| {
        let millions = |amount: Euro| look.words().voice(look.language).meur(amount);
        let args = [
            ("offered", millions(line.offered)),
            ("available", millions(line.available)),
            ("left", millions(line.left)),
        ];
        MatchBar::used(line_title(look, rulebook, &line.purse.line), line.offered, line.available)
            .note(look.text("ranking-line-note", &args), look.text("ranking-line-words", &args))
    });
    MatchBars { bars: bars.collect(), legend: Vec::new() }
}
