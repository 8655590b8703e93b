-- 述职: a round of a year, its groups, and each standing member who reports: filed in writing, heard on a day, rated by ballots that are only summed.

create table duty_round (
  committee_id integer not null references committee,
  id uuid not null,
  title text not null,
  year integer not null,
  due_day date not null, -- the written reports
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  started_on date,
  closed_on date,
  primary key (committee_id, id)
);
create index duty_round_due on duty_round (committee_id, due_day, id);
select fence('duty_round');

create table duty_round_group (
  committee_id integer not null,
  id uuid not null,
  round_id uuid not null,
  name text not null,
  head_name text not null,
  on_day date not null,
  place text not null default '',
  primary key (committee_id, id),
  foreign key (committee_id, round_id) references duty_round
);
select fence('duty_round_group');

create table duty_round_person (
  committee_id integer not null,
  round_id uuid not null,
  person_id uuid not null,
  group_id uuid,
  work_id uuid, -- the written report
  filed_on date,
  filed_known_on date, -- the day the round knew
  delivered_on date,
  delivered_known_on date,
  ballots jsonb not null default '[]', -- [{ grade, count }]: nobody's own
  grade text, -- code of report-grade
  points numeric(5, 1),
  primary key (committee_id, round_id, person_id),
  foreign key (committee_id, round_id) references duty_round
);
select fence('duty_round_person');
