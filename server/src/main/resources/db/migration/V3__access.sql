-- Who is signed in, what they did, and which request was already answered.
create table sessions (
    session_id   id primary key,
    user_id      id not null references users on delete cascade,
    kind         text not null check (kind in ('cookie', 'token', 'demo')),
    secret_hash  bytea not null unique,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    ended_reason text
);
create index sessions_by_user on sessions (user_id);

-- A refresh token that was already used: seeing it again ends the session (RFC 9700, section 4.14).
create table spent_refresh_tokens (
    secret_hash bytea primary key,
    session_id  id not null references sessions on delete cascade,
    spent_at    timestamptz not null
);

create table socket_tickets (
    ticket_hash bytea primary key,
    session_id  id references sessions on delete cascade,
    user_id     id not null references users on delete cascade,
    expires_at  timestamptz not null
);

create table idempotency_keys (
    user_id      id not null,
    route        text not null,
    key          text not null check (length(key) between 1 and 255),
    body_hash    text not null,
    attempt      uuid not null,
    leased_until timestamptz not null,
    status       integer,
    answer       text,
    created_at   timestamptz not null,
    primary key (user_id, route, key),
    check ((status is null) = (answer is null))
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table audit_log (
    audit_id    bigint generated always as identity primary key,
    transaction xid8 not null default pg_current_xact_id(),
    at          timestamptz not null,
    user_id     id not null,
    session_id  id,
    action      text not null,
    object_type text not null,
    object_id   id not null,
    class_id    id
);
create index audit_log_by_object on audit_log (object_type, object_id, audit_id desc);
create index audit_log_by_user on audit_log (user_id, audit_id desc);

-- The hash chain over the audit log: each seal covers one row and the seal before it.
create table audit_seals (
    seal_id  bigint generated always as identity primary key,
    audit_id bigint not null unique references audit_log,
    hash     bytea not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger audit_log_is_append_only before update or delete on audit_log
    for each row execute function refuse_change();
create trigger audit_log_is_never_truncated before truncate on audit_log
    for each statement execute function refuse_change();
create trigger audit_seals_are_append_only before update or delete on audit_seals
    for each row execute function refuse_change();
create trigger audit_seals_are_never_truncated before truncate on audit_seals
    for each statement execute function refuse_change();
revoke update, delete, truncate on audit_log, audit_seals from "${app_role}";
