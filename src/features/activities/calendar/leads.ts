// What the office owes around a meeting: notice, papers, minutes, each as a deadline that tells its own reckoning.
import type { Change } from '#/core/action.ts'
import { reckonDue, type ClockRule } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { setDeadlines, voidDeadlines } from '#/core/cases/deadlines.ts'
import type { Day } from '#/core/day.ts'
import { settingOn } from '#/core/settings/store.ts'
import type { ActivityTraits } from '../codes.ts'
import { clocksOf, leadTimes } from '../settings.ts'

interface Owing {
  readonly id: string
  readonly hostId: string | null
  readonly traits: Pick<ActivityTraits, 'group' | 'minutes'>
}

async function clocksFor(change: Change, { traits }: Owing, on: Day) {
  const rows = await settingOn(change.tx, change.actor.committeeId, leadTimes, on)
  const row = rows.find((r) => r.group === traits.group)
  return row ? clocksOf(row) : { notice: null, materials: null, minutes: null }
}

async function owe(change: Change, a: Owing, rules: readonly (ClockRule | null)[], from: Day): Promise<void> {
  const owed = rules.filter((r) => r !== null)
  if (owed.length === 0) return
  const calendar = await calendarFor(change.tx)
  await setDeadlines(
    change.tx,
    owed.map((rule) => ({
      committeeId: change.actor.committeeId,
      id: change.newId(),
      matterId: a.id,
      partId: a.id,
      code: rule.code,
      label: rule.label,
      holderId: a.hostId,
      due: reckonDue(rule, from, calendar),
    })),
  )
}

/** From the day it is planned for; asked again when the day changes. `done` is what went out already. */
export async function owePreparation(
  change: Change,
  a: Owing,
  startsOn: Day,
  done: { readonly notified: boolean; readonly materials: boolean },
): Promise<void> {
  const clocks = await clocksFor(change, a, startsOn)
  if (clocks.notice === null && clocks.materials === null) return
  await voidDeadlines(change.tx, { matterId: a.id, code: 'activity.notice' }, change.today)
  await voidDeadlines(change.tx, { matterId: a.id, code: 'activity.materials' }, change.today)
  await owe(change, a, [done.notified ? null : clocks.notice, done.materials ? null : clocks.materials], startsOn)
}

export async function oweMinutes(change: Change, a: Owing, heldOn: Day): Promise<void> {
  if (!a.traits.minutes) return
  const { minutes } = await clocksFor(change, a, heldOn)
  await owe(change, a, [minutes], heldOn)
}
