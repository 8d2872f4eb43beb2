-- The log is a ring where the database is limited: the oldest papers make room for new ones.
-- Moments up to this place were looked at for that; what is left of them is kept.
ALTER TABLE wire ADD COLUMN trimmed_to INTEGER NOT NULL DEFAULT 0;

-- The lists of a paper, which are read on its page and go with it.
CREATE INDEX listing_paper ON listing (paper);
