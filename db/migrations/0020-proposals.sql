-- Proposals: the dossier, its numbered suggestions, signatures, reviews, units' tasks with rounds, consultations, replies, feedback.
-- What a figure can count keeps its day: nothing is overwritten, so a figure can be asked as of a past day.

create table proposal (
  committee_id integer not null,
  id uuid not null, -- = matter.id
  session_id uuid not null,
  time_kind text check (time_kind in ('plenary', 'intersession')), -- set at submission by the session's cut-off instant
  proposer_kind text not null, -- individual, joint, party, massOrg, sector, memberGroup, jointGroup, committee
  lead_person_id uuid, -- one of the two
  lead_body_id uuid,
  contact_name text,
  contact_phone text,
  entered_by uuid, -- the clerk, when entered on behalf (代录)
  situation text not null default '',
  analysis text not null default '',
  survey_done boolean not null default false,
  survey_note text not null default '',
  open_consent boolean not null default true,
  open_reason text not null default '',
  category text, -- code list proposal-category
  axis text, -- code list five-in-one
  keywords text[] not null default '{}',
  wished_units jsonb not null default '[]', -- [{bodyId, role}] the proposer's wish
  intake_no integer,
  case_no integer,
  text_hash text,
  cosign_until timestamptz(3),
  submitted_at timestamptz(3),
  filed_on date,
  not_filed_on date,
  disposal text,
  reason_code text,
  merged_on date,
  main_case_id uuid,
  withdrawn_on date,
  assigned_on date,
  replied_on date, -- the day every answering task of the current round had its reply
  closed_on date,
  is_key boolean not null default false,
  is_important boolean not null default false,
  fast_track boolean not null default false,
  imported_from text, -- source row key of an import, unique
  saved_at timestamptz(3) not null,
  primary key (committee_id, id),
  foreign key (committee_id, id) references matter
);
create unique index proposal_case_no on proposal (committee_id, session_id, case_no) where case_no is not null;
create unique index proposal_intake_no on proposal (committee_id, session_id, intake_no) where intake_no is not null;
create unique index proposal_imported on proposal (committee_id, imported_from) where imported_from is not null;
create index proposal_session on proposal (committee_id, session_id, filed_on);
create index proposal_submitted on proposal (committee_id, submitted_at desc, id);
create index proposal_filed on proposal (committee_id, filed_on desc, id);
create index proposal_lead on proposal (committee_id, lead_person_id);
create index proposal_lead_body on proposal (committee_id, lead_body_id);
create index proposal_category on proposal (committee_id, category, submitted_at desc, id);
create index proposal_main on proposal (committee_id, main_case_id) where main_case_id is not null;
select fence('proposal');

create table proposal_suggestion (
  committee_id integer not null,
  proposal_id uuid not null,
  no integer not null,
  text text not null,
  primary key (committee_id, proposal_id, no)
);
select fence('proposal_suggestion');

-- A signature is bound to the text that was signed; changing the text voids it.
create table cosignature (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null,
  invited_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  signed_at timestamptz(3),
  declined_at timestamptz(3),
  decline_reason text,
  opinion text,
  text_hash text,
  method text not null default 'app', -- app, paper, import
  voided_at timestamptz(3),
  primary key (committee_id, id)
);
create unique index cosignature_once on cosignature (committee_id, proposal_id, person_id) where voided_at is null;
create index cosignature_person on cosignature (committee_id, person_id) where voided_at is null;
select fence('cosignature');

create table proposal_review (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  stage text not null, -- preReview, jointReview, meeting
  decision text not null, -- pass, return, file, notFile, merge
  reviewer_id uuid,
  reviewer_name text not null,
  at timestamptz(3) not null,
  reason_code text,
  reason_text text,
  disposal text,
  category text,
  similar_seen jsonb not null default '[]',
  note text,
  primary key (committee_id, id)
);
create index proposal_review_of on proposal_review (committee_id, proposal_id, at);
select fence('proposal_review');

-- Units proposed at review and allocation; becomes tasks at the hand-over.
create table allocation (
  committee_id integer not null,
  proposal_id uuid not null,
  body_id uuid not null,
  role text not null check (role in ('sole', 'lead', 'assist', 'separate')),
  primary key (committee_id, proposal_id, body_id)
);
create index allocation_body on allocation (committee_id, body_id);
select fence('allocation');

create table assignment_batch (
  committee_id integer not null,
  id uuid not null,
  session_id uuid not null,
  title text not null,
  meeting_day date not null,
  place text not null default '',
  document_no text not null default '',
  assigned_by text not null,
  note text not null default '',
  assigned_on date not null,
  primary key (committee_id, id)
);
select fence('assignment_batch');

