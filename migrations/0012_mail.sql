-- Someone who gets digests by mail. token is the SHA-256 of the token that manages them; the token
-- itself is derived from nonce with a secret of the deployment. Instants are seconds UTC.
CREATE TABLE subscriber (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL UNIQUE,
  nonce TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  asked_at INTEGER NOT NULL,
  confirmed_at INTEGER
) STRICT;
CREATE INDEX subscriber_unconfirmed ON subscriber (asked_at) WHERE confirmed_at IS NULL;

-- A list that a subscriber gets. list is its canonical path and parameters. covered_to is the end of
-- what was sent; next_at is absent until it is confirmed, and while it is paused.
CREATE TABLE subscription (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subscriber INTEGER NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
  list TEXT NOT NULL,
  title TEXT NOT NULL,
  cadence TEXT NOT NULL,
  weekday INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  zone TEXT NOT NULL,
  most INTEGER NOT NULL,
  nonce TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  asked_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  covered_to INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  UNIQUE (subscriber, list)
) STRICT;
CREATE INDEX subscription_due ON subscription (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX subscription_unconfirmed ON subscription (asked_at) WHERE confirmed_at IS NULL;

-- Papers that a subscriber has been sent, or is being sent.
CREATE TABLE told (
  subscriber INTEGER NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
  paper TEXT NOT NULL,
  PRIMARY KEY (subscriber, paper)
) STRICT, WITHOUT ROWID;

-- What entered a list from `since` on, for everybody whose digest was due at `due`. It is read and
-- rendered once: until then papers is absent. read_to is the second after the last one read.
CREATE TABLE issue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list TEXT NOT NULL,
  since INTEGER NOT NULL,
  due INTEGER NOT NULL,
  read_to INTEGER,
  title TEXT,
  description TEXT,
  papers TEXT,
  total INTEGER,
  is_more INTEGER,
  error TEXT,
  UNIQUE (list, since, due)
) STRICT;
CREATE INDEX issue_due ON issue (due);

-- The outbox: a row for each thing to send, of any kind. key makes it unique, target is what it is
-- for, content is fixed at the first attempt. It ends as sent, empty, dropped, refused or given up.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  target INTEGER NOT NULL,
  issue INTEGER,
  content TEXT,
  state TEXT NOT NULL DEFAULT 'waiting',
  made_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  queued_until INTEGER NOT NULL DEFAULT 0,
  claimed_until INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  tried_at INTEGER,
  error TEXT,
  ended_at INTEGER
) STRICT;
CREATE INDEX delivery_waiting ON delivery (kind, due_at, issue) WHERE state = 'waiting';
CREATE INDEX delivery_target ON delivery (target, kind) WHERE state = 'waiting';
CREATE INDEX delivery_failed ON delivery (ended_at) WHERE state IN ('refused', 'given up');

-- How much was handed to the mail provider on a UTC day, by kind of delivery.
CREATE TABLE sending (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  mails INTEGER NOT NULL,
  PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

-- When something that is limited was done last, as a JSON array of instants, by a key that names
-- nobody.
CREATE TABLE throttle (
  key TEXT PRIMARY KEY,
  times TEXT NOT NULL,
  newest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_newest ON throttle (newest);
