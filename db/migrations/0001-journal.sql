-- The journal: what happened, in order, one chain per committee. Every entry carries the hash of the one before.

create table journal_entry (
  committee_id integer not null,
  seq bigint not null,
  at timestamptz(3) not null,
  actor_id uuid, -- null: the system, or an account of no registered person
  actor_name text not null, -- as it was that day
  subject_kind text not null,
  subject_id text not null,
  event text not null,
  data jsonb not null,
  prev_hash text not null,
  hash text not null,
  algorithm text not null,
  primary key (committee_id, seq)
);
create index journal_entry_subject on journal_entry (committee_id, subject_kind, subject_id, seq);
select fence('journal_entry', 'select, insert');

-- Rights keep the program out; this keeps out the owner and whoever comes with psql, unless they first say so to the database.
create function journal_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception '日志只能追加，不能修改、删除或清空' using errcode = 'insufficient_privilege';
end
$$;
create trigger journal_entry_stays before update or delete or truncate on journal_entry
  for each statement execute function journal_entry_stays();

-- The end of each chain. Its row is the lock under which entries are added.
create table journal_head (
  committee_id integer primary key,
  seq bigint not null,
  hash text not null,
  algorithm text not null
);
select fence('journal_head', 'select, insert, update');

-- Which hash new entries get. Each entry names its own, so a change of mind needs no rewriting.
create table journal_setting (
  one boolean primary key default true check (one),
  algorithm text not null check (algorithm in ('sm3', 'sha256'))
);
insert into journal_setting (algorithm) values ('sm3');
select share('journal_setting', 'select, update');
