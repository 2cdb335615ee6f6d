-- Which copy of the database the streams' epochs belong to; no row: not known yet.
create table database_copy (
    only_one boolean primary key default true check (only_one),
    cluster  text not null,
    files    text not null
);
