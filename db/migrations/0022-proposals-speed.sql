-- Lists go through their rows by a sort column and the key, both in one direction: so do their indexes.
drop index proposal_submitted, proposal_filed, proposal_category, proposal_session, matter_since;
create index proposal_submitted_at on proposal (committee_id, submitted_at, id);
create index proposal_filed_on on proposal (committee_id, filed_on, id);
create index proposal_number on proposal (committee_id, case_no, id);
create index proposal_session_at on proposal (committee_id, session_id, submitted_at, id);
create index proposal_session_filed on proposal (committee_id, session_id, filed_on, id);
create index proposal_category_at on proposal (committee_id, category, submitted_at, id);
create index matter_state_at on matter (committee_id, kind, state_since, id);
create index feedback_due on feedback (committee_id, due_day, id);
create index feedback_given on feedback (committee_id, given_on, id);
