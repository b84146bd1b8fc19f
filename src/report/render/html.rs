//! A report for people: a whole document that needs no server, or the same inside the house's layout.

use serde::Serialize;

use super::table::{Cell, Table, TableId};
use super::{Teller, tables};
use crate::ground::Result;
use crate::report::rules::{Body, Mark, Published, Report, Sealed};
use crate::words::parts::{Figure, Kind, Notice};

/// What the document shows; `report/body` shows it inside either frame.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    pub language: String,
    pub title: String,
    pub lead: String,
    pub rehearsal: bool,
    pub notice: Option<Notice>,
    pub note: Option<String>,
    pub figures: Vec<Figure>,
    pub tables: Vec<TableView>,
    /// How the report was made: label and value.
    pub made: Vec<Fact>,
    pub mark: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    pub id: &'static str,
    pub title: String,
    pub note: String,
    pub columns: Vec<ColumnView>,
    pub rows: Vec<RowView>,
    pub foot: Option<Vec<CellView>>,
    /// Said where there are no rows.
    pub empty: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    pub label: String,
    /// What stands beneath, in small.
    pub more: String,
    pub num: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    pub class: &'static str,
    pub cells: Vec<CellView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    pub text: String,
    /// What stands beneath, in small; empty for nothing.
    pub more: String,
    pub num: bool,
    /// The head of its column, for a phone.
    pub label: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// A hash or another machine form.
    pub code: bool,
}

/// The whole document, its stylesheet within.
pub fn standalone(tell: Teller<'_>, report: &Report, mark: &Mark) -> Result<String> {
    tell.words.bare(tell.language, "report/document", &document(tell, report, mark)?)
}

pub fn document(tell: Teller<'_>, report: &Report, mark: &Mark) -> Result<DocumentView> {
    let args = [
        ("call", report.title.in_language(tell.language.code()).to_owned()),
        ("number", report.cutoff.to_string()),
    ];
    let sealed = matches!(report.body, Body::Sealed(_));
    Ok(DocumentView {
        language: tell.language.code().to_owned(),
        title: tell.text("report-title", &args),
        lead: lead(tell, report),
        rehearsal: report.rehearsal,
        notice: notice(tell, report),
        note: note(tell, report),
        figures: figures(tell, report),
        tables: tables(tell, report)?.iter().map(|table| shown(tell, table, sealed)).collect(),
        made: made(tell, report, mark),
        mark: mark.to_string(),
    })
}

fn lead(tell: Teller<'_>, report: &Report) -> String {
    let at = tell.text("report-cutoff-at", &[("at", report.cutoff_at.to_string())]);
    let assumed = if report.assumed { format!(" {}", tell.say("report-assumed")) } else { String::new() };
    let more = match &report.body {
        Body::Published(published) => tell.text(
            "report-from-published",
            &[("selected", published.selected_on.to_string()), ("known", published.known_on.to_string())],
        ),
        Body::Sealed(sealed) => tell.text(
            "report-from-edition",
            &[
                ("edition", tell.say(&format!("report-edition-{}", sealed.edition.kind.name()))),
                ("at", sealed.edition.sealed_at.to_string()),
            ],
        ),
        Body::Open { as_of } | Body::NotSealed { as_of } | Body::NoResults { as_of } => {
            tell.text("report-as-of", &[("at", as_of.to_string())])
        }
    };
    format!("{at}{assumed} {more}")
}

/// Why there is nothing to tell yet, where that is so.
fn notice(tell: Teller<'_>, report: &Report) -> Option<Notice> {
    let (kind, key) = match &report.body {
        Body::Open { .. } => (Kind::Plain, "report-open"),
        Body::NotSealed { .. } => (Kind::Warn, "report-not-sealed"),
        Body::NoResults { .. } => (Kind::Plain, "report-no-results"),
        Body::Published(_) | Body::Sealed(_) => return None,
    };
    Some(Notice::new(kind, tell.say(key), tell.say(&format!("{key}-more"))))
}

fn note(tell: Teller<'_>, report: &Report) -> Option<String> {
    match &report.body {
        Body::Published(published) => {
            let note = published.note.in_language(tell.language.code());
            (!note.is_empty()).then(|| note.to_owned())
        }
        Body::Sealed(sealed) => sealed.decision.as_ref().map(|decision| {
            let args = [
                ("reference", decision.reference.clone()),
                ("day", decision.decided_on.to_string()),
                ("yes", decision.votes.votes_for.to_string()),
                ("no", decision.votes.against.to_string()),
                ("abstained", decision.votes.abstained.to_string()),
                ("out", decision.votes.stepped_out.to_string()),
            ];
            tell.text("report-decision", &args)
        }),
        Body::Open { .. } | Body::NotSealed { .. } | Body::NoResults { .. } => None,
    }
}

fn figures(tell: Teller<'_>, report: &Report) -> Vec<Figure> {
    match &report.body {
        Body::Published(published) => of_published(tell, published),
        Body::Sealed(sealed) => of_sealed(tell, sealed),
        Body::Open { .. } | Body::NotSealed { .. } | Body::NoResults { .. } => Vec::new(),
    }
}

