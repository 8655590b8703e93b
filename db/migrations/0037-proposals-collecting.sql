-- A one-time link for an evaluator without an account. Only the token's hash is kept; the newest link of a form is the only one that opens.
create table feedback_link (
  committee_id integer not null,
  id uuid not null,
  feedback_id uuid not null,
  token_hash bytea not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (committee_id, id)
);
create unique index feedback_link_token on feedback_link (committee_id, token_hash);
create index feedback_link_of on feedback_link (committee_id, feedback_id);
select fence('feedback_link', 'select, insert, update');
