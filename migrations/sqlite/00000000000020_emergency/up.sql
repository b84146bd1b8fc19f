-- Hashes of archives, sent before a cut-off where the portal or a line failed; the archive after it; the decision.
CREATE TABLE deposits (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    call_id TEXT NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    means TEXT NOT NULL,
    note TEXT NOT NULL,
    receipt TEXT NOT NULL,
    attachment_id TEXT REFERENCES attachments (id),
    handed_at BIGINT,
    handed_by TEXT,
    blocking INTEGER,
    decided_at BIGINT,
    decided_by TEXT,
    accepted BOOLEAN,
    reason TEXT,
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
    call_id TEXT NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at BIGINT NOT NULL,
    root TEXT NOT NULL,
    PRIMARY KEY (call_id, cutoff, number)
);

-- The addendum that let a submission in; nothing for those received in time, over which the cut-off's own root stands.
ALTER TABLE submissions ADD COLUMN addendum INTEGER;
