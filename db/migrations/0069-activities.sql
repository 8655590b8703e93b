-- Meetings and activities 会议活动: what takes place at a time with people. The matter's row has title, state and version.
create table activity (
  committee_id integer not null references committee,
  id uuid not null, -- the matter's
  kind text not null, -- code list activity-kind
  ordinal integer, -- 第几次, of its kind and series
  host_id uuid, -- the body that holds it; null: the committee itself
  form text not null default 'onsite' check (form in ('onsite', 'online', 'hybrid')),
  place text not null default '',
  place_code text,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > starts_at),
  mandatory boolean not null, -- 应到 have to come; else they sign up
  sign_up_until timestamptz(3), -- 报名截止; null: nobody signs up
  places integer, -- how many may sign up; null: no limit
  check_in_from timestamptz(3), -- sign-in opens; null: half an hour before each session
  themes text[] not null default '{}', -- code list theme
  programme text, -- code list activity-programme: a named programme of the year
  programme_id uuid, -- a study or reading programme
  trigger_id uuid, -- the text that is studied 第一时间
  thematic boolean not null default false, -- 专题议政性
  expanded boolean not null default false, -- 扩大会议
  partners text[] not null default '{}', -- bodies outside the register that hold it together with us
  audience integer, -- people reached who are not on the list: 群众、听众
  contact_id uuid, -- 联系人
  vehicles text not null default '',
  catering text not null default '',
  note text not null default '',
  details jsonb not null default '{}', -- what its kind asks for besides: a reception's level and origin, a trip's places
  reconfirm_from timestamptz(3), -- time or place changed then: earlier confirmations ask again
  notified_at timestamptz(3),
  materials_at timestamptz(3), -- the papers went out
  held_on date,
  minuted_at timestamptz(3),
  closed_on date,
  created_by uuid,
  primary key (committee_id, id)
);
create index activity_time on activity (committee_id, starts_at, id);
create index activity_kind_time on activity (committee_id, kind, starts_at desc, id);
create index activity_host on activity (committee_id, host_id, starts_at desc, id);
select fence('activity');

create table activity_cohost (
  committee_id integer not null,
  activity_id uuid not null,
  body_id uuid not null,
  primary key (committee_id, activity_id, body_id)
);
select fence('activity_cohost');

-- The half-days of it; every activity has one at least.
create table activity_session (
  committee_id integer not null,
  id uuid not null,
  activity_id uuid not null,
  ord integer not null,
  label text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > starts_at),
  primary key (committee_id, id),
  unique (committee_id, activity_id, ord)
);
select fence('activity_session');

create table activity_agenda (
  committee_id integer not null,
  id uuid not null,
  activity_id uuid not null,
  session_id uuid,
  ord integer not null,
  title text not null,
  minutes integer,
  speaker text not null default '', -- who reports or chairs the item, in words
  matter_id uuid, -- the case it is about
  state text not null default 'planned' check (state in ('planned', 'current', 'done')),
  began_at timestamptz(3),
  ended_at timestamptz(3),
  primary key (committee_id, id),
  unique (committee_id, activity_id, ord)
);
create index activity_agenda_matter on activity_agenda (committee_id, matter_id) where matter_id is not null;
select fence('activity_agenda');

-- Papers of the meeting; the files hang on the row as attachments.
create table activity_material (
  committee_id integer not null,
  id uuid not null,
  activity_id uuid not null,
  agenda_id uuid,
  ord integer not null,
  title text not null,
  access text not null check (access in ('everyone', 'participants', 'due', 'organisers')), -- who may open it
  released_at timestamptz(3),
  primary key (committee_id, id)
);
create index activity_material_of on activity_material (committee_id, activity_id);
select fence('activity_material');

-- Somebody's part in it, whether a person of the register or a guest by name.
create table participation (
  committee_id integer not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid,
  guest_name text not null default '',
  guest_unit text not null default '',
  category text not null, -- code list participant-category: member, leader, expert, stakeholder, public …
  capacity text not null check (capacity in ('due', 'observer', 'invitee', 'signedUp', 'walkIn', 'staff')),
  role text not null default 'participant', -- code list participant-role
  invited_at timestamptz(3),
  reply text not null default 'none' check (reply in ('none', 'confirmed', 'declined', 'leaveRequested', 'leaveGranted', 'leaveRefused')),
  replied_at timestamptz(3),
  leave_kind text, -- code list leave-kind: some are not counted
  leave_reason text not null default '',
  leave_decided_by uuid,
  leave_says text not null default '',
  substitute_for uuid, -- the participation whose holder sends this person
  group_id uuid, -- 小组 of a plenary
  seat text not null default '',
  removed_at timestamptz(3),
  version integer not null default 1,
  primary key (committee_id, id),
  check ((person_id is not null) <> (guest_name <> ''))
);
create unique index participation_once on participation (committee_id, activity_id, person_id) where person_id is not null and removed_at is null;
create index participation_of_activity on participation (committee_id, activity_id);
create index participation_of_person on participation (committee_id, person_id, activity_id) where removed_at is null;
create index participation_leave on participation (committee_id, activity_id) where reply = 'leaveRequested';
select fence('participation');

-- Each time somebody is seen to come or go. The same key is taken once, however often and by whichever way it arrives.
create table attendance_mark (
  committee_id integer not null,
  id uuid not null,
  activity_id uuid not null,
  session_id uuid not null,
  participation_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  at timestamptz(3) not null, -- when it was, by the device that saw it
  way text not null check (way in ('code', 'qr', 'tablet', 'staff', 'paper')),
  device text not null default '',
  mark_key text not null,
  entered_by uuid, -- null: the person's own
  received_at timestamptz(3) not null,
  voided_at timestamptz(3),
  voided_why text not null default '',
  primary key (committee_id, id),
  unique (committee_id, mark_key)
);
create index attendance_mark_of on attendance_mark (committee_id, activity_id, session_id, participation_id);
select fence('attendance_mark');

-- What the marks come to, by session, once settled; a settled row is changed by a correction only.
create table attendance (
  committee_id integer not null,
  activity_id uuid not null,
  session_id uuid not null,
  participation_id uuid not null,
  state text not null check (state in ('present', 'absent', 'excused')),
  late_minutes integer not null default 0,
  left_minutes integer not null default 0,
  share numeric(4, 3), -- of the session's time
  settled_on date not null,
  says text not null default '', -- why a hand changed it
  primary key (committee_id, activity_id, session_id, participation_id)
);
create index attendance_of on attendance (committee_id, participation_id);
select fence('attendance');
