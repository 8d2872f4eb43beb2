-- What registries say of a work besides, and where a work is that has no id of one.
ALTER TABLE paper ADD COLUMN comment TEXT;
ALTER TABLE paper ADD COLUMN journal TEXT;
ALTER TABLE paper ADD COLUMN license TEXT;
ALTER TABLE paper ADD COLUMN url TEXT;

-- Other ids of a work: what they named turned out to be it.
CREATE TABLE alias (
  id TEXT PRIMARY KEY,
  paper TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Papers of arXiv that nobody has said the categories of, and when it was last asked for them.
CREATE TABLE unclassified (
  id TEXT PRIMARY KEY,
  asked_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO unclassified (id) SELECT id FROM paper WHERE categories = '[]' AND id LIKE 'arxiv:%';
