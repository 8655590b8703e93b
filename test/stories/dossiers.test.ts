// The dossier, the member's own year, who has done what the year asks and who did nothing: one answer on every page, in every list and figure.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import { inScope } from '#/core/db/database.ts'
import { writeFacts, type RecordedFact } from '#/core/facts-store.ts'
import { answerFigure, recordsOf } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import { dossierFigures } from '#/features/duties/dossier/indicators.ts'
import type { MyYear, PersonDossier } from '#/features/duties/dossier/contract.ts'
import { changeSetting } from '#/core/settings/change.ts'
import { systemActor } from '#/core/actor.ts'
import { fourOnes, yearlyTasks } from '#/features/duties/dossier/settings.ts'
import { idFrom } from '../proposal-year.ts'
import { world, type City, type Client, type PersonName } from '../world.ts'

let city: City
const clients = new Map<PersonName, Client>()
const as = async (name: PersonName): Promise<Client> => {
  const known = clients.get(name) ?? (await city.signIn(name))
  clients.set(name, known)
  return known
}
let made = 0
const fact = (name: PersonName, verb: string, on: string, given: Partial<RecordedFact> = {}): RecordedFact => ({
  personId: city.personId(name),
  role: 'author',
  verb,
  object: { kind: 'thing', id: idFrom('dossier', ++made) },
  day: day(on),
  weight: 1,
  verified: true,
  recordedOn: day(on),
  about: { title: `事项${made}` },
  ...given,
})
const write = (...facts: RecordedFact[]) => inScope(city.world.db, [1], (tx) => writeFacts(tx, 1, facts, () => idFrom('fact', ++made)))

before(async () => {
  city = await world({ at: '2022-11-20 09:00' })
  const mandatory = (title: string) => ({ about: { title, kind: 'plenary', mandatory: true } })
  const taken = fact('member', 'info.accepted', '2022-05-05')
  await write(
    fact('member', 'work.accepted', '2022-02-10', { about: { title: '学习心得', kind: 'essay' } }),
    fact('member', 'suggestion.accepted', '2022-03-10'),
    fact('member', 'proposal.filed', '2022-01-11', { role: 'lead' }),
    taken,
    { ...taken, weight: -1, recordedOn: day('2022-06-01') },
    fact('member', 'activity.attended', '2022-01-10', mandatory('一次会议第一天')),
    fact('member', 'activity.absent', '2022-01-11', mandatory('一次会议第二天')),
    fact('member', 'contact.recorded', '2021-12-20'),
    fact('member2', 'activity.absent', '2022-10-11', mandatory('常委会会议')),
    fact('member2', 'contact.recorded', '2022-03-11'),
    { ...fact('member', 'activity.held', '2022-04-01', { role: 'host' }), personId: null, bodyId: city.bodies.sector },
  )
})
after(() => city.close())

const dossier = async (name: PersonName, of: PersonName, period = ''): Promise<PersonDossier> => {
  const { status, body, text } = await (await as(name)).get(`/api/dossiers/${city.personId(of)}${period}`)
  assert.equal(status, 200, text)
  return body
}
const listed = async (name: PersonName, query = ''): Promise<readonly { id: string; cells: Record<string, unknown> }[]> => {
  const { status, body, text } = await (await as(name)).get(`/api/lists/duty-years${query}`)
  assert.equal(status, 200, text)
  return body.rows
}

test('what was taken back by a counter-entry is not in the dossier, and the page says how much that was', async () => {
  const d = await dossier('member', 'member')
  assert.equal(d.groups.flatMap((g) => g.facts).length, 5)
  assert.equal(d.takenBack, 1)
  assert.equal(
    d.totals.some((t) => t.verb.code === 'info.accepted'),
    false,
  )
  assert.deepEqual([d.attendance.present, d.attendance.due], [1, 2])
})

test('the term’s dossier holds what came before the year', async () => {
  const d = await dossier('general-office', 'member', '?period=term')
  assert.equal(d.groups.flatMap((g) => g.facts).length, 6)
  assert.equal(d.tasks, null)
  assert.deepEqual(d.timeline.series.find((s) => s.name === '联系群众')?.values, [1, 0])
})

test('the four tasks of the year: three done, one missing, with the way to do it', async () => {
  const { body } = await (await as('member')).get<MyYear>('/api/my-year')
  assert.equal(body.tasks?.title, '四个一')
  assert.deepEqual(
    body.tasks?.items.map((t) => [t.key, t.done, t.missing]),
    [
      ['essay', 1, 0],
      ['suggestion', 1, 0],
      ['proposal', 1, 0],
      ['info', 0, 1],
    ],
  )
  const [owed] = (await (await as('member')).get('/api/work')).body.lists.filter((l: { key: string }) => l.key === 'duties.missingTasks')
  assert.deepEqual(
    owed.items.map((i: { title: string; due: string; url: string }) => [i.title, i.due, i.url]),
    [['四个一：一条社情民意', '2022-12-31', '/manual-facts/new?verb=info.accepted']],
  )
})

