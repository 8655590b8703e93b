-- A fact may be a body's as well as a person's (a platform held a session, a sector an activity), or the committee's own when both are null,
-- and it carries what rules ask of it: the kind of meeting, its theme, whether it was obligatory.
alter table fact alter column person_id drop not null;
alter table fact add column body_id uuid;
alter table fact add column about jsonb not null default '{}';
alter table fact add constraint fact_of_one check (person_id is null or body_id is null);
create index fact_body on fact (committee_id, body_id, verb, day) where body_id is not null;
create index fact_object on fact (committee_id, object_kind, object_id);
