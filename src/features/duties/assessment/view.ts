// The pages of the yearly assessment: one assessment for the office, one sheet for its holder and the office, a member's own sheets.
import { sql } from 'kysely'
import { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { holders } from '#/core/scoring/rule-set.ts'
import { settingOn } from '#/core/settings/store.ts'
import { recognitionStates, type RecognitionState } from '../recognition/lifecycle.ts'
import { openKinds } from '../recognition/lists.ts'
import { sheetOf } from '../scoring/scores.ts'
import { memberRules } from '../scoring/settings.ts'
import { linesShown, wordsOf, type Known } from '../scoring/sheet-view.ts'
import { editionsOf, inForceOf } from '../scoring/store.ts'
import { assessmentOf, assessmentSubject, liveSheets } from './acts.ts'
import { assessmentDraft, type AssessmentPage, type OwnAssessments, type SheetPage } from './contract.ts'
import { assessmentEvents } from './events.ts'
import { sheetCode, wholeCode } from './freeze.ts'
import { assessmentCourse, assessmentStates, objectionCourse, objectionStates, type AssessmentState } from './lifecycle.ts'
import {
  findAssessment,
  findSheet,
  objectionsOf,
  objectionsWhere,
  wholeSheetsIn,
  type Assessment,
  type Objection,
  type SheetRow,
} from './store.ts'

const tell = toldBy(Object.values(assessmentEvents))

const tagOf = <S extends string>(states: Readonly<Record<S, { readonly label: string; readonly tone: string }>>, state: S) => ({
  code: state,
  label: states[state].label,
  tone: states[state].tone,
})

export async function draftForm(tx: Tx, actor: Actor, today: Day): Promise<{ form: Record<string, unknown>; year: number; rules: string }> {
  const sets = [...Map.groupBy(await editionsOf(tx, actor.committeeId), (e) => e.key)].flatMap(([key, those]) => {
    const current = inForceOf(those, today)
    return current ? [[key, `${current.content.title}（${holders[current.content.holder]}）`] as const] : []
  })
  const rules = z.enum(sets.map(([key]) => key) as [string, ...string[]]).meta({ title: '考核办法', labels: Object.fromEntries(sets) })
  return {
    form: z.toJSONSchema(assessmentDraft.extend({ rules }), { io: 'input', unrepresentable: 'any' }),
    year: Number(today.slice(0, 4)),
    rules: await settingOn(tx, actor.committeeId, memberRules, today),
  }
}

export async function assessmentView(tx: Tx, actor: Actor, id: string, today: Day): Promise<AssessmentPage | null> {
  const { committeeId } = actor
  const a = await findAssessment(tx, committeeId, id)
  if (!a) return null
  const subject = await assessmentSubject(tx, committeeId, a, today)
  const isLive = a.state === 'collecting' || a.state === 'checking'
  const live = isLive ? await liveSheets(tx, committeeId, a, today) : []
  const whole = isLive ? [] : await wholeSheetsIn(tx, committeeId, id)
  const rows = new Map(subject.sheets.map((s) => [s.holderId, s]))
  const results = isLive
    ? live
        .map(({ holder, sheet, exempt, graded }) => {
          const row = rows.get(holder.id)
          return {
            id: holder.id,
            kind: holder.kind,
            name: holder.name,
            sector: holder.sector,
            specialCommittee: holder.specialCommittee,
            sheetId: row?.id ?? null,
            total: sheet.total,
            grade: graded.grade,
            earnedGrade: null,
            gradeReason: null,
            exempt: row?.exempt ?? exempt,
            checkedOn: row?.checkedOn ?? null,
          }
        })
        .toSorted((x, y) => y.total - x.total)
    : whole.map(resultShown)
  const objections = await objectionsOf(tx, committeeId, id)
  return {
    id,
    url: `/duty-assessments/${id}`,
    version: a.version,
    title: a.title,
    year: a.year,
    from: a.fromDay,
    until: a.factsUntil,
    rules: {
      key: a.setKey,
      title: a.rules.title,
      version: `${a.setKey}@${a.setEdition}`,
      source: a.rules.source,
      grades: a.rules.grades.map((g) => g.label),
    },
    state: tagOf(assessmentStates, a.state),
    checkUntil: a.checkUntil,
    scoredOn: a.scoredOn,
    checkCode: isLive ? null : a.checkCode,
    isIntact: isLive || a.checkCode === null ? null : isIntact(a.checkCode, whole),
    meeting: a.meeting,
    meetingDay: a.meetingDay,
    approvedOn: a.approvedOn,
    documentNo: a.documentNo,
    appealUntil: a.appealUntil,
    createdBy: a.createdBy,
    results,
    grades: a.rules.grades.map((g) => ({ grade: g.label, count: results.filter((r) => r.grade === g.label && r.exempt === null).length })),
    checked: subject.sheets.filter((s) => s.checkedOn !== null).length,
    overQuota: [...subject.overQuota],
    objections: objections.map((o) => objectionShown(a, o, actor)),
    recognitions: await recognitionsOf(tx, actor, id),
    timeline: tell(await entriesOf(tx, committeeId, [assessmentOf(id)])),
    moves: movesShown(assessmentCourse, subject, actor),
  }
}

const holderOf = (s: SheetRow) => ({
  id: s.holderId,
  kind: s.holderKind,
  name: s.name,
  sector: s.sector,
  specialCommittee: s.specialCommittee,
})

const resultShown = (s: SheetRow): AssessmentPage['results'][number] => ({
  ...holderOf(s),
  sheetId: s.id,
  total: s.total,
  grade: s.grade,
  earnedGrade: s.earnedGrade,
  gradeReason: s.gradeReason,
  exempt: s.exempt,
  checkedOn: s.checkedOn,
})

/** The rows give the codes they were frozen with, one by one and all together. */
const isIntact = (code: string, sheets: Awaited<ReturnType<typeof wholeSheetsIn>>): boolean => {
  const frozen = sheets.filter((s) => s.content !== null)
  return (
    frozen.every((s) => sheetCode({ holderId: s.holderId, total: s.total ?? 0, content: s.content }) === s.checkCode) &&
    wholeCode(frozen.map((s) => s.checkCode ?? '')) === code
  )
}

async function recognitionsOf(tx: Tx, actor: Actor, assessmentId: string): Promise<AssessmentPage['recognitions']> {
  const { rows } = await sql<{ id: string; title: string; state: RecognitionState; count: number }>`select r.id, r.title, r.state,
      (select count(*)::int from recognition_holder h where h.committee_id = r.committee_id and h.recognition_id = r.id and h.removed_on is null) as count
    from recognition r where r.committee_id = ${actor.committeeId} and r.assessment_id = ${assessmentId}
      and ${may(actor, 'recognition:talks') ? sql`true` : sql`r.kind in ${openKinds}`} order by r.id`.execute(tx)
  return rows.map((r) => ({ ...r, state: tagOf(recognitionStates, r.state) }))
}

function objectionShown(a: Assessment, o: Objection, actor: Actor): AssessmentPage['objections'][number] {
  const relations = actor.personId === o.holderId ? (['self'] as const) : []
  return {
    id: o.id,
    url: `/duty-objections/${o.id}`,
    version: o.version,
    sheetId: o.sheetId,
    name: o.name,
    isAppeal: o.kind === 'appeal',
    rule: o.ruleKey === null ? null : (a.rules.rules.find((r) => r.key === o.ruleKey)?.title ?? o.ruleKey),
    reason: o.reason,
    raisedOn: o.raisedOn,
    state: tagOf(objectionStates, o.state),
    decidedBy: o.decidedBy,
    decision: o.decision,
    moves: movesShown(objectionCourse, { state: o.state, relations, isAppeal: o.kind === 'appeal' }, actor),
  }
}

const told: ReadonlySet<AssessmentState> = new Set(['notified', 'archived'])

/** The holder sees the lines from the day of checking on, and the grade once it was told; the organ sees all; nobody else anything. */
export async function sheetView(tx: Tx, actor: Actor, id: string, today: Day, known: Known): Promise<SheetPage | null> {
  const { committeeId } = actor
  const s = await findSheet(tx, committeeId, id)
  const isOwn = s !== null && actor.personId === s.holderId && may(actor, 'scores:own')
  if (!s || !(isOwn || may(actor, 'scores:read'))) return null
  const a = await findAssessment(tx, committeeId, s.assessmentId)
  if (!a || a.state === 'discarded') return null
  const opening = { words: await wordsOf(tx, committeeId, today, known), objects: known.objects }
  const content = a.state === 'checking' ? null : s.content
  const live = content === null ? await liveOf(tx, committeeId, a, s.holderId, today) : null
  if (content === null && live === null) return null
  const sheet = content ?? live?.sheet
  if (!sheet) return null
  const seesGrade = may(actor, 'scores:read') || told.has(a.state)
  const isOffice = may(actor, 'scores:assess')
  return {
    id,
    version: s.version,
    assessment: {
      id: a.id,
      title: a.title,
      year: a.year,
      state: tagOf(assessmentStates, a.state),
      rules: a.rules.title,
      rulesSource: a.rules.source,
      from: a.fromDay,
      until: a.factsUntil,
      checkUntil: a.checkUntil,
      appealUntil: a.appealUntil,
      meeting: a.meeting,
      approvedOn: a.approvedOn,
      scoredOn: a.scoredOn,
    },
    holder: holderOf(s),
    employer: s.employer,
    isOwn,
    isFrozen: content !== null,
    ruleVersion: sheet.version,
    total: content === null ? (live?.sheet.total ?? 0) : (s.total ?? 0),
    grade: seesGrade ? s.grade : null,
    earnedGrade: seesGrade ? s.earnedGrade : null,
    gradeReason: seesGrade ? s.gradeReason : null,
    exempt: s.exempt,
    checkedOn: s.checkedOn,
    checkCode: content === null ? null : s.checkCode,
    barred: [...sheet.barred],
    lines: linesShown(sheet.lines, opening),
    objections: (await objectionsWhere(tx, committeeId, sql`o.sheet_id = ${id}`)).map((o) => objectionShown(a, o, actor)),
    ruleChoices: a.rules.rules.map((r) => ({ key: r.key, title: r.title })),
    grades: a.rules.grades.map((g) => g.label),
    mayCheck: isOwn && a.state === 'checking' && s.checkedOn === null,
    mayObject: isOwn && (a.state === 'checking' || a.state === 'notified'),
    mayExempt: isOffice && (a.state === 'checking' || a.state === 'scored'),
    mayGrade: isOffice && a.state === 'graded' && s.exempt === null,
  }
}

const liveOf = (tx: Tx, committeeId: number, a: Assessment, holderId: string, today: Day) =>
  sheetOf(tx, committeeId, holderId, {
    edition: {
      id: null,
      key: a.setKey,
      edition: a.setEdition,
      content: a.rules,
      state: 'adopted',
      version: 1,
      fromDay: null,
      source: '',
      createdBy: '',
    },
    period: { year: a.year, from: a.fromDay, to: a.factsUntil < today ? a.factsUntil : today, end: a.toDay },
  })

export async function ownAssessmentsView(tx: Tx, actor: Actor): Promise<OwnAssessments> {
  if (!actor.personId) return { sheets: [] }
  const { rows } = await sql<{
    id: string
    title: string
    year: number
    state: AssessmentState
    total: number | null
    grade: string | null
    checked: boolean
  }>`select h.id, a.title, a.year, a.state, h.total::float8 as total, h.grade, h.checked_on is not null as checked
    from duty_sheet h join duty_assessment a on a.committee_id = h.committee_id and a.id = h.assessment_id
    where h.committee_id = ${actor.committeeId} and h.holder_id = ${actor.personId} and a.state <> 'discarded' order by a.year desc, a.id`.execute(
    tx,
  )
  return {
    sheets: rows.map(({ checked, ...r }) => ({
      ...r,
      state: tagOf(assessmentStates, r.state),
      total: r.state === 'checking' ? null : r.total,
      grade: told.has(r.state) ? r.grade : null,
      owes: r.state === 'checking' && !checked,
    })),
  }
}
