-- A work, whoever lists it. Lists are JSON arrays, accounts JSON objects; instants are seconds UTC.
CREATE TABLE paper (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  feed_id TEXT NOT NULL,
  title TEXT NOT NULL,
  abstract TEXT NOT NULL,
  authors TEXT NOT NULL,
  categories TEXT NOT NULL,
  sources TEXT NOT NULL,
  keywords TEXT NOT NULL,
  media TEXT NOT NULL,
  published INTEGER,
  version INTEGER,
  doi TEXT,
  day TEXT,
  upvotes INTEGER,
  comments INTEGER,
  stars INTEGER,
  code TEXT,
  project TEXT,
  thumbnail TEXT,
  organization TEXT,
  submitter TEXT,
  summary TEXT
) STRICT;

-- A moment at which what is true of a paper grew. seq orders the log: seconds × 2^20, and below
-- that the rank in the listing, counted down. tags is what was true from then on. live says that
-- it was written as it happened, so that nothing may ever come before it.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  paper INTEGER NOT NULL REFERENCES paper (key),
  at INTEGER NOT NULL,
  live INTEGER NOT NULL,
  tags TEXT NOT NULL,
  change INTEGER NOT NULL,
  written INTEGER NOT NULL,
  UNIQUE (paper, at)
) STRICT;

-- One row a moment, rowid = event.seq. "before" is what was true before it.
CREATE VIRTUAL TABLE entry_index USING fts5 (
  title, abstract, authors, after, before,
  content = '', contentless_delete = 1,
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- What a source's day lists. at is fixed when first written.
CREATE TABLE listing (
  source TEXT NOT NULL,
  day TEXT NOT NULL,
  paper INTEGER NOT NULL REFERENCES paper (key),
  at INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  PRIMARY KEY (source, day, paper)
) STRICT, WITHOUT ROWID;

-- What a source can be asked for, and how the last asking went.
CREATE TABLE poll (
  source TEXT NOT NULL,
  page TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  checked_at INTEGER NOT NULL,
  succeeded_at INTEGER,
  changed_at INTEGER,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  items INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  rows INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  PRIMARY KEY (source, page)
) STRICT, WITHOUT ROWID;

-- The newest commit: how many there were, and the newest live moment.
CREATE TABLE wire (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  change INTEGER NOT NULL,
  live_at INTEGER NOT NULL
) STRICT;
INSERT INTO wire (id, change, live_at) VALUES (1, 0, 0);

-- The first day a source was followed here: days before it are backfill. While it is down or asks
-- for patience, no page of it is asked for before retry_at.
CREATE TABLE source (
  name TEXT PRIMARY KEY,
  live_from TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  retry_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
