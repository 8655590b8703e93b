// Every (state, move, person) of a correction of settled attendance: the one who asked never confirms it himself.
import { after, before } from 'node:test'
import type { Actor } from '#/core/actor.ts'
import { correctionCourse, correctionStates, type CorrectionState } from '#/features/activities/attendance/correction-lifecycle.ts'
import { activitySteps, type ActivitySteps } from '../activity-steps.ts'
import { attendanceSteps } from '../attendance-steps.ts'
import { rowOf, tryTriples } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { done, type Heard } from './proposal-steps.ts'

let city: City
let steps: ActivitySteps
/** One closed meeting; its corrections are asked one after the other, a session and a person at a time. */
let places: { readonly id: string; readonly session: string; readonly part: string }[] = []
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-03-01 10:00' })
  steps = activitySteps(city)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await steps.as(name)
  }
})
after(() => city.close())

async function place() {
  if (places.length === 0) {
    const id = await steps.inState('closed', 'committee', { hostId: city.bodies.specialCommittee })
    const page = await attendanceSteps(city, steps).page('general-office', id)
    places = page.sessions.flatMap((s) => page.people.map((p) => ({ id, session: s.id, part: p.id })))
  }
  return places.pop() ?? { id: '', session: '', part: '' }
}

async function prepare(state: CorrectionState): Promise<string> {
  const { id, session, part } = await place()
  const asked = await (
    await steps.as('committee-office')
  ).post(`/api/activities/${id}/attendance-corrections`, {
    sessionId: session,
    participationId: part,
    state: 'present',
    reason: '会场照片可以证明到会',
  })
  const correction: string = done(asked).body.id
  if (state !== 'asked') done(await call('general-office', correction, state === 'confirmed' ? 'confirm' : 'refuse'))
  return correction
}

async function call(name: PersonName, id: string, move: string): Promise<Heard> {
  const { version } = (await rowOf(city, 'attendance_correction')(id)) as { version: number }
  return (await steps.as(name)).post(`/api/attendance-corrections/${id}/moves/${move}`, { version, says: '已经核对' })
}

tryTriples(
  'a correction',
  () => city,
  actors,
  () => ({
    course: correctionCourse,
    relations: { 'committee-office': ['organiser'], platform: [], 'general-office': ['organiser', 'second'] },
    prepare: (state) => prepare(state as CorrectionState),
    call,
    record: async (id) => {
      const row = (await rowOf(city, 'attendance_correction')(id)) as Record<string, unknown>
      return { ...row, state: row['course'] }
    },
  }),
  Object.keys(correctionStates),
)
