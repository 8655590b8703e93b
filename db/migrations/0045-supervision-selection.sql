-- Selection of key proposals: who recommends, what 提案委 shortlists, what the meeting of chairs decides; and the standing a proposal
-- has from the decision on, with its days. proposal.is_key and is_important only repeat it for lists.

create table key_selection (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  session_id uuid not null,
  state text not null, -- candidate, shortlisted, decided, declined, ended
  state_since timestamptz(3) not null,
  proposed_on date not null,
  shortlisted_on date,
  shortlist_tier text, -- key, important: what 提案委 suggests
  opinion text not null default '',
  tier text, -- key, important: what was decided
  meeting_day date,
  document_no text,
  decided_on date, -- the day it was entered
  declined_on date,
  reason text not null default '', -- of declining or ending
  ended_on date,
  version integer not null default 1,
  primary key (committee_id, id)
);
-- A proposal is a candidate once at a time; what was declined may be recommended anew.
create unique index key_selection_running on key_selection (committee_id, proposal_id) where state in ('candidate', 'shortlisted', 'decided');
create index key_selection_proposal on key_selection (committee_id, proposal_id);
create index key_selection_listed on key_selection (committee_id, proposed_on, id);
select fence('key_selection');

create table key_recommendation (
  committee_id integer not null,
  id uuid not null,
  selection_id uuid not null,
  source text not null, -- office, party, committee, unit, member
  recommender text not null,
  reason text not null,
  weighty boolean not null, -- 分量重
  broad boolean not null, -- 涉及面广
  feasible boolean not null, -- 当年能办
  recommended_on date not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create index key_recommendation_selection on key_recommendation (committee_id, selection_id, recorded_at);
select fence('key_recommendation');

create table proposal_standing (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  selection_id uuid, -- null: came with an import
  tier text not null check (tier in ('key', 'important')),
  from_day date not null, -- of the decision
  entered_on date not null, -- known from this day on
  until_day date, -- first day it no longer holds
  document_no text not null default '',
  primary key (committee_id, id)
);
create index proposal_standing_proposal on proposal_standing (committee_id, proposal_id, from_day);
select fence('proposal_standing');

insert into proposal_standing (committee_id, id, proposal_id, tier, from_day, entered_on)
select committee_id, gen_random_uuid(), id, case when is_key then 'key' else 'important' end, filed_on, filed_on
from proposal where (is_key or is_important) and filed_on is not null;
