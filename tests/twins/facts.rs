//! The facts that are hidden, and how a house comes to hold one or the other.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use rollcall::act::Act;
use rollcall::db::schema::submissions;
use rollcall::evaluation::acts::submit_report;
use rollcall::evaluation::rules::{Assessment, Report, Score};
use rollcall::ground::ids::{AssignmentId, CallId, ProposalId};
use rollcall::ground::{Role, Scope};

use crate::support::world::{CALL, RANKED, World};

/// What is hidden, and differs between the twins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// An individual report that is finished, of a proposal whose other reports are not in.
    Report,
    /// What a draft says.
    Draft,
    /// What partners say to each other about their proposal.
    Note,
    /// A funder that nobody but a draft names.
    Funder,
    /// What another draft typed for a funder that this one names too.
    Spelling,
    /// Why an expert stepped out.
    Conflict,
    /// The sealed list that waits for the Board.
    Ranked,
    /// What somebody asked about the call in private, and whether anybody did.
    Question,
    /// A letter of interest, and how many there are.
    Interest,
    /// Whom a draft's coordinator invited.
    Invitation,
    /// A partner that left a draft, and why.
    Departure,
    /// What staff and a team say to each other about a proposal that was received, and how much.
    Matter,
    /// What a draft says beyond what its coordinator opened to a funder.
    Beyond,
    /// What a funder has to give, and where it is decided.
    Ceiling,
    /// That a draft is open to a funder, and who was written to.
    Opening,
    /// The hash that was deposited for a draft.
    Deposit,
    /// That somebody writes a draft at all, and how many do.
    Existence,
    /// What was submitted for a cut-off that is still open: it stands in dossiers, archives, receipts and versions.
    Submitted,
    /// What a draft's budget says of a cost, and how much it is.
    Budget,
    /// An attempt that brought no receipt, and what stood in its way.
    Attempt,
    /// What a draft replies to the report on an earlier proposal, and that it is one taken up.
    Reply,
    /// A paper that belongs to what a partner declares.
    Paper,
    /// That a proposal which a cut-off took in, and which was withdrawn then, is submitted for the next one.
    Again,
}

/// One of the twins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twin {
    One,
    Other,
}

