//! A thousand invented proposals that were submitted for a cut-off, and open drafts for the next one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rollcall::act::Act;
use rollcall::call::rules::{Field, FieldKind, Rulebook};
use rollcall::ground::Result;
use rollcall::keys::sha256_hex;
use rollcall::proposal::acts::{self, Over, Uploaded, Whole};
use rollcall::proposal::rules::typed::{
    TypedAsk, TypedBasics, TypedCost, TypedHosting, TypedPartner, TypedTranche,
};
use rollcall::proposal::rules::{Answer, Submission};
use rollcall::proposal::store;

use crate::scene::{CLOSED, CLOSED_DAYS_AGO, Person, Scene, call, days_ago, rulebook};

/// Proposals submitted for the cut-off that has closed.
pub const SUBMITTED: usize = 1_000;

/// A whole draft that its coordinator may submit.
pub struct Draft {
    pub reference: String,
    pub version: i64,
    pub coordinator: Person,
}

/// Enters all proposals; answers the drafts that are still open, one for each applicant.
pub fn enter(scene: &Scene) -> Vec<Draft> {
    let (file, each) = (upload(scene), scene.applicants.len());
    for (place, applicant) in scene.applicants.iter().enumerate() {
        let numbers = (place..SUBMITTED).step_by(each).collect();
        submit(scene, applicant, draft(scene, applicant, numbers, &file, CLOSED_DAYS_AGO + 20));
    }
    scene
        .system(days_ago(CLOSED_DAYS_AGO - 1), move |act| acts::close_cutoff(act, &call(), CLOSED).map(drop));
    let drafts = scene
        .applicants
        .iter()
        .enumerate()
        .flat_map(|(place, applicant)| draft(scene, applicant, vec![SUBMITTED + place], &file, 10));
    drafts.collect()
}

/// Whole drafts that nobody has submitted.
pub fn for_the_storm(scene: &Scene, count: usize) -> Vec<Draft> {
    let (file, each) = (upload(scene), scene.applicants.len());
    let of = |(place, applicant)| {
        let numbers = (place..count).step_by(each).map(|number| 10_000 + number).collect();
        draft(scene, applicant, numbers, &file, 5)
    };
    scene.applicants.iter().enumerate().flat_map(of).collect()
}

fn submit(scene: &Scene, applicant: &Person, drafts: Vec<Draft>) {
    scene.acts(applicant, days_ago(CLOSED_DAYS_AGO + 1), move |act| {
        for draft in &drafts {
            acts::submit(act, &draft.reference, &Submission { version: draft.version, cutoff: CLOSED })?;
        }
        Ok(())
    });
}

/// Begins drafts and fills them in.
fn draft(scene: &Scene, applicant: &Person, numbers: Vec<usize>, file: &Uploaded, days: i64) -> Vec<Draft> {
    let created = scene.acts(applicant, days_ago(days), move |act| {
        let book = rulebook(act)?;
        let begin =
            |number: &usize| Ok((*number, acts::create(act, &call(), &whole(&book, *number).basics)?));
        numbers.iter().map(begin).collect::<Result<Vec<_>>>()
    });
    let (file, coordinator) = (file.clone(), applicant.clone());
    // The right to write comes with the draft: the next act has it.
    let filled = scene.acts(applicant, days_ago(days - 1), move |act| {
        let fill =
            |(number, created): &(usize, acts::Created)| fill_in(act, &created.reference, *number, &file);
        created.iter().map(fill).collect::<Result<Vec<_>>>()
    });
    let draft = |(reference, version)| Draft { reference, version, coordinator: coordinator.clone() };
    filled.into_iter().map(draft).collect()
}

fn fill_in(act: &mut Act<'_>, reference: &str, number: usize, file: &Uploaded) -> Result<(String, i64)> {
    let book = rulebook(act)?;
    let (proposal, _) = store::find(act.db, act.actor, reference, act.received())?;
    acts::save_whole(act, reference, proposal.version, &whole(&book, number))?;
    let mut version = proposal.version;
    for slot in book.documents.iter().filter(|slot| slot.required) {
        version = acts::put_document(act, reference, &slot.id, file, &Over::Whatever)?;
    }
    Ok((reference.to_owned(), version))
}

