-- Content that holds a list of words, of which the product makes word banks: few among many.
create index content_versions_with_words on content_versions (content_id, version)
    where document ->> 'body' ~ '(^|\n)WORDS *(\n|$)';

-- The words that stood beside the questions, by concept, as they were when the attempt began; empty without that
-- accommodation. A concept for which there were none stands there with no words.
alter table attempts add column word_banks jsonb not null default '[]' check (jsonb_typeof(word_banks) = 'array');
