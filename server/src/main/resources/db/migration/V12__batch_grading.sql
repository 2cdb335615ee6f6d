-- Submissions that wait to be graded by a job, and what became of each.
create table batch_submissions (
    job_id     id not null references jobs on delete cascade,
    position   integer not null check (position >= 0),
    named      text not null,
    -- Null where nobody of this name is in the class.
    student_id id references students on delete cascade,
    -- Gone once it was graded: the answers stand with the submission then.
    responses  jsonb,
    status     text not null check (status in ('waiting', 'graded', 'failed')),
    grading_id id,
    error      text,
    primary key (job_id, position),
    check ((status = 'graded') = (grading_id is not null)),
    check ((status = 'failed') = (error is not null))
);
create index batch_submissions_by_student on batch_submissions (student_id);
create index batch_submissions_waiting on batch_submissions (job_id, position) where status = 'waiting';

alter table jobs drop constraint jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind in ('class_plan', 'refit', 'batch_grade'));
