//! What partners have to declare, and whose sign-off is missing.

use super::{Finding, Weight};
use crate::call::rules::{Declaration, Demand, Rulebook};
use crate::ground::Result;
use crate::proposal::rules::consortium::{Partner, declaration_slot};
use crate::proposal::rules::content::Content;
use crate::proposal::rules::part::Part;
use crate::proposal::rules::signoffs::{SignedOff, Signing, signatories, signing};

/// How a partner stands to a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declaring {
    Missing,
    /// Declared, and the paper that belongs to it is not there.
    NoPaper,
    /// Declared on a text that the rulebook has changed since.
    Earlier,
    /// Declared while the entry was another organisation's.
    AsAnother,
    Done,
}

/// How the partner at a place stands to a declaration; None where it is not asked for it.
pub fn declaring(content: &Content, place: usize, one: &Declaration) -> Option<Declaring> {
    let partner = content.partners.get(place).filter(|partner| one.asks(&partner.role))?;
    debug_assert!(!partner.role.is_empty());
    let slot = declaration_slot(&one.id, place + 1);
    let paper = || content.documents.iter().any(|document| document.slot == slot);
    Some(match content.declared(place, &one.id) {
        None => Declaring::Missing,
        Some(declared) if declared.text_sha256 != one.text_sha256() => Declaring::Earlier,
        Some(declared) if declared.as_another(partner).is_some() => Declaring::AsAnother,
        Some(_) if one.document && !paper() => Declaring::NoPaper,
        Some(_) => Declaring::Done,
    })
}

fn weight(demand: Demand) -> Weight {
    match demand {
        Demand::None => Weight::Informs,
        Demand::Warn => Weight::Warns,
        Demand::Block => Weight::Blocks,
    }
}

/// Where a partner's page has its declarations and its sign-off.
fn spot(place: usize, name: &str) -> String {
    format!("partners.{place}.{name}")
}

pub fn findings(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in &book.declarations {
        for (place, partner) in content.partners.iter().enumerate() {
            let code = match declaring(content, place, one) {
                Some(Declaring::Missing) => "declaration-missing",
                Some(Declaring::NoPaper) => "declaration-paper",
                Some(Declaring::Earlier) => "declaration-earlier",
                Some(Declaring::AsAnother) => "declaration-another",
                Some(Declaring::Done) | None => continue,
            };
            findings.push(
                of_partner(weight(one.missing), code, place, partner, "declarations").about(&one.title),
            );
        }
    }
    findings
}

fn of_partner(weight: Weight, code: &'static str, place: usize, partner: &Partner, name: &str) -> Finding {
    Finding::new(weight, code, Part::Consortium).with("name", &partner.name).at(spot(place, name))
}

/// Sign-offs that are missing, or that were given upon something else than what stands there now.
pub fn unsigned(book: &Rulebook, content: &Content, signed: &[SignedOff]) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (party, name, demand) in signatories(book, content) {
        let place = content.partners.iter().position(|one| party.columns() == ("partner", one.id.as_str()));
        let (part, field) = match place {
            Some(place) => (Part::Consortium, spot(place, "signoff")),
            None => (Part::Cofunding, String::new()),
        };
        let finding = |code| Finding::new(weight(demand), code, part.clone()).with("name", &name).at(&field);
        match signing(content, &party, signed)? {
            Signing::Missing => findings.push(finding("signoff-missing")),
            Signing::Outdated(last) => {
                findings.push(finding("signoff-outdated").with("version", last.version));
            }
            Signing::Holds(_) => {}
        }
    }
    Ok(findings)
}
