-- Answers to the items of a checklist, append-only; the last of an item counts.
CREATE TABLE checks (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    cutoff INTEGER NOT NULL,
    list TEXT COLLATE "C" NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    verdict TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    CHECK (verdict IN ('met', 'not_met', 'not_applicable'))
);
CREATE UNIQUE INDEX checks_proposal_id_cutoff_list_item_number ON checks (proposal_id, cutoff, list, item, number);

-- The outcome of a whole checklist, append-only; the last counts.
CREATE TABLE check_outcomes (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    cutoff INTEGER NOT NULL,
    list TEXT COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    passed BOOLEAN NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX check_outcomes_proposal_id_cutoff_list_number ON check_outcomes (proposal_id, cutoff, list, number);

CREATE TABLE experts (
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    country TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    pic TEXT COLLATE "C",
    expertise TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, person_id)
);

CREATE TABLE assignments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    cutoff INTEGER NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    duty TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due_at BIGINT,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    settled_at BIGINT,
    reason TEXT COLLATE "C" NOT NULL,
    CHECK (duty IN ('evaluator', 'rapporteur', 'moderator')),
    CHECK (state IN ('assigned', 'open', 'finished', 'declined', 'removed'))
);
CREATE UNIQUE INDEX assignments_proposal_id_cutoff_person_id_duty ON assignments (proposal_id, cutoff, person_id, duty);
CREATE INDEX assignments_person_id ON assignments (person_id);

-- What an expert declared about a proposal, and how staff ruled where it is for them to rule.
CREATE TABLE conflicts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    cutoff INTEGER NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    number INTEGER NOT NULL,
    degree TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    ruling TEXT COLLATE "C",
    ruled_at BIGINT,
    ruled_by TEXT COLLATE "C",
    CHECK (degree IN ('none', 'potential', 'disqualifying')),
    CHECK (ruling IN ('allowed', 'barred'))
);
CREATE UNIQUE INDEX conflicts_proposal_id_cutoff_person_id_number ON conflicts (proposal_id, cutoff, person_id, number);

-- Individual reports (one per assignment) and consensus reports (one per proposal and cut-off).
CREATE TABLE reviews (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    cutoff INTEGER NOT NULL,
    assignment_id TEXT COLLATE "C" NOT NULL REFERENCES assignments (id),
    kind TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    overall TEXT COLLATE "C" NOT NULL,
    flags TEXT COLLATE "C" NOT NULL,
    begun_at BIGINT NOT NULL,
    finished_at BIGINT,
    finished_by TEXT COLLATE "C",
    CHECK (kind IN ('individual', 'consensus')),
    CHECK (state IN ('open', 'proposed', 'finished'))
);
CREATE UNIQUE INDEX reviews_assignment_id_kind ON reviews (assignment_id, kind);
CREATE UNIQUE INDEX reviews_one_consensus ON reviews (proposal_id, cutoff) WHERE kind = 'consensus';
CREATE INDEX reviews_proposal_id ON reviews (proposal_id);

-- Scores in hundredths of a point.
CREATE TABLE review_scores (
    review_id TEXT COLLATE "C" NOT NULL REFERENCES reviews (id),
    criterion TEXT COLLATE "C" NOT NULL,
    score INTEGER,
    comment TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (review_id, criterion)
);

-- Each expert's word on a version of the consensus report.
CREATE TABLE consents (
    review_id TEXT COLLATE "C" NOT NULL REFERENCES reviews (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    version BIGINT NOT NULL,
    agrees BOOLEAN NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (review_id, person_id, version)
);
