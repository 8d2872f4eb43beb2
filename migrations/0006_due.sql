-- Finished days become ranges in the row of their source, so that planning costs the same however
-- long the history is. Back-off belongs to hosts, not to sources.

-- The pages that list a day. 2^40 said that a page is never due again.
CREATE TABLE day_page AS
SELECT source, page,
  CASE WHEN page GLOB '????-??-??' THEN page ELSE substr(page, 5, 10) END AS day,
  CASE WHEN page GLOB '????-??-??' THEN 'days' ELSE substr(page, 16) END AS series,
  page GLOB 'new/*' AS is_announcement,
  due_at >= 1099511627776 AND page NOT GLOB 'new/*' AS is_finished
FROM poll WHERE page GLOB '????-??-??' OR page GLOB '???/????-??-??/?*';

-- Their finished days as ranges: on the days of one range, the day minus its number is the same.
CREATE TABLE day_range AS
SELECT source, series, min(day) AS first, max(day) AS last
FROM (
  SELECT source, series, day,
    julianday(day) - row_number() OVER (PARTITION BY source, series ORDER BY day) AS island
  FROM day_page WHERE is_finished)
GROUP BY source, series, island;

-- live_from: the first day the source was followed here; days before it are backfill.
-- series: for each series of days by its name, the first day it was followed, and ranges of the
-- days that were asked for. A day in them is finished unless poll has a row for its page.
-- The other columns sum up finished days; backfill_rows were written on backfill_day (UTC).
CREATE TABLE new_source (
  name TEXT PRIMARY KEY,
  live_from TEXT NOT NULL,
  series TEXT NOT NULL DEFAULT '{}',
  succeeded_at INTEGER,
  changed_at INTEGER,
  rejected INTEGER NOT NULL DEFAULT 0,
  rejection TEXT,
  backfill_day TEXT NOT NULL DEFAULT '',
  backfill_rows INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO new_source (name, live_from, series, succeeded_at, changed_at, rejected, rejection)
SELECT name, live_from,
  (SELECT json_group_object(series, json_object('liveFrom', live_from, 'asked', json(ranges)))
   FROM (
     SELECT series, (
       SELECT json_group_array(json_array(first, last) ORDER BY first) FROM day_range
       WHERE day_range.source = source.name AND day_range.series = known.series) AS ranges
     FROM (SELECT DISTINCT series FROM day_page WHERE day_page.source = source.name) AS known)),
  (SELECT max(succeeded_at) FROM poll JOIN day_page USING (source, page)
   WHERE source = name AND is_finished),
  (SELECT max(changed_at) FROM poll JOIN day_page USING (source, page)
   WHERE source = name AND is_finished),
  (SELECT coalesce(sum(rejected), 0) FROM poll JOIN day_page USING (source, page)
   WHERE source = name AND is_finished),
  (SELECT error FROM poll JOIN day_page USING (source, page)
   WHERE source = name AND is_finished AND rejected > 0 ORDER BY checked_at DESC LIMIT 1)
FROM source;

-- The last poll of each page that is followed or that failed. day: the source's own day; series:
-- the series of days the page belongs to.
CREATE TABLE new_poll (
  source TEXT NOT NULL,
  page TEXT NOT NULL,
  day TEXT NOT NULL,
  series TEXT,
  due_at INTEGER NOT NULL,
  checked_at INTEGER NOT NULL,
  succeeded_at INTEGER,
  changed_at INTEGER,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  items INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  PRIMARY KEY (source, page)
) STRICT, WITHOUT ROWID;
INSERT INTO new_poll
SELECT source, page, coalesce(day, date(checked_at, 'unixepoch')),
  CASE WHEN is_announcement THEN NULL ELSE series END,
  due_at, checked_at, succeeded_at, changed_at, etag, last_modified, body_hash, items, rejected,
  failures, error
FROM poll LEFT JOIN day_page USING (source, page)
WHERE is_finished IS NOT 1;

DROP TABLE day_page;
DROP TABLE day_range;
DROP TABLE source;
ALTER TABLE new_source RENAME TO source;
DROP TABLE poll;
ALTER TABLE new_poll RENAME TO poll;

-- Followed pages are read by their names; only failed ones have to be searched for.
CREATE INDEX poll_failed ON poll (source, due_at) WHERE failures > 0;

-- Hosts that are left alone until retry_at, because they failed so many times in a row or asked for
-- it. Other hosts have no row.
CREATE TABLE host (
  name TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  retry_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The row stays after a run, with an empty holder, and says how the run went.
ALTER TABLE lease ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lease ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lease ADD COLUMN has_more INTEGER NOT NULL DEFAULT 0;

-- asked_at: when the paper was last looked up, or 0.
CREATE TABLE new_unclassified (
  id TEXT PRIMARY KEY,
  asked_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO new_unclassified SELECT id, coalesce(asked_at, 0) FROM unclassified;
DROP TABLE unclassified;
ALTER TABLE new_unclassified RENAME TO unclassified;
CREATE INDEX unclassified_asked ON unclassified (asked_at, id DESC);
