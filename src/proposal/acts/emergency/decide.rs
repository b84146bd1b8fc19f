//! A named member of staff decides whether a late archive is let in.
//!
//! It enters by a supplement: what the archive says becomes the draft and then a submission with a receipt of its own,
//! marked as late; an addendum root stands over it, since the cut-off's own root was published without it; and the
//! intake edition is sealed again, naming the one before and by which rule.

use serde_json::json;

use super::letter;
use crate::act::Act;
use crate::call;
use crate::call::store::edition::EditionKind;
use crate::call::store::{Addendum, Closing};
use crate::ground::ids::{CallId, DepositId, DocumentId, RowId, SubmissionId};
use crate::ground::{Error, Moment, Problems, Refusal, Result, text};
use crate::keys::sha256_hex;
use crate::people::rules::text_problem;
use crate::proposal::acts::carry::write_reply;
use crate::proposal::acts::close::intake;
use crate::proposal::acts::document::file_name;
use crate::proposal::acts::draft::put_whole;
use crate::proposal::acts::submit::{coordinators, installation};
use crate::proposal::acts::{Import, entry};
use crate::proposal::rules::merkle::{self, hex};
use crate::proposal::rules::{
    Document, Draft, Last, LateReceipt, OpenCall, RECEIPT_TYP, Receipt, Submitted, SupplementKind,
    TypedVerdict, of_declaration,
};
use crate::proposal::store::deposits::{self, Deposit, DepositDecision};
use crate::proposal::store::stored::Stored;
use crate::proposal::store::submissions::{self, Sealed};
use crate::proposal::store::supplements::{self, NewSupplement};
use crate::proposal::store::{self, Late, Proposal, content_before, documents, for_late, signoffs};

pub const REASON_MAX: usize = 2_000;
pub const BASIS_MAX: usize = 300;

/// Which deposit is decided about, and what its archive says: read before the act, and not at all to refuse it.
#[derive(Clone, Debug)]
pub struct Whose {
    pub call: CallId,
    pub id: DepositId,
    pub import: Option<Import>,
}

/// Decides; the version it became, where it was let in.
///
/// # Errors
/// `NotFound` for who does not oversee the cut-off, `Forbidden` for auditors and members; `emergency-decided` the second
/// time, `emergency-not-handed` while nothing is there; to let it in: `cutoff-open` until the cut-off has closed,
/// `emergency-sealed` once eligibility is sealed, `emergency-moved-on`, `not-ready`; problems of what was typed.
pub fn decide_deposit(
    act: &mut Act<'_>,
    of: &Whose,
    typed: &TypedVerdict,
    base: &str,
) -> Result<Option<i32>> {
    let actor = act.actor;
    let deposit = deposits::find(act.db, actor, &of.call, &of.id)?;
    let (proposal, late) = for_late(act, &deposit.proposal, deposit.cutoff)?;
    if deposit.decision.is_some() {
        return Err(Refusal::new("emergency-decided").into());
    }
    let handed = deposit.handed.clone().ok_or_else(|| Refusal::new("emergency-not-handed"))?;
    let (accepted, reason, legal_basis) = read(typed)?;
    let mut decision = DepositDecision {
        at: act.received(),
        by: act.by(),
        accepted,
        reason,
        version: None,
        supplement: None,
    };
    if accepted {
        let import = of.import.as_ref().filter(|import| import.archive == deposit.sha256);
        let import = import.ok_or_else(|| unreadable(handed.faults.len()))?;
        let entering = Entering { deposit: &deposit, closing: closing(act, &deposit)?, by: handed.by };
        let (version, supplement) = entering.enter(act, late, import, (&decision.reason, &legal_basis))?;
        (decision.version, decision.supplement) = (Some(version), Some(supplement));
    }
    if !deposits::decide(act.db, &deposit.id, &decision)? {
        return Err(Refusal::new("emergency-decided").into());
    }
    if accepted {
        // After the decision is written: the edition tells of it.
        let closing = closing(act, &deposit)?;
        let intake = intake(act.db, &closing)?;
        call::acts::seal(act, &deposit.call, deposit.cutoff, EditionKind::Intake, &intake)?;
    }
    let facts = json!({
        "number": deposit.number, "cutoff": deposit.cutoff, "accepted": accepted, "version": decision.version,
        "supplement": decision.supplement,
    });
    act.record(&entry("proposal.deposit_decided", &proposal, facts))?;
    for person in coordinators(act, &proposal)? {
        let letter = letter(person, "emergency-decided", &deposit)
            .with("accepted", accepted)
            .with("version", decision.version.unwrap_or_default())
            .with("url", format!("{base}/proposals/{}/emergency", proposal.reference));
        act.post(&letter)?;
    }
    Ok(decision.version)
}

