-- What stood published and was put right: each row is the next wording of an announcement or of an answer to all, from
-- the second on. What stood before stays where it is, and stays readable.
CREATE TABLE corrections (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    about TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    CHECK (about IN ('announcement', 'answer')),
    CHECK (version > 1)
);
CREATE UNIQUE INDEX corrections_subject_id_version ON corrections (subject_id, version);
CREATE INDEX corrections_call_id ON corrections (call_id);
