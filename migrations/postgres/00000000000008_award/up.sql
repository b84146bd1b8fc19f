CREATE TABLE awards (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    reference TEXT COLLATE "C" NOT NULL,
    call_id TEXT COLLATE "C" NOT NULL REFERENCES calls (id),
    cutoff INTEGER NOT NULL,
    proposal_id TEXT COLLATE "C" NOT NULL REFERENCES proposals (id),
    decision_id TEXT COLLATE "C" NOT NULL REFERENCES decisions (id),
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C"
);
CREATE UNIQUE INDEX awards_reference ON awards (reference);
CREATE UNIQUE INDEX awards_proposal_id_cutoff ON awards (proposal_id, cutoff);

CREATE TABLE instruments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    award_id TEXT COLLATE "C" NOT NULL REFERENCES awards (id),
    place INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    counterparty TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX instruments_award_id_kind ON instruments (award_id, kind);

-- The life of an instrument, append-only: planned, signed, running, ended, terminated.
CREATE TABLE instrument_steps (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    instrument_id TEXT COLLATE "C" NOT NULL REFERENCES instruments (id),
    number INTEGER NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    effective_on TEXT COLLATE "C" NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT COLLATE "C"
);
CREATE UNIQUE INDEX instrument_steps_instrument_id_number ON instrument_steps (instrument_id, number);

-- What an instrument is to cost and who is to pay: the EU by budget line, or a funder by tranche.
CREATE TABLE cost_items (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    instrument_id TEXT COLLATE "C" NOT NULL REFERENCES instruments (id),
    cost_type TEXT COLLATE "C" NOT NULL,
    line TEXT COLLATE "C",
    funder_id TEXT COLLATE "C",
    tranche_id TEXT COLLATE "C",
    amount BIGINT NOT NULL,
    CHECK (amount >= 0),
    CHECK ((line IS NULL) <> (tranche_id IS NULL))
);
CREATE INDEX cost_items_instrument_id ON cost_items (instrument_id);

-- Payments executed elsewhere and recorded here; initiated and authorised by two different people. One that
-- was recorded wrongly is withdrawn before it is authorised, and stays as a row.
CREATE TABLE payments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    instrument_id TEXT COLLATE "C" NOT NULL REFERENCES instruments (id),
    cost_item_id TEXT COLLATE "C" NOT NULL REFERENCES cost_items (id),
    payer TEXT COLLATE "C" NOT NULL,
    payee TEXT COLLATE "C" NOT NULL,
    amount BIGINT NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    executed_on TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    initiated_by TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    authorised_at BIGINT,
    authorised_by TEXT COLLATE "C",
    withdrawn_at BIGINT,
    withdrawn_by TEXT COLLATE "C",
    CHECK (amount > 0),
    CHECK (withdrawn_at IS NULL OR authorised_at IS NULL),
    CHECK (authorised_by IS NULL OR authorised_by <> initiated_by)
);
CREATE UNIQUE INDEX payments_reference ON payments (reference) WHERE withdrawn_at IS NULL;
CREATE INDEX payments_instrument_id ON payments (instrument_id);
