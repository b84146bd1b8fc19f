-- The life of each claimed tranche, append-only; the last step is where it stands.
CREATE TABLE tranche_steps (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    funder_id TEXT NOT NULL REFERENCES funders (id),
    tranche_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    amount BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT,
    evidence TEXT NOT NULL,
    reason TEXT NOT NULL,
    CHECK (state IN ('intended', 'letter', 'budget_decision', 'secured', 'paid', 'declined', 'lapsed', 'replaced'))
);
CREATE UNIQUE INDEX tranche_steps_tranche_id_number ON tranche_steps (tranche_id, number);
CREATE INDEX tranche_steps_proposal_id ON tranche_steps (proposal_id);
CREATE INDEX tranche_steps_funder_id ON tranche_steps (funder_id);
