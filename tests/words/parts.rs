//! The shared partials, shown with everything in them and with nothing.

use rollcall::ground::{BasisPoints, Country, Euro, Problems};
use rollcall::words::charts::{LegendItem, MatchBar, MatchBars, Money, Segment, TileKind, TileMap};
use rollcall::words::parts::{
    Action, Cell, Choice, Crumb, Empty, Field, Figure, Kind, Next, Notice, Reading, Step, StepState, Summary,
    SummaryItem, Table, Tag,
};
use rollcall::words::{Language, Words};
use serde::Serialize;
use serde_json::{Value, json};

use super::{frame, paths};

fn million(amount: i64) -> Euro {
    Euro::from_cents(amount * 100_000_000)
}

fn action() -> Action {
    Action::post("Submit", "/submit").with("version", 3)
}

fn fields() -> Vec<Field> {
    let options = || vec![Choice::new("a", "A").hint("the first"), Choice::new("b", "B")];
    let mut fields = vec![
        Field::text("title", "Title").hint("short").value("x").max(200).required(),
        Field::lines("text", "Text").value("\nfirst").max(100),
        Field::email("email", "E-mail"),
        Field::password("password", "Password"),
        Field::number("count", "Count"),
        Field::money("amount", "Amount")
            .value("70 000 000,00")
            .reading(Some(Reading::plain("We read EUR 70,000,000.00."))),
        Field::text("rate", "Rate").value("11.2").reading(Some(Reading::doubted("1 SEK = 11.2 EUR"))),
        Field::date("day", "Day"),
        Field::datetime("at", "At"),
        Field::select("country", "Country", options()).value("b"),
        Field::radios("track", "Track", options()).required(),
        Field::scores("score", "Score", options()),
        Field::checkboxes("sectors", "Sectors", options()).chosen(&["a".into(), "b".into()]),
        Field::yes_no("platform", "Platform", "Yes", "No").value("yes"),
        Field::check("honour", "On my honour").value("true"),
        Field::file("annex", "Annex", "application/pdf"),
        Field::hidden("version", 3),
        Field::table(
            "costs",
            "Costs",
            vec!["Cost".into()],
            vec![vec![Field::money("costs.0.amount", "Cost 1").errors(vec!["Too long.".into()])]],
        )
        .numbered("Row", vec![("1".into(), "Row 1 (Demo)".into())]),
    ];
    let wrong = fields.clone().into_iter().map(|field| field.errors(vec!["Too long.".into(), "Odd.".into()]));
    let wrong: Vec<Field> = wrong.map(Field::readonly).collect();
    fields.extend(wrong);
    fields
}

fn bars() -> MatchBars {
    let beside = [(Money::State, million(21)), (Money::Letter, million(10))];
    let bar = MatchBar::of("Operation", million(40), &beside, BasisPoints::WHOLE)
        .note("40.00 ÷ 31.00", "EU 40 million, states 31 of 40 million")
        .tag(Tag::bad("short 9.00"));
    let legend = vec![LegendItem { kind: Money::Letter, label: "Letter".into() }];
    MatchBars { bars: vec![bar, MatchBar::used("Line", million(3), million(4))], legend }
}

/// Every partial with samples that fill it, and the ones that show a list.
fn samples() -> Vec<(&'static str, Value)> {
    fn shown(view: impl Serialize) -> Value {
        serde_json::to_value(view).unwrap()
    }
    let next = Next::default().item("Do", None).item("See", Some("/x".into())).primary(action());
    let next = next.other(Action::go("Look", "/look")).note("No hurry.");
    let steps = [StepState::Done, StepState::Now, StepState::Todo, StepState::Stopped];
    let map = TileMap::of("FI hosts", &[Country::parse("FI").unwrap()], &[Country::parse("EL").unwrap()]);
    let problems = Summary {
        items: vec![SummaryItem { id: Some("f-title".into()), label: "Title".into(), text: "Empty".into() }],
    };
    vec![
        ("crumbs", shown([Crumb::to("Calls", "/calls"), Crumb::here("AI")])),
        ("steps", shown(steps.map(|state| Step::new("Draft", "since Monday", state)))),
        ("next", shown(next)),
        ("next", shown(Next::default())),
        ("action", shown(action())),
        ("tag", shown(Tag::new(Kind::Plain, "draft"))),
        ("figures", shown([Figure::new(12, "submitted")])),
        ("notice", shown(Notice::new(Kind::Bad, "Not submitted.", "Nobody sees it.").action(action()))),
        ("notice", shown(Notice::new(Kind::Plain, "Note.", "This."))),
        ("empty", shown(Empty::new("Nothing", "Begin").action(action()))),
        ("summary", shown(problems)),
        ("match_bars", shown(bars())),
        ("map", shown(map)),
        ("csrf", json!({})),
        ("mark", json!({})),
        ("shown_answer", answer("", Some("<p>DEMO &lt;NORTH&gt;</p>"), &[])),
        ("shown_answer", answer("Text", None, &[])),
        ("shown_answer", answer("", None, &["Health"])),
        ("shown_answer", table()),
        ("table", shown(listing().row(vec!["FI".into(), Cell::new("1.00").more("SEK 10.00")]))),
        ("table", shown(listing())),
        ("layout", json!({})),
    ]
}

