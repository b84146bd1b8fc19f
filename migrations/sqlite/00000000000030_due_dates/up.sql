-- The due date of a matter, moved by staff: a row for each time. The first date stays in `matters`, and the last row says
-- what holds. `place` counts messages, moves and requests of a matter alike, so that its thread has one order.
CREATE TABLE matter_moves (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    place INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    CHECK (from_at <> to_at)
);
CREATE UNIQUE INDEX matter_moves_matter_id_place ON matter_moves (matter_id, place);
CREATE INDEX matter_moves_to_at ON matter_moves (to_at);

-- The team asks for more time, until a day. It moves nothing: the date holds until staff move it.
CREATE TABLE matter_requests (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    place INTEGER NOT NULL,
    at BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    day TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE UNIQUE INDEX matter_requests_matter_id_place ON matter_requests (matter_id, place);

-- Each is reminded once of a date that was moved, as `matter_reminders` has it of the first one.
CREATE TABLE matter_move_reminders (
    move_id TEXT NOT NULL REFERENCES matter_moves (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (move_id, person_id)
);
