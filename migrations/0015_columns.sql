-- FTS5 writes a word of the first column in two bytes less than one of the others, and most words
-- are in abstracts. A moment has its row here or, until a run has written it anew, in titled_index,
-- which has the columns in another order, or in porter_index.
ALTER TABLE moment_index RENAME TO titled_index;
CREATE VIRTUAL TABLE moment_index USING fts5 (
  abstract, title, authors, after, before,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);
