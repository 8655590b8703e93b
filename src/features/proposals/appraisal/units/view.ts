// The pages of the units' assessment: the schemes, one assessment, the sheet of one unit.
import { z } from 'zod'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { ruleWords } from '#/core/scoring/score.ts'
import { marked, ruleKinds, scoringGate, scoringGrade, scoringRule } from '#/core/scoring/scheme.ts'
import { tellerOf } from '../telling.ts'
import { assessmentSubject } from './acts.ts'
import { assessmentDraft, schemeContent, type AssessmentPage, type SchemesPage, type SheetPage } from './contract.ts'
import { unitEvents } from './events.ts'
import { unitMeasures } from './indicators.ts'
import { assessmentCourse, assessmentStates, objectionCourse, objectionStates } from './lifecycle.ts'
import { unitSheets } from './sheets.ts'
import {
  findAssessment,
  frozenSheets,
  marksOf,
  objectionsOf,
  schemesOn,
  tasksOfUnit,
  type Assessment,
  type MarkRow,
  type Objection,
} from './store.ts'
import { words } from '#/core/http/contract.ts'

const tell = tellerOf(unitEvents)
const tagOf = <S extends string>(states: Readonly<Record<S, { readonly label: string; readonly tone: string }>>, state: S) => ({
  code: state,
  label: states[state].label,
  tone: states[state].tone,
})
const json = (schema: z.ZodType): Record<string, unknown> => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

const measureChoices = unitMeasures.map((f) => ({ code: f.code, title: `${f.title}（${f.unit}）` }))
const measureLabels = Object.fromEntries([[marked, '人工认定的件数（须两人）'], ...measureChoices.map((m) => [m.code, m.title])])
const measureCodes = Object.keys(measureLabels) as [string, ...string[]]

/** Forms of the parts of a scheme; what is counted is chosen from the figures that name the unit. */
const schemeForms = {
  head: json(schemeContent.omit({ groups: true, rules: true, gates: true, grades: true })),
  rule: json(
    scoringRule.extend({
      measure: z.enum(measureCodes).nullable().default(null).meta({ title: '按什么计', labels: measureLabels }),
      kind: z.enum(Object.keys(ruleKinds) as [keyof typeof ruleKinds]).meta({ title: '算法', labels: ruleKinds }),
    }),
  ),
  gate: json(scoringGate.extend({ measure: z.enum(measureCodes).meta({ title: '按什么看', labels: measureLabels }) })),
  list: json(
    z.strictObject({
      groups: schemeContent.shape.groups.meta({ title: '项目' }),
      grades: z.array(scoringGrade).meta({ title: '等次（从高到低）' }),
    }),
  ),
  save: json(z.strictObject({ fromDay: z.iso.date().meta({ title: '自哪天起' }), source: words('修改的依据', 300) })),
}

export async function schemesView(tx: Tx, actor: Actor, today: Day): Promise<SchemesPage> {
  const schemes = await schemesOn(tx, actor.committeeId, today)
  return {
    schemes: schemes.map((s) => ({ ...s, rulesInWords: s.content.rules.map(ruleWords) })),
    measures: [{ code: marked, title: measureLabels[marked] ?? '' }, ...measureChoices],
    today,
    forms: may(actor, 'appraisal:approve') ? schemeForms : null,
  }
}

export async function draftForm(tx: Tx, actor: Actor, today: Day): Promise<{ form: Record<string, unknown>; year: number; today: string }> {
  const schemes = await schemesOn(tx, actor.committeeId, today)
  const keys = schemes.map((s) => s.key) as [string, ...string[]]
  const scheme = z.enum(keys).meta({ title: '考核办法', labels: Object.fromEntries(schemes.map((s) => [s.key, s.content.title])) })
  return { form: json(assessmentDraft.extend({ scheme })), year: Number(today.slice(0, 4)), today }
}

export async function assessmentView(tx: Tx, actor: Actor, id: string, today: Day): Promise<AssessmentPage | null> {
  const a = await findAssessment(tx, actor.committeeId, id)
  if (!a) return null
  const subject = await assessmentSubject(tx, a, actor.committeeId, today)
  const frozen = a.state === 'scoring' ? [] : await frozenSheets(tx, actor.committeeId, id, { lines: false })
  const marks = await marksOf(tx, actor.committeeId, id)
  const units = new Map([...subject.sheets.map((s) => [s.bodyId, s.unit] as const), ...frozen.map((s) => [s.bodyId, s.unit] as const)])
  const objections = await objectionsOf(tx, actor.committeeId, id)
  return {
    id,
    url: `/assessments/${id}`,
    version: a.version,
    title: a.title,
    year: a.year,
    scheme: {
      title: a.scheme.title,
      source: a.scheme.source,
      rules: a.scheme.rules.map((r) => ({ group: r.group, title: r.title, words: ruleWords(r), source: r.source })),
      grades: a.scheme.grades.map((g) => ({ ...g })),
    },
    countsUntil: a.countsUntil,
    state: tagOf(assessmentStates, a.state),
    edition: a.edition,
    toldOn: a.toldOn,
    objectionsUntil: a.objectionsUntil,
    approvedOn: a.approvedOn,
    meeting: a.meeting,
    meetingDay: a.meetingDay,
    createdBy: a.createdBy,
    standings: [
      ...subject.sheets.map((s) => ({
        bodyId: s.bodyId,
        unit: s.unit,
        rankGroup: s.rankGroup,
        place: s.place,
        total: s.sheet.total,
        grade: s.sheet.grade,
      })),
      ...frozen.map(({ bodyId, unit, rankGroup, place, total, grade }) => ({ bodyId, unit, rankGroup, place, total, grade })),
    ],
    lacking: [...subject.lacking],
    unconfirmed: marks
      .filter((m) => m.confirmedOn === null)
      .map((m) => ({ ...markView(a, m, actor), unit: { id: m.bodyId, name: units.get(m.bodyId) ?? '' } })),
    objections: objections.map((o) => objectionView(a, o, actor)),
    timeline: (await entriesOf(tx, actor.committeeId, [{ kind: 'unit-assessment', id }])).map((e) => ({
      seq: e.seq,
      at: e.at.toISOString(),
      actor: e.actorName,
      words: tell(e),
    })),
    moves: movesShown(assessmentCourse, subject, actor),
  }
}

