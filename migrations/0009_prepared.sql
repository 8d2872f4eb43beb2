-- The index holds texts that were prepared before: split into words, folded and stemmed by
-- src/text/words.ts. A moment has its row here or, until a run has written it anew, in porter_index,
-- where FTS5 stemmed the text as it came.
ALTER TABLE moment_index RENAME TO porter_index;
CREATE VIRTUAL TABLE moment_index USING fts5 (
  title, abstract, authors, after, before,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);
