// What each figure of meetings and activities counts and what it leaves out, on a few records written by hand.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import { inScope, type Tx } from '#/core/db/database.ts'
import { answerFigure } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import { allFigures } from '../../src/app/features.ts'
import { testDatabase, type TestDatabase } from '../setup/database.ts'

let database: TestDatabase
const [organ, special, outsider, insider] = [
  '00000000-0000-7000-8000-000000000011',
  '00000000-0000-7000-8000-000000000012',
  '00000000-0000-7000-8000-000000000021',
  '00000000-0000-7000-8000-000000000022',
]

before(async () => {
  database = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '云岭市', '市', 'city')`.execute(database.db.owner)
  await inScope(database.db, [1], async (tx) => {
    await sql`insert into body (committee_id, id, kind, code, name, short_name) values
      (1, ${organ}, 'organ-office', 'o', '市政协办公室', '办公室'), (1, ${special}, 'special-committee', 's', '提案委员会', '提案委')`.execute(
      tx,
    )
    await sql`insert into person (committee_id, id, code, name, party) values (1, ${outsider}, 'P1', '林一然', '民盟'),
      (1, ${insider}, 'P2', '周若谷', '中共')`.execute(tx)
  })
})
after(() => database.close())

interface Meeting {
  readonly kind: string
  readonly on?: string
  readonly knownFrom?: string
  readonly host?: string
  readonly themes?: readonly string[]
  readonly programme?: string
  readonly thematic?: boolean
  readonly partners?: readonly string[]
  readonly audience?: number
  readonly mandatory?: boolean
  readonly details?: object
  readonly planned?: boolean
  /** category, capacity, what it came to, person. */
  readonly people?: readonly (readonly [string, string, 'present' | 'excused' | 'absent', string?])[]
}

let n = 100
const uuid = (): string => `00000000-0000-7000-8000-${String(++n).padStart(12, '0')}`

async function held(tx: Tx, m: Meeting): Promise<void> {
  const [id, session, on] = [uuid(), uuid(), m.on ?? '2022-05-10']
  await sql`insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
    values (1, ${id}, 'activity', ${`${m.kind}的会`}, 'held', ${on}, true, ${on})`.execute(tx)
  await sql`insert into activity (committee_id, id, kind, host_id, starts_at, ends_at, mandatory, themes, programme, thematic, partners, audience, details, held_on)
    values (1, ${id}, ${m.kind}, ${m.host ?? null}, ${on}, ${on}::timestamptz + interval '3 hours', ${m.mandatory ?? false},
      ${m.themes ?? []}::text[], ${m.programme ?? null}, ${m.thematic ?? false}, ${m.partners ?? []}::text[], ${m.audience ?? null},
      ${JSON.stringify(m.details ?? {})}::jsonb, ${m.planned ? null : on})`.execute(tx)
  if (!m.planned)
    await sql`insert into matter_state (committee_id, matter_id, from_at, state, entry)
      values (1, ${id}, ${`${m.knownFrom ?? on}T12:00:00+08:00`}, 'held', 2)`.execute(tx)
  await sql`insert into activity_session (committee_id, id, activity_id, ord, label, starts_at, ends_at)
    values (1, ${session}, ${id}, 1, '上午', ${on}, ${on}::timestamptz + interval '3 hours')`.execute(tx)
  for (const [category, capacity, state, person] of m.people ?? []) {
    const part = uuid()
    await sql`insert into participation (committee_id, id, activity_id, person_id, guest_name, category, capacity)
      values (1, ${part}, ${id}, ${person ?? null}, ${person ? '' : '来宾'}, ${category}, ${capacity})`.execute(tx)
    await sql`insert into attendance (committee_id, activity_id, session_id, participation_id, state, share, settled_on)
      values (1, ${id}, ${session}, ${part}, ${state}, 1, ${on})`.execute(tx)
  }
}

const undone = new Error('taken back')

/** The value after these meetings and nothing else. */
async function valueOf(code: string, meetings: readonly Meeting[], asOf = '2022-12-20', year = 2022): Promise<number | null | undefined> {
  let value: number | null | undefined
  const figure = allFigures.find((f) => f.code === code)
  assert.ok(figure, code)
  await inScope(database.db, [1], async (tx) => {
    for (const m of meetings) await held(tx, m)
    value = (await answerFigure(tx, figure, await askAbout(tx, { committeeId: 1, year, asOf: day(asOf) }))).value
    throw undone
  }).catch((error: unknown) => assert.equal(error, undone))
  return value
}

const rural = ['rural-link']
const rows: readonly (readonly [string, number, readonly Meeting[]])[] = [
  ['IND-01', 1, [{ kind: 'study-symposium' }, { kind: 'study-symposium', host: organ }, { kind: 'symposium' }]],
  ['IND-02', 2, [{ kind: 'standing' }, { kind: 'standing', thematic: true }, { kind: 'standing', planned: true }, { kind: 'chair' }]],
  ['IND-03', 1, [{ kind: 'chair' }, { kind: 'chair', on: '2021-12-30' }]],
  ['IND-04', 1, [{ kind: 'party-group-study' }, { kind: 'party-group' }]],
  ['IND-05', 3, ['reading-meeting', 'study-day', 'exchange-seminar', 'lecture'].map((kind) => ({ kind, host: organ }))],
  ['IND-05', 0, [{ kind: 'reading-meeting', host: special }]],
  ['IND-30', 1, [{ kind: 'survey', themes: rural }, { kind: 'survey' }, { kind: 'inspection', themes: rural }]],
  ['IND-31', 2, [{ kind: 'supervise.survey', themes: rural }, { kind: 'supervise.inspect', themes: rural }, { kind: 'supervise.consult' }]],
  [
    'IND-32',
    1,
    [
      { kind: 'consult.thematic', themes: ['industry', ...rural] },
      { kind: 'consult.thematic', themes: ['industry'] },
    ],
  ],
  ['IND-33', 1, [{ kind: 'coordination', programme: 'county-aid' }, { kind: 'coordination' }]],
  ['IND-54', 2, ['province', 'city', 'other'].map((level) => ({ kind: 'reception', details: { level } }))],
  ['A-RECEIVED', 12, [{ kind: 'reception', details: { level: 'city', persons: 12 } }, { kind: 'reception' }]],
  ['IMP-05', 1, [{ kind: 'briefing' }]],
  ['IMP-06', 1, [{ kind: 'preach', audience: 40 }]],
  [
    'IMP-06-AUDIENCE',
    95,
    [
      { kind: 'preach', audience: 40 },
      { kind: 'preach', audience: 55 },
      { kind: 'lecture', audience: 300 },
    ],
  ],
  ['IMP-08', 1, [{ kind: 'org-life' }]],
  ['IMP-11', 1, [{ kind: 'standing', thematic: true }, { kind: 'standing' }]],
  ['IMP-26', 1, [{ kind: 'survey', partners: ['省政协'] }, { kind: 'survey' }]],
  ['IMP-27', 1, [{ kind: 'consult.sector' }]],
  ['IMP-33', 1, [{ kind: 'history-exchange' }]],
  ['IMP-36', 2, [{ kind: 'observation' }, { kind: 'guidance' }]],
  [
    'IMP-45',
    2,
    [
      { kind: 'survey', host: special },
      { kind: 'reading-meeting', host: special },
      { kind: 'survey', host: organ },
    ],
  ],
  [
    'IND-46',
    2,
    [
      {
        kind: 'inspection',
        people: [
          ['party-rep', 'invitee', 'present'],
          ['member', 'due', 'present', outsider],
          ['member', 'due', 'present', insider],
          ['party-rep', 'invitee', 'absent'],
        ],
      },
    ],
  ],
  ['IMP-25', 1, [{ kind: 'volunteer', people: [['member', 'signedUp', 'present', insider]] }]],
  ['IMP-25-HOURS', 3, [{ kind: 'volunteer', people: [['member', 'signedUp', 'present', insider]] }]],
  [
    'IMP-38',
    1,
    [
      {
        kind: 'standing',
        people: [
          ['leader', 'invitee', 'present'],
          ['leader', 'invitee', 'absent'],
        ],
      },
    ],
  ],
  [
    'IMP-40',
    50,
    [
      {
        kind: 'consult.sector',
        people: [
          ['member', 'due', 'present', insider],
          ['expert', 'invitee', 'present'],
          ['staff', 'staff', 'present'],
        ],
      },
    ],
  ],
  ['IMP-43', 50, [{ kind: 'standing', people: [['party-rep', 'invitee', 'absent']] }, { kind: 'consult.thematic' }, { kind: 'briefing' }]],
  [
    'A-ATTENDANCE',
    50,
    [
      {
        kind: 'standing',
        mandatory: true,
        people: [
          ['member', 'due', 'present', insider],
          ['member', 'due', 'absent', outsider],
          ['expert', 'due', 'excused'],
        ],
      },
    ],
  ],
  [
    'A-LEAVE',
    50,
    [
      {
        kind: 'standing',
        mandatory: true,
        people: [
          ['member', 'due', 'excused', insider],
          ['member', 'due', 'absent', outsider],
        ],
      },
    ],
  ],
]

const ofPeople = (meetings: readonly Meeting[]): boolean => meetings.some((m) => m.people)

async function holds(some: typeof rows): Promise<void> {
  for (const [code, expected, meetings] of some) assert.equal(await valueOf(code, meetings), expected, code)
}

test('a figure of meetings counts those of its kind, host, theme and programme that were held, and leaves out the others', () =>
  holds(rows.filter(([, , meetings]) => !ofPeople(meetings))))

test('a figure of people counts who came as often as he came, and not who stayed away', () =>
  holds(rows.filter(([, , meetings]) => ofPeople(meetings))))

test('a rate over no records is nothing, not zero', async () => {
  for (const code of ['IMP-40', 'IMP-43', 'A-ATTENDANCE', 'A-LEAVE']) assert.equal(await valueOf(code, []), null, code)
})

test('a meeting entered as held later was not held for an earlier answer', async () => {
  const late = [{ kind: 'standing', on: '2022-05-10', knownFrom: '2022-06-01' }]
  assert.equal(await valueOf('IND-02', late, '2022-05-31'), 0)
  assert.equal(await valueOf('IND-02', late, '2022-06-01'), 1)
})

test('next year counts nothing of this one', async () => {
  const meeting = [{ kind: 'standing', on: '2022-05-10' }]
  assert.equal(await valueOf('IND-02', meeting, '2022-12-20', 2022), 1)
  assert.equal(await valueOf('IND-02', meeting, '2023-06-01', 2023), 0)
})
