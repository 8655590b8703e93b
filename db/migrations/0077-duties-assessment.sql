-- The yearly assessment of duties: one course for all, a sheet for each, frozen with its facts, its rules and a check code.
create table duty_assessment (
  committee_id integer not null,
  id uuid not null,
  year integer not null,
  title text not null,
  set_key text not null,
  set_edition integer not null, -- 0: as the program brought it
  rules jsonb not null, -- as they stood when the assessment was opened
  from_day date not null,
  to_day date not null,
  facts_until date not null,
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  check_until date,
  scored_on date,
  check_code text, -- SHA-256 over all frozen sheets
  meeting text not null default '',
  meeting_day date,
  approved_on date,
  document_no text not null default '',
  appeal_until date,
  archived_on date,
  created_by text not null,
  primary key (committee_id, id)
);
create index duty_assessment_year on duty_assessment (committee_id, year, id);
select fence('duty_assessment');

create table duty_sheet (
  committee_id integer not null,
  id uuid not null,
  assessment_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null check (holder_kind in ('person', 'body')),
  holder_name text not null,
  sector_id uuid,
  special_committee_id uuid,
  active_share numeric(6, 5) not null,
  exempt text, -- why this one is not assessed
  checked_on date, -- the member ticked it
  total numeric(8, 2), -- null until scored
  earned_grade text, -- by points, gates and quotas
  grade text, -- what holds: as earned, or changed by hand
  grade_reason text,
  content jsonb, -- lines with their facts, gates, rates: as frozen
  check_code text,
  version integer not null default 1,
  primary key (committee_id, id)
);
create unique index duty_sheet_holder on duty_sheet (committee_id, assessment_id, holder_id);
create index duty_sheet_person on duty_sheet (committee_id, holder_id);
create index duty_sheet_total on duty_sheet (committee_id, assessment_id, total desc, id desc);
select fence('duty_sheet');

create table duty_objection (
  committee_id integer not null,
  id uuid not null,
  assessment_id uuid not null,
  sheet_id uuid not null,
  kind text not null check (kind in ('objection', 'appeal')),
  rule_key text,
  reason text not null,
  raised_on date not null,
  raised_by text not null,
  state text not null,
  version integer not null default 1,
  decided_on date,
  decided_by text,
  decision text not null default '',
  primary key (committee_id, id)
);
create index duty_objection_of on duty_objection (committee_id, assessment_id, state);
create index duty_objection_sheet on duty_objection (committee_id, sheet_id);
select fence('duty_objection');
