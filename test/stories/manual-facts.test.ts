// Facts entered by hand: one person enters, a second confirms, what was wrong is taken back, and the journal gives the same facts again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { checkFacts } from '#/core/facts-check.ts'
import type { ImportResult, ImportRow } from '#/core/feature.ts'
import { manualImporter } from '#/features/duties/manual/importer.ts'
import { manualCourse, manualStates, type ManualMove, type ManualState } from '#/features/duties/manual/lifecycle.ts'
import { factSources } from '../../src/app/features.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type City, type Client, type PersonName } from '../world.ts'

let city: City
const clients = new Map<PersonName, Client>()
const actors = new Map<PersonName, Actor>()
const as = async (name: PersonName): Promise<Client> => {
  const known = clients.get(name) ?? (await city.signIn(name))
  clients.set(name, known)
  return known
}
before(async () => {
  city = await world({ at: '2022-06-01 09:00' })
  await sql`update seat set special_committee_id = ${city.bodies.specialCommittee} where person_id = ${city.personId('member')}`.execute(
    city.world.db.owner,
  )
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await as(name)
  }
})
after(() => city.close())

let entries = 0
const deed = (given: object = {}) => ({
  verb: 'ledger.verified',
  kind: 'aid.deed',
  role: 'actor',
  title: `为村里修水渠（第${++entries}次）`,
  day: '2022-05-20',
  source: '望河县乡村振兴局证明',
  ...given,
})
async function entered(name: PersonName, given: object = {}): Promise<string> {
  const { status, body, text } = await (await as(name)).post('/api/manual-facts', deed(given))
  assert.equal(status, 201, text)
  return body.id
}
const seen = async (name: PersonName, id: string) => (await (await as(name)).get(`/api/manual-facts/${id}`)).body
const versionOf = async (id: string): Promise<number> =>
  city.read(
    async (tx) => (await sql<{ version: number }>`select version from manual_fact where id = ${id}`.execute(tx)).rows[0]?.version ?? 1,
  )
const move = async (name: PersonName, id: string, which: ManualMove, form: object = {}) =>
  (await as(name)).post(`/api/manual-facts/${id}/moves/${which}`, {
    version: await versionOf(id),
    ...(which === 'refuse' || which === 'void' ? { reason: '核查不属实' } : {}),
    ...form,
  })
const factsAbout = (id: string) =>
  city.read(
    async (tx) =>
      (
        await sql<{
          verb: string
          day: string
          recordedOn: string
          weight: number
          about: object
        }>`select verb, day, recorded_on as "recordedOn", weight::float8 as weight, about from fact
          where object_id = ${id} order by weight desc`.execute(tx)
      ).rows,
  )

test('a member declares a deed; it counts once the office has confirmed it, on the day of the deed', async () => {
  const id = await entered('member')
  assert.deepEqual(await factsAbout(id), [])
  assert.equal((await move('general-office', id, 'confirm')).status, 200)
  const [fact] = await factsAbout(id)
  assert.equal(fact?.verb, 'ledger.verified')
  assert.equal(fact?.day, '2022-05-20')
  assert.deepEqual(fact?.about, { kind: 'aid.deed', title: (await seen('member', id)).title, manual: true })
})

test('who entered it cannot confirm it, and nobody confirms his own', async () => {
  const byOffice = await entered('general-office', { personId: city.personId('member') })
  const own = await move('general-office', byOffice, 'confirm')
  assert.equal(own.status, 422)
  assert.match(own.text, /须由另一人核实/)
  assert.equal((await move('chair', byOffice, 'confirm')).status, 200)
  const ofChair = await entered('general-office', { personId: city.personId('chair') })
  assert.match((await move('chair', ofChair, 'confirm')).text, /不能核实自己的履职事项/)
  assert.equal((await seen('general-office', ofChair)).moves.find((m: { move: string }) => m.move === 'confirm').ok, false)
})

test('without a source and without a file nothing is confirmed', async () => {
  const id = await entered('member', { source: '' })
  assert.match((await move('chair', id, 'confirm')).text, /没有写明出处/)
  const file = new FormData()
  file.set('subjectKind', 'manual-fact')
  file.set('subjectId', id)
  file.set('part', 'evidence')
  file.set('file', new File(['证明'], '证明.txt'))
  assert.equal((await (await as('member')).upload('/api/files', file)).status, 201)
  assert.equal((await move('chair', id, 'confirm')).status, 200)
})

test('a wrong one is voided: its fact is taken back by a counter-entry on the same day, and the record stays', async () => {
  const id = await entered('member')
  await move('chair', id, 'confirm')
  assert.equal((await move('chair', id, 'void')).status, 200)
  const rows = await factsAbout(id)
  assert.deepEqual(
    rows.map((f) => [f.day, f.recordedOn, f.weight]),
    [
      ['2022-05-20', '2022-06-01', 1],
      ['2022-05-20', '2022-06-01', -1],
    ],
  )
  assert.equal((await seen('member', id)).state.label, '已作废')
})

