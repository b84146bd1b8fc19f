//! What the API shows of a proposal: no ids, and what can be sent back as it was read.

use serde::Serialize;
use utoipa::ToSchema;

use crate::proposal::acts::Whole;
use crate::proposal::rules::typed::{
    TypedAsk, TypedBasics, TypedCost, TypedHosting, TypedPartner, TypedTranche,
};
use crate::proposal::rules::{Ask, Content, Cost, Declared, Document, Finding, Heading, Tranche};
use crate::proposal::store::{Proposal, Sight};

#[derive(Serialize, ToSchema)]
pub struct ProposalSummary {
    pub reference: String,
    pub call: String,
    /// `draft`, `submitted` or `withdrawn`.
    pub stage: &'static str,
    /// Of the draft; counts saves. `If-Match` and a submission name it.
    pub version: i64,
    pub acronym: String,
    pub title: String,
    /// `coordinator`, `contributor`, `reader` or `official`.
    pub role: &'static str,
    /// The last version that was submitted; null where none was.
    pub submitted: Option<SubmittedOut>,
    /// Where it is going: `next` with `cutoff` and `at`, `received`, or `over`; `missed` are cut-offs that it
    /// rolled over.
    #[schema(value_type = Object)]
    pub heading: Heading,
}

#[derive(Serialize, ToSchema)]
pub struct SubmittedOut {
    /// Counts submissions from 1.
    pub version: i32,
    pub cutoff: i32,
    /// RFC 3339, UTC, to the microsecond.
    pub received: String,
    /// The draft says something else by now.
    pub outdated: bool,
}

#[derive(Serialize, ToSchema)]
pub struct ProposalDetail {
    #[serde(flatten)]
    pub summary: ProposalSummary,
    /// What can be saved by `PUT`.
    pub content: Whole,
    pub documents: Vec<DocumentOut>,
    pub declarations: Vec<DeclaredOut>,
    /// All that is missing or doubtful.
    pub readiness: Vec<FindingOut>,
}

#[derive(Serialize, ToSchema)]
pub struct DocumentOut {
    pub slot: String,
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
    /// None for what was uploaded before pages were counted.
    pub pages: Option<u32>,
    /// RFC 3339, UTC.
    pub at: String,
}

/// What a partner has declared.
#[derive(Serialize, ToSchema)]
pub struct DeclaredOut {
    /// Place of the partner in `content.partners`, from 0.
    pub partner: usize,
    /// Id of a declaration of the rulebook.
    pub declaration: String,
    /// Of the text that was shown.
    pub text_sha256: String,
    /// RFC 3339, UTC.
    pub at: String,
    pub signed_by: String,
    /// By the coordinator for the partner.
    pub on_behalf: bool,
}

impl DeclaredOut {
    fn of(one: &Declared) -> Self {
        Self {
            partner: one.partner,
            declaration: one.declaration.clone(),
            text_sha256: one.text_sha256.clone(),
            at: one.at.to_string(),
            signed_by: one.signed_by.clone(),
            on_behalf: one.on_behalf,
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct FindingOut {
    /// `blocks`, `warns` or `informs`.
    pub weight: &'static str,
    pub code: &'static str,
    /// JSON pointer into the content; empty where it is about the whole.
    pub pointer: String,
    /// In machine form.
    #[schema(value_type = Object)]
    pub arguments: crate::ground::refusal::Args,
}

impl ProposalSummary {
    pub(super) fn of(proposal: Proposal, sight: Sight, heading: Heading) -> Self {
        let submitted = proposal.last.map(|last| SubmittedOut {
            version: last.version,
            cutoff: last.cutoff,
            received: last.received.to_string(),
            outdated: last.draft_version != proposal.version,
        });
        Self {
            reference: proposal.reference,
            call: proposal.call.to_string(),
            stage: proposal.stage.name(),
            version: proposal.version,
            acronym: proposal.acronym,
            title: proposal.title,
            role: match sight {
                Sight::Coordinator => "coordinator",
                Sight::Contributor => "contributor",
                Sight::Reader => "reader",
                Sight::Official => "official",
            },
            submitted,
            heading,
        }
    }
}

impl ProposalDetail {
    pub(super) fn of(summary: ProposalSummary, content: &Content, findings: &[Finding]) -> Self {
        Self {
            summary,
            content: whole(content),
            documents: content.documents.iter().map(DocumentOut::of).collect(),
            declarations: content.declarations.iter().map(DeclaredOut::of).collect(),
            readiness: findings.iter().map(FindingOut::of).collect(),
        }
    }
}

impl DocumentOut {
    pub fn of(document: &Document) -> Self {
        Self {
            slot: document.slot.clone(),
            name: document.name.clone(),
            sha256: document.sha256.clone(),
            bytes: document.bytes,
            pages: document.pages,
            at: document.at.to_string(),
        }
    }
}

impl FindingOut {
    pub(super) fn of(finding: &Finding) -> Self {
        let pointer = match finding.field.as_str() {
            "" => String::new(),
            field => format!("/{}", field.replace('.', "/")),
        };
        Self { weight: finding.weight.name(), code: finding.code, pointer, arguments: finding.args.clone() }
    }
}

/// The content as it would be sent: amounts as `1234.50`, funders by name.
pub fn whole(content: &Content) -> Whole {
    Whole {
        basics: TypedBasics {
            acronym: content.acronym.clone(),
            title: content.title.clone(),
            track: content.track.clone(),
        },
        answers: content.answers.clone(),
        partners: content.partners.iter().map(TypedPartner::of).collect(),
        hosting: TypedHosting::of(content.hosting.as_ref()),
        asks: content.asks.iter().map(ask).collect(),
        costs: content.costs.iter().map(cost).collect(),
        tranches: content.tranches.iter().map(tranche).collect(),
    }
}

fn ask(ask: &Ask) -> TypedAsk {
    TypedAsk { line: ask.line.clone(), cost_type: ask.cost_type.clone(), amount: ask.amount.to_string() }
}

fn cost(cost: &Cost) -> TypedCost {
    TypedCost {
        partner: cost.partner.map(|place| place.to_string()).unwrap_or_default(),
        cost_type: cost.cost_type.clone(),
        year: cost.year.map(|year| year.to_string()).unwrap_or_default(),
        line: cost.line.clone(),
        amount: cost.amount.to_string(),
        asked: cost.asked.to_string(),
        note: cost.note.clone(),
    }
}

fn tranche(one: &Tranche) -> TypedTranche {
    TypedTranche {
        id: String::new(),
        funder: String::new(),
        funder_name: one.funder_name.clone(),
        funder_level: one.level.name().to_owned(),
        funder_country: one.country.map(|country| country.to_string()).unwrap_or_default(),
        year: one.year.to_string(),
        cost_type: one.cost_type.clone(),
        kind: one.kind.name().to_owned(),
        stated: one.stated.to_string(),
        currency: one.currency.clone(),
        rate: one.rate.clone(),
        rate_source: one.rate_source.clone(),
        origin: one.origin.name().to_owned(),
        aid_basis: one.aid_basis.clone(),
        evidence: one.evidence.clone(),
        vat: one.particulars.vat.clone(),
        rate_date: one.particulars.rate_date.clone(),
        other_awards: one.particulars.other_awards.clone(),
        valid_until: one.particulars.valid_until.clone(),
    }
}
