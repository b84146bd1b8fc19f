-- A proposal that takes up an earlier one, with the reply to what was said about it.
CREATE TABLE carryovers (
    proposal_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES proposals (id),
    from_proposal TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    from_version INTEGER NOT NULL,
    from_cutoff INTEGER NOT NULL,
    reply TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX carryovers_from_proposal ON carryovers (from_proposal);
