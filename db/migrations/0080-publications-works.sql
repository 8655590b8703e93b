-- 文稿: what members and offices write for one purpose each. The kind is a row of the code list work-kind; what a kind asks stands in its data.

create table work (
  committee_id integer not null,
  id uuid not null, -- = matter.id, kind work
  kind text not null, -- code of work-kind
  year integer not null, -- the year it is written for
  body text not null default '',
  themes text[] not null default '{}', -- codes of work-theme
  programme_id uuid, -- the study or reading programme it was written in
  origin_id uuid, -- what it grew out of: a point of a discussion
  receiver_id uuid, -- the special committee that examines it; null: the general office
  suggestion_type text check (suggestion_type in ('planning', 'implementation', 'opinion', 'criticism')),
  horizon text check (horizon in ('forward', 'routine')),
  written_at timestamptz(3) not null,
  submitted_on date,
  accepted_on date,
  entered_on date, -- the day an acceptance of old came to be known; null: the day itself
  shown_on date, -- exchanged or published
  shown_at text not null default '', -- where
  revoked_on date,
  imported_from text,
  primary key (committee_id, id),
  foreign key (committee_id, id) references matter
);
create index work_written on work (committee_id, written_at, id);
create index work_receiver on work (committee_id, receiver_id) where receiver_id is not null;
create index work_programme on work (committee_id, programme_id) where programme_id is not null;
create index work_origin on work (committee_id, origin_id) where origin_id is not null;
create index work_accepted on work (committee_id, accepted_on) where accepted_on is not null;
create unique index work_imported on work (committee_id, imported_from) where imported_from is not null;
select fence('work');

-- Position 1 is the author, the others write with him.
create table work_author (
  committee_id integer not null,
  work_id uuid not null,
  position integer not null,
  person_id uuid not null,
  primary key (committee_id, work_id, position),
  foreign key (committee_id, work_id) references work
);
create unique index work_author_person on work_author (committee_id, person_id, work_id);
select fence('work_author');

-- Each time it was handed in, with what was decided.
create table work_round (
  committee_id integer not null,
  work_id uuid not null,
  entry integer not null,
  submitted_on date not null,
  decided_on date,
  decision text check (decision in ('accepted', 'returned', 'declined', 'withdrawn')),
  reason text not null default '',
  decided_by text not null default '',
  primary key (committee_id, work_id, entry),
  foreign key (committee_id, work_id) references work
);
select fence('work_round');
