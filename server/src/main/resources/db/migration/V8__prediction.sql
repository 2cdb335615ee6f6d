-- What was learned from answers, version by version; the latest adoption says which one holds.
create table tracing_models (
    version      bigint generated always as identity primary key,
    parameters   jsonb not null,
    learned_from jsonb not null,
    comparison   jsonb,
    job_id       id,
    made_at      timestamptz not null
);

create table tracing_adoptions (
    adoption_id bigint generated always as identity primary key,
    version     bigint not null references tracing_models,
    adopted_at  timestamptz not null,
    adopted_by  id
);

-- Whose parameters a concept is traced with; null where they were given with the concept.
alter table concepts add column traced_by bigint references tracing_models;

-- What was predicted beside what happened. No row names a student.
create table feedback_reports (
    report_id id primary key,
    class_id  id references classes,
    report    jsonb not null,
    made_by   id not null,
    made_at   timestamptz not null
);
create index feedback_reports_by_class on feedback_reports (class_id, made_at desc);

alter table jobs drop constraint jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind in ('class_plan', 'refit'));