fn answer(text: &str, html: Option<&str>, chosen: &[&str]) -> Value {
    json!({ "label": "L", "text": text, "html": html, "chosen": chosen, "table": null })
}

fn table() -> Value {
    let cell = json!({ "text": "1", "numeric": true });
    let table = json!({ "columns": [cell], "rows": [[cell]], "totals": [cell] });
    json!({ "label": "L", "text": "", "html": null, "chosen": [], "table": table })
}

fn listing() -> Table {
    let table = Table::new("Rows", "none").column("State", 1).figures("EUR", 1);
    table.total(vec!["In all".into(), Cell::new("1.00").more("of it in kind")])
}

#[test]
fn partials_name_only_what_their_structs_hold() {
    for (partial, sample) in samples() {
        // A list is the partial's whole context, which a page cannot be: there it is one of its keys.
        match sample {
            Value::Array(_) => assert_list(partial, &sample),
            view => paths::every_path_exists(partial, &[view]),
        }
    }
    for field in fields() {
        paths::every_path_exists("field", &[serde_json::to_value(field).unwrap()]);
    }
}

fn assert_list(partial: &str, list: &Value) {
    let (_, source) = Words::templates().find(|(name, _)| name == partial).unwrap();
    assert!(source.contains("{{#each this}}"), "{partial}.hbs shows a list");
    let problems =
        paths::problems_in(&source.replace("{{#each this}}", "{{#each list}}"), &[json!({ "list": list })]);
    assert!(problems.is_empty(), "{partial}.hbs: {problems:?}");
}

#[test]
fn every_partial_is_shown_in_both_languages() {
    let words = Words::load().unwrap();
    for language in Language::ALL {
        for (partial, sample) in samples().into_iter().filter(|(partial, _)| *partial != "layout") {
            if let Value::Object(_) = &sample {
                let page = words.page(partial, &frame(language), &sample).unwrap();
                assert!(!page.contains('⟦'), "{partial} lacks words: {page}");
                assert!(page.contains("DEMO &lt;NORTH&gt;"), "titles are escaped");
            }
        }
        for field in fields() {
            let page = words.page("field", &frame(language), &field).unwrap();
            assert!(
                field.errors.is_empty() || page.contains("Too long.") || field.kind == "hidden",
                "{page}"
            );
        }
    }
}

#[test]
fn what_was_typed_comes_back_as_it_was() {
    let words = Words::load().unwrap();
    let field = Field::lines("text", "Text").value("\n  two\n</textarea><b>");
    let page = words.page("field", &frame(Language::En), &field).unwrap();
    // Browsers drop one line break after the tag; the template gives it, so that the person's own stays.
    assert!(page.contains(">\n\n  two\n&lt;/textarea&gt;&lt;b&gt;</textarea>"), "{page}");
}

