// The queries of the yearly assessment.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { FactLine } from '#/core/scoring/fact-sheet.ts'
import type { RuleSet } from '#/core/scoring/rule-set.ts'
import type { AssessmentState, ObjectionState } from './lifecycle.ts'

export interface Assessment {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly setKey: string
  readonly setEdition: number
  readonly rules: RuleSet
  readonly fromDay: Day
  readonly toDay: Day
  readonly factsUntil: Day
  readonly state: AssessmentState
  readonly version: number
  readonly checkUntil: Day | null
  readonly scoredOn: Day | null
  readonly checkCode: string | null
  readonly meeting: string
  readonly meetingDay: Day | null
  readonly approvedOn: Day | null
  readonly documentNo: string
  readonly appealUntil: Day | null
  readonly createdBy: string
}

export async function findAssessment(tx: Tx, committeeId: number, id: string, hold = false): Promise<Assessment | null> {
  const { rows } =
    await sql<Assessment>`select id, year, title, set_key as "setKey", set_edition as "setEdition", rules, from_day as "fromDay", to_day as "toDay",
      facts_until as "factsUntil", state, version, check_until as "checkUntil", scored_on as "scoredOn", check_code as "checkCode", meeting,
      meeting_day as "meetingDay", approved_on as "approvedOn", document_no as "documentNo", appeal_until as "appealUntil", created_by as "createdBy"
    from duty_assessment where committee_id = ${committeeId} and id = ${id} ${hold ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

/** What was frozen of a sheet besides its total. */
export interface Frozen {
  readonly version: string
  readonly lines: readonly FactLine[]
  readonly barred: readonly string[]
  readonly passedOver: readonly string[]
  readonly shut: readonly string[]
  readonly met: readonly string[]
  readonly activeShare: number
}

export interface SheetRow {
  readonly id: string
  readonly assessmentId: string
  readonly holderId: string
  readonly holderKind: 'person' | 'body'
  readonly name: string
  readonly sectorId: string | null
  readonly sector: string | null
  readonly specialCommitteeId: string | null
  readonly specialCommittee: string | null
  readonly employer: string | null
  readonly activeShare: number
  readonly exempt: string | null
  readonly checkedOn: Day | null
  readonly total: number | null
  readonly earnedGrade: string | null
  readonly grade: string | null
  readonly gradeReason: string | null
  readonly checkCode: string | null
  readonly version: number
}

const sheetQuery = (committeeId: number, where: RawBuilder<unknown>, content: RawBuilder<unknown>) => sql<
  SheetRow & { readonly content: Frozen | null }
>`
  select h.id, h.assessment_id as "assessmentId", h.holder_id as "holderId", h.holder_kind as "holderKind", h.holder_name as name, h.sector_id as "sectorId",
    s.short_name as sector, h.special_committee_id as "specialCommitteeId", c.short_name as "specialCommittee", p.employer,
    h.active_share::float8 as "activeShare", h.exempt, h.checked_on as "checkedOn", h.total::float8 as total, h.earned_grade as "earnedGrade", h.grade,
    h.grade_reason as "gradeReason", h.check_code as "checkCode", h.version, ${content} as content
  from duty_sheet h left join body s on s.committee_id = h.committee_id and s.id = h.sector_id
  left join body c on c.committee_id = h.committee_id and c.id = h.special_committee_id
  left join person p on p.committee_id = h.committee_id and p.id = h.holder_id and h.holder_kind = 'person'
  where h.committee_id = ${committeeId} and ${where} order by h.total desc nulls last, h.holder_name, h.id`

export async function sheetsIn(tx: Tx, committeeId: number, assessmentId: string): Promise<readonly SheetRow[]> {
  const { rows } = await sheetQuery(committeeId, sql`h.assessment_id = ${assessmentId}`, sql`null`).execute(tx)
  return rows
}

/** With what was frozen of each: for the check of the codes. */
export async function wholeSheetsIn(
  tx: Tx,
  committeeId: number,
  assessmentId: string,
): Promise<readonly (SheetRow & { readonly content: Frozen | null })[]> {
  const { rows } = await sheetQuery(committeeId, sql`h.assessment_id = ${assessmentId}`, sql`h.content`).execute(tx)
  return rows
}

export async function findSheet(tx: Tx, committeeId: number, id: string): Promise<(SheetRow & { readonly content: Frozen | null }) | null> {
  const { rows } = await sheetQuery(committeeId, sql`h.id = ${id}`, sql`h.content`).execute(tx)
  return rows[0] ?? null
}

export interface Objection {
  readonly id: string
  readonly assessmentId: string
  readonly sheetId: string
  readonly holderId: string
  readonly name: string
  readonly kind: 'objection' | 'appeal'
  readonly ruleKey: string | null
  readonly reason: string
  readonly raisedOn: Day
  readonly state: ObjectionState
  readonly version: number
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly decision: string
}

export async function objectionsWhere(tx: Tx, committeeId: number, where: RawBuilder<unknown>): Promise<readonly Objection[]> {
  const { rows } =
    await sql<Objection>`select o.id, o.assessment_id as "assessmentId", o.sheet_id as "sheetId", h.holder_id as "holderId", h.holder_name as name,
      o.kind, o.rule_key as "ruleKey", o.reason, o.raised_on as "raisedOn", o.state, o.version, o.decided_on as "decidedOn", o.decided_by as "decidedBy", o.decision
    from duty_objection o join duty_sheet h on h.committee_id = o.committee_id and h.id = o.sheet_id
    where o.committee_id = ${committeeId} and ${where} order by o.raised_on, o.id`.execute(tx)
  return rows
}

export const objectionsOf = (tx: Tx, committeeId: number, assessmentId: string) =>
  objectionsWhere(tx, committeeId, sql`o.assessment_id = ${assessmentId}`)

/** Grades of approved assessments of earlier years by the same kind of rule set: year by year, by holder. */
export async function earlierGrades(
  tx: Tx,
  committeeId: number,
  { holder, before }: { readonly holder: string; readonly before: number },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; grade: string }>`select a.year || ' ' || h.holder_id as key, h.grade
    from duty_assessment a join duty_sheet h on h.committee_id = a.committee_id and h.assessment_id = a.id
    where a.committee_id = ${committeeId} and a.approved_on is not null and a.year < ${before} and a.rules ->> 'holder' = ${holder} and h.grade is not null`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.key, r.grade]))
}
