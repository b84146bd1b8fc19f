//! One published award as a row of a table, and in detail beneath it.

use serde::Serialize;

use crate::call::rules::{Confidence, Finding, FundingLine, Level, PublishedAward};
use crate::ground::{BasisPoints, Euro, Result};
use crate::people::Look;
use crate::words::charts::{LegendItem, MatchBar, MatchBars, Money};
use crate::words::parts::Tag;

#[derive(Serialize)]
pub struct AwardRow {
    acronym: String,
    anchor: String,
    host: String,
    site: String,
    country: &'static str,
    partner_states: String,
    partners: String,
    total: Option<Euro>,
    doubt: Option<String>,
    eu: Option<Euro>,
    national: Option<Euro>,
    tags: Vec<Tag>,
    money: Option<MatchBars>,
    lines: Vec<Line>,
    /// Findings, rival figures, contract, facts: sentence by sentence.
    sentences: Vec<String>,
}

#[derive(Serialize)]
struct Line {
    funder: String,
    level: String,
    amount: Euro,
    doubt: Option<String>,
}

impl AwardRow {
    pub fn of(look: &Look<'_>, award: &PublishedAward) -> Result<Self> {
        let findings = award.findings()?;
        let language = look.language.code();
        let mut sentences: Vec<String> = findings.iter().map(|finding| sentence(look, finding)).collect();
        sentences.extend(more(look, award));
        if !award.note.is_empty() {
            sentences.push(award.note.in_language(language).to_owned());
        }
        let (eu, national) = (award.eu()?, award.national()?);
        Ok(Self {
            acronym: award.acronym.clone(),
            anchor: anchor(award),
            host: award.host.clone(),
            site: award.site.clone(),
            country: award.country.eu(),
            partner_states: codes(award),
            partners: award.partners.join(", "),
            total: award.total,
            doubt: award.total.and(doubt(look, award.confidence)),
            tags: findings.iter().map(|finding| tag(look, finding)).collect(),
            money: eu.zip(national).map(|(eu, national)| bars(look, award, eu, national)),
            lines: award.funding.iter().map(|line| row(look, line)).collect(),
            sentences,
            eu,
            national,
        })
    }
}

/// Where the details of an award stand on the page: `award-1-lumi-aif`.
fn anchor(award: &PublishedAward) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    format!("award-{}-{}", award.cutoff, award.acronym.chars().map(plain).collect::<String>())
}

fn codes(award: &PublishedAward) -> String {
    award.partner_states.iter().map(|country| country.eu()).collect::<Vec<_>>().join(" · ")
}

/// How far a figure is to be trusted; nothing where it was read in a public page.
pub fn doubt(look: &Look<'_>, confidence: Confidence) -> Option<String> {
    (confidence != Confidence::Sourced).then(|| look.say(&format!("call-confidence-{}", confidence.name())))
}

fn row(look: &Look<'_>, line: &FundingLine) -> Line {
    Line {
        funder: line.funder.clone(),
        level: look.say(&format!("call-level-{}", line.level.name())),
        amount: line.amount,
        doubt: doubt(look, line.confidence),
    }
}

fn bars(look: &Look<'_>, award: &PublishedAward, eu: Euro, national: Euro) -> MatchBars {
    let beside: Vec<(Money, Euro)> =
        award.funding.iter().filter_map(|line| Some((money(line.level)?, line.amount))).collect();
    let voice = look.words().voice(look.language);
    let shown = award.funding.iter().map(|line| format!("{} {}", line.funder, voice.meur(line.amount)));
    let alt = shown.collect::<Vec<_>>().join("; ");
    let ratio = national.ratio_to(eu).map(|ratio| look.text("call-ratio", &[("ratio", voice.ratio(ratio))]));
    let bar = MatchBar::of(look.say("call-money"), eu, &beside, BasisPoints::WHOLE)
        .note(ratio.unwrap_or_default(), alt);
    let present = |kind: &Money| *kind == Money::Eu || beside.iter().any(|(other, _)| other == kind);
    let kinds = [Money::Eu, Money::State, Money::Region, Money::Private].into_iter().filter(present);
    let legend =
        kinds.map(|kind| LegendItem { kind, label: look.say(&format!("call-level-{}", kind_name(kind))) });
    MatchBars { bars: vec![bar], legend: legend.collect() }
}

