-- The school's content: every version of every item, and which one holds.
create sequence content_changes;

create table content (
    content_id  id primary key,
    version     integer not null check (version >= 1),
    archived_at timestamptz,
    -- Rises in the order of commits (writers take turns), so that a reader who knows one has seen all before it.
    changed     bigint not null unique,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create table content_versions (
    content_id id not null references content on delete cascade,
    version    integer not null check (version >= 1),
    document   jsonb not null check (jsonb_typeof(document) = 'object'),
    -- What the search by meaning compares; null until some server has worked it out.
    embedding  real[] check (cardinality(embedding) = 384),
    made_by    id not null,
    made_at    timestamptz not null,
    primary key (content_id, version)
);
