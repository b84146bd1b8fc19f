//! What happened before the demonstration begins.
//!
//! | where | what stands there |
//! |---|---|
//! | `ai-factories`, cut-off 5 (live) | DEMO-NORTH drafting and short of its match; DEMO-COAST drafting; DEMO-ALPS and DEMO-DELTA submitted |
//! | both calls | an announcement, a question answered to all and one that waits, letters of interest |
//! | `rehearsal`, cut-off 2 | decided: two selected (one with an award under way), one in reserve, one rejected, one ineligible |
//! | `rehearsal`, cut-off 3 | ranked and sealed: the Board's list |
//! | `rehearsal`, cut-off 4 | in evaluation: reports open, one at the consensus; a case with a supplement and a matter that waits |
//! | `rehearsal`, cut-off 5 | a draft, a submission, a withdrawal |

mod asking;
mod clarifying;
mod drafting;
mod judging;
mod money;

use super::cast::Cast;
use super::consortia as c;
use super::scene::{Played, Scene, as_far_as_it_goes};
use crate::cofunding::rules::TrancheState;
use crate::ground::Result;
use drafting::{Dossier, Proposals};
use judging::Panel;
use money::{Board, Purse};

pub fn tell(scene: &Scene<'_>, cast: &Cast) -> Result<()> {
    let dossier = Dossier::print(scene)?;
    let proposals = Proposals { scene, dossier: &dossier };
    let panel = Panel { scene, cast };
    let purse = Purse { scene, cast };
    let threads = [
        panel.hires("2025-03-03T09:00+01:00"),
        live(&proposals, cast),
        second_cutoff(&proposals, &panel, &purse),
        third_cutoff(&proposals, &panel, cast),
        fourth_cutoff(&proposals, &panel, cast),
        fifth_cutoff(&proposals, &purse, cast),
        asking::tells(scene, cast),
        clarifying::tells(scene, cast),
    ];
    threads.into_iter().try_for_each(as_far_as_it_goes)
}

/// The last cut-off of the real call, with invented consortia.
fn live(proposals: &Proposals<'_>, cast: &Cast) -> Played<()> {
    proposals.drafts("ai-factories", &c::NORTH, &cast.applicant, "2025-10-02T09:12+02:00")?;
    proposals.drafts("ai-factories", &c::COAST, &cast.coast, "2025-11-11T14:03+01:00")?;
    proposals.submits("ai-factories", &c::ALPS, &cast.alps, "2025-12-18T16:31+01:00")?;
    let delta = proposals.submits("ai-factories", &c::DELTA, &cast.coast, "2025-12-19T11:47+01:00")?;
    proposals.submits_again(&c::DELTA, &delta, &cast.coast, "2025-12-20T09:02+01:00")
}

fn second_cutoff(proposals: &Proposals<'_>, panel: &Panel<'_>, purse: &Purse<'_>) -> Played<()> {
    let cast = panel.cast;
    let entered = [
        (&c::AURORA, &cast.applicant, "2025-04-10T10:00+02:00"),
        (&c::BALTIC, &cast.alps, "2025-04-11T15:20+02:00"),
        (&c::CARPATHIA, &cast.coast, "2025-04-14T18:45+02:00"),
        (&c::DANUBE, &cast.alps, "2025-04-15T16:21+02:00"),
        (&c::ETNA, &cast.coast, "2025-04-15T16:58+02:00"),
    ];
    let mut references = Vec::new();
    for (consortium, who, when) in entered {
        references.push(proposals.submits("rehearsal", consortium, who, when)?);
    }
    let aurora = references.first().map(String::as_str).unwrap_or_default();
    purse.opens("2025-04-12T09:00+02:00")?;
    purse.answers(aurora, &["operation"], TrancheState::Letter, "2025-04-14T11:00+02:00")?;
    panel.closes(2, "2025-04-15T17:10+02:00")?;
    purse.answers(aurora, &["acquisition"], TrancheState::Secured, "2025-04-28T11:00+02:00")?;
    panel.checks(2, "2025-04-22T10:00+02:00", &["DEMO-ETNA"])?;
    panel.judges(
        2,
        "2025-05-05T09:00+02:00",
        &[("DEMO-AURORA", 88), ("DEMO-BALTIC", 84), ("DEMO-CARPATHIA", 79), ("DEMO-DANUBE", 58)],
    )?;
    let board = Board { scene: panel.scene, cast };
    board.ranks(2, "2025-06-02T16:20+02:00")?;
    board.votes(2, "2025-06-11T10:00+02:00")?;
    board.decides(2, "GB/2025/07 (invented)", "2025-06-12", "2025-06-12T17:30+02:00")?;
    purse.awards(2, "2025-06-16T09:40+02:00")?;
    purse.steps(aurora, ("hosting", "signed"), "2025-09-15", "2025-09-15T15:00+02:00")?;
    purse.steps(aurora, ("acquisition", "signed"), "2025-10-20", "2025-10-20T11:00+02:00")?;
    purse.pays(aurora, "acquisition", "2025-11-12", "2025-11-12T14:20+01:00")
}

fn third_cutoff(proposals: &Proposals<'_>, panel: &Panel<'_>, cast: &Cast) -> Played<()> {
    proposals.submits("rehearsal", &c::FJORD, &cast.coast, "2025-07-11T10:00+02:00")?;
    proposals.submits("rehearsal", &c::GALAXY, &cast.alps, "2025-07-14T15:20+02:00")?;
    proposals.submits("rehearsal", &c::HARBOUR, &cast.coast, "2025-07-15T16:12+02:00")?;
    panel.closes(3, "2025-07-15T17:10+02:00")?;
    panel.checks(3, "2025-07-22T10:00+02:00", &[])?;
    panel.judges(
        3,
        "2025-09-01T09:00+02:00",
        &[("DEMO-FJORD", 86), ("DEMO-GALAXY", 81), ("DEMO-HARBOUR", 74)],
    )?;
    Board { scene: panel.scene, cast }.ranks(3, "2025-10-06T16:20+02:00")
}

fn fourth_cutoff(proposals: &Proposals<'_>, panel: &Panel<'_>, cast: &Cast) -> Played<()> {
    proposals.submits("rehearsal", &c::ISLES, &cast.applicant, "2025-10-28T10:00+01:00")?;
    proposals.submits("rehearsal", &c::JURA, &cast.alps, "2025-10-29T15:20+01:00")?;
    proposals.submits("rehearsal", &c::KARST, &cast.coast, "2025-10-30T16:12+01:00")?;
    panel.closes(4, "2025-10-30T17:10+01:00")?;
    panel.checks(4, "2025-11-10T10:00+01:00", &[])?;
    panel.half_way(4, "2025-11-20T09:00+01:00")
}

fn fifth_cutoff(proposals: &Proposals<'_>, purse: &Purse<'_>, cast: &Cast) -> Played<()> {
    proposals.drafts("rehearsal", &c::LAGOON, &cast.applicant, "2025-11-24T09:12+01:00")?;
    let meadow = proposals.submits("rehearsal", &c::MEADOW, &cast.applicant, "2025-12-12T13:30+01:00")?;
    purse.looks_ahead(&meadow, "2025-12-12T14:05+01:00")?;
    let nebula = proposals.submits("rehearsal", &c::NEBULA, &cast.coast, "2025-12-15T13:30+01:00")?;
    proposals.withdraws(&nebula, &cast.coast, "2025-12-17T08:15+01:00")
}
