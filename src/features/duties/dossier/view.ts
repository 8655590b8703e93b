// A dossier as it is shown and printed: facts of a period in groups, totals, the timeline, what the year asked, how often present.
import type { Actor } from '#/core/actor.ts'
import { may } from '#/core/actor.ts'
import { day, yearOf, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { dutyGroups, dutyLevels, dutyRoles, dutyVerbs, type DutyVerbData } from '#/core/fact-codes.ts'
import type { FactObject } from '#/core/feature.ts'
import { codesOf, settingsOn } from '#/core/settings/store.ts'
import type { Code } from '#/core/settings/setting.ts'
import { owedBy } from '#/features/obligations/public.ts'
import { ownScore } from '../scoring/own-score.ts'
import type { BodyDossier, FactLine, MyYear, PersonDossier } from './contract.ts'
import { activeMonths, attendanceOf, countedFor, notYetCounted } from './rules.ts'
import { exemptLeave, passiveVerbs, yearlyTasks, type YearlyTasks } from './settings.ts'
import {
  convenedBy,
  countTakenBack,
  factsStanding,
  findBodyInScope,
  findPersonInScope,
  membersOfBody,
  ownEntries,
  seatIn,
  termAt,
  type FactRow,
  type Span,
} from './store.ts'

export type Opened = () => readonly FactObject[]

/** The words of a dossier, read once. */
interface Words {
  readonly verbs: readonly Code[]
  readonly groups: readonly Code[]
  readonly roles: ReadonlyMap<string, string>
  readonly levels: ReadonlyMap<string, string>
}

async function wordsOn(tx: Tx, committeeId: number, on: Day): Promise<Words> {
  const byCode = (codes: readonly Code[]) => new Map(codes.map((c) => [c.code, c.label]))
  return {
    verbs: await codesOf(tx, committeeId, dutyVerbs, on),
    groups: await codesOf(tx, committeeId, dutyGroups, on),
    roles: byCode(await codesOf(tx, committeeId, dutyRoles, on)),
    levels: byCode(await codesOf(tx, committeeId, dutyLevels, on)),
  }
}

const groupOf = (verb: Code | undefined): string => (verb?.data as DutyVerbData | undefined)?.group ?? ''

function lineOf(f: FactRow, words: Words, opened: Opened): FactLine {
  const verb = words.verbs.find((v) => v.code === f.verb)
  const kinds = (verb?.data as DutyVerbData | undefined)?.kinds ?? {}
  const { kind, level, session, manual, late, leftEarly, mandatory } = f.about
  return {
    id: f.id,
    day: f.day,
    verb: { code: f.verb, label: verb?.label ?? f.verb },
    role: words.roles.get(f.role) ?? f.role,
    title: f.title ?? verb?.label ?? f.verb,
    notes: [
      typeof kind === 'string' ? kinds[kind] : undefined,
      typeof level === 'string' ? (words.levels.get(level) ?? level) : undefined,
      typeof session === 'string' || typeof session === 'number' ? String(session) : undefined,
      mandatory === true ? '应到' : undefined,
      late === true ? '迟到' : undefined,
      leftEarly === true ? '早退' : undefined,
      f.weight < 1 ? `占${Math.round(f.weight * 100)}%` : undefined,
      manual === true ? '人工登记' : undefined,
    ].filter((n) => n !== undefined),
    url:
      opened()
        .find((o) => o.kind === f.objectKind)
        ?.url(f.objectId) ?? null,
  }
}

interface Period extends Span {
  readonly key: string
  readonly title: string
}

/** A year, or the term up to today. Years of the term are offered, the present one first. */
async function periodOf(
  tx: Tx,
  committeeId: number,
  asked: string | undefined,
  today: Day,
): Promise<{ period: Period; periods: { key: string; title: string }[] }> {
  const term = await termAt(tx, committeeId, today)
  const first = term ? yearOf(term.fromDay) : yearOf(today)
  const years = Array.from({ length: yearOf(today) - first + 1 }, (_, i) => yearOf(today) - i)
  const key = asked ?? String(yearOf(today))
  const period: Period =
    key === 'term' && term
      ? { key, title: `${term.title}以来`, from: term.fromDay, to: today, asOf: today }
      : {
          key: key === 'term' ? String(yearOf(today)) : key,
          title: `${key === 'term' ? yearOf(today) : key}年`,
          from: day(`${key === 'term' ? yearOf(today) : key}-01-01`),
          to: day(`${key === 'term' ? yearOf(today) : key}-12-31`),
          asOf: today,
        }
  return {
    period,
    periods: [
      ...years.map((y) => ({ key: String(y), title: `${y}年` })),
      ...(term ? [{ key: 'term', title: `${term.title}（一届一档）` }] : []),
    ],
  }
}

function timelineOf(facts: readonly FactRow[], words: Words, period: Period): PersonDossier['timeline'] {
  const isYear = period.key !== 'term'
  const years = Array.from({ length: yearOf(period.to) - yearOf(period.from) + 1 }, (_, i) => String(yearOf(period.from) + i))
  const keys = isYear ? Array.from({ length: 12 }, (_, i) => `${period.key}-${String(i + 1).padStart(2, '0')}`) : years
  const at = (f: FactRow): number => keys.indexOf(f.day.slice(0, isYear ? 7 : 4))
  const series = words.groups.flatMap((g) => {
    const values = keys.map(() => 0)
    for (const f of facts)
      if (groupOf(words.verbs.find((v) => v.code === f.verb)) === g.code && at(f) >= 0) values[at(f)] = (values[at(f)] ?? 0) + 1
    return values.some((n) => n > 0) ? [{ name: g.label, values }] : []
  })
  return { categories: isYear ? keys.map((k) => `${Number(k.slice(5))}月`) : years.map((y) => `${y}年`), series }
}

function recordOf(facts: readonly FactRow[], words: Words, opened: Opened) {
  const totals = words.verbs.flatMap((v) => {
    const count = facts.filter((f) => f.verb === v.code).length
    return count ? [{ verb: { code: v.code, label: v.label }, group: groupOf(v), count }] : []
  })
  const groups = words.groups.flatMap((g) => {
    const own = facts.filter((f) => groupOf(words.verbs.find((v) => v.code === f.verb)) === g.code)
    return own.length ? [{ code: g.code, label: g.label, facts: own.map((f) => lineOf(f, words, opened)) }] : []
  })
  const named = new Set(words.groups.map((g) => g.code))
  const others = facts.filter((f) => !named.has(groupOf(words.verbs.find((v) => v.code === f.verb))))
  return {
    totals,
    groups: others.length ? [...groups, { code: 'other', label: '其他', facts: others.map((f) => lineOf(f, words, opened)) }] : groups,
  }
}

const tasksOf = (tasks: YearlyTasks, facts: readonly FactRow[], words: Words, opened: Opened): NonNullable<PersonDossier['tasks']> => ({
  title: tasks.title,
  items: tasks.tasks.map((t) => {
    const counted = countedFor(t, facts)
    const lines = counted.map((f) => lineOf(f, words, opened))
    return {
      key: t.key,
      title: t.title,
      minimum: t.minimum,
      done: counted.length,
      missing: Math.max(0, t.minimum - counted.length),
      facts: lines,
      to: t.to,
      button: t.button,
    }
  }),
})

const rulesOn = (tx: Tx, committeeId: number, on: Day) =>
  settingsOn(tx, committeeId, { tasks: yearlyTasks, passive: passiveVerbs, exempt: exemptLeave }, on)

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

export async function personDossierOf(
  tx: Tx,
  actor: Actor,
  asked: { readonly id: string; readonly period?: string | undefined },
  today: Day,
  opened: Opened,
): Promise<PersonDossier | null> {
  const person = await findPersonInScope(tx, actor, asked.id, today)
  if (!person) return null
  const { committeeId } = actor
  const { period, periods } = await periodOf(tx, committeeId, asked.period, today)
  const words = await wordsOn(tx, committeeId, today)
  const rules = await rulesOn(tx, committeeId, earlier(today, period.to))
  const facts = await factsStanding(tx, committeeId, { personId: person.id }, period)
  const seat = await seatIn(tx, committeeId, person.id, period.from, period.to)
  return {
    person,
    seat: seat && { kind: seat.kind, sector: seat.sector, committee: seat.committee, fromDay: seat.fromDay },
    period,
    periods,
    ...recordOf(facts, words, opened),
    timeline: timelineOf(facts, words, period),
    activeMonths: activeMonths(facts, rules.passive),
    takenBack: await countTakenBack(tx, committeeId, { personId: person.id }, period),
    tasks: seat && period.key !== 'term' ? tasksOf(rules.tasks, facts, words, opened) : null,
    attendance: attendanceOf(facts, rules.exempt),
    mayEnter: may(actor, 'duties:enter') || (may(actor, 'duties:declare') && actor.personId === person.id),
  }
}

export async function bodyDossierOf(
  tx: Tx,
  actor: Actor,
  asked: { readonly id: string; readonly period?: string | undefined },
  today: Day,
  opened: Opened,
): Promise<BodyDossier | null> {
  const body = await findBodyInScope(tx, actor, asked.id, today)
  if (!body) return null
  const { committeeId } = actor
  const { period, periods } = await periodOf(tx, committeeId, asked.period, today)
  const words = await wordsOn(tx, committeeId, today)
  const rules = await rulesOn(tx, committeeId, earlier(today, period.to))
  const facts = await factsStanding(tx, committeeId, { bodyId: body.id }, period)
  return {
    body,
    period,
    periods,
    ...recordOf(facts, words, opened),
    timeline: timelineOf(facts, words, period),
    activeMonths: activeMonths(facts, rules.passive),
    takenBack: await countTakenBack(tx, committeeId, { bodyId: body.id }, period),
    members: [...(await membersOfBody(tx, committeeId, body, earlier(today, period.to)))],
  }
}

const entryStates = {
  entered: { code: 'entered', label: '待核实', tone: 'waiting' },
  refused: { code: 'refused', label: '未通过', tone: 'bad' },
  voided: { code: 'voided', label: '已作废', tone: 'over' },
} as const

/** The member's own page: the year so far. */
export async function myYearOf(tx: Tx, actor: Actor, today: Day, opened: Opened): Promise<MyYear | null> {
  const own = actor.personId ? await personDossierOf(tx, actor, { id: actor.personId }, today, opened) : null
  if (!own || !actor.personId) return null
  const year = yearOf(today)
  const words = await wordsOn(tx, actor.committeeId, today)
  const facts = await factsStanding(
    tx,
    actor.committeeId,
    { personId: actor.personId },
    { from: day(`${year}-01-01`), to: today, asOf: today },
  )
  const entries = await ownEntries(tx, actor.committeeId, actor.personId, year)
  const lines = own.groups.flatMap((g) => g.facts)
  return {
    person: own.person,
    year,
    seat: own.seat,
    tasks: own.tasks,
    attendance: own.attendance,
    facts: lines.length,
    activeMonths: own.activeMonths,
    totals: own.totals,
    recent: lines.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, 6),
    notCounted: [
      ...entries.map((e) => ({
        id: e.id,
        title: e.title,
        says: e.state === 'entered' ? '等另一人核实，核实后计入' : e.reason || entryStates[e.state].label,
        url: `/manual-facts/${e.id}`,
        state: entryStates[e.state],
      })),
      ...notYetCounted(facts).map(({ fact, says }) => {
        const line = lineOf(fact, words, opened)
        return { id: fact.id, title: line.title, says, url: line.url, state: { code: 'waiting', label: line.verb.label, tone: 'waiting' } }
      }),
    ],
    owed: (await owedBy(tx, { committeeId: actor.committeeId, personId: actor.personId, asOf: today })).map((o) => ({
      id: `${o.code}.${o.unit.id}.${o.window.from}`,
      title: o.title,
      window: o.window.title,
      due: o.due,
      steps: o.steps,
      missing: o.missing,
      state: o.status,
      url: o.url,
      doAt: o.doAt,
    })),
    score: may(actor, 'scores:own') ? await scoreOf(tx, actor.committeeId, actor.personId, today) : null,
    until: `${year}-12-31`,
    convenes: [...(await convenedBy(tx, actor.committeeId, actor.personId, today))],
  }
}

async function scoreOf(tx: Tx, committeeId: number, personId: string, today: Day): Promise<MyYear['score']> {
  const one = await ownScore(tx, committeeId, personId, { year: yearOf(today), today })
  if (!one || one.exempt !== null) return null
  return {
    total: one.sheet.total,
    grade: one.sheet.grade,
    nextGrade: one.nextGrade && { grade: one.nextGrade.grade, gap: one.nextGrade.gap },
    steps: one.steps.slice(0, 4).map(({ title, gain, opens }) => ({ title, gain, opens: [...opens] })),
  }
}
