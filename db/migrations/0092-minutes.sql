-- Minutes 会议纪要 and what becomes of the decisions in them.
create table minutes (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  title text not null,
  sections jsonb not null default '[]', -- [{heading, text}]
  drafted jsonb not null default '[]', -- as last drafted from what happened: what differs somebody wrote
  circulation text not null default '',
  due_day date, -- 7 working days after the meeting
  due_steps jsonb not null default '[]',
  held_on date,
  state text not null,
  state_since timestamptz(3) not null,
  saved_at timestamptz(3) not null,
  approved_by text not null default '',
  approved_on date,
  issued_on date,
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, activity_id)
);
create index minutes_due on minutes (committee_id, due_day) where issued_on is null;
create index minutes_issued on minutes (committee_id, issued_on, id) where issued_on is not null;
select fence('minutes');

-- A decision of a meeting: a task somebody does, or a suggestion to a body outside.
create table meeting_decision (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  no integer not null,
  kind text not null check (kind in ('task', 'suggestion')),
  text text not null,
  owner_body_id uuid,
  owner_person_id uuid,
  type text check (type in ('planning', 'implementation')), -- of a suggestion
  horizon text check (horizon in ('forward', 'routine')),
  due_day date,
  state text not null,
  state_since timestamptz(3) not null,
  decided_on date not null, -- the day of the meeting
  assigned_on date,
  response text not null default '', -- adopted, partly, studying, declined, alreadyDone
  responded_on date,
  reported_on date,
  closed_on date,
  dropped_on date,
  result text not null default '',
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, activity_id, no),
  check (owner_body_id is null or owner_person_id is null)
);
create index meeting_decision_body on meeting_decision (committee_id, owner_body_id, due_day);
create index meeting_decision_person on meeting_decision (committee_id, owner_person_id, due_day);
create index meeting_decision_decided on meeting_decision (committee_id, decided_on, id);
select fence('meeting_decision');

create table decision_progress (
  committee_id integer not null,
  id uuid not null,
  decision_id uuid not null,
  on_day date not null,
  by_name text not null,
  text text not null,
  percent integer,
  primary key (committee_id, id)
);
create index decision_progress_of on decision_progress (committee_id, decision_id, on_day);
select fence('decision_progress');

-- The days a decision was due on, as they were set: the last one by a day holds on it.
create table decision_due (
  committee_id integer not null,
  decision_id uuid not null,
  entry integer not null,
  from_day date not null,
  due_day date,
  primary key (committee_id, decision_id, entry)
);
select fence('decision_due');
