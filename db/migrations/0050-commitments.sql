-- Commitments: what a reply promises for later, kept apart from the reply. States and due days are dated rows, so that any figure can be asked
-- as of a past day; the row itself holds only what is true now.

create table commitment (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  task_id uuid not null,
  reply_id uuid not null,
  item_no integer not null, -- which suggestion of the proposal
  class_mark text not null check (class_mark in ('A', 'B', 'C', 'D')), -- of the reply, on the day it was promised
  body_id uuid not null, -- the unit that owes it
  text text not null,
  promised_on date not null, -- the day the reply was issued
  entered_on date not null, -- the day it came into the ledger
  due_day date not null,
  original_due_day date not null,
  limit_day date not null, -- tracking ends here: so many years, or the end of the term
  state text not null,
  state_since timestamptz(3) not null,
  percent integer not null default 0 check (percent between 0 and 100),
  reported_on date, -- the last progress entry
  asked_due date, -- the new day the unit asks for
  asked_reason text,
  finished_on date, -- the day the unit says it was fulfilled
  again_on date, -- handed over again (二次交办)
  version integer not null default 1,
  primary key (committee_id, id)
);
create unique index commitment_once on commitment (committee_id, reply_id, item_no);
create index commitment_proposal on commitment (committee_id, proposal_id);
create index commitment_task on commitment (committee_id, task_id);
create index commitment_unit on commitment (committee_id, body_id, state, due_day, id);
create index commitment_due_at on commitment (committee_id, due_day, id);
create index commitment_promised on commitment (committee_id, promised_on, id);
select fence('commitment');

create table commitment_state (
  committee_id integer not null,
  commitment_id uuid not null,
  entry integer not null,
  state text not null,
  from_day date not null,
  until_day date, -- the day it left the state; a state left on the day it was entered is never current at the end of a day
  finished_on date,
  reason text not null default '',
  primary key (committee_id, commitment_id, entry)
);
select fence('commitment_state');

create table commitment_due (
  committee_id integer not null,
  commitment_id uuid not null,
  entry integer not null,
  due_day date not null,
  from_day date not null,
  until_day date,
  kind text not null check (kind in ('promised', 'adjusted', 'again', 'reopened')),
  reason text not null default '',
  set_by text not null,
  primary key (committee_id, commitment_id, entry)
);
select fence('commitment_due');

create table commitment_progress (
  committee_id integer not null,
  id uuid not null,
  commitment_id uuid not null,
  on_day date not null,
  percent integer not null check (percent between 0 and 100),
  text text not null,
  kind text not null check (kind in ('progress', 'done', 'unable')),
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create index commitment_progress_of on commitment_progress (committee_id, commitment_id, recorded_at);
select fence('commitment_progress');

-- The proposer's second judgement, of the fulfilment; the first, of the reply, stays in feedback.
create table commitment_rating (
  committee_id integer not null,
  id uuid not null,
  commitment_id uuid not null,
  evaluator_id uuid not null,
  rated_on date not null,
  result text not null,
  comment text not null default '',
  rated_by text not null,
  voided_on date, -- reopened after it was given
  primary key (committee_id, id)
);
create index commitment_rating_of on commitment_rating (committee_id, commitment_id);
create unique index commitment_rating_once on commitment_rating (committee_id, commitment_id, evaluator_id) where voided_on is null;
select fence('commitment_rating');

-- 二次交办: open promises of last year are handed over a second time, under one document.
create table follow_up_batch (
  committee_id integer not null,
  id uuid not null,
  title text not null,
  meeting_day date not null,
  document_no text not null default '',
  demand text not null default '',
  assigned_by text not null,
  opened_on date not null,
  primary key (committee_id, id)
);
create unique index follow_up_batch_once on follow_up_batch (committee_id, title, meeting_day);
select fence('follow_up_batch');

create table follow_up_assignment (
  committee_id integer not null,
  batch_id uuid not null,
  commitment_id uuid not null,
  assigned_on date not null,
  due_day date not null,
  primary key (committee_id, batch_id, commitment_id)
);
create index follow_up_assignment_of on follow_up_assignment (committee_id, commitment_id);
select fence('follow_up_assignment');

-- 回头看: a round over everything still promised, which each unit answers.
create table look_back (
  committee_id integer not null,
  id uuid not null,
  title text not null,
  year integer not null,
  opened_on date not null,
  due_day date not null,
  demand text not null default '',
  opened_by text not null,
  closed_on date,
  version integer not null default 1,
  primary key (committee_id, id)
);
create index look_back_opened on look_back (committee_id, opened_on, id);
select fence('look_back');

create table look_back_item (
  committee_id integer not null,
  id uuid not null,
  look_back_id uuid not null,
  commitment_id uuid not null,
  body_id uuid not null,
  class_mark text not null, -- as it stood when the round was opened
  percent_before integer not null,
  answered_on date,
  progress_id uuid,
  primary key (committee_id, id)
);
create unique index look_back_item_once on look_back_item (committee_id, look_back_id, commitment_id);
create index look_back_item_of on look_back_item (committee_id, commitment_id) where answered_on is null;
select fence('look_back_item');

-- What was told of a promise coming due, once each.
create table commitment_reminder (
  committee_id integer not null,
  commitment_id uuid not null,
  kind text not null check (kind in ('soon', 'overdue', 'limit')),
  due_day date not null,
  told_on date not null,
  primary key (committee_id, commitment_id, kind, due_day)
);
select fence('commitment_reminder');
