-- 提级办理: local matters filed at the provincial or national committee, so that a higher department handles them. Stages are dated rows with the day
-- they happened and the day we knew, so that a figure can be asked as of a past day.

create table external_proposal (
  committee_id integer not null,
  id uuid not null, -- = matter.id, kind external-proposal
  level text not null check (level in ('national', 'province')),
  session_title text not null, -- 省政协十三届一次会议
  year integer not null,
  prepared_for text not null default '', -- the member of the higher committee, with post
  material text not null default '',
  external_no text not null default '',
  department text not null default '',
  outcome_class text check (outcome_class in ('A', 'B', 'C', 'D')),
  outcome_text text not null default '',
  benefits text not null default '',
  imported_from text,
  primary key (committee_id, id),
  foreign key (committee_id, id) references matter
);
create index external_proposal_year on external_proposal (committee_id, year, id);
create unique index external_proposal_imported on external_proposal (committee_id, imported_from) where imported_from is not null;
select fence('external_proposal');

create table external_stage (
  committee_id integer not null,
  external_id uuid not null,
  entry integer not null,
  state text not null,
  on_day date not null,
  entered_on date, -- null: known since it happened (imports)
  note text not null default '',
  primary key (committee_id, external_id, entry)
);
select fence('external_stage');

create table external_follow_up (
  committee_id integer not null,
  id uuid not null,
  external_id uuid not null,
  on_day date not null,
  how text not null,
  text text not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create index external_follow_up_of on external_follow_up (committee_id, external_id, on_day);
select fence('external_follow_up');
