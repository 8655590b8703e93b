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

-- The texts that are public now: agreed to, approved, not withdrawn, of a case that still stands.
create function portal_texts(of_key text, of_session text, asked tsquery) returns table (
  key text, session_key text, session_title text, year integer, session_from timestamptz, case_no integer, subject text, proposer text, form text,
  content jsonb, category text, state text, class_mark text, units jsonb, filed_on date, published_on date, closed_on date, proposal_id uuid)
language plpgsql stable security definer rows 300 set search_path = public, pg_temp as $$
begin
  return query
    select t.number || '-' || s.number || '-' || p.case_no, t.number || '-' || s.number, s.title, s.year, s.intake_from, p.case_no,
      c.subject, c.proposer, c.form, c.content, p.category,
      case when p.closed_on is not null then 'closed' when p.replied_on is not null then 'replied'
        when p.assigned_on is not null then 'handling' else 'filed' end,
      (select case when bool_or(a.role in ('sole', 'lead')) then max(a.mark) filter (where a.role in ('sole', 'lead')) else max(a.mark) end
        from (
          select distinct on (h.body_id) h.role, k.class_mark as mark
          from publication_copy rc
          join reply r on r.committee_id = rc.committee_id and r.id = rc.reply_id
          join handling_task h on h.committee_id = r.committee_id and h.id = r.task_id
          left join reply_class k on k.committee_id = r.committee_id and k.reply_id = r.id and k.until_day is null
          where rc.committee_id = c.committee_id and rc.proposal_id = c.proposal_id and rc.part = 'reply' and rc.withdrawn_at is null
          order by h.body_id, h.round desc, k.entry desc) a),
      coalesce((select jsonb_agg(jsonb_build_object('name', u.name, 'role', u.role) order by u.place, u.sort, u.name)
        from (
          select distinct on (b.id) b.name, h.role, b.sort, array_position(array['sole', 'lead', 'separate', 'assist'], h.role) as place
          from handling_task h join body b on b.committee_id = h.committee_id and b.id = h.body_id
          where h.committee_id = c.committee_id and h.proposal_id = c.proposal_id and (h.superseded_on is null or h.answered_on is not null)
          order by b.id, h.round desc) u), '[]'),
      p.filed_on, c.published_on, p.closed_on, p.id
    from publication_copy c
    join publication g on g.committee_id = c.committee_id and g.id = c.publication_id and g.state = 'published'
    join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
    join session s on s.committee_id = p.committee_id and s.id = p.session_id
    join term t on t.committee_id = s.committee_id and t.id = s.term_id
    where in_scope(c.committee_id) and c.part = 'text' and c.withdrawn_at is null
      and p.filed_on is not null and p.withdrawn_on is null and p.merged_on is null and p.case_no is not null
      and (of_key is null or t.number || '-' || s.number || '-' || p.case_no = of_key)
      and (of_session is null or t.number || '-' || s.number = of_session)
      and (asked is null or c.terms @@ asked
        or exists (select 1 from publication_copy rc where rc.committee_id = c.committee_id and rc.proposal_id = c.proposal_id
          and rc.part = 'reply' and rc.withdrawn_at is null and rc.terms @@ asked));
end
$$;

-- The replies that are public now; one whose proposal is not public is not either.
create function portal_replies(of_key text, of_session text) returns table (
  key text, session_key text, session_title text, case_no integer, subject text, unit text, round integer, doc_no text, class_mark text,
  form text, content jsonb, issued_on date, published_on date)
language plpgsql stable security definer rows 300 set search_path = public, pg_temp as $$
begin
  return query
    select x.key, x.session_key, x.session_title, x.case_no, x.subject, b.name, r.round, r.doc_no, k.class_mark, c.form, c.content,
      r.issued_on, c.published_on
    from portal_texts(of_key, of_session, null) x
    join publication_copy c on c.proposal_id = x.proposal_id and c.part = 'reply' and c.withdrawn_at is null and in_scope(c.committee_id)
    join publication g on g.committee_id = c.committee_id and g.id = c.publication_id and g.state = 'published'
    join reply r on r.committee_id = c.committee_id and r.id = c.reply_id
    join handling_task h on h.committee_id = r.committee_id and h.id = r.task_id
    join body b on b.committee_id = h.committee_id and b.id = h.body_id
    left join lateral (select q.class_mark from reply_class q where q.committee_id = r.committee_id and q.reply_id = r.id and q.until_day is null
      order by q.entry desc limit 1) k on true;
end
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
  foreach signature in array array['portal_stamp()', 'portal_committees()', 'portal_settings()', 'portal_categories()',
    'portal_texts(text, text, tsquery)', 'portal_replies(text, text)', 'portal_figures()']
  loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to %I', signature, portal_role());
  end loop;
end
$$;