fn read(typed: &TypedVerdict) -> Result<(bool, String, String)> {
    let mut problems = Problems::none();
    if !["yes", "no"].contains(&typed.accepted.as_str()) {
        problems.add("accepted", "required");
    }
    let accepted = typed.accepted == "yes";
    let mut line = |name: &'static str, typed: &str, max| {
        text::line(typed, max).unwrap_or_else(|bad| {
            text_problem(&mut problems, name, &bad);
            String::new()
        })
    };
    let reason = line("reason", &typed.reason, REASON_MAX);
    let legal_basis =
        if accepted { line("legal_basis", &typed.legal_basis, BASIS_MAX) } else { String::new() };
    problems.into_result()?;
    Ok((accepted, reason, legal_basis))
}

/// What cannot be read as a draft cannot be let in, and that is a reason to refuse it.
fn unreadable(faults: usize) -> Refusal {
    Refusal::new("emergency-archive").with("count", faults)
}

/// The closing of the deposit's cut-off, while something may still enter.
fn closing(act: &mut Act<'_>, deposit: &Deposit) -> Result<Closing> {
    let (call, cutoff) = (&deposit.call, deposit.cutoff);
    let Some(closing) = call::store::closed(act.db, call, cutoff)? else {
        let at = call::store::rulebook(act.db, call)?.cutoff_at(cutoff).unwrap_or(deposit.at);
        return Err(Refusal::new("cutoff-open").with("cutoff", cutoff).with("at", at).into());
    };
    let sealed = call::store::edition::latest(act.db, call, cutoff, EditionKind::Eligible)?;
    match sealed {
        Some(_) => Err(Refusal::new("emergency-sealed").with("cutoff", cutoff).into()),
        None => Ok(closing),
    }
}

struct Entering<'a> {
    deposit: &'a Deposit,
    closing: Closing,
    /// Who handed it in: the words are theirs.
    by: String,
}

