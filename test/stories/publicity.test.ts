// A proposal's text and its reply become public: redacted by one, approved by another, taken back with a reason. Over HTTP.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { runJob } from '#/core/jobs/jobs.ts'
import { publicityListKind } from '#/features/proposals/publicity/list-document.ts'
import { allJobs } from '../../src/app/features.ts'
import { world, type City } from '../world.ts'
import { done, draftText, proposalSteps, refused, replyText, type Steps } from './proposal-steps.ts'
import { noMarks, privateText, publicitySteps, type PublicitySteps } from './publicity-steps.ts'

let city: City
let people: Steps
let desk: PublicitySteps
let actorOfOffice: Actor

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  desk = publicitySteps(city, people)
  actorOfOffice = await city.actor('proposal-office')
})
after(() => city.close())

async function filed(text = draftText): Promise<string> {
  const id = await people.submitted(text)
  done(await people.move('proposal-office', id, 'startReview'))
  done(await people.move('proposal-office', id, 'passPreReview', { category: 'economy' }))
  done(await people.move('proposal-director', id, 'file'))
  return id
}

async function answered(text = draftText): Promise<string> {
  const id = await filed(text)
  done(await people.move('assigning-office', id, 'allocate', { units: [{ bodyId: city.bodies.transport, role: 'sole' }] }))
  done(await people.move('assigning-office', id, 'assign', people.batch()))
  await people.answered(id, '云交函〔2022〕1号')
  return id
}

test('filing on 4 March gives the text until 19 March, and the date says how it was reckoned', async () => {
  const id = await filed()
  const { items, publicUrl } = await desk.of('proposal-office', id)
  assert.deepEqual(
    items.map((i) => [i.part, i.state.label, i.openness, i.dueDay]),
    [['text', '整理公开稿', 'open', '2022-03-19']],
  )
  assert.match(items[0]?.dueSteps.join('') ?? '', /自立案之日2022年3月4日.*第15日为2022年3月19日.*提案工作公开办法/)
  assert.equal(publicUrl, null, 'nothing is public yet')
})

test('a reply of 4 March is due twenty working days later, past the holiday of Qingming', async () => {
  const id = await answered()
  const reply = (await desk.of('unit-liaison', id)).items.find((i) => i.part === 'reply')
  assert.equal(reply?.dueDay, '2022-04-01')
  assert.match(reply?.dueSteps.join('') ?? '', /第20个工作日/)
})

test('who does not agree is not published: the reason is the proposer’s own, and the reply goes with the text', async () => {
  const id = await answered({ ...draftText, openConsent: false, openReason: '涉及企业内部情况' })
  const { items } = await desk.of('proposal-office', id)
  assert.deepEqual(
    items.map((i) => [i.part, i.state.code, i.openness, i.opennessReason]),
    [
      ['text', 'notPublic', 'closed', '提案者不同意公开：涉及企业内部情况'],
      ['reply', 'notPublic', 'closed', '提案者不同意公开提案，答复不单独公开'],
    ],
  )
  const reply = await desk.idOf(id, 'reply')
  assert.deepEqual(refused(await desk.move('proposal-office', reply, 'reopen', { reason: '想公开' }), 422), [
    '提案者不同意公开提案，答复不能单独公开',
  ])
})

test('a unit’s 依申请公开 stands with its reason, and may later become 主动公开', async () => {
  const id = await filed()
  done(await people.move('assigning-office', id, 'allocate', { units: [{ bodyId: city.bodies.transport, role: 'sole' }] }))
  done(await people.move('assigning-office', id, 'assign', people.batch()))
  const task = await people.task(id)
  done(await people.taskMove('unit-liaison', task, 'receive'))
  done(await people.taskMove('unit-liaison', task, 'consult', people.consultation()))
  done(await people.saveReply('unit-liaison', task, { ...replyText, openness: 'onRequest', opennessReason: '涉及正在招标的项目' }))
  done(await people.taskMove('unit-liaison', task, 'sendForSign'))
  done(await people.taskMove('unit-head', task, 'issue', { docNo: '云交函〔2022〕2号', signerName: '荣立本', signerPost: '局长' }))
  const reply = await desk.idOf(id, 'reply')
  const before = await desk.page('unit-head', reply)
  assert.deepEqual([before.state.code, before.openness, before.opennessReason], ['notPublic', 'onRequest', '涉及正在招标的项目'])
  assert.equal((await desk.move('unit-liaison', reply, 'reopen', { reason: '招标已结束' })).status, 403)
  done(await desk.move('unit-head', reply, 'reopen', { reason: '招标已结束' }))
  assert.deepEqual([(await desk.page('unit-head', reply)).openness], ['open'])
})

