//! What stories about proposals begin with: a call, and a draft that is written as a person writes it.

use rollcall::call::rules::{FieldKind, Rulebook, builtin};
use rollcall::ground::Actor;
use rollcall::proposal;
use rollcall::proposal::rules::Frozen;

use crate::support::app::{Answer, App, Person};

/// One microsecond before cut-off 5 of the call, and the cut-off itself.
pub const CUTOFF: &str = "2025-12-31T17:00:00+01:00";
pub const AFTER: &str = "2025-12-31T17:01:00+01:00";

/// A PDF of one empty page.
pub const PDF: &[u8] = b"%PDF-1.7\n\
    % an invented document\n\
    1 0 obj\n\
    << /Type /Catalog /Pages 2 0 R >>\n\
    endobj\n\
    2 0 obj\n\
    << /Type /Pages /Kids [3 0 R] /Count 1 >>\n\
    endobj\n\
    3 0 obj\n\
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\n\
    endobj\n\
    xref\n\
    0 4\n\
    0000000000 65535 f\x20\n\
    0000000032 00000 n\x20\n\
    0000000081 00000 n\x20\n\
    0000000138 00000 n\x20\n\
    trailer\n\
    << /Size 4 /Root 1 0 R >>\n\
    startxref\n\
    209\n\
    %%EOF\n";

pub fn book() -> Rulebook {
    builtin("ai-factories").unwrap()
}

/// Loads the AI Factories call.
pub fn call(app: &App) {
    app.acts(|act| rollcall::call::acts::load(act, &book(), "").map(drop));
}

/// Begins a proposal and answers its reference.
pub async fn begins(person: &Person, acronym: &str) -> String {
    let form = [("call", "ai-factories"), ("acronym", acronym), ("title", "An invented AI Factory")];
    let to = person.posts("/proposals/new", &form).await.is(303).location().to_owned();
    to.trim_start_matches("/proposals/").split('?').next().unwrap().to_owned()
}

/// The value of an input of a page, by its name.
pub fn value(page: &Answer, name: &str) -> String {
    let text = page.text();
    let mark = format!("name=\"{name}\" value=\"");
    let at = text.find(&mark).unwrap_or_else(|| panic!("no input {name} in {}", page.words())) + mark.len();
    text[at..].split('"').next().unwrap().to_owned()
}

/// The hidden fields that tell what a form was filled in upon.
pub async fn base(person: &Person, reference: &str, part: &str) -> [String; 2] {
    let page = person.gets(&format!("/proposals/{reference}/edit/{part}")).await.is(200);
    [value(&page, "version"), value(&page, "seen")]
}

/// Opens the form of a part and saves it.
pub async fn saves(person: &Person, reference: &str, part: &str, form: &[(&str, &str)]) -> Answer {
    let base = base(person, reference, part).await;
    saves_upon(person, reference, part, &base, form).await
}

pub async fn saves_upon(
    person: &Person,
    reference: &str,
    part: &str,
    [version, seen]: &[String; 2],
    form: &[(&str, &str)],
) -> Answer {
    let hidden = [("version", version.as_str()), ("seen", seen.as_str())];
    let pairs: Vec<(&str, &str)> = hidden.into_iter().chain(form.iter().copied()).collect();
    person.posts(&format!("/proposals/{reference}/edit/{part}"), &pairs).await
}

pub const PARTNERS: &[(&str, &str)] = &[
    ("partners.0.name", "Demo Computing Centre"),
    ("partners.0.country", "FI"),
    ("partners.0.role", "host"),
    ("partners.1.name", "Demo University"),
    ("partners.1.country", "EE"),
    ("partners.1.role", "beneficiary"),
    ("partners.1.pic", "999 888 777"),
    ("partners.2.name", ""),
];

pub const ASKS: &[(&str, &str)] = &[
    ("costs.0.partner", "0"),
    ("costs.0.line", "horizon-europe"),
    ("costs.0.cost_type", "services"),
    ("costs.0.amount", "30 000 000,00"),
    ("costs.0.asked", "15 000 000,00"),
];

pub const CLAIMS: &[(&str, &str)] = &[
    ("tranches.0.funder_name", "Demo Ministry of Research"),
    ("tranches.0.funder_level", "state"),
    ("tranches.0.funder_country", "FI"),
    ("tranches.0.year", "2026"),
    ("tranches.0.cost_type", "services"),
    ("tranches.0.kind", "cash"),
    ("tranches.0.stated", "15,000,000.00"),
    ("tranches.0.origin", "state"),
];

