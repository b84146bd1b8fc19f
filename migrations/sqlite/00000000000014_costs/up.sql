-- The budget of a proposal: what a partner spends of a cost type in a year, and what of it is asked from a budget
-- line. A cost without a partner is the consortium's; year 0 is one that is not counted by years. The partner is
-- named without a reference, since partners are written anew with every save of the consortium.
CREATE TABLE costs (
    proposal_id TEXT NOT NULL REFERENCES proposals (id),
    place INTEGER NOT NULL,
    partner_id TEXT,
    cost_type TEXT NOT NULL,
    year INTEGER NOT NULL,
    line TEXT NOT NULL,
    amount BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (proposal_id, place),
    CHECK (amount >= 0),
    CHECK (asked >= 0)
);
