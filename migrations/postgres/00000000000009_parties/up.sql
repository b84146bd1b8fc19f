-- Ids of the rows behind a submitted content, beside it and not in it: what is hashed holds no ids.
ALTER TABLE submissions ADD COLUMN links TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Who stands behind a submission, by what they are recognised by elsewhere: `pic:…`, `name:…`, `funder:…`.
CREATE TABLE submission_parties (
    submission_id TEXT COLLATE "C" NOT NULL REFERENCES submissions (id),
    party TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (submission_id, party)
);
CREATE INDEX submission_parties_party ON submission_parties (party);

CREATE INDEX conflicts_person_id_cutoff ON conflicts (person_id, cutoff);