impl Entering<'_> {
    /// The version it becomes, and the number of the supplement.
    fn enter(
        &self,
        act: &mut Act<'_>,
        late: Late,
        import: &Import,
        (reason, legal_basis): (&str, &str),
    ) -> Result<(i32, i32)> {
        let book = call::store::rulebook_by_hash(act.db, &self.closing.rulebook)?;
        let rulebook = self.closing.rulebook.clone();
        let open = OpenCall { book, rulebook, closed: vec![self.closing.cutoff] };
        let (proposal, may) = late.edit(act.db)?;
        put_whole(act, (&proposal, may), &open, &import.whole, &self.by).map_err(|error| match error {
            Error::Invalid(problems) => unreadable(problems.0.len()).into(),
            other => other,
        })?;
        // What an archive does not say was not hashed: the draft may have been given it since.
        let (proposal, may) = late.edit(act.db)?;
        write_reply(act, (&proposal, may), import.reply.as_deref().unwrap_or_default())?;
        self.put_documents(act, &late, import)?;
        let (proposal, may) = late.submit(act.db)?;
        let submitted = self.submitted(act, &open, &proposal)?;
        let id: RowId = act.id();
        let to = Last {
            version: submitted.version,
            cutoff: submitted.cutoff,
            received: submitted.received,
            draft_version: submitted.draft_version,
        };
        let new = NewSupplement {
            kind: SupplementKind::Late,
            to,
            matter: None,
            correction: None,
            document: None,
            reason,
            legal_basis,
        };
        let (at, by) = (act.received(), act.by());
        let supplement = supplements::insert(act.db, &id, &proposal, &new, (at, &by))?;
        let addendum = call::store::addenda(act.db, &proposal.call, submitted.cutoff)?.len();
        let addendum = i32::try_from(addendum).map_err(Error::internal)? + 1;
        let sealed = self.sealed(act, &submitted, (supplement, addendum))?;
        let id: SubmissionId = act.id();
        submissions::insert(act.db, may, &id, &proposal.call, &submitted, &sealed, &self.by)?;
        self.publish(act, &proposal, addendum, at)?;
        let facts = json!({
            "reference": submitted.reference, "version": submitted.version, "cutoff": submitted.cutoff,
            "content": sealed.content_hash, "rulebook": sealed.rulebook, "supplement": supplement,
            "receipt": sha256_hex(sealed.receipt.as_bytes()),
        });
        act.record(&entry("proposal.let_in", &proposal, facts))?;
        Ok((submitted.version, supplement))
    }

    /// The archive's documents in their slots, and nothing beside; what was there stays as history.
    fn put_documents(&self, act: &mut Act<'_>, late: &Late, import: &Import) -> Result<()> {
        let (at, mut put) = (act.received(), Vec::new());
        for (slot, file) in &import.documents {
            let (proposal, may) = late.edit(act.db)?;
            // An archive names a co-funder by its place, as it knows no rows.
            let slot = store::slot_in_table(act.db, &proposal.id, slot)?;
            put.push(slot.clone());
            let name = file_name(&file.name, &slot);
            let held = documents::current(act.db, &proposal.id)?;
            if held.iter().any(|old| (&old.slot, &old.sha256, &old.name) == (&slot, &file.sha256, &name)) {
                continue;
            }
            let (id, sha256) = (act.id::<DocumentId>(), file.sha256.clone());
            let document = Document { id, slot, name, sha256, bytes: file.bytes, pages: file.pages, at };
            documents::put(act.db, may, &document, &self.by)?;
        }
        let (proposal, _) = late.edit(act.db)?;
        for held in documents::current(act.db, &proposal.id)? {
            if !put.contains(&held.slot) && of_declaration(&held.slot).is_none() {
                let (_, may) = late.edit(act.db)?;
                documents::take_out(act.db, may, &held.slot, at)?;
            }
        }
        Ok(())
    }

    fn submitted(&self, act: &mut Act<'_>, open: &OpenCall, proposal: &Proposal) -> Result<Submitted> {
        let draft = Draft {
            reference: proposal.reference.clone(),
            stage: proposal.stage,
            version: proposal.version,
            last: proposal.last,
            content: content_before(act.db, proposal, self.closing.cutoff_at)?,
            signed: signoffs::of(act.db, &proposal.id)?,
        };
        draft.let_in(open, self.deposit.cutoff, act.received())
    }

    fn sealed(
        &self,
        act: &mut Act<'_>,
        submitted: &Submitted,
        (supplement, addendum): (i32, i32),
    ) -> Result<Sealed> {
        let stored = Stored::of(&submitted.content)?;
        let content_hash = sha256_hex(stored.content.as_bytes());
        let rulebook = self.closing.rulebook.clone();
        let installation = installation(act)?;
        let call = self.deposit.call.as_str();
        let receipt = Receipt::of(submitted, call, &rulebook, &content_hash, installation);
        let late = LateReceipt {
            deposited: self.deposit.at,
            archive_sha256: self.deposit.sha256.clone(),
            supplement,
        };
        let receipt = act.sign(RECEIPT_TYP, &Receipt { late: Some(late), ..receipt })?;
        Ok(Sealed { stored, content_hash, rulebook, receipt, addendum: Some(addendum) })
    }

    /// The root over all that was let in so far.
    fn publish(&self, act: &mut Act<'_>, proposal: &Proposal, number: i32, at: Moment) -> Result<()> {
        let (call, cutoff) = (&proposal.call, self.deposit.cutoff);
        let leaves = submissions::late_leaves(act.db, call, cutoff)?;
        let hashes: Vec<merkle::Hash> =
            leaves.iter().map(|leaf| merkle::leaf(leaf.receipt.as_bytes())).collect();
        let root = hex(&merkle::root(&hashes));
        call::store::insert_addendum(act.db, call, cutoff, &Addendum { number, at, root })
    }
}
