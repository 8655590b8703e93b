// Every (state, move, person) of the courses of appraisal, generated from their tables: what the table allows is done, everything else is refused and changes nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Lifecycle } from '#/core/lifecycle.ts'
import {
  candidateCourse,
  selectionCourse,
  type CandidateState,
  type SelectionState,
} from '#/features/proposals/appraisal/awards/lifecycle.ts'
import { pairCourse, roundCourse, type PairState, type RoundState } from '#/features/proposals/appraisal/mutual/lifecycle.ts'
import {
  assessmentCourse,
  objectionCourse,
  type AssessmentState,
  type ObjectionState,
} from '#/features/proposals/appraisal/units/lifecycle.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { appraisalSteps, type AppraisalSteps } from './appraisal-steps.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let steps: AppraisalSteps
const actors = new Map<PersonName, Actor>()
let answered = 0

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  steps = appraisalSteps(city, people)
  for (const name of personNames) actors.set(name, await city.actor(name))
  await closedCase()
})
after(() => city.close())

async function closedCase(): Promise<string> {
  const id = await people.handedOver()
  await people.answered(id, `云交函〔2022〕${++answered}号`)
  done(await people.rate('member', await people.form('member', id), 'satisfied'))
  return id
}

type Table = 'mutual_round' | 'mutual_pair' | 'unit_assessment' | 'assessment_objection' | 'award_selection' | 'award_candidate'
interface Row {
  readonly id: string
  readonly version: number
  readonly state: string
}
const rowOf = async (table: Table, id: string): Promise<Row> => {
  const { rows } = await city.read((tx) => sql<Row>`select * from ${sql.table(table)} where id = ${id}`.execute(tx))
  return rows[0] ?? assert.fail(`${table} ${id}`)
}
const go = async (name: PersonName, base: string, table: Table, id: string, move: string, form: object = {}) =>
  steps.post(name, `${base}/${id}/moves/${move}`, { version: (await rowOf(table, id)).version, ...form })

/** A round of its own with a fresh case; each state reached by its moves. */
const roundIn: Record<RoundState, () => Promise<string>> = {
  draft: async () => {
    await closedCase()
    const id = await steps.drafted()
    done(await steps.choose('proposal-office', id))
    return id
  },
  open: async () => {
    const id = await roundIn.draft()
    done(await steps.roundMove('proposal-office', id, 'send'))
    return id
  },
  closed: async () => {
    const id = await roundIn.open()
    done(await steps.roundMove('proposal-office', id, 'close'))
    return id
  },
  published: async () => {
    const id = await roundIn.closed()
    done(await steps.roundMove('proposal-director', id, 'publish', { meeting: '主席会议' }))
    return id
  },
  discarded: async () => {
    const id = await roundIn.draft()
    done(await steps.roundMove('proposal-office', id, 'discard'))
    return id
  },
}

const pairBy = async (scores: readonly number[] | null): Promise<string> => {
  await closedCase()
  const pair = await steps.sent()
  if (scores) {
    done(await steps.give('unit', pair, 'quality', [15, 15, 15, 15, 15]))
    done(await steps.give('member', pair, 'handling', scores, '意见'))
  }
  return pair.id
}
const low = [5, 2, 5, 5, 5, 2]
const pairIn: Record<PairState, () => Promise<string>> = {
  awaiting: () => pairBy(null),
  opened: () => pairBy([20, 10, 20, 20, 20, 10]),
  low: () => pairBy(low),
  reopened: async () => {
    const id = await pairBy(low)
    done(await steps.pairMove('proposal-office', { id }, 'answerAgain', { demand: '再办' }))
    return id
  },
  stands: async () => {
    const id = await pairBy(low)
    done(await steps.pairMove('proposal-office', { id }, 'letStand', { reason: '已改进' }))
    return id
  },
}

const assess = (id: string, move: string, form: object, name: PersonName = 'proposal-office') =>
  go(name, '/api/assessments', 'unit_assessment', id, move, form)
const past = { objectionsUntil: '2022-03-05' }
/** Told on one day, with the objection period over on the next but one; the clock is put back afterwards. */
async function toldAndOver(): Promise<string> {
  const id = await steps.assessed()
  done(await assess(id, 'tell', past))
  return id
}
const later = async <T>(work: () => Promise<T>): Promise<T> => {
  city.at('2022-03-07 09:00')
  try {
    return await work()
  } finally {
    city.at('2022-03-04 09:00')
  }
}
const assessmentIn: Record<AssessmentState, () => Promise<string>> = {
  scoring: () => steps.assessed(),
  told: toldAndOver,
  approved: async () => {
    const id = await toldAndOver()
    await later(async () => done(await assess(id, 'approve', { meeting: '主席会议', meetingDay: '2022-03-07' }, 'proposal-director')))
    return id
  },
  discarded: async () => {
    const id = await steps.assessed()
    done(await assess(id, 'discard', { reason: '不用' }))
    return id
  },
}

