-- A list whose new entries are pushed to somebody. list is its canonical path and parameters.
CREATE TABLE watched (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list TEXT NOT NULL UNIQUE
) STRICT;

-- The second up to which new moments have been matched against the watched lists. One row. While they
-- are being matched up to the second `until`, done is the id of the last list that has been; else 0.
CREATE TABLE pushed (
  read_to INTEGER NOT NULL,
  until INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO pushed (read_to) VALUES (0);

-- Somebody who gets what enters a list as it enters. kind is that of its deliveries. behind_since is
-- the first second from which on it has not been told; waiting says that a delivery is under way, of
-- which there is one at a time. failing_since is absent while deliveries get through.
CREATE TABLE follower (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watched INTEGER NOT NULL REFERENCES watched (id),
  kind TEXT NOT NULL,
  behind_since INTEGER,
  waiting INTEGER NOT NULL DEFAULT 0,
  failing_since INTEGER
) STRICT;
CREATE INDEX follower_watched ON follower (watched);
CREATE INDEX follower_behind ON follower (kind, behind_since, watched)
  WHERE behind_since IS NOT NULL AND waiting = 0;

-- What entered a list from `since` up to `until`, both in seconds UTC: a JSON array of moments by
-- their seq, newest first.
CREATE TABLE arrival (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watched INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  moments TEXT NOT NULL,
  UNIQUE (watched, since, until)
) STRICT;
CREATE INDEX arrival_until ON arrival (until);

-- What a WebSub subscriber asked for, until it confirms that it did. topic is the canonical path and
-- parameters of a feed, given is its address as the subscriber wrote it.
CREATE TABLE hub_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mode TEXT NOT NULL,
  topic TEXT NOT NULL,
  list TEXT NOT NULL,
  given TEXT NOT NULL,
  callback TEXT NOT NULL,
  host TEXT NOT NULL,
  secret TEXT,
  lease INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  UNIQUE (topic, callback)
) STRICT;
CREATE INDEX hub_request_asked ON hub_request (asked_at);

-- A subscription by WebSub that was confirmed. lease_until is in seconds UTC.
CREATE TABLE hub_subscription (
  follower INTEGER PRIMARY KEY REFERENCES follower (id) ON DELETE CASCADE,
  topic TEXT NOT NULL,
  given TEXT NOT NULL,
  callback TEXT NOT NULL,
  host TEXT NOT NULL,
  secret TEXT,
  lease_until INTEGER NOT NULL,
  UNIQUE (topic, callback)
) STRICT;
CREATE INDEX hub_subscription_host ON hub_subscription (host);
CREATE INDEX hub_subscription_lease ON hub_subscription (lease_until);

-- A channel of a chat that gets what enters a list. sealed is its hook, encrypted with a secret of the
-- deployment; hook names it and tells nobody. token is the SHA-256 of the token that manages it, which
-- is derived from nonce. title is that of the list as it was followed.
CREATE TABLE channel (
  follower INTEGER PRIMARY KEY REFERENCES follower (id) ON DELETE CASCADE,
  list TEXT NOT NULL,
  title TEXT NOT NULL,
  platform TEXT NOT NULL,
  hook TEXT NOT NULL,
  sealed TEXT NOT NULL,
  nonce TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  added_at INTEGER NOT NULL,
  UNIQUE (hook, list)
) STRICT;

-- Papers that a channel has been told of, or is being told of.
CREATE TABLE channel_told (
  follower INTEGER NOT NULL REFERENCES follower (id) ON DELETE CASCADE,
  paper TEXT NOT NULL,
  PRIMARY KEY (follower, paper)
) STRICT, WITHOUT ROWID;
