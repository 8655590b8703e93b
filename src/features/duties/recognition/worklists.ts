// What is owed in recognition: to check what others nominated, to approve, to talk and finish.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { may } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type WorkItem, type Worklist } from '#/core/feature.ts'
import { openKinds } from './lists.ts'

const owed = async (
  tx: Tx,
  actor: Actor,
  states: readonly string[],
  owes: string,
  more: RawBuilder<unknown>,
): Promise<readonly WorkItem[]> => {
  const { rows } = await sql<{ id: string; title: string; due: Day | null }>`select r.id, r.title, r.shown_until as due from recognition r
    where r.committee_id = ${actor.committeeId} and r.state = any(${[...states]}::text[]) and ${more}
      and ${may(actor, 'recognition:talks') ? sql`true` : sql`r.kind in ${openKinds}`} order by r.nominated_on, r.id limit ${worklistLimit + 1}`.execute(
    tx,
  )
  return rows.map((r) => ({ ...r, url: `/recognitions/${r.id}`, owes, due: null, dueSteps: [] }))
}

export const recognitionWorklists: readonly Worklist[] = [
  {
    key: 'recognition.check',
    title: '表彰批评谈话待核查',
    right: 'recognition:check',
    items: (tx, actor) => owed(tx, actor, ['nominated'], '核查提名', sql`r.nominated_by is distinct from ${actor.personId}::uuid`),
  },
  {
    key: 'recognition.approve',
    title: '表彰批评谈话待批准',
    right: 'recognition:approve',
    items: (tx, actor, today) =>
      owed(
        tx,
        actor,
        ['checked', 'shown'],
        '登记批准',
        sql`(r.state = 'shown' and r.shown_until < ${today} or r.state = 'checked' and r.kind not in ('commend', 'honour'))`,
      ),
  },
  {
    key: 'recognition.finish',
    title: '表彰批评谈话待办结',
    right: 'recognition:check',
    items: (tx, actor) => owed(tx, actor, ['approved'], '谈话、印发后办结', sql`true`),
  },
]
