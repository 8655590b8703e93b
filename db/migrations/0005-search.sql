-- The words of a case for search: pairs of neighbouring characters, so that any two characters find what contains them.

create table matter_text (
  committee_id integer not null references committee,
  matter_id uuid not null,
  kind text not null,
  title text not null,
  body text not null,
  title_terms tsvector not null,
  terms tsvector not null, -- of title and body
  primary key (committee_id, matter_id)
);
-- Long values outside the row: the search walks many rows and reads few of them.
alter table matter_text set (toast_tuple_target = 512);
create index matter_text_title on matter_text using gin (title_terms) with (gin_pending_list_limit = 256);
create index matter_text_terms on matter_text using gin (terms) with (gin_pending_list_limit = 1024);
select fence('matter_text');

-- Text operators are not leakproof, so under a policy the planner would scan the table instead of using the index. These
-- functions run as the owner, filter by the scope themselves and give back ids; the caller joins them under the policy.

-- rank 3: the text as typed stands in the title; 2: all words in the title. Then the newest first (ids grow with time).
create function search_titles(q tsquery, phrase text, kinds text[], cap integer) returns table (id uuid, rank integer)
language plpgsql stable security definer rows 200 set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  everywhere boolean := coalesce(current_setting('app.scope', true), '') = '*';
  mine integer[] := scope();
begin
  return query
    select t.matter_id, case when position(phrase in lower(t.title)) > 0 then 3 else 2 end
    from matter_text t
    where t.title_terms @@ q and (everywhere or t.committee_id = any (mine)) and (kinds is null or t.kind = any (kinds))
    order by 2 desc, 1 desc limit cap;
end
$$;

-- All words anywhere, title or text, the newest first.
create function search_texts(q tsquery, kinds text[], cap integer) returns table (id uuid)
language plpgsql stable security definer rows 200 set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  everywhere boolean := coalesce(current_setting('app.scope', true), '') = '*';
  mine integer[] := scope();
begin
  return query
    select t.matter_id from matter_text t
    where t.terms @@ q and (everywhere or t.committee_id = any (mine)) and (kinds is null or t.kind = any (kinds))
    order by 1 desc limit cap;
end
$$;

-- Earlier cases that share telling words with a draft: by the weight of the words found in the title, then those whose text holds
-- several of them. The scoring of what comes back is core/search/similarity.ts.
create function similar_matters(words tsquery[], weights real[], several tsquery, kinds text[], cap integer) returns table (id uuid)
language plpgsql stable security definer rows 200 set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  everywhere boolean := coalesce(current_setting('app.scope', true), '') = '*';
  mine integer[] := scope();
begin
  return query
    with in_title as (
      select hit.matter_id
      from unnest(words, weights) as u (word, weight),
        lateral (
          select t.matter_id from matter_text t
          where t.title_terms @@ u.word and (everywhere or t.committee_id = any (mine)) and (kinds is null or t.kind = any (kinds))
          order by 1 desc limit 5000) hit
      group by 1 order by sum(u.weight) desc, 1 desc limit cap),
    in_text as (
      select t.matter_id from matter_text t
      where t.terms @@ several and (everywhere or t.committee_id = any (mine)) and (kinds is null or t.kind = any (kinds))
      order by 1 desc limit cap / 4)
    select matter_id from in_title union select matter_id from in_text;
end
$$;

do $$
declare
  signature text;
begin
  foreach signature in array array[
    'search_titles(tsquery, text, text[], integer)', 'search_texts(tsquery, text[], integer)',
    'similar_matters(tsquery[], real[], tsquery, text[], integer)']
  loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to %I', signature, app_role());
  end loop;
end
$$;
