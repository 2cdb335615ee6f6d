-- The classroom: who is there, what is taught, what was answered, what is known.
-- Offsets, mastery and grades are truth here; everything a page shows is read from these tables.

create domain probability as double precision check (value >= 0 and value <= 1);
create domain id as text check (length(value) between 1 and 128);

create table classes (
    class_id    id primary key,
    class_name  text not null check (length(class_name) between 1 and 200),
    subject     text not null check (length(subject) between 1 and 100),
    grade_level integer not null check (grade_level between 0 and 13),
    thresholds  jsonb not null default '{}',
    created_at  timestamptz not null default now()
);

create table students (
    student_id    id primary key,
    student_name  text not null check (length(student_name) between 1 and 200),
    grade_level   integer not null check (grade_level between 0 and 13),
    reading_level text check (length(reading_level) between 1 and 40),
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now()
);

create table enrolments (
    class_id    id not null references classes,
    student_id  id not null references students on delete cascade,
    enrolled_at timestamptz not null default now(),
    primary key (class_id, student_id)
);
create index enrolments_by_student on enrolments (student_id, enrolled_at, class_id);

create table ieps (
    student_id         id primary key references students on delete cascade,
    primary_disability text check (length(primary_disability) between 1 and 200),
    accommodations     text[] not null default '{}',
    goals              jsonb not null default '[]',
    review_date        date,
    updated_at         timestamptz not null default now()
);

create table users (
    user_id       id primary key,
    login         text not null check (length(login) between 1 and 200),
    display_name  text not null check (length(display_name) between 1 and 200),
    role          text not null check (role in ('admin', 'teacher', 'student')),
    password_hash text,
    student_id    id unique references students on delete cascade,
    disabled_at   timestamptz,
    created_at    timestamptz not null default now(),
    check ((role = 'student') = (student_id is not null))
);
create unique index users_by_login on users (lower(login));

create table class_teachers (
    class_id id not null references classes,
    user_id  id not null references users on delete cascade,
    since    timestamptz not null default now(),
    primary key (class_id, user_id)
);
create index class_teachers_by_user on class_teachers (user_id);

create table concepts (
    concept_id   id primary key,
    concept_name text not null check (length(concept_name) between 1 and 200),
    subject      text not null,
    p_init       probability not null default 0.3,
    p_learn      probability not null default 0.3,
    p_guess      probability not null default 0.25 check (p_guess < 0.5),
    p_slip       probability not null default 0.1 check (p_slip < 0.5)
);

create table concept_prerequisites (
    concept_id      id not null references concepts,
    prerequisite_id id not null references concepts,
    primary key (concept_id, prerequisite_id),
    check (concept_id <> prerequisite_id)
);

create table class_concepts (
    class_id   id not null references classes,
    concept_id id not null references concepts,
    position   integer not null check (position >= 0),
    primary key (class_id, concept_id)
);

-- A stored quiz: what a student may take. Ad-hoc submissions by a teacher carry their questions themselves.
create table assessments (
    assessment_id      id primary key,
    class_id           id not null references classes,
    title              text not null check (length(title) between 1 and 200),
    time_limit_minutes integer check (time_limit_minutes between 1 and 600),
    questions          jsonb not null check (jsonb_typeof(questions) = 'array'),
    created_at         timestamptz not null default now()
);
create index assessments_by_class on assessments (class_id, created_at desc);

create table submissions (
    grading_id            id primary key,
    submission_id         id not null unique,
    assessment_id         id not null,
    student_id            id not null references students on delete cascade,
    submitted_by          id,
    total_points_earned   double precision not null check (total_points_earned >= 0),
    total_points_possible double precision not null check (total_points_possible >= 0),
    score_percentage      double precision not null check (score_percentage between 0 and 100),
    concept_scores        jsonb not null default '{}',
    mastery_changes       jsonb not null default '[]',
    cost                  jsonb not null default '{}',
    graded_at             timestamptz not null,
    check (total_points_earned <= total_points_possible + 1e-9)
);
create index submissions_by_student on submissions (student_id, graded_at desc, grading_id desc);
create index submissions_by_assessment on submissions (assessment_id, student_id, graded_at desc);

