-- `counter` numbers the references of the call's proposals; it leaks no cut-off.
CREATE TABLE calls (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    public BOOLEAN NOT NULL
);

CREATE TABLE rulebooks (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    version INTEGER NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C",
    reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, version)
);

-- Written once when a cut-off has closed; every submission looks for it in its own transaction.
CREATE TABLE closings (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    cutoff_at BIGINT NOT NULL,
    closed_at BIGINT NOT NULL,
    rulebook TEXT COLLATE "C" NOT NULL,
    leaves INTEGER NOT NULL,
    root TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, cutoff)
);

-- History: what was announced about a cut-off and about each award, as documents with their sources.
CREATE TABLE published_cutoffs (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, cutoff)
);
CREATE TABLE published_awards (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    acronym TEXT COLLATE "C" NOT NULL,
    place INTEGER NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, cutoff, acronym)
);

-- Sealed editions: canonical JSON of all that a report needs, by hash.
CREATE TABLE editions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C",
    hash TEXT COLLATE "C" NOT NULL,
    predecessor TEXT COLLATE "C",
    document TEXT COLLATE "C" NOT NULL,
    CHECK (kind IN ('intake', 'eligible', 'ranked', 'decided', 'state'))
);
CREATE UNIQUE INDEX editions_call_id_cutoff_kind_at ON editions (call_id, cutoff, kind, at);
