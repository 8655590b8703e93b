// Papers over HTTP: who may take which, numbers that are given once, reprints that are the same, many papers as one ZIP.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { inScope } from '#/core/db/database.ts'
import { zipContents } from '#/core/documents/zip-check.ts'
import { world, type City } from '../world.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const notice = (id: string): string => `/api/documents/proposal/${id}/filed`

test('a notice is a draft without a number until it is issued; then every reprint is the same file', async () => {
  const id = await people.filed()
  const office = await people.as('proposal-office')
  const before = (await people.papers('proposal-office', 'proposal', id)).find((d) => d.name === 'filed')
  assert.deepEqual([before?.issued, before?.mayIssue], [null, '提案委函'])
  const issued = done(await office.post(`${notice(id)}/number`, {})).body
  assert.match(issued.number, /^协提函〔2022〕\d+号$/)
  assert.deepEqual(
    issued.files.map((f: { format: string }) => f.format),
    ['docx', 'pdf'],
  )
  const first = await office.get(`${notice(id)}?format=pdf`)
  city.at('2022-06-20 09:00')
  const again = await (await people.as('member')).get(`${notice(id)}?format=pdf`)
  assert.deepEqual(first.bytes, again.bytes)
  assert.match(decodeURIComponent(String(again.headers['content-disposition'])), new RegExp(`立案通知-第\\d+号-${issued.number}\\.pdf`))
  const page = await people.page('proposal-office', id)
  assert.ok(page.timeline.some((e) => e.words === `印发立案通知（${issued.number}）`))
  city.at('2022-03-04 09:00')
})

test('numbers follow one another; a refused act leaves no gap, a voided one is explained in the register', async () => {
  const office = await people.as('proposal-office')
  const numberOf = async (id: string): Promise<number> =>
    Number(/〕(\d+)号/.exec(done(await office.post(`${notice(id)}/number`, {})).body.number)?.[1])
  const [a, b, c] = [await people.filed(), await people.filed(), await people.filed()]
  const first = await numberOf(a)
  const [says] = refused(await office.post(`${notice(a)}/number`, {}), 422)
  assert.match(says ?? '', /已经在2022年3月4日以协提函〔2022〕\d+号印发/)
  assert.equal(await numberOf(b), first + 1)
  const paper = (await people.papers('proposal-office', 'proposal', b)).find((d) => d.name === 'filed')
  done(await office.post(`/api/issued-documents/${paper?.issued?.id}/void`, { reason: '类别写错' }))
  assert.equal(await numberOf(b), first + 2)
  assert.equal(await numberOf(c), first + 3)
  const register = done(await office.get('/api/lists/issued-documents?f.state=voided')).body
  assert.deepEqual(
    register.rows.map((r: { cells: Record<string, string> }) => [r.cells['number'], r.cells['reason']]),
    [[`协提函〔2022〕${first + 1}号`, '类别写错']],
  )
})

test('two clerks who issue the same notice at the same moment give it one number', async () => {
  const id = await people.filed()
  const [office, director] = [await people.as('proposal-office'), await people.as('proposal-director')]
  const answers = await Promise.all([office.post(`${notice(id)}/number`, {}), director.post(`${notice(id)}/number`, {})])
  assert.deepEqual(
    answers.map((a) => a.status).toSorted((a, b) => a - b),
    [200, 422],
  )
})

test('who may not read the case takes none of its papers, and who may read it does not issue them', async () => {
  const id = await people.filed()
  assert.equal((await (await people.as('unit')).get(notice(id))).status, 404, 'not handed over to this unit')
  assert.equal((await (await people.as('member2')).get(notice(id))).status, 404, 'the notice is between office and proposer')
  assert.equal((await (await people.as('member')).post(`${notice(id)}/number`, {})).status, 403)
  assert.equal((await (await people.as('proposal-office')).get(`/api/documents/proposal/${id}/not-filed`)).status, 404, 'there is none')
})

