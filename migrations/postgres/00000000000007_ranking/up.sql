-- What the panel found where the rulebook's tie-break needs a judgement: a number per aspect, higher first.
CREATE TABLE panel_findings (
    call_id TEXT COLLATE "C" NOT NULL,
    cutoff INTEGER NOT NULL,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    aspect TEXT COLLATE "C" NOT NULL,
    value INTEGER NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, cutoff, proposal_id, aspect)
);

CREATE TABLE board_voices (
    call_id TEXT COLLATE "C" NOT NULL,
    cutoff INTEGER NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    interest TEXT COLLATE "C" NOT NULL,
    vote TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (call_id, cutoff, person_id),
    CHECK (vote IN ('for', 'against', 'abstained', 'stepped_out'))
);

CREATE TABLE decisions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    decided_on TEXT COLLATE "C" NOT NULL,
    ranked_edition TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX decisions_call_id_cutoff ON decisions (call_id, cutoff);
CREATE UNIQUE INDEX decisions_call_id_reference ON decisions (call_id, reference);

CREATE TABLE decision_outcomes (
    decision_id TEXT COLLATE "C" NOT NULL REFERENCES decisions (id),
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    outcome TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    condition TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (decision_id, proposal_id),
    CHECK (outcome IN ('selected', 'reserve', 'rejected'))
);
CREATE INDEX decision_outcomes_proposal_id ON decision_outcomes (proposal_id);