test('all that is wrong with an entry is said at once', async () => {
  const answer = await (
    await as('general-office')
  ).post('/api/manual-facts', { verb: 'info.accepted', kind: 'x', role: 'nobody', title: '信息', day: '2022-12-31' })
  const fields = answer.body.reasons.map((r: { field: string }) => r.field)
  assert.deepEqual(fields.toSorted(), ['day', 'kind', 'level', 'personId', 'role'])
})

test('the same deed is not entered twice, and a verb that follows from records is not entered at all', async () => {
  const given = deed({ title: '资助两名学生' })
  const member = await as('member')
  assert.equal((await member.post('/api/manual-facts', given)).status, 201)
  assert.match((await member.post('/api/manual-facts', given)).text, /已经登记过/)
  assert.match((await member.post('/api/manual-facts', deed({ verb: 'proposal.filed', kind: '' }))).text, /不能人工登记/)
})

test('a member declares for himself only; a committee’s office enters for its own members', async () => {
  const id = await entered('member', { personId: city.personId('member2') })
  assert.equal((await seen('member', id)).holder.name, '林一然')
  assert.equal((await (await as('committee-office')).post('/api/manual-facts', deed({ personId: city.personId('member') }))).status, 201)
  assert.equal((await (await as('committee-office')).post('/api/manual-facts', deed({ personId: city.personId('member2') }))).status, 404)
})

test('a table is imported row by row, waits for a second person, and adds nothing the second time', async () => {
  const office = await city.actor('general-office')
  const rows: readonly ImportRow[] = [
    {
      row: 2,
      cells: { holder: '林一然', verb: '社情民意信息采用', level: '省级', title: '关于防返贫的信息', day: '2022年3月8日', source: '第8期' },
    },
    { row: 3, cells: { holder: '周若谷', verb: '帮办实事', kind: '办实事', title: '送医下乡', day: '2022-04-01', source: '简报' } },
    { row: 4, cells: { holder: '无此人', verb: '帮办实事', kind: '办实事', title: '送医下乡', day: '四月' } },
  ]
  const run = async (): Promise<ImportResult> => {
    const result = await manualImporter.run(city.world, office, rows, { dryRun: false, source: '履职登记.xlsx' })
    assert.ok(result.ok)
    return result.value
  }
  const first = await run()
  assert.equal(first.created, 2)
  assert.deepEqual(
    first.refused.map((r) => [r.row, r.field]),
    [
      [4, '委员'],
      [4, '日期'],
    ],
  )
  const again = await run()
  assert.deepEqual([again.created, again.unchanged], [0, 2])
  const list = await (await as('chair')).get('/api/lists/manual-facts?f.batch=%E5%B1%A5%E8%81%8C%E7%99%BB%E8%AE%B0.xlsx&cols=version')
  const cases = list.body.rows.map((r: { id: string; cells: { version: number } }) => ({ id: r.id, version: r.cells.version }))
  const batch = await (await as('chair')).post('/api/manual-facts/batch/confirm', { cases, form: {} })
  assert.deepEqual(
    batch.body.results.map((r: { ok: boolean }) => r.ok),
    [true, true],
  )
})

test('what waits for a second person stands on his worklist, not on that of who entered it', async () => {
  const id = await entered('general-office', { personId: city.personId('member') })
  const owedTo = async (name: PersonName): Promise<boolean> =>
    (await (await as(name)).get('/api/work')).body.lists.some((l: { items: { id: string }[] }) => l.items.some((i) => i.id === id))
  assert.equal(await owedTo('chair'), true)
  assert.equal(await owedTo('general-office'), false)
})

const way: Readonly<Record<ManualState, ManualMove | null>> = {
  entered: null,
  confirmed: 'confirm',
  refused: 'refuse',
  withdrawn: 'withdraw',
  voided: 'confirm',
}
const tried: Tried = {
  course: manualCourse,
  relations: { member: ['enterer'] },
  prepare: async (state) => {
    const id = await entered('member')
    const step = way[state as ManualState]
    if (step) assert.equal((await move(step === 'withdraw' ? 'member' : 'general-office', id, step)).status, 200)
    if (state === 'voided') assert.equal((await move('general-office', id, 'void')).status, 200)
    return id
  },
  call: (name, id, which) => move(name, id, which as ManualMove),
  record: (id) => rowOf(city, 'manual_fact')(id),
}
tryTriples(
  'a fact entered by hand',
  () => city,
  actors,
  () => tried,
  Object.keys(manualStates),
)

test('the facts reckoned again from the journal are those stored, counter-entries too', async () => {
  const found = await city.read((tx) => checkFacts(tx, 1, factSources))
  assert.deepEqual([found.missing, found.surplus], [0, 0])
  assert.ok(found.facts > 10)
})