impl Fact {
    /// The words by which the fact could be told, in each of the twins.
    pub fn words(self, twin: Twin) -> &'static str {
        match (self, twin) {
            (Self::Report, Twin::One) => "zirconium judgement",
            (Self::Report, Twin::Other) => "a much longer judgement, about tungsten",
            (Self::Draft, Twin::One) => "selenium plans",
            (Self::Draft, Twin::Other) => "rather more plans, about antimony",
            (Self::Note, Twin::One) => "niobium doubts",
            (Self::Note, Twin::Other) => "a good many more doubts, about hafnium",
            (Self::Funder, Twin::One) => "Rubidium Fund",
            (Self::Funder, Twin::Other) => "Great Fund for Tellurium",
            (Self::Spelling, Twin::One) => "CAESIUM fund",
            (Self::Spelling, Twin::Other) => "caesium FUND",
            (Self::Conflict, Twin::One) => "beryllium ties",
            (Self::Conflict, Twin::Other) => "quite other ties, about gallium",
            (Self::Question, Twin::One) => "palladium doubts",
            (Self::Question, Twin::Other) => "many more doubts, about ruthenium",
            (Self::Interest, Twin::One) => "DEMO-OSMIUM",
            (Self::Interest, Twin::Other) => "DEMO-IRIDIUM-AND-MORE",
            (Self::Ranked, Twin::One) => "DEMO-STRONTIUM",
            (Self::Ranked, Twin::Other) => "DEMO-CADMIUM-AND-MORE",
            (Self::Invitation, Twin::One) => "hafnium@demo.example",
            (Self::Invitation, Twin::Other) => "somebody.else.of.rhenium@demo.example",
            (Self::Departure, Twin::One) => "lutetium quarrel",
            (Self::Departure, Twin::Other) => "quite another quarrel, about thulium",
            (Self::Deposit, Twin::One) => "yttrium hash",
            (Self::Deposit, Twin::Other) => "quite another hash, of lanthanum",
            (Self::Matter, Twin::One) => "vanadium slip",
            (Self::Matter, Twin::Other) => "a far longer slip, about scandium",
            (Self::Beyond, Twin::One) => "holmium pages",
            (Self::Beyond, Twin::Other) => "a great many further pages, about erbium",
            (Self::Ceiling, Twin::One) => "chapter of dysprosium",
            (Self::Ceiling, Twin::Other) => "quite another chapter, of praseodymium",
            (Self::Opening, Twin::One) => "terbium@demo.example",
            (Self::Opening, Twin::Other) => "somebody.at.gadolinium@demo.example",
            (Self::Existence, Twin::One) => "DEMO-YTTRIUM",
            (Self::Existence, Twin::Other) => "DEMO-PROMETHIUM-AND-MORE",
            (Self::Budget, Twin::One) => "racks of antimony",
            (Self::Budget, Twin::Other) => "far larger racks, of bismuth",
            (Self::Attempt, Twin::One) => "astatine.pdf",
            (Self::Attempt, Twin::Other) => "a-file-about-polonium.pdf",
            (Self::Reply, Twin::One) => "replies about radon",
            (Self::Reply, Twin::Other) => "a longer reply, about francium",
            (Self::Paper, Twin::One) => "actinium.pdf",
            (Self::Paper, Twin::Other) => "a-paper-about-thorium.pdf",
            (Self::Again, Twin::One) => "a factory of tantalum",
            (Self::Again, Twin::Other) => "nothing is submitted here",
            (Self::Submitted, Twin::One) => "an answer about samarium",
            (Self::Submitted, Twin::Other) => "an answer of quite another length, about europium",
        }
    }

    pub fn plant(self, world: &World, twin: Twin) {
        let words = self.words(twin);
        match self {
            Self::Existence => begins(world, words, if twin == Twin::One { 1 } else { 3 }),
            Self::Submitted => submits_otherwise(world, words),
            Self::Again => submits_again(world, words, twin),
            Self::Report => submits(world, words, if twin == Twin::One { 91 } else { 47 }),
            Self::Draft => {
                let id = world.proposal("DEMO-LAGOON").0;
                run(
                    world,
                    &format!(
                        "UPDATE answers SET value = '\"{words}\"' WHERE proposal_id = '{id}' AND field =
                         (SELECT MIN(field) FROM answers WHERE proposal_id = '{id}' AND value LIKE '\"%')"
                    ),
                );
            }
            // Of a draft, and of one that was received: officials see that one, and its notes they do not.
            Self::Note => {
                for (acronym, thread) in [("DEMO-LAGOON", "thread-1"), ("DEMO-ISLES", "thread-2")] {
                    let id = world.proposal(acronym).0;
                    let more = match twin {
                        Twin::One => String::new(),
                        Twin::Other => format!(", ('more-{thread}', '{thread}', 2, 2, 'nobody', 'Indeed.')"),
                    };
                    run(
                        world,
                        &format!(
                            "INSERT INTO note_threads (id, proposal_id, field, begun_at)
                             VALUES ('{thread}', '{id}', 'basics.title', 1);
                             INSERT INTO notes (id, thread_id, place, at, by_person, text)
                             VALUES ('note-{thread}', '{thread}', 1, 1, 'nobody', '{words}'){more}"
                        ),
                    );
                }
            }
            Self::Funder => {
                let (id, folded) = (world.proposal("DEMO-LAGOON").0, words.to_lowercase());
                run(
                    world,
                    &format!(
                        "INSERT INTO funders (id, name, name_folded, level, country, at, registered)
                         VALUES ('fund', '{words}', '{folded}', 'region', 'MT', 1, FALSE);
                         UPDATE tranches SET funder_id = 'fund', named = '{words}', named_level = 'region'
                         WHERE proposal_id = '{id}'"
                    ),
                );
            }
            Self::Spelling => {
                let id = world.proposal("DEMO-LAGOON").0;
                let level = if twin == Twin::One { "region" } else { "private" };
                run(
                    world,
                    &format!(
                        "INSERT INTO funders (id, name, name_folded, level, country, at, registered)
                         VALUES ('named-twice', '{words}', 'caesium fund', '{level}', 'MT', 1, FALSE);
                         UPDATE tranches SET funder_id = 'named-twice', named = 'Caesium Fund', named_level = 'state'
                         WHERE proposal_id = '{id}'"
                    ),
                );
            }
            Self::Conflict => {
                run(
                    world,
                    &format!("UPDATE conflicts SET detail = '{words}' WHERE degree = 'disqualifying'"),
                );
            }
            Self::Question => {
                let one_more = "INSERT INTO questions (id, call_id, person_id, at, cutoff, subject, body)
                     SELECT 'one-more', call_id, person_id, at, cutoff, subject, body FROM questions
                     WHERE call_id = 'rehearsal';";
                let one_more = if twin == Twin::One { "" } else { one_more };
                run(
                    world,
                    &format!("{one_more} UPDATE questions SET body = '{words}' WHERE call_id = 'rehearsal'"),
                );
            }
            Self::Interest => {
                let one_more = "INSERT INTO interests (id, call_id, person_id, version, at, changed_at, cutoff, track,
                     acronym, country, partner_countries, amount)
                     SELECT 'one-more', call_id, person_id, version, at, changed_at, cutoff, track, acronym, country,
                     partner_countries, 1 FROM interests WHERE call_id = 'rehearsal';";
                let one_more = if twin == Twin::One { "" } else { one_more };
                run(
                    world,
                    &format!(
                        "{one_more} UPDATE interests SET acronym = '{words}' WHERE call_id = 'rehearsal'"
                    ),
                );
            }
            Self::Invitation => run(
                world,
                &format!(
                    "UPDATE invitations SET email = '{words}', email_folded = '{words}' WHERE state = 'open'"
                ),
            ),
            Self::Departure => {
                let id = world.proposal("DEMO-LAGOON").0;
                let entry = format!("{{\"name\":\"{words}\",\"country\":\"MT\",\"role\":\"beneficiary\"}}");
                run(
                    world,
                    &format!(
                        "INSERT INTO partner_departures (id, proposal_id, partner_id, entry, at, by_person, reason)
                         VALUES ('gone', '{id}', 'gone', '{entry}', 1, 'system', '{words}')"
                    ),
                );
            }
            Self::Deposit => {
                run(world, &format!("UPDATE deposits SET sha256 = '{words}', receipt = '{words}'"))
            }
            Self::Matter => {
                let one_more = "INSERT INTO matters (id, proposal_id, number, kind, side, submission_version, subject,
                     place, field, said, at, by_person)
                     SELECT 'one-more', proposal_id, 3, kind, 'team', submission_version, subject, place, field, said,
                     at, by_person FROM matters WHERE number = 2;
                     INSERT INTO matter_messages (id, matter_id, place, at, side, by_person, text)
                     VALUES ('one-more', 'one-more', 1, 1, 'team', 'nobody', 'Indeed.');
                     INSERT INTO matter_requests (id, matter_id, place, at, by_person, day, reason)
                     VALUES ('one-more', 'one-more', 2, 1, 'nobody', '2026-02-02', 'Indeed.');
                     INSERT INTO matter_moves (id, matter_id, place, at, by_person, from_at, to_at, reason)
                     VALUES ('one-more', 'one-more', 3, 1, 'nobody', 1, 2, 'Indeed.');";
                let one_more = if twin == Twin::One { "" } else { one_more };
                let said =
                    ["matter_messages SET text", "matter_moves SET reason", "matter_requests SET reason"];
                let said = said.map(|said| format!("UPDATE {said} = '{words}';")).concat();
                run(world, &format!("{one_more} {said}"));
            }
            // Of the draft that is open to the funder for its abstract and money, and of its documents.
            Self::Beyond => {
                let id = world.proposal("DEMO-MEADOW").0;
                run(
                    world,
                    &format!(
                        "UPDATE answers SET value = '\"{words}\"' WHERE proposal_id = '{id}' AND field = 'tco';
                         UPDATE partners SET name = '{words}' WHERE proposal_id = '{id}' AND role <> 'host';
                         UPDATE documents SET name = '{words}.pdf' WHERE proposal_id = '{id}' AND slot = 'part-b'"
                    ),
                );
            }
            Self::Ceiling => {
                let amount = if twin == Twin::One { 1_234_500 } else { 98_765_400_000_i64 };
                run(world, &format!("UPDATE funder_ceilings SET note = '{words}', amount = {amount}"));
            }
            Self::Opening => {
                let (id, whole) = (world.proposal("DEMO-LAGOON").0, twin == Twin::One);
                run(
                    world,
                    &format!(
                        "INSERT INTO funder_openings (id, proposal_id, funder_id, whole, email, at, by_person)
                         SELECT 'opening', '{id}', MIN(funder_id), {whole}, '{words}', 1, 'nobody' FROM tranches
                         WHERE proposal_id = '{id}'"
                    ),
                );
            }
            Self::Budget => {
                let (id, amount) =
                    (world.proposal("DEMO-LAGOON").0, if twin == Twin::One { 7_654_321 } else { 91 });
                run(
                    world,
                    &format!(
                        "UPDATE costs SET note = '{words}', amount = {amount} WHERE proposal_id = '{id}'
                         AND place = (SELECT MIN(place) FROM costs WHERE proposal_id = '{id}')"
                    ),
                );
            }
            Self::Attempt => {
                let (id, at) = (world.proposal("DEMO-LAGOON").0, world.app.now().micros());
                for number in 0..if twin == Twin::One { 1 } else { 3 } {
                    run(
                        world,
                        &format!(
                            "INSERT INTO refused_attempts (id, at, call_id, proposal_id, person_id, verb, code, args)
                             VALUES ('attempt-{number}', {at}, 'rehearsal', '{id}', 'nobody', 'upload',
                             'document-held', '{{\"name\":\"{words}\",\"sha256\":\"0\"}}')"
                        ),
                    );
                }
            }
            Self::Reply => {
                let [draft, earlier] =
                    ["DEMO-LAGOON", "DEMO-AURORA"].map(|acronym| world.proposal(acronym).0);
                run(
                    world,
                    &format!(
                        "INSERT INTO carryovers (proposal_id, from_proposal, from_version, from_cutoff, reply, at,
                         by_person) VALUES ('{draft}', '{earlier}', 1, 2, '{words}', 1, 'nobody')"
                    ),
                );
            }
            Self::Paper => {
                run(world, &format!("UPDATE documents SET name = '{words}' WHERE slot LIKE 'declaration:%'"));
            }
            // Past the house: the edition no longer fits its hash, which none of those who ask may notice.
            Self::Ranked => run(
                world,
                &format!(
                    "UPDATE editions SET document = REPLACE(document, 'DEMO-FJORD', '{words}')
                 WHERE kind = 'ranked' AND cutoff = {RANKED}"
                ),
            ),
        }
    }
}

