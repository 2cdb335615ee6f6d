-- How often the student changed this answer in an attempt that was opened again. It is part of the version that a
-- decision names, so that none is made about words that the teacher has not seen.
alter table question_results add column times_reanswered integer not null default 0 check (times_reanswered >= 0);
