-- Every urging of a handling unit, whoever urged and however: all of them draw on one budget of the unit.
create table unit_urging (
  committee_id integer not null,
  id uuid not null,
  body_id uuid not null,
  urged_on date not null,
  urged_at timestamptz(3) not null,
  office text not null, -- in words: 提案办, 督查室, 系统
  urged_by text not null,
  channel text not null, -- notice, phone, visit, letter
  automatic boolean not null default false,
  text text not null,
  primary key (committee_id, id)
);
create index unit_urging_body on unit_urging (committee_id, body_id, urged_on desc, id);
select fence('unit_urging');

-- The cases an urging is about: one letter may name several tasks of the unit.
create table unit_urging_about (
  committee_id integer not null,
  urging_id uuid not null,
  proposal_id uuid not null,
  task_id uuid, -- null: about the case's supervision
  primary key (committee_id, urging_id, proposal_id)
);
create index unit_urging_about_task on unit_urging_about (committee_id, task_id);
create index unit_urging_about_proposal on unit_urging_about (committee_id, proposal_id);
select fence('unit_urging_about');
