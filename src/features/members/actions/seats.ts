// A seat through its course: nominated, agreed, decided, taken, on leave, transferred, reassigned, ended. Rights of a member begin and end with it.
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, type Day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import { seatEnds, seatKinds } from '../codes.ts'
import { memberEvents } from '../events.ts'
import { dayWrong, seatCourse, seatLifecycle, type SeatAsk, type SeatMove, type SeatState } from '../lifecycle.ts'
import {
  committeesOfSectors,
  endPostsOf,
  findPerson,
  findSeat,
  insertPosts,
  insertSeats,
  moveSeat,
  termOn,
  type NewSeat,
  type SeatRow,
} from '../store.ts'

export interface Nomination {
  readonly personId: string
  readonly kind: string
  readonly sectorId: string
  /** null: as the sector's link says. */
  readonly specialCommitteeId: string | null
  readonly groupId: string | null
  readonly day: Day
  readonly source: string
}

export function nominate(world: World, actor: Actor, given: Nomination): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, newId, record } = change
    const person = await findPerson(tx, actor.committeeId, given.personId)
    const term = await termOn(tx, actor.committeeId, given.day)
    const wrong: Reason[] = []
    if (!person) wrong.push({ field: 'personId', says: '没有找到这个人' })
    if (!term) wrong.push({ field: 'day', says: `${given.day}不在任何一届任期内，请先设立届次` })
    const placed = await placement(change, given, given.day)
    wrong.push(...placed.wrong)
    if (wrong.length || !person || !term) return refused(wrong)
    const id = newId()
    await insertSeats(tx, actor.committeeId, [
      {
        id,
        personId: person.id,
        termId: term.id,
        kind: given.kind,
        sectorId: given.sectorId,
        specialCommitteeId: placed.committeeId,
        placedByHand: given.specialCommitteeId !== null,
        groupId: given.groupId,
        state: 'nominated',
        stateSince: given.day,
        fromDay: null,
        source: given.source,
      },
    ])
    const seat = await findSeat(tx, actor.committeeId, id)
    if (seat && seat.otherSeats > 0) return refused([`${person.name}在${term.title}已有席位，一名委员只能有一个`])
    record(
      { kind: 'person', id: person.id },
      memberEvents.seatNominated.of({ ...placed.words, term: term.title, day: given.day, source: given.source }),
    )
    return done({ id })
  })
}

/** Held seats written at once: imports and the demonstration. The course before is not known and not made up. */
export async function addHeldSeats(change: Change, seats: readonly NewSeat[], term: { readonly title: string }): Promise<void> {
  const { tx, actor, record, newId } = change
  await insertSeats(tx, actor.committeeId, seats)
  await insertPosts(
    tx,
    actor.committeeId,
    seats.map((s) => memberPost(newId(), s.personId, s.stateSince, s.source)),
  )
  const bodies = await bodiesByIds(
    tx,
    seats.flatMap((s) => [s.sectorId, ...(s.specialCommitteeId ? [s.specialCommitteeId] : [])]),
  )
  for (const s of seats)
    record(
      { kind: 'person', id: s.personId },
      memberEvents.seatImported.of({
        kind: kindLabel(s.kind),
        sector: bodies.get(s.sectorId)?.name ?? '',
        committee: s.specialCommitteeId ? (bodies.get(s.specialCommitteeId)?.name ?? null) : null,
        term: term.title,
        day: s.stateSince,
        source: s.source,
      }),
    )
}

const memberPost = (id: string, personId: string, fromDay: Day, source: string) => ({
  id,
  personId,
  bodyId: null,
  role: 'member',
  title: '委员',
  fromDay,
  toDay: null,
  source,
})

const kindLabel = (kind: string): string => seatKinds.codes.find((k) => k.code === kind)?.label ?? kind

interface Placement {
  readonly kind: string
  readonly sectorId: string
  readonly specialCommitteeId: string | null
  readonly groupId: string | null
}

/** Exactly one sector, and one special committee: by hand, else the one that links to the sector. */
async function placement({ tx, actor }: Change, given: Placement, on: Day) {
  const bodies = await bodiesByIds(
    tx,
    [given.sectorId, given.specialCommitteeId, given.groupId].filter((x) => x !== null),
  )
  const wrong: Reason[] = []
  const isOf = (id: string | null, kind: string, field: string, label: string): void => {
    if (id && bodies.get(id)?.kind !== kind) wrong.push({ field, says: `没有这个${label}` })
  }
  if (!seatKinds.codes.some((k) => k.code === given.kind)) wrong.push({ field: 'kind', says: '没有这种委员职务' })
  isOf(given.sectorId, 'sector', 'sectorId', '界别')
  isOf(given.specialCommitteeId, 'special-committee', 'specialCommitteeId', '专委会')
  isOf(given.groupId, 'member-group', 'groupId', '委员小组')
  const derived = (await committeesOfSectors(tx, actor.committeeId, [given.sectorId], on)).get(given.sectorId) ?? null
  const committeeId = given.specialCommitteeId ?? derived
  const committee = committeeId ? (bodies.get(committeeId) ?? (await bodiesByIds(tx, [committeeId])).get(committeeId)) : undefined
  return {
    wrong,
    committeeId,
    words: { kind: kindLabel(given.kind), sector: bodies.get(given.sectorId)?.name ?? '', committee: committee?.name ?? null },
  }
}

