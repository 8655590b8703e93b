// Imports of units and places on a real database: twice adds nothing, a bad row is named and changes nothing.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { randomUUIDv7 } from 'node:crypto'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { Importer, ImportResult } from '#/core/feature.ts'
import { secretsWith } from '#/core/identity/secrets.ts'
import { runImport } from '#/core/imports/run.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { placesImporter } from './import-places.ts'
import { unitsImporter } from './import-units.ts'
import { unitSystems } from './codes.ts'

const database = await testDatabase()
const { db } = database
after(() => database.close())
for (const id of [1, 2])
  await sql`insert into committee (id, code, name, short_name, level) values (${id}, ${`c${id}`}, '政协云岭市委员会', '云岭市政协', 'city')`.execute(
    db.owner,
  )

const world: World = {
  db,
  clock: { now: () => new Date('2022-03-01T01:00:00Z'), today: () => day('2022-03-01') },
  newId: () => randomUUIDv7(),
  factSources: [],
  onEffectFailed: assert.ifError,
  secrets: secretsWith(new Map([[1, Buffer.alloc(32, 1)]])),
}

async function imported(importer: Importer, name: string, text: string | Buffer, dryRun = false, committee = 1): Promise<ImportResult> {
  const actor = systemActor(committee, ['organisation:write'])
  const run = await runImport(world, actor, importer, { name, bytes: Buffer.from(text) }, { dryRun })
  assert.ok(run.ok, JSON.stringify(run))
  return run.value.result
}
const counted = async (what: 'body' | 'place' | 'journal_entry'): Promise<number> =>
  (await readIn(db, [1], (tx) => sql<{ n: number }>`select count(*) as n from ${sql.table(what)}`.execute(tx))).rows[0]?.n ?? 0

const table = `单位名称,上级单位,单位系统,代码
市公路中心,市交通运输局,,
市交通运输局,,政府,D100
市委宣传部,,,
,,,
市教育局,,军队,
市教育局,市没有局,,
市水务局,,,D100
市交通运输局,,,
市河湖中心,市水务局,政府,水1
`

test('a table of units is checked first, then written, then adds nothing', async () => {
  const expected: ImportResult = {
    read: 8,
    created: 3,
    unchanged: 0,
    refused: [
      { row: 6, field: '单位系统', says: `没有“军队”这个系统，可填：${unitSystems.codes.map((c) => c.label).join('、')}` },
      { row: 7, field: '单位名称', says: '“市教育局”与第6行重复' },
      { row: 8, field: '代码', says: '代码“D100”已被“市交通运输局”使用' },
      { row: 9, field: '单位名称', says: '“市交通运输局”与第3行重复' },
      { row: 10, field: '代码', says: '代码“水1”只能用字母、数字、点和横线，最多30位' },
    ],
  }
  assert.deepEqual(await imported(unitsImporter, 'u.csv', table, true), expected)
  assert.equal(await counted('body'), 0)
  assert.deepEqual(await imported(unitsImporter, 'u.csv', table), expected)
  const units = await readIn(db, [1], (tx) =>
    sql<{ name: string; code: string; system: string; parent: string | null }>`select b.name, b.code, b.system, p.name as parent from body b
      left join body p on p.committee_id = b.committee_id and p.id = b.parent_id order by b.sort`.execute(tx),
  )
  assert.deepEqual(units.rows, [
    { name: '市公路中心', code: 'D101', system: 'government', parent: '市交通运输局' },
    { name: '市交通运输局', code: 'D100', system: 'government', parent: null },
    { name: '市委宣传部', code: 'D103', system: 'party', parent: null },
  ])
  const entries = await counted('journal_entry')
  assert.deepEqual(await imported(unitsImporter, 'u.csv', table), { ...expected, created: 0, unchanged: 3 })
  assert.equal(await counted('body'), 3)
  assert.equal(await counted('journal_entry'), entries)
})

test('a unit whose parent is nowhere is refused; a parent may stand further down', async () => {
  const text = '单位名称,上级单位\n市甲中心,市乙中心\n市乙中心,市丙局\n市丙局,\n市丁站,市戊局\n'
  const result = await imported(unitsImporter, 'u.csv', text)
  assert.deepEqual([result.created, result.refused], [3, [{ row: 5, field: '上级单位', says: '没有找到上级单位“市戊局”' }]])
})

test('a table of places brings counties and towns with the villages, once', async () => {
  const text = `code,village,street_code,street,county_code,county
990102100200,上云川村委会,990102100,松家镇,990102,望河县
990102100201,下松家村委会,990102100,松家镇,990102,望河县
990103100200,,990103100,柏台镇,990103,石泉岭县
990102100202,前柏台村委会,990103100,柏台镇,990103,石泉岭县
99010210020,短村,990102100,松家镇,990102,望河县
990102100200,上云川村委会,990102100,松家镇,990102,望河县
`
  const result = await imported(placesImporter, 'p.csv', text)
  assert.deepEqual(result, {
    read: 6,
    created: 2,
    unchanged: 0,
    refused: [
      { row: 4, field: '区划名称', says: '区划名称是空的' },
      { row: 5, field: '区划代码', says: '代码990102100202不在“石泉岭县”（990103）之下' },
      { row: 5, field: '区划代码', says: '代码990102100202不在“柏台镇”（990103100）之下' },
      { row: 6, field: '区划代码', says: '“99010210020”不是4、6、9或12位的区划代码' },
      { row: 7, field: '区划代码', says: '代码990102100200与第2行重复' },
    ],
  })
  assert.equal(await counted('place'), 4)
  assert.equal((await imported(placesImporter, 'p.csv', text)).created, 0)
  assert.equal(await counted('place'), 4)
})

const shared = '../shared/data/motions-city/units.jsonl'
test(
  'the 197 units of a real city come in with their parents, and nothing comes in twice',
  { skip: !existsSync(shared) && `${shared} is not there` },
  async () => {
    const bytes = readFileSync(shared)
    const first = await imported(unitsImporter, 'units.jsonl', bytes, false, 2)
    assert.deepEqual([first.read, first.created + first.refused.length], [197, 197])
    const again = await imported(unitsImporter, 'units.jsonl', bytes, false, 2)
    assert.deepEqual([again.created, again.unchanged, again.refused], [0, first.created, first.refused])
  },
)

const divisions = '../shared/data/divisions'
const villages = `${divisions}/${existsSync(divisions) ? readdirSync(divisions).find((f) => f.endsWith('-villages.csv')) : ''}`
test('1,987 villages of a real city come in', { skip: !villages.endsWith('.csv') && `${divisions} is not there` }, async () => {
  const result = await imported(placesImporter, 'villages.csv', readFileSync(villages), false, 2)
  assert.deepEqual([result.created, result.refused.length], [1987, 0])
})
