-- The scale of a form is data of the session: each form keeps the one it was opened with, and the answers with what they counted as.
alter table feedback
  add column scale jsonb, -- null: opened before scales were data, two questions of four grades
  add column answers jsonb not null default '[]'; -- [{question, name, code, label, counts, decides}] as given

-- What figures ask of a form, reckoned by the database alone so that nobody reckons it a second way.
alter table feedback
  add column result_counts text generated always as (coalesce(
    jsonb_path_query_first(answers, '$[*] ? (@.question == "result").counts') #>> '{}',
    case when result in ('satisfied', 'basically') then 'satisfied' when result = 'dissatisfied' then 'dissatisfied'
      when result is not null then 'neither' end)) stored,
  add column attitude_counts text generated always as (coalesce(
    jsonb_path_query_first(answers, '$[*] ? (@.question == "attitude").counts') #>> '{}',
    case when attitude in ('satisfied', 'basically') then 'satisfied' when attitude = 'dissatisfied' then 'dissatisfied'
      when attitude is not null then 'neither' end)) stored,
  add column result_label text generated always as (coalesce(
    jsonb_path_query_first(answers, '$[*] ? (@.question == "result").label') #>> '{}',
    case result when 'satisfied' then '满意' when 'basically' then '基本满意' when 'understood' then '理解' when 'dissatisfied' then '不满意' end)) stored,
  add column attitude_label text generated always as (coalesce(
    jsonb_path_query_first(answers, '$[*] ? (@.question == "attitude").label') #>> '{}',
    case attitude when 'satisfied' then '满意' when 'basically' then '基本满意' when 'understood' then '理解' when 'dissatisfied' then '不满意' end)) stored,
  -- One deciding answer of dissatisfaction makes the form 不满意; only when all deciding ones are content is it 满意.
  add column verdict text generated always as (case
    when given_on is null then null
    when answers = '[]' then case
      when 'dissatisfied' in (attitude, result) then 'dissatisfied'
      when coalesce(attitude, result) in ('satisfied', 'basically') and coalesce(result, attitude) in ('satisfied', 'basically') then 'satisfied'
      else 'neither' end
    when jsonb_path_exists(answers, '$[*] ? (@.decides == true && @.counts == "dissatisfied")') then 'dissatisfied'
    when jsonb_path_exists(answers, '$[*] ? (@.decides == true && @.counts != "satisfied")') then 'neither'
    else 'satisfied' end) stored;

drop index feedback_dissatisfied;
create index feedback_unhappy on feedback (committee_id, proposal_id) where decisive and verdict = 'dissatisfied';

-- A form on paper: who typed it and the day it bears. The scan is a file on the form.
alter table feedback add column entered_by text, add column signed_on date;
