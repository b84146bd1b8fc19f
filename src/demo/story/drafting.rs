//! Consortia draft, submit, resubmit and withdraw.

use crate::call;
use crate::demo::consortia::{Consortium, pdf};
use crate::demo::scene::{Played, Scene};
use crate::ground::ids::{CallId, PersonId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::acts::{self, Over, Uploaded};
use crate::proposal::rules::{Party, Submission, signing_fingerprint};
use crate::proposal::store;

/// The two documents that every invented proposal hands in, and the paper of its host, printed once.
pub struct Dossier(Vec<(String, Uploaded)>, Uploaded);

impl Dossier {
    pub fn print(scene: &Scene<'_>) -> Result<Self> {
        let print = |name: &str, says: &str| -> Result<Uploaded> {
            let bytes = pdf(says);
            let length = i64::try_from(bytes.len()).map_err(Error::internal)?;
            let sha256 = actix_web::rt::System::new().block_on(scene.state.files.put(&bytes))?;
            Ok(Uploaded { name: name.to_owned(), sha256, bytes: length, pages: Some(1) })
        };
        let documents = vec![
            ("part-b".to_owned(), print("part-b.pdf", "An invented proposal. Nothing in it is real.")?),
            (
                "commitment-letters".to_owned(),
                print("letters.pdf", "Invented letters of commitment. Nothing in them is real.")?,
            ),
        ];
        let paper =
            print("agreement.pdf", "An invented agreement of host and state. Nothing in it is real.")?;
        Ok(Self(documents, paper))
    }
}

pub struct Proposals<'a> {
    pub scene: &'a Scene<'a>,
    pub dossier: &'a Dossier,
}

impl Proposals<'_> {
    /// A draft with all but its documents; returns its reference.
    pub fn drafts(
        &self,
        call: &str,
        consortium: &'static Consortium,
        who: &PersonId,
        when: &str,
    ) -> Played<String> {
        self.drafted(&CallId::from_text(call), consortium, who, self.scene.moment(when)?)
    }

    fn drafted(
        &self,
        call: &CallId,
        consortium: &'static Consortium,
        who: &PersonId,
        when: Moment,
    ) -> Played<String> {
        let call = call.clone();
        let created = self.scene.person(who, when, {
            let call = call.clone();
            move |act| {
                let book = call::store::rulebook(act.db, &call)?;
                acts::create(act, &call, &consortium.whole(&book).basics)
            }
        })?;
        // The right to write comes with the draft: the next act has it.
        let key = created.reference.clone();
        self.scene.person(who, when.plus_seconds(600), move |act| {
            let (proposal, _) = store::find(act.db, act.actor, &key, act.received())?;
            let book = call::store::rulebook(act.db, &call)?;
            acts::save_whole(act, &key, proposal.version, &consortium.whole(&book))
        })?;
        Ok(created.reference)
    }

    /// A whole proposal, submitted at `when`; returns its reference.
    pub fn submits(
        &self,
        call: &str,
        consortium: &'static Consortium,
        who: &PersonId,
        when: &str,
    ) -> Played<String> {
        let when = self.scene.moment(when)?;
        let reference = self.drafted(&CallId::from_text(call), consortium, who, when.plus_days(-20))?;
        for (slot, file) in &self.dossier.0 {
            let (key, slot, file) = (reference.clone(), slot.clone(), file.clone());
            self.scene.person(who, when.plus_days(-2), move |act| {
                acts::put_document(act, &key, &slot, &file, &Over::Nothing)
            })?;
        }
        self.declares(&reference, who, when.plus_days(-1))?;
        self.submitted(&reference, who, when)?;
        Ok(reference)
    }

    /// Everybody declares what they are asked, by the coordinator on their behalf, and signs off.
    fn declares(&self, reference: &str, who: &PersonId, when: Moment) -> Played<()> {
        let (key, paper) = (reference.to_owned(), self.dossier.1.clone());
        let declare = move |act: &mut crate::act::Act<'_>| {
            let (proposal, _) = store::find(act.db, act.actor, &key, act.received())?;
            let book = call::store::rulebook(act.db, &proposal.call)?;
            for partner in store::content_of(act.db, &proposal)?.partners {
                for one in book.declarations.iter().filter(|one| one.asks(&partner.role)) {
                    let said = (true, one.text_sha256());
                    acts::declare(act, &key, &partner.id, &one.id, (said.0, &said.1, "en"))?;
                    if one.document {
                        acts::put_paper(act, &key, &partner.id, &one.id, &paper, &Over::Nothing)?;
                    }
                }
                let party = Party::Partner(partner.id.clone());
                let content = store::content_of(act.db, &proposal)?;
                let seen = signing_fingerprint(&content, &party)?.unwrap_or_default();
                acts::sign_off(act, &key, &partner.id, &seen)?;
            }
            Ok(())
        };
        self.scene.person(who, when, declare)
    }

    /// Changes the title and submits again: the last version before the cut-off counts.
    pub fn submits_again(
        &self,
        consortium: &'static Consortium,
        reference: &str,
        who: &PersonId,
        when: &str,
    ) -> Played<()> {
        let (key, when) = (reference.to_owned(), self.scene.moment(when)?);
        self.scene.person(who, when.plus_seconds(-600), move |act| {
            let (proposal, _) = store::find(act.db, act.actor, &key, act.received())?;
            let book = call::store::rulebook(act.db, &proposal.call)?;
            let mut whole = consortium.whole(&book);
            whole.basics.title.push_str(" and its islands");
            acts::save_whole(act, &key, proposal.version, &whole)
        })?;
        self.submitted(reference, who, when)
    }

    fn submitted(&self, reference: &str, who: &PersonId, when: Moment) -> Played<()> {
        let key = reference.to_owned();
        let submit = move |act: &mut crate::act::Act<'_>| {
            let (proposal, _) = store::find(act.db, act.actor, &key, act.received())?;
            let book = call::store::rulebook(act.db, &proposal.call)?;
            let next =
                book.next_cutoff(act.received()).ok_or_else(|| Error::internal("no cut-off is ahead"))?;
            acts::submit(act, &key, &Submission { version: proposal.version, cutoff: next.number }).map(drop)
        };
        self.scene.person(who, when, submit)
    }

    pub fn withdraws(&self, reference: &str, who: &PersonId, when: &str) -> Played<()> {
        let key = reference.to_owned();
        let withdraw = move |act: &mut crate::act::Act<'_>| {
            acts::withdraw(
                act,
                &key,
                1,
                "The invented ministry of this invented proposal has changed its mind.",
            )
        };
        self.scene.person(who, self.scene.moment(when)?, withdraw).map(drop)
    }
}
