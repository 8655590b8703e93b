-- Supervision of proposals: an item (督办件) covers one or several proposals in one mode, with plan, activities, problems, the units' written
-- reports, leaders' instructions and results. Rows keep their days, so that figures can be asked as of a past day.

create table supervision (
  committee_id integer not null,
  id uuid not null, -- = matter.id, kind 'supervision'
  session_id uuid not null,
  mode text not null,
  mode_label text not null, -- as it was called when the item was opened
  leader_id uuid not null,
  leader_name text not null,
  leader_post text not null default '',
  body_id uuid, -- the special committee that cooperates
  purpose text not null default '',
  plan text not null default '',
  unit_leaders text not null default '',
  participants text not null default '',
  planned_on date,
  opened_on date not null,
  plan_submitted_on date,
  plan_approved_on date,
  plan_approved_by text,
  approval_note text not null default '',
  closed_on date,
  conclusion text not null default '',
  cancelled_on date,
  cancel_reason text not null default '',
  primary key (committee_id, id),
  foreign key (committee_id, id) references matter
);
create index supervision_opened on supervision (committee_id, opened_on desc, id);
create index supervision_leader on supervision (committee_id, leader_id);
select fence('supervision');

create table supervision_case (
  committee_id integer not null,
  supervision_id uuid not null,
  proposal_id uuid not null,
  from_day date not null,
  primary key (committee_id, supervision_id, proposal_id)
);
create index supervision_case_proposal on supervision_case (committee_id, proposal_id);
select fence('supervision_case');

create table supervision_activity (
  committee_id integer not null,
  id uuid not null,
  supervision_id uuid not null,
  kind text not null, -- code list supervision-activity
  held_on date not null,
  entered_on date not null,
  place text not null,
  participants text not null,
  leader_present boolean not null,
  minutes text not null,
  asked text not null default '', -- what was asked of the units
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create index supervision_activity_of on supervision_activity (committee_id, supervision_id, held_on);
select fence('supervision_activity');

create table supervision_problem (
  committee_id integer not null,
  id uuid not null,
  supervision_id uuid not null,
  no integer not null,
  text text not null,
  owner_id uuid not null, -- the unit that must put it right
  found_on date not null,
  entered_on date not null,
  state text not null, -- open, answered, solved, retracted
  state_since timestamptz(3) not null,
  answer text not null default '',
  answered_on date,
  answered_by text,
  returned text not null default '', -- why the last answer was sent back
  solved_on date, -- confirmed by those who supervise
  confirmed_by text,
  retracted_on date,
  retract_reason text not null default '',
  version integer not null default 1,
  primary key (committee_id, id)
);
create unique index supervision_problem_of on supervision_problem (committee_id, supervision_id, no);
create index supervision_problem_owner on supervision_problem (committee_id, owner_id, state);
select fence('supervision_problem');

-- 承办单位书面报告: owed from the approval of the plan on; without a day of reporting it is still owed.
create table supervision_unit_report (
  committee_id integer not null,
  id uuid not null,
  supervision_id uuid not null,
  body_id uuid not null,
  owed_on date not null,
  text text not null default '',
  reported_on date,
  reported_by text,
  primary key (committee_id, id)
);
create index supervision_unit_report_of on supervision_unit_report (committee_id, supervision_id, owed_on);
select fence('supervision_unit_report');

-- 批示.
create table supervision_instruction (
  committee_id integer not null,
  id uuid not null,
  supervision_id uuid not null,
  leader_name text not null,
  text text not null,
  given_on date not null,
  entered_on date not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create index supervision_instruction_of on supervision_instruction (committee_id, supervision_id, given_on);
select fence('supervision_instruction');

-- 督办情况报告: to the leader, then to 提案委. One that is sent back stays, and a new one follows.
create table supervision_result (
  committee_id integer not null,
  id uuid not null,
  supervision_id uuid not null,
  text text not null,
  reported_on date not null,
  reported_by text not null,
  returned_on date,
  return_reason text not null default '',
  read_on date,
  read_by text,
  opinion text not null default '',
  primary key (committee_id, id)
);
create index supervision_result_of on supervision_result (committee_id, supervision_id, reported_on);
select fence('supervision_result');