fn run(world: &World, sql: &str) {
    let sql = sql.to_owned();
    world.app.state().database.write_now(move |db| Ok(db.batch_execute(&sql)?)).unwrap();
}

/// So many drafts of a call, one of them somebody's: as tables hold them, past the house.
fn begins(world: &World, words: &str, drafts: usize) {
    for draft in 0..drafts {
        let id = format!("a-draft-{draft}");
        run(
            world,
            &format!(
                "INSERT INTO proposals (id, call_id, reference, stage, version, acronym, acronym_folded, title, track,
                 created_at, created_by, changed_at, hosting)
                 SELECT '{id}', call_id, 'REH-90{draft:02}', 'draft', {draft} + 1, '{words}', LOWER('{words}'), title,
                 track, created_at, created_by, changed_at, hosting FROM proposals WHERE acronym = 'DEMO-LAGOON'"
            ),
        );
    }
    let scope = Scope::Proposal(ProposalId::from_text("a-draft-0"));
    world.person("reader").is_granted(Role::Coordinator, scope);
}

/// Other words in what was submitted of DEMO-MEADOW, whose cut-off is still open; its hash no longer fits, which none of
/// those who ask may notice.
fn submits_otherwise(world: &World, words: &'static str) {
    let id = world.proposal("DEMO-MEADOW").0;
    let write = move |db: &mut rollcall::db::Db| {
        let of = submissions::table.filter(submissions::proposal_id.eq(&id));
        let rows: Vec<(String, String)> = of.select((submissions::id, submissions::content)).load(db)?;
        for (row, content) in rows {
            let mut content: serde_json::Value = serde_json::from_str(&content)?;
            let answers = content["answers"].as_object_mut().unwrap();
            // Not the abstract, which funders may read.
            *answers.values_mut().rev().find(|answer| answer.is_string()).unwrap() = words.into();
            let content = serde_json_canonicalizer::to_string(&content)?;
            diesel::update(submissions::table.find(row)).set(submissions::content.eq(content)).execute(db)?;
        }
        Ok(())
    };
    world.app.state().database.write_now(write).unwrap();
}

