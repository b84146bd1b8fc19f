-- The budget of a proposal: what a partner spends of a cost type in a year, and what of it is asked from a budget
-- line. A cost without a partner is the consortium's; year 0 is one that is not counted by years. The partner is
-- named without a reference, since partners are written anew with every save of the consortium.
CREATE TABLE costs (
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    place INTEGER NOT NULL,
    partner_id TEXT COLLATE "C",
    cost_type TEXT COLLATE "C" NOT NULL,
    year INTEGER NOT NULL,
    line TEXT COLLATE "C" NOT NULL,
    amount BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (proposal_id, place),
    CHECK (amount >= 0),
    CHECK (asked >= 0)
);
