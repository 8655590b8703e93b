// Every (state, move, person) of the courses of supervision: the selection of key proposals, the items, the problems on their lists.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { inScope } from '#/core/db/database.ts'
import {
  supervisionCourse,
  supervisionStates,
  type SupervisionMove,
  type SupervisionState,
} from '#/features/proposals/supervision/lifecycle.ts'
import { problemCourse, problemStates, type ProblemMove, type ProblemState } from '#/features/proposals/supervision/problem-lifecycle.ts'
import {
  selectionCourse,
  selectionStates,
  type SelectionMove,
  type SelectionState,
} from '#/features/proposals/supervision/selection-lifecycle.ts'
import { urgingBudget } from '#/features/proposals/tasks/settings.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'
import { supervisionSteps, type SupervisionSteps } from './supervision-steps.ts'

let city: City
let people: Steps
let steps: SupervisionSteps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  steps = supervisionSteps(city, people)
  // Everybody who may urge does so in every state: the budget that would refuse it has its own stories.
  await inScope(city.world.db, [1], (tx) =>
    sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
      values (1, ${urgingBudget.key}, '2022-01-01', '{"times": 100, "days": 1}', '试', now(), gen_random_uuid())`.execute(tx),
  )
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

const selectionIn: Record<SelectionState, () => Promise<string>> = {
  candidate: () => steps.candidate(),
  shortlisted: () => steps.shortlisted(),
  decided: async () => {
    const id = await steps.shortlisted()
    done(await steps.selectionMove('chair', id, 'decide', steps.selectionForms.decide()))
    return id
  },
  declined: async () => {
    const id = await steps.candidate()
    done(await steps.selectionMove('chair', id, 'decline', steps.selectionForms.decline()))
    return id
  },
  ended: async () => {
    const id = await selectionIn.decided()
    done(await steps.selectionMove('chair', id, 'endStanding', steps.selectionForms.endStanding()))
    return id
  },
}

const itemIn: Record<SupervisionState, () => Promise<string>> = {
  planning: async () => {
    const id = await steps.planning()
    done(await steps.move('proposal-office', id, 'writePlan', steps.forms.writePlan()))
    return id
  },
  planSubmitted: () => steps.planSubmitted(),
  running: () => steps.running(),
  withLeader: () => steps.withLeader(),
  withCommittee: () => steps.withCommittee(),
  closed: () => steps.closed(),
  cancelled: async () => {
    const id = await steps.planning()
    done(await steps.move('proposal-office', id, 'cancel', steps.forms.cancel()))
    return id
  },
}

const problemIn: Record<ProblemState, () => Promise<string>> = {
  open: () => steps.problem(),
  answered: () => steps.problem('answered'),
  solved: () => steps.problem('solved'),
  retracted: () => steps.problem('retracted'),
}

/** The item is supervised on site: the offices write, `leader` leads and approves, the transport bureau handles. */
const onSite: Tried['relations'] = {
  'proposal-office': ['writer'],
  'proposal-director': ['writer'],
  leader: ['leader', 'approver'],
  unit: ['unit', 'owner'],
  'unit-liaison': ['unit', 'owner'],
  'unit-head': ['unit', 'owner'],
}

const selections: Tried = {
  course: selectionCourse,
  relations: {},
  prepare: (state) => selectionIn[state as SelectionState](),
  call: (name, id, move) => steps.selectionMove(name, id, move as SelectionMove, steps.selectionForms[move as SelectionMove]()),
  record: (id) => rowOf(city, 'key_selection')(id),
}

const items: Tried = {
  course: supervisionCourse,
  relations: onSite,
  prepare: (state, move) => (move === 'reportResult' ? steps.held() : itemIn[state as SupervisionState]()),
  call: (name, id, move) => steps.move(name, id, move as SupervisionMove, steps.forms[move as SupervisionMove]()),
  record: (id) => rowOf(city, 'matter')(id),
}

const problems: Tried = {
  course: problemCourse,
  relations: onSite,
  prepare: (state) => problemIn[state as ProblemState](),
  call: (name, id, move) => steps.problemMove(name, id, move as ProblemMove, steps.problemForms[move as ProblemMove]()),
  record: (id) => rowOf(city, 'supervision_problem')(id),
}

tryTriples(
  'a candidate',
  () => city,
  actors,
  () => selections,
  Object.keys(selectionStates),
)
tryTriples(
  'a supervision item',
  () => city,
  actors,
  () => items,
  Object.keys(supervisionStates),
)
tryTriples(
  'a problem',
  () => city,
  actors,
  () => problems,
  Object.keys(problemStates),
)
