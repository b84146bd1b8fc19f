-- What was told to everybody about a call. `facts` are machine facts (JSON); `title` and `body` are what a person
-- wrote: the reason, or the whole of an announcement by hand.
CREATE TABLE announcements (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    at BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    by_person TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    CHECK (
        kind IN (
            'cutoff_moved', 'cutoff_added', 'cutoff_dropped', 'topped_up', 'reduced', 'extended', 'not_extended',
            'by_hand'
        )
    )
);
CREATE INDEX announcements_call_id_at ON announcements (call_id, at);

-- Asked privately: seen by who asked and by staff of the call.
CREATE TABLE questions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    cutoff INTEGER NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    answered_at BIGINT,
    answered_by TEXT COLLATE "C",
    answer TEXT COLLATE "C",
    CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX questions_call_id_at ON questions (call_id, at);

-- Told to all at once, in words that do not give away who asked.
CREATE TABLE public_answers (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    number INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    question_id TEXT COLLATE "C" REFERENCES questions (id),
    question TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX public_answers_call_id_number ON public_answers (call_id, number);
CREATE UNIQUE INDEX public_answers_question_id ON public_answers (question_id);

-- Notices of coming proposals, binding nobody.
CREATE TABLE interests (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    version INTEGER NOT NULL,
    at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    cutoff INTEGER NOT NULL,
    track TEXT COLLATE "C" NOT NULL,
    acronym TEXT COLLATE "C" NOT NULL,
    country TEXT COLLATE "C" NOT NULL,
    partner_countries TEXT COLLATE "C" NOT NULL,
    amount BIGINT,
    withdrawn_at BIGINT
);
CREATE INDEX interests_call_id_cutoff ON interests (call_id, cutoff);

-- When the service last proved that it could write.
CREATE TABLE heartbeats (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at_wall BIGINT NOT NULL
);

-- Stretches in which it could not, or hardly, written down on recovery.
CREATE TABLE outages (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    CHECK (kind IN ('silent', 'failing', 'slow')),
    CHECK (from_at < until_at)
);
CREATE INDEX outages_until_at ON outages (until_at);

-- Extensions that a rule of the rulebook proposed, and what a person decided.
CREATE TABLE extensions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    cutoff_at BIGINT NOT NULL,
    proposed_at BIGINT NOT NULL,
    outage_seconds BIGINT NOT NULL,
    counted_until BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT COLLATE "C",
    granted BOOLEAN,
    reason TEXT COLLATE "C",
    moved_to BIGINT,
    CHECK ((decided_at IS NULL) = (granted IS NULL))
);
CREATE UNIQUE INDEX extensions_call_id_cutoff_counted_until ON extensions (call_id, cutoff, counted_until);
