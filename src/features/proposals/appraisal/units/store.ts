// The queries of the units' assessment: schemes in force, marks, the records behind each measure, sheets as they were frozen.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import type { ScoredRecord, ScoreLine } from '#/core/scoring/points.ts'
import type { ScoringScheme } from '#/core/scoring/scheme.ts'
import type { AssessmentState, ObjectionState } from './lifecycle.ts'
import { schemePresets } from './presets.ts'

export interface SchemeRow {
  readonly key: string
  /** null: as the program brings it. */
  readonly fromDay: Day | null
  readonly content: ScoringScheme
  readonly source: string
}

/** The schemes in force on a day: the committee's own rows before the presets, the latest day first. */
export async function schemesOn(tx: Tx, committeeId: number, on: Day): Promise<readonly SchemeRow[]> {
  const { rows } = await sql<SchemeRow>`select distinct on (key) key, from_day as "fromDay", content, source from scoring_scheme
    where committee_id = ${committeeId} and from_day <= ${on} order by key, from_day desc`.execute(tx)
  const own = new Map(rows.map((r) => [r.key, r]))
  const presets = Object.entries(schemePresets).map(
    ([key, content]): SchemeRow => own.get(key) ?? { key, fromDay: null, content, source: content.source },
  )
  return [...presets, ...rows.filter((r) => !schemePresets[r.key])]
}

export interface Assessment {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly schemeKey: string
  readonly scheme: ScoringScheme
  readonly countsUntil: Day
  readonly state: AssessmentState
  readonly version: number
  readonly edition: number
  readonly toldOn: Day | null
  readonly objectionsUntil: Day | null
  readonly approvedOn: Day | null
  readonly meeting: string
  readonly meetingDay: Day | null
  readonly createdBy: string
}

