//! The tables of a report from published history.

use super::Teller;
use super::table::{Cell, Table, TableId};
use crate::call::rules::{Confidence, Contract, Finding, PublishedAward};
use crate::ground::Result;
use crate::report::rules::{AwardRow, Published, Weight, weight};

pub fn tables(tell: Teller<'_>, published: &Published) -> Result<Vec<Table>> {
    Ok(vec![
        proposals(tell, published),
        findings(tell, published),
        money(tell, published),
        states(published),
        facts(tell, published),
    ])
}

fn proposals(tell: Teller<'_>, published: &Published) -> Table {
    let mut table = Table::new(
        TableId::Proposals,
        &[
            "acronym",
            "host",
            "site",
            "country",
            "partner-states",
            "rank",
            "score",
            "total",
            "eu",
            "national",
            "private",
            "known",
            "findings",
        ],
    )
    .reads_beneath(&[("known", "acronym"), ("site", "host"), ("country", "host"), ("score", "rank")]);
    for row in &published.awards {
        let award = &row.award;
        let class =
            if row.findings.iter().any(|finding| weight(finding) == Weight::Alarm) { "alarm" } else { "" };
        let told = row.findings.iter().map(|finding| tell.say(&format!("report-finding-{}", name(finding))));
        table.classed(
            class,
            vec![
                Cell::text(&award.acronym),
                Cell::text(&award.host),
                Cell::text(&award.site),
                Cell::Countries(vec![award.country]),
                Cell::Countries(award.partner_states.clone()),
                Cell::Number(award.published_rank.map(i64::from)),
                Cell::Score(award.published_score),
                Cell::Millions(award.total),
                Cell::Millions(row.eu),
                Cell::Millions(row.national),
                // No private line was published of any: that there is none is not known either.
                row.private.map_or(Cell::Empty, |amount| Cell::Millions(Some(amount))),
                Cell::text(confidence(tell, award.confidence)),
                Cell::text(told.collect::<Vec<_>>().join("; ")),
            ],
        );
    }
    let sums = &published.sums;
    let mut foot = vec![Cell::text(tell.say("report-sum"))];
    foot.extend((0..6).map(|_| Cell::text("")));
    foot.extend([sums.total, sums.eu, sums.national].map(Cell::Sum));
    foot.extend((0..3).map(|_| Cell::text("")));
    table.foot = Some(foot);
    table
}

fn money(tell: Teller<'_>, published: &Published) -> Table {
    let mut table = Table::new(
        TableId::Money,
        &["acronym", "funder", "level", "country", "amount", "known", "known-since", "standing"],
    );
    for row in &published.awards {
        let total = row.award.total;
        table.classed(
            "sum",
            vec![
                Cell::text(&row.award.acronym),
                Cell::text(tell.say("report-whole")),
                Cell::text(""),
                Cell::Empty,
                Cell::Money(total),
                Cell::text(confidence(tell, row.award.confidence)),
                Cell::Day(total.map(|_| published.selected_on)),
                Cell::text(""),
            ],
        );
        for line in &row.award.funding {
            let unsecured = row.findings.iter().any(
                |finding| matches!(finding, Finding::Unsecured { funder, .. } if *funder == line.funder),
            );
            let standing =
                if unsecured { tell.say("report-unsecured") } else { tell.say("report-announced") };
            table.classed(
                if unsecured { "alarm" } else { "" },
                vec![
                    Cell::text(&row.award.acronym),
                    Cell::text(&line.funder),
                    Cell::text(tell.say(&format!("report-level-{}", line.level.name()))),
                    line.country.map_or(Cell::Empty, |country| Cell::Countries(vec![country])),
                    Cell::Money(Some(line.amount)),
                    Cell::text(confidence(tell, line.confidence)),
                    Cell::Day(Some(line.known_on.unwrap_or(published.selected_on))),
                    Cell::text(standing),
                ],
            );
        }
    }
    table
}

fn states(published: &Published) -> Table {
    let mut table =
        Table::new(TableId::States, &["country", "hosts", "takes-part", "national", "known-of", "projects"]);
    for state in &published.states {
        table.row(vec![
            Cell::Countries(vec![state.country]),
            Cell::text(state.hosts.join(", ")),
            Cell::text(state.takes_part.join(", ")),
            Cell::Millions((!state.national.is_unknown()).then_some(state.national.amount)),
            Cell::Number(i64::try_from(state.national.of).ok()),
            Cell::Number(i64::try_from(state.national.out_of).ok()),
        ]);
    }
    table
}

fn findings(tell: Teller<'_>, published: &Published) -> Table {
    let mut table = Table::new(TableId::Findings, &["weight", "acronym", "finding", "more"]);
    let mut all: Vec<_> = published.findings().collect();
    all.sort_by_key(|(_, finding)| weight(finding));
    for (acronym, finding) in all {
        let weight = weight(finding);
        table.classed(
            if weight == Weight::Alarm { "alarm" } else { "" },
            vec![
                Cell::text(tell.say(&format!("report-weight-{}", weight.name()))),
                Cell::text(acronym),
                Cell::text(tell.say(&format!("report-finding-{}", name(finding)))),
                Cell::text(sentence(tell, finding)),
            ],
        );
    }
    table
}

