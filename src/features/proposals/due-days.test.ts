import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { day } from '#/core/day.ts'
import { inScope } from '#/core/db/database.ts'
import { followDeadlines } from './due-days.ts'

let house: TestDatabase
before(async () => (house = await testDatabase()))
after(() => house.close())

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

test('a task and all open forms of a reply follow the moved deadline; the original day and what was given stay', async () => {
  const days = await inScope(house.db, [1], async (tx) => {
    await sql`
      insert into handling_task (committee_id, id, proposal_id, body_id, role, round, state, state_since, assigned_on, due_day, original_due_day, entered_on)
      values (1, ${uuid(1)}, ${uuid(9)}, ${uuid(8)}, 'sole', 1, 'x', now(), '2027-01-01', '2027-03-09', '2027-03-09', '2027-01-01')`.execute(
      tx,
    )
    await sql`
      insert into feedback (committee_id, id, reply_id, task_id, proposal_id, round, evaluator_id, evaluator_kind, decisive, opened_on, due_day, given_on)
      values (1, ${uuid(2)}, ${uuid(7)}, ${uuid(1)}, ${uuid(9)}, 1, ${uuid(91)}, 'person', true, '2027-02-20', '2027-03-09', null),
             (1, ${uuid(3)}, ${uuid(7)}, ${uuid(1)}, ${uuid(9)}, 1, ${uuid(92)}, 'person', false, '2027-02-20', '2027-03-09', null),
             (1, ${uuid(4)}, ${uuid(7)}, ${uuid(1)}, ${uuid(9)}, 1, ${uuid(93)}, 'person', false, '2027-02-20', '2027-03-09', '2027-02-21')`.execute(
      tx,
    )
    const moved = { due: day('2027-03-07') }
    await followDeadlines(tx, [
      { ...moved, partId: uuid(1), code: 'task.answer' },
      { due: day('2027-01-05'), partId: uuid(1), code: 'task.receipt' },
      { ...moved, partId: uuid(2), code: 'proposal.feedback' },
    ])
    const { rows } = await sql<{ due: string }>`
      select due_day as due from handling_task union all select original_due_day from handling_task
      union all (select due_day from feedback order by id)`.execute(tx)
    return rows.map((r) => r.due)
  })
  assert.deepEqual(days, ['2027-03-07', '2027-03-09', '2027-03-07', '2027-03-07', '2027-03-09'])
})
