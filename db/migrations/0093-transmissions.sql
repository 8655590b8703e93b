-- What is sent to somebody and what came back 请示、报告、汇报、传达、上级会议发言. The matter's row has title, state and version.
create table transmission (
  committee_id integer not null references committee,
  id uuid not null, -- the matter's
  kind text not null, -- code list transmission-kind
  recipient text not null, -- code list recipient
  occasion text not null default '', -- the meeting upstairs at which it was said
  sender_id uuid, -- the body that sends; null: the committee itself
  speaker_id uuid, -- who briefed or spoke
  about_kind text, -- the record it reports or asks about
  about_id uuid,
  line_only boolean not null default false, -- only the line of the register is kept here
  body text not null default '' check (body = '' or not line_only),
  number text not null default '',
  signed_by text not null default '',
  sent_on date,
  entered_on date, -- when we knew that it was sent
  answer_kind text, -- replied, instructed, noted
  answered_by text not null default '',
  answer text not null default '',
  answered_on date,
  created_by uuid,
  primary key (committee_id, id)
);
create index transmission_sent on transmission (committee_id, sent_on desc, id);
create index transmission_about on transmission (committee_id, about_id) where about_id is not null;
select fence('transmission');

-- What a standing raised somebody to: 晋升 names the rank, and the level of the official it is counted under.
alter table standing add column rank text not null default '';
alter table standing add column level text;
alter table standing add column entered_on date; -- null: known from the day itself
create index standing_kind_day on standing (committee_id, kind, from_day);
