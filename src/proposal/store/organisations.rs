//! Organisations that somebody may be reminded of: those of published awards, and those of their own proposals.
//!
//! Never those of others' drafts or submissions: a name that is offered would tell that somebody wrote it.

use super::{mine, partners};
use crate::call;
use crate::db::Db;
use crate::ground::identifier::{Ror, Vat};
use crate::ground::text::{Pic, bare};
use crate::ground::{Actor, Moment, Result};
use crate::proposal::rules::{Contact, Details, Partner};

/// An organisation, and how it is known. Roles, contacts and ids are not its own.
#[derive(Clone, Debug)]
pub struct Known {
    pub partner: Partner,
    /// The acronym of a published award, or the reference of one's own proposal.
    pub from: String,
    pub published: bool,
}

/// Fewer letters would list everything.
pub const FIND_MIN: usize = 3;
const FOUND_MAX: usize = 20;

/// The organisations that fit a name, PIC, ROR or VAT number: one's own first, each once.
pub fn known(db: &mut Db, actor: &Actor, asked: &str, now: Moment) -> Result<Vec<Known>> {
    if bare(asked).chars().count() < FIND_MIN {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for (proposal, _) in mine(db, actor)?.into_iter().rev() {
        for partner in partners::of(db, &proposal.id)? {
            all.push(Known { partner: plain(partner), from: proposal.reference.clone(), published: false });
        }
    }
    for book in call::store::visible_to(db, actor)? {
        let today = now.in_zone(book.call.zone).date_naive();
        for award in call::store::history(db, &book.call.id)?.as_known_at(today).awards {
            let (name, country) = (award.host, award.country);
            let details = Details { city: award.site, ..Details::default() };
            let (id, role) = (crate::ground::ids::PartnerId::from_text(""), String::new());
            let partner = Partner { id, name, country, role, pic: None, details };
            all.push(Known { partner, from: award.acronym, published: true });
        }
    }
    let mut found: Vec<Known> = Vec::new();
    for one in all.into_iter().filter(|one| fits(&one.partner, asked)) {
        if found.len() < FOUND_MAX && found.iter().all(|other| other.partner.alike(&one.partner).is_none()) {
            found.push(one);
        }
    }
    Ok(found)
}

fn plain(partner: Partner) -> Partner {
    let details = Details { affiliated_to: String::new(), contact: Contact::default(), ..partner.details };
    Partner { role: String::new(), details, ..partner }
}

fn fits(partner: &Partner, asked: &str) -> bool {
    let details = &partner.details;
    let (pic, ror, vat) = (Pic::parse(asked).ok(), Ror::parse(asked).ok(), Vat::parse(asked).ok());
    let named =
        [&partner.name, &details.short_name].into_iter().any(|name| bare(name).contains(&bare(asked)));
    named
        || (pic.is_some() && pic == partner.pic)
        || (ror.is_some() && ror == details.ror)
        || (vat.is_some() && vat == details.vat)
}
