-- The version a moment added, where it added one.
ALTER TABLE event ADD COLUMN version INTEGER;