fn of_published(tell: Teller<'_>, published: &Published) -> Vec<Figure> {
    let sums = &published.sums;
    let known = |sum, key: &str| {
        let (value, of) = Cell::Sum(sum).in_table(tell);
        let label = of.into_iter().fold(tell.say(key), |label, of| format!("{label}, {of}"));
        Figure::new(value, label)
    };
    let announced = published.announced_total;
    let ratio = sums.national_to_eu;
    let voice = tell.words.voice(tell.language);
    let told = ratio.value.map(|value| {
        let args = [
            ("national", voice.meur(ratio.numerator)),
            ("eu", voice.meur(ratio.denominator)),
            ("of", ratio.of.to_string()),
            ("out", ratio.out_of.to_string()),
        ];
        Figure::new(voice.ratio(value), tell.text("report-figure-ratio", &args))
    });
    let mut figures = vec![
        Figure::new(sums.awards, tell.say("report-figure-awards")),
        Figure::new(Cell::Millions(announced).human(tell), tell.say("report-figure-announced")),
        known(sums.total, "report-figure-total"),
        known(sums.eu, "report-figure-eu"),
        known(sums.national, "report-figure-national"),
    ];
    figures.extend(told);
    figures
}

fn of_sealed(tell: Teller<'_>, sealed: &Sealed) -> Vec<Figure> {
    let (counts, sums) = (&sealed.counts, &sealed.sums);
    let reached = [
        (Some(counts.intake.received), "received"),
        (Some(counts.intake.withdrawn), "withdrawn"),
        (counts.eligible, "eligible"),
        (counts.over_thresholds, "over"),
        (counts.main, "main"),
        (counts.selected, "selected"),
    ];
    let reached = reached.into_iter().filter_map(|(count, name)| count.zip(Some(name)));
    let counted = reached.map(|(count, name)| Figure::new(count, tell.say(&format!("report-count-{name}"))));
    let money = [
        (Some(sums.eu_asked), "eu-asked"),
        (sums.eu_offered, "eu-offered"),
        (Some(sums.national), "national"),
        (Some(sums.private), "private"),
    ];
    let money = money.into_iter().filter_map(|(amount, name)| amount.zip(Some(name)));
    let money = money.map(|(amount, name)| {
        Figure::new(Cell::Millions(Some(amount)).human(tell), tell.say(&format!("report-money-{name}")))
    });
    counted.chain(money).collect()
}

fn shown(tell: Teller<'_>, table: &Table, sealed: bool) -> TableView {
    let name = table.id.name();
    let title = if sealed && table.id == TableId::Facts { "facts-sealed" } else { name };
    let places = table.shown_columns();
    let columns: Vec<ColumnView> = places.iter().map(|place| column(tell, table, place)).collect();
    let cells = |cells: &[Cell]| -> Vec<CellView> {
        let shown = places.iter().zip(&columns);
        shown.map(|((place, beneath), column)| cell(tell, cells, *place, beneath, column)).collect()
    };
    let rows = table.rows.iter().map(|row| RowView { class: row.class, cells: cells(&row.cells) });
    TableView {
        id: table.id.name(),
        title: tell.say(&format!("report-table-{}", title)),
        note: tell.say(&format!(
            "report-table-{}{}-note",
            table.id.name(),
            if sealed { "-sealed" } else { "" }
        )),
        rows: rows.collect(),
        foot: table.foot.as_deref().map(cells),
        empty: tell.say("report-table-empty"),
        columns,
    }
}

fn column(tell: Teller<'_>, table: &Table, (place, beneath): &(usize, Vec<usize>)) -> ColumnView {
    let label = |place: &usize| {
        let name = table.columns.get(*place).copied().unwrap_or_default();
        tell.say(&format!("report-col-{name}"))
    };
    ColumnView {
        label: label(place),
        more: beneath.iter().map(label).collect::<Vec<_>>().join(" · "),
        num: table.is_numeric(*place),
    }
}

fn cell(tell: Teller<'_>, cells: &[Cell], place: usize, beneath: &[usize], column: &ColumnView) -> CellView {
    let (text, note) = cells.get(place).map(|cell| cell.in_table(tell)).unwrap_or_default();
    let beneath = beneath.iter().filter_map(|place| cells.get(*place));
    let beneath = beneath.filter(|cell| !matches!(cell, Cell::Empty)).map(|cell| cell.human(tell));
    let more: Vec<String> =
        note.into_iter().chain(beneath).filter(|text| !["", "–"].contains(&text.as_str())).collect();
    CellView { text, more: more.join(" · "), num: column.num, label: column.label.clone() }
}

fn made(tell: Teller<'_>, report: &Report, mark: &Mark) -> Vec<Fact> {
    let fact = |key: &str, value: String, code: bool| Fact { label: tell.say(key), value, code };
    let rulebook = format!("{} ({})", report.rulebook.version, report.rulebook.hash);
    let mut made = Vec::new();
    match &report.body {
        Body::Published(published) => {
            made.push(fact("report-made-history", published.history.clone(), true));
        }
        Body::Sealed(sealed) => {
            for edition in sealed.stands_on.iter().chain([&sealed.edition]) {
                let label = tell.say(&format!("report-edition-{}", edition.kind.name()));
                made.push(Fact { label, value: edition.hash.clone(), code: true });
            }
        }
        Body::Open { .. } | Body::NotSealed { .. } | Body::NoResults { .. } => {}
    }
    made.extend([
        fact("report-made-rulebook", rulebook, true),
        fact("report-made-program", format!("Rollcall {}", mark.program), false),
        fact("report-made-content", mark.content.clone(), true),
    ]);
    made
}
