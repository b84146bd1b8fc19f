-- One row: what kind of database this is, and how far its business clock stands from wall time.
CREATE TABLE installation (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    clock_offset BIGINT NOT NULL,
    CHECK (id = 1),
    CHECK (kind IN ('live', 'rehearsal')),
    CHECK (kind = 'rehearsal' OR clock_offset = 0)
);

-- Evidence of acts. The sealer sets `seal` and `place`; no act reads this table.
CREATE TABLE journal (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    verb TEXT COLLATE "C" NOT NULL,
    object_kind TEXT COLLATE "C" NOT NULL,
    object_id TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    seal BIGINT,
    place INTEGER
);
CREATE INDEX journal_unsealed ON journal (at, ordinal, id) WHERE seal IS NULL;
CREATE UNIQUE INDEX journal_seal_place ON journal (seal, place);
CREATE INDEX journal_object ON journal (object_kind, object_id);

-- What the digests cover; may be erased by class without breaking the chain.
CREATE TABLE journal_payloads (
    entry_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES journal (id),
    class TEXT COLLATE "C" NOT NULL,
    salt TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL
);

CREATE TABLE seals (
    number BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    entries INTEGER NOT NULL,
    previous TEXT COLLATE "C" NOT NULL,
    head TEXT COLLATE "C" NOT NULL,
    kid TEXT COLLATE "C" NOT NULL,
    signature TEXT COLLATE "C" NOT NULL
);

CREATE TABLE leases (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until_wall BIGINT NOT NULL,
    fence BIGINT NOT NULL
);

CREATE TABLE outbox (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    person_id TEXT COLLATE "C",
    email TEXT COLLATE "C",
    language TEXT COLLATE "C",
    template TEXT COLLATE "C" NOT NULL,
    args TEXT COLLATE "C" NOT NULL,
    class TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_wall BIGINT NOT NULL,
    settled_wall BIGINT,
    error TEXT COLLATE "C",
    CHECK (state IN ('queued', 'claimed', 'sent', 'given_up'))
);
CREATE INDEX outbox_due ON outbox (next_try_wall) WHERE state IN ('queued', 'claimed');

-- The answer to a repeated API request, kept in the transaction of the act it repeats.
CREATE TABLE idempotency (
    person_id TEXT COLLATE "C" NOT NULL,
    idempotency_key TEXT COLLATE "C" NOT NULL,
    request TEXT COLLATE "C" NOT NULL,
    status INTEGER NOT NULL,
    location TEXT COLLATE "C",
    body TEXT COLLATE "C" NOT NULL,
    at_wall BIGINT NOT NULL,
    PRIMARY KEY (person_id, idempotency_key)
);
