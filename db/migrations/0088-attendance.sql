-- Sign-in: tablets at the door that work without network, what they send, wrong codes, corrections after the activity was closed.

-- A tablet let in for one activity. Its private key never leaves it; here is only what checks its signatures.
create table attendance_device (
  committee_id integer not null references committee,
  id uuid not null,
  activity_id uuid not null,
  label text not null, -- 南门
  key_x text not null, -- public key, P-256
  key_y text not null,
  enrolled_by text not null,
  enrolled_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_by text,
  revoked_why text not null default '',
  seen_at timestamptz(3), -- it last sent something
  primary key (committee_id, id)
);
create index attendance_device_of on attendance_device (committee_id, activity_id);
select fence('attendance_device');

-- Everything a tablet sent, once by its sequence number, as it was signed: evidence, and what is sent again is known again.
create table attendance_device_mark (
  committee_id integer not null,
  device_id uuid not null,
  sequence integer not null check (sequence > 0),
  activity_id uuid not null,
  session_id uuid not null,
  participation_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  at timestamptz(3) not null,
  signature text not null,
  received_at timestamptz(3) not null,
  outcome text not null check (outcome in ('taken', 'doubtful', 'accepted', 'dismissed')),
  doubts text[] not null default '{}',
  decided_by text,
  decided_at timestamptz(3),
  says text not null default '',
  primary key (committee_id, device_id, sequence)
);
create index attendance_device_mark_doubtful on attendance_device_mark (committee_id, activity_id) where outcome = 'doubtful';
select fence('attendance_device_mark');

-- Wrong codes of one person at one session: guessing is stopped, whichever copy of the program is asked.
create table attendance_guess (
  committee_id integer not null,
  session_id uuid not null,
  person_id uuid not null,
  failures integer not null,
  since timestamptz(3) not null,
  blocked_until timestamptz(3),
  primary key (committee_id, session_id, person_id)
);
select fence('attendance_guess');

-- A settled attendance is changed by a reasoned wish of one person and the word of a second one.
create table attendance_correction (
  committee_id integer not null,
  id uuid not null,
  activity_id uuid not null,
  session_id uuid not null,
  participation_id uuid not null,
  before jsonb, -- as it was settled: state, lateMinutes, leftMinutes; null: nothing was
  state text not null check (state in ('present', 'absent', 'excused')),
  late_minutes integer not null,
  left_minutes integer not null,
  leave_kind text, -- code list leave-kind, of an excused one
  reason text not null,
  course text not null check (course in ('asked', 'confirmed', 'refused')),
  asked_by uuid not null, -- account
  asked_name text not null,
  asked_at timestamptz(3) not null,
  decided_name text,
  decided_at timestamptz(3),
  says text not null default '',
  version integer not null default 1,
  primary key (committee_id, id)
);
create index attendance_correction_of on attendance_correction (committee_id, activity_id);
create unique index attendance_correction_open on attendance_correction (committee_id, session_id, participation_id) where course = 'asked';
select fence('attendance_correction');
