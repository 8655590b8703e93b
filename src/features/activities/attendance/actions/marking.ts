// Writing marks, by whichever way they come: one for each person, session and direction. What comes a second time changes nothing.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { refused, type Refused } from '#/core/outcome.ts'
import { activityStates } from '../../lifecycle.ts'
import type { Way } from '../events.ts'
import type { Direction } from '../presence.ts'
import type { SessionAt } from '../store.ts'

export interface NewMark {
  readonly sessionId: string
  readonly participationId: string
  readonly direction: Direction
  readonly at: Date
  readonly way: Way
  /** The tablet's id. */
  readonly device?: string
}

export const keyOf = (m: Pick<NewMark, 'sessionId' | 'participationId' | 'direction'>): string =>
  `${m.direction}:${m.sessionId}:${m.participationId}`

/**
 * Keys of those that were new. A tablet's mark that was made before the one we have – it had no network – moves it: first in, last out;
 * other ways leave what is there.
 */
export async function takeMarks(change: Change, activityId: string, marks: readonly NewMark[]): Promise<ReadonlySet<string>> {
  const { tx, actor, now } = change
  const rows = [...firstOfEach(marks).values()].map((m) => ({
    id: change.newId(),
    session_id: m.sessionId,
    participation_id: m.participationId,
    direction: m.direction,
    at: m.at.toISOString(),
    way: m.way,
    device: m.device ?? '',
    mark_key: keyOf(m),
  }))
  const enteredBy = marks.some((m) => m.way === 'staff' || m.way === 'paper') ? actor.personId : null
  const { rows: written } = await sql<{
    key: string
    isNew: boolean
  }>`insert into attendance_mark as k (committee_id, id, activity_id, session_id,
      participation_id, direction, at, way, device, mark_key, entered_by, received_at)
    select ${actor.committeeId}, r.id, ${activityId}, r.session_id, r.participation_id, r.direction, r.at, r.way, r.device, r.mark_key, ${enteredBy}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, session_id uuid, participation_id uuid, direction text, at timestamptz,
      way text, device text, mark_key text)
    on conflict (committee_id, mark_key) do update set at = excluded.at, way = excluded.way, device = excluded.device,
      entered_by = excluded.entered_by, received_at = excluded.received_at
    where excluded.way = 'tablet' and case k.direction when 'in' then excluded.at < k.at else excluded.at > k.at end
    returning mark_key as key, xmax = 0 as "isNew"`.execute(tx)
  return new Set(written.filter((w) => w.isNew).map((w) => w.key))
}

/** One statement takes each key once. */
function firstOfEach(marks: readonly NewMark[]): ReadonlyMap<string, NewMark> {
  const first = new Map<string, NewMark>()
  for (const m of marks) {
    const known = first.get(keyOf(m))
    const isBetter = !known || (m.direction === 'in' ? m.at < known.at : m.at > known.at)
    if (isBetter) first.set(keyOf(m), m)
  }
  return first
}

/** Why nobody can be marked at this activity now; null when they can. */
export function notTaking({ state }: Pick<SessionAt, 'state'>): Refused | null {
  const row = activityStates[state]
  if (row.live || row.answering) return null
  return refused([state === 'closed' ? '活动已经关闭，出勤已经结算；有误的请提出更正' : `当前状态是“${row.label}”，不能签到`])
}
