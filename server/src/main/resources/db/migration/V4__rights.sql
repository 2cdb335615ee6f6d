-- The version of the rights to watch a stream. It rises in the transaction that ends a right, under the same lock
-- that gives out offsets, so that every later event carries the newer version and no node can show it to a socket
-- that was let in before.
alter table streams add column rights bigint not null default 0 check (rights >= 0);
alter table stream_events add column rights bigint not null default 0 check (rights >= 0);