const objectionBy = async (move: string | null, name: PersonName = 'proposal-office'): Promise<string> => {
  const assessment = await toldAndOver()
  const { id } = done(
    await steps.post('unit', `/api/assessments/${assessment}/objections`, { bodyId: city.bodies.transport, reason: '有误' }),
  ).body
  if (move)
    done(await go(name, '/api/assessment-objections', 'assessment_objection', id, move, move === 'withdraw' ? {} : { reason: '查明' }))
  return id
}
const objectionIn: Record<ObjectionState, () => Promise<string>> = {
  raised: () => objectionBy(null),
  upheld: () => objectionBy('uphold'),
  rejected: () => objectionBy('reject'),
  withdrawn: () => objectionBy('withdraw', 'unit'),
}

const select = (id: string, move: string, form: object = {}, name: PersonName = 'proposal-office') =>
  go(name, '/api/award-selections', 'award_selection', id, move, form)
const candidateOf = async (selection: string): Promise<string> => {
  const { rows } = await city.read((tx) =>
    sql<{ id: string }>`select id from award_candidate where selection_id = ${selection} order by id`.execute(tx),
  )
  return rows[0]?.id ?? assert.fail('no candidate')
}
const candidateMove = (id: string, move: string, form: object = {}) =>
  go('proposal-office', '/api/award-candidates', 'award_candidate', id, move, form)
const selectionIn: Record<SelectionState, () => Promise<string>> = {
  gathering: async () => {
    const id = await steps.selected()
    for (const bodyId of [city.bodies.transport, city.bodies.housing])
      done(
        await steps.post('proposal-office', `/api/award-selections/${id}/candidates`, {
          kind: 'organisation',
          bodyId,
          recommendedBy: '提案委',
          reason: '好',
        }),
      )
    return id
  },
  voting: async () => {
    const id = await selectionIn.gathering()
    done(await select(id, 'openVote', { voters: [city.personId('chair')], voteUntil: '2022-03-10' }))
    const { candidates } = done(await (await people.as('proposal-office')).get(`/api/award-selections/${id}`)).body
    done(
      await steps.post('chair', `/api/award-selections/${id}/vote`, {
        ballot: candidates.map((c: { id: string }) => ({ candidateId: c.id, choice: 'for' })),
      }),
    )
    return id
  },
  counted: async () => {
    const id = await selectionIn.voting()
    done(await select(id, 'closeVote'))
    done(await candidateMove(await candidateOf(id), 'shortlist'))
    return id
  },
  publicity: async () => {
    const id = await selectionIn.counted()
    done(await select(id, 'deliberate', { meeting: '主席会议', meetingDay: '2022-03-04' }, 'proposal-director'))
    return id
  },
  announced: async () => {
    const id = await selectionIn.publicity()
    city.at('2022-03-20 09:00')
    done(await select(id, 'announce', { documentNo: '云协发〔2022〕1号' }, 'proposal-director'))
    city.at('2022-03-04 09:00')
    return id
  },
  abandoned: async () => {
    const id = await selectionIn.gathering()
    done(await select(id, 'abandon', { reason: '不评' }))
    return id
  },
}
const candidateIn: Record<CandidateState, () => Promise<string>> = {
  nominated: async () => {
    const id = await candidateOf(await selectionIn.counted())
    done(await candidateMove(id, 'unlist'))
    return id
  },
  shortlisted: async () => candidateOf(await selectionIn.counted()),
  approved: async () => candidateOf(await selectionIn.publicity()),
  awarded: async () => candidateOf(await selectionIn.announced()),
  dropped: async () => {
    const id = await candidateIn.shortlisted()
    done(await candidateMove(id, 'drop', { reason: '撤下' }))
    return id
  },
}

// Rows of all tables, whatever their own subject is.
type Course = Lifecycle<string, string, never, string>
interface Tried {
  readonly course: Course
  readonly base: string
  readonly table: Table
  readonly states: Readonly<Record<string, () => Promise<string>>>
  /** A form with nothing wrong with it, so that only the table can refuse. */
  readonly forms: () => Readonly<Record<string, object>>
  readonly relations?: Partial<Record<PersonName, readonly string[]>>
  /** When the move may be made: after a period is over. */
  readonly when?: Readonly<Record<string, string>>
}

