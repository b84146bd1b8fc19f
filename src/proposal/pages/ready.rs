//! The readiness board: every rule of the rulebook as a line, met or not, with a link to the spot; and per partner
//! what it has declared and whether it signed off.
//!
//! What is counted are the lines: each is met, missing, which blocks, or to check, which warns, so that the three make
//! up the whole. Beneath a rule that is not met stands everything that speaks against it.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::partners::{must_belong, partner_href};
use super::{crumbs, edit_href, finding_href, finding_text, href, part_title, reply_href, weight_tag};
use crate::call::rules::{Demand, Rulebook, Text};
use crate::ground::Result;
use crate::people::{Look, Signed, View};
use crate::proposal::rules::{
    Content, Declaring, Finding, Heading, Part, Partner, Party, REPLY, Rule, SignedOff, Signing, Weight,
    board, declaring, signatories, signing,
};
use crate::proposal::store::{self, content_of, signoffs};
use crate::words::parts::{Action, Crumb, Figure, Kind, Tag};

#[derive(Serialize)]
struct ReadyView {
    title: String,
    crumbs: Vec<Crumb>,
    figures: Vec<Figure>,
    groups: Vec<Group>,
    /// Declarations and sign-off, a column each.
    heads: Vec<String>,
    partners: Vec<PartnerRow>,
    funders: Vec<FunderRow>,
    actions: Vec<Action>,
}

#[derive(Serialize)]
struct Group {
    title: String,
    href: Option<String>,
    met: usize,
    of: usize,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    tag: Tag,
    points: Vec<Point>,
}

#[derive(Serialize)]
struct Point {
    text: String,
    href: Option<String>,
}

#[derive(Serialize)]
struct PartnerRow {
    name: String,
    href: String,
    cells: Vec<Cell>,
}

/// A cell of the matrix; nothing where the partner is not asked.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Cell {
    pub head: String,
    pub tag: Option<Tag>,
    pub href: String,
    pub note: String,
}

#[derive(Serialize)]
struct FunderRow {
    name: String,
    href: String,
    tag: Tag,
    note: String,
}

impl View for ReadyView {
    const TEMPLATE: &'static str = "proposal/ready";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/proposals/{proposal}/ready`
pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key)).await
}

fn view(look: &mut Look<'_>, key: &str) -> Result<ReadyView> {
    let (proposal, sight, reach) = must_belong(look, key)?;
    let call = store::open_call(look.db, &proposal.call)?;
    let content = content_of(look.db, &proposal)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), look.now);
    let measure = match &heading {
        Heading::Next { cutoff, .. } | Heading::Received { cutoff, .. } => *cutoff,
        Heading::Over { .. } => call.measured_by(look.now),
    };
    let findings = store::findings_of(look.db, &proposal, (&call, measure), &content, sight)?;
    let (rules, beside) = board(&call.book, &content, &findings)?;
    let signed = signoffs::of(look.db, &proposal.id)?;
    let writes = reach.is_some();
    let spots = Spots { reference: &proposal.reference, content: &content, writes };
    let groups: Vec<Group> = Part::all(&call.book)
        .iter()
        .filter_map(|part| group(look, &call.book, &spots, part, (&rules, &beside)))
        .collect();
    let (heads, cells) = matrix(look, &call.book, (&proposal.reference, &content), &signed)?;
    let partner = |(partner, cells): (&Partner, Vec<Cell>)| PartnerRow {
        name: partner.name.clone(),
        href: partner_href(&proposal.reference, partner),
        cells,
    };
    let mut actions = vec![Action::go(look.say("common-back"), href(&proposal.reference))];
    if sight.leads() && matches!(heading, Heading::Next { .. }) {
        let submit = format!("{}/submit", href(&proposal.reference));
        actions.insert(0, Action::go(look.say("proposal-submit"), submit).primary());
    }
    let title = look.say("ready-board");
    Ok(ReadyView {
        title: format!("{}: {title}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(title)),
        figures: figures(look, &rules, &beside),
        groups,
        heads,
        partners: content.partners.iter().zip(cells).map(partner).collect(),
        funders: funders(look, &call.book, (&proposal.reference, &content), &signed)?,
        actions,
    })
}

