-- What every submission paid for and nothing needs.

-- Answered by the index of (student_id, concept_id, observations) as well.
drop index mastery_history_by_concept;

-- A row of the history is written in one statement with the mastery that it leads to, whose keys say that there are such a
-- student and such a concept; and it goes with its submission, which goes with its student.
alter table mastery_history
    drop constraint mastery_history_student_id_fkey,
    drop constraint mastery_history_concept_id_fkey;

-- Events are only ever written by the statement that raises the head of their stream.
alter table stream_events drop constraint stream_events_class_id_fkey;