const meeting = { meeting: '主席会议', meetingDay: '2022-03-04' }
const reason = { reason: '理由' }
const tried: readonly Tried[] = [
  {
    course: roundCourse,
    base: '/api/mutual-rounds',
    table: 'mutual_round',
    states: roundIn,
    forms: () => ({ prolong: { dueDay: '2022-04-10' }, publish: { meeting: '主席会议' } }),
  },
  {
    course: pairCourse,
    base: '/api/mutual-pairs',
    table: 'mutual_pair',
    states: pairIn,
    forms: () => ({ answerAgain: { demand: '再办' }, letStand: reason }),
  },
  {
    course: assessmentCourse,
    base: '/api/assessments',
    table: 'unit_assessment',
    states: assessmentIn,
    forms: () => ({ tell: { objectionsUntil: '2022-03-20' }, takeBack: reason, approve: meeting, discard: reason }),
    when: { approve: '2022-03-07 09:00' },
  },
  {
    course: objectionCourse,
    base: '/api/assessment-objections',
    table: 'assessment_objection',
    states: objectionIn,
    forms: () => ({ uphold: reason, reject: reason }),
    relations: { unit: ['unit'], 'unit-liaison': ['unit'], 'unit-head': ['unit'] },
  },
  {
    course: selectionCourse,
    base: '/api/award-selections',
    table: 'award_selection',
    states: selectionIn,
    forms: () => ({
      openVote: { voters: [city.personId('chair')], voteUntil: '2022-04-10' },
      restart: reason,
      deliberate: meeting,
      announce: { documentNo: '云协发〔2022〕2号' },
      abandon: reason,
    }),
    when: { announce: '2022-03-20 09:00' },
  },
  {
    course: candidateCourse,
    base: '/api/award-candidates',
    table: 'award_candidate',
    states: candidateIn,
    forms: () => ({ drop: reason }),
  },
]

/** Read from the table alone: right, relation, state, and the same committee. */
function allows({ course, relations }: Tried, state: string, move: string, name: PersonName): boolean {
  const row = course.moves[move]
  const actor = actors.get(name)
  if (!row || !actor || actor.committeeId !== 1 || !may(actor, row.right)) return false
  if (row.as && !row.as.some((r) => relations?.[name]?.includes(r))) return false
  return row.from === '*' ? course.states[state]?.open === true : row.from.includes(state)
}

/** People whose rights over this course and whose relations are the same take turns. */
function oneOfEach({ course, relations }: Tried, turn: number): readonly PersonName[] {
  const rights = [...new Set(Object.values(course.moves).map((m) => m.right))]
  const alike = Object.groupBy(personNames, (name) => {
    const actor = actors.get(name)
    return JSON.stringify([actor?.committeeId, relations?.[name], rights.filter((r) => actor && may(actor, r))])
  })
  return Object.values(alike).flatMap((names) => names?.[turn % names.length] ?? [])
}

for (const one of tried)
  for (const [turn, [state, prepare]] of Object.entries(one.states).entries())
    test(`${one.course.kind} in ${state}: what the table allows is done, all else is refused and changes nothing`, async () => {
      const id = await prepare()
      const before = await rowOf(one.table, id)
      assert.equal(before.state, state)
      const moves = Object.keys(one.course.moves)
      for (const move of moves)
        for (const name of oneOfEach(one, turn).filter((n) => !allows(one, state, move, n))) {
          const heard = await steps.post(name, `${one.base}/${id}/moves/${move}`, { version: before.version, ...one.forms()[move] })
          const says = `${name} ${move} in ${state}: ${heard.status} ${heard.text}`
          assert.ok([403, 404, 422].includes(heard.status), says)
          assert.match(heard.body.detail, /[一-龥]/, says)
        }
      assert.deepEqual(await rowOf(one.table, id), before)
      for (const move of moves)
        for (const name of personNames.filter((n) => allows(one, state, move, n))) {
          const fresh = await prepare()
          const at = one.when?.[move]
          if (at) city.at(at)
          const heard = await go(name, one.base, one.table, fresh, move, one.forms()[move])
          if (at) city.at('2022-03-04 09:00')
          assert.equal(heard.status, 200, `${name} ${move} in ${state}: ${heard.text}`)
          const to = one.course.moves[move]?.to
          if (to) assert.equal((await rowOf(one.table, fresh)).state, to)
        }
    })
