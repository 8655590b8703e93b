// Terms and sessions: the days of the plenary, when intake opens, and the hour after which a proposal counts as 平时提案.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { dayOf, inChinese, type Day } from '#/core/day.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { organisationEvents } from '../events.ts'
import { pastTerm, sessionWrong, type SessionDays } from '../rules.ts'
import { insertSession, insertTerm, sessionsOf, termsOf, updateSession, type SessionRow } from '../store.ts'

export interface TermGiven {
  readonly number: number
  readonly title: string
  readonly fromDay: Day
  readonly toDay: Day | null
}

export function createTerm(world: World, actor: Actor, given: TermGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, newId, record }) => {
    const terms = await termsOf(tx, actor.committeeId)
    const wrong: Reason[] = []
    if (given.toDay !== null && given.toDay < given.fromDay) wrong.push({ field: 'toDay', says: '届满日期早于起始日期' })
    if (terms.some((t) => t.number === given.number)) wrong.push({ field: 'number', says: `第${given.number}届已经设立` })
    const over = terms.find((t) => t.fromDay <= (given.toDay ?? '9999') && given.fromDay <= (t.toDay ?? '9999'))
    if (over) wrong.push({ field: 'fromDay', says: `与${over.title}的任期重叠` })
    if (wrong.length) return refused(wrong)
    const id = newId()
    await insertTerm(tx, actor.committeeId, { id, ...given })
    record({ kind: 'term', id }, organisationEvents.termCreated.of({ title: given.title, from: given.fromDay }))
    return done({ id })
  })
}

export interface SessionGiven extends SessionDays {
  readonly termId: string
  readonly number: number
  readonly title: string
  readonly year: number
}

export function createSession(world: World, actor: Actor, given: SessionGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, newId, record }) => {
    const wrong = against(given, await termsOf(tx, actor.committeeId), await sessionsOf(tx, actor.committeeId), null)
    if (wrong.length) return refused(wrong)
    const id = newId()
    await insertSession(tx, actor.committeeId, { id, ...given })
    record(
      { kind: 'session', id },
      organisationEvents.sessionCreated.of({
        title: given.title,
        opens: given.opensOn,
        closes: given.closesOn,
        cutoff: moment(given.cutoffAt),
      }),
    )
    return done({ id })
  })
}

export type SessionEdit = Omit<SessionGiven, 'termId' | 'number'> & { readonly id: string; readonly version: number }

export function editSession(world: World, actor: Actor, given: SessionEdit): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async ({ tx, record }) => {
    const sessions = await sessionsOf(tx, actor.committeeId)
    const before = sessions.find((s) => s.id === given.id)
    if (!before) return notFound('没有找到这次会议')
    if (before.version !== given.version) return conflict()
    const after: SessionRow = { ...before, ...given }
    const wrong = against(after, await termsOf(tx, actor.committeeId), sessions, given.id)
    const changed = changesOf(before, after)
    if (changed.length === 0) wrong.push({ says: '没有改动' })
    if (wrong.length) return refused(wrong)
    if (!(await updateSession(tx, actor.committeeId, after))) return conflict()
    record({ kind: 'session', id: given.id }, organisationEvents.sessionEdited.of({ title: after.title, changed }))
    return done({ id: given.id, version: before.version + 1 })
  })
}

function against(
  given: SessionGiven,
  terms: Awaited<ReturnType<typeof termsOf>>,
  sessions: readonly SessionRow[],
  self: string | null,
): Reason[] {
  const term = terms.find((t) => t.id === given.termId)
  if (!term) return [{ field: 'termId', says: '没有找到这一届' }]
  // What an import kept of a past year does not stand in the way of registering that year's session.
  const pastId = terms.find((t) => t.number === pastTerm.number)?.id
  const others = sessions.filter((s) => s.id !== self && s.termId !== pastId)
  const wrong: Reason[] = [...sessionWrong(given, term)]
  if (others.some((s) => s.termId === given.termId && s.number === given.number))
    wrong.push({ field: 'number', says: `${term.title}第${given.number}次会议已经设立` })
  const sameYear = others.find((s) => s.year === given.year)
  if (sameYear) wrong.push({ field: 'year', says: `${given.year}年度已对应${sameYear.title}` })
  const sameIntake = others.find((s) => s.intakeFrom.getTime() === given.intakeFrom.getTime())
  if (sameIntake) wrong.push({ field: 'intakeFrom', says: `开始收件时间与${sameIntake.title}相同` })
  return wrong
}

/** 2022年1月12日17时00分: the hour decides, so it is always said. */
function moment(instant: Date): string {
  const china = new Date(instant.getTime() + 8 * 3_600_000).toISOString()
  return `${inChinese(dayOf(instant))}${Number(china.slice(11, 13))}时${china.slice(14, 16)}分`
}

function changesOf(before: SessionRow, after: SessionRow): string[] {
  const told: readonly (readonly [label: string, from: string, to: string])[] = [
    ['名称', before.title, after.title],
    ['年度', String(before.year), String(after.year)],
    ['开幕', inChinese(before.opensOn), inChinese(after.opensOn)],
    ['闭幕', inChinese(before.closesOn), inChinese(after.closesOn)],
    ['开始收件', moment(before.intakeFrom), moment(after.intakeFrom)],
    ['大会提案截止', moment(before.cutoffAt), moment(after.cutoffAt)],
  ]
  return told.filter(([, from, to]) => from !== to).map(([label, from, to]) => `${label}由${from}改为${to}`)
}
