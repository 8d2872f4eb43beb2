-- Sketches of the papers of moments, to find papers like others. key is the UTC day of the moments,
-- counted from 1970, × 1000, and below that the part of the day. records are appended as text; of
-- several of one moment the last counts, and those of moments that no longer are do not.
CREATE TABLE sketch (
  key INTEGER PRIMARY KEY,
  records TEXT NOT NULL
) STRICT;

-- For each closed month, counted from January 1970: how many papers were new in it, and the sketches
-- of some of them, in parts. Never changed once written.
CREATE TABLE sketch_month (
  month INTEGER NOT NULL,
  part INTEGER NOT NULL,
  papers INTEGER NOT NULL,
  sketches TEXT NOT NULL,
  PRIMARY KEY (month, part)
) STRICT;

-- Which table of document frequencies sketches were made with, and the seq below which moments have
-- none yet; 0 when all have one.
CREATE TABLE sketch_progress (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  idf INTEGER NOT NULL,
  below INTEGER NOT NULL
) STRICT;
INSERT INTO sketch_progress (id, idf, below)
SELECT 1, 1, coalesce(max(seq) + 1, 0) FROM moment;
