-- How hard each question of an assessment is that was copied from the item bank and still reads as its item does.
create view question_difficulties as
select a.assessment_id, a.question_id, d.level, d.answers, d.students, d.share_right, d.logit, d.standard_error
from assessment_items a join items i using (item_id) join item_difficulties d using (item_id)
    join item_versions copied on copied.item_id = i.item_id and copied.version = a.version
    join item_versions held on held.item_id = i.item_id and held.version = i.version
where copied.document #>> '{question,question_text}' = held.document #>> '{question,question_text}';
