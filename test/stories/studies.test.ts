// 学习与书香 told over HTTP: a text to be studied at once, a training with its results, and a year of a reading group.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { ImportRow } from '#/core/feature.ts'
import { assessmentsImporter } from '#/features/studies/importer.ts'
import { checkInsImporter } from '#/features/studies/reading/importer.ts'
import { world, type City } from '../world.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'
import { studySteps, type StudySteps } from './studies-steps.ts'
import { workSteps } from './works-steps.ts'

let city: City
let people: Steps
let study: StudySteps

before(async () => {
  city = await world({ at: '2022-04-01 09:00' })
  people = proposalSteps(city)
  study = studySteps(city, people)
})
after(() => city.close())

interface Told {
  readonly verb: string
  readonly personId: string | null
  readonly weight: number
  readonly day: string
  readonly about: Readonly<Record<string, unknown>>
}
const factsOf = (kind: string, id: string): Promise<readonly Told[]> =>
  city.read(async (tx) => {
    const { rows } = await sql<Told>`select verb, person_id as "personId", weight::float8 as weight, day, about from fact
      where object_kind = ${kind} and object_id = ${id} order by recorded_on nulls first, id`.execute(tx)
    return rows
  })
const figure = async (code: string, asOf: string) => {
  const office = await people.as('general-office')
  const { records } = done(await office.get(`/api/figures/${code}/records?year=2022&asOf=${asOf}`)).body
  return records as readonly { ref: string; amount: number | null; url: string }[]
}
const workOf = async (name: 'general-office' | 'member', key: string) =>
  done(await (await people.as(name)).get('/api/work')).body.lists.find((l: { key: string }) => l.key === key)

test('a text to be studied at once starts its clock, tells who must know, and is covered by the first session that names it', async () => {
  city.at('2022-04-01 09:00')
  const member = await people.as('member')
  assert.equal((await member.post('/api/study-texts', { kind: 'speech', title: '讲话', publishedOn: '2022-04-01' })).status, 403)
  assert.deepEqual(
    refused(
      await (await people.as('general-office')).post('/api/study-texts', { kind: 'poem', title: '讲话', publishedOn: '2022-04-02' }),
      422,
    ),
    ['没有这类篇目', '公布日期不能晚于今天'],
  )
  const id = await study.text({ publishedOn: '2022-03-30' })
  const [told] = await factsOf('study-text', id)
  assert.deepEqual([told?.verb, told?.personId, told?.day, told?.about['until']], ['study.triggered', null, '2022-03-30', '2022-04-14'])
  for (const name of ['general-office', 'chair'] as const) {
    const { items } = done(await (await people.as(name)).get('/api/notices')).body
    assert.equal(items[0].url, `/study-texts/${id}`, name)
  }
  assert.equal((await workOf('general-office', 'studies.prompt')).items[0].due, '2022-04-14')
  city.at('2022-04-09 09:00')
  await study.held({
    kind: 'party-group-study',
    title: '中心组第三次学习会',
    day: '2022-04-08',
    trigger: id,
    attended: ['member', 'member2'],
  })
  const page = done(await (await people.as('member')).get(`/api/study-texts/${id}`)).body
  assert.deepEqual([page.days, page.people, page.sessions[0].title], [9, 2, '中心组第三次学习会'])
  assert.equal((await workOf('general-office', 'studies.prompt'))?.items.length ?? 0, 0)
  const late = await study.text({ title: '另一篇讲话', publishedOn: '2022-04-01' })
  assert.deepEqual(
    (await figure('IMP-01', '2022-04-09')).map((r) => r.amount),
    [9, null],
  )
  assert.deepEqual(
    (await figure('IMP-01-MAX', '2022-04-09')).map((r) => [r.amount, r.url]),
    [[9, `/study-texts/${id}`]],
  )
  assert.deepEqual(await figure('IMP-01-MAX', '2022-04-07'), [], 'the day before the session nobody knew of one')
  assert.equal((await figure('IMP-01-RATE', '2022-04-09')).length, 1, 'the other one still has time')
  const office = await people.as('general-office')
  done(await office.post(`/api/study-texts/${late}/withdrawal`, { version: 1, reason: '重复列入' }))
  assert.deepEqual(
    (await factsOf('study-text', late)).map((f) => f.weight),
    [1, -1],
  )
})