const ruleTitle = (a: Assessment, key: string | null): string | null =>
  key === null ? null : (a.scheme.rules.find((r) => r.key === key)?.title ?? key)

const markView = (a: Assessment, m: MarkRow, actor: Actor) => ({
  id: m.id,
  ruleKey: m.ruleKey,
  rule: ruleTitle(a, m.ruleKey) ?? m.ruleKey,
  about: m.subject === null ? null : `${m.ref ?? ''} ${m.subject}`.trim(),
  points: m.points,
  reason: m.reason,
  givenBy: m.givenByName,
  givenOn: m.givenOn,
  confirmedBy: m.confirmedByName,
  mayConfirm: a.state === 'scoring' && m.confirmedOn === null && may(actor, 'appraisal:mark') && actor.personId !== m.givenBy,
})

function objectionView(a: Assessment, o: Objection, actor: Actor): AssessmentPage['objections'][number] {
  const relations = bodiesOf(actor).includes(o.bodyId) ? (['unit'] as const) : []
  return {
    id: o.id,
    url: `/assessment-objections/${o.id}`,
    version: o.version,
    unit: { id: o.bodyId, name: o.unit },
    rule: ruleTitle(a, o.ruleKey),
    edition: o.edition,
    reason: o.reason,
    raisedOn: o.raisedOn,
    raisedBy: o.raisedBy,
    state: tagOf(objectionStates, o.state),
    decisionReason: o.decisionReason,
    decidedBy: o.decidedBy,
    moves: movesShown(objectionCourse, { state: o.state, relations }, actor),
  }
}

/** The office sees every sheet, as reckoned today while nothing is frozen; a unit its own, from the day it is asked to check it. */
export async function sheetView(tx: Tx, actor: Actor, id: string, bodyId: string): Promise<SheetPage | null> {
  const { committeeId } = actor
  const isOffice = may(actor, 'appraisal:read')
  const own = bodiesOf(actor).includes(bodyId)
  const a = isOffice || own ? await findAssessment(tx, committeeId, id) : null
  if (!a) return null
  const marks = await marksOf(tx, committeeId, id)
  const all = await frozenSheets(tx, committeeId, id, { lines: false })
  const isLive = a.state === 'scoring'
  const live = isLive && isOffice ? await unitSheets(tx, { committeeId, year: a.year, asOf: a.countsUntil, scheme: a.scheme, marks }) : []
  const reckoned = live.find((s) => s.bodyId === bodyId)
  const [frozen] = isLive ? [] : await frozenSheets(tx, committeeId, id, { bodyId, lines: true })
  const shown = reckoned
    ? { ...reckoned, ...reckoned.sheet, id: null, edition: 0, frozenOn: null, finalOn: null }
    : frozen
      ? { ...frozen, lacking: [] }
      : null
  if (!shown) return null
  const objections = await objectionsOf(tx, committeeId, id, bodyId)
  const mayMark = isLive && may(actor, 'appraisal:mark')
  return {
    assessment: {
      id,
      title: a.title,
      year: a.year,
      state: tagOf(assessmentStates, a.state),
      scheme: a.scheme.title,
      schemeSource: a.scheme.source,
      countsUntil: a.countsUntil,
      objectionsUntil: a.objectionsUntil,
      meeting: a.meeting,
      meetingDay: a.meetingDay,
    },
    sheetId: shown.id,
    unit: { id: bodyId, name: shown.unit },
    edition: shown.edition,
    frozenOn: shown.frozenOn,
    finalOn: shown.finalOn,
    rankGroup: shown.rankGroup,
    place: isOffice || shown.finalOn ? shown.place : null,
    of: (isLive ? live : all).filter((s) => s.rankGroup === shown.rankGroup).length,
    total: shown.total,
    grade: shown.grade,
    barred: [...shown.barred],
    lacking: [...shown.lacking],
    lines: shown.lines.map((l) => ({ ...l, records: l.records.map((r) => ({ ...r })) })),
    marks: isOffice ? marks.filter((m) => m.bodyId === bodyId).map((m) => markView(a, m, actor)) : [],
    objections: objections.map((o) => objectionView(a, o, actor)),
    mayMark,
    mayObject: own && a.state === 'told' && may(actor, 'appraisal:object'),
    handRules: a.scheme.rules
      .filter((r) => r.kind === 'manual' || r.measure === marked)
      .map((r) => ({ key: r.key, title: r.title, isFinding: r.measure === marked, max: r.max })),
    tasks: mayMark ? (await tasksOfUnit(tx, committeeId, { bodyId, year: a.year })).map((t) => ({ ...t })) : [],
  }
}
