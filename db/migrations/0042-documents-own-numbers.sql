-- A unit's letter bears the unit's own number: it is kept as it was said, too, but stands in no series of the committee's.
alter table issued_document
  alter column series drop not null,
  alter column year drop not null,
  alter column no drop not null;
