-- Rule sets of the duty assessment as dated data: an edition is a draft, then adopted from a day, and never changes afterwards.
create table duty_rule_set (
  committee_id integer not null,
  id uuid not null,
  key text not null, -- which set: dx-default-1, platform …; what no row replaces is as the program brings it
  edition integer not null,
  content jsonb not null,
  state text not null,
  version integer not null default 1,
  from_day date, -- null while a draft
  source text not null default '', -- the paper it was adopted by
  adopted_on date,
  adopted_by text,
  created_by text not null,
  created_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create unique index duty_rule_set_edition on duty_rule_set (committee_id, key, edition);
create unique index duty_rule_set_day on duty_rule_set (committee_id, key, from_day) where from_day is not null;
select fence('duty_rule_set');
