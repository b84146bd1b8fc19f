-- What of a draft a coordinator has opened to a funder, from when until when.
CREATE TABLE funder_openings (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    funder_id TEXT COLLATE "C" NOT NULL REFERENCES funders (id),
    whole BOOLEAN NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    ended_at BIGINT,
    ended_by TEXT COLLATE "C"
);
CREATE INDEX funder_openings_proposal_id ON funder_openings (proposal_id, funder_id);
CREATE INDEX funder_openings_funder_id ON funder_openings (funder_id);

-- What a funder has for a call in all, by its own word; nobody else sees it.
CREATE TABLE funder_ceilings (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    funder_id TEXT COLLATE "C" NOT NULL REFERENCES funders (id),
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    amount BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    ended_at BIGINT
);
CREATE INDEX funder_ceilings_funder_id ON funder_ceilings (funder_id, call_id);
