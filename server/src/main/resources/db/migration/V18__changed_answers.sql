-- The version of the stored keys when the student last changed this answer, in an attempt that was opened again; null if
-- it has the words of its first grade. What a correction before that did, it did to other words.
alter table question_results add column reanswered_version integer check (reanswered_version > 0);
