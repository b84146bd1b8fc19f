-- The last day on which a funder's letter or decision holds.
ALTER TABLE tranches ADD COLUMN valid_until TEXT COLLATE "C" NOT NULL DEFAULT '';
