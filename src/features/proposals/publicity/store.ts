// The queries of publicity: all of a case's in one statement, the log of one copy, names of people that a text may hold.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { LogRow, Publication } from './publication.ts'

export async function proposalOfPublication(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ proposalId: string }>`select proposal_id as "proposalId" from publication where id = ${id}`.execute(tx)
  return rows[0]?.proposalId ?? null
}

/** Text first, then the replies, the newest round last. */
export async function publicationsOf(tx: Tx, committeeId: number, proposalId: string): Promise<readonly Publication[]> {
  const { rows } = await sql<Publication>`/* planned once: publications */
    select g.id, g.proposal_id as "proposalId", g.part, g.reply_id as "replyId", g.body_id as "bodyId", b.name as unit, g.state,
      g.opened_on as "openedOn", g.due_day as "dueDay", g.form, g.abstract, g.shows_proposer as "showsProposer", g.prepared_by as "preparedBy",
      g.prepared_name as "preparedName", g.sent_back as "sentBack", g.version, o.openness, o.reason as "opennessReason",
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'place', r.place, 'from', r.from_char, 'to', r.to_char, 'passage', r.passage,
          'kind', r.kind, 'decision', r.decision, 'reason', r.reason, 'suggested', r.suggested, 'by', r.by_name, 'at', r.at)
          order by r.place, r.from_char), '[]')
        from redaction r where r.committee_id = g.committee_id and r.publication_id = g.id and r.undone_at is null) as marks,
      (select coalesce(jsonb_agg(jsonb_build_object('entry', c.entry, 'form', c.form, 'preparedBy', c.prepared_by, 'approvedBy', c.approved_by,
          'publishedOn', c.published_on, 'withdrawnOn', c.withdrawn_on, 'withdrawnBy', c.withdrawn_by, 'withdrawnBecause', c.withdrawn_because)
          order by c.entry), '[]')
        from publication_copy c where c.committee_id = g.committee_id and c.publication_id = g.id) as copies
    from publication g
    left join reply ry on ry.committee_id = g.committee_id and ry.id = g.reply_id
    left join body b on b.committee_id = g.committee_id and b.id = g.body_id
    join lateral (select openness, reason from publication_openness where committee_id = g.committee_id and publication_id = g.id
      order by entry desc limit 1) o on true
    where g.committee_id = ${committeeId} and g.proposal_id = ${proposalId}
    order by g.part desc, ry.round, b.sort, g.id`.execute(tx)
  return rows
}

/** Everything ever marked, also what was undone, in the order it was done. */
export async function redactionLog(tx: Tx, committeeId: number, publicationId: string): Promise<readonly LogRow[]> {
  const { rows } = await sql<LogRow>`select at, by_name as by, place, passage, kind, decision, reason, suggested,
      undone_at as "undoneAt", undone_by as "undoneBy"
    from redaction where committee_id = ${committeeId} and publication_id = ${publicationId} order by at, place, from_char, id`.execute(tx)
  return rows
}

/** People of the register whose names stand in this text. */
export async function namesIn(tx: Tx, committeeId: number, text: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select distinct name from person
    where committee_id = ${committeeId} and char_length(name) >= 2 and position(name in ${text}) > 0 order by name limit 200`.execute(tx)
  return rows.map((r) => r.name)
}
