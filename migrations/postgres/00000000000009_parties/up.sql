-- Ids of the rows behind a submitted content, beside it and not in it: what is hashed holds no ids.
ALTER TABLE submissions ADD COLUMN links TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Who stands behind a submission, by what they are recognised by elsewhere: `pic:…`, `name:…`, `funder:…`.
CREATE TABLE submission_parties (
    submission_id TEXT COLLATE "C" NOT NULL REFERENCES submissions (id),
    party TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (submission_id, party)
);
CREATE INDEX submission_parties_party ON submission_parties (party);

CREATE INDEX conflicts_person_id_cutoff_degree ON conflicts (person_id, cutoff, degree);
CREATE INDEX conflicts_cutoff_degree ON conflicts (cutoff, degree);

-- Whether staff entered the funder. One that only a draft names would tell them of the draft.
ALTER TABLE funders ADD COLUMN registered BOOLEAN NOT NULL DEFAULT TRUE;

-- Two consortia may think of one name: to refuse the second would tell it of the first.
DROP INDEX proposals_call_id_acronym_folded;
CREATE INDEX proposals_call_id_acronym_folded ON proposals (call_id, acronym_folded);
