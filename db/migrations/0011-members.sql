-- Seats: a person is a member for a time, in one sector, placed in one special committee.

create table seat (
  committee_id integer not null,
  id uuid not null,
  person_id uuid not null,
  term_id uuid not null,
  kind text not null, -- member, standing, vice-chair, chair, secretary-general
  sector_id uuid not null,
  special_committee_id uuid, -- derived from the sector unless placed by hand
  placed_by_hand boolean not null default false,
  group_id uuid,
  state text not null,
  state_since date not null,
  from_day date, -- null until active
  to_day date,
  end_reason text,
  source text not null,
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, person_id, term_id, from_day)
);
create index seat_person on seat (committee_id, person_id);
create index seat_sector on seat (committee_id, sector_id);
create index seat_committee on seat (committee_id, special_committee_id);
create index seat_in_state on seat (committee_id, state, id);
select fence('seat');

-- Every state a seat was in, with its days: composition can be asked as of a past day.
create table seat_state (
  committee_id integer not null,
  seat_id uuid not null,
  entry integer not null,
  state text not null,
  from_day date not null,
  until_day date, -- the day the next state begins
  source text not null,
  primary key (committee_id, seat_id, entry)
);
select fence('seat_state');
