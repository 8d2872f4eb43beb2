-- What each commit wrote of the log, in stretches: every moment from seq first to seq last is of
-- that commit, unless a later one has written it again. Who comes back for what has changed reads
-- a stretch, and in it only what matches.
CREATE TABLE stretch (
  change INTEGER NOT NULL,
  last INTEGER NOT NULL,
  first INTEGER NOT NULL,
  PRIMARY KEY (change, last)
) STRICT, WITHOUT ROWID;

-- 1048576 places of the log are a second.
INSERT INTO stretch (change, last, first)
SELECT change, max(seq), min(seq) FROM event GROUP BY change, seq / 1048576;
