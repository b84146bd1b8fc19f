-- `counter` numbers the references of the call's proposals; it leaks no cut-off.
CREATE TABLE calls (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    public BOOLEAN NOT NULL
);

CREATE TABLE rulebooks (
    call_id TEXT NOT NULL REFERENCES calls (id),
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    document TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (call_id, version)
);

-- Written once when a cut-off has closed; every submission looks for it in its own transaction.
CREATE TABLE closings (
    call_id TEXT NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    cutoff_at BIGINT NOT NULL,
    closed_at BIGINT NOT NULL,
    rulebook TEXT NOT NULL,
    leaves INTEGER NOT NULL,
    root TEXT NOT NULL,
    PRIMARY KEY (call_id, cutoff)
);

-- History: what was announced about a cut-off and about each award, as documents with their sources.
CREATE TABLE published_cutoffs (
    call_id TEXT NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (call_id, cutoff)
);
CREATE TABLE published_awards (
    call_id TEXT NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    acronym TEXT NOT NULL,
    place INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (call_id, cutoff, acronym)
);

-- Sealed editions: canonical JSON of all that a report needs, by hash.
CREATE TABLE editions (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT,
    hash TEXT NOT NULL,
    predecessor TEXT,
    document TEXT NOT NULL,
    CHECK (kind IN ('intake', 'eligible', 'ranked', 'decided', 'state'))
);
CREATE UNIQUE INDEX editions_call_id_cutoff_kind_at ON editions (call_id, cutoff, kind, at);