export async function findAssessment(tx: Tx, committeeId: number, id: string, hold = false): Promise<Assessment | null> {
  const { rows } =
    await sql<Assessment>`select id, year, title, scheme_key as "schemeKey", scheme, counts_until as "countsUntil", state, version, edition,
      told_on as "toldOn", objections_until as "objectionsUntil", approved_on as "approvedOn", meeting, meeting_day as "meetingDay", created_by as "createdBy"
    from unit_assessment where committee_id = ${committeeId} and id = ${id} ${hold ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

export interface MarkRow {
  readonly id: string
  readonly bodyId: string
  readonly ruleKey: string
  readonly taskId: string | null
  readonly ref: string | null
  readonly subject: string | null
  readonly proposalId: string | null
  readonly points: number | null
  readonly reason: string
  readonly givenBy: string
  readonly givenByName: string
  readonly givenOn: Day
  readonly confirmedByName: string | null
  readonly confirmedOn: Day | null
}

/** Those that stand; a voided one is only in the journal. */
export async function marksOf(
  tx: Tx,
  committeeId: number,
  assessmentId: string,
  bodyId: string | null = null,
): Promise<readonly MarkRow[]> {
  const { rows } = await sql<MarkRow>`select k.id, k.body_id as "bodyId", k.rule_key as "ruleKey", k.task_id as "taskId",
      case when p.case_no is not null then '第' || p.case_no || '号' end as ref, m.title as subject, t.proposal_id as "proposalId", k.points, k.reason,
      k.given_by as "givenBy", k.given_by_name as "givenByName", k.given_on as "givenOn", k.confirmed_by_name as "confirmedByName", k.confirmed_on as "confirmedOn"
    from assessment_mark k
    left join handling_task t on t.committee_id = k.committee_id and t.id = k.task_id
    left join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    left join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id
    where k.committee_id = ${committeeId} and k.assessment_id = ${assessmentId} and k.voided_on is null
      and ${bodyId === null ? sql`true` : sql`k.body_id = ${bodyId}`} order by k.given_at, k.id`.execute(tx)
  return rows
}

export type UnitRecord = ScoredRecord & { readonly unit: string | null }

/** A figure's records with the unit they belong to: one query for all units. */
export async function unitRecords(tx: Tx, figure: Figure, q: FigureQuestion): Promise<readonly UnitRecord[]> {
  const { rows } = await sql<UnitRecord>`select r.id, r.ref, r.title, r.day, r.amount, r.url, r.unit::text as unit
    from (${figure.records(q)}) r order by r.day nulls last, r.ref, r.id`.execute(tx)
  return rows
}

export interface FrozenSheet {
  readonly id: string
  readonly assessmentId: string
  readonly bodyId: string
  readonly unit: string
  readonly edition: number
  readonly rankGroup: string
  readonly place: number
  readonly total: number
  readonly grade: string | null
  readonly lines: readonly ScoreLine[]
  readonly barred: readonly string[]
  readonly frozenOn: Day
  readonly finalOn: Day | null
}

/** The edition in force; of one unit or of all. Without the lines where only places are asked for. */
export async function frozenSheets(
  tx: Tx,
  committeeId: number,
  assessmentId: string,
  { bodyId = null, lines }: { readonly bodyId?: string | null; readonly lines: boolean },
): Promise<readonly FrozenSheet[]> {
  const { rows } =
    await sql<FrozenSheet>`select s.id, s.assessment_id as "assessmentId", s.body_id as "bodyId", b.name as unit, s.edition, s.rank_group as "rankGroup", s.place, s.total, s.grade,
      ${lines ? sql`s.content -> 'lines'` : sql`'[]'::jsonb`} as lines, s.content -> 'barred' as barred, s.frozen_on as "frozenOn", s.final_on as "finalOn"
    from assessment_sheet s join body b on b.committee_id = s.committee_id and b.id = s.body_id
    where s.committee_id = ${committeeId} and s.assessment_id = ${assessmentId} and s.replaced_on is null
      and ${bodyId === null ? sql`true` : sql`s.body_id = ${bodyId}`}
    order by s.rank_group, s.place, b.sort, b.id`.execute(tx)
  return rows
}

export async function sheetPlace(
  tx: Tx,
  committeeId: number,
  sheetId: string,
): Promise<{ readonly assessmentId: string; readonly bodyId: string } | null> {
  const { rows } = await sql<{
    assessmentId: string
    bodyId: string
  }>`select assessment_id as "assessmentId", body_id as "bodyId" from assessment_sheet
    where committee_id = ${committeeId} and id = ${sheetId} and replaced_on is null`.execute(tx)
  return rows[0] ?? null
}

export interface Objection {
  readonly id: string
  readonly assessmentId: string
  readonly bodyId: string
  readonly unit: string
  readonly edition: number
  readonly ruleKey: string | null
  readonly reason: string
  readonly raisedOn: Day
  readonly raisedBy: string
  readonly state: ObjectionState
  readonly version: number
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly decisionReason: string
}

const objectionQuery = (
  where: ReturnType<typeof sql>,
  committeeId: number,
) => sql<Objection>`select o.id, o.assessment_id as "assessmentId",
    o.body_id as "bodyId", b.name as unit, o.edition, o.rule_key as "ruleKey", o.reason, o.raised_on as "raisedOn", o.raised_by as "raisedBy",
    o.state, o.version, o.decided_on as "decidedOn", o.decided_by as "decidedBy", o.decision_reason as "decisionReason"
  from assessment_objection o join body b on b.committee_id = o.committee_id and b.id = o.body_id
  where o.committee_id = ${committeeId} and ${where} order by o.raised_on, o.id`

export async function objectionsOf(
  tx: Tx,
  committeeId: number,
  assessmentId: string,
  bodyId: string | null = null,
): Promise<readonly Objection[]> {
  const { rows } = await objectionQuery(
    sql`o.assessment_id = ${assessmentId} and ${bodyId === null ? sql`true` : sql`o.body_id = ${bodyId}`}`,
    committeeId,
  ).execute(tx)
  return rows
}

export async function findObjection(tx: Tx, committeeId: number, id: string): Promise<Objection | null> {
  const { rows } = await objectionQuery(sql`o.id = ${id}`, committeeId).execute(tx)
  return rows[0] ?? null
}

/** A unit's tasks of the year that a finding may be about. */
export async function tasksOfUnit(
  tx: Tx,
  committeeId: number,
  { bodyId, year }: { readonly bodyId: string; readonly year: number },
): Promise<readonly { readonly id: string; readonly label: string }[]> {
  const { rows } = await sql<{ id: string; label: string }>`select t.id, coalesce('第' || p.case_no || '号 ', '') || m.title as label
    from handling_task t join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
    join session s on s.committee_id = p.committee_id and s.id = p.session_id and s.year = ${year}
    join matter m on m.committee_id = p.committee_id and m.id = p.id
    where t.committee_id = ${committeeId} and t.body_id = ${bodyId} and t.role <> 'assist' order by p.case_no nulls last, t.round limit 500`.execute(
    tx,
  )
  return rows
}
