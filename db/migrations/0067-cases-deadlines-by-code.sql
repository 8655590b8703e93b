-- “Who is still to be informed” asks for the open deadlines of one kind, and few are.
create index deadline_code on deadline (committee_id, code, due_day, id) where met_on is null and voided_on is null;
