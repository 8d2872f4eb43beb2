-- The guids of feed items are aliases of a paper. A paper that is found by its link is read with its
-- guids.
CREATE INDEX alias_paper ON alias (paper);

-- The place in a journal, and the publisher.
ALTER TABLE paper ADD COLUMN volume TEXT;
ALTER TABLE paper ADD COLUMN issue TEXT;
ALTER TABLE paper ADD COLUMN pages TEXT;
ALTER TABLE paper ADD COLUMN publisher TEXT;
