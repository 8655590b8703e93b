-- Who exists: bodies of every kind, terms and sessions, places, persons, and the dated edges between them.

create table term (
  committee_id integer not null references committee,
  id uuid not null,
  number integer not null,
  title text not null, -- 第五届
  from_day date not null,
  to_day date,
  primary key (committee_id, id),
  unique (committee_id, number)
);
select fence('term');

create table session (
  committee_id integer not null,
  id uuid not null,
  term_id uuid not null,
  number integer not null,
  title text not null, -- 五届一次会议
  year integer not null, -- the reporting year it opens
  opens_on date not null,
  closes_on date not null,
  intake_from timestamptz(3) not null,
  cutoff_at timestamptz(3) not null, -- plenary or intersession is decided by this instant
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, term_id, number),
  foreign key (committee_id, term_id) references term
);
create index session_year on session (committee_id, year);
select fence('session');

create table place (
  committee_id integer not null references committee,
  code text not null,
  name text not null,
  level text not null check (level in ('city', 'county', 'town', 'village')),
  parent_code text,
  primary key (committee_id, code)
);
create index place_parent on place (committee_id, parent_code, code);
select fence('place');

create table body (
  committee_id integer not null references committee,
  id uuid not null,
  kind text not null, -- code list body-kind: sector, special-committee, party, handling-unit …
  code text not null,
  name text not null,
  short_name text not null,
  system text, -- 单位系统: code list unit-system
  parent_id uuid,
  successor_id uuid, -- who carries its cases on after it is abolished
  place_code text,
  from_day date not null default '1900-01-01',
  to_day date,
  sort integer not null default 0,
  pinyin text not null default '',
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, kind, code)
);
create index body_kind_sort on body (committee_id, kind, sort, id);
create index body_name on body (committee_id, name);
create index body_parent on body (committee_id, parent_id);
select fence('body');

create table person (
  committee_id integer not null references committee,
  id uuid not null,
  code text not null, -- the committee's own number for the person
  name text not null,
  pinyin text not null default '',
  sex text check (sex in ('男', '女')),
  ethnic_group text,
  birth_month text, -- 'YYYY-MM'
  party text, -- code list party; '中共', '群众'…
  education text,
  employer text,
  post text,
  inside_system boolean,
  lives_elsewhere boolean not null default false, -- 定外委员
  place_code text, -- the county where the person works
  mobile_sealed bytea, -- encrypted; the key is outside the database
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, code)
);
create index person_name on person (committee_id, name);
create index person_pinyin on person (committee_id, pinyin, id);
select fence('person');

-- Who links to whom, for a time, on what paper.
create table edge (
  committee_id integer not null,
  id uuid not null,
  kind text not null, -- memberOf, leads, convenes, contacts, assignedTo …
  from_id uuid not null,
  from_kind text not null check (from_kind in ('person', 'body')),
  to_id uuid not null,
  to_kind text not null check (to_kind in ('person', 'body')),
  from_day date not null,
  to_day date,
  source text not null,
  primary key (committee_id, id)
);
create index edge_from on edge (committee_id, from_id, kind);
create index edge_to on edge (committee_id, to_id, kind);
select fence('edge');

-- What was conferred or taken: appointment, honour, commendation, criticism …
create table standing (
  committee_id integer not null,
  id uuid not null,
  holder_id uuid not null,
  holder_kind text not null check (holder_kind in ('person', 'body')),
  kind text not null,
  title text not null,
  decided_by text not null,
  source text not null,
  from_day date not null,
  to_day date,
  primary key (committee_id, id)
);
create index standing_holder on standing (committee_id, holder_id, kind);
select fence('standing');

-- A post: a person acts in a role for a body, for a time. Rights follow from it (core/identity/access.ts).
create table post (
  committee_id integer not null,
  id uuid not null,
  person_id uuid not null,
  body_id uuid,
  role text not null,
  title text not null,
  from_day date not null,
  to_day date, -- last day
  source text not null,
  primary key (committee_id, id)
);
create index post_person on post (committee_id, person_id);
create index post_body on post (committee_id, body_id, role);
select fence('post');
