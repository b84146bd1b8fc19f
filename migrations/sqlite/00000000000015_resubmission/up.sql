-- A proposal that takes up an earlier one, with the reply to what was said about it.
CREATE TABLE carryovers (
    proposal_id TEXT NOT NULL PRIMARY KEY REFERENCES proposals (id),
    from_proposal TEXT NOT NULL REFERENCES proposals (id),
    from_version INTEGER NOT NULL,
    from_cutoff INTEGER NOT NULL,
    reply TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL
);
CREATE UNIQUE INDEX carryovers_from_proposal ON carryovers (from_proposal);