test('what must not be public is suggested with its reason; nothing is sent on before each is decided', async () => {
  const text = await desk.idOf(await filed(privateText), 'text')
  const { suggestions, places } = await desk.page('proposal-office', text)
  assert.deepEqual(
    suggestions.map((s) => [s.place, s.kind, s.passage]),
    [
      ['situation', 'name', '赵文远'],
      ['situation', 'idNumber', '110101199003077758'],
      ['situation', 'phone', '13800138000'],
      ['situation', 'address', '青石巷小区12号楼3单元501室'],
      ['suggestion.2', 'email', 'parking@example.org'],
    ],
  )
  assert.ok(suggestions.every((s) => s.because !== '' && places.find((p) => p.key === s.place)?.text.slice(s.from, s.to) === s.passage))
  assert.deepEqual(refused(await desk.move('proposal-office', text, 'sendForReview'), 422), ['还有5处系统提示的内容没有决定隐去还是保留'])
})

test('marks are logged with who, what and why; what is undone stays in the log; the original is untouched', async () => {
  const id = await filed(privateText)
  const text = await desk.idOf(id, 'text')
  const { suggestions } = await desk.page('proposal-office', text)
  const [first, ...rest] = suggestions.map(({ place, from, to, kind }) => ({
    place,
    from,
    to,
    kind,
    decision: 'removed' as const,
    reason: '',
  }))
  assert.ok(first)
  done(await desk.save('proposal-office', text, { ...noMarks, marks: [first, ...rest] }))
  done(await desk.save('proposal-director', text, { ...noMarks, marks: [{ ...first, decision: 'kept', reason: '本人要求署名' }, ...rest] }))
  const page = await desk.page('proposal-office', text)
  assert.equal(page.suggestions.length, 0)
  const named = page.log.filter((l) => l.passage === '赵文远')
  assert.deepEqual(
    named.map((l) => [l.decision, l.reason, l.by, l.suggested, l.undoneBy]),
    [
      ['removed', '', '方砚秋', true, '顾长庚'],
      ['kept', '本人要求署名', '顾长庚', true, null],
    ],
  )
  assert.equal((await people.page('member', id)).text.situation, privateText.situation)
})

test('a mark outside the text, across another, without the reason it needs, is refused with all reasons', async () => {
  const text = await desk.idOf(await filed(), 'text')
  const mark = { place: 'situation', from: 0, to: 3, kind: 'other' as const, decision: 'removed' as const, reason: '' }
  const says = refused(
    await desk.save('proposal-office', text, {
      ...noMarks,
      marks: [
        mark,
        { ...mark, from: 2, to: 5, kind: 'name', decision: 'kept' },
        { ...mark, place: 'nowhere' },
        { ...mark, from: 5, to: 9_999 },
      ],
    }),
    422,
  )
  assert.deepEqual(says, [
    '“老城区”隐去的理由请写明',
    '“区车位”保留不隐去的，请写明理由',
    '“区车位”与前面的标记重叠',
    '第3处标记不在正文里，请刷新后重新标记',
    '第4处标记不在正文里，请刷新后重新标记',
  ])
})

test('the one who sent a copy for review does not approve it; another does, and the proposer is told', async () => {
  const id = await filed(privateText)
  const text = await desk.idOf(id, 'text')
  await desk.prepared('proposal-office', text)
  assert.deepEqual(refused(await desk.move('proposal-office', text, 'approve'), 422), ['公开稿要由另一个人复核，您是送复核的人'])
  done(await desk.move('proposal-director', text, 'approve'))
  const { items, publicUrl } = await desk.of('member', id)
  assert.deepEqual([items[0]?.state.label, items[0]?.publishedOn], ['已公开', '2022-03-04'])
  assert.match(publicUrl ?? '', /^\/open\/proposals\/5-1-\d+$/)
  const { timeline, deadlines } = await people.page('member', id)
  assert.ok(timeline.some((t) => t.words === '提案正文向社会公开（全文），方砚秋整理，隐去电话1处、证件号1处、邮箱1处、住址1处、姓名1处'))
  assert.ok(!deadlines.some((d) => d.code === 'publicity.text'), 'what was due is done')
  const notices = done(await (await people.as('member')).get('/api/notices')).body
  assert.ok(notices.items.some((n: { title: string }) => n.title === '提案已公开'))
})

test('a copy that was sent back says why and is prepared again', async () => {
  const text = await desk.idOf(await filed(), 'text')
  await desk.prepared('proposal-office', text)
  assert.equal((await desk.save('proposal-office', text, noMarks)).status, 422)
  done(await desk.move('proposal-director', text, 'sendBack', { reason: '第二条建议点了企业名' }))
  const page = await desk.page('proposal-office', text)
  assert.deepEqual([page.state.code, page.sentBack], ['redacting', '第二条建议点了企业名'])
  await desk.published(text)
})

