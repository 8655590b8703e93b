-- 书香政协: reading groups of a programme with their readers, books, weeks, check-ins, notes and posts, works shown, and what became of a discussion.

create table reading_group (
  committee_id integer not null references committee,
  id uuid not null,
  programme_id uuid not null,
  title text not null, -- the theme of the group
  body_id uuid, -- the committee or sector that keeps it
  owner_id uuid not null, -- 群主
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  entered_on date not null,
  started_on date,
  closed_on date,
  summary text not null default '',
  primary key (committee_id, id),
  foreign key (committee_id, programme_id) references study_programme
);
create index reading_group_from on reading_group (committee_id, from_day, id);
create index reading_group_programme on reading_group (committee_id, programme_id);
select fence('reading_group');

create table reading_member (
  committee_id integer not null,
  group_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  to_day date, -- last day; null while he reads with the group
  is_guide boolean not null default false, -- 导读、领读
  primary key (committee_id, group_id, person_id, from_day),
  foreign key (committee_id, group_id) references reading_group
);
create unique index reading_member_one on reading_member (committee_id, group_id, person_id) where to_day is null;
create index reading_member_person on reading_member (committee_id, person_id) where to_day is null;
select fence('reading_member');

-- Readers without an account: only counted, as the owner writes them down.
create table reading_public (
  committee_id integer not null,
  id uuid not null,
  group_id uuid not null,
  name text not null,
  people integer not null check (people > 0),
  on_day date not null,
  primary key (committee_id, id),
  foreign key (committee_id, group_id) references reading_group
);
select fence('reading_public');

create table reading_book (
  committee_id integer not null,
  id uuid not null,
  group_id uuid not null,
  title text not null,
  author text not null default '',
  is_common boolean not null, -- 共读; else special to the group
  primary key (committee_id, id),
  foreign key (committee_id, group_id) references reading_group
);
select fence('reading_book');

create table reading_guide (
  committee_id integer not null,
  id uuid not null,
  group_id uuid not null,
  week integer not null,
  title text not null,
  text text not null,
  guide_id uuid,
  guide_name text not null,
  on_day date not null,
  primary key (committee_id, id),
  unique (committee_id, group_id, week),
  foreign key (committee_id, group_id) references reading_group
);
select fence('reading_guide');

-- One a day and reader.
create table reading_check_in (
  committee_id integer not null,
  group_id uuid not null,
  person_id uuid not null,
  day date not null,
  entered_on date not null,
  primary key (committee_id, group_id, person_id, day),
  foreign key (committee_id, group_id) references reading_group
);
select fence('reading_check_in');

-- Notes on a book, and what is said in the discussion with its answers.
create table reading_post (
  committee_id integer not null,
  id uuid not null,
  group_id uuid not null,
  kind text not null check (kind in ('note', 'post')),
  parent_id uuid,
  book_id uuid,
  person_id uuid,
  person_name text not null,
  text text not null,
  at timestamptz(3) not null,
  on_day date not null,
  hidden_on date,
  hidden_by text not null default '',
  hidden_why text not null default '',
  primary key (committee_id, id),
  foreign key (committee_id, group_id) references reading_group
);
create index reading_post_group on reading_post (committee_id, group_id, at);
select fence('reading_post');

-- A point of the discussion that becomes a record elsewhere, which names this row as its origin.
create table reading_conversion (
  committee_id integer not null,
  id uuid not null,
  group_id uuid not null,
  post_id uuid not null,
  kind text not null check (kind in ('advice', 'proposal', 'information')),
  title text not null,
  by_id uuid,
  by_name text not null,
  on_day date not null,
  primary key (committee_id, id),
  unique (committee_id, post_id, kind),
  foreign key (committee_id, group_id) references reading_group
);
select fence('reading_conversion');

create table reading_exhibit (
  committee_id integer not null,
  id uuid not null,
  group_id uuid not null,
  title text not null,
  author text not null,
  form text not null, -- code of exhibit-form
  note text not null default '',
  shown_on date not null,
  removed_on date,
  primary key (committee_id, id),
  foreign key (committee_id, group_id) references reading_group
);
select fence('reading_exhibit');