create table handling_task (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  body_id uuid not null,
  role text not null check (role in ('sole', 'lead', 'assist', 'separate')),
  round integer not null,
  batch_id uuid,
  state text not null,
  state_since timestamptz(3) not null,
  assigned_on date not null,
  received_on date,
  received_by text,
  responsible_leader text,
  section text,
  clerk text,
  clerk_phone text,
  plan text,
  due_day date not null,
  original_due_day date not null,
  answered_on date, -- reply issued, or assist opinion given
  superseded_on date,
  previous_id uuid, -- the task of the round before
  version integer not null default 1,
  primary key (committee_id, id)
);
create index handling_task_proposal on handling_task (committee_id, proposal_id, round);
create index handling_task_unit on handling_task (committee_id, body_id, state, due_day, id);
create index handling_task_assigned on handling_task (committee_id, assigned_on, id);
create index handling_task_due on handling_task (committee_id, due_day, id);
select fence('handling_task');

create table consultation_record (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  phase text not null, -- before, during, after
  mode text not null, -- visit, invite, siteVisit, meeting, phone, video, letter, message, waived
  held_on date not null,
  place text not null default '',
  unit_people text not null default '',
  content text not null,
  opinions text not null default '',
  agreed text not null default '',
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  disputed_at timestamptz(3),
  dispute_reason text,
  primary key (committee_id, id)
);
create index consultation_record_proposal on consultation_record (committee_id, proposal_id, held_on);
create index consultation_record_task on consultation_record (committee_id, task_id);
select fence('consultation_record');

create table reply (
  committee_id integer not null,
  id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  round integer not null,
  doc_no text not null default '',
  title text not null default '',
  body text not null default '',
  class_mark text check (class_mark in ('A', 'B', 'C', 'D')),
  openness text, -- open, onRequest, closed
  openness_reason text not null default '',
  signer_name text not null default '',
  signer_post text not null default '',
  contact_name text not null default '',
  contact_phone text not null default '',
  saved_at timestamptz(3) not null,
  issued_at timestamptz(3),
  issued_on date,
  primary key (committee_id, id)
);
create unique index reply_task on reply (committee_id, task_id);
create index reply_proposal on reply (committee_id, proposal_id, round);
create index reply_issued on reply (committee_id, issued_on, id) where issued_on is not null;
select fence('reply');

create table reply_item (
  committee_id integer not null,
  reply_id uuid not null,
  no integer not null,
  accepted text not null check (accepted in ('adopted', 'partly', 'notAdopted')),
  measure text not null default '',
  done boolean not null default false,
  due_day date,
  reason text not null default '',
  primary key (committee_id, reply_id, no)
);
select fence('reply_item');

-- The class mark with its days: a correction later does not change what was true before.
create table reply_class (
  committee_id integer not null,
  reply_id uuid not null,
  proposal_id uuid not null,
  from_day date not null,
  until_day date,
  entry integer not null,
  class_mark text not null check (class_mark in ('A', 'B', 'C', 'D')),
  set_by text not null,
  primary key (committee_id, reply_id, entry)
);
create index reply_class_proposal on reply_class (committee_id, proposal_id);
select fence('reply_class');

create table feedback (
  committee_id integer not null,
  id uuid not null,
  reply_id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  round integer not null,
  evaluator_id uuid not null, -- person, or the proposing body
  evaluator_kind text not null check (evaluator_kind in ('person', 'body')),
  decisive boolean not null, -- the lead's form decides, others comment (setting)
  opened_on date not null,
  due_day date not null,
  contacted text,
  attitude text, -- satisfied, basically, understood, dissatisfied
  result text,
  comment text not null default '',
  given_on date,
  given_at timestamptz(3),
  given_by text,
  channel text, -- own, link, paper
  lapsed_on date, -- silence is 未反馈, never 满意
  primary key (committee_id, id)
);
create unique index feedback_once on feedback (committee_id, reply_id, evaluator_id);
create index feedback_proposal on feedback (committee_id, proposal_id, round);
create index feedback_evaluator on feedback (committee_id, evaluator_id) where given_on is null and lapsed_on is null;
select fence('feedback');

-- The meeting of the three sides after a second 不满意.
create table mediation (
  committee_id integer not null,
  id uuid not null,
  proposal_id uuid not null,
  held_on date not null,
  place text not null,
  minutes text not null,
  result text not null,
  recorded_at timestamptz(3) not null,
  primary key (committee_id, id)
);
create unique index mediation_once on mediation (committee_id, proposal_id);
select fence('mediation');
