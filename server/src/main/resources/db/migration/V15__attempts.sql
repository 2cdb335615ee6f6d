-- Who may take which assessment, when and how often; and what becomes of it, answer by answer.

create table assignments (
    assignment_id      id primary key,
    assessment_id      id not null references assessments,
    class_id           id not null references classes,
    -- Otherwise those in assignment_students.
    whole_class        boolean not null,
    opens_at           timestamptz not null,
    -- Null: it stays open.
    closes_at          timestamptz check (closes_at >= opens_at),
    time_limit_minutes integer check (time_limit_minutes between 1 and 600),
    attempts_allowed   integer not null check (attempts_allowed between 1 and 100),
    created_by         id not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);
create index assignments_by_class on assignments (class_id, created_at desc, assignment_id desc);
create index assignments_by_assessment on assignments (assessment_id);

create table assignment_students (
    assignment_id id not null references assignments on delete cascade,
    student_id    id not null references students on delete cascade,
    primary key (assignment_id, student_id)
);
create index assignment_students_by_student on assignment_students (student_id);

create table attempts (
    attempt_id         id primary key,
    assignment_id      id not null references assignments,
    student_id         id not null references students on delete cascade,
    number             integer not null check (number >= 1),
    state              text not null check (state in ('open', 'closed')),
    started_at         timestamptz not null,
    -- With what her IEP adds; null without a limit.
    time_limit_minutes integer check (time_limit_minutes > 0),
    time_up_at         timestamptz,
    -- More time that a teacher gave: holds whatever the limit and the window say.
    extended_until     timestamptz,
    accommodations     text[] not null,
    -- Who is handing it in at this moment; free again when the time is over.
    claim              uuid,
    claimed_until      timestamptz,
    closed_at          timestamptz,
    closed_by          text check (closed_by in ('student', 'time')),
    -- Stays when it is opened again: an attempt has one grading.
    grading_id         id unique references submissions on delete cascade,
    unique (assignment_id, student_id, number),
    check ((state = 'closed') = (closed_at is not null)),
    check ((state = 'closed') = (closed_by is not null)),
    check (state = 'open' or grading_id is not null)
);
create unique index attempts_one_open on attempts (assignment_id, student_id) where state = 'open';
create index attempts_by_student on attempts (student_id, started_at desc);

create table attempt_answers (
    attempt_id       id not null references attempts on delete cascade,
    question_id      id not null,
    -- Counted by the page: a late retry never overwrites a newer answer.
    sequence         bigint not null check (sequence > 0),
    answer           jsonb,
    response_time_ms bigint check (response_time_ms >= 0),
    saved_at         timestamptz not null,
    primary key (attempt_id, question_id)
);

create table attempt_extensions (
    extension_id bigint generated always as identity primary key,
    attempt_id   id not null references attempts on delete cascade,
    minutes      integer not null check (minutes between 1 and 600),
    reason       text not null check (length(reason) between 1 and 500),
    reopened     boolean not null,
    given_by     id not null,
    given_at     timestamptz not null
);
create index attempt_extensions_by_attempt on attempt_extensions (attempt_id);

-- What students could take until now they can take still.
insert into assignments (assignment_id, assessment_id, class_id, whole_class, opens_at, time_limit_minutes,
    attempts_allowed, created_by, created_at, updated_at)
select 'asg_' || md5(assessment_id), assessment_id, class_id, true, created_at, time_limit_minutes, 100, 'server',
    created_at, now()
from assessments;
