-- Files belong to a record of any kind. They are never overwritten: a new version is a new row, a removed one keeps its row and content.

create table file (
  committee_id integer not null references committee,
  id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  scan text not null default 'unscanned' check (scan in ('unscanned', 'clean', 'infected')),
  subject_kind text not null,
  subject_id uuid not null,
  part text not null default '', -- which place on the record: '附件', 'reply', 'signed-sheet'…
  uploaded_by uuid, -- the account; null for the system
  uploaded_at timestamptz(3) not null,
  removed_at timestamptz(3),
  primary key (committee_id, id)
);
-- Office files and pictures are compressed already.
alter table file alter column content set storage external;
create index file_subject on file (committee_id, subject_kind, subject_id, uploaded_at);
select fence('file');
