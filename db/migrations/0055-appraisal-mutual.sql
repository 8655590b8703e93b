-- Mutual review: a round of pairs, each a case with one answering unit; the proposer rates the handling, the unit the proposal, and neither sees the other's before both are in.
-- What a figure counts keeps its day: given, opened, recommended.

create table mutual_round (
  committee_id integer not null,
  id uuid not null,
  session_id uuid not null,
  title text not null,
  scheme jsonb not null, -- indicators of both sides, grades and the line below which an answer should be given again, as they stood
  due_day date not null,
  state text not null,
  state_since timestamptz(3) not null,
  version integer not null default 1,
  sent_on date,
  closed_on date,
  published_on date,
  meeting text not null default '',
  note text not null default '',
  created_by text not null,
  primary key (committee_id, id)
);
create index mutual_round_session on mutual_round (committee_id, session_id, due_day, id);
create index mutual_round_due on mutual_round (committee_id, due_day, id);
select fence('mutual_round');

create table mutual_pair (
  committee_id integer not null,
  id uuid not null,
  round_id uuid not null,
  proposal_id uuid not null,
  task_id uuid not null,
  body_id uuid not null, -- the unit that answered
  proposer_id uuid not null, -- person or body
  proposer_party text not null check (proposer_party in ('person', 'body')),
  state text not null,
  version integer not null default 1,
  opened_on date, -- both are in, or the round was closed: from now on both sides see both
  recommended_on date, -- the handling was rated low: answering again is recommended
  decided_on date,
  decision_reason text not null default '',
  primary key (committee_id, id)
);
create unique index mutual_pair_once on mutual_pair (committee_id, round_id, task_id);
create index mutual_pair_proposal on mutual_pair (committee_id, proposal_id);
create index mutual_pair_unit on mutual_pair (committee_id, body_id);
create index mutual_pair_recommended on mutual_pair (committee_id, state) where state = 'low';
select fence('mutual_pair');

create table mutual_form (
  committee_id integer not null,
  id uuid not null,
  pair_id uuid not null,
  side text not null check (side in ('handling', 'quality')),
  rater_id uuid not null,
  scores jsonb, -- points by indicator, in the scheme's order
  total numeric(6, 2), -- of a hundred
  grade text,
  gain numeric(6, 2), -- 群众获得感 of a hundred, where the form asked
  comment text not null default '',
  given_on date,
  given_at timestamptz(3),
  given_by text,
  primary key (committee_id, id)
);
create unique index mutual_form_once on mutual_form (committee_id, pair_id, side);
create index mutual_form_rater on mutual_form (committee_id, rater_id) where given_on is null;
select fence('mutual_form');
