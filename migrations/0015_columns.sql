-- FTS5 writes a word of the first column in two bytes less than one of the others, and most words
-- are in abstracts. A moment has its row here or, until a run has written it anew, in moment_index,
-- which has the title first, or in porter_index.
CREATE VIRTUAL TABLE log_index USING fts5 (
  abstract, title, authors, after, before,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

-- The rows that are not written anew yet.
CREATE VIEW older_index AS
SELECT rowid AS seq FROM moment_index UNION ALL SELECT rowid FROM porter_index;
