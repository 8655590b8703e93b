-- 表彰、批评、谈话: a batch of holders under one reason, led to a standing by approval; what a talk said is for few eyes.
create table recognition (
  committee_id integer not null,
  id uuid not null,
  year integer not null,
  kind text not null, -- code list recognition-kind
  title text not null,
  criteria text not null,
  level text not null default 'city',
  assessment_id uuid, -- the assessment it follows from, null where somebody nominated it by hand
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  nominated_on date not null,
  nominated_by uuid,
  nominated_by_name text not null,
  checked_by text,
  shown_from date,
  shown_until date,
  meeting text not null default '',
  approved_on date,
  approved_by text,
  document_no text not null default '',
  issued_on date,
  withdrawn_on date,
  primary key (committee_id, id)
);
create index recognition_year on recognition (committee_id, year, id);
select fence('recognition');

create table recognition_holder (
  committee_id integer not null,
  id uuid not null,
  recognition_id uuid not null,
  holder_id uuid not null,
  holder_kind text not null check (holder_kind in ('person', 'body')),
  holder_name text not null,
  reason text not null,
  points numeric(8, 2), -- as scored when nominated
  removed_on date,
  remove_reason text,
  standing_id uuid,
  talked_on date,
  talked_by text,
  talk_record text,
  primary key (committee_id, id)
);
create unique index recognition_holder_one on recognition_holder (committee_id, recognition_id, holder_id);
create index recognition_holder_of on recognition_holder (committee_id, holder_id);
select fence('recognition_holder');
