-- What the public pages may read. Their role reaches no table at all: only these functions, which give what is published now and nothing else.
-- They run as the owner and filter by the scope themselves.

create function portal_stamp() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(md5(string_agg(hash, ',' order by committee_id)), '') from journal_head where in_scope(committee_id)
$$;

create function portal_committees() returns table (id integer, code text, name text, short_name text, is_top boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, code, name, short_name, parent_id is null from committee where in_scope(id) order by id
$$;

create function portal_settings() returns table (key text, from_day date, value jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select key, from_day, value from setting where in_scope(committee_id) and key like 'portal.%' and session_id is null
$$;

create function portal_categories() returns table (code text, label text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (code) code, label from code where in_scope(committee_id) and list = 'proposal-category' order by code, from_day desc
$$;

-- The texts that are public now: agreed to, approved, not withdrawn, of a case that still stands. Not the portal's to call.
-- Read page by page: units and classes are looked up for the rows of a page only, however many years are public.
create function portal_live() returns table (committee_id integer, publication_id uuid, entry integer, proposal_id uuid, session_id uuid,
  session_key text, session_title text, year integer, since timestamptz, case_no integer, category text, published_on date)
language sql stable set search_path = public, pg_temp as $$
  select c.committee_id, c.publication_id, c.entry, c.proposal_id, s.id, t.number || '-' || s.number, s.title, s.year, s.intake_from, p.case_no,
    p.category, c.published_on
  from publication_copy c
  join publication g on g.committee_id = c.committee_id and g.id = c.publication_id and g.state = 'published'
  join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
  join session s on s.committee_id = p.committee_id and s.id = p.session_id
  join term t on t.committee_id = s.committee_id and t.id = s.term_id
  where in_scope(c.committee_id) and c.part = 'text' and c.withdrawn_at is null
    and p.filed_on is not null and p.withdrawn_on is null and p.merged_on is null and p.case_no is not null
$$;

create function portal_texts(of_key text, of_session text, of_category text, of_unit text, of_year integer, asked tsquery, skip integer, take integer)
returns table (key text, session_key text, session_title text, year integer, case_no integer, subject text, proposer text, form text, content jsonb,
  category text, state text, class_mark text, units jsonb, filed_on date, published_on date, total bigint)
language sql stable security definer rows 20 set search_path = public, pg_temp as $$
  with live as materialized (
    select l.*, l.session_key || '-' || l.case_no as key from portal_live() l
    where in_scope(l.committee_id)
      and (of_key is null or l.session_key || '-' || l.case_no = of_key)
      and (of_session is null or l.session_key = of_session)
      and (of_category is null or l.category = of_category)
      and (of_year is null or l.year = of_year)
      and (of_unit is null or exists (select 1 from handling_task h join body b on b.committee_id = h.committee_id and b.id = h.body_id
        where h.committee_id = l.committee_id and h.proposal_id = l.proposal_id and b.name = of_unit
          and (h.superseded_on is null or h.answered_on is not null)))
      and (asked is null or l.proposal_id in (select m.proposal_id from publication_copy m
        where m.terms @@ asked and m.withdrawn_at is null and in_scope(m.committee_id)))),
  page as materialized (select * from live order by since desc, case_no desc offset skip limit take)
  select x.key, x.session_key, x.session_title, x.year, x.case_no, c.subject, c.proposer, c.form, c.content, x.category,
    case when p.closed_on is not null then 'closed' when p.replied_on is not null then 'replied'
      when p.assigned_on is not null then 'handling' else 'filed' end,
    (select case when bool_or(a.role in ('sole', 'lead')) then max(a.mark) filter (where a.role in ('sole', 'lead')) else max(a.mark) end
      from (
        select distinct on (h.body_id) h.role, k.class_mark as mark
        from publication_copy rc
        join reply r on r.committee_id = rc.committee_id and r.id = rc.reply_id
        join handling_task h on h.committee_id = r.committee_id and h.id = r.task_id
        left join reply_class k on k.committee_id = r.committee_id and k.reply_id = r.id and k.until_day is null
        where rc.committee_id = x.committee_id and rc.proposal_id = x.proposal_id and rc.part = 'reply' and rc.withdrawn_at is null
        order by h.body_id, h.round desc, k.entry desc) a),
    coalesce((select jsonb_agg(jsonb_build_object('name', u.name, 'role', u.role) order by u.place, u.sort, u.name)
      from (
        select distinct on (b.id) b.name, h.role, b.sort, array_position(array['sole', 'lead', 'separate', 'assist'], h.role) as place
        from handling_task h join body b on b.committee_id = h.committee_id and b.id = h.body_id
        where h.committee_id = x.committee_id and h.proposal_id = x.proposal_id and (h.superseded_on is null or h.answered_on is not null)
        order by b.id, h.round desc) u), '[]'),
    p.filed_on, x.published_on, (select count(*) from live)
  from page x
  join publication_copy c on c.committee_id = x.committee_id and c.publication_id = x.publication_id and c.entry = x.entry
  join proposal p on p.committee_id = x.committee_id and p.id = x.proposal_id
  order by x.since desc, x.case_no desc
$$;

-- The replies that are public now; one whose proposal is not public is not either. The newest first, those of one case by round.
create function portal_replies(of_key text, of_session text, skip integer, take integer) returns table (key text, session_title text, case_no integer,
  subject text, unit text, round integer, doc_no text, class_mark text, form text, content jsonb, issued_on date, published_on date, total bigint)
language sql stable security definer rows 20 set search_path = public, pg_temp as $$
  with live as materialized (
    select l.*, l.session_key || '-' || l.case_no as key, c.publication_id as reply_publication, c.entry as reply_entry, c.reply_id,
      c.published_on as reply_on
    from portal_live() l
    join publication_copy c on c.committee_id = l.committee_id and c.proposal_id = l.proposal_id and c.part = 'reply' and c.withdrawn_at is null
    join publication g on g.committee_id = c.committee_id and g.id = c.publication_id and g.state = 'published'
    where in_scope(l.committee_id) and (of_key is null or l.session_key || '-' || l.case_no = of_key)
      and (of_session is null or l.session_key = of_session)),
  page as materialized (select * from live order by reply_on desc, since desc, case_no desc, reply_publication offset skip limit take)
  select x.key, x.session_title, x.case_no, t.subject, b.name, r.round, r.doc_no, k.class_mark, c.form, c.content, r.issued_on, x.reply_on,
    (select count(*) from live)
  from page x
  join publication_copy t on t.committee_id = x.committee_id and t.publication_id = x.publication_id and t.entry = x.entry
  join publication_copy c on c.committee_id = x.committee_id and c.publication_id = x.reply_publication and c.entry = x.reply_entry
  join reply r on r.committee_id = x.committee_id and r.id = x.reply_id
  join handling_task h on h.committee_id = r.committee_id and h.id = r.task_id
  join body b on b.committee_id = h.committee_id and b.id = h.body_id
  left join lateral (select q.class_mark from reply_class q where q.committee_id = r.committee_id and q.reply_id = r.id and q.until_day is null
    order by q.entry desc limit 1) k on true
  order by x.reply_on desc, x.since desc, x.case_no desc, r.round, b.name
$$;

-- What the filters offer: only what something public stands under.
create function portal_choices() returns table (sessions jsonb, categories jsonb, units jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with live as materialized (select * from portal_live() where in_scope(committee_id))
  select (select coalesce(jsonb_agg(jsonb_build_object('key', s.session_key, 'title', s.session_title, 'year', s.year, 'count', s.n) order by s.since desc), '[]')
      from (select session_key, session_title, year, count(*) as n, min(since) as since from live group by 1, 2, 3) s),
    (select coalesce(jsonb_agg(distinct category), '[]') from live where category is not null),
    (select coalesce(jsonb_agg(name order by name), '[]') from (
      select distinct b.name from live l join handling_task h on h.committee_id = l.committee_id and h.proposal_id = l.proposal_id
        join body b on b.committee_id = h.committee_id and b.id = h.body_id
      where h.superseded_on is null or h.answered_on is not null) u)
$$;

create function portal_figures() returns table (year integer, session_title text, as_of date, published_at timestamptz, figures jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (f.year) f.year, f.session_title, f.as_of, f.published_at, f.figures
  from published_figures f where in_scope(f.committee_id) and f.withdrawn_at is null order by f.year desc, f.published_at desc
$$;

do $$
declare
  signature text;
begin
  execute format('grant usage on schema public to %I', portal_role());
  execute 'revoke all on function portal_live() from public';
  foreach signature in array array['portal_stamp()', 'portal_committees()', 'portal_settings()', 'portal_categories()',
    'portal_texts(text, text, text, text, integer, tsquery, integer, integer)', 'portal_replies(text, text, integer, integer)',
    'portal_choices()', 'portal_figures()']
  loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to %I', signature, portal_role());
  end loop;
end
$$;