create table question_results (
    grading_id       id not null references submissions on delete cascade,
    position         integer not null,
    question_id      id not null,
    concept_id       id not null,
    question_type    text not null check (question_type in
        ('multiple_choice', 'true_false', 'multiple_select', 'numeric', 'matching', 'constructed_response')),
    question_text    text not null,
    answer           jsonb,
    points_earned    double precision not null check (points_earned >= 0),
    points_possible  double precision not null check (points_possible > 0),
    correct          boolean not null,
    feedback         text not null,
    graded_by        text not null,
    confidence       probability not null,
    needs_review     boolean not null,
    response_time_ms bigint check (response_time_ms >= 0),
    primary key (grading_id, position),
    unique (grading_id, question_id),
    check (points_earned <= points_possible)
);

create table mastery (
    student_id   id not null references students on delete cascade,
    concept_id   id not null references concepts,
    mastery      probability not null,
    observations integer not null check (observations >= 0),
    last_updated timestamptz not null,
    primary key (student_id, concept_id)
);

-- Every change of a mastery with its cause: enough to replay a student's whole way to the same figure.
create table mastery_history (
    history_id       bigint generated always as identity primary key,
    student_id       id not null references students on delete cascade,
    concept_id       id not null references concepts,
    previous_mastery probability not null,
    new_mastery      probability not null,
    credit           probability not null,
    observations     integer not null check (observations > 0),
    grading_id       id not null references submissions on delete cascade,
    question_id      id not null,
    model_version    text not null,
    changed_at       timestamptz not null,
    unique (student_id, concept_id, observations)
);
create index mastery_history_by_concept on mastery_history (student_id, concept_id, history_id desc);
create index mastery_history_by_submission on mastery_history (grading_id);

create table alerts (
    alert_id      id primary key,
    class_id      id not null references classes,
    student_id    id not null references students on delete cascade,
    concept_id    id references concepts,
    kind          text not null check (kind in
        ('wheel_spinning', 'sudden_drop', 'rapid_guessing', 'idle', 'newly_mastered', 'needs_review')),
    evidence      text not null,
    clears_when   text not null,
    state         text not null check (state in ('raised', 'dismissed', 'resolved')),
    raised_at     timestamptz not null,
    closed_at     timestamptz,
    closed_by     id,
    action        text check (action in ('dismiss', 'snooze', 'helped')),
    note          text check (length(note) <= 1000),
    snoozed_until timestamptz,
    follow_up     jsonb not null default '[]',
    check ((state = 'raised') = (closed_at is null))
);
create unique index alerts_one_open on alerts (class_id, student_id, kind, coalesce(concept_id, ''))
    where state = 'raised';
create index alerts_by_class on alerts (class_id, raised_at desc, alert_id desc);
create index alerts_by_student on alerts (student_id);

create table learning_paths (
    path_id      id primary key,
    student_id   id not null references students on delete cascade,
    path         jsonb not null,
    generated_at timestamptz not null
);
create index learning_paths_by_student on learning_paths (student_id, generated_at desc);

create table class_plans (
    plan_id      id primary key,
    class_id     id not null references classes,
    plan         jsonb not null,
    generated_at timestamptz not null
);
create index class_plans_by_class on class_plans (class_id, generated_at desc);

create table jobs (
    job_id           id primary key,
    kind             text not null check (kind in ('class_plan')),
    class_id         id not null references classes,
    input            jsonb not null,
    status           text not null check (status in ('queued', 'running', 'complete', 'failed', 'cancelled')),
    stage            text,
    completed_stages text[] not null default '{}',
    progress         probability not null default 0,
    message          text not null default '',
    error            text,
    work             jsonb not null default '{}',
    result           jsonb,
    cancel_requested boolean not null default false,
    attempts         integer not null default 0,
    leased_by        text,
    leased_until     timestamptz,
    created_by       id,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz
);
create index jobs_waiting on jobs (created_at) where status in ('queued', 'running');
create index jobs_by_class on jobs (class_id, created_at desc, job_id desc);
