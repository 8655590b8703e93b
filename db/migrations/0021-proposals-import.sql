-- What the row of an import said, as short prints by part: tells the same row given again from one that was changed.
alter table proposal add column imported_row jsonb;
