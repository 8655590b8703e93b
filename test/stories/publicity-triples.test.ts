// Every (state, move, person) of publicity, of a proposal's text and of a reply.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { inScope } from '#/core/db/database.ts'
import { publicityCourse, publicityStates, type PublicityMove, type PublicityState } from '#/features/proposals/publicity/lifecycle.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'
import { publicitySteps, type PublicitySteps } from './publicity-steps.ts'

let city: City
let people: Steps
let desk: PublicitySteps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  desk = publicitySteps(city, people)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

const forms: Record<PublicityMove, object> = {
  sendForReview: {},
  approve: {},
  sendBack: { reason: '再改' },
  decline: { openness: 'closed', reason: '涉及工作秘密' },
  withdraw: { reason: '数据有误' },
  revise: { reason: '已改正' },
  reopen: { reason: '已征得同意' },
  revokeConsent: { reason: '不再同意' },
}

/** Brings a fresh publication into the state; `id` makes one that is being prepared. */
async function into(state: PublicityState, id: string): Promise<string> {
  const step = async (name: PersonName, move: PublicityMove): Promise<void> => {
    done(await desk.move(name, id, move, forms[move]))
  }
  if (state === 'redacting') return id
  if (state === 'notPublic') {
    await step('proposal-director', 'decline')
    return id
  }
  await step('proposal-office', 'sendForReview')
  if (state === 'review') {
    // The second person is a story of its own: here nobody has prepared it.
    await inScope(city.world.db, [1], (tx) => sql`update publication set prepared_by = null where id = ${id}`.execute(tx))
    return id
  }
  await step('proposal-director', 'approve')
  if (state === 'withdrawn') await step('proposal-director', 'withdraw')
  return id
}

const aText = async (): Promise<string> => desk.idOf(await people.filed(), 'text')

async function aReply(): Promise<string> {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕1号')
  await desk.published(await desk.idOf(id, 'text'))
  return desk.idOf(id, 'reply')
}

const tried = (prepare: () => Promise<string>, relations: Tried['relations']): Tried => ({
  course: publicityCourse,
  relations,
  prepare: async (state) => into(state as PublicityState, await prepare()),
  call: (name, id, move) => desk.move(name, id, move as PublicityMove, forms[move as PublicityMove]),
  record: rowOf(city, 'publication'),
})

const office = { 'proposal-office': ['office'], 'proposal-director': ['office'] } as const
const states = Object.keys(publicityStates)

tryTriples(
  'the publicity of a text',
  () => city,
  actors,
  () => tried(aText, { ...office, member: ['author'] }),
  states,
)
tryTriples(
  'the publicity of a reply',
  () => city,
  actors,
  () => tried(aReply, { ...office, unit: ['unit'], 'unit-liaison': ['unit'], 'unit-head': ['unit'] }),
  states,
)
