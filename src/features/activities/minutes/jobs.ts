// Timed work of decisions: whoever owes one is reminded some days before it is due, and once when it is late. The key of a notice makes it safe to repeat.
import { sql } from 'kysely'
import { perform } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { addDays, inChinese, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { Job } from '#/core/feature.ts'
import { owe } from '#/core/notices/notices.ts'
import { done } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { decisionEvents } from './events.ts'
import { decisionReminder } from './settings.ts'
import { actingFor } from './store.ts'

interface Due {
  readonly id: string
  readonly text: string
  readonly dueDay: Day
  readonly bodyId: string | null
  readonly personId: string | null
}

export const remindJob: Job = {
  name: 'activities.decisions',
  title: '议定事项到期提醒',
  every: '40 7 * * *',
  run: async (world, committeeId) => {
    const today = world.clock.today()
    const found = await readIn(world.db, [committeeId], async (tx) => {
      const ahead = await settingOn(tx, committeeId, decisionReminder, today)
      const { rows } =
        await sql<Due>`select d.id, d.text, d.due_day as "dueDay", d.owner_body_id as "bodyId", d.owner_person_id as "personId" from meeting_decision d
        where d.committee_id = ${committeeId} and d.state in ('assigned', 'responded') and d.due_day <= ${addDays(today, ahead)}
          and not exists (select from journal_entry j where j.committee_id = d.committee_id and j.subject_kind = 'meeting-decision' and j.subject_id = d.id::text
            and j.event = ${decisionEvents.reminded.name} and (j.data ->> 'late')::boolean = (d.due_day < ${today}) and j.data ->> 'due' = d.due_day::text)`.execute(
          tx,
        )
      const acting = await actingFor(
        tx,
        committeeId,
        rows.flatMap((d) => (d.bodyId ? [d.bodyId] : [])),
        today,
      )
      return rows.map((d) => ({ ...d, people: d.personId ? [d.personId] : (acting.get(d.bodyId ?? '') ?? []) }))
    })
    for (const d of found) {
      const late = d.dueDay < today
      await perform(world, systemActor(committeeId, []), async (change) => {
        await owe(change, {
          personIds: d.people,
          key: `decision.${late ? 'late' : 'soon'}:${d.id}:${d.dueDay}`,
          title: late ? '议定事项已逾期' : '议定事项快到期了',
          body: `${d.text}（期限${inChinese(d.dueDay)}）`,
          url: `/meeting-decisions/${d.id}`,
          matterId: null,
        })
        change.record({ kind: 'meeting-decision', id: d.id }, decisionEvents.reminded.of({ late, due: d.dueDay }))
        return done(undefined)
      })
    }
  },
}
