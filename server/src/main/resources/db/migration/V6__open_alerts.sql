-- Every submission asks what is open about its student, and of what was ever raised only little is.

create index alerts_open_by_student on alerts (student_id)
    where state = 'raised' or action = 'helped' and jsonb_array_length(follow_up) < 3;
