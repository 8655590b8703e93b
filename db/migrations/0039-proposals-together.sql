-- 合并办理: a unit handles several of its cases as one and still answers each proposer. The cases meet by a link in the register.
create table handling_group (
  committee_id integer not null,
  id uuid not null,
  body_id uuid not null,
  made_on date not null,
  made_by text not null,
  primary key (committee_id, id)
);
select fence('handling_group', 'select, insert');

create table handling_group_task (
  committee_id integer not null,
  group_id uuid not null,
  task_id uuid not null,
  proposal_id uuid not null,
  joined_at timestamptz(3) not null,
  left_at timestamptz(3),
  primary key (committee_id, group_id, task_id, joined_at)
);
create unique index handling_group_task_now on handling_group_task (committee_id, task_id) where left_at is null;
select fence('handling_group_task', 'select, insert, update');
