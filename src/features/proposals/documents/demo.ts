// The demonstration's papers: notices numbered on their days, one of them voided and issued anew, a unit's notice of a hand-over, the review report.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { issueIn, voidDocument } from '#/core/documents/issued.ts'
import type { DocumentKind } from '#/core/documents/printing.ts'
import type { DemoShare } from '#/core/feature.ts'
import type { Outcome } from '#/core/outcome.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { actorOf } from '../demo.ts'
import { unitBatchKind } from './batches.ts'
import { caseKind } from './printing.ts'
import { yearKind } from './years.ts'

const notices = 14

export const documentsDemo: DemoShare = {
  title: '文书',
  write: async ({ world, committeeId, at }) => {
    const { office, cases, batch } = await readIn(world.db, [committeeId], async (tx) => {
      const [one] = await peopleWithRole(tx, committeeId, 'proposal-office', day('2022-06-30'))
      if (!one) throw new Error('the demonstration has nobody as proposal-office')
      const filed = await sql<{ id: string; filedOn: Day }>`select id, filed_on as "filedOn" from proposal
        where committee_id = ${committeeId} and filed_on >= '2022-01-01' and main_case_id is null order by filed_on, case_no limit ${notices}`.execute(
        tx,
      )
      const handed = await sql<{ id: string; bodyId: string; on: Day }>`select a.id, t.body_id as "bodyId", a.meeting_day as "on"
        from assignment_batch a join handling_task t on t.committee_id = a.committee_id and t.batch_id = a.id
        where a.committee_id = ${committeeId} and a.meeting_day >= '2022-01-01' order by a.meeting_day, t.body_id limit 1`.execute(tx)
      return { office: actorOf(committeeId, one), cases: filed.rows, batch: handed.rows[0] }
    })
    const moment = (on: Day, n: number): World => at(new Date(instantOf(on, '15:00').getTime() + n * 60_000))
    for (const [n, one] of cases.entries()) {
      const then = moment(one.filedOn, n)
      const issued = did(await issue(then, office, caseKind, one.id, 'filed'))
      if (n !== 4) continue
      did(await voidDocument(then, office, [caseKind], issued.id, '提案者姓名印错，重新印发'))
      did(await issue(then, office, caseKind, one.id, 'filed'))
    }
    if (batch) did(await issue(moment(batch.on, 0), office, unitBatchKind, `${batch.id}~${batch.bodyId}`, 'notice'))
    did(await issue(moment(day('2022-12-16'), 0), office, yearKind, '2022~2022-12-15', 'work-report'))
  },
}

/** As the page does, but the files are printed when somebody first asks for them. */
const issue = (world: World, actor: Actor, kind: DocumentKind, id: string, name: string) =>
  perform(world, actor, (change) => issueIn(change, kind, id, name))

function did<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reasons.map((r) => r.says).join('；'))
  return outcome.value
}