test('the list, the page and the figures give one answer', async () => {
  const rows = await listed('general-office', '?cols=present,due')
  const row = rows.find((r) => r.id === city.personId('member'))
  assert.equal(row?.cells['done'], 3)
  assert.equal(row?.cells['missing'], '一条社情民意')
  assert.equal(row?.cells['facts'], 4)
  assert.equal(row?.cells['months'], 3)
  assert.equal(row?.cells['rate'], 50)
  await city.read(async (tx) => {
    const q = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day('2022-11-20') })
    const of = async (code: string) => {
      const figure = dossierFigures.find((f) => f.code === code)
      assert.ok(figure)
      return { answer: await answerFigure(tx, figure, q), records: await recordsOf(tx, figure, q) }
    }
    const done = (await of('D-4-ITEMS')).records
    assert.equal(done.length, rows.filter((r) => r.cells['tier'] !== 'organ').length)
    for (const r of done) assert.equal(r.amount, rows.find((x) => r.url.endsWith(x.id))?.cells['done'], r.title)
    const zero = (await of('D-4-ZERO')).records.map((r) => r.url)
    const listedZero = (await listed('general-office', '?f.zero=yes')).map((r) => `/dossiers/${r.id}`)
    assert.deepEqual(zero.toSorted(), listedZero.toSorted())
    assert.equal(zero.includes(`/dossiers/${city.personId('member2')}`), true, 'March is more than six months ago, an absence is no deed')
    assert.equal((await of('D-ATTENDANCE')).answer.value, 33.3)
  })
})

test('as of a past day the figure knows only what was known', async () => {
  await city.read(async (tx) => {
    const figure = dossierFigures.find((f) => f.code === 'D-TASKS-ALL')
    assert.ok(figure)
    const on = async (asOf: string) => answerFigure(tx, figure, await askAbout(tx, { committeeId: 1, year: 2022, asOf: day(asOf) }))
    const [may, june] = [await on('2022-05-31'), await on('2022-06-01')]
    assert.ok((may.value ?? 0) > 0, 'the entry stood then')
    assert.equal(june.value, 0)
  })
})

test('a convenor sees the members of the sector, another member only himself', async () => {
  assert.deepEqual(
    (await listed('member2')).map((r) => r.id),
    [city.personId('member2')],
  )
  await sql`insert into edge (committee_id, id, from_id, from_kind, to_id, to_kind, kind, from_day, source)
    values (1, ${idFrom('edge')}, ${city.personId('member2')}, 'person', ${city.bodies.sector}, 'body', 'convenes', '2022-01-01', '界别会议推举')`.execute(
    city.world.db.owner,
  )
  assert.ok((await listed('member2')).some((r) => r.id === city.personId('member')))
  assert.equal((await (await as('member2')).get(`/api/body-dossiers/${city.bodies.sector}`)).body.totals[0].count, 1)
  assert.equal((await (await as('member3')).get(`/api/dossiers/${city.personId('member')}`)).status, 404)
})

test('the dossier is printed as Word for a year and for the term', async () => {
  const office = await as('general-office')
  for (const period of ['2022', 'term']) {
    const id = `${city.personId('member')}~${period}`
    const { body } = await office.get(`/api/documents?kind=dossier&id=${id}`)
    assert.deepEqual(
      body[0].papers.map((p: { title: string }) => p.title),
      ['委员履职档案'],
    )
    const file = await office.get(`/api/documents/dossier/${id}/dossier?format=docx`)
    assert.equal(file.status, 200)
    assert.equal(file.bytes.subarray(0, 2).toString(), 'PK')
  }
  assert.equal((await (await as('member3')).get(`/api/documents/dossier/${city.personId('member')}~2022/dossier?format=docx`)).status, 404)
})

test('all dossiers of a sector are packed into one file', async () => {
  const office = await as('general-office')
  const { members } = (await office.get(`/api/body-dossiers/${city.bodies.sector}`)).body
  const records = members.map((m: { id: string }) => ({ kind: 'dossier', id: `${m.id}~2022` }))
  const packed = await office.post('/api/document-bundles', {
    title: '经济界履职档案',
    records,
    names: ['dossier'],
    withParts: false,
    format: 'docx',
  })
  assert.equal(packed.status, 201, packed.text)
  assert.equal(packed.body.of, members.length)
})

test('next year’s fifth task is a row, entered in the running program', async () => {
  const five = {
    title: '五个一',
    tasks: [
      ...fourOnes.tasks,
      {
        key: 'contact',
        title: '一次走访群众',
        facts: { verbs: ['contact.recorded'], roles: [], where: [] },
        minimum: 1,
        to: '/contacts',
        button: '记一次走访',
      },
    ],
  }
  const changed = await changeSetting(city.world, { ...systemActor(1, ['settings:write']), name: '主任会议' }, [yearlyTasks], {
    key: yearlyTasks.key,
    sessionId: null,
    fromDay: day('2022-11-20'),
    value: five,
    source: '主席会议决定',
  })
  assert.ok(changed.ok)
  const { body } = await (await as('member')).get<MyYear>('/api/my-year')
  assert.equal(body.tasks?.title, '五个一')
  assert.equal(body.tasks?.items.at(-1)?.missing, 1)
  const row = (await listed('general-office')).find((r) => r.id === city.personId('member'))
  assert.equal(row?.cells['missing'], '一条社情民意、一次走访群众')
})
