-- What staff and a team settle about a proposal that a cut-off took in, one matter at a time. `side` is who opened it.
-- What a submission says stays as it is; `said` repeats the passage that is asked about.
CREATE TABLE matters (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    side TEXT NOT NULL,
    submission_version INTEGER NOT NULL,
    subject TEXT NOT NULL,
    place TEXT NOT NULL,
    field TEXT NOT NULL,
    said TEXT NOT NULL,
    due_at BIGINT,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    verdict TEXT,
    reason TEXT,
    CHECK (side IN ('staff', 'team')),
    CHECK ((decided_at IS NULL) = (verdict IS NULL))
);
CREATE UNIQUE INDEX matters_proposal_id_number ON matters (proposal_id, number);
CREATE INDEX matters_due_at ON matters (due_at);

-- `proposed` is what the team wants the passage to say; only the team's own words ever stand there.
CREATE TABLE matter_messages (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    place INTEGER NOT NULL,
    at BIGINT NOT NULL,
    side TEXT NOT NULL,
    by_person TEXT NOT NULL,
    text TEXT NOT NULL,
    proposed TEXT,
    CHECK (side IN ('staff', 'team'))
);
CREATE UNIQUE INDEX matter_messages_matter_id_place ON matter_messages (matter_id, place);

-- Files beside what was submitted: sent with a message, or entered otherwise.
CREATE TABLE attachments (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    message_id TEXT REFERENCES matter_messages (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    pages INTEGER,
    media_type TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL
);
CREATE INDEX attachments_proposal_id ON attachments (proposal_id);
CREATE INDEX attachments_message_id ON attachments (message_id);
CREATE INDEX attachments_sha256 ON attachments (sha256);

-- Who of the other side first saw a matter up to a message, and when.
CREATE TABLE matter_reads (
    matter_id TEXT NOT NULL REFERENCES matters (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    place INTEGER NOT NULL,
    side TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (matter_id, person_id, place),
    CHECK (side IN ('staff', 'team'))
);

-- Each is reminded of a matter once.
CREATE TABLE matter_reminders (
    matter_id TEXT NOT NULL REFERENCES matters (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (matter_id, person_id)
);

-- What was accepted beside a submission. Rows are added and never changed: what was sealed stays what it is.
CREATE TABLE supplements (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    number INTEGER NOT NULL,
    cutoff INTEGER NOT NULL,
    submission_version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    matter_id TEXT REFERENCES matters (id),
    place TEXT NOT NULL,
    said_before TEXT NOT NULL,
    said_after TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachments (id),
    reason TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by TEXT NOT NULL
);
CREATE UNIQUE INDEX supplements_proposal_id_number ON supplements (proposal_id, number);
CREATE UNIQUE INDEX supplements_matter_id ON supplements (matter_id);