/// What links to spots are made from.
struct Spots<'a> {
    reference: &'a str,
    content: &'a Content,
    writes: bool,
}

/// How heavy each line of the board is; None where it is met. Notes are no lines that count.
fn weights<'a>(rules: impl Iterator<Item = &'a Rule>, beside: &[&Finding]) -> Vec<Option<Weight>> {
    let heavy = beside.iter().map(|finding| finding.weight).filter(|weight| *weight != Weight::Informs);
    rules.map(Rule::weight).chain(heavy.map(Some)).collect()
}

fn figures(look: &Look<'_>, rules: &[Rule], beside: &[Finding]) -> Vec<Figure> {
    let all = weights(rules.iter(), &beside.iter().collect::<Vec<_>>());
    let count = |weight: Option<Weight>| all.iter().filter(|one| **one == weight).count();
    vec![
        Figure::new(all.len(), look.say("ready-total")),
        Figure::new(count(None), look.say("ready-met")),
        Figure::new(count(Some(Weight::Blocks)), look.say("ready-blocking")),
        Figure::new(count(Some(Weight::Warns)), look.say("ready-doubts")),
    ]
}

/// The lines of one part: what is wrong first, then notes, then what is met.
fn group(
    look: &Look<'_>,
    book: &Rulebook,
    spots: &Spots<'_>,
    part: &Part,
    (rules, beside): (&[Rule], &[Finding]),
) -> Option<Group> {
    let own: Vec<&Rule> = rules.iter().filter(|rule| rule.part == *part).collect();
    let beside: Vec<&Finding> = beside.iter().filter(|one| one.part == *part).collect();
    let point = |finding: &Finding| Point {
        text: finding_text(look, finding),
        href: spots.writes.then(|| finding_href(spots.reference, spots.content, finding)),
    };
    // A note breaks no rule, and stands on a line of its own.
    let single = |finding: &Finding| (finding.weight, vec![point(finding)]);
    let mut open: Vec<(Weight, Vec<Point>)> = Vec::new();
    for rule in &own {
        let (notes, against): (Vec<&Finding>, Vec<&Finding>) =
            rule.findings.iter().partition(|one| one.weight == Weight::Informs);
        open.extend(rule.weight().map(|weight| (weight, against.into_iter().map(point).collect())));
        open.extend(notes.into_iter().map(single));
    }
    open.extend(beside.iter().map(|one| single(one)));
    open.sort_by_key(|(weight, _)| *weight);
    let line = |(weight, points)| Line { tag: weight_tag(look, weight), points };
    let mut lines: Vec<Line> = open.into_iter().map(line).collect();
    lines.extend(own.iter().filter(|rule| rule.is_met()).map(|rule| Line {
        tag: Tag::good(look.say("ready-done")),
        points: vec![Point {
            text: rule_text(look, rule.code, &rule.subject),
            href: spots.writes.then(|| spot(spots.reference, &rule.part, &rule.field)),
        }],
    }));
    let counted = weights(own.into_iter(), &beside);
    (!lines.is_empty()).then(|| Group {
        title: part_title(look, book, part),
        href: spots.writes.then(|| edit_href(spots.reference, part)),
        met: counted.iter().filter(|one| one.is_none()).count(),
        of: counted.len(),
        lines,
    })
}

fn spot(reference: &str, part: &Part, field: &str) -> String {
    if field == REPLY {
        return reply_href(reference);
    }
    let page = edit_href(reference, part);
    if field.is_empty() { page } else { format!("{page}#{}", crate::words::parts::field_id(field)) }
}

fn rule_text(look: &Look<'_>, code: &str, subject: &Text) -> String {
    let subject = subject.in_language(look.language.code()).to_owned();
    look.text(&format!("rule-{code}"), &[("subject", subject)])
}

