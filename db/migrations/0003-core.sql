-- The installation, its committees, dated settings and code lists, the case register, deadlines, links, facts, notices.

create table installation (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('real', 'demo')),
  today date, -- the demonstration's day; null in a real installation
  created_at timestamptz(3) not null
);
select share('installation', 'select');

create table committee (
  id integer primary key,
  code text not null unique,
  name text not null,
  short_name text not null,
  parent_id integer references committee,
  level text not null check (level in ('city', 'county'))
);
select share('committee', 'select');

create table setting (
  committee_id integer not null references committee,
  key text not null,
  session_id uuid, -- null: for the whole committee
  from_day date not null,
  value jsonb not null,
  source text not null,
  recorded_at timestamptz(3) not null,
  id uuid not null,
  primary key (committee_id, id)
);
create unique index setting_dated on setting (committee_id, key, coalesce(session_id, '00000000-0000-0000-0000-000000000000'), from_day);
select fence('setting');

create table code (
  committee_id integer not null references committee,
  list text not null,
  code text not null,
  label text not null,
  sort integer not null,
  data jsonb not null default '{}',
  from_day date not null default '1900-01-01',
  to_day date, -- last day in force
  primary key (committee_id, list, code, from_day)
);
select fence('code');

create table number_series (
  committee_id integer not null references committee,
  series text not null, -- 'proposal.case:<session>'
  last integer not null,
  primary key (committee_id, series)
);
select fence('number_series');

-- One row per case of any kind. `state` is what the feature computes from the parts; it stands here so that lists can be filtered.
create table matter (
  committee_id integer not null references committee,
  id uuid not null,
  kind text not null,
  title text not null,
  number integer, -- the official number inside its series
  session_id uuid,
  state text not null,
  state_since timestamptz(3) not null,
  open boolean not null,
  opened_at timestamptz(3) not null,
  next_due date, -- earliest open deadline
  version integer not null default 1,
  primary key (committee_id, id)
);
create index matter_in_state on matter (committee_id, kind, state, state_since desc, id);
create index matter_session on matter (committee_id, kind, session_id, number, id);
create index matter_since on matter (committee_id, kind, state_since desc, id);
create index matter_due on matter (committee_id, kind, next_due, id) where next_due is not null;
select fence('matter');

-- Every state a case was in, with its days: figures can be asked as of a past day.
create table matter_state (
  committee_id integer not null,
  matter_id uuid not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3),
  state text not null,
  entry integer not null, -- order of states entered at one instant
  primary key (committee_id, matter_id, entry)
);
select fence('matter_state');

-- Who takes part in a case: author, invited, cosigner, unit, evaluator… A person or a body.
create table matter_party (
  committee_id integer not null,
  matter_id uuid not null,
  part text not null,
  party_id uuid not null,
  party_kind text not null check (party_kind in ('person', 'body')),
  from_at timestamptz(3) not null,
  until_at timestamptz(3),
  primary key (committee_id, matter_id, part, party_id, from_at)
);
create index matter_party_of on matter_party (committee_id, party_id, part, matter_id);
select fence('matter_party');

create table matter_link (
  committee_id integer not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  since timestamptz(3) not null,
  until timestamptz(3),
  primary key (committee_id, from_id, to_id, kind, since)
);
create index matter_link_to on matter_link (committee_id, to_id, kind);
select fence('matter_link');

-- A due date stores its own calculation.
create table deadline (
  committee_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  part_id uuid, -- the task, form or promise it belongs to
  code text not null, -- 'proposal.reply'
  label text not null,
  holder_id uuid, -- the person or body that owes it
  rule jsonb not null,
  from_day date not null,
  due_day date not null,
  original_due_day date not null,
  steps jsonb not null,
  provisional boolean not null default false, -- reckoned over a year whose calendar is not yet published
  met_on date,
  voided_on date,
  primary key (committee_id, id)
);
create index deadline_open on deadline (committee_id, due_day, id) where met_on is null and voided_on is null;
create index deadline_matter on deadline (committee_id, matter_id);
create index deadline_part on deadline (committee_id, part_id);
create index deadline_holder on deadline (committee_id, holder_id, due_day) where met_on is null and voided_on is null;
select fence('deadline');

create table fact (
  committee_id integer not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  verb text not null,
  object_kind text not null,
  object_id text not null,
  day date not null,
  weight numeric(9, 6) not null,
  verified boolean not null,
  primary key (committee_id, id)
);
create index fact_person on fact (committee_id, person_id, day);
create index fact_verb on fact (committee_id, verb, day);
select fence('fact');

-- A notice is owed until proven sent; the same key is never sent twice.
create table notice (
  committee_id integer not null,
  id uuid not null,
  key text not null,
  person_id uuid not null,
  title text not null,
  body text not null,
  url text,
  matter_id uuid,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  primary key (committee_id, id),
  unique (committee_id, person_id, key)
);
create index notice_inbox on notice (committee_id, person_id, created_at desc, id desc);
create index notice_created on notice (committee_id, created_at);
create index notice_unread on notice (committee_id, person_id) where read_at is null;
select fence('notice');

create table notice_delivery (
  committee_id integer not null,
  notice_id uuid not null,
  channel text not null,
  owed_at timestamptz(3) not null,
  sent_at timestamptz(3),
  attempts integer not null default 0,
  tried_at timestamptz(3),
  last_error text,
  primary key (committee_id, notice_id, channel)
);
create index notice_owed on notice_delivery (committee_id, owed_at) where sent_at is null;
select fence('notice_delivery');

create table list_view (
  committee_id integer not null,
  id uuid not null,
  account_id uuid not null,
  list text not null,
  title text not null,
  query jsonb not null,
  created_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create index list_view_of on list_view (committee_id, account_id, list);
select fence('list_view');
