//! What applicants do to a proposal, and how a cut-off closes.

mod carry;
mod close;
mod consortium;
mod declaration;
mod document;
mod draft;
mod emergency;
mod field;
mod import;
mod lists;
mod notes;
mod opening;
mod reminders;
mod submit;
mod team;

pub use carry::{REPLY_MAX, carry_over, reply};
pub use close::{close_cutoff, close_due, due};
pub use consortium::{add_partner, entry_fingerprint, remove_partner, save_partner};
pub use declaration::{
    declare, put_paper, sign_off, sign_off_for_funder, take_sign_off_back, take_sign_off_back_for_funder,
    undeclare,
};
pub use document::{DOCUMENT_HELD, Over, Uploaded, put_document, remove_document};
pub use draft::{
    Base, Created, TypedBudget, TypedPart, Whole, check_import, create, fingerprint, preview, save_part,
    save_whole,
};
pub use emergency::{Archive, Whose, decide_deposit, deposit, deposit_for, hand_in, note_refused_deposit};
pub use field::{
    Kept, Met, Past, SavedFields, Sent, Typing, close_typing, restore_field, save_field, save_fields,
};
pub use import::{Import, import, named_apart};
pub use lists::restore_list;
pub use notes::{NOTE_MAX, Place, resolve_notes, write_note};
pub use opening::{Opens, close_to_funder, open_to_funder};
pub use reminders::{mute_reminders, remind_due};
pub use submit::{Receipted, TakenBackAt, keep_shown, note_attempt, submit, submit_read, withdraw};
pub use team::{
    Sending, accept, accept_handover, decline, decline_handover, invite, invite_again, offer_handover,
    remove_member, revoke, set_member, withdraw_handover,
};

use serde_json::Value;

use super::store::Proposal;
use crate::ground::{Entry, RecordClass};

/// The entry of an act upon a proposal.
fn entry(verb: &'static str, proposal: &Proposal, facts: Value) -> Entry {
    Entry::new(verb, ("proposal", &proposal.id), RecordClass::Proposal, facts)
}
