-- Pages of a document; NULL for what was uploaded before they were counted.
ALTER TABLE documents ADD COLUMN pages INTEGER;
