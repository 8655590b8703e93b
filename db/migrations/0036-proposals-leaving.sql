-- The ways out of the course and around it: an application to withdraw, a merger undone, the fast track, the three sides' meeting in full.
alter table proposal add column fast_reason text not null default '';

-- The proposer's wish after filing, and what the committee said to it.
create table withdrawal_request (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  reason text not null,
  asked_on date not null,
  asked_by text not null,
  decided_on date,
  agreed boolean,
  decided_by text,
  note text not null default '',
  primary key (committee_id, id)
);
create unique index withdrawal_request_open on withdrawal_request (committee_id, proposal_id) where decided_on is null;
select fence('withdrawal_request');

-- A merger that was undone keeps its days, so that a figure asked as of a day between still says what it said then.
create table undone_merger (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  main_case_id uuid not null,
  merged_on date not null,
  undone_on date not null,
  reason text not null,
  primary key (committee_id, id)
);
create index undone_merger_of on undone_merger (committee_id, proposal_id);
select fence('undone_merger', 'select, insert');

alter table mediation
  add column proposer_people text not null default '',
  add column unit_people text not null default '',
  add column other_people text not null default '';
