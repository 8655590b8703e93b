// Gathers what the 公开清单 prints: one statement for a session.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { sessionTitle } from '#/core/settings/store.ts'
import { publicityDocuments, type ListedCase, type PublicSessionList } from './documents.ts'

async function readSessionList(tx: Tx, { committeeId }: Actor, sessionId: string): Promise<PublicSessionList | null> {
  const title = await sessionTitle(tx, committeeId, sessionId)
  if (title === null) return null
  const { rows } = await sql<ListedCase>`
    select p.case_no as "caseNo", c.subject, c.form, c.published_on as "publishedOn",
      (select coalesce(jsonb_agg(b.short_name order by array_position(array['sole','lead','separate','assist'], a.role), b.sort), '[]')
        from allocation a join body b on b.committee_id = a.committee_id and b.id = a.body_id
        where a.committee_id = p.committee_id and a.proposal_id = p.id) as units,
      (select coalesce(jsonb_agg(jsonb_build_object('unit', b.short_name, 'docNo', r.doc_no, 'publishedOn', rc.published_on)
          order by rc.published_on, b.sort), '[]')
        from publication_copy rc join reply r on r.committee_id = rc.committee_id and r.id = rc.reply_id
        join handling_task t on t.committee_id = r.committee_id and t.id = r.task_id
        join body b on b.committee_id = t.committee_id and b.id = t.body_id
        where rc.committee_id = p.committee_id and rc.proposal_id = p.id and rc.part = 'reply' and rc.withdrawn_at is null) as replies,
      (select coalesce(jsonb_agg(jsonb_build_object('where', case g.part when 'text' then '提案正文' else b.short_name || '答复' end,
          'kind', d.kind, 'decision', d.decision, 'reason', d.reason, 'by', d.by_name, 'on', (d.at at time zone 'Asia/Shanghai')::date)
          order by g.part desc, b.sort, d.place, d.from_char), '[]')
        from publication g join redaction d on d.committee_id = g.committee_id and d.publication_id = g.id and d.undone_at is null
        left join body b on b.committee_id = g.committee_id and b.id = g.body_id
        where g.committee_id = p.committee_id and g.proposal_id = p.id and g.state = 'published') as log
    from publication_copy c
    join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
    where c.committee_id = ${committeeId} and p.session_id = ${sessionId} and c.part = 'text' and c.withdrawn_at is null
      and p.withdrawn_on is null and p.merged_on is null
    order by p.case_no`.execute(tx)
  return { id: sessionId, sessionTitle: title, cases: rows }
}

export const publicityListKind: DocumentKind = documentKind({
  kind: 'publicity-list',
  read: readSessionList,
  called: (s) => s.sessionTitle,
  told: (s) => ({ kind: 'session', id: s.id }),
  papers: publicityDocuments,
})