test('an abstract is published in place of the text, and may not hold a telephone number', async () => {
  const id = await filed(privateText)
  const text = await desk.idOf(id, 'text')
  const abstract = { ...noMarks, form: 'abstract' as const, abstract: '建议多渠道增加车位，联系13800138000。' }
  done(await desk.save('proposal-office', text, abstract))
  assert.deepEqual(refused(await desk.move('proposal-office', text, 'sendForReview'), 422), ['摘要里有不宜公开的内容，请改写：13800138000'])
  done(await desk.save('proposal-office', text, { ...abstract, abstract: '' }))
  assert.deepEqual(refused(await desk.move('proposal-office', text, 'sendForReview'), 422), ['选了公开摘要，请先写摘要'])
  done(await desk.save('proposal-office', text, { ...abstract, abstract: '建议多渠道增加车位。' }))
  done(await desk.move('proposal-office', text, 'sendForReview'))
  done(await desk.move('proposal-director', text, 'approve'))
})

test('a unit prepares and approves its own reply; a reply waits for the text; another unit does not reach it', async () => {
  const id = await answered(privateText)
  const [text, reply] = [await desk.idOf(id, 'text'), await desk.idOf(id, 'reply')]
  await desk.prepared('unit-liaison', reply)
  assert.deepEqual(refused(await desk.move('unit-head', reply, 'approve'), 422), ['提案正文还没有公开，答复要随提案公开，请先公开正文'])
  assert.equal((await desk.move('unit2', reply, 'approve')).status, 404)
  assert.equal((await desk.move('unit-head', text, 'approve')).status, 404, 'the text is the office’s')
  await desk.published(text)
  assert.equal((await desk.move('unit-liaison', reply, 'approve')).status, 403, 'a liaison does not approve')
  done(await desk.move('unit-head', reply, 'approve'))
  assert.equal((await desk.page('unit-liaison', reply)).state.code, 'published')
})

test('withdrawing the text takes its replies along, keeps who and why, and both can be published anew', async () => {
  const id = await answered()
  const [text, reply] = [await desk.idOf(id, 'text'), await desk.idOf(id, 'reply')]
  await desk.published(text)
  await desk.published(reply, ['unit-liaison', 'unit-head'])
  assert.equal((await desk.move('unit-liaison', text, 'withdraw', { reason: '有误' })).status, 403)
  assert.equal((await desk.move('proposal-director', text, 'withdraw', { reason: '' })).status, 422)
  done(await desk.move('proposal-director', text, 'withdraw', { reason: '数据有误，核实后再公开' }))
  const { items, publicUrl } = await desk.of('member', id)
  assert.deepEqual([items.map((i) => i.state.code), publicUrl], [['withdrawn', 'withdrawn'], null])
  assert.deepEqual(
    items.map((i) => [i.copies[0]?.withdrawnBy, i.copies[0]?.withdrawnBecause]),
    [
      ['顾长庚', '数据有误，核实后再公开'],
      ['顾长庚', '数据有误，核实后再公开'],
    ],
  )
  done(await desk.move('proposal-office', text, 'revise', { reason: '已核实' }))
  await desk.published(text)
  assert.deepEqual(
    (await desk.of('member', id)).items[0]?.copies.map((c) => c.withdrawnOn),
    ['2022-03-04', null],
  )
})

test('a proposer who changes his mind is obeyed at once', async () => {
  const id = await answered()
  const [text, reply] = [await desk.idOf(id, 'text'), await desk.idOf(id, 'reply')]
  await desk.published(text)
  await desk.published(reply, ['unit-liaison', 'unit-head'])
  assert.equal((await desk.move('member2', text, 'revokeConsent', { reason: '不想公开' })).status, 404)
  done(await desk.move('member', text, 'revokeConsent', { reason: '涉及走访对象' }))
  assert.deepEqual(
    (await desk.of('proposal-office', id)).items.map((i) => [i.state.code, i.opennessReason]),
    [
      ['notPublic', '提案者不同意公开：涉及走访对象'],
      ['notPublic', '提案者不同意公开：涉及走访对象'],
    ],
  )
  assert.equal((await people.page('proposal-office', id)).text.openConsent, false)
})

test('a case withdrawn after filing leaves the public pages with it', async () => {
  const id = await filed()
  const text = await desk.idOf(id, 'text')
  await desk.published(text)
  done(await people.move('proposal-director', id, 'withdrawFiled', { reason: '提案者书面申请' }))
  const [item] = (await desk.of('proposal-office', id)).items
  assert.deepEqual([item?.state.code, item?.copies[0]?.withdrawnBecause], ['notPublic', '提案已撤案：提案者书面申请'])
})

