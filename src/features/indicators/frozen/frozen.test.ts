// Frozen figures: what a printed report said stays, whatever becomes of the records; what moved since is told record by record.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#/core/actor.ts'
import type { World } from '#/core/action.ts'
import { day } from '#/core/day.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import { proposalFigures } from '#/features/proposals/indicators.ts'
import { filedCountsMerged } from '#/features/proposals/settings.ts'
import { testDatabase, type TestDatabase } from '../../../../test/setup/database.ts'
import { registersOfYear, yearOfProposals } from '../../../../test/proposal-year.ts'
import { compareFrozen, frozenRecordsPage } from './compare.ts'
import { freeze } from './freeze.ts'
import { frozenSheets } from './file.ts'

let database: TestDatabase
let id: string
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 11, proposals: 120 })
  const done = await freeze(world(), actor, proposalFigures, asked)
  assert.ok(done.ok, done.ok ? '' : done.reasons.map((r) => r.says).join())
  id = done.value.id
})
after(() => database.close())

const actor = { ...systemActor(1, ['figures:freeze']), name: '方砚秋' }
const asked = { title: '五届二次会议工作报告', year: 2022, asOf: '2022-12-20', note: '' }
const world = (): World => ({
  db: database.db,
  clock: { now: () => new Date('2022-12-20T10:00:00+08:00'), today: () => day('2022-12-20') },
  newId: () => crypto.randomUUID(),
  factSources: [],
  onEffectFailed: (error) => assert.fail(String(error)),
  secrets: { seal: assert.fail, open: assert.fail } as never,
})
const question = (against: 'today' | 'then' = 'today') => ({ committeeId: 1, id, against, today: day('2022-12-20') })
const compared = async (tx: Tx, against: 'today' | 'then' = 'today') => {
  const page = await compareFrozen(tx, proposalFigures, question(against))
  assert.ok(page.ok)
  return page.value
}

test('just frozen, nothing has moved, every figure has its records, and the check code holds', () =>
  readIn(database.db, [1], async (tx) => {
    const page = await compared(tx)
    assert.equal(page.figureRows.length, proposalFigures.length)
    assert.equal(page.intact, true)
    assert.deepEqual(
      page.figureRows.filter((f) => f.moved || f.isRedefined || f.now?.value !== f.value || f.now.records !== f.records),
      [],
    )
    for (const code of ['IND-21', 'IND-24', 'P-TASKS']) {
      const records = await frozenRecordsPage(tx, proposalFigures, { ...question(), code })
      assert.ok(records.ok)
      assert.equal(records.value.frozen.length, page.figureRows.find((f) => f.code === code)?.records)
    }
  }))

test('when records change, the frozen figure stays and says which records moved', () =>
  inScope(database.db, [1], async (tx, rollback) => {
    const before = await compared(tx)
    const filed = before.figureRows.find((f) => f.code === 'IND-21')
    const gone = await sql<{ id: string; title: string }>`update proposal p set withdrawn_on = '2022-12-01' from matter m
      where m.id = p.id and p.id = (select id from proposal where filed_on is not null and withdrawn_on is null and replied_on is null limit 1)
      returning p.id, m.title`.execute(tx)
    const page = await compared(tx)
    const now = page.figureRows.find((f) => f.code === 'IND-21')
    assert.ok(filed && now)
    assert.equal(now.value, filed.value)
    assert.equal(now.now?.value, (filed.value ?? 0) - 1)
    assert.deepEqual([now.moved, now.added, now.removed], [true, 0, 1])
    assert.equal(page.figureRows.find((f) => f.code === 'P-MEMBERS')?.moved, false)
    const records = await frozenRecordsPage(tx, proposalFigures, { ...question(), code: 'IND-21' })
    assert.ok(records.ok)
    assert.deepEqual(
      records.value.removed.map((r) => r.url),
      [`/proposals/${gone.rows[0]?.id}`],
    )
    assert.equal(records.value.frozen.length, filed.records)
    const rate = await frozenRecordsPage(tx, proposalFigures, { ...question(), code: 'P-FILING-RATE' })
    assert.ok(rate.ok)
    assert.deepEqual(
      rate.value.changed.map((r) => [r.amount, r.now]),
      [[1, 0]],
      'still received, no longer filed',
    )
    assert.match(JSON.stringify(frozenSheets(page)), /立案提案/)
    return rollback(undefined)
  }))

test('a rule that was changed since is told, and what was reckoned otherwise is marked', () =>
  inScope(database.db, [1], async (tx, rollback) => {
    await sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
      values (1, ${filedCountsMerged.key}, '2022-01-01', 'false', '提案委决定', now(), gen_random_uuid())`.execute(tx)
    const page = await compared(tx)
    assert.deepEqual(page.settings, [{ title: filedCountsMerged.title, before: 'true', now: 'false' }])
    assert.equal(page.figureRows.find((f) => f.code === 'IND-21')?.isRedefined, true)
    assert.equal(page.figureRows.find((f) => f.code === 'P-TASKS')?.isRedefined, false)
    return rollback(undefined)
  }))

test('nobody of the program can change or delete what was frozen; a row changed past it no longer gives its check code', async () => {
  for (const statement of [
    sql`update frozen_figure set value = 1`,
    sql`delete from frozen_figure`,
    sql`update frozen_report set title = 'x'`,
    sql`delete from frozen_report`,
  ])
    await assert.rejects(
      inScope(database.db, [1], (tx) => statement.execute(tx)),
      /permission denied/,
    )
  await database.db.owner.transaction().execute(async (tx) => {
    await sql`update frozen_figure set text = '999' where code = 'IND-21'`.execute(tx)
    assert.equal((await compared(tx)).intact, false)
    await sql`update frozen_figure set text = value::text where code = 'IND-21'`.execute(tx)
  })
  assert.equal((await readIn(database.db, [1], (tx) => compared(tx))).intact, true)
})

test('a name is given once, no day to come is frozen, figures that disagree are not', async () => {
  const again = await freeze(world(), actor, proposalFigures, { ...asked, asOf: '2022-12-21' })
  assert.ok(!again.ok)
  assert.deepEqual(
    again.reasons.map((r) => r.field),
    ['asOf', 'title'],
  )
  const wrong = proposalFigures.map((f) =>
    f.code === 'P-OPEN' ? { ...f, records: (q: Parameters<typeof f.records>[0]) => sql`select * from (${f.records(q)}) x limit 0` } : f,
  )
  const refused = await freeze(world(), actor, wrong, { ...asked, title: '另一份' })
  assert.ok(!refused.ok)
  assert.match(refused.reasons.map((r) => r.says).join(), /数字对不上，先查明再固定/)
})

test('the journal keeps who froze what, with the check code', async () => {
  const { rows } = await sql<{
    event: string
    code: string
    name: string
  }>`select event, data->>'checkCode' as code, actor_name as name from journal_entry
    where subject_kind = 'frozen-report'`.execute(database.db.owner)
  const head = await readIn(database.db, [1], (tx) => compared(tx))
  assert.deepEqual(rows, [{ event: 'figure.frozen', code: head.checkCode, name: '方砚秋' }])
})
