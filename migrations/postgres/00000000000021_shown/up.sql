-- What a draft said when somebody was last asked whether to submit it: that is what they submit, whatever others type
-- meanwhile. One row for each who may press the button.
CREATE TABLE shown_drafts (
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    links TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (proposal_id, person_id)
);
