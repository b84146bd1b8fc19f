-- A funder as a draft names it, and its level there: what somebody else typed for the same funder is not the draft's.
-- Empty for what was claimed before this was kept.
ALTER TABLE tranches ADD COLUMN named TEXT NOT NULL DEFAULT '';
ALTER TABLE tranches ADD COLUMN named_level TEXT NOT NULL DEFAULT '';
