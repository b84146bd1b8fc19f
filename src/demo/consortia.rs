//! Invented consortia. Their names say so; their money is round, and some of it does not add up on purpose.

use std::collections::BTreeMap;

use crate::call::rules::{Field, FieldKind, Rulebook};
use crate::proposal::acts::Whole;
use crate::proposal::rules::Answer;
use crate::proposal::rules::typed::{
    TypedAsk, TypedBasics, TypedCost, TypedHosting, TypedPartner, TypedTranche,
};

/// A consortium in a few figures: the rest of its proposal follows from them and from the rulebook's form.
pub struct Consortium {
    pub acronym: &'static str,
    pub title: &'static str,
    /// Place of the track in the rulebook.
    pub track: usize,
    pub host: (&'static str, &'static str),
    pub partners: &'static [(&'static str, &'static str)],
    /// Budget line, cost type, EUR million.
    pub asks: &'static [(&'static str, &'static str, u32)],
    pub claims: &'static [Claim],
}

/// Money claimed from a funder, in EUR thousand.
pub struct Claim {
    pub funder: Funder,
    pub cost_type: &'static str,
    pub year: i32,
    pub thousands: u32,
}

/// Name, level, country.
#[derive(Clone, Copy)]
pub struct Funder(pub &'static str, pub &'static str, pub &'static str);

/// The funder whose official has an account.
pub const MINISTRY: Funder = Funder("Demo Ministry of Research", "state", "FI");
const LAKES: Funder = Funder("Demo Lakes Region", "region", "FI");
const INDUSTRY: Funder = Funder("Demo Industry Fund", "private", "FI");
const ESTONIA: Funder = Funder("Demo Science Agency", "state", "EE");

const fn claim(funder: Funder, cost_type: &'static str, year: i32, thousands: u32) -> Claim {
    Claim { funder, cost_type, year, thousands }
}

/// The live draft: short of its match for operation by EUR 9 million, as its coordinator will be told.
pub const NORTH: Consortium = Consortium {
    acronym: "DEMO-NORTH",
    title: "An invented AI Factory for the Northern Lakes",
    track: 1,
    host: ("Demo Computing Centre", "FI"),
    partners: &[("Demo University of Tartu Bay", "EE"), ("Demo Lakes Institute", "FI")],
    asks: &[
        ("digital-europe", "acquisition", 50),
        ("digital-europe", "operation", 40),
        ("horizon-europe", "services", 15),
    ],
    claims: &[
        claim(MINISTRY, "acquisition", 2026, 36_000),
        claim(LAKES, "acquisition", 2026, 14_000),
        claim(MINISTRY, "operation", 2027, 31_000),
        claim(ESTONIA, "services", 2026, 12_600),
        claim(INDUSTRY, "services", 2027, 4_200),
        claim(MINISTRY, "services", 2027, 2_400),
    ],
};

/// A consortium of one host that asks for infrastructure and services, matched to the cent by its own state.
macro_rules! matched {
    ($acronym:literal, $title:literal, $host:literal, $country:literal, $partner:literal, $partner_country:literal,
     $funder:expr, $year:literal, $acquisition:literal, $operation:literal, $services:literal) => {
        Consortium {
            acronym: $acronym,
            title: $title,
            track: 1,
            host: ($host, $country),
            partners: &[($partner, $partner_country)],
            asks: &[
                ("digital-europe", "acquisition", $acquisition),
                ("digital-europe", "operation", $operation),
                ("horizon-europe", "services", $services),
            ],
            claims: &[
                claim($funder, "acquisition", $year, $acquisition * 1_000),
                claim($funder, "operation", $year, $operation * 1_000),
                claim($funder, "services", $year, $services * 1_000),
            ],
        }
    };
}

pub const ALPS: Consortium = matched!(
    "DEMO-ALPS",
    "An invented AI Factory under the Alps",
    "Demo Alpine Supercomputing",
    "AT",
    "Demo Lake Institute",
    "SI",
    Funder("Demo Federal Ministry", "state", "AT"),
    2026,
    30,
    10,
    10
);
pub const COAST: Consortium = matched!(
    "DEMO-COAST",
    "An invented AI Factory on the Coast",
    "Demo Atlantic Computing",
    "PT",
    "Demo Ocean Laboratory",
    "ES",
    Funder("Demo Foundation for Science", "state", "PT"),
    2026,
    25,
    10,
    8
);
pub const DELTA: Consortium = matched!(
    "DEMO-DELTA",
    "An invented AI Factory in the Delta",
    "Demo Polder Compute",
    "NL",
    "Demo Port Authority",
    "BE",
    Funder("Demo Ministry of Economic Affairs", "state", "NL"),
    2026,
    40,
    20,
    12
);
pub const AURORA: Consortium = matched!(
    "DEMO-AURORA",
    "An invented AI Factory under the Northern Lights",
    "Demo Polar Computing",
    "FI",
    "Demo Fell University",
    "SE",
    MINISTRY,
    2025,
    70,
    20,
    12
);
pub const BALTIC: Consortium = matched!(
    "DEMO-BALTIC",
    "An invented AI Factory by the Baltic",
    "Demo Amber Computing",
    "LV",
    "Demo Strand University",
    "LT",
    Funder("Demo Ministry of Smart Growth", "state", "LV"),
    2025,
    30,
    10,
    10
);
pub const CARPATHIA: Consortium = matched!(
    "DEMO-CARPATHIA",
    "An invented AI Factory in the Mountains",
    "Demo Highland Compute",
    "RO",
    "Demo Forest Institute",
    "HU",
    Funder("Demo Authority for Digitalisation", "state", "RO"),
    2025,
    15,
    5,
    5
);
pub const DANUBE: Consortium = matched!(
    "DEMO-DANUBE",
    "An invented AI Factory along the Danube",
    "Demo River Computing",
    "HU",
    "Demo Bridge University",
    "SK",
    Funder("Demo Innovation Office", "state", "HU"),
    2025,
    30,
    10,
    5
);
/// Its host stands in a state whose hosting entities may not apply: ineligible.
pub const ETNA: Consortium = matched!(
    "DEMO-ETNA",
    "An invented AI Factory beside a volcano",
    "Demo Lava Computing",
    "IS",
    "Demo Ash Institute",
    "IT",
    Funder("Demo Research Council", "state", "IS"),
    2025,
    20,
    10,
    5
);
pub const FJORD: Consortium = matched!(
    "DEMO-FJORD",
    "An invented AI Factory on the Sound",
    "Demo Sound Computing",
    "DK",
    "Demo Fjord University",
    "NO",
    Funder("Demo Agency for Higher Education", "state", "DK"),
    2026,
    45,
    15,
    12
);
pub const GALAXY: Consortium = matched!(
    "DEMO-GALAXY",
    "An invented AI Factory under the Stars",
    "Demo Observatory Compute",
    "ES",
    "Demo Plateau University",
    "PT",
    Funder("Demo Secretariat for Digitalisation", "state", "ES"),
    2026,
    35,
    15,
    12
);
pub const HARBOUR: Consortium = matched!(
    "DEMO-HARBOUR",
    "An invented AI Factory in the Harbour",
    "Demo Quay Computing",
    "BE",
    "Demo Lighthouse Institute",
    "NL",
    Funder("Demo Science Policy Office", "state", "BE"),
    2026,
    30,
    10,
    8
);
pub const ISLES: Consortium = matched!(
    "DEMO-ISLES",
    "An invented AI Factory of the Isles",
    "Demo Island Computing",
    "IE",
    "Demo Peat Institute",
    "FI",
    MINISTRY,
    2026,
    40,
    15,
    12
);
pub const JURA: Consortium = matched!(
    "DEMO-JURA",
    "An invented AI Factory in the Limestone",
    "Demo Limestone Compute",
    "FR",
    "Demo Watch Institute",
    "DE",
    Funder("Demo Ministry of Higher Education", "state", "FR"),
    2026,
    50,
    20,
    15
);
pub const KARST: Consortium = matched!(
    "DEMO-KARST",
    "An invented AI Factory in the Caves",
    "Demo Cave Computing",
    "SI",
    "Demo Spring University",
    "HR",
    Funder("Demo Ministry of Science", "state", "SI"),
    2026,
    20,
    10,
    6
);
pub const LAGOON: Consortium = matched!(
    "DEMO-LAGOON",
    "An invented AI Factory on the Lagoon",
    "Demo Lagoon Computing",
    "IT",
    "Demo Glass Institute",
    "AT",
    Funder("Demo Ministry of Universities", "state", "IT"),
    2026,
    35,
    15,
    10
);
pub const MEADOW: Consortium = matched!(
    "DEMO-MEADOW",
    "An invented AI Factory on the Meadow",
    "Demo Meadow Compute",
    "FI",
    "Demo Barn University",
    "PL",
    MINISTRY,
    2026,
    25,
    10,
    8
);
pub const NEBULA: Consortium = matched!(
    "DEMO-NEBULA",
    "An invented AI Factory in the Fog",
    "Demo Fog Computing",
    "LU",
    "Demo Mist Institute",
    "FR",
    Funder("Demo Ministry of the Economy", "state", "LU"),
    2026,
    20,
    10,
    6
);

impl Consortium {
    /// All that its draft says, documents apart.
    pub fn whole(&self, book: &Rulebook) -> Whole {
        let track = book.tracks.get(self.track).map(|track| track.id.clone()).unwrap_or_default();
        let answers = book.fields().map(|field| (field.id.clone(), self.answer(field)));
        Whole {
            basics: TypedBasics { acronym: self.acronym.into(), title: self.title.into(), track },
            answers: answers.collect::<BTreeMap<_, _>>(),
            partners: self.partners(),
            costs: self.costs(book),
            hosting: TypedHosting::default(),
            asks: self
                .asks
                .iter()
                .map(|(line, cost_type, millions)| TypedAsk {
                    line: (*line).into(),
                    cost_type: (*cost_type).into(),
                    amount: format!("{millions}000000.00"),
                })
                .collect(),
            tranches: self.claims.iter().map(tranche).collect(),
        }
    }

    /// The host spends what is asked and what its funders give beside it; operation in the first year.
    fn costs(&self, book: &Rulebook) -> Vec<TypedCost> {
        let cost = |(line, cost_type, millions): &(&str, &str, u32)| {
            let by_year = book.cost_type(cost_type).is_some_and(|one| one.by_year);
            TypedCost {
                partner: "0".into(),
                cost_type: (*cost_type).into(),
                year: if by_year { "2027".into() } else { String::new() },
                line: (*line).into(),
                amount: format!("{}000000.00", millions * 2),
                asked: format!("{millions}000000.00"),
                note: String::new(),
            }
        };
        self.asks.iter().map(cost).collect()
    }

    fn partners(&self) -> Vec<TypedPartner> {
        let host = std::iter::once((self.host, "host"));
        let others = self.partners.iter().map(|partner| (*partner, "beneficiary"));
        host.chain(others)
            .map(|((name, country), role)| TypedPartner {
                name: name.into(),
                country: country.into(),
                role: role.into(),
                kind: if role == "host" { "public" } else { "research" }.into(),
                ..TypedPartner::default()
            })
            .collect()
    }

    fn answer(&self, field: &Field) -> Answer {
        match &field.kind {
            FieldKind::Choice { options, many, .. } => {
                let some = if *many { 2 } else { 1 };
                Answer::Chosen(options.iter().take(some).map(|option| option.id.clone()).collect())
            }
            FieldKind::Text(_) => Answer::Text(format!(
                "{} is invented for the demonstration. Under “{}” a real proposal would say what {} in {} plans.",
                self.acronym,
                field.label.in_language("en"),
                self.host.0,
                self.host.1
            )),
            FieldKind::YesNo => Answer::Text("yes".into()),
            FieldKind::Number { min, max, .. } => Answer::Text((min + (max - min) / 2).to_string()),
            FieldKind::Date(_) => Answer::Text("2026-09-01".into()),
            FieldKind::Money { .. } => Answer::Text("1000000.00".into()),
            FieldKind::Table(_) => Answer::Rows(Vec::new()),
        }
    }
}

fn tranche(claim: &Claim) -> TypedTranche {
    let Funder(name, level, country) = claim.funder;
    TypedTranche {
        funder_name: name.into(),
        funder_level: level.into(),
        funder_country: country.into(),
        year: claim.year.to_string(),
        cost_type: claim.cost_type.into(),
        kind: "cash".into(),
        stated: format!("{}000.00", claim.thousands),
        origin: level.into(),
        aid_basis: "no economic activity (invented)".into(),
        evidence: "letter (invented)".into(),
        ..TypedTranche::default()
    }
}

/// A PDF of one page that says it is invented: small, and well-formed to the byte.
pub fn pdf(says: &str) -> Vec<u8> {
    let words: String = says.chars().filter(|c| c.is_ascii() && !matches!(c, '(' | ')' | '\\')).collect();
    let stream = format!("BT /F1 16 Tf 72 760 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (start, count) = (pdf.len(), objects.len() + 1);
    pdf.push_str(&format!(
        "xref\n0 {count}\n{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    pdf.into_bytes()
}
