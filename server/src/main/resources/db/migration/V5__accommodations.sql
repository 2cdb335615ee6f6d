-- What was really applied from a student's IEP, and where: the record that a family and a review ask for.
create table accommodation_applications (
    grading_id id not null references submissions on delete cascade,
    code       text not null check (length(code) between 1 and 60),
    student_id id not null references students on delete cascade,
    detail     text not null check (length(detail) between 1 and 500),
    applied_at timestamptz not null,
    primary key (grading_id, code)
);
create index accommodation_applications_by_student on accommodation_applications (student_id, applied_at desc);
