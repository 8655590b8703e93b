-- Who is dissatisfied is asked by every office's “我的工作”, and few are.
create index feedback_dissatisfied on feedback (committee_id, proposal_id)
  where decisive and given_on is not null and 'dissatisfied' in (attitude, result);
