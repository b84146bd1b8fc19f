//! Who may host, who may take part, and of whom it is not known.

use chrono::NaiveDate;
use serde::Serialize;

use crate::call::rules::{Rulebook, TakesPart};
use crate::ground::Country;
use crate::people::Look;
use crate::words::charts::TileMap;

#[derive(Serialize)]
pub struct Parties {
    /// By the codes EU documents use.
    pub hosts: String,
    pub partners: String,
    pub unsure: Vec<Unsure>,
    #[serde(skip)]
    host_countries: Vec<Country>,
    #[serde(skip)]
    partner_countries: Vec<Country>,
}

#[derive(Serialize)]
pub struct Unsure {
    pub country: &'static str,
    pub why: String,
}

impl Parties {
    /// As the dated list tells it for a day.
    pub fn of(book: &Rulebook, today: NaiveDate, look: &Look<'_>) -> Self {
        let (mut hosts, mut partners, mut unsure) = (Vec::new(), Vec::new(), Vec::new());
        let mut countries: Vec<Country> = book.states.iter().map(|state| state.country).collect();
        countries.sort_by_key(|country| country.eu());
        countries.dedup();
        for country in countries {
            match book.takes_part(country, today) {
                TakesPart::Yes { may_host: true } => hosts.push(country),
                TakesPart::Yes { may_host: false } => partners.push(country),
                TakesPart::Unsure { why, .. } => {
                    let why = if why.is_empty() { look.say("common-unknown") } else { why };
                    unsure.push(Unsure { country: country.eu(), why });
                }
                TakesPart::No => {}
            }
        }
        Self {
            hosts: codes(&hosts),
            partners: codes(&partners),
            unsure,
            host_countries: hosts,
            partner_countries: partners,
        }
    }

    pub fn map(&self, look: &Look<'_>) -> TileMap {
        let alt =
            look.text("call-who-alt", &[("hosts", self.hosts.clone()), ("partners", self.partners.clone())]);
        TileMap::of(alt, &self.host_countries, &self.partner_countries)
    }
}

fn codes(countries: &[Country]) -> String {
    countries.iter().map(|country| country.eu()).collect::<Vec<_>>().join(" · ")
}
