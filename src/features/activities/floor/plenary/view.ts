// What the page of groups, seats, resolutions and briefings shows to this reader.
import { may } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { codesOf } from '#/core/settings/store.ts'
import { capacities } from '../../words.ts'
import { resolutionKinds } from '../codes.ts'
import type { Asked } from '../course.ts'
import { groundFor, type Ground } from '../ground.ts'
import { groupLeaves } from './acts.ts'
import type { PlenaryPageData, ResolutionPageData } from './contract.ts'
import { briefingCourse, resolutionCourse } from './lifecycle.ts'
import { briefings, resolutions } from './paper-acts.ts'
import { briefingsOf, groupsOf, leavesOf, peopleOf, resolutionsOf, seatMapOf, sessionsOf, type Resolution } from './store.ts'

export async function plenaryView(tx: Tx, asked: Asked, activityId: string): Promise<PlenaryPageData | null> {
  const { actor, today } = asked
  const ground = await groundFor(tx, actor, activityId)
  if (!ground) return null
  const { committeeId } = actor
  const runs = ground.relations.includes('organiser')
  const people = await peopleOf(tx, committeeId, activityId)
  const mine = people.find((p) => p.id === ground.participationId)
  const kinds = await codesOf(tx, committeeId, resolutionKinds, today)
  const shown = (p: (typeof people)[number]) => ({
    id: p.id,
    name: p.name,
    note: p.note,
    groupId: p.groupId,
    seat: p.seat,
    capacity: capacities[p.capacity as keyof typeof capacities] ?? p.capacity,
  })
  return {
    id: ground.id,
    title: ground.title,
    runs,
    takesPart: ground.relations.includes('participant'),
    groups: (await groupsOf(tx, committeeId, activityId)).map((g) => ({
      id: g.id,
      name: g.name,
      place: g.place,
      convenors: [...g.convenors],
      people: people.filter((p) => p.groupId === g.id).length,
      mine: mine?.groupId === g.id,
    })),
    people: people.filter((p) => p.capacity !== 'observer').map(shown),
    observers: people.filter((p) => p.capacity === 'observer').map(shown),
    sessions: (await sessionsOf(tx, committeeId, activityId)).map(({ id, label }) => ({ id, label })),
    // Why somebody is away is for the convenor, the office and himself.
    leaves: (await leavesOf(tx, committeeId, activityId))
      .filter((l) => runs || (actor.personId !== null && (l.personId === actor.personId || l.convenors.includes(actor.personId))))
      .map((l) => ({
        id: l.id,
        version: l.version,
        name: l.name,
        group: l.group,
        session: l.session,
        reason: l.reason,
        says: l.says,
        state: groupLeaves.tagOf(l.state),
        moves: groupLeaves.offered(l, ground, asked),
      })),
    seatMap: await seatMapOf(tx, committeeId, activityId),
    resolutions: (await resolutionsOf(tx, committeeId, activityId))
      .filter((r) => runs || may(actor, 'activities:read-all') || r.state !== 'draft')
      .map((r) => resolutionLineOf(r, ground, asked, kinds)),
    briefings: (await briefingsOf(tx, committeeId, activityId))
      .filter((b) => runs || b.state === 'issued')
      .map((b) => ({
        id: b.id,
        version: b.version,
        title: b.title,
        text: b.text,
        no: b.no,
        group: b.group,
        issuedOn: b.issuedOn,
        state: briefings.tagOf(b.state),
        mayEdit: runs && ground.open && briefingCourse.states[b.state].editable === true,
        moves: briefings.offered(b, ground, asked),
      })),
  }
}

interface CodeWord {
  readonly code: string
  readonly label: string
}

const resolutionLineOf = (
  r: Resolution,
  ground: Ground,
  asked: Asked,
  kinds: readonly CodeWord[],
): PlenaryPageData['resolutions'][number] => ({
  id: r.id,
  version: r.version,
  title: r.title,
  text: r.text,
  kind: kinds.find((k) => k.code === r.kind)?.label ?? r.kind,
  decidedOn: r.decidedOn,
  state: resolutions.tagOf(r.state),
  mayEdit: ground.relations.includes('organiser') && ground.open && resolutionCourse.states[r.state].editable === true,
  moves: resolutions.offered(r, ground, asked),
})

export async function resolutionView(tx: Tx, asked: Asked, id: string): Promise<ResolutionPageData | null> {
  const found = await resolutions.find(tx, asked.actor, id)
  if (!found) return null
  const { kept, ground } = found
  if (kept.state === 'draft' && !ground.relations.includes('organiser') && !may(asked.actor, 'activities:read-all')) return null
  const kinds = await codesOf(tx, asked.actor.committeeId, resolutionKinds, asked.today)
  return { ...resolutionLineOf(kept, ground, asked, kinds), meeting: { id: ground.id, name: ground.title } }
}
