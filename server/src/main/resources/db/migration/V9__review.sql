-- Grades that a person stands behind: what was asked, why an answer waits for a teacher, and every decision about it.

-- The mastery that a submission moved is told by mastery_history alone.
alter table submissions add column update_mastery boolean not null default true;
update submissions set update_mastery = mastery_changes <> '[]';
alter table submissions drop column mastery_changes;

alter table question_results
    add column question      jsonb,
    add column criteria      jsonb not null default '[]' check (jsonb_typeof(criteria) = 'array'),
    -- Whether the grade says something about what the student knows even before a teacher looked at it.
    add column evidence      boolean not null default true,
    add column decided       boolean not null default false,
    add column review_reason text check (review_reason in
        ('no_key', 'low_confidence', 'graders_disagree', 'suspicious', 'student_asked')),
    add column asked_note    text check (length(asked_note) <= 500);
update question_results set review_reason = 'low_confidence' where needs_review;
update question_results r set evidence = false where r.needs_review and not exists (
    select from mastery_history h where h.grading_id = r.grading_id and h.question_id = r.question_id);
alter table question_results add check (needs_review = (review_reason is not null));
create index question_results_waiting on question_results (grading_id) where needs_review;
create index question_results_decided on question_results (concept_id, md5(question_text)) where decided;

-- Append only: what the grade was, what it became, who said so and why.
create table grade_decisions (
    decision_id bigint generated always as identity primary key,
    batch_id    id not null,
    grading_id  id not null references submissions on delete cascade,
    question_id id not null,
    action      text not null check (action in ('accept', 'change', 'undo')),
    before      jsonb not null,
    after       jsonb not null,
    reason      text check (length(reason) <= 1000),
    undoes      bigint unique references grade_decisions,
    decided_by  id not null,
    decided_at  timestamptz not null,
    check ((action = 'undo') = (undoes is not null))
);
create index grade_decisions_by_answer on grade_decisions (grading_id, question_id, decision_id desc);
create index grade_decisions_by_batch on grade_decisions (batch_id);

-- What is left of an answer when case, spacing and marks that change no meaning are put aside: answers with the same
-- words may be graded together. Signs and decimal points stay.
create function answer_words(answer jsonb) returns text language sql immutable as $$
    select btrim(regexp_replace(lower(answer #>> '{}'), '[\s,;:!?"''()]+|\.(?=\s|$)', ' ', 'g'))
$$;
