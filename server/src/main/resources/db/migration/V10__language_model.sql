-- What was spent in a day (UTC) on a language model, or set aside for requests under way.
create table llm_spending (
    day date primary key,
    usd double precision not null check (usd >= 0)
);

-- What asking a language model about an answer took; null if none was asked.
alter table question_results add column usage jsonb;
