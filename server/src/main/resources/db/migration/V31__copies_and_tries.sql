-- Which copy of the database the streams' epochs belong to; no row: not known yet.
create table database_copy (
    only_one boolean primary key default true check (only_one),
    cluster  text not null,
    files    text not null
);

-- Tries to sign in, counted for all servers together. Worth minutes: a crash may empty it.
create unlogged table sign_in_tries (
    who_hash bytea primary key,
    level    double precision not null check (level >= 0),
    at       timestamptz not null
);
