-- Accounts, open sessions, second factors, single sign-on, the guard against guessing, the set-up code of the first start.

create table account (
  committee_id integer not null references committee,
  id uuid not null,
  person_id uuid not null,
  username text not null,
  state text not null default 'active' check (state in ('active', 'disabled')),
  password_hash text, -- null: signs in elsewhere only
  password_set_at timestamptz(3),
  password_temporary boolean not null default false, -- handed out by an administrator: must be changed first
  factor_sealed bytea, -- TOTP secret; the key is outside the database
  factor_confirmed_at timestamptz(3),
  factor_step bigint, -- the last time step used: a code is never taken twice
  created_at timestamptz(3) not null,
  last_sign_in_at timestamptz(3),
  disabled_at timestamptz(3),
  disabled_reason text,
  version integer not null default 1,
  primary key (committee_id, id)
);
create index account_person on account (committee_id, person_id);
create index account_username on account (committee_id, username, id);
select fence('account', 'select, insert, update');

-- A name belongs to one account of the whole installation, because signing in comes before any committee is known.
create table account_name (
  name text primary key, -- lower case
  committee_id integer not null,
  account_id uuid not null
);
select share('account_name', 'select, insert');

-- A person as another system names it (OpenID Connect).
create table account_subject (
  issuer text not null,
  subject text not null,
  committee_id integer not null,
  account_id uuid not null,
  linked_at timestamptz(3) not null,
  primary key (issuer, subject)
);
select share('account_subject', 'select, insert, delete');

create table recovery_code (
  committee_id integer not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz(3),
  primary key (committee_id, account_id, code_hash)
);
select fence('recovery_code');

-- An open sign-in. Only the hash of the token is here. `fingerprint` is what it was opened with – posts, password, factor;
-- when one of them changes the session is over.
create table open_session (
  committee_id integer not null,
  token_hash bytea not null,
  account_id uuid not null,
  fingerprint bytea not null,
  opened_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  source text not null,
  agent text not null,
  primary key (committee_id, token_hash)
);
create index open_session_account on open_session (committee_id, account_id);
create index open_session_ends on open_session (committee_id, ends_at);
select fence('open_session');

-- Failed attempts by name (existing or not) and by source.
create table sign_in_guard (
  kind text not null check (kind in ('name', 'source')),
  key text not null,
  failures integer not null,
  since timestamptz(3) not null,
  blocked_until timestamptz(3),
  primary key (kind, key)
);
create index sign_in_guard_since on sign_in_guard (since);
select share('sign_in_guard');

create table setup_code (
  one boolean primary key default true check (one),
  code_hash bytea not null,
  made_at timestamptz(3) not null,
  used_at timestamptz(3)
);
select share('setup_code', 'select, insert, update, delete');
