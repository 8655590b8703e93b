-- The day a hand-over was entered: a meeting day may lie before it, and a figure asked as of the days between must still say what it said then.
alter table handling_task add column entered_on date; -- null: known since assigned_on (imports)