test('several copies are approved in one go; each answers for itself', async () => {
  const texts = [await desk.idOf(await filed(), 'text'), await desk.idOf(await filed(), 'text')]
  for (const id of texts) await desk.prepared('proposal-office', id)
  const cases = await Promise.all(texts.map(async (id) => ({ id, version: (await desk.page('proposal-director', id)).version })))
  const director = await people.as('proposal-director')
  const { results } = done(await director.post('/api/publicity/batch/approve', { cases, form: {} })).body
  assert.deepEqual(
    results.map((r: { ok: boolean }) => r.ok),
    [true, true],
  )
  const again = done(await director.post('/api/publicity/batch/approve', { cases, form: {} })).body.results
  assert.deepEqual(again[0].reasons, ['当前状态是“已公开”，不能复核通过并公开'])
})

test('what is owed stands in the work of the office, of the unit and of the second person', async () => {
  const id = await answered()
  const [text, reply] = [await desk.idOf(id, 'text'), await desk.idOf(id, 'reply')]
  const owed = async (name: 'proposal-office' | 'proposal-director' | 'unit-liaison' | 'unit-head') =>
    JSON.stringify(done(await (await people.as(name)).get('/api/work')).body)
  assert.match(await owed('proposal-office'), new RegExp(text))
  assert.match(await owed('unit-liaison'), new RegExp(reply))
  await desk.prepared('proposal-office', text)
  assert.doesNotMatch(await owed('proposal-office'), new RegExp(text), 'who prepared it waits')
  assert.match(await owed('proposal-director'), new RegExp(text))
})

test('what was filed by another way gets its publicity from the nightly work, once', async () => {
  const id = await filed()
  await city.world.db.owner.transaction().execute(async (tx) => {
    await sql`delete from publication_openness where publication_id in (select id from publication where proposal_id = ${id})`.execute(tx)
    await sql`delete from publication where proposal_id = ${id}`.execute(tx)
  })
  const job = allJobs.find((j) => j.name === 'proposals.publicity')
  assert.ok(job)
  for (let n = 0; n < 2; n++) await runJob(city.world, job)
  const { items } = await desk.of('proposal-office', id)
  assert.equal(items.length, 1)
  const { timeline } = await people.page('proposal-office', id)
  assert.equal(timeline.filter((t) => t.words.startsWith('提案正文：主动公开，应在')).length, 1)
})

test('a committee that begins on a day owes nothing for what was filed before, and may still take one up', async () => {
  const director = await people.as('proposal-director')
  const begins = { fromDay: '2022-03-01', sessionId: null, source: '主席会议决定' }
  done(await director.post('/api/settings/publicity.from', { ...begins, value: '2022-03-05' }))
  const before = (await desk.of('proposal-office', await filed())).items[0]
  assert.deepEqual([before?.state.code, before?.opennessReason], ['notPublic', '提案公开自2022年3月5日立案的开始，此前立案的未列入'])
  done(await desk.move('proposal-director', before?.id ?? '', 'reopen', { reason: '社会关注度高' }))
  const taken = await desk.page('proposal-office', before?.id ?? '')
  assert.deepEqual([taken.state.code, taken.openness, taken.dueDay], ['redacting', 'open', '2022-03-19'])
  assert.match(taken.dueSteps.join(''), /自改为公开之日2022年3月4日/)
  done(await director.post('/api/settings/publicity.from', { ...begins, fromDay: city.today(), value: '' }))
  assert.equal((await desk.of('proposal-office', await filed())).items[0]?.state.code, 'redacting')
})

test('the 公开清单 of a session says what is public and what was taken out by whom, never the passages themselves', async () => {
  const id = await filed(privateText)
  await desk.published(await desk.idOf(id, 'text'))
  const office = await people.as('proposal-office')
  const address = `/api/documents/publicity-list/${city.sessionId}/publicity-list`
  const { status, bytes } = await office.get(`${address}?format=docx`)
  assert.equal(status, 200)
  assert.equal(bytes.subarray(0, 2).toString(), 'PK')
  const read = await city.read((tx) => publicityListKind.open(tx, actorOfOffice, city.sessionId, city.today()))
  const paper = JSON.stringify(read?.papers[0]?.make({ committee: '政协云岭市委员会', number: null, day: city.today() }))
  assert.match(paper, /证件号.*隐去/)
  assert.ok(paper.includes('方砚秋') && !paper.includes('赵文远') && !paper.includes('13800138000'))
  assert.equal((await (await people.as('unit')).get(`${address}?format=docx`)).status, 404)
})
