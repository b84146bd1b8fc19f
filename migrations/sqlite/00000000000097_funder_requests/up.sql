-- Whoever works for a funder asks to be appointed for it: in their own words, since the register may not know it, and
-- without a proposal. Staff appoint for a funder of the register, or decline with a reason.
CREATE TABLE funder_requests (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    funder TEXT NOT NULL,
    function TEXT NOT NULL,
    reason TEXT NOT NULL,
    settled_at BIGINT,
    settled_by TEXT,
    funder_id TEXT REFERENCES funders (id),
    answer TEXT,
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK (settled_at IS NOT NULL OR (funder_id IS NULL AND answer IS NULL))
);
CREATE INDEX funder_requests_call_id_at ON funder_requests (call_id, at);