/// One document for all of them: it is kept once, by hash.
fn upload(scene: &Scene) -> Uploaded {
    let bytes = pdf(20_000);
    let sha256 = actix_web::rt::System::new().block_on(scene.files.put(&bytes)).unwrap();
    assert_eq!(sha256, sha256_hex(&bytes));
    Uploaded {
        name: "document.pdf".into(),
        sha256,
        bytes: i64::try_from(bytes.len()).unwrap(),
        pages: Some(1),
    }
}

/// What a PDF begins with: its version, and a comment with room for a stamp.
const HEAD: &str = "%PDF-1.4\n% ";
const STAMP: usize = 40;

/// The same PDF with other bytes: the same ones twice would be no change.
pub fn stamped(pdf: &[u8], stamp: &str) -> Vec<u8> {
    let mut pdf = pdf.to_vec();
    pdf[HEAD.len()..HEAD.len() + STAMP].copy_from_slice(format!("{stamp:STAMP$}").as_bytes());
    pdf
}

/// A PDF of one empty page, made as large as is wanted by a comment.
pub fn pdf(length: usize) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    let (mut pdf, mut table) = (format!("{HEAD}{:STAMP$}\n", ""), String::from("0000000000 65535 f \n"));
    for (object, number) in objects.iter().zip(1..) {
        writeln!(table, "{:010} 00000 n ", pdf.len()).unwrap();
        writeln!(pdf, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    while pdf.len() < length {
        pdf.push_str(
            "% an invented proposal, of which nothing is real, however long it goes on being invented\n",
        );
    }
    let start = pdf.len();
    write!(pdf, "xref\n0 4\n{table}trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    pdf.into_bytes()
}

/// Everything that a draft says, documents apart: one host, matched to the cent by its own state.
fn whole(book: &Rulebook, number: usize) -> Whole {
    const HOSTS: [&str; 5] = ["FI", "AT", "PT", "NL", "LV"];
    let country = HOSTS[number % HOSTS.len()];
    let money = [
        ("digital-europe", "acquisition", 10),
        ("digital-europe", "operation", 5),
        ("horizon-europe", "services", 3),
    ];
    Whole {
        basics: TypedBasics {
            acronym: format!("BENCH-{number:04}"),
            title: format!("Invented factory number {number}"),
            track: book.tracks.last().unwrap().id.clone(),
        },
        answers: book.fields().map(|field| (field.id.clone(), answer(field))).collect::<BTreeMap<_, _>>(),
        partners: vec![TypedPartner {
            name: format!("Bench Computing {number}"),
            country: country.into(),
            role: "host".into(),
            ..TypedPartner::default()
        }],
        costs: money
            .map(|(line, cost_type, millions)| TypedCost {
                partner: "0".into(),
                cost_type: cost_type.into(),
                year: "2027".into(),
                line: line.into(),
                amount: format!("{}000000.00", 2 * millions),
                asked: format!("{millions}000000.00"),
                note: String::new(),
            })
            .into(),
        hosting: TypedHosting::default(),
        asks: money
            .map(|(line, cost_type, millions)| TypedAsk {
                line: line.into(),
                cost_type: cost_type.into(),
                amount: format!("{millions}000000.00"),
            })
            .into(),
        tranches: money
            .map(|(_, cost_type, millions)| TypedTranche {
                funder_name: format!("Bench Ministry of {country}"),
                funder_level: "state".into(),
                funder_country: country.into(),
                year: "2027".into(),
                cost_type: cost_type.into(),
                kind: "cash".into(),
                stated: format!("{millions}000000.00"),
                origin: "state".into(),
                aid_basis: "invented".into(),
                evidence: "invented".into(),
                ..TypedTranche::default()
            })
            .into(),
    }
}

fn answer(field: &Field) -> Answer {
    match &field.kind {
        FieldKind::Choice { options, .. } => {
            Answer::Chosen(options.iter().take(1).map(|o| o.id.clone()).collect())
        }
        FieldKind::Text(_) => {
            Answer::Text("What a real proposal would say here takes some lines. ".repeat(8))
        }
        FieldKind::YesNo => Answer::Text("yes".into()),
        FieldKind::Number { min, max, .. } => Answer::Text((min + (max - min) / 2).to_string()),
        FieldKind::Date(_) => Answer::Text("2027-09-01".into()),
        FieldKind::Money { .. } => Answer::Text("1000000.00".into()),
        FieldKind::Table(_) => Answer::Rows(Vec::new()),
    }
}
