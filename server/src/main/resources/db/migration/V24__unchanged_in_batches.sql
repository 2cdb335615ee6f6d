-- A row of a batch that was graded before and has not changed is not graded again: it names the grading that it has.
alter table batch_submissions drop constraint batch_submissions_status_check;
alter table batch_submissions add constraint batch_submissions_status_check
    check (status in ('waiting', 'graded', 'unchanged', 'failed'));
alter table batch_submissions drop constraint batch_submissions_check;
alter table batch_submissions add constraint batch_submissions_check
    check ((status in ('graded', 'unchanged')) = (grading_id is not null));
