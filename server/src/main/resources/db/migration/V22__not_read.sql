-- An answer in a language that the grader cannot read waits for a teacher for a reason of its own: nobody has judged it.
alter table question_results drop constraint question_results_review_reason_check;
alter table question_results add constraint question_results_review_reason_check check (review_reason in
    ('no_key', 'not_read', 'low_confidence', 'graders_disagree', 'suspicious', 'student_asked'));
