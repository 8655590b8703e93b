-- A person's calendar feed: whoever knows the address reads when he is invited. Only the token's hash is kept; a new one ends the old.
create table activity_feed (
  committee_id integer not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  primary key (committee_id, id)
);
create unique index activity_feed_token on activity_feed (committee_id, token_hash);
create unique index activity_feed_live on activity_feed (committee_id, person_id) where revoked_at is null;
select fence('activity_feed', 'select, insert, update');

-- Answers owed and leaves to decide are asked for on every visit of “我的工作”.
create index participation_unanswered on participation (committee_id, person_id) where reply = 'none' and removed_at is null;
