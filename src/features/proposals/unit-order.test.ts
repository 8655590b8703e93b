// “Proposals of this unit, newest first” is read from the unit's own index: the same rows as ever, page by page, none twice and none lost.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { inScope } from '#/core/db/database.ts'
import { readPage } from '#/core/lists/query.ts'
import { parseQuestion } from '#/core/lists/question.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { ids, registersOfYear, yearOfProposals } from '../../../test/proposal-year.ts'
import { proposalsList } from './lists.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 3, proposals: 320 })
  await inScope(database.db, [1], (tx) =>
    sql`insert into allocation (committee_id, proposal_id, body_id, role)
      select distinct on (proposal_id, body_id) committee_id, proposal_id, body_id, role from handling_task`.execute(tx),
  )
})
after(() => database.close())

const actor = systemActor(1, ['proposals:list', 'proposals:read-all', 'proposals:review'])
async function listed(dir: 'asc' | 'desc', more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const rows: string[] = []
  for (let place: string | null | undefined; place !== null;) {
    const input = { 'f.unit': ids.unit(1), sort: 'submitted', dir, limit: '7', ...more, ...(place ? { after: place } : {}) }
    const question = parseQuestion(proposalsList, input)
    assert.ok(question.ok)
    const page = await readPage(database.db, proposalsList, { actor, today: day('2022-12-20') }, question.value)
    assert.ok(page.ok)
    rows.push(...page.value.rows.map((r) => r.id))
    place = page.value.next
  }
  return rows
}
const expected = async (where = sql`true`): Promise<readonly string[]> =>
  (
    await sql<{
      id: string
    }>`select p.id from proposal p where exists (select 1 from allocation a where a.proposal_id = p.id and a.body_id = ${ids.unit(1)})
      and p.submitted_at is not null and ${where} order by p.submitted_at desc, p.id desc`.execute(database.db.owner)
  ).rows.map((r) => r.id)

test('all pages of a unit together are its proposals, newest first', async () => {
  const all = await expected()
  assert.ok(all.length > 14)
  assert.deepEqual(await listed('desc'), all)
  assert.deepEqual(await listed('asc'), all.toReversed())
})

test('another filter narrows them, and keeps the order', async () => {
  assert.deepEqual(await listed('desc', { 'f.category': 'economy' }), await expected(sql`p.category = 'economy'`))
})

test('a proposal handed in after its units were named stands in its place', async () => {
  await inScope(database.db, [1], async (tx) => {
    await sql`update proposal set submitted_at = null where id = ${(await expected())[3]}`.execute(tx)
  })
  const [first] = await expected()
  await inScope(database.db, [1], async (tx) => {
    await sql`update proposal set submitted_at = '2022-12-19T10:00:00+08:00' where submitted_at is null and exists (select 1 from allocation a
      where a.proposal_id = proposal.id and a.body_id = ${ids.unit(1)})`.execute(tx)
  })
  const now = await listed('desc')
  assert.notEqual(now[0], first)
  assert.deepEqual(now, await expected())
})
