-- Parts of pages that were fetched and are still to be taken in, as a run on the free plan takes in a
-- few papers. They are taken in in the order of their numbers, before anything is fetched. about is
-- JSON: the page, and what is known of the part; body is what is to be read.
CREATE TABLE page_part (
  source TEXT NOT NULL,
  page TEXT NOT NULL,
  part INTEGER NOT NULL,
  about TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (source, page, part)
) STRICT, WITHOUT ROWID;
