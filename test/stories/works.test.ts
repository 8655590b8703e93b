// 文稿 told over HTTP: a member writes an essay and a piece of advice, offices take them, his record knows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { ImportRow } from '#/core/feature.ts'
import { worksImporter } from '#/features/publications/importer.ts'
import { world, type City } from '../world.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'
import { essayText, workSteps, type WorkSteps } from './works-steps.ts'

let city: City
let people: Steps
let works: WorkSteps

before(async () => {
  city = await world({ at: '2022-11-01 09:00' })
  people = proposalSteps(city)
  works = workSteps(city, people)
})
after(() => city.close())

interface Told {
  readonly personId: string
  readonly verb: string
  readonly role: string
  readonly weight: number
  readonly about: Readonly<Record<string, unknown>>
}
const factsOf = (id: string): Promise<readonly Told[]> =>
  city.read(async (tx) => {
    const { rows } = await sql<Told>`select person_id as "personId", verb, role, weight::float8 as weight, about from fact
      where object_kind = 'work' and object_id = ${id} order by weight desc, role`.execute(tx)
    return rows
  })
const figure = async (code: string, asOf: string): Promise<readonly string[]> => {
  const { records } = done(await (await people.as('general-office')).get(`/api/figures/${code}/records?year=2022&asOf=${asOf}`)).body
  return (records as { url: string }[]).map((r) => r.url.split('/').at(-1) ?? '')
}

test('a member writes an essay on the phone, the office takes it, and the record knows', async () => {
  city.at('2022-11-01 09:00')
  const id = await works.begun('essay')
  const begun = await works.page('member', id)
  assert.deepEqual(begun.text.themes, ['congress-spirit'], 'the theme of the year comes by itself')
  assert.deepEqual(refused(await works.move('member', id, 'submit'), 422), ['请填写题目', '学习心得不少于800字，现在0字'])
  const phone = await people.as('member')
  done(await phone.put(`/api/works/${id}`, { ...begun.text, title: '在实干中领悟精神', body: essayText, version: 1 }))
  assert.equal((await phone.put(`/api/works/${id}`, { ...begun.text, version: 1 })).status, 409, 'another device was faster')
  done(await works.move('member', id, 'submit'))
  assert.equal((await (await people.as('member2')).get(`/api/works/${id}`)).status, 404, 'another member does not read it')
  assert.equal((await works.move('committee-office', id, 'accept')).status, 404, 'it is not the committee’s to examine')
  const owed = done(await (await people.as('general-office')).get('/api/work')).body.lists.find(
    (l: { key: string }) => l.key === 'works.examine',
  )
  assert.deepEqual(
    owed.items.map((i: { url: string }) => i.url),
    [`/works/${id}`],
  )
  assert.deepEqual(await factsOf(id), [])
  city.at('2022-11-03 09:00')
  done(await works.move('general-office', id, 'accept', { note: '有体会' }))
  const [told] = await factsOf(id)
  assert.deepEqual(
    [told?.personId, told?.verb, told?.role, told?.about['kind'], told?.about['themes'], told?.about['title']],
    [city.personId('member'), 'work.accepted', 'author', 'essay', ['congress-spirit'], '在实干中领悟精神'],
  )
  assert.deepEqual(await figure('W-ESSAYS', '2022-11-03'), [id])
  assert.deepEqual(await figure('W-ESSAYS', '2022-11-02'), [])
  done(await works.move('general-office', id, 'exchange', { day: '2022-11-03', where: '委员学习交流会' }))
  assert.equal((await works.page('member2', id)).shownAt, '委员学习交流会', 'what was exchanged everybody reads')
  const paper = await (await people.as('member')).get(`/api/documents?kind=work&id=${id}`)
  assert.equal(paper.body[0].papers[0].title, '文稿')
})

