-- Figures as they stood when a report was printed: number, formula, settings and the very records. Written once, never changed.

create table frozen_report (
  committee_id integer not null references committee,
  id uuid not null,
  title text not null,
  year integer not null,
  as_of date not null,
  session_title text,
  frozen_at timestamptz(3) not null,
  frozen_by text not null,
  side text not null, -- whose figures they are: the role in which they were frozen
  note text not null default '',
  settings jsonb not null, -- {key: {title, value}} of what the figures rested on
  check_code text not null, -- SHA-256 over all of it
  primary key (committee_id, id),
  unique (committee_id, title)
);
create index frozen_report_at on frozen_report (committee_id, frozen_at, id);
select fence('frozen_report', 'select, insert');

create table frozen_figure (
  committee_id integer not null,
  frozen_id uuid not null,
  position integer not null,
  code text not null,
  title text not null,
  figure_group text not null,
  unit text not null,
  reckoning text not null,
  places integer not null,
  value numeric,
  text text not null,
  definition text not null,
  formula text not null,
  wording text,
  from_day date not null,
  to_day date not null,
  records jsonb not null, -- [[id, ref, title, day, amount, url], …]
  primary key (committee_id, frozen_id, code),
  -- the report's row is written last, when the check code over its figures is known
  foreign key (committee_id, frozen_id) references frozen_report deferrable initially deferred
);
select fence('frozen_figure', 'select, insert');
