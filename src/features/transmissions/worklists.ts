// What is owed about 请示报告: to sign, to send what is signed, to ask after requests without an answer.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { addDays, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type Worklist, type WorkItem } from '#/core/feature.ts'
import { visibleTransmission } from './store.ts'

/** A request is asked after from three days before its time is over. */
const soon = 3

const items =
  (where: (today: Day) => RawBuilder<unknown>, owes: string) =>
  async (tx: Tx, actor: Actor, today: Day): Promise<readonly WorkItem[]> => {
    const { rows } = await sql<WorkItem>`/* planned once: transmissions owed */
      select t.id, m.title, '/transmissions/' || t.id as url, ${owes}::text as owes, d.due_day as due, coalesce(d.steps, '[]') as "dueSteps"
      from transmission t
      join matter m on m.committee_id = t.committee_id and m.id = t.id
      left join deadline d on d.committee_id = t.committee_id and d.matter_id = t.id and d.met_on is null and d.voided_on is null
      where t.committee_id = ${actor.committeeId} and m.open and ${visibleTransmission(actor)} and ${where(today)}
      order by d.due_day nulls last, t.id limit ${worklistLimit + 1}`.execute(tx)
    return rows
  }

export const transmissionWorklists: readonly Worklist[] = [
  {
    key: 'transmissions.sign',
    title: '请示报告待签发',
    right: 'transmissions:sign',
    items: items(() => sql`m.state = 'countersigning'`, '请签发或者退回修改'),
  },
  {
    key: 'transmissions.send',
    title: '已签发、待报送',
    right: 'transmissions:write',
    items: items(() => sql`m.state = 'signed'`, '请报送，并登记日期和文号'),
  },
  {
    key: 'transmissions.answer',
    title: '请示待批复',
    right: 'transmissions:write',
    items: items((today) => sql`m.state = 'sent' and d.due_day <= ${addDays(today, soon)}`, '请询问批复情况并登记'),
  },
]