test('advice goes to a committee, counts for author and co-author, and is taken back with a counter-entry', async () => {
  city.at('2022-11-04 09:00')
  const id = await works.written('advice', { coauthors: [city.personId('member2')], suggestionType: null, receiverId: null })
  assert.deepEqual(refused(await works.move('member', id, 'submit'), 422), ['请选择报送的专门委员会', '请选择建议类型'])
  const { text, version } = await works.page('member2', id)
  done(
    await (
      await people.as('member2')
    ).put(`/api/works/${id}`, {
      ...text,
      suggestionType: 'planning',
      receiverId: city.bodies.specialCommittee,
      version,
    }),
  )
  assert.equal((await works.move('member2', id, 'submit')).status, 403, 'the author hands it in')
  done(await works.move('member', id, 'submit'))
  done(await works.move('committee-office', id, 'sendBack', { reason: '写清由谁来办' }))
  const back = done(await (await people.as('member')).get('/api/work')).body.lists.find((l: { key: string }) => l.key === 'works.mend')
  assert.equal(back.items[0].url, `/works/${id}/write`)
  done(await works.move('member', id, 'submit'))
  done(await works.move('committee-office', id, 'accept'))
  assert.deepEqual(
    (await factsOf(id)).map((f) => [f.verb, f.role, f.about['type'], f.about['horizon']]),
    [
      ['suggestion.accepted', 'author', 'planning', 'forward'],
      ['suggestion.accepted', 'coauthor', 'planning', 'forward'],
    ],
  )
  assert.deepEqual(
    (await works.page('member', id)).rounds.map((r) => r.decision),
    ['returned', 'accepted'],
  )
  const twin = await works.begun('advice', {}, 'member')
  const { items } = done(
    await (await people.as('member')).post('/api/works/similar', { title: text.title, body: essayText, except: twin }),
  ).body
  assert.equal(items[0].id, id, 'one text serves one purpose: its like is shown')
  city.at('2022-11-08 09:00')
  done(await works.move('committee-office', id, 'revoke'))
  assert.deepEqual(
    (await factsOf(id)).map((f) => f.weight),
    [1, 1, -1, -1],
  )
  assert.deepEqual([await figure('W-ADVICE', '2022-11-07'), await figure('W-ADVICE', '2022-11-08')], [[id], []])
})

test('a table of texts already accepted is taken over once, with the reason for each row refused', async () => {
  city.at('2022-11-10 09:00')
  const actor = await city.actor('general-office')
  const row = (n: number, cells: ImportRow['cells']): ImportRow => ({ row: n, cells })
  const rows = [
    row(2, { author: '沈知行', kind: '学习心得', title: '以学促行', acceptedOn: '2022-10-30', themes: '党的二十大精神' }),
    row(3, {
      author: '周若谷',
      kind: '对策建议',
      title: '关于停车的建议',
      acceptedOn: '2022-10-30',
      receiver: '提案委',
      type: '落实',
      horizon: '常规',
    }),
    row(4, { author: '无此人', kind: '对策建议', title: '建议', acceptedOn: '2022-12-30' }),
  ]
  const run = async () => done2(await worksImporter.run(city.world, actor, rows, { dryRun: false, source: '汇总表.xlsx' }))
  const first = await run()
  assert.deepEqual([first.read, first.created, first.unchanged], [3, 2, 0])
  assert.deepEqual(
    first.refused.map((r) => [r.row, r.field]),
    [
      [4, 'acceptedOn'],
      [4, 'author'],
      [4, 'receiver'],
      [4, 'type'],
      [4, 'horizon'],
    ],
  )
  const again = await run()
  assert.deepEqual([again.created, again.unchanged], [0, 2])
  const { rows: facts } = await city.read((tx) =>
    sql<{ verb: string; day: string }>`select verb, day from fact where person_id = any(${[city.personId('member3')]}::uuid[])`.execute(tx),
  )
  assert.deepEqual(facts, [{ verb: 'work.accepted', day: '2022-10-30' }])
})

const done2 = <T>(outcome: { ok: true; value: T } | { ok: false; reasons: readonly { says: string }[] }): T => {
  assert.ok(outcome.ok)
  return outcome.value
}
