-- What was wrong with an archive when it was handed in, as JSON; empty where nothing is known of it. It is kept
-- with its faults, since to mend it would give it another hash than the one that was deposited.
ALTER TABLE deposits ADD COLUMN faults TEXT NOT NULL DEFAULT '';
