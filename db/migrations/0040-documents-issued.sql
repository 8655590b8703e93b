-- Papers issued under a number. What was said is kept as it was said, so that a reprint is the same; a number is never given twice.

create table issued_document (
  committee_id integer not null references committee,
  id uuid not null,
  subject_kind text not null,
  subject_id text not null, -- a uuid, or two joined by ~: a unit of a batch
  name text not null, -- which paper of the record
  title text not null,
  told_kind text not null, -- on whose story the journal tells it
  told_id text not null,
  about text not null, -- the record in words, as it was called that day
  series text not null,
  year integer not null,
  no integer not null,
  number text not null, -- as printed: 云协提〔2022〕1号
  issued_on date not null,
  issued_at timestamptz(3) not null,
  issued_by text not null,
  paper jsonb not null,
  voided_on date,
  voided_by text,
  void_reason text, -- a gap in the series explains itself
  primary key (committee_id, id)
);
create unique index issued_document_number on issued_document (committee_id, series, year, no);
create unique index issued_document_once on issued_document (committee_id, subject_kind, subject_id, name) where voided_on is null;
create index issued_document_at on issued_document (committee_id, issued_at desc, id desc);
select fence('issued_document');

-- A ZIP being packed a few papers at a time, so that long work shows how far it is and one machine's memory does not matter.
create table document_bundle (
  committee_id integer not null references committee,
  id uuid not null,
  account_id uuid not null,
  title text not null,
  format text not null,
  wanted jsonb not null, -- [{kind, id, name, path}]
  done integer not null default 0,
  entries jsonb not null default '[]', -- the table of contents so far
  bytes bigint not null default 0,
  skipped jsonb not null default '[]',
  created_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create index document_bundle_created on document_bundle (committee_id, created_at);
select fence('document_bundle');

create table document_bundle_piece (
  committee_id integer not null references committee,
  bundle_id uuid not null,
  no integer not null,
  content bytea not null,
  primary key (committee_id, bundle_id, no)
);
alter table document_bundle_piece alter column content set storage external;
select fence('document_bundle_piece');