export interface SeenSeat {
  readonly id: string
  readonly version: number
}

/** One function for all moves: judged by the row that draws the button, then done as that move is done. */
export function moveSeatBy<M extends SeatMove>(
  world: World,
  actor: Actor,
  move: M,
  seen: SeenSeat,
  asked: SeatAsk<M>,
): Promise<Outcome<{ id: string; state: SeatState }>> {
  return perform(world, actor, async (change) => {
    const seat = await findSeat(change.tx, actor.committeeId, seen.id)
    if (!seat) return notFound('没有找到这个席位')
    if (seat.version !== seen.version) return conflict()
    const verdict = judge(seatCourse, move, seat, actor)
    if (!verdict.ok) return verdict
    const wrong = dayWrong(move, seat, asked.day)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'day', says })))
    const to: SeatState = seatLifecycle.moves[move].to
    if (move === 'reassign') return reassign(change, seat, asked as SeatAsk<'reassign'>)
    const ended = move === 'end' ? (asked as SeatAsk<'end'>) : null
    const moved = await moveSeat(change.tx, actor.committeeId, {
      ...seen,
      state: to,
      // The last day is still a member's: the seat is ended from the next day on.
      day: ended ? addDays(asked.day, 1) : asked.day,
      source: asked.source,
      ...(move === 'activate' ? { fromDay: asked.day } : {}),
      ...(ended ? { toDay: asked.day, endReason: ended.reason } : {}),
      ...(move === 'withdraw' ? { endReason: 'notAppointed' } : {}),
    })
    if (!moved) return conflict()
    if (move === 'activate')
      await insertPosts(change.tx, actor.committeeId, [memberPost(change.newId(), seat.personId, asked.day, asked.source)])
    if (ended) await endPostsOf(change.tx, actor.committeeId, seat.personId, 'member', asked.day)
    change.record({ kind: 'person', id: seat.personId }, told(move, asked))
    return done({ id: seat.id, state: to })
  })
}

/** The old seat ends the day before, the new one begins: composition on a past day stays what it was. */
async function reassign(change: Change, seat: SeatRow, asked: SeatAsk<'reassign'>): Promise<Outcome<{ id: string; state: SeatState }>> {
  const { tx, actor, newId, record } = change
  const placed = await placement(change, asked, asked.day)
  if (placed.wrong.length) return refused(placed.wrong)
  const moved = await moveSeat(tx, actor.committeeId, {
    id: seat.id,
    version: seat.version,
    state: 'ended',
    day: asked.day,
    toDay: addDays(asked.day, -1),
    endReason: 'reassigned',
    source: asked.source,
  })
  if (!moved) return conflict()
  const id = newId()
  const next: NewSeat = {
    id,
    personId: seat.personId,
    termId: seat.termId,
    kind: asked.kind,
    sectorId: asked.sectorId,
    specialCommitteeId: placed.committeeId,
    placedByHand: asked.specialCommitteeId !== null,
    groupId: asked.groupId,
    state: 'active',
    stateSince: asked.day,
    fromDay: asked.day,
    source: asked.source,
  }
  await insertSeats(tx, actor.committeeId, [next])
  record(
    { kind: 'person', id: seat.personId },
    memberEvents.seatReassigned.of({
      ...placed.words,
      before: `${kindLabel(seat.kind)}，${seat.sectorName}界别`,
      day: asked.day,
      source: asked.source,
    }),
  )
  return done({ id, state: 'active' })
}

function told(move: Exclude<SeatMove, 'reassign'>, asked: { readonly day: Day; readonly source: string }): Event {
  const d = { day: asked.day, source: asked.source }
  switch (move) {
    case 'agree':
      return memberEvents.seatAgreed.of(d)
    case 'decide':
      return memberEvents.seatDecided.of(d)
    case 'activate':
      return memberEvents.seatActivated.of(d)
    case 'leave':
      return memberEvents.seatLeave.of({ ...d, note: (asked as SeatAsk<'leave'>).note })
    case 'return':
      return memberEvents.seatReturned.of(d)
    case 'transfer':
      return memberEvents.seatTransferred.of(d)
    case 'end': {
      const { reason } = asked as SeatAsk<'end'>
      return memberEvents.seatEnded.of({ ...d, reason: seatEnds.codes.find((c) => c.code === reason)?.label ?? reason })
    }
    case 'withdraw':
      return memberEvents.seatWithdrawn.of(d)
  }
}
