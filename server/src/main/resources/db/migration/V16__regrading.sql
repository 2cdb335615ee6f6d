-- Keys that turned out wrong: each correction, and what became of every answer that it concerned.

-- Rises with each correction of a key. A submission holds this row while it is stored, a correction excludes all others,
-- so that no grade by an older key can come in behind a correction's back.
alter table assessments add column keys_version integer not null default 1 check (keys_version > 0);
alter table assessments add column if not exists updated_at timestamptz not null default now();

-- Which version of the stored keys an answer was graded with; null if a key came with it, or none is stored.
alter table question_results add column key_version integer check (key_version > 0);
update question_results r set key_version = 1
from submissions s join assessments a using (assessment_id) cross join lateral jsonb_array_elements(a.questions) q
where s.grading_id = r.grading_id and q ->> 'question_id' = r.question_id
    and q ->> 'question_text' = r.question_text and q ->> 'question_type' = r.question_type;

create table key_corrections (
    correction_id id primary key,
    assessment_id id not null references assessments on delete cascade,
    question_id   id not null,
    version       integer not null check (version > 1),
    before        jsonb not null,
    after         jsonb not null,
    reason        text check (length(reason) <= 1000),
    undoes        id unique references key_corrections on delete cascade,
    job_id        id references jobs on delete set null,
    corrected_by  id not null,
    corrected_at  timestamptz not null,
    unique (assessment_id, version)
);
create index key_corrections_by_question on key_corrections (assessment_id, question_id, version desc);

create table regraded_answers (
    correction_id id not null references key_corrections on delete cascade,
    grading_id    id not null references submissions on delete cascade,
    question_id   id not null,
    -- Kept: a teacher had decided.
    outcome       text not null check (outcome in ('gained', 'lost', 'same', 'kept')),
    primary key (correction_id, grading_id, question_id)
);
create index regraded_answers_by_submission on regraded_answers (grading_id);

alter table grade_decisions drop constraint grade_decisions_action_check;
alter table grade_decisions add constraint grade_decisions_action_check
    check (action in ('accept', 'change', 'undo', 'regrade'));

-- Which kinds there are is the program's to say.
alter table jobs drop constraint jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind ~ '^[a-z_]{1,40}$');

-- What the entity tags of these rest on.
alter table classes add column thresholds_set_at timestamptz not null default now();
alter table users add column updated_at timestamptz not null default now();
-- Rises whenever an alert is closed, put off or opened again; not when its words change.
alter table alerts add column version integer not null default 1;
