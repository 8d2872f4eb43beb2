-- One thing, one name: the log is made of moments, and a commit notes the ranges of it that it wrote.
ALTER TABLE event RENAME TO moment;
ALTER TABLE entry_index RENAME TO moment_index;
ALTER TABLE stretch RENAME TO commit_range;