test('a whole selection is one ZIP, packed a few at a time, one paper each', async () => {
  const ids = []
  for (let i = 0; i < 12; i++) ids.push(await people.filed())
  const office = await people.as('proposal-office')
  const ask = { title: '立案通知', records: ids.map((id) => ({ kind: 'proposal', id })), names: ['filed'], format: 'docx' }
  let at = done(await office.post('/api/document-bundles', ask)).body
  assert.deepEqual([at.done, at.of], [0, 12])
  assert.equal((await office.get(`/api/document-bundles/${at.id}/file`)).status, 422, 'not yet packed')
  const steps = []
  while (at.done < at.of) {
    at = done(await office.post(`/api/document-bundles/${at.id}/next`, {})).body
    steps.push(at.done)
  }
  assert.deepEqual(steps, [10, 12])
  const { bytes, headers } = done(await office.get(`/api/document-bundles/${at.id}/file`))
  assert.equal(Number(headers['content-length']), bytes.length)
  const names = await zipContents(bytes, { unpackedBytes: 1e8, entries: 100 })
  assert.ok(names.ok)
  assert.equal(names.value.length, 12)
  assert.ok(names.value.every((n) => /^立案通知-第\d+号\.docx$/.test(n)))
  assert.equal((await (await people.as('member')).get(`/api/document-bundles/${at.id}/file`)).status, 404, 'another’s ZIP')
})

test('a ZIP of a case holds the papers of its tasks in folders of their own', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕9号')
  const office = await people.as('proposal-office')
  let at = done(
    await office.post('/api/document-bundles', { title: '全部', records: [{ kind: 'proposal', id }], withParts: true, format: 'both' }),
  ).body
  while (at.done < at.of) at = done(await office.post(`/api/document-bundles/${at.id}/next`, {})).body
  const names = await zipContents(done(await office.get(`/api/document-bundles/${at.id}/file`)).bytes, { unpackedBytes: 1e8, entries: 100 })
  assert.ok(names.ok)
  assert.equal(names.value.length, 14)
  assert.ok(
    names.value.some((n) => /^第\d+号\/市交通运输局（独办）\/答复函-第\d+号-市交通运输局\.pdf$/.test(n)),
    names.value.join('\n'),
  )
})

test('a unit whose prefix is registered need not number its replies; a number typed by hand is passed over', async () => {
  const answer = async (id: string, docNo: string) => {
    await people.awaitingSign(id)
    return people.taskMove('unit-head', await people.task(id), 'issue', { docNo, signerName: '荣立本', signerPost: '局长' })
  }
  const [a, b, c] = [await people.handedOver(), await people.handedOver(), await people.handedOver()]
  assert.match(refused(await answer(a, ''), 422)[0] ?? '', /请填写发文字号/)
  await inScope(city.world.db, [city.committeeId], (tx) =>
    sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
      values (1, 'proposal.unitSeries', '2022-01-01', ${JSON.stringify([{ unit: '市交通运输局', reply: '云交提', assist: '' }])}, '来函', now(),
        ${city.world.newId()})`.execute(tx),
  )
  const numberOf = async (id: string) => (await people.page('unit-head', id)).tasks[0]?.reply?.docNo
  done(await people.taskMove('unit-head', await people.task(a), 'issue', { docNo: '', signerName: '荣立本', signerPost: '局长' }))
  done(await answer(b, '云交提〔2022〕2号'))
  done(await answer(c, ''))
  assert.deepEqual(
    [await numberOf(a), await numberOf(b), await numberOf(c)],
    ['云交提〔2022〕1号', '云交提〔2022〕2号', '云交提〔2022〕3号'],
  )
})

test('a reply is printed as it went out, also after the unit got another name', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕88号')
  const task = await people.task(id)
  const rename = (name: string) =>
    inScope(city.world.db, [city.committeeId], (tx) => sql`update body set name = ${name} where id = ${city.bodies.transport}`.execute(tx))
  await rename('市交通局')
  const member = await people.as('member')
  const [first, again] = [
    await member.get(`/api/documents/handling-task/${task.id}/reply?format=pdf`),
    await member.get(`/api/documents/handling-task/${task.id}/reply?format=pdf`),
  ]
  assert.equal(first.status, 200)
  assert.deepEqual(first.bytes, again.bytes)
  const { rows } = await city.read((tx) =>
    sql<{ issuer: string; sha256: string }>`select d.paper->>'issuer' as issuer, f.sha256 from issued_document d
      join file f on f.subject_id = d.id and f.part = 'pdf' where d.number = '云交函〔2022〕88号'`.execute(tx),
  )
  assert.deepEqual(rows[0], { issuer: '市交通运输局', sha256: createHash('sha256').update(first.bytes).digest('hex') })
  await rename('市交通运输局')
})
