-- A person's ORCID iD, as they gave it; empty where they gave none.
ALTER TABLE people ADD COLUMN orcid TEXT NOT NULL DEFAULT '';