/// The ministry and a region, both claimed from.
pub const BOTH: &[(&str, &str)] = &[
    ("tranches.0.funder_name", "Demo Ministry of Research"),
    ("tranches.0.funder_level", "state"),
    ("tranches.0.funder_country", "FI"),
    ("tranches.0.year", "2026"),
    ("tranches.0.cost_type", "services"),
    ("tranches.0.kind", "cash"),
    ("tranches.0.stated", "9,000,000.00"),
    ("tranches.0.origin", "state"),
    ("tranches.1.funder_name", "Demo Lakes Region"),
    ("tranches.1.funder_level", "region"),
    ("tranches.1.funder_country", "FI"),
    ("tranches.1.year", "2026"),
    ("tranches.1.cost_type", "services"),
    ("tranches.1.kind", "cash"),
    ("tranches.1.stated", "6,000,000.00"),
    ("tranches.1.origin", "region"),
];

/// In a draft that is written: two funders, and a letter of each in place of one for all. They have two pages and three.
pub async fn gives_letters(person: &Person, reference: &str) {
    let page = person.gets(&format!("/proposals/{reference}/edit/cofunding")).await.is(200);
    let mut form: Vec<(&str, &str)> = BOTH.to_vec();
    let id = value(&page, "tranches.0.id");
    form.push(("tranches.0.id", &id));
    saves(person, reference, "cofunding", &form).await.is(303);
    removes(person, reference, "commitment-letters").await.is(303);
    for (slot, count) in [("commitment-letters.1", 2), ("commitment-letters.2", 3)] {
        uploads(person, reference, slot, &crate::support::pdf::pages(count)).await.is(303);
    }
}

/// Takes out the document of a slot, on the page that asks.
pub async fn removes(person: &Person, reference: &str, slot: &str) -> Answer {
    let path = format!("/proposals/{reference}/documents/{slot}/remove");
    let seen = value(&person.gets(&path).await.is(200), "sha256");
    person.posts(&path, &[("sha256", &seen)]).await
}

/// The letters of funders in a content, with their pages.
pub fn letters(content: &proposal::rules::Content) -> Vec<(&str, u32)> {
    let letters = content.documents.iter().filter(|one| one.slot.starts_with("commitment-letters"));
    letters.map(|one| (one.slot.as_str(), one.pages.unwrap_or_default())).collect()
}

fn cell(kind: &FieldKind, column: &rollcall::call::rules::Column) -> String {
    match kind {
        FieldKind::Choice { options, .. } => options[0].id.clone(),
        FieldKind::Number { min, .. } => (min + 1).to_string(),
        FieldKind::Money { .. } => "2.000,00".into(),
        FieldKind::Date(_) => "2026-06-01".into(),
        _ => format!("A {}", column.id),
    }
}

/// Values that answer every field of a section.
pub fn answers(section: &str) -> Vec<(String, String)> {
    answers_of(&book(), section)
}

/// As [`answers`], for any rulebook.
pub fn answers_of(book: &rollcall::call::rules::Rulebook, section: &str) -> Vec<(String, String)> {
    let section = book.sections.iter().find(|one| one.id == section).unwrap();
    let answer = |field: &rollcall::call::rules::Field| {
        let value = match &field.kind {
            FieldKind::Text(_) => format!("An invented answer about {}.", field.id),
            FieldKind::Choice { options, .. } => options[0].id.clone(),
            FieldKind::YesNo => "yes".into(),
            FieldKind::Number { min, .. } => (min + 12).to_string(),
            FieldKind::Date(_) => "2026-06-01".into(),
            FieldKind::Money { .. } => "1 234,50".into(),
            FieldKind::Table(table) => {
                let cells = table.columns.iter().map(|column| (column.cell(), column));
                let name = format!("answers.{}", field.id);
                return cells.map(|(kind, column)| (name.clone(), cell(&kind, column))).collect();
            }
        };
        vec![(format!("answers.{}", field.id), value)]
    };
    section.fields.iter().flat_map(answer).collect()
}

