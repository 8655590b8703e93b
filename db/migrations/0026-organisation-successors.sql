-- Whose cases a body carries on is asked at every request of its people.
create index body_successor on body (committee_id, successor_id) where successor_id is not null;