test('a training counts its attendance from facts, and results entered in bulk or from a table are corrected by counter-entries', async () => {
  city.at('2022-04-20 09:00')
  const id = await study.programme('training', { title: '委员学习培训班', fromDay: '2022-04-18', toDay: '2022-04-30' })
  const office = await people.as('general-office')
  const form = { onDay: '2022-04-20', result: 'pass', people: [city.personId('member'), city.personId('member2')] }
  assert.deepEqual(refused(await office.post(`/api/study-programmes/${id}/assessments`, form), 422), ['当前状态是“计划”，还不能登记结果'])
  done(await study.programmeMove('general-office', id, 'open'))
  await study.held({ kind: 'training', title: '第一期', day: '2022-04-19', programme: id, attended: ['member', 'member2'] })
  assert.equal(done(await office.post(`/api/study-programmes/${id}/assessments`, form)).body.assessed, 2)
  assert.deepEqual(refused(await office.post(`/api/study-programmes/${id}/assessments`, form), 422), ['所选人员已经是这个结果'])
  const rows: ImportRow[] = [
    { row: 2, cells: { programme: '委员学习培训班', name: '林一然', result: '优秀', score: 92 } },
    { row: 3, cells: { programme: '委员学习培训班', name: '无此人', result: '不错' } },
  ]
  const outcome = await assessmentsImporter.run(city.world, await city.actor('general-office'), rows, { dryRun: false, source: '成绩表' })
  assert.ok(outcome.ok)
  assert.deepEqual([outcome.value.created, outcome.value.refused.map((r) => r.field)], [1, ['name', 'result']])
  const facts = (await factsOf('study-programme', id)).filter((f) => f.personId === city.personId('member'))
  assert.deepEqual(facts.map((f) => `${String(f.about['result'])} ${f.weight}`).toSorted(), ['excellent 1', 'pass -1', 'pass 1'])
  const page = done(await office.get(`/api/study-programmes/${id}`)).body
  assert.deepEqual([page.sessions.length, page.counts.people, page.counts.assessed], [1, 2, 2])
  const progress = done(await office.get(`/api/lists/study-progress?f.programme=${id}`)).body.rows
  assert.equal(progress.length, 2)
  assert.deepEqual([(await figure('IMP-02', '2022-04-20')).length, (await figure('IMP-02-PEOPLE', '2022-04-20')).length], [1, 2])
  await study.held({ kind: 'capacity', title: '履职能力提升班', day: '2022-04-20', attended: ['member3'] })
  assert.deepEqual([(await figure('IMP-03', '2022-04-20')).length, (await figure('IMP-03-PEOPLE', '2022-04-20')).length], [1, 1])
  const rate = await figure('IMP-02-RATE', '2022-04-20')
  assert.deepEqual([rate.filter((r) => r.amount === 1).length, rate.length], [2, 3])
})

test('a lecture that was held is counted by who spoke, and cannot be cancelled any more', async () => {
  city.at('2022-06-11 09:00')
  const id = await study.lecture({ speakerId: city.personId('chair'), speaker: '', tier: 'party-group' })
  const office = await people.as('general-office')
  assert.equal(done(await office.get(`/api/study-lectures/${id}`)).body.speaker, '苏怀瑾')
  await study.held({ kind: 'lecture', title: '大讲堂第一讲', day: '2022-06-10', trigger: id })
  assert.deepEqual(refused(await office.post(`/api/study-lectures/${id}/cancellation`, { version: 1, reason: '改期' }), 422), [
    '这一讲已经举办',
  ])
  assert.deepEqual([(await figure('IMP-04', '2022-06-11')).length, (await figure('IMP-04-PARTY', '2022-06-11')).length], [1, 1])
})