/// Writes a whole draft through the pages.
pub async fn writes(person: &Person, acronym: &str) -> String {
    let reference = begins(person, acronym).await;
    let basics =
        [("acronym", acronym), ("title", "An invented AI Factory"), ("track", "EUROHPC-2024-CEI-AI-01")];
    saves(person, &reference, "basics", &basics).await.is(303);
    saves(person, &reference, "consortium", PARTNERS).await.is(303);
    for section in book().sections {
        let answers = answers(&section.id);
        let form: Vec<(&str, &str)> =
            answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        saves(person, &reference, &format!("answers-{}", section.id), &form).await.is(303);
    }
    saves(person, &reference, "money", ASKS).await.is(303);
    saves(person, &reference, "cofunding", CLAIMS).await.is(303);
    for slot in ["part-b", "commitment-letters"] {
        uploads(person, &reference, slot, PDF).await.is(303);
    }
    reference
}

pub async fn uploads(person: &Person, reference: &str, slot: &str, bytes: &[u8]) -> Answer {
    let path = format!("/proposals/{reference}/documents/{slot}");
    person.uploads(&path, "file", &format!("{slot}.pdf"), bytes).await
}

/// Decides that what was uploaded replaces what is there, on the page that asks.
pub async fn decides(person: &Person, ask: &str) -> Answer {
    let page = person.gets(ask).await.is(200);
    let (offer, over) = (value(&page, "offer"), value(&page, "over"));
    let to = ask.split('?').next().unwrap();
    person.posts(to, &[("offer", &offer), ("over", &over)]).await
}

/// Presses the button of the page that submits. Where there is none (something is in the way, or nothing is new), it is
/// pressed all the same, as from a page that was opened earlier.
pub async fn submits(person: &Person, reference: &str) -> Answer {
    let path = format!("/proposals/{reference}/submit");
    let page = person.gets(&path).await.is(200);
    let (version, cutoff) = match page.text().contains("name=\"cutoff\"") {
        true => (value(&page, "version"), value(&page, "cutoff")),
        false => (base(person, reference, "basics").await[0].clone(), "5".to_owned()),
    };
    person.posts(&path, &[("version", &version), ("cutoff", &cutoff)]).await
}

/// What cut-off 5 took in.
pub fn frozen(app: &App) -> Vec<Frozen> {
    let call = book().call.id;
    app.state().database.read_now(move |db| proposal::store::frozen(db, &call, 5)).unwrap()
}

/// Reads as the house itself, past the web.
pub fn as_system<T: Send + 'static>(
    app: &App,
    act: impl Fn(&mut rollcall::act::Act<'_>) -> rollcall::ground::Result<T> + Send + Sync + 'static,
) -> rollcall::ground::Result<T> {
    app.acts_as(&Actor::System, act)
}

/// Invites somebody, who accepts by the link of the letter.
pub async fn joins(by: &Person, who: &Person, reference: &str, role: &str, partner: &str) {
    let form = [("email", who.email.as_str()), ("role", role), ("partner", partner)];
    by.posts(&format!("/proposals/{reference}/team/invitations"), &form).await.is(303);
    let link = who.letters().pop().unwrap().link();
    let page = who.gets(&link).await.is(200);
    let accept = posts_to(&page, "/accept");
    who.posts(&accept, &[]).await.is(303);
    by.letters();
}

/// Where a form of a page posts to, by how it ends.
pub fn posts_to(page: &Answer, end: &str) -> String {
    let text = page.text();
    let actions = text.split("action=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let found = actions.filter(|action| action.ends_with(end)).map(str::to_owned).next();
    found.unwrap_or_else(|| panic!("no form posts to …{end}: {}", page.words()))
}

/// The pages of the partners of a proposal, in its order.
pub async fn partner_pages(person: &Person, reference: &str) -> Vec<String> {
    let page = person.gets(&format!("/proposals/{reference}/partners")).await.is(200).text();
    let start = format!("/proposals/{reference}/partners/");
    let links = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    links.filter(|link| link.starts_with(&start) && !link.ends_with("/new")).map(str::to_owned).collect()
}

/// Everybody declares what they are asked, with the papers that belong to it, and signs off.
pub async fn declares_all(person: &Person, reference: &str) {
    for page in partner_pages(person, reference).await {
        for one in book().declarations {
            let here = format!("{page}/declarations/{}", one.id);
            let form = [(&*format!("agreed.{}", one.id), "true"), ("text", &*one.text_sha256())];
            let said = person.posts(&here, &form).await;
            if said.status == 404 {
                continue;
            }
            if one.document {
                person.uploads(&format!("{here}/paper"), "file", "agreement.pdf", PDF).await.is(303);
            }
        }
        let seen = value(&person.gets(&page).await, "seen_signoff");
        person.posts(&format!("{page}/signoff"), &[("seen_signoff", &seen)]).await.is(303);
    }
}