const fn kind_name(kind: Money) -> &'static str {
    match kind {
        Money::Eu => "eu",
        Money::State | Money::Letter | Money::Uncounted => "state",
        Money::Region => "region",
        Money::Private => "private",
    }
}

/// Whose money a line is, of what stands beside the EU's.
fn money(level: Level) -> Option<Money> {
    match level {
        Level::Eu => None,
        Level::State => Some(Money::State),
        Level::Region => Some(Money::Region),
        Level::Private => Some(Money::Private),
    }
}

fn tag(look: &Look<'_>, finding: &Finding) -> Tag {
    match finding {
        Finding::ShortMatch { .. } => Tag::bad(look.say("call-finding-short")),
        Finding::OverMatch { .. } => Tag::plain(look.say("call-finding-over")),
        Finding::LinesDiffer { .. } => Tag::warn(look.say("call-finding-lines")),
        Finding::RivalFigures { .. } => Tag::warn(look.say("call-finding-rival")),
        Finding::Unsecured { .. } => Tag::bad(look.say("call-finding-unsecured")),
    }
}

fn sentence(look: &Look<'_>, finding: &Finding) -> String {
    let language = look.language.code();
    match finding {
        Finding::ShortMatch { eu, national, short_by } => look.text(
            "call-finding-short-more",
            &[
                ("eu_amount", eu.to_string()),
                ("national_amount", national.to_string()),
                ("gap_amount", short_by.to_string()),
            ],
        ),
        Finding::OverMatch { eu, national, over_by } => look.text(
            "call-finding-over-more",
            &[
                ("eu_amount", eu.to_string()),
                ("national_amount", national.to_string()),
                ("gap_amount", over_by.to_string()),
            ],
        ),
        Finding::LinesDiffer { lines, total } => look.text(
            "call-finding-lines-more",
            &[("lines_amount", lines.to_string()), ("total_amount", total.to_string())],
        ),
        Finding::RivalFigures { funder, stated, rival, currency, source, reading } => {
            let unknown = look.say("common-unknown");
            let voice = look.words().voice(look.language);
            let args = [
                ("about", funder.clone().unwrap_or_else(|| look.say("call-total"))),
                ("stated", stated.map_or(unknown, |stated| format!("EUR {}", voice.euro(stated)))),
                ("rival", format!("{currency} {}", voice.euro(*rival))),
                ("source", source.clone()),
            ];
            let said = look.text("call-finding-rival-more", &args);
            format!("{said} {}", reading.in_language(language)).trim().to_owned()
        }
        Finding::Unsecured { funder, amount, known_on, what } => look.text(
            "call-finding-unsecured-more",
            &[
                ("funder", funder.clone()),
                ("amount", amount.to_string()),
                ("day", known_on.to_string()),
                ("what", what.in_language(language).to_owned()),
            ],
        ),
    }
}

/// What else was published: the contract, the parts of the total, duration, score, rank and later facts.
fn more(look: &Look<'_>, award: &PublishedAward) -> Vec<String> {
    let language = look.language.code();
    let mut said = Vec::new();
    for part in &award.parts {
        let args =
            [("what", part.what.in_language(language).to_owned()), ("amount", part.amount.to_string())];
        said.push(look.text("call-award-part", &args));
    }
    if let Some(contract) = &award.contract {
        let part = match contract.in_total {
            Some(true) => "call-award-contract-in",
            Some(false) => "call-award-contract-out",
            None => "call-award-contract-unknown",
        };
        let args = [("amount", contract.amount.to_string()), ("part", look.say(part))];
        said.push(look.text("call-award-contract", &args));
    }
    if let Some(months) = award.duration_months {
        said.push(look.text("call-award-duration", &[("months", months.to_string())]));
    }
    if award.experimental_platform {
        said.push(look.say("call-award-platform"));
    }
    if let Some(score) = award.published_score {
        let score = look.words().voice(look.language).score(i64::from(score), None);
        said.push(look.text("call-award-score", &[("score", score)]));
    }
    if let Some(rank) = award.published_rank {
        said.push(look.text("call-award-rank", &[("rank", rank.to_string())]));
    }
    for fact in &award.facts {
        let args = [("day", fact.known_on.to_string()), ("what", fact.what.in_language(language).to_owned())];
        said.push(look.text("call-award-fact", &args));
    }
    said
}
