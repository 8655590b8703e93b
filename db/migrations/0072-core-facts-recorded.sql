-- A fact may become known after its day: an activity is closed a week later, a deed is confirmed by a second person next month. Whoever asks as of a
-- past day must not find what nobody knew then.
alter table fact add column recorded_on date; -- the day it became known; null: the day itself