pub const fn name(finding: &Finding) -> &'static str {
    match finding {
        Finding::ShortMatch { .. } => "short",
        Finding::OverMatch { .. } => "over",
        Finding::LinesDiffer { .. } => "lines",
        Finding::RivalFigures { .. } => "rival",
        Finding::Unsecured { .. } => "unsecured",
    }
}

fn sentence(tell: Teller<'_>, finding: &Finding) -> String {
    let language = tell.language.code();
    match finding {
        Finding::ShortMatch { eu, national, short_by: gap }
        | Finding::OverMatch { eu, national, over_by: gap } => {
            let args = [
                ("eu_amount", eu.to_string()),
                ("national_amount", national.to_string()),
                ("gap_amount", gap.to_string()),
            ];
            tell.text(&format!("report-finding-{}-more", name(finding)), &args)
        }
        Finding::LinesDiffer { lines, total } => tell.text(
            "report-finding-lines-more",
            &[("lines_amount", lines.to_string()), ("total_amount", total.to_string())],
        ),
        Finding::RivalFigures { funder, stated, rival, currency, source, reading } => {
            let voice = tell.words.voice(tell.language);
            let stated = stated
                .map_or_else(|| tell.say("common-unknown"), |stated| format!("EUR {}", voice.euro(stated)));
            let args = [
                ("about", funder.clone().unwrap_or_else(|| tell.say("report-whole"))),
                ("stated", stated),
                ("rival", format!("{currency} {}", voice.euro(*rival))),
                ("source", source.clone()),
            ];
            let said = tell.text("report-finding-rival-more", &args);
            format!("{said} {}", reading.in_language(language)).trim().to_owned()
        }
        Finding::Unsecured { funder, amount, known_on, what } => tell.text(
            "report-finding-unsecured-more",
            &[
                ("funder", funder.clone()),
                ("amount", amount.to_string()),
                ("day", known_on.to_string()),
                ("what", what.in_language(language).to_owned()),
            ],
        ),
    }
}

fn confidence(tell: Teller<'_>, confidence: Confidence) -> String {
    tell.say(&format!("report-confidence-{}", confidence.name()))
}

fn facts(tell: Teller<'_>, published: &Published) -> Table {
    let mut table = Table::new(TableId::Facts, &["acronym", "known-since", "kind", "more"]);
    for row in &published.awards {
        for (day, kind, text) in told(tell, row) {
            let day = day.unwrap_or(published.selected_on);
            table.row(vec![
                Cell::text(&row.award.acronym),
                Cell::Day(Some(day)),
                Cell::text(tell.say(&format!("report-fact-{kind}"))),
                Cell::text(text),
            ]);
        }
    }
    table
}

type Told = (Option<chrono::NaiveDate>, &'static str, String);

/// What else was published about a project, sentence by sentence.
fn told(tell: Teller<'_>, row: &AwardRow) -> Vec<Told> {
    let award = &row.award;
    let words = |text: &crate::call::rules::Text| text.in_language(tell.language.code()).to_owned();
    let mut told: Vec<Told> = Vec::new();
    if !award.partners.is_empty() {
        told.push((None, "partners", award.partners.join(", ")));
    }
    if award.experimental_platform {
        told.push((None, "platform", tell.say("report-fact-platform-more")));
    }
    if let Some(months) = award.duration_months {
        told.push((None, "duration", tell.text("report-months", &[("count", months.to_string())])));
    }
    for part in &award.parts {
        let args = [("what", words(&part.what)), ("amount", part.amount.to_string())];
        told.push((None, "part", tell.text("report-part", &args)));
    }
    told.extend(
        award.contract.as_ref().map(|contract| (contract.known_on, "contract", contracted(tell, contract))),
    );
    told.extend(claims(tell, award));
    let of_lines = award.funding.iter().flat_map(|line| &line.facts);
    for fact in award.facts.iter().chain(of_lines) {
        told.push((Some(fact.known_on), "fact", words(&fact.what)));
    }
    if !award.note.is_empty() {
        told.push((None, "note", words(&award.note)));
    }
    told
}

/// Figures of other sources, whether they agree with ours or not.
fn claims<'a>(tell: Teller<'a>, award: &'a PublishedAward) -> impl Iterator<Item = Told> + 'a {
    award.claims.iter().map(move |claim| {
        let about = claim.funder.clone().unwrap_or_else(|| tell.say("report-whole"));
        let amount = tell.words.voice(tell.language).euro(claim.amount);
        (claim.known_on, "claim", format!("{about}: {} {amount} ({})", claim.currency, claim.source))
    })
}

fn contracted(tell: Teller<'_>, contract: &Contract) -> String {
    let part = match contract.in_total {
        Some(true) => "in",
        Some(false) => "out",
        None => "unknown",
    };
    let what = contract.what.in_language(tell.language.code());
    let args =
        [("amount", contract.amount.to_string()), ("part", tell.say(&format!("report-contract-{part}")))];
    format!("{what} {}", tell.text("report-contract", &args)).trim().to_owned()
}
