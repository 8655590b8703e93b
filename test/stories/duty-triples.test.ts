// Every (state, move, person) of the courses of scores and recognition, generated from their tables: what the table allows is done, everything else is refused and changes nothing.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { addDays, day } from '#/core/day.ts'
import { assessmentCourse, objectionCourse, type AssessmentState, type ObjectionState } from '#/features/duties/assessment/lifecycle.ts'
import { recognitionCourse, type RecognitionState } from '#/features/duties/recognition/lifecycle.ts'
import { editionCourse, type EditionState } from '#/features/duties/scoring/lifecycle.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type City, type Client, type PersonName } from '../world.ts'

let city: City
const actors = new Map<PersonName, Actor>()
const clients = new Map<PersonName, Client>()
const as = async (name: PersonName): Promise<Client> => {
  const known = clients.get(name) ?? (await city.signIn(name))
  clients.set(name, known)
  return known
}

before(async () => {
  city = await world({ at: '2022-12-01 09:00' })
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await as(name)
  }
})
after(() => city.close())

const post = async (name: PersonName, path: string, body: object) => (await as(name)).post(`/api${path}`, body)
const made = async (name: PersonName, path: string, body: object): Promise<string> => {
  const answer = await post(name, path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return answer.body.id
}
type Table = 'duty_assessment' | 'duty_objection' | 'recognition' | 'duty_rule_set'
const versionIn = (table: Table, id: string): Promise<number> =>
  city.read(async (tx) => {
    const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(tx)
    return rows[0]?.version ?? 1
  })
const go = async (name: PersonName, base: string, table: Table, id: string, move: string, form: object = {}) =>
  post(name, `${base}/${id}/moves/${move}`, { version: await versionIn(table, id), ...form })
/** Periods of checking, showing and appeal are put behind us, so that only the table stands against a move. */
const past = (table: Table, column: string, id: string) =>
  city.world.db.owner
    .transaction()
    .execute((tx) => sql`update ${sql.table(table)} set ${sql.ref(column)} = '2022-11-30' where id = ${id}`.execute(tx))

const forms: Readonly<Record<string, object>> = {
  takeBack: { reason: '再核对' },
  consider: { meeting: '主席会议', meetingDay: '2022-12-01' },
  approve: { documentNo: '' },
  discard: { reason: '不办了' },
}
const assess = (id: string, move: string, name: PersonName = 'general-office') =>
  go(name, '/duty-assessments', 'duty_assessment', id, move, forms[move] ?? {})
let opened = 0
/** Two of the same rules differ by the day up to which facts count. */
const open = (): Promise<string> => {
  const factsUntil = addDays(day('2022-02-01'), opened++)
  return made('general-office', '/duty-assessments', { title: `考核${opened}`, year: 2022, rules: 'xuanwei', factsUntil })
}
const order: readonly (readonly [AssessmentState, string, PersonName])[] = [
  ['checking', 'startCheck', 'general-office'],
  ['scored', 'score', 'general-office'],
  ['graded', 'grade', 'general-office'],
  ['considered', 'consider', 'general-office'],
  ['approved', 'approve', 'chair'],
  ['notified', 'notify', 'general-office'],
  ['archived', 'archive', 'general-office'],
]
async function assessmentIn(state: AssessmentState): Promise<string> {
  const id = await open()
  if (state === 'discarded') assert.equal((await assess(id, 'discard')).status, 200)
  else
    for (const [reached, move, name] of order.slice(0, order.findIndex(([s]) => s === state) + 1)) {
      const answer = await assess(id, move, name)
      assert.equal(answer.status, 200, `${move}: ${answer.text}`)
      if (reached === 'checking') await past('duty_assessment', 'check_until', id)
      if (reached === 'notified') await past('duty_assessment', 'appeal_until', id)
    }
  return id
}

tryTriples(
  'a yearly assessment',
  () => city,
  actors,
  (): Tried => ({
    course: assessmentCourse,
    relations: {},
    prepare: (state) => assessmentIn(state as AssessmentState),
    call: (name, id, move) => assess(id, move, name),
    record: rowOf(city, 'duty_assessment'),
  }),
  Object.keys(assessmentCourse.states),
)

const objectionForms: Readonly<Record<string, object>> = { uphold: { decision: '已补' }, reject: { decision: '没有依据' } }
const decide = (id: string, move: string, name: PersonName = 'general-office') =>
  go(name, '/duty-objections', 'duty_objection', id, move, objectionForms[move] ?? {})
async function objectionIn(state: ObjectionState): Promise<string> {
  const id = await open()
  assert.equal((await assess(id, 'startCheck')).status, 200)
  const { rows } = await city.read((tx) =>
    sql<{ id: string }>`select id from duty_sheet where assessment_id = ${id} and holder_id = ${city.personId('member')}`.execute(tx),
  )
  const objection = await made('member', `/duty-sheets/${rows[0]?.id ?? ''}/objections`, { reason: '少计一次' })
  const [move, name] = (
    {
      raised: [null, 'member'],
      upheld: ['uphold', 'general-office'],
      rejected: ['reject', 'general-office'],
      withdrawn: ['withdraw', 'member'],
    } as const
  )[state]
  if (move) assert.equal((await decide(objection, move, name)).status, 200)
  return objection
}

tryTriples(
  'an objection',
  () => city,
  actors,
  (): Tried => ({
    course: objectionCourse,
    relations: { member: ['self'] },
    prepare: (state) => objectionIn(state as ObjectionState),
    call: (name, id, move) => decide(id, move, name),
    record: rowOf(city, 'duty_objection'),
  }),
  Object.keys(objectionCourse.states),
)

const recognitionForms: Readonly<Record<string, object>> = {
  check: { note: '' },
  show: { shownUntil: '2022-12-09' },
  approve: { meeting: '主席会议' },
  issue: { documentNo: '' },
  withdraw: { reason: '有误' },
  drop: { reason: '不办了' },
}
const recognise = (id: string, move: string, name: PersonName) =>
  go(name, '/recognitions', 'recognition', id, move, recognitionForms[move] ?? {})
/** Only praise is shown; only what is not shown may be approved at once. */
async function recognitionIn(state: RecognitionState, move: string): Promise<string> {
  const kind = state === 'checked' && move !== 'show' ? 'criticise' : 'commend'
  const id = await made('committee-office', '/recognitions', {
    kind,
    title: '事项',
    year: 2022,
    criteria: '条件',
    holders: [{ id: city.personId('member3'), kind: 'person', reason: '理由', points: null }],
  })
  const act = async (name: string, who: PersonName): Promise<void> => {
    const answer = await recognise(id, name, who)
    assert.equal(answer.status, 200, `${name}: ${answer.text}`)
  }
  if (state === 'nominated') return id
  if (state === 'dropped') await act('drop', 'general-office')
  else {
    await act('check', 'general-office')
    if (state === 'checked') return id
    await act('show', 'general-office')
    await past('recognition', 'shown_until', id)
    for (const [reached, name, who] of [
      ['shown', '', 'chair'],
      ['approved', 'approve', 'chair'],
      ['issued', 'issue', 'general-office'],
      ['withdrawn', 'withdraw', 'chair'],
    ] as const) {
      if (name) await act(name, who)
      if (reached === state) return id
    }
  }
  return id
}

tryTriples(
  'a recognition',
  () => city,
  actors,
  (): Tried => ({
    course: recognitionCourse,
    // Everybody but whoever nominated.
    relations: Object.fromEntries(personNames.map((name) => [name, [name === 'committee-office' ? 'nominator' : 'other']])),
    prepare: (state, move) => recognitionIn(state as RecognitionState, move),
    call: (name, id, move) => recognise(id, move, name),
    record: rowOf(city, 'recognition'),
  }),
  Object.keys(recognitionCourse.states),
)

let adoptedOn = 1
const edit = (id: string, move: string, name: PersonName) =>
  go(
    name,
    '/duty-rule-drafts',
    'duty_rule_set',
    id,
    move,
    move === 'adopt' ? { fromDay: `2030-01-${String(adoptedOn++).padStart(2, '0')}`, source: '主席会议' } : {},
  )
async function editionIn(state: EditionState): Promise<string> {
  const id = await made('general-office', '/duty-rules/dx-default-1/drafts', {})
  if (state === 'adopted') assert.equal((await edit(id, 'adopt', 'chair')).status, 200)
  if (state === 'discarded') assert.equal((await edit(id, 'discard', 'general-office')).status, 200)
  return id
}

tryTriples(
  'an edition of the rules',
  () => city,
  actors,
  (): Tried => ({
    course: editionCourse,
    relations: {},
    prepare: (state) => editionIn(state as EditionState),
    call: (name, id, move) => edit(id, move, name),
    record: rowOf(city, 'duty_rule_set'),
  }),
  Object.keys(editionCourse.states),
)
