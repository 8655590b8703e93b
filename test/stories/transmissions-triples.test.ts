// Every (state, move, person) of a 请示报告.
import { after, before } from 'node:test'
import type { Actor } from '#/core/actor.ts'
import {
  transmissionCourse,
  transmissionStates,
  type TransmissionMove,
  type TransmissionState,
} from '#/features/transmissions/lifecycle.ts'
import { rowOf, tryTriples } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { proposalSteps } from './proposal-steps.ts'
import { transmissionSteps, type TransmissionSteps } from './transmission-steps.ts'

let city: City
let papers: TransmissionSteps
const actors = new Map<PersonName, Actor>()
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  const people = proposalSteps(city)
  papers = transmissionSteps(city, people)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

tryTriples(
  'a request or report',
  () => city,
  actors,
  () => ({
    course: transmissionCourse,
    relations: { 'general-office': ['own'] },
    prepare: (state) => papers.inState(state as TransmissionState),
    call: (name, id, move) => papers.move(name, id, move as TransmissionMove),
    record: (id) => rowOf(city, 'matter')(id),
  }),
  Object.keys(transmissionStates),
)
