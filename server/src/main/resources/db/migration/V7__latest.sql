-- What an event shows the whole present state of, if it does: a later event with the same words makes it superfluous
-- for a reader who fell behind and asked to be spared.
alter table stream_events add column latest_of text;
