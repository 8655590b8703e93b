// What every act on a promise writes: its state and due day as dated rows, the clocks that run on it, and the round of 回头看 it answers.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import type { DueDate } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { meetDeadline, setDeadline, setDeadlines, voidDeadlines } from '#/core/cases/deadlines.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { settingsOn } from '#/core/settings/store.ts'
import { commitmentStates, type CommitmentState } from '../lifecycle.ts'
import { progressClock, progressClockAgain } from '../settings.ts'
import { dueKinds, type DueKind } from '../words.ts'

/** As much of a promise as its writing needs. */
export interface Promised {
  readonly id: string
  readonly proposalId: string
  readonly sessionId: string
  readonly bodyId: string
  readonly state: CommitmentState
  readonly dueDay: Day
  readonly limitDay: Day
  readonly againOn: Day | null
}

interface Entered {
  readonly finishedOn?: Day | null
  readonly reason?: string
}

/** The state with its day. The same state again only counts as a change of the record. */
export async function enterCommitment(
  { tx, actor, now, today }: Change,
  c: Promised,
  state: CommitmentState,
  more: Entered = {},
): Promise<void> {
  if (c.state !== state)
    await sql`with left_behind as (
        update commitment_state set until_day = ${today} where committee_id = ${actor.committeeId} and commitment_id = ${c.id} and until_day is null)
      insert into commitment_state (committee_id, commitment_id, entry, state, from_day, finished_on, reason)
      select ${actor.committeeId}, ${c.id}::uuid, 1 + max(entry), ${state}, ${today}, ${more.finishedOn ?? null}::date, ${more.reason ?? ''}
      from commitment_state where committee_id = ${actor.committeeId} and commitment_id = ${c.id}`.execute(tx)
  await sql`update commitment set state = ${state}, state_since = case when state = ${state} then state_since else ${now} end,
      version = version + 1
    where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(tx)
  if (!commitmentStates[state].owed) await voidDeadlines(tx, { partId: c.id }, today)
}

/** A promised day is a day somebody named, not one that was reckoned. */
export const promisedDue = (due: Day, from: Day, kind: DueKind): DueDate => ({
  due,
  from,
  rule: {
    code: 'commitment.due',
    label: '兑现承诺',
    amount: 0,
    unit: 'day',
    startsAfter: dueKinds[kind],
    cap: due,
    capLabel: `${dueKinds[kind]}的期限`,
    capReplaces: true,
    source: '承诺的期限由答复写明',
  },
  steps: [`${inChinese(from)}${dueKinds[kind]}，写明${inChinese(due)}前完成`],
  provisional: false,
})

export async function setDue(change: Change, c: Promised, due: Day, kind: DueKind, reason: string): Promise<void> {
  const { tx, actor, today } = change
  await sql`with before as (
      update commitment_due set until_day = ${today} where committee_id = ${actor.committeeId} and commitment_id = ${c.id} and until_day is null)
    insert into commitment_due (committee_id, commitment_id, entry, due_day, from_day, kind, reason, set_by)
    select ${actor.committeeId}, ${c.id}::uuid, 1 + max(entry), ${due}, ${today}, ${kind}, ${reason}, ${actor.name}
    from commitment_due where committee_id = ${actor.committeeId} and commitment_id = ${c.id}`.execute(tx)
  await sql`update commitment set due_day = ${due}, asked_due = null, asked_reason = null
    where committee_id = ${actor.committeeId} and id = ${c.id}`.execute(tx)
  await sql`update deadline set voided_on = ${today} where committee_id = ${actor.committeeId} and part_id = ${c.id}
    and code = 'commitment.due' and met_on is null and voided_on is null`.execute(tx)
  await setDeadline(tx, {
    committeeId: actor.committeeId,
    id: change.newId(),
    matterId: c.proposalId,
    partId: c.id,
    code: 'commitment.due',
    label: '兑现承诺',
    holderId: c.bodyId,
    due: promisedDue(due, today, kind),
  })
}

/** The clock of the next report, from a day on: none where the promise itself, or the end of tracking, comes first. */
export async function nextReport(change: Change, promises: readonly Promised[], from: Day): Promise<void> {
  const [first] = promises
  if (!first) return
  const { tx, actor, today } = change
  const rules = await settingsOn(tx, actor.committeeId, { progressClock, progressClockAgain }, today, first.sessionId)
  const calendar = await calendarFor(tx)
  await setDeadlines(
    tx,
    promises.flatMap((c) => {
      const due = reckonDue(c.againOn ? rules.progressClockAgain : rules.progressClock, from, calendar)
      const isNeeded = due.due <= c.limitDay && (due.due < c.dueDay || c.dueDay <= today)
      if (!isNeeded) return []
      return [
        {
          committeeId: actor.committeeId,
          id: change.newId(),
          matterId: c.proposalId,
          partId: c.id,
          code: 'commitment.progress',
          label: '报告承诺进展',
          holderId: c.bodyId,
          due,
        },
      ]
    }),
  )
}

/** A report was made: its clock is kept and starts again. */
export async function reported(change: Change, c: Promised): Promise<void> {
  await meetDeadline(change.tx, c.id, 'commitment.progress', change.today)
  await nextReport(change, [c], change.today)
}

/** Whatever a unit reports while a round of 回头看 awaits it answers that round. Gives the round's title. */
export async function answerLookBack({ tx, actor, today }: Change, c: Promised, progressId: string): Promise<string | null> {
  const { rows } = await sql<{ title: string }>`update look_back_item i set answered_on = ${today}, progress_id = ${progressId}
    from look_back l
    where i.committee_id = ${actor.committeeId} and i.commitment_id = ${c.id} and i.answered_on is null
      and l.committee_id = i.committee_id and l.id = i.look_back_id and l.closed_on is null
    returning l.title`.execute(tx)
  if (rows.length) await meetDeadline(tx, c.id, 'commitment.lookBack', today)
  return rows[0]?.title ?? null
}
