-- 学习: programmes with their phases, texts to be studied (some 第一时间), results of members, the plan of lectures. Sessions and attendance are facts of activities.

create table study_programme (
  committee_id integer not null references committee,
  id uuid not null,
  kind text not null, -- code of study-programme-kind
  title text not null,
  year integer not null,
  theme text, -- code of theme
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  host_id uuid, -- the body that runs it; null: the committee itself
  audience text not null default '', -- whom it is for, in words
  note text not null default '',
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  opened_on date,
  closed_on date,
  summary text not null default '',
  entered_on date not null,
  primary key (committee_id, id)
);
create index study_programme_from on study_programme (committee_id, from_day, id);
select fence('study_programme');

create table study_phase (
  committee_id integer not null,
  programme_id uuid not null,
  no integer not null,
  title text not null,
  theme text not null default '',
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  primary key (committee_id, programme_id, no),
  foreign key (committee_id, programme_id) references study_programme
);
select fence('study_phase');

create table study_text (
  committee_id integer not null references committee,
  id uuid not null,
  kind text not null, -- code of study-text-kind
  title text not null,
  issuer text not null default '',
  published_on date not null,
  promptly boolean not null, -- 第一时间
  until_day date, -- the last day for the first session
  until_steps text[] not null default '{}',
  summary text not null default '',
  programme_id uuid,
  version integer not null default 1,
  entered_on date not null,
  withdrawn_on date,
  withdrawn_why text not null default '',
  primary key (committee_id, id),
  foreign key (committee_id, programme_id) references study_programme
);
create index study_text_published on study_text (committee_id, published_on, id);
create index study_text_programme on study_text (committee_id, programme_id) where programme_id is not null;
select fence('study_text');

-- A corrected result leaves the earlier one with the day it was replaced.
create table study_assessment (
  committee_id integer not null,
  programme_id uuid not null,
  person_id uuid not null,
  entry integer not null,
  result text not null, -- code of study-result
  score numeric(5, 1),
  on_day date not null,
  entered_on date not null,
  entered_by text not null,
  replaced_on date,
  primary key (committee_id, programme_id, person_id, entry),
  foreign key (committee_id, programme_id) references study_programme
);
create unique index study_assessment_one on study_assessment (committee_id, programme_id, person_id) where replaced_on is null;
select fence('study_assessment');

create table study_lecture (
  committee_id integer not null references committee,
  id uuid not null,
  title text not null,
  planned_on date not null,
  place text not null default '',
  speaker_id uuid, -- where the speaker is on the register
  speaker text not null,
  tier text not null check (tier in ('party-group', 'leader', 'member', 'expert')),
  programme_id uuid,
  version integer not null default 1,
  entered_on date not null,
  cancelled_on date,
  cancelled_why text not null default '',
  primary key (committee_id, id),
  foreign key (committee_id, programme_id) references study_programme
);
create index study_lecture_planned on study_lecture (committee_id, planned_on, id);
select fence('study_lecture');

-- Sessions of a programme and of a text are found by what their facts say.
create index fact_of_programme on fact (committee_id, (about ->> 'programme'), verb) where about ->> 'programme' is not null;
create index fact_of_trigger on fact (committee_id, (about ->> 'trigger'), verb) where about ->> 'trigger' is not null;
