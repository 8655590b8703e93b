-- Plenary extras 全会: groups with conveners and places, the seat map, resolutions, briefings.
create table plenary_group (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  ord integer not null,
  name text not null,
  place text not null default '',
  convenors uuid[] not null default '{}', -- persons
  primary key (committee_id, id),
  unique (committee_id, activity_id, name)
);
select fence('plenary_group');

-- Leave from a group's own sittings of a plenary, given by its convenor for one half-day; longer leave is asked of the meeting.
create table group_leave (
  committee_id integer not null references committee,
  id uuid not null,
  group_id uuid not null,
  activity_id uuid not null,
  participation_id uuid not null,
  session_id uuid not null,
  reason text not null,
  asked_at timestamptz(3) not null,
  state text not null,
  state_since timestamptz(3) not null,
  says text not null default '',
  version integer not null default 1,
  primary key (committee_id, id)
);
create unique index group_leave_once on group_leave (committee_id, session_id, participation_id) where state in ('asked', 'granted');
create index group_leave_of on group_leave (committee_id, group_id, asked_at);
select fence('group_leave');

-- The hall's seats; who sits where is the participation's seat, '3-12'.
create table seat_map (
  committee_id integer not null references committee,
  activity_id uuid not null,
  rows integer not null check (rows between 1 and 100),
  seats integer not null check (seats between 1 and 100), -- of each row
  aisles integer[] not null default '{}', -- an aisle after the n-th seat
  rule text not null default '',
  blocked text[] not null default '{}', -- seats nobody gets
  primary key (committee_id, activity_id)
);
select fence('seat_map');

create table resolution (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  kind text not null,
  title text not null,
  text text not null default '',
  state text not null,
  state_since timestamptz(3) not null,
  decided_on date,
  saved_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (committee_id, id)
);
create index resolution_of on resolution (committee_id, activity_id);
create index resolution_decided on resolution (committee_id, decided_on, id) where decided_on is not null;
select fence('resolution');

create table briefing (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  group_id uuid,
  no integer, -- 第几期, when issued
  title text not null,
  text text not null default '',
  state text not null,
  state_since timestamptz(3) not null,
  issued_on date,
  version integer not null default 1,
  primary key (committee_id, id)
);
create unique index briefing_no on briefing (committee_id, activity_id, no) where no is not null;
select fence('briefing');
