-- When a class's name, grade or concepts were last changed, so that a change made of an older picture is refused.
alter table classes add updated_at timestamptz not null default now();
