-- What stands beside a partner's name, country, role and PIC: JSON, in the shape that submissions hold.
ALTER TABLE partners ADD COLUMN details TEXT COLLATE "C" NOT NULL DEFAULT '{}';
-- The states that host jointly, as JSON; empty where there is no hosting consortium.
ALTER TABLE proposals ADD COLUMN hosting TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Whose part of a proposal somebody writes: at most one partner each.
CREATE TABLE partner_people (
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    partner_id TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (proposal_id, person_id)
);
CREATE INDEX partner_people_partner_id ON partner_people (partner_id);

-- Partners that left or were replaced, each as it was when it went.
CREATE TABLE partner_departures (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    partner_id TEXT COLLATE "C" NOT NULL,
    entry TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    replaced_by TEXT COLLATE "C"
);
CREATE INDEX partner_departures_proposal_id ON partner_departures (proposal_id, at);

-- Invitations by mail. Of the secret in the letter only the digest is here; how long it holds is wall time.
CREATE TABLE invitations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    email TEXT COLLATE "C" NOT NULL,
    email_folded TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    partner_id TEXT COLLATE "C",
    digest TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by TEXT COLLATE "C" NOT NULL,
    expires_wall BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by TEXT COLLATE "C",
    CHECK (state IN ('open', 'accepted', 'declined', 'revoked'))
);
CREATE UNIQUE INDEX invitations_digest ON invitations (digest);
CREATE INDEX invitations_proposal_id ON invitations (proposal_id, state);
CREATE INDEX invitations_email_folded ON invitations (email_folded, state);

-- Coordination that is offered to another member, and what became of the offer.
CREATE TABLE handovers (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    from_person TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    to_person TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    state TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT,
    CHECK (state IN ('offered', 'accepted', 'declined', 'withdrawn'))
);
CREATE INDEX handovers_proposal_id ON handovers (proposal_id, state);

-- What partners have declared, and of which text. One that was taken back, or given anew, has an end.
CREATE TABLE declarations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    partner_id TEXT COLLATE "C" NOT NULL,
    declaration TEXT COLLATE "C" NOT NULL,
    text_sha256 TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    on_behalf BOOLEAN NOT NULL,
    ended_at BIGINT,
    ended_by TEXT COLLATE "C"
);
CREATE INDEX declarations_proposal_id ON declarations (proposal_id, ended_at);

-- Who has signed the proposal off, at which version of the draft, and a hash of what concerns them in it.
CREATE TABLE signoffs (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    party_kind TEXT COLLATE "C" NOT NULL,
    party_id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    fingerprint TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C" NOT NULL,
    on_behalf BOOLEAN NOT NULL,
    ended_at BIGINT,
    ended_by TEXT COLLATE "C",
    CHECK (party_kind IN ('partner', 'funder'))
);
CREATE INDEX signoffs_proposal_id ON signoffs (proposal_id, ended_at);
