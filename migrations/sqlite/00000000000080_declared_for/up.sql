-- As which organisation a partner declared: its name, country and identifiers then, as JSON; empty for what was declared
-- before this was kept.
ALTER TABLE declarations ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
