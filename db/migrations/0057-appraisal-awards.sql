-- Commendation: a year's selection with its candidates. Ballots are secret: who has voted and how many voted for a candidate are kept apart and never joined.

create table award_selection (
  committee_id integer not null,
  id uuid not null,
  year integer not null,
  title text not null,
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  vote_until date,
  meeting text not null default '',
  meeting_day date,
  publicity_from date,
  publicity_until date,
  announced_on date,
  document_no text not null default '',
  created_by text not null,
  primary key (committee_id, id)
);
create index award_selection_year on award_selection (committee_id, year, id);
select fence('award_selection');

create table award_candidate (
  committee_id integer not null,
  id uuid not null,
  selection_id uuid not null,
  kind text not null, -- code list award-kind
  holder_kind text not null check (holder_kind in ('proposal', 'person', 'body')),
  holder_id uuid not null,
  holder_name text not null, -- as it was when recommended
  reason text not null,
  recommended_by text not null,
  recommended_on date not null,
  state text not null,
  version integer not null default 1,
  votes_for integer not null default 0,
  votes_against integer not null default 0,
  votes_abstain integer not null default 0,
  drop_reason text not null default '',
  certificate_no text,
  awarded_on date,
  primary key (committee_id, id)
);
create unique index award_candidate_once on award_candidate (committee_id, selection_id, kind, holder_id);
create index award_candidate_holder on award_candidate (committee_id, holder_id) where awarded_on is not null;
select fence('award_candidate');

create table award_voter (
  committee_id integer not null,
  selection_id uuid not null,
  person_id uuid not null,
  voted_on date,
  primary key (committee_id, selection_id, person_id)
);
create index award_voter_person on award_voter (committee_id, person_id) where voted_on is null;
select fence('award_voter');

-- What was said against a candidate while the list was public.
create table award_objection (
  committee_id integer not null,
  id uuid not null,
  selection_id uuid not null,
  candidate_id uuid not null,
  from_whom text not null,
  reason text not null,
  received_on date not null,
  received_by text not null,
  upheld boolean,
  decision_reason text not null default '',
  decided_on date,
  primary key (committee_id, id)
);
create index award_objection_of on award_objection (committee_id, selection_id, decided_on);
select fence('award_objection');
