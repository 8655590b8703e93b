// The demonstration's year before: brought in from a table, compared with the year that follows, and the comparison warns of what its classes meant then.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { day, dayOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoStage } from '#/core/feature.ts'
import { readTableAsked } from '#/features/indicators/tables.ts'
import { pastYearDemo } from '#/features/proposals/demo-past.ts'
import { allFigures, features } from '../../src/app/features.ts'
import { numbersFrom } from '../proposal-year.ts'
import { testDatabase, type TestDatabase } from '../setup/database.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await sql`insert into installation (kind, created_at) values ('demo', now()) on conflict do nothing`.execute(database.db.owner)
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '政协云岭市委员会', '云岭市政协', 'city')`.execute(
    database.db.owner,
  )
  const at = (instant: Date): World => ({
    db: database.db,
    clock: { now: () => instant, today: () => dayOf(instant) },
    newId: () => crypto.randomUUID(),
    factSources: [],
    onEffectFailed: (error) => assert.fail(String(error)),
    secrets: { seal: assert.fail, open: assert.fail } as never,
  })
  const world = at(new Date('2022-12-20T09:00:00+08:00'))
  const stage: DemoStage = { world, committeeId: 1, at, random: numbersFrom(1), progress: () => {}, cast: new Map() }
  const places = features.find((f) => f.name === 'organisation')?.demo ?? []
  for (const share of [...places, pastYearDemo]) await share.write(stage)
})
after(() => database.close())

test('the year before stands beside the year, with the numbers of its table and a warning about its classes', async () => {
  const table = readTableAsked(allFigures, {
    committeeId: 1,
    asked: { kind: 'years', until: 'end', years: '2021,2022', codes: 'P-CLASSED', by: 'class' },
    today: day('2022-12-20'),
  })
  assert.ok(table.ok)
  const { columns, rows, notes } = await readIn(database.db, [1], table.value, { snapshot: true })
  assert.deepEqual(
    columns.map((c) => c.title),
    ['2021年', '2022年'],
  )
  assert.ok((rows.find((r) => r.value === 'A')?.cells[0]?.number ?? 0) > 30)
  assert.match(notes.join(), /按件分类的定义各年不同，不能直接相比：2021年“A类：所提问题已经解决、基本解决或者部分解决/)
})
