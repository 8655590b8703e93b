// The queries of recognition.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { RecognitionState } from './lifecycle.ts'

export interface Recognition {
  readonly id: string
  readonly year: number
  readonly kind: string
  readonly title: string
  readonly criteria: string
  readonly level: string
  readonly assessmentId: string | null
  readonly state: RecognitionState
  readonly version: number
  readonly nominatedOn: Day
  readonly nominatedBy: string | null
  readonly nominatedByName: string
  readonly checkedBy: string | null
  readonly shownFrom: Day | null
  readonly shownUntil: Day | null
  readonly meeting: string
  readonly approvedOn: Day | null
  readonly documentNo: string
  readonly issuedOn: Day | null
  readonly withdrawnOn: Day | null
}

export async function findRecognition(tx: Tx, committeeId: number, id: string, hold = false): Promise<Recognition | null> {
  const { rows } = await sql<Recognition>`select id, year, kind, title, criteria, level, assessment_id as "assessmentId", state, version,
      nominated_on as "nominatedOn", nominated_by as "nominatedBy", nominated_by_name as "nominatedByName", checked_by as "checkedBy",
      shown_from as "shownFrom", shown_until as "shownUntil", meeting, approved_on as "approvedOn", document_no as "documentNo",
      issued_on as "issuedOn", withdrawn_on as "withdrawnOn"
    from recognition where committee_id = ${committeeId} and id = ${id} ${hold ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

export interface RecognitionHolder {
  readonly id: string
  readonly recognitionId: string
  readonly holderId: string
  readonly holderKind: 'person' | 'body'
  readonly name: string
  readonly employer: string | null
  readonly sector: string | null
  readonly reason: string
  readonly points: number | null
  readonly standingId: string | null
  readonly talkedOn: Day | null
  readonly talkedBy: string | null
  readonly talkRecord: string | null
}

/** Those who have not been taken off, the most points first. */
export async function holdersIn(tx: Tx, committeeId: number, recognitionId: string): Promise<readonly RecognitionHolder[]> {
  const { rows } =
    await sql<RecognitionHolder>`select h.id, h.recognition_id as "recognitionId", h.holder_id as "holderId", h.holder_kind as "holderKind",
      h.holder_name as name, p.employer, (select s.short_name from seat m join body s on s.committee_id = m.committee_id and s.id = m.sector_id
        where m.committee_id = h.committee_id and m.person_id = h.holder_id order by m.from_day desc nulls last limit 1) as sector,
      h.reason, h.points::float8 as points, h.standing_id as "standingId", h.talked_on as "talkedOn", h.talked_by as "talkedBy", h.talk_record as "talkRecord"
    from recognition_holder h left join person p on p.committee_id = h.committee_id and p.id = h.holder_id and h.holder_kind = 'person'
    where h.committee_id = ${committeeId} and h.recognition_id = ${recognitionId} and h.removed_on is null
    order by h.points desc nulls last, h.holder_name, h.id`.execute(tx)
  return rows
}

export interface Given {
  readonly id: string
  readonly kind: 'person' | 'body'
  readonly reason: string
  readonly points: number | null
}

/** Names of persons and bodies by id, with what they are. */
export async function partiesByIds(
  tx: Tx,
  committeeId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly kind: 'person' | 'body'; readonly name: string }>> {
  const { rows } = await sql<{ id: string; kind: 'person' | 'body'; name: string }>`
    select id, 'person' as kind, name from person where committee_id = ${committeeId} and id = any(${[...ids]}::uuid[])
    union all select id, 'body', name from body where committee_id = ${committeeId} and id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((r) => [r.id, r]))
}
