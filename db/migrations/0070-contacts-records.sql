-- Contacts: who was visited, talked with or telephoned, by whom; people outside the committee whom it keeps in touch with.

-- Committees that began before the Party group was a kind of body get it too.
insert into code (committee_id, list, code, label, sort, data, from_day)
  select committee_id, 'body-kind', 'party-group', '党组', max(sort) + 10, '{}', '1900-01-01' from code where list = 'body-kind'
  group by committee_id
  on conflict do nothing;

create table contact_person (
  committee_id integer not null references committee,
  id uuid not null,
  category text not null, -- code list contact-category
  name text not null,
  pinyin text not null default '',
  workplace text not null default '',
  place text not null default '', -- where they live, in words
  interests text not null default '',
  consent_on date, -- the day they agreed to be kept here; null: not asked yet
  mobile_sealed bytea, -- encrypted; the key is outside the database
  owner_id uuid not null, -- who keeps in touch with them
  from_day date not null,
  to_day date, -- kept no longer since
  end_reason text,
  version integer not null default 1,
  primary key (committee_id, id),
  foreign key (committee_id, owner_id) references person
);
create index contact_person_owner on contact_person (committee_id, owner_id, id);
create index contact_person_name on contact_person (committee_id, pinyin, id);
select fence('contact_person');

-- What is still being written: one for each person, its id becomes the record's.
create table contact_draft (
  committee_id integer not null,
  id uuid not null,
  maker_id uuid not null,
  form jsonb not null,
  saved_at timestamptz(3) not null,
  primary key (committee_id, id),
  unique (committee_id, maker_id),
  foreign key (committee_id, maker_id) references person
);
select fence('contact_draft');

-- Never changed once recorded: a correction withdraws it and puts another in its place.
create table contact (
  committee_id integer not null,
  id uuid not null,
  root_id uuid not null, -- the first of a row of corrections; files hang on it
  maker_id uuid not null,
  kind text not null, -- code list contact-kind
  day date not null,
  place text not null,
  topics text not null,
  heard text not null,
  follow_up text not null,
  matter_id uuid, -- what it led to
  matter_on date,
  recorded_on date not null,
  recorded_at timestamptz(3) not null,
  voided_on date, -- withdrawn, or replaced by the correction
  void_reason text,
  replaced_by uuid,
  primary key (committee_id, id),
  foreign key (committee_id, maker_id) references person
);
create index contact_day on contact (committee_id, day, id);
create index contact_maker on contact (committee_id, maker_id, day);
create index contact_root on contact (committee_id, root_id);
select fence('contact');

-- With whom: a registered person, a contact person, or so many people without names.
create table contact_with (
  committee_id integer not null,
  contact_id uuid not null,
  position integer not null,
  person_id uuid,
  contact_person_id uuid,
  people integer not null default 1 check (people > 0),
  category text not null, -- as it was that day
  chain integer, -- which hop of the contact chain it was
  primary key (committee_id, contact_id, position),
  foreign key (committee_id, contact_id) references contact,
  foreign key (committee_id, person_id) references person,
  foreign key (committee_id, contact_person_id) references contact_person,
  check (num_nonnulls(person_id, contact_person_id) <= 1)
);
create index contact_with_person on contact_with (committee_id, person_id) where person_id is not null;
create index contact_with_contact_person on contact_with (committee_id, contact_person_id) where contact_person_id is not null;
select fence('contact_with');
