-- A student's path names no classmate any more, neither where it is kept nor in her channel.
update learning_paths set path = jsonb_set(path, '{similar_students}', '[]')
where path -> 'similar_students' <> '[]';

update stream_events
set payload = regexp_replace(payload, '"similar_students":\[[^\]]*\]', '"similar_students":[]', 'g')
where type = 'recommendation_generated' and payload ~ '"similar_students":\["';

-- What stood behind each figure of a report: one number a student, made from her answers, naming nobody.
create table feedback_groups (
    report_id    id not null references feedback_reports on delete cascade,
    name         text not null,
    fingerprints bytea not null,
    primary key (report_id, name)
);
