-- A class whose year is over: it is read, and takes nothing new.
alter table classes add archived_at timestamptz;
