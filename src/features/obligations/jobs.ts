// Reminders, once a day and safe to repeat: so many days before the end as the rule says, once each; what is late, once.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { addDays, inChinese, yearOf, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Job } from '#/core/feature.ts'
import { owe, type Notice } from '#/core/notices/notices.ts'
import { done } from '#/core/outcome.ts'
import { isOwed } from './cells.ts'
import { obligationEvents } from './events.ts'
import { everyCell } from './read.ts'
import type { Cell } from './reckon.ts'
import { remindDays, rolesThatAnswer } from './rules.ts'
import { cellAddress, missingWords } from './told.ts'

/** Which reminder a cell has come to: the last of its days that has passed; `late` once its time is over; null when it is too early. */
export function reminderOf(cell: Cell, today: Day): number | 'late' | null {
  if (!isOwed(cell.status) && cell.status !== 'missed') return null
  if (cell.status !== 'open') return 'late'
  const passed = remindDays(cell.rule).filter((days) => addDays(cell.due, -days) <= today)
  return passed.at(-1) ?? null
}

interface Reminder {
  readonly cell: Cell
  readonly kind: number | 'late'
}

/** A missed window is told of for a while only: last January's is no news in December. */
const toldFor = 31

export const remindersOf = (cells: readonly Cell[], today: Day): readonly Reminder[] =>
  cells.flatMap((cell) => {
    const kind = cell.rule.weight === 'hard' && cell.rule.remind !== '' ? reminderOf(cell, today) : null
    const isOld = kind === 'late' && addDays(cell.due, toldFor) < today && cell.status !== 'late'
    return kind === null || isOld ? [] : [{ cell, kind }]
  })

interface Answerer {
  readonly personId: string
  readonly bodyId: string | null
  readonly role: string | null
}

/** Who acts for which body and who holds which role: one statement for all reminders. */
async function answerersOf(tx: Tx, committeeId: number, on: Day): Promise<readonly Answerer[]> {
  const { rows } = await sql<Answerer>`
    select o.person_id as "personId", o.body_id as "bodyId", o.role from post o
      where o.committee_id = ${committeeId} and o.from_day <= ${on} and (o.to_day is null or o.to_day >= ${on})
    union all
    select e.from_id, e.to_id, null from edge e
      where e.committee_id = ${committeeId} and e.kind in ('convenes', 'leads') and e.from_kind = 'person' and e.to_kind = 'body'
        and e.from_day <= ${on} and (e.to_day is null or e.to_day >= ${on})`.execute(tx)
  return rows
}

function noticesOf(reminders: readonly Reminder[], answerers: readonly Answerer[], today: Day): readonly Notice[] {
  const byBody = Map.groupBy(answerers, (a) => a.bodyId)
  const byRole = Map.groupBy(answerers, (a) => a.role)
  const notices: Notice[] = []
  const shared = new Map<string, Reminder[]>()
  for (const r of reminders) {
    const { rule, unit, code, window } = r.cell
    const own = [
      ...(rule.answers.includes('self') && unit.personId ? [unit.personId] : []),
      ...(rule.answers.includes('body') && unit.bodyId ? (byBody.get(unit.bodyId) ?? []).map((a) => a.personId) : []),
    ]
    if (own.length) notices.push(noticeFor([r], own, `${code}:${unit.id}:${window.from}:${r.kind}`, today))
    if (rolesThatAnswer(rule).length) {
      // One notice of all that come due on a day, not one for each.
      const key = `${code}:${r.cell.due}:${r.kind}`
      shared.set(key, [...(shared.get(key) ?? []), r])
    }
  }
  for (const [key, all] of shared) {
    const first = all[0]
    if (!first) continue
    const people = rolesThatAnswer(first.cell.rule).flatMap((role) => (byRole.get(role) ?? []).map((a) => a.personId))
    notices.push(noticeFor(all, people, key, today))
  }
  return notices.filter((n) => n.personIds.length > 0)
}

function noticeFor(all: readonly Reminder[], personIds: readonly string[], key: string, today: Day): Notice {
  const [{ cell, kind }] = all as readonly [Reminder, ...Reminder[]]
  const year = yearOf(today)
  const whose = all.length === 1 ? `${cell.unit.name}：${missingWords(cell)}` : `${all.length}个尚未完成`
  const end = kind === 'late' ? `已于${inChinese(cell.due)}期满` : `${inChinese(cell.due)}期满`
  return {
    personIds,
    key: `obligation:${key}`,
    title: `应尽事项${kind === 'late' ? '已逾期' : '快到期'}：${cell.rule.title}`,
    body: `${cell.window.title}，${whose}，${end}。依据：${cell.rule.article}`,
    url: all.length === 1 ? cellAddress(cell, year) : `/obligations/${cell.code}?year=${year}&status=${cell.status}`,
    matterId: null,
  }
}

export async function remindOfObligations(world: World, committeeId: number): Promise<void> {
  const today = world.clock.today()
  const notices = await readIn(
    world.db,
    [committeeId],
    async (tx) => {
      const years = [yearOf(addDays(today, -toldFor)), yearOf(today)]
      const cells: Cell[] = []
      for (const year of new Set(years)) {
        const seen = await everyCell(tx, committeeId, { year, asOf: today })
        cells.push(...[...seen.cells.values()].flat())
      }
      const found = noticesOf(remindersOf(cells, today), await answerersOf(tx, committeeId, today), today)
      return untold(tx, committeeId, found)
    },
    { snapshot: true },
  )
  if (notices.length === 0) return
  await perform<void>(world, systemActor(committeeId, []), async (change) => {
    for (const notice of notices) await owe(change, notice)
    change.record({ kind: 'obligation-rule', id: 'all' }, obligationEvents.reminded.of({ notices: notices.length }))
    return done(undefined)
  })
}

/** Told already is not told again; a day without news leaves no entry. */
async function untold(tx: Tx, committeeId: number, notices: readonly Notice[]): Promise<readonly Notice[]> {
  const { rows } = await sql<{ key: string; personId: string }>`select key, person_id as "personId" from notice
    where committee_id = ${committeeId} and key = any(${notices.map((n) => n.key)}::text[])`.execute(tx)
  const told = new Set(rows.map((r) => `${r.key} ${r.personId}`))
  return notices
    .map((n) => ({ ...n, personIds: n.personIds.filter((p) => !told.has(`${n.key} ${p}`)) }))
    .filter((n) => n.personIds.length > 0)
}

export const remindJob: Job = { name: 'obligations.remind', title: '应尽事项提醒', every: '40 7 * * *', run: remindOfObligations }
