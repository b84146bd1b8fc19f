-- What staff and a team settle about a proposal that a cut-off took in, one matter at a time. `side` is who opened it.
-- What a submission says stays as it is; `said` repeats the passage that is asked about.
CREATE TABLE matters (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    number INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    side TEXT COLLATE "C" NOT NULL,
    submission_version INTEGER NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    field TEXT COLLATE "C" NOT NULL,
    said TEXT COLLATE "C" NOT NULL,
    due_at BIGINT,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    decided_at BIGINT,
    decided_by TEXT COLLATE "C",
    verdict TEXT COLLATE "C",
    reason TEXT COLLATE "C",
    CHECK (side IN ('staff', 'team')),
    CHECK ((decided_at IS NULL) = (verdict IS NULL))
);
CREATE UNIQUE INDEX matters_proposal_id_number ON matters (proposal_id, number);
CREATE INDEX matters_due_at ON matters (due_at);

-- `proposed` is what the team wants the passage to say; only the team's own words ever stand there.
CREATE TABLE matter_messages (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    matter_id TEXT COLLATE "C" NOT NULL REFERENCES matters (id),
    place INTEGER NOT NULL,
    at BIGINT NOT NULL,
    side TEXT COLLATE "C" NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    proposed TEXT COLLATE "C",
    CHECK (side IN ('staff', 'team'))
);
CREATE UNIQUE INDEX matter_messages_matter_id_place ON matter_messages (matter_id, place);

-- Files beside what was submitted: sent with a message, or entered otherwise.
CREATE TABLE attachments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    message_id TEXT COLLATE "C" REFERENCES matter_messages (id),
    name TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    bytes BIGINT NOT NULL,
    pages INTEGER,
    media_type TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL
);
CREATE INDEX attachments_proposal_id ON attachments (proposal_id);
CREATE INDEX attachments_message_id ON attachments (message_id);
CREATE INDEX attachments_sha256 ON attachments (sha256);

-- Who of the other side first saw a matter up to a message, and when.
CREATE TABLE matter_reads (
    matter_id TEXT COLLATE "C" NOT NULL REFERENCES matters (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    place INTEGER NOT NULL,
    side TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (matter_id, person_id, place),
    CHECK (side IN ('staff', 'team'))
);

-- Each is reminded of a matter once.
CREATE TABLE matter_reminders (
    matter_id TEXT COLLATE "C" NOT NULL REFERENCES matters (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (matter_id, person_id)
);

-- What was accepted beside a submission. Rows are added and never changed: what was sealed stays what it is.
CREATE TABLE supplements (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    number INTEGER NOT NULL,
    cutoff INTEGER NOT NULL,
    submission_version INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    matter_id TEXT COLLATE "C" REFERENCES matters (id),
    place TEXT COLLATE "C" NOT NULL,
    said_before TEXT COLLATE "C" NOT NULL,
    said_after TEXT COLLATE "C" NOT NULL,
    attachment_id TEXT COLLATE "C" REFERENCES attachments (id),
    reason TEXT COLLATE "C" NOT NULL,
    legal_basis TEXT COLLATE "C" NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX supplements_proposal_id_number ON supplements (proposal_id, number);
CREATE UNIQUE INDEX supplements_matter_id ON supplements (matter_id);