test('a reading group is read from its list to its close: the wrong person, the wrong time and a second check-in are refused', async () => {
  city.at('2022-04-25 09:00')
  const id = await study.group({ fromDay: '2022-05-01' })
  assert.deepEqual(refused(await study.move('general-office', id, 'approveList'), 422), ['还没有列书目'])
  done(await study.move('member', id, 'addBook'))
  assert.equal((await study.move('member', id, 'approveList')).status, 403, 'the owner does not approve his own list')
  done(await study.move('committee-office', id, 'approveList'))
  assert.deepEqual(refused(await study.move('member', id, 'start'), 422), ['还没有到开始的日期（2022-05-01）'])
  city.at('2022-05-02 09:00')
  assert.equal((await study.move('member2', id, 'start')).status, 403, 'only the owner and the office lead it')
  done(await study.move('member2', id, 'join'))
  done(await study.move('member', id, 'start'))
  assert.equal((await study.move('member3', id, 'checkIn')).status, 403, 'who is not in the group does not check in')
  done(await study.move('member2', id, 'checkIn'))
  assert.deepEqual(refused(await study.move('member2', id, 'checkIn'), 422), ['今天已经打过卡了'])
  city.at('2022-05-03 09:00')
  done(await study.move('member2', id, 'checkIn'))
  const facts = await factsOf('reading-group', id)
  assert.deepEqual(
    facts.map((f) => [f.verb, f.personId, f.day]),
    [
      ['reading.checkedIn', city.personId('member2'), '2022-05-02'],
      ['reading.checkedIn', city.personId('member2'), '2022-05-03'],
    ],
  )
  const title = (await study.page('member', id)).text.title
  const rows: ImportRow[] = ['2022-05-02', '2022-05-03', '2022-04-30'].flatMap((day, i) => [
    { row: i * 2 + 2, cells: { group: title, name: '林一然', day } },
    { row: i * 2 + 3, cells: { group: title, name: '周若谷', day } },
  ])
  const read = await checkInsImporter.run(city.world, await city.actor('general-office'), rows, { dryRun: false, source: '群接龙' })
  assert.ok(read.ok)
  assert.deepEqual([read.value.created, read.value.unchanged, read.value.refused.length], [2, 2, 2])
  assert.equal((await figure('IMP-44-DAYS', '2022-05-03')).length, 4)

  assert.deepEqual(refused(await study.move('member', id, 'discuss'), 422), ['还没有导读'])
  done(await study.move('member', id, 'addGuide'))
  done(await study.move('member', id, 'discuss'))
  done(await study.move('member2', id, 'post'))
  const [point] = (await study.page('member2', id)).posts
  done(await study.move('member', id, 'post', { text: '赞成', parentId: point?.id }))
  done(await study.move('member2', id, 'convert'))
  assert.deepEqual(refused(await study.move('member2', id, 'convert'), 422), ['这则发言已经转化过'])
  const { conversions } = await study.page('member2', id)
  const link = new URL(conversions[0]?.draftUrl ?? '', 'http://x')
  assert.deepEqual(
    [link.pathname, link.searchParams.get('kind'), link.searchParams.get('body'), link.searchParams.get('origin')],
    ['/works/new', 'advice', '可以在社区办夜校', conversions[0]?.id],
  )
  done(await study.move('member2', id, 'note'))
  const note = (await study.page('member', id)).posts.find((p) => p.kind === 'note')
  done(await study.move('member', id, 'hidePost', { postId: note?.id, reason: '与书无关' }))
  const hidden = (await study.page('member3', id)).posts.find((p) => p.id === note?.id)
  assert.deepEqual([hidden?.text, hidden?.hiddenWhy], ['', '与书无关'])
  assert.deepEqual(
    (await factsOf('reading-group', id)).filter((f) => f.verb === 'reading.noted').map((f) => f.weight),
    [1, -1],
  )
  done(await study.move('member', id, 'countPublic'))
  done(await study.move('member', id, 'callEssays'))
  const works = workSteps(city, people)
  const { programmeId } = (await study.page('member', id)).text
  const essay = await works.written('essay', { programmeId }, 'member3')
  done(await works.move('member3', essay, 'submit'))
  done(await works.move('general-office', essay, 'accept'))
  assert.deepEqual(
    (await figure('IMP-44-ESSAYS', '2022-05-03')).map((r) => r.url),
    [`/works/${essay}`],
  )
  const rate = await figure('IMP-44-RATE', '2022-05-03')
  assert.equal(rate.filter((r) => r.amount === 1).length, 3)
  assert.equal((await figure('IMP-44-CONVERTED', '2022-05-03')).length, 1)
  assert.equal((await figure('IMP-44-SECTORS', '2022-05-03'))[0]?.amount, 1)
  done(await study.move('member', id, 'summarise'))
  assert.deepEqual(refused(await study.move('member2', id, 'checkIn'), 422), ['当前状态是“已总结”，不能今日打卡'])
  done(await study.programmeMove('general-office', programmeId, 'open'))
  assert.deepEqual(refused(await study.programmeMove('general-office', programmeId, 'close'), 422), ['还有1个读书群没有结束'])
  done(await study.move('member', id, 'close'))
  done(await study.programmeMove('general-office', programmeId, 'close'))
})
