-- What the lists of a draft said (`part`: consortium, money or cofunding), by the draft's version at which each was
-- saved: nothing that a save replaces is lost. `content` holds what that part says of a content, `links` the rows that
-- stood behind it. Rows are only ever added. What stood there before anything was kept has nobody's name.
CREATE TABLE list_history (
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    part TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    how TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    links TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (proposal_id, part, version),
    CHECK (part IN ('consortium', 'money', 'cofunding')),
    CHECK (how IN ('saved', 'restored'))
);
