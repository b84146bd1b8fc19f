-- What the panel found where the rulebook's tie-break needs a judgement: a number per aspect, higher first.
CREATE TABLE panel_findings (
    call_id TEXT NOT NULL,
    cutoff INTEGER NOT NULL,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    aspect TEXT NOT NULL,
    value INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    PRIMARY KEY (call_id, cutoff, proposal_id, aspect)
);

CREATE TABLE board_voices (
    call_id TEXT NOT NULL,
    cutoff INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    interest TEXT NOT NULL,
    vote TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (call_id, cutoff, person_id),
    CHECK (vote IN ('for', 'against', 'abstained', 'stepped_out'))
);

CREATE TABLE decisions (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    reference TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    ranked_edition TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL
);
CREATE UNIQUE INDEX decisions_call_id_cutoff ON decisions (call_id, cutoff);
CREATE UNIQUE INDEX decisions_call_id_reference ON decisions (call_id, reference);

CREATE TABLE decision_outcomes (
    decision_id TEXT NOT NULL REFERENCES decisions (id),
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    condition TEXT NOT NULL,
    PRIMARY KEY (decision_id, proposal_id),
    CHECK (outcome IN ('selected', 'reserve', 'rejected'))
);
CREATE INDEX decision_outcomes_proposal_id ON decision_outcomes (proposal_id);
