-- What happens to a unit's task besides the plain way: returns, disputes, extensions, pauses, countersigning, audits. Each is a row of its own
-- with its days, so that the papers can be printed and a figure asked as of a past day.

alter table handling_task add column return_until date; -- last day to ask for a return; null where there is none
alter table handling_task add column return_steps jsonb;
alter table handling_task add column paused_on date; -- since when the clock stands; null while it runs

create table task_return (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  kind text not null check (kind in ('return', 'add')),
  reason text not null,
  suggested uuid[] not null default '{}',
  signer_name text not null,
  signer_post text not null,
  requested_by text not null,
  requested_on date not null,
  decided_on date,
  decided_by text,
  result text check (result in ('refused', 'reassigned', 'added')),
  note text not null default '',
  new_units jsonb not null default '[]', -- [{bodyId, name, role, taskId, due}]
  handed_over_on date,
  primary key (committee_id, id)
);
create unique index task_return_open on task_return (committee_id, task_id) where decided_on is null;
create index task_return_task on task_return (committee_id, task_id, requested_on);
select fence('task_return');

create table task_escalation (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  issue text not null,
  ask_whom text not null check (ask_whom in ('secretaryGeneral', 'governmentLeader')),
  raised_by text not null,
  raised_on date not null,
  ruled_on date,
  ruler text,
  ruler_post text,
  ruling text check (ruling in ('keep', 'reassign', 'add')),
  ruling_text text,
  recorded_by text,
  primary key (committee_id, id)
);
create unique index task_escalation_open on task_escalation (committee_id, task_id) where ruled_on is null;
create index task_escalation_task on task_escalation (committee_id, task_id, raised_on);
select fence('task_escalation');

create table task_extension (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  reason text not null,
  asked_due date not null,
  signer_name text not null,
  signer_post text not null,
  requested_by text not null,
  requested_on date not null,
  assigning_by text,
  assigning_on date,
  committee_by text,
  committee_on date,
  decided_on date,
  decided_by text,
  result text check (result in ('granted', 'refused', 'lapsed')), -- lapsed: the task went to another unit before it was decided
  old_due date not null,
  new_due date,
  note text not null default '',
  proposer_told_on date,
  primary key (committee_id, id)
);
create unique index task_extension_open on task_extension (committee_id, task_id) where decided_on is null;
create index task_extension_task on task_extension (committee_id, task_id, requested_on);
select fence('task_extension');

create table task_pause (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  from_day date not null,
  until_day date,
  reason text not null,
  decision text not null default '',
  decided_by text not null,
  resumed_by text,
  primary key (committee_id, id)
);
create unique index task_pause_open on task_pause (committee_id, task_id) where until_day is null;
create index task_pause_task on task_pause (committee_id, task_id, from_day);
select fence('task_pause');

-- Every due day a task ever had, from the first time it was moved: the last one entered by a day is the one that held on it.
create table task_due (
  committee_id integer not null,
  task_id uuid not null,
  entry integer not null,
  from_day date not null,
  due_day date not null,
  why text not null check (why in ('assigned', 'extended', 'resumed')),
  primary key (committee_id, task_id, entry)
);
select fence('task_due');

create table task_countersign (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  body_id uuid, -- an assisting unit; null: a section of the unit itself
  section text not null default '',
  asked_by text not null,
  asked_on date not null,
  agreed boolean,
  opinion text not null default '',
  given_by text,
  given_on date,
  recalled_on date, -- the draft was taken back to be changed
  primary key (committee_id, id)
);
create index task_countersign_task on task_countersign (committee_id, task_id);
create index task_countersign_body on task_countersign (committee_id, body_id) where given_on is null and recalled_on is null;
select fence('task_countersign');

create table task_audit (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  model text not null check (model in ('before', 'after')), -- before or after the reply is issued
  asked_on date not null,
  decided_on date,
  auditor text,
  result text check (result in ('passed', 'returned', 'rejected')),
  opinion text not null default '',
  primary key (committee_id, id)
);
create unique index task_audit_open on task_audit (committee_id, task_id) where decided_on is null;
create index task_audit_task on task_audit (committee_id, task_id, asked_on);
select fence('task_audit');
