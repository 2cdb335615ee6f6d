-- Grades of second readings that a teacher looked over.
alter table grade_decisions drop constraint grade_decisions_action_check;
alter table grade_decisions add constraint grade_decisions_action_check
    check (action in ('accept', 'change', 'settle', 'undo', 'regrade'));
