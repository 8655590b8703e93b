-- The floor of a meeting 会场: speeches, questions, votes, what the hall display shows. The activity stands in 0069-activities.sql.
create table floor (
  committee_id integer not null references committee,
  activity_id uuid not null,
  speeches_until timestamptz(3), -- members ask to speak until then; null: until the meeting begins
  speech_minutes integer not null default 8, -- for one oral speech
  questions_open boolean not null default true,
  current_since timestamptz(3), -- the display is renewed from here on
  primary key (committee_id, activity_id)
);
select fence('floor');

-- 发言: asked for, chosen by the office as oral or written, given.
create table speech (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  agenda_id uuid,
  person_id uuid, -- null: a guest, by name
  speaker_name text not null,
  body_id uuid, -- on whose behalf: a party, a sector, a committee
  topic text not null,
  text text not null default '',
  wished text not null check (wished in ('oral', 'written')),
  form text check (form in ('oral', 'written')), -- as decided
  ord integer, -- the order of speaking
  state text not null,
  state_since timestamptz(3) not null,
  reason text not null default '', -- why not, or why taken back
  allotted integer not null, -- minutes
  asked_at timestamptz(3) not null,
  asked_by uuid, -- the person at the keyboard
  decided_on date,
  began_at timestamptz(3),
  ended_at timestamptz(3),
  given_on date,
  minutes numeric(5, 1), -- as it took
  retracted_on date,
  version integer not null default 1,
  primary key (committee_id, id)
);
create index speech_of_activity on speech (committee_id, activity_id, ord, id);
create index speech_of_person on speech (committee_id, person_id, asked_at, id);
create index speech_given on speech (committee_id, given_on, id) where given_on is not null;
create index speech_asked on speech (committee_id, asked_at, id);
create unique index speech_running on speech (committee_id, activity_id) where state = 'speaking'; -- one speaks at a time
select fence('speech');

-- Questions from the floor: question, answer, explanation.
create table floor_question (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  no integer not null,
  person_id uuid,
  asker_name text not null,
  to_whom text not null default '', -- the department or person asked
  text text not null,
  asked_at timestamptz(3) not null,
  state text not null,
  state_since timestamptz(3) not null,
  answer text not null default '',
  answered_by text not null default '',
  answered_at timestamptz(3),
  explanation text not null default '',
  reason text not null default '',
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, activity_id, no)
);
select fence('floor_question');

-- 表决. The rule, who may vote and the numbers of the hall are frozen when it opens, the result when it closes.
create table floor_vote (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  agenda_id uuid,
  resolution_id uuid,
  no integer not null,
  kind text not null check (kind in ('motion', 'election')),
  mode text not null check (mode in ('hands', 'secret', 'paper')),
  title text not null,
  text text not null default '',
  rule text not null, -- code list majority-rule
  rule_words text not null default '',
  rule_data jsonb, -- frozen: of whom, which share, more than it or as much
  sealed boolean not null default true, -- its ballots cannot be read
  seats integer, -- how many an election fills
  state text not null,
  state_since timestamptz(3) not null,
  due integer, -- 应到 when it opened
  present integer, -- 实到
  quorum_words text not null default '',
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  eligible integer, -- who may vote
  cast_count integer, -- who did
  invalid integer,
  passed boolean,
  outcome text not null default '', -- the result in words
  reason text not null default '',
  version integer not null default 1,
  primary key (committee_id, id),
  unique (committee_id, activity_id, no)
);
create index floor_vote_closed on floor_vote (committee_id, closed_at, id) where closed_at is not null;
select fence('floor_vote');

-- What can be chosen, and the frozen count of each.
create table floor_vote_option (
  committee_id integer not null,
  vote_id uuid not null,
  ord integer not null,
  code text not null, -- for, against, abstain; c1, c2 … of an election
  label text not null,
  person_id uuid,
  votes integer,
  elected boolean,
  primary key (committee_id, vote_id, code)
);
select fence('floor_vote_option');

-- The list of voters, fixed when the vote opens; it says that somebody voted and in which way, never what and never when.
create table floor_voter (
  committee_id integer not null,
  vote_id uuid not null,
  participation_id uuid not null,
  person_id uuid,
  voted text check (voted in ('own', 'paper')),
  primary key (committee_id, vote_id, participation_id)
);
select fence('floor_voter');

-- What was voted: no voter, no time, no order. The key is drawn by chance; the rows are written anew in the order of their keys when the vote closes.
create table floor_ballot (
  committee_id integer not null,
  id uuid not null default gen_random_uuid(),
  vote_id uuid not null,
  choices text[] not null,
  primary key (committee_id, id)
);
create index floor_ballot_of on floor_ballot (committee_id, vote_id);
select fence('floor_ballot');

-- While a vote runs, nobody can read a ballot, not even the program: it can only be put in. (Owner and backups are outside of this.)
create policy sealed on floor_ballot as restrictive for select to public
  using (exists (select from floor_vote v where v.committee_id = floor_ballot.committee_id and v.id = floor_ballot.vote_id and not v.sealed));

-- What a vote came to stands for good.
create function vote_stands() returns trigger language plpgsql as $$
begin
  if exists (select from floor_vote v where v.committee_id = old.committee_id and v.id = case tg_table_name when 'floor_vote' then (to_jsonb(old) ->> 'id')::uuid
      else (to_jsonb(old) ->> 'vote_id')::uuid end and v.state = 'closed') then
    raise exception 'the result of a closed vote cannot be changed';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger stands before update or delete on floor_vote for each row execute function vote_stands();
create trigger stands before update or delete on floor_vote_option for each row execute function vote_stands();

-- What a teller counted of hands or paper ballots; two must agree on paper.
create table floor_tally (
  committee_id integer not null,
  vote_id uuid not null,
  teller_id uuid not null, -- the person who typed it in
  teller_name text not null,
  ballots integer not null, -- 收回
  invalid integer not null,
  counts jsonb not null, -- option → votes
  entered_at timestamptz(3) not null,
  primary key (committee_id, vote_id, teller_id)
);
select fence('floor_tally');

-- Messages on the hall display: 茶歇二十分钟.
create table floor_message (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  text text not null,
  at timestamptz(3) not null,
  removed_at timestamptz(3),
  primary key (committee_id, id)
);
create index floor_message_of on floor_message (committee_id, activity_id);
select fence('floor_message');

-- A screen in the hall opens the display by a token of its own, which can be taken back. Only its hash is kept.
create table floor_display (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  label text not null,
  token_hash bytea not null,
  made_at timestamptz(3) not null,
  until timestamptz(3) not null,
  revoked_at timestamptz(3),
  primary key (committee_id, id)
);
create unique index floor_display_token on floor_display (committee_id, token_hash);
create index floor_display_of on floor_display (committee_id, activity_id);
select fence('floor_display');
