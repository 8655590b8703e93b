-- Facts entered by hand: one person enters, a second confirms; only then does the fact count. What was confirmed wrongly is voided and stays on record.
create table manual_fact (
  committee_id integer not null,
  id uuid not null,
  person_id uuid, -- whose it is: a person's or a body's
  body_id uuid,
  verb text not null, -- a code of duty-verb that may come by hand
  role text not null,
  kind text not null default '',
  level text not null default '',
  title text not null,
  day date not null, -- of the deed
  detail text not null default '',
  source text not null default '', -- where it can be checked: a document, an issue, a page
  batch text not null default '', -- the file it was imported from
  by_self boolean not null, -- declared by the person it is about
  entered_by uuid, -- the person, null for the program's own account
  entered_account uuid,
  entered_name text not null,
  entered_on date not null,
  state text not null,
  state_since timestamptz(3) not null,
  decided_by uuid,
  decided_name text not null default '',
  confirmed_on date,
  ended_on date, -- refused, withdrawn or voided
  reason text not null default '',
  version integer not null default 1,
  primary key (committee_id, id),
  check ((person_id is null) <> (body_id is null))
);
create index manual_fact_day on manual_fact (committee_id, day, id);
create index manual_fact_waiting on manual_fact (committee_id, state, entered_on, id);
create index manual_fact_person on manual_fact (committee_id, person_id, day) where person_id is not null;
create index manual_fact_body on manual_fact (committee_id, body_id, day) where body_id is not null;
create unique index manual_fact_once on manual_fact (committee_id, coalesce(person_id, body_id), verb, kind, day, title)
  where state in ('entered', 'confirmed');
select fence('manual_fact');
