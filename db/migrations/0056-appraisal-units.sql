-- Yearly assessment of the units by rule: schemes as dated rows, marks by two persons, score sheets frozen in editions, objections.

create table scoring_scheme (
  committee_id integer not null,
  id uuid not null,
  key text not null, -- which scheme; a later day replaces an earlier one
  from_day date not null,
  content jsonb not null,
  source text not null, -- the paper that changed it
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  primary key (committee_id, id)
);
create unique index scoring_scheme_day on scoring_scheme (committee_id, key, from_day);
select fence('scoring_scheme');

create table unit_assessment (
  committee_id integer not null,
  id uuid not null,
  year integer not null,
  title text not null,
  scheme_key text not null,
  scheme jsonb not null, -- as it stood when the assessment began
  counts_until date not null, -- figures are asked as of this day
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  edition integer not null default 0,
  told_on date,
  objections_until date,
  approved_on date,
  meeting text not null default '',
  meeting_day date,
  created_by text not null,
  primary key (committee_id, id)
);
create index unit_assessment_year on unit_assessment (committee_id, year, id);
select fence('unit_assessment');

-- Points and findings by hand: counted once a second person has confirmed them, never overwritten.
create table assessment_mark (
  committee_id integer not null,
  id uuid not null,
  assessment_id uuid not null,
  body_id uuid not null,
  rule_key text not null,
  task_id uuid, -- a finding about one case
  points numeric(7, 2),
  reason text not null,
  given_by uuid not null,
  given_by_name text not null,
  given_on date not null,
  given_at timestamptz(3) not null,
  confirmed_by uuid,
  confirmed_by_name text,
  confirmed_on date,
  voided_on date,
  void_reason text,
  primary key (committee_id, id)
);
create index assessment_mark_of on assessment_mark (committee_id, assessment_id, body_id);
select fence('assessment_mark');

-- What a unit was told, edition by edition, with every record behind every line.
create table assessment_sheet (
  committee_id integer not null,
  id uuid not null,
  assessment_id uuid not null,
  body_id uuid not null,
  edition integer not null,
  rank_group text not null,
  place integer not null,
  total numeric(8, 2) not null,
  grade text,
  content jsonb not null,
  frozen_on date not null,
  final_on date, -- approved by the chair meeting
  replaced_on date, -- a later edition took its place
  primary key (committee_id, id)
);
create unique index assessment_sheet_edition on assessment_sheet (committee_id, assessment_id, body_id, edition);
create index assessment_sheet_unit on assessment_sheet (committee_id, body_id, frozen_on);
select fence('assessment_sheet');

create table assessment_objection (
  committee_id integer not null,
  id uuid not null,
  assessment_id uuid not null,
  body_id uuid not null,
  edition integer not null,
  rule_key text,
  reason text not null,
  raised_on date not null,
  raised_by text not null,
  state text not null,
  version integer not null default 1,
  decided_on date,
  decided_by text,
  decision_reason text not null default '',
  primary key (committee_id, id)
);
create index assessment_objection_of on assessment_objection (committee_id, assessment_id, state);
create index assessment_objection_unit on assessment_objection (committee_id, body_id, raised_on);
select fence('assessment_objection');
