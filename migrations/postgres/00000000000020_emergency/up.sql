-- Hashes of archives, sent before a cut-off where the portal or a line failed; the archive after it; the decision.
CREATE TABLE deposits (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    number INTEGER NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    means TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    receipt TEXT COLLATE "C" NOT NULL,
    attachment_id TEXT COLLATE "C" REFERENCES attachments (id),
    handed_at BIGINT,
    handed_by TEXT COLLATE "C",
    blocking INTEGER,
    decided_at BIGINT,
    decided_by TEXT COLLATE "C",
    accepted BOOLEAN,
    reason TEXT COLLATE "C",
    version INTEGER,
    supplement INTEGER,
    CHECK ((handed_at IS NULL) = (attachment_id IS NULL)),
    CHECK ((decided_at IS NULL) = (accepted IS NULL))
);
CREATE UNIQUE INDEX deposits_proposal_id_number ON deposits (proposal_id, number);
CREATE UNIQUE INDEX deposits_proposal_id_cutoff_sha256 ON deposits (proposal_id, cutoff, sha256);
CREATE INDEX deposits_call_id_cutoff ON deposits (call_id, cutoff);

-- Roots over the receipts of what was let in after a cut-off had closed: each over all of them so far, in their order.
CREATE TABLE addenda (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at BIGINT NOT NULL,
    root TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, cutoff, number)
);

-- The addendum that let a submission in; nothing for those received in time, over which the cut-off's own root stands.
ALTER TABLE submissions ADD COLUMN addendum INTEGER;
