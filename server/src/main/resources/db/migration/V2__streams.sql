-- One append-only stream a class. The head row is raised as the last statement of the transaction that
-- makes the change, so the order of offsets is the order of commits and there are no holes.
create table streams (
    class_id   id primary key references classes,
    epoch      text not null,
    head       bigint not null default 0 check (head >= 0),
    trimmed_to bigint not null default 0 check (trimmed_to >= 0 and trimmed_to <= head)
);

create table stream_events (
    class_id   id not null references streams,
    "offset"   bigint not null check ("offset" > 0),
    type       text not null,
    student_id id,
    job_id     id,
    payload    text not null,
    created_at timestamptz not null,
    primary key (class_id, "offset")
);
create index stream_events_by_student on stream_events (student_id, class_id, "offset") where student_id is not null;
create index stream_events_by_job on stream_events (job_id, class_id, "offset") where job_id is not null;
create index stream_events_by_age on stream_events (created_at);
