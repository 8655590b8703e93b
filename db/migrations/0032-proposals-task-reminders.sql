-- The steps of the ladder that were taken, each once for a task, a clock and a due day: whoever runs the work again finds them here.
create table task_reminder (
  committee_id integer not null,
  task_id uuid not null,
  clock text not null, -- receipt, firstContact, plan, answer
  step text not null, -- '-7d', '+1d', '-1w': days or working days from the due day
  due_day date not null,
  on_day date not null, -- the day it was for
  done_on date not null,
  -- passed: a later notice of the same clock was owed on the same run, so only that one went out;
  -- held: the unit's budget of urgings was spent, a plain notice went out in place of the letter
  outcome text not null check (outcome in ('sent', 'passed', 'held')),
  urging_id uuid,
  primary key (committee_id, task_id, clock, step, due_day)
);
select fence('task_reminder');
