-- The next letter stands at the head of an index, however many wait behind it and however many were sent. Letters that
-- others wait behind have urgency 0, the rest 1.
ALTER TABLE outbox ADD COLUMN urgency INTEGER NOT NULL DEFAULT 1;
DROP INDEX outbox_due;
CREATE INDEX outbox_in_turn ON outbox (urgency, at, ordinal, id) WHERE settled_wall IS NULL;