/// DEMO-ISLES was withdrawn after its cut-off, and in one of the twins it is submitted for the next, which is open.
fn submits_again(world: &World, words: &str, twin: Twin) {
    let (id, now) = (world.proposal("DEMO-ISLES").0, world.app.now().micros());
    let stage = if twin == Twin::One { "submitted" } else { "withdrawn" };
    run(
        world,
        &format!(
            "INSERT INTO withdrawals (id, proposal_id, submission_version, at, by_person, reason)
             SELECT 'taken-back', proposal_id, MAX(version), {now} - 60000000, 'nobody', 'It says too little.'
             FROM submissions WHERE proposal_id = '{id}' GROUP BY proposal_id;
             UPDATE proposals SET stage = '{stage}' WHERE id = '{id}'"
        ),
    );
    if twin == Twin::Other {
        return;
    }
    run(
        world,
        &format!(
            "INSERT INTO submissions (id, proposal_id, call_id, cutoff, version, draft_version, at, by_person, rulebook,
             content, content_hash, receipt, acronym, title, track, host_country, eu_asked, national_claimed, links)
             SELECT 'again', proposal_id, call_id, 5, version + 1, draft_version + 1, {now}, by_person, rulebook,
             REPLACE(content, title, '{words}'), content_hash, receipt, acronym, '{words}', track, host_country,
             eu_asked, national_claimed, links FROM submissions WHERE proposal_id = '{id}'
             ORDER BY version DESC LIMIT 1"
        ),
    );
}

/// The evaluator's report on the frozen proposal, all criteria alike.
fn submits(world: &World, words: &'static str, points: i32) {
    let task = AssignmentId::from_text(world.place("task"));
    let submit = move |act: &mut Act<'_>| {
        let book = rollcall::call::store::rulebook(act.db, &CallId::from_text(CALL))?;
        let criteria = book.scoring.criteria.iter().map(|criterion| {
            let score = Some(Score::from_hundredths(points * 100));
            (
                criterion.id.clone(),
                Assessment {
                    score,
                    comment: format!("{words}: {points} points, and enough is said about why it is so."),
                },
            )
        });
        let report = Report { criteria: criteria.collect(), overall: words.into(), flags: vec![] };
        submit_report(act, &task, &report, 0)
    };
    world.app.acts_as(&world.person("evaluator").actor(), submit).unwrap();
}
