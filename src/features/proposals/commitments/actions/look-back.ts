// 回头看: one round a time over everything still promised; each unit has a clock for each promise, any report of it answers.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { reckonDue, type DueDate } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { setDeadlines } from '#/core/cases/deadlines.ts'
import { day, inChinese, yearOf } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { liaisonsOfAll } from '#/features/members/public.ts'
import { commitmentEvents } from '../events.ts'
import { owedStates } from '../lifecycle.ts'
import { lookBackCourse, type LookBackSubject } from '../look-back-lifecycle.ts'
import { lookBackClock } from '../settings.ts'
import { lookBacks, type LookBackRow } from '../store.ts'
import type { Moved } from './report.ts'

export interface LookBackAsk {
  readonly title: string
  readonly dueDay: string | null
  readonly demand: string
}

export const lookBackOf = (id: string) => ({ kind: 'look-back', id }) as const

interface Owed {
  readonly id: string
  readonly proposalId: string
  readonly bodyId: string
}

export function openLookBack(world: World, actor: Actor, ask: LookBackAsk): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    if (!may(actor, 'commitments:decide')) return forbidden('回头看由提案办部署')
    const { tx, today } = change
    const { committeeId } = actor
    const running = (await lookBacks(tx, committeeId)).find((l) => l.closedOn === null)
    const due = await dueOf(change, ask.dueDay)
    const { rows: owed } = await sql<Owed>`select id, proposal_id as "proposalId", body_id as "bodyId" from commitment
      where committee_id = ${committeeId} and state = any(${[...owedStates]}::text[]) and entered_on <= ${today}
      order by due_day, id for update`.execute(tx)
    const wrong = [
      ...(running ? [{ says: `“${running.title}”还没有结束，请先结束` }] : []),
      ...(owed.length === 0 ? [{ says: '没有还在跟踪的承诺，不需要回头看' }] : []),
      ...(due.due <= today ? [{ field: 'dueDay', says: '填报期限须晚于今天' }] : []),
    ]
    if (wrong.length) return refused(wrong)
    const id = change.newId()
    await sql`insert into look_back (committee_id, id, title, year, opened_on, due_day, demand, opened_by)
      values (${committeeId}, ${id}, ${ask.title}, ${yearOf(today)}, ${today}, ${due.due}, ${ask.demand}, ${actor.name})`.execute(tx)
    const items = owed.map((o) => ({ id: change.newId(), commitment_id: o.id }))
    await sql`insert into look_back_item (committee_id, id, look_back_id, commitment_id, body_id, class_mark, percent_before)
      select ${committeeId}, i.id, ${id}::uuid, c.id, c.body_id, coalesce(rc.class_mark, c.class_mark), c.percent
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i(id uuid, commitment_id uuid)
      join commitment c on c.committee_id = ${committeeId} and c.id = i.commitment_id
      left join reply_class rc on rc.committee_id = c.committee_id and rc.reply_id = c.reply_id and rc.until_day is null`.execute(tx)
    await setDeadlines(
      tx,
      owed.map((o) => ({
        committeeId,
        id: change.newId(),
        matterId: o.proposalId,
        partId: o.id,
        code: 'commitment.lookBack',
        label: '回头看填报',
        holderId: o.bodyId,
        due,
      })),
    )
    const units = [...new Set(owed.map((o) => o.bodyId))]
    const liaisons = await liaisonsOfAll(tx, units, today)
    for (const unit of units)
      await owe(change, {
        personIds: (liaisons.get(unit) ?? []).map((p) => p.personId),
        key: `lookBack:${id}`,
        title: `${ask.title}，请填报承诺落实情况`,
        body: `贵单位还有${owed.filter((o) => o.bodyId === unit).length}项承诺，请在${inChinese(due.due)}前逐项登记进展。${ask.demand}`,
        url: '/commitments',
        matterId: null,
      })
    change.record(
      lookBackOf(id),
      commitmentEvents.lookBackOpened.of({ title: ask.title, due: due.due, promises: owed.length, units: units.length }),
    )
    return done({ id })
  })
}

/** A day the office names holds; else the clock says. */
async function dueOf({ tx, actor, today }: Change, named: string | null): Promise<DueDate> {
  const rule = await settingOn(tx, actor.committeeId, lookBackClock, today)
  return reckonDue(named ? { ...rule, cap: day(named), capReplaces: true, capLabel: '部署时定的期限' } : rule, today, await calendarFor(tx))
}

export const lookBackSubject = (l: LookBackRow, today: LookBackSubject['today']): LookBackSubject => ({
  state: l.closedOn ? 'closed' : 'open',
  relations: [],
  unanswered: l.promises - l.answered,
  dueDay: l.dueDay,
  today,
})

export function closeLookBack(world: World, actor: Actor, seen: Seen): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const { committeeId } = actor
    await sql`select from look_back where committee_id = ${committeeId} and id = ${seen.id} for update`.execute(tx)
    const [found] = await lookBacks(tx, committeeId, seen.id)
    if (!found) return notFound('没有找到这次回头看')
    const verdict = judge(lookBackCourse, 'close', lookBackSubject(found, today), actor)
    if (!verdict.ok) return verdict
    if (found.version !== seen.version) return conflict()
    await sql`update look_back set closed_on = ${today}, version = version + 1 where committee_id = ${committeeId} and id = ${seen.id}`.execute(
      tx,
    )
    await sql`update deadline d set voided_on = ${today} from look_back_item i
      where i.committee_id = ${committeeId} and i.look_back_id = ${seen.id} and i.answered_on is null
        and d.committee_id = i.committee_id and d.part_id = i.commitment_id and d.code = 'commitment.lookBack' and d.met_on is null
        and d.voided_on is null`.execute(tx)
    change.record(
      lookBackOf(seen.id),
      commitmentEvents.lookBackClosed.of({
        title: found.title,
        answered: found.answered,
        unanswered: found.promises - found.answered,
      }),
    )
    return done({ id: seen.id, state: 'closed' })
  })
}