/// The heads and cells of partner × declaration, and sign-off last.
pub(super) fn matrix(
    look: &Look<'_>,
    book: &Rulebook,
    (reference, content): (&str, &Content),
    signed: &[SignedOff],
) -> Result<(Vec<String>, Vec<Vec<Cell>>)> {
    let language = look.language.code();
    let mut heads: Vec<String> =
        book.declarations.iter().map(|one| one.title.in_language(language).to_owned()).collect();
    let signs = book.signoffs.partners != Demand::None;
    if signs {
        heads.push(look.say("ready-signoff"));
    }
    let mut rows = Vec::new();
    for (place, partner) in content.partners.iter().enumerate() {
        let page = partner_href(reference, partner);
        let mut cells: Vec<Cell> = book
            .declarations
            .iter()
            .zip(&heads)
            .map(|(one, head)| Cell {
                head: head.clone(),
                tag: declaring(content, place, one)
                    .map(|how| weighed(look, declaring_tag(look, how, one.missing))),
                href: format!("{page}#declarations"),
                note: String::new(),
            })
            .collect();
        if signs {
            let party = Party::Partner(partner.id.clone());
            let how = signing(content, &party, signed)?;
            cells.push(Cell {
                head: look.say("ready-signoff"),
                tag: Some(weighed(look, signing_tag(look, &how, book.signoffs.partners))),
                href: format!("{page}#signoff"),
                note: signing_note(look, &how),
            });
        }
        rows.push(cells);
    }
    Ok((heads, rows))
}

fn funders(
    look: &Look<'_>,
    book: &Rulebook,
    (reference, content): (&str, &Content),
    signed: &[SignedOff],
) -> Result<Vec<FunderRow>> {
    let mut rows = Vec::new();
    for (party, name, demand) in signatories(book, content) {
        if matches!(party, Party::Funder(_)) {
            let how = signing(content, &party, signed)?;
            rows.push(FunderRow {
                href: format!("{}/funders#funder-{}", href(reference), rows.len() + 1),
                name,
                tag: weighed(look, signing_tag(look, &how, demand)),
                note: signing_note(look, &how),
            });
        }
    }
    Ok(rows)
}

/// A standing, with the word of the count for how heavy it is.
fn weighed(look: &Look<'_>, tag: Tag) -> Tag {
    let weight = match tag.kind {
        Kind::Bad => Weight::Blocks,
        Kind::Warn => Weight::Warns,
        Kind::Good | Kind::Plain => return tag,
    };
    let args = [("weight", weight_tag(look, weight).label), ("what", tag.label)];
    Tag::new(tag.kind, look.text("ready-standing", &args))
}

/// What is missing, as heavy as the rulebook has it.
fn missing(look: &Look<'_>, demand: Demand, key: &str) -> Tag {
    match demand {
        Demand::Block => Tag::bad(look.say(key)),
        Demand::Warn => Tag::warn(look.say(key)),
        Demand::None => Tag::plain(look.say(key)),
    }
}

/// How a partner stands to a declaration, as a word.
pub fn declaring_tag(look: &Look<'_>, how: Declaring, demand: Demand) -> Tag {
    match how {
        Declaring::Missing => missing(look, demand, "ready-declaring-missing"),
        Declaring::NoPaper => missing(look, demand, "ready-declaring-paper"),
        Declaring::Earlier => missing(look, demand, "ready-declaring-earlier"),
        Declaring::AsAnother => missing(look, demand, "ready-declaring-another"),
        Declaring::Done => Tag::good(look.say("ready-declaring-done")),
    }
}

pub fn signing_tag(look: &Look<'_>, how: &Signing<'_>, demand: Demand) -> Tag {
    match how {
        Signing::Missing => missing(look, demand, "ready-signing-missing"),
        Signing::Outdated(_) => missing(look, demand, "ready-signing-outdated"),
        Signing::Holds(_) => Tag::good(look.say("ready-signing-holds")),
    }
}

/// Who signed which version, when; and that something was changed since.
pub fn signing_note(look: &Look<'_>, how: &Signing<'_>) -> String {
    let (key, last) = match how {
        Signing::Missing => return String::new(),
        Signing::Holds(last) => ("ready-signed", last),
        Signing::Outdated(last) => ("ready-signed-outdated", last),
    };
    let on_behalf = if last.on_behalf { "yes" } else { "no" };
    let args = [
        ("version", last.version.to_string()),
        ("name", last.signed_by.clone()),
        ("at", last.at.to_string()),
        ("on_behalf", on_behalf.to_owned()),
    ];
    look.text(key, &args)
}
