-- Hand-overs are listed by their day, and a hand-over finds its tasks.
create index assignment_batch_day on assignment_batch (committee_id, meeting_day desc, id desc);
create index handling_task_batch on handling_task (committee_id, batch_id);
