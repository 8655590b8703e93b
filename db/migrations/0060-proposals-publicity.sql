-- Publicity of a proposal's text and of each reply: openness by day, what was taken out of the copy and why, every copy that was ever public.

create table publication (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  part text not null check (part in ('text', 'reply')),
  reply_id uuid, -- null for the proposal's own text
  body_id uuid, -- the unit that gave the reply
  state text not null,
  state_since timestamptz(3) not null,
  opened_on date not null, -- filed, or replied
  due_day date not null,
  form text not null default 'full' check (form in ('full', 'abstract')),
  abstract text not null default '',
  shows_proposer boolean not null default true,
  prepared_by uuid, -- who sent it for review: not the one who approves
  prepared_name text,
  sent_back text, -- what the reviewer wants mended
  version integer not null default 1,
  primary key (committee_id, id),
  foreign key (committee_id, proposal_id) references proposal
);
create unique index publication_of on publication (committee_id, proposal_id, coalesce(reply_id, '00000000-0000-0000-0000-000000000000'));
create index publication_state on publication (committee_id, state, due_day, id);
create index publication_due on publication (committee_id, due_day, id);
create index publication_opened on publication (committee_id, opened_on, id);
create index publication_unit on publication (committee_id, body_id, state, due_day, id) where body_id is not null;
select fence('publication');

-- 公开属性 with its days: a later decision does not change what was true before.
create table publication_openness (
  committee_id integer not null,
  publication_id uuid not null,
  entry integer not null,
  from_day date not null,
  until_day date,
  openness text not null check (openness in ('open', 'onRequest', 'closed')),
  reason text not null default '',
  set_by text not null,
  primary key (committee_id, publication_id, entry)
);
select fence('publication_openness');

-- The log of the redaction: each passage looked at, taken out or kept, by whom and why. The original is never changed.
create table redaction (
  committee_id integer not null,
  id uuid not null,
  publication_id uuid not null,
  place text not null, -- situation, suggestion.2, item.1 …
  from_char integer not null,
  to_char integer not null,
  passage text not null,
  kind text not null,
  decision text not null check (decision in ('removed', 'kept')),
  reason text not null,
  suggested boolean not null, -- proposed by a pattern
  by_id uuid,
  by_name text not null,
  at timestamptz(3) not null,
  undone_at timestamptz(3),
  undone_by text,
  primary key (committee_id, id)
);
create index redaction_of on redaction (committee_id, publication_id, at, id);
select fence('redaction');

-- What the public could read, from when to when. Rows are never changed but by their end.
create table publication_copy (
  committee_id integer not null,
  publication_id uuid not null,
  entry integer not null,
  proposal_id uuid not null,
  part text not null,
  reply_id uuid,
  form text not null,
  subject text not null,
  proposer text, -- null: not to be named
  content jsonb not null,
  terms tsvector not null, -- of the copy alone: what was taken out cannot be searched for
  prepared_by text not null,
  approved_by text not null,
  published_on date not null,
  published_at timestamptz(3) not null,
  withdrawn_on date,
  withdrawn_at timestamptz(3),
  withdrawn_by text,
  withdrawn_because text,
  primary key (committee_id, publication_id, entry)
);
create index publication_copy_live on publication_copy (committee_id, proposal_id, part) where withdrawn_at is null;
create index publication_copy_terms on publication_copy using gin (terms) where withdrawn_at is null;
select fence('publication_copy');

-- Figures given to the public: frozen with their day, replaced by a later set, never changed.
create table published_figures (
  committee_id integer not null,
  id uuid not null,
  year integer not null,
  session_title text not null,
  as_of date not null,
  figures jsonb not null,
  published_by text not null,
  published_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  withdrawn_by text,
  withdrawn_because text,
  primary key (committee_id, id)
);
create index published_figures_year on published_figures (committee_id, year, published_at);
select fence('published_figures');
