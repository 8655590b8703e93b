-- “Proposals of this unit, newest first” is read from one index: an allocation knows when its proposal was submitted.
-- The day never changes once it is there, and triggers keep it, so that nobody has to remember.
alter table allocation add column submitted_at timestamptz(3);
update allocation a set submitted_at = p.submitted_at from proposal p where p.committee_id = a.committee_id and p.id = a.proposal_id;
create index allocation_newest on allocation (committee_id, body_id, submitted_at, proposal_id);

create function allocation_submitted() returns trigger language plpgsql as $$
begin
  select p.submitted_at into new.submitted_at from proposal p where p.committee_id = new.committee_id and p.id = new.proposal_id;
  return new;
end
$$;
create trigger allocation_submitted before insert on allocation for each row execute function allocation_submitted();

create function proposal_submitted() returns trigger language plpgsql as $$
begin
  update allocation set submitted_at = new.submitted_at where committee_id = new.committee_id and proposal_id = new.id;
  return null;
end
$$;
create trigger proposal_submitted after update of submitted_at on proposal for each row
  when (old.submitted_at is distinct from new.submitted_at) execute function proposal_submitted();
