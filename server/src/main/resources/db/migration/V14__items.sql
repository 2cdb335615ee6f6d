-- The item bank: every version of every question, and which assessments were built from it.
create table items (
    item_id     id primary key,
    version     integer not null check (version >= 1),
    -- Says the same for the same question with the same key, whatever its ids and points: no import adds a twin.
    fingerprint text not null,
    -- What a search goes through, of the version that holds.
    words       tsvector not null,
    archived_at timestamptz,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index items_by_words on items using gin (words);
create index items_by_fingerprint on items (fingerprint);
create index items_by_change on items (updated_at desc, item_id desc);

create table item_versions (
    item_id  id not null references items on delete cascade,
    version  integer not null check (version >= 1),
    document jsonb not null check (jsonb_typeof(document) = 'object'),
    made_by  id not null,
    made_at  timestamptz not null,
    primary key (item_id, version)
);

-- What real answers say of the version that holds; see learning's ItemDifficulty. Worked out again in the background.
create table item_difficulties (
    item_id        id primary key references items on delete cascade,
    answers        integer not null check (answers >= 0),
    students       integer not null check (students >= 0),
    share_right    probability,
    logit          double precision not null,
    standard_error double precision not null check (standard_error > 0),
    level          text not null check (level in ('easy', 'medium', 'hard'))
);

alter table assessments
    add column created_by  id,
    add column updated_at  timestamptz,
    add column archived_at timestamptz;
update assessments set updated_at = created_at;
alter table assessments
    alter column updated_at set not null,
    alter column updated_at set default now();

-- From which version of which item a question of an assessment was copied.
create table assessment_items (
    assessment_id id not null references assessments on delete cascade,
    question_id   id not null,
    item_id       id not null references items,
    version       integer not null,
    primary key (assessment_id, question_id)
);
create index assessment_items_by_item on assessment_items (item_id);

-- What the difficulties were last worked out from, so that several servers do not do it one after the other.
create table item_difficulties_mark (
    only_one boolean primary key default true check (only_one),
    mark     text not null
);
insert into item_difficulties_mark (mark) values ('');
