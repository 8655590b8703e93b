-- The fence between committees. Every table of a committee's own rows calls fence('table') in the migration that makes it;
-- a table that belongs to nobody in particular calls share('table'). The migrator has made app_role() and everywhere_role().

-- The committees this transaction may see: set_config('app.scope', '{1,2}', true). After the transaction the setting is '' – nobody.
create function scope() returns integer[] language sql stable parallel safe as $$
  select nullif(nullif(current_setting('app.scope', true), ''), '*')::integer[]
$$;

-- For security definer functions, which stand outside the policies and must filter by themselves.
create function in_scope(committee_id integer) returns boolean language sql stable parallel safe as $$
  select current_setting('app.scope', true) = '*' or committee_id = any (scope())
$$;

-- The scope is read once per query (a sub-select) so that `= any` can be an index condition. Seeing every committee is a role
-- of its own rather than an `or` in the policy, which would hide the index from everybody. The owner is trusted: it migrates,
-- and owns the definer functions that search needs because text operators are not leakproof.
create function fence(tablename text, rights text default 'select, insert, update, delete') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tablename::regclass);
  execute format('alter table %s force row level security', tablename::regclass);
  execute format(
    'create policy scope on %s to %I using (committee_id = any ((select scope())::integer[])) with check (committee_id = any ((select scope())::integer[]))',
    tablename::regclass, app_role());
  execute format('create policy everywhere on %s to %I, %I using (true) with check (true)', tablename::regclass, everywhere_role(), current_user);
  perform share(tablename, rights);
end
$$;

-- The narrower the rights the better: a log is 'select, insert'.
create function share(tablename text, rights text default 'select, insert, update, delete') returns void language plpgsql as $$
begin
  execute format('revoke all on table %s from %I', tablename::regclass, app_role());
  execute format('grant %s on table %s to %I', rights, tablename::regclass, app_role());
end
$$;