#[test]
fn a_posting_action_carries_the_token() {
    let words = Words::load().unwrap();
    let page = words.page("next", &frame(Language::En), &Next::default().primary(action())).unwrap();
    let form = page.split("action=\"/submit\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    assert!(form.contains(r#"name="csrf" value="token""#), "{form}");
    assert!(form.contains(r#"name="version" value="3""#), "{form}");
    assert!(form.contains("primary"), "{form}");
}

#[test]
fn errors_are_tied_to_their_field() {
    let field = Field::text("partners.0.pic", "PIC").hint("nine digits").errors(vec!["Too short.".into()]);
    assert_eq!(field.id, "f-partners-0-pic");
    assert_eq!(field.described_by.as_deref(), Some("f-partners-0-pic-error f-partners-0-pic-hint"));
    let words = Words::load().unwrap();
    let page = words.page("field", &frame(Language::En), &field).unwrap();
    assert!(page.contains(r#"aria-invalid="true""#), "{page}");
    assert!(page.contains(r#"id="f-partners-0-pic-error""#), "{page}");
}

#[test]
fn a_match_bar_is_as_long_as_the_match_or_the_money() {
    let segment = |kind, x: &str, width: &str| Segment { kind, x: x.into(), width: width.into() };
    let short = &bars().bars[0];
    let expected = [
        segment(Money::Eu, "0.00%", "50.00%"),
        segment(Money::State, "50.00%", "26.25%"),
        segment(Money::Letter, "76.25%", "12.50%"),
    ];
    assert_eq!(short.parts, expected);
    assert_eq!(short.mark.as_deref(), Some("100.00%"));
    let over = MatchBar::of("Services", million(15), &[(Money::State, million(17))], BasisPoints::WHOLE);
    assert_eq!(over.mark.as_deref(), Some("93.75%"));
    assert_eq!(over.parts[1], segment(Money::State, "46.87%", "53.12%"));
    // Nothing asked, nothing drawn, nothing divided by.
    let nothing = MatchBar::of("Platform", Euro::ZERO, &[], BasisPoints::WHOLE);
    assert!(nothing.parts.is_empty() && nothing.mark.is_none());
}

#[test]
fn the_map_has_one_tile_a_place() {
    let map = TileMap::of("", &[Country::parse("GR").unwrap()], &[]);
    let mut places: Vec<_> = map.tiles.iter().map(|tile| (tile.x, tile.y)).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), map.tiles.len(), "two countries stand on one tile");
    let greece = map.tiles.iter().find(|tile| tile.code == "EL").unwrap();
    assert_eq!(greece.kind, TileKind::Host);
}

#[test]
fn a_line_of_a_summary_names_its_field() {
    let words = Words::load().unwrap();
    let mut problems = Problems::none();
    problems.add("title", "required");
    problems.add("partners.1.name", "required");
    problems.add("costs.0.amount", "required");
    problems
        .add("costs.0.amount", "money-cents")
        .with("sheet_row", 7)
        .with("sheet_column", "E")
        .with("sheet_head", "cost")
        .with("sheet_about", "");
    let costs = Field::table(
        "costs",
        "Costs",
        vec!["Cost".into()],
        vec![vec![Field::money("costs.0.amount", "Cost 1")]],
    );
    let partner = |place: usize| {
        let name = Field::text(&format!("partners.{place}.name"), "Name");
        json!({ "legend": format!("Partner {place}"), "fields": [name] })
    };
    let view = json!({
        "title": "Begin", "intro": null, "submit": "Save", "action": "/", "links": [],
        "summary": words.summary(Language::En, &problems),
        "fields": [Field::text("title", "Name of the project"), costs.numbered("Row", vec![("1".into(), "Row 1 (Demo)".into())])],
        "groups": [partner(0), partner(1)],
    });
    let page = words.page("people/form", &frame(Language::En), &view).unwrap();
    assert!(page.contains(">Name of the project: Please fill this in.</a>"), "{page}");
    assert!(page.contains(">Partner 1, Name: Please fill this in.</a>"), "{page}");
    assert!(page.contains(">Row 1 (Demo), Cost: Please fill this in.</a>"), "{page}");
    assert!(
        page.contains(">Row 7 of the sheet, column E (“cost”): "),
        "a sheet is told by its own rows: {page}"
    );
}

#[test]
fn what_does_not_count_stands_after_the_mark() {
    let beside = [(Money::State, million(20)), (Money::Uncounted, million(60))];
    let bar = MatchBar::of("Services", million(40), &beside, BasisPoints::WHOLE);
    let parts: Vec<_> =
        bar.parts.iter().map(|part| (part.kind, part.x.as_str(), part.width.as_str())).collect();
    let expected = [
        (Money::Eu, "0.00%", "28.57%"),
        (Money::State, "28.57%", "14.28%"),
        (Money::Uncounted, "57.14%", "42.85%"),
    ];
    assert_eq!(parts, expected);
    assert_eq!(bar.mark.as_deref(), Some("57.14%"), "20 of 80 million are missing before it");
    assert_eq!(MatchBar::unmarked("Services", million(40), &beside).mark, None);
}
