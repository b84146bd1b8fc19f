-- Every value that a field of a draft had, by the draft's version at which it was saved. Fields of the rulebook go by
-- their id, the proposal's own by `basics.acronym`, `basics.title` and `basics.track`. An entry that is not `closed`
-- is still being typed: the next autosave of the same person takes its place.
CREATE TABLE answer_history (
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    field TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    how TEXT COLLATE "C" NOT NULL,
    closed BOOLEAN NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (proposal_id, field, version),
    CHECK (how IN ('typed', 'saved', 'restored'))
);

-- Texts that met another one and were not stored: `against` is the version that stood in the field.
CREATE TABLE answers_aside (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    field TEXT COLLATE "C" NOT NULL,
    against BIGINT NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL
);
CREATE INDEX answers_aside_proposal_id_field ON answers_aside (proposal_id, field);

-- What was written before there was a history is its first entry.
INSERT INTO answer_history (proposal_id, field, version, value, begun_at, at, by_person, how, closed)
    SELECT proposal_id, field, version, value, at, at, by_person, 'saved', TRUE FROM answers;
INSERT INTO answer_history (proposal_id, field, version, value, begun_at, at, by_person, how, closed)
    SELECT id, 'basics.acronym', 1, to_json(acronym)::text, created_at, created_at, created_by, 'saved', TRUE FROM proposals;
INSERT INTO answer_history (proposal_id, field, version, value, begun_at, at, by_person, how, closed)
    SELECT id, 'basics.title', 1, to_json(title)::text, created_at, created_at, created_by, 'saved', TRUE FROM proposals;
INSERT INTO answer_history (proposal_id, field, version, value, begun_at, at, by_person, how, closed)
    SELECT id, 'basics.track', 1, to_json(track)::text, created_at, created_at, created_by, 'saved', TRUE FROM proposals;

-- What partners say to each other about a field, or about the whole (`field` empty). No part of any submission.
CREATE TABLE note_threads (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    field TEXT COLLATE "C" NOT NULL,
    begun_at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolved_by TEXT COLLATE "C"
);
CREATE INDEX note_threads_proposal_id ON note_threads (proposal_id);

CREATE TABLE notes (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    thread_id TEXT COLLATE "C" NOT NULL REFERENCES note_threads (id),
    place INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX notes_thread_id_place ON notes (thread_id, place);

-- Letters that told of a cut-off drawing near: each once for a person, a proposal, a cut-off and a day before it.
CREATE TABLE reminders (
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    cutoff INTEGER NOT NULL,
    days INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, person_id, cutoff, days)
);

-- Days before a cut-off whose letters are all written.
CREATE TABLE reminder_rounds (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    days INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (call_id, cutoff, days)
);

CREATE TABLE reminder_mutes (
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, person_id)
);
