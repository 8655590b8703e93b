// A table of activities that are over, taken in over HTTP: what is refused and why, what it counts as, that twice adds nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { checkFacts } from '#/core/facts-check.ts'
import { pastImporter } from '#/features/activities/past/importer.ts'
import { factSources } from '../../src/app/features.ts'
import { world, type City } from '../world.ts'

let city: City
before(async () => {
  city = await world({ at: '2022-06-20 09:00' })
})
after(() => city.close())

const meeting = {
  kind: '常委会会议',
  title: '五届市政协第二次常委会会议',
  on: '2022-04-12',
  host: '',
  place: '市政协会议厅',
  themes: '产业发展',
  present: '林一然、周若谷',
  excused: '沈知行',
  absent: '',
  guests: '某专家',
  audience: '',
}
const take = async (rows: readonly object[], by: 'general-office' | 'committee-office' = 'general-office') => {
  const outcome = await pastImporter.run(
    city.world,
    await city.actor(by),
    rows.map((cells, i) => ({ row: i + 2, cells: cells as Record<string, string> })),
    { dryRun: false, source: '会议登记表.xlsx' },
  )
  assert.ok(outcome.ok)
  return outcome.value
}
const attended = (name: 'member' | 'member3'): Promise<readonly { verb: string; day: string; kind: string }[]> =>
  city.read(async (tx) => {
    const { rows } = await sql<{ verb: string; day: string; kind: string }>`select verb, day, about->>'kind' as kind from fact
      where person_id = ${city.personId(name)} and object_kind = 'activity' order by day, verb`.execute(tx)
    return rows
  })

test('a row becomes a closed activity with who came, and the facts of everybody on it', async () => {
  const { read, created, refused } = await take([meeting])
  assert.deepEqual({ read, created, refused }, { read: 1, created: 1, refused: [] })
  assert.deepEqual(await attended('member'), [{ verb: 'activity.attended', day: '2022-04-12', kind: 'standing' }])
  assert.deepEqual(await attended('member3'), [{ verb: 'activity.excused', day: '2022-04-12', kind: 'standing' }])
  const { rows } = await city.read((tx) =>
    sql`select m.state, a.held_on as "heldOn", (select count(*)::int from participation p where p.activity_id = a.id) as people
      from activity a join matter m on m.id = a.id where m.title = ${meeting.title}`.execute(tx),
  )
  assert.deepEqual(rows, [{ state: 'closed', heldOn: '2022-04-12', people: 4 }])
})

test('the same row a second time adds nothing', async () => {
  const { created, unchanged } = await take([meeting])
  assert.deepEqual({ created, unchanged }, { created: 0, unchanged: 1 })
  assert.equal((await attended('member')).length, 1)
})

test('a wrong row says everything that is wrong with it and stores nothing', async () => {
  const { created, refused } = await take([
    { ...meeting, kind: '茶话会', title: '', on: '2022-13-01', host: '某办', themes: '无此主题', present: '某甲', audience: '很多' },
    { ...meeting, title: '以后的会', on: '2022-09-01' },
    { ...meeting, title: '重名的会', present: '林一然', absent: '林一然' },
  ])
  assert.equal(created, 0)
  assert.deepEqual(
    refused.filter((r) => r.row === 2).map((r) => r.field),
    ['kind', 'title', 'on', 'host', 'audience', 'themes', 'present'],
  )
  assert.match(refused.find((r) => r.row === 3)?.says ?? '', /还没有举行/)
  assert.match(refused.find((r) => r.row === 4)?.says ?? '', /写了两次/)
})

test('a committee’s office takes over only what its own committee held', async () => {
  const { created, refused } = await take(
    [meeting, { ...meeting, kind: '调研', title: '提案委调研', host: '提案委员会' }],
    'committee-office',
  )
  assert.equal(created, 1)
  assert.deepEqual(
    refused.map((r) => [r.row, r.says]),
    [[2, '只能登记本机构主办的活动']],
  )
})

test('the facts of what was taken over are those of the journal', async () => {
  const found = await city.read((tx) => checkFacts(tx, 1, factSources))
  assert.equal(found.missing + found.surplus, 0)
})
