-- Obligations: dated rules of who owes what in which window, and exemptions from single cells or for a time.

-- A row holds from its day until the next row of its code. Codes without rows hold as the program brings them.
create table obligation_rule (
  committee_id integer not null references committee,
  code text not null, -- 'OBL-05'
  from_day date not null,
  rule jsonb not null,
  source text not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (committee_id, code, from_day)
);
select fence('obligation_rule');

create table obligation_exemption (
  committee_id integer not null references committee,
  id uuid not null,
  code text, -- null: whatever the person owes in that time
  unit_id text not null, -- person, body, edge, or kind:id of a triggering fact
  unit_name text not null,
  person_id uuid, -- whose it is, where it is a person's
  body_id uuid,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  reason text not null,
  asked_by uuid, -- the person who asked
  asked_name text not null,
  asked_on date not null,
  state text not null,
  state_since timestamptz(3) not null,
  decided_by text,
  decided_on date,
  decision text not null default '',
  granted_on date,
  revoked_on date,
  version integer not null default 1,
  primary key (committee_id, id)
);
create index obligation_exemption_unit on obligation_exemption (committee_id, unit_id);
create index obligation_exemption_asked on obligation_exemption (committee_id, asked_on desc, id desc);
create index obligation_exemption_granted on obligation_exemption (committee_id, granted_on) where granted_on is not null;
select fence('obligation_exemption');
