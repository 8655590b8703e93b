-- The State Council's yearly schedule of holidays and of weekends worked in exchange. The same for every committee.

create table calendar_year (
  year integer primary key,
  status text not null check (status in ('published', 'provisional')),
  source text not null -- the notice
);
select share('calendar_year');

create table calendar_day (
  day date primary key,
  year integer not null references calendar_year, -- whose schedule fixes it: 元旦 may reach back into December
  kind text not null check (kind in ('holiday', 'workday')),
  name text not null
);
create index calendar_day_year on calendar_day (year);
select share('calendar_day');
