//! Conflicts of interest: what an expert declares, what the facts show by themselves, and what follows.
//!
//! Declared before access to a proposal, competing proposals of the cut-off included. A disqualifying
//! conflict closes the proposal to the expert; a potential one waits for a ruling of staff. Facts that show a
//! conflict stand beside the declaration and are never overruled by it.

use serde::{Deserialize, Serialize};

use crate::ground::ids::FunderId;
use crate::ground::text::{Pic, bare};
use crate::named;
use crate::proposal::rules::{Content, Partner, PartyKey};

named! {
    /// How grave: `None` < `Potential` < `Disqualifying`.
    Degree {
        None => "none",
        /// Employed, supervised or co-published in the last three years: staff rule.
        Potential => "potential",
        /// Took part, benefits, close tie, employed by an applicant.
        Disqualifying => "disqualifying",
    }

    Ruling {
        Allowed => "allowed",
        Barred => "barred",
    }
}

/// What the program knows of an expert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpertFacts {
    pub organisation: String,
    pub pic: Option<Pic>,
    /// Funders the expert speaks for.
    pub funders: Vec<FunderId>,
    /// The expert sits on the Board for this call.
    pub board: bool,
}

/// A proposal as the conflict rules look at it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub reference: &'a str,
    pub content: &'a Content,
    /// The expert is coordinator, contributor or reader of it.
    pub in_team: bool,
}

/// A conflict that the facts show, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Evident {
    /// The expert belongs to the proposal's team.
    Team,
    /// The expert's organisation is a partner, found by its PIC or by its name.
    Organisation { partner: String, by_pic: bool },
    /// The expert speaks for a funder that the proposal claims money from.
    Funder { funder: String },
    /// The expert sits on the Board that decides.
    Board,
    /// The expert belongs to the team of a competing proposal of the same cut-off.
    CompetingTeam { reference: String },
    /// The expert's organisation is a partner in a competing proposal of the same cut-off.
    CompetingOrganisation { reference: String, partner: String },
    /// The expert declared a disqualifying conflict about a competing proposal.
    CompetingDeclared { reference: String },
}

impl Evident {
    pub const fn degree(&self) -> Degree {
        match self {
            Self::CompetingOrganisation { .. } | Self::CompetingDeclared { .. } => Degree::Potential,
            Self::Team
            | Self::Organisation { .. }
            | Self::Funder { .. }
            | Self::Board
            | Self::CompetingTeam { .. } => Degree::Disqualifying,
        }
    }

    /// The Fluent key of its words: `evaluation-evident-CODE`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Organisation { by_pic: true, .. } => "organisation-pic",
            Self::Organisation { by_pic: false, .. } => "organisation-name",
            Self::Funder { .. } => "funder",
            Self::Board => "board",
            Self::CompetingTeam { .. } => "competing-team",
            Self::CompetingOrganisation { .. } => "competing-organisation",
            Self::CompetingDeclared { .. } => "competing-declared",
        }
    }

    /// What or who it concerns: a partner's or funder's name, or a reference.
    pub fn subject(&self) -> &str {
        match self {
            Self::Team | Self::Board => "",
            Self::Organisation { partner, .. } => partner,
            Self::Funder { funder } => funder,
            Self::CompetingTeam { reference }
            | Self::CompetingOrganisation { reference, .. }
            | Self::CompetingDeclared { reference } => reference,
        }
    }
}

impl ExpertFacts {
    /// What proposals are searched for that the expert has to do with.
    pub fn parties(&self) -> Vec<PartyKey> {
        let own = self.pic.iter().map(PartyKey::pic).chain(PartyKey::name(&self.organisation));
        own.chain(self.funders.iter().map(PartyKey::funder)).collect()
    }
}

/// Every conflict that the facts show, the gravest first. `case` is None for a proposal in which nothing of the
/// expert's was found; `competing` needs only those of the cut-off in which something was.
pub fn evident(expert: &ExpertFacts, case: Option<Case<'_>>, competing: &[Case<'_>]) -> Vec<Evident> {
    let mut found = case.map(|case| evident_in(expert, case)).unwrap_or_default();
    if expert.board {
        found.push(Evident::Board);
    }
    let others = competing.iter().filter(|other| case.is_none_or(|case| other.reference != case.reference));
    for other in others {
        let reference = other.reference.to_owned();
        if other.in_team {
            found.push(Evident::CompetingTeam { reference });
        } else if let Some((partner, _)) = employer(expert, &other.content.partners) {
            found.push(Evident::CompetingOrganisation { reference, partner: partner.name.clone() });
        }
    }
    found.sort_by_key(|reason| std::cmp::Reverse(reason.degree()));
    found
}

fn evident_in(expert: &ExpertFacts, case: Case<'_>) -> Vec<Evident> {
    let mut found = Vec::new();
    if case.in_team {
        found.push(Evident::Team);
    }
    if let Some((partner, by_pic)) = employer(expert, &case.content.partners) {
        found.push(Evident::Organisation { partner: partner.name.clone(), by_pic });
    }
    for tranche in &case.content.tranches {
        let said = Evident::Funder { funder: tranche.funder_name.clone() };
        if expert.funders.contains(&tranche.funder) && !found.contains(&said) {
            found.push(said);
        }
    }
    found
}

/// The partner that is the expert's organisation, and whether the PIC says so.
fn employer<'a>(expert: &ExpertFacts, partners: &'a [Partner]) -> Option<(&'a Partner, bool)> {
    let by_pic = partners.iter().find(|partner| expert.pic.is_some() && partner.pic == expert.pic);
    let name = bare(&expert.organisation);
    let by_name = || partners.iter().find(|partner| !name.is_empty() && bare(&partner.name) == name);
    by_pic.map(|partner| (partner, true)).or_else(|| by_name().map(|partner| (partner, false)))
}

/// An expert's last declaration about a proposal, and the ruling on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub degree: Degree,
    pub detail: String,
    pub ruling: Option<Ruling>,
}

named! {
    /// Whether an expert may see a proposal's content.
    Access {
        /// Nothing was declared yet.
        MustDeclare => "must_declare",
        /// A potential conflict waits for a ruling.
        AwaitsRuling => "awaits_ruling",
        Granted => "granted",
        Denied => "denied",
    }
}

/// Deny wins: an evident or declared disqualifying conflict, or a ruling that bars, closes the proposal. A
/// potential conflict, declared or evident, opens it only by a ruling.
pub fn access(declared: Option<&Declared>, evident: &[Evident]) -> Access {
    let shown = evident.iter().map(Evident::degree).max().unwrap_or(Degree::None);
    let ruling = declared.and_then(|declared| declared.ruling);
    let degree = declared.map_or(Degree::None, |declared| declared.degree).max(shown);
    match (degree, ruling, declared) {
        (Degree::Disqualifying, ..) | (_, Some(Ruling::Barred), _) => Access::Denied,
        (_, _, None) => Access::MustDeclare,
        (Degree::None, ..) | (Degree::Potential, Some(Ruling::Allowed), _) => Access::Granted,
        (Degree::Potential, None, _) => Access::AwaitsRuling,
    }
}
