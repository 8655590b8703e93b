-- The committee's review meetings with their lists of cases, and what becomes of a proposal that is not filed.
create table review_meeting (
  committee_id integer not null,
  id uuid not null,
  session_id uuid not null,
  kind text not null check (kind in ('regular', 'full')),
  title text not null,
  planned_on date not null,
  place text not null default '',
  held_on date,
  chair text,
  members_due integer,
  members_present integer,
  attendees text,
  minutes text,
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  primary key (committee_id, id)
);
create index review_meeting_planned on review_meeting (committee_id, planned_on, id);
select fence('review_meeting');

create table review_meeting_case (
  committee_id integer not null,
  meeting_id uuid not null,
  proposal_id uuid not null,
  position integer not null,
  decided_on date,
  decision text, -- file, notFile, merge, postponed
  primary key (committee_id, meeting_id, proposal_id)
);
create unique index review_meeting_case_open on review_meeting_case (committee_id, proposal_id) where decided_on is null;
select fence('review_meeting_case');

alter table proposal_review add column meeting_id uuid;

-- 转社情民意、转委员来信: asked of the proposer, handed over with the text as it was. What takes it up later links to the case.
create table conversion (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  kind text not null check (kind in ('convertedOpinion', 'convertedLetter')),
  state text not null,
  state_since timestamptz(3) not null,
  asked_on date not null,
  due_day date not null,
  answered_on date,
  answered_by text,
  handed_on date,
  handed_by text,
  receiving_office text,
  note text not null default '',
  text_handed jsonb, -- {subject, situation, analysis, suggestions}
  version integer not null default 1,
  primary key (committee_id, id)
);
create unique index conversion_once on conversion (committee_id, proposal_id);
create index conversion_asked on conversion (committee_id, asked_on, id);
select fence('conversion');
