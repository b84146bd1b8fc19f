CREATE TABLE funders (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    level TEXT NOT NULL,
    country TEXT NOT NULL,
    at BIGINT NOT NULL,
    CHECK (level IN ('state', 'region', 'private', 'eu'))
);
CREATE UNIQUE INDEX funders_name_folded_country ON funders (name_folded, country);

CREATE TABLE proposals (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    reference TEXT NOT NULL,
    stage TEXT NOT NULL,
    version BIGINT NOT NULL,
    acronym TEXT NOT NULL,
    acronym_folded TEXT NOT NULL,
    title TEXT NOT NULL,
    track TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL REFERENCES people (id),
    changed_at BIGINT NOT NULL,
    CHECK (stage IN ('draft', 'submitted', 'withdrawn'))
);
CREATE UNIQUE INDEX proposals_reference ON proposals (reference);
CREATE UNIQUE INDEX proposals_call_id_acronym_folded ON proposals (call_id, acronym_folded);

-- Answers to the fields of the rulebook's form, by field id. A vanished field's answer stays.
CREATE TABLE answers (
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    PRIMARY KEY (proposal_id, field)
);

CREATE TABLE partners (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    role TEXT NOT NULL,
    pic TEXT
);
CREATE INDEX partners_proposal_id ON partners (proposal_id, place);

-- Money asked from the EU: budget line × cost type.
CREATE TABLE asks (
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    line TEXT NOT NULL,
    cost_type TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, line, cost_type),
    CHECK (amount >= 0)
);

-- Money the proposal claims from funders. `stated` is in cents of `currency`; `amount` in euro cents.
CREATE TABLE tranches (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    place INTEGER NOT NULL,
    funder_id TEXT NOT NULL REFERENCES funders (id),
    year INTEGER NOT NULL,
    cost_type TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    stated BIGINT NOT NULL,
    rate TEXT NOT NULL,
    rate_source TEXT NOT NULL,
    origin TEXT NOT NULL,
    aid_basis TEXT NOT NULL,
    evidence TEXT NOT NULL,
    CHECK (kind IN ('cash', 'in_kind')),
    CHECK (amount >= 0)
);
CREATE INDEX tranches_proposal_id ON tranches (proposal_id, place);

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    slot TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    replaced_at BIGINT
);
CREATE INDEX documents_proposal_id ON documents (proposal_id);
CREATE INDEX documents_sha256 ON documents (sha256);

-- Every submission, whole: `content` is canonical JSON. Columns beside it serve lists and sums.
CREATE TABLE submissions (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    call_id TEXT NOT NULL,
    cutoff INTEGER NOT NULL,
    version INTEGER NOT NULL,
    draft_version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    rulebook TEXT NOT NULL,
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    receipt TEXT NOT NULL,
    acronym TEXT NOT NULL,
    title TEXT NOT NULL,
    track TEXT NOT NULL,
    host_country TEXT NOT NULL,
    eu_asked BIGINT NOT NULL,
    national_claimed BIGINT NOT NULL
);
CREATE UNIQUE INDEX submissions_proposal_id_version ON submissions (proposal_id, version);
CREATE INDEX submissions_call_id_cutoff ON submissions (call_id, cutoff);

CREATE TABLE withdrawals (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    submission_version INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE UNIQUE INDEX withdrawals_proposal_id_submission_version ON withdrawals (proposal_id, submission_version);

-- Refused and failed attempts, so that nobody has to prove that they tried.
CREATE TABLE refused_attempts (
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    call_id TEXT,
    proposal_id TEXT,
    person_id TEXT,
    verb TEXT NOT NULL,
    code TEXT NOT NULL,
    args TEXT NOT NULL
);
CREATE INDEX refused_attempts_proposal_id ON refused_attempts (proposal_id, at);
