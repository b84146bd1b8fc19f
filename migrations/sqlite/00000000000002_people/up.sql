CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    verified_at BIGINT,
    disabled_at BIGINT
);
CREATE UNIQUE INDEX people_email_folded ON people (email_folded);

-- One-time secrets sent by mail: only their digest is here.
CREATE TABLE mail_secrets (
    digest TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    purpose TEXT NOT NULL,
    expires_wall BIGINT NOT NULL,
    used_wall BIGINT,
    CHECK (purpose IN ('verify', 'reset'))
);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    begun_wall BIGINT NOT NULL,
    expires_wall BIGINT NOT NULL,
    ended_wall BIGINT
);
CREATE INDEX sessions_person_id ON sessions (person_id);

CREATE TABLE api_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    made_wall BIGINT NOT NULL,
    expires_wall BIGINT NOT NULL,
    revoked_wall BIGINT
);
CREATE UNIQUE INDEX api_tokens_digest ON api_tokens (digest);
CREATE INDEX api_tokens_person_id ON api_tokens (person_id);

-- Failed log-ins by bucket (an address, a network), in wall time.
CREATE TABLE login_failures (
    bucket TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    since_wall BIGINT NOT NULL
);

CREATE TABLE grants (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope_id TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    granted_by TEXT,
    why TEXT NOT NULL,
    revoked_at BIGINT,
    revoked_by TEXT
);
CREATE INDEX grants_person_id ON grants (person_id);
CREATE INDEX grants_scope ON grants (scope_kind, scope_id);
