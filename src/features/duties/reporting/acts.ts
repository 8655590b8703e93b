// The acts of a round of 述职: groups, the list of who must, written reports found in the record, reports heard with their ballots.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { activeMembers, memberSeats } from '#/features/members/public.ts'
import { ratingOf, reportGrades } from './codes.ts'
import type { RoundDraft } from './contract.ts'
import { reportingEvents } from './events.ts'
import { roundCourse, type RoundAsk, type RoundMove } from './lifecycle.ts'
import type { Round } from './round.ts'
import { holdRound, newReports } from './store.ts'

export const roundOf = (id: string) => ({ kind: 'duty-round', id }) as const

/** Everybody with a seat in the Standing Committee, its leaders among them. */
const isStanding = (seat: { readonly kind: string }): boolean => seat.kind !== 'member'

export function prepareRound(world: World, actor: Actor, d: RoundDraft): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async ({ tx, now, newId, record }) => {
    const id = newId()
    await sql`insert into duty_round (committee_id, id, title, year, due_day, state, state_since)
      values (${actor.committeeId}, ${id}, ${d.title}, ${d.year}, ${d.dueDay}::date, 'preparing', ${now})`.execute(tx)
    record(roundOf(id), reportingEvents.prepared.of({ title: d.title, due: day(d.dueDay) }))
    return done({ id, url: `/duty-rounds/${id}` })
  })
}

function act<M extends RoundMove>(
  move: M,
  work: (change: Change, found: Round, ask: RoundAsk<M>) => Promise<Outcome<Event>>,
): Act<RoundAsk<M>, { readonly id: string; readonly state: string }> {
  return (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const found = await holdRound(change.tx, actor, seen.id)
      if (!found) return notFound('没有找到这轮述职')
      const verdict = judge(roundCourse, move, { state: found.state, relations: [], groups: found.groups.length }, actor)
      if (!verdict.ok) return verdict
      if (found.version !== seen.version) return conflict()
      const event = await work(change, found, ask)
      if (!event.ok) return event
      const state = roundCourse.moves[move].to ?? found.state
      await sql`update duty_round set version = version + 1, state = ${state},
          state_since = case when state = ${state} then state_since else ${change.now} end
        where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
      change.record(roundOf(seen.id), event.value)
      return done({ id: seen.id, state })
    })
}

const list = ({ tx, actor }: Change, round: Round, people: readonly string[]): Promise<unknown> =>
  sql`insert into duty_round_person (committee_id, round_id, person_id) select ${actor.committeeId}, ${round.id}, p.id
    from unnest(${[...people]}::uuid[]) as p(id) on conflict do nothing`.execute(tx)

export const roundActs: { readonly [M in RoundMove]: Act<RoundAsk<M>, { readonly id: string; readonly state: string }> } = {
  addGroup: act('addGroup', async (change, round, g) => {
    const { tx, actor, today } = change
    const seats = await memberSeats(tx, g.people, today)
    if (g.people.some((p) => !isStanding(seats.get(p) ?? { kind: 'member' })))
      return refused([{ field: 'people', says: '述职的应当是在任的常务委员' }])
    const id = change.newId()
    await sql`insert into duty_round_group (committee_id, id, round_id, name, head_name, on_day, place)
      values (${actor.committeeId}, ${id}, ${round.id}, ${g.name}, ${g.headName}, ${g.day}::date, ${g.place})`.execute(tx)
    await list(change, round, g.people)
    await sql`update duty_round_person set group_id = ${id} where committee_id = ${actor.committeeId} and round_id = ${round.id}
      and person_id = any(${[...g.people]}::uuid[])`.execute(tx)
    return done(reportingEvents.grouped.of({ name: g.name, head: g.headName, people: new Set(g.people).size }))
  }),
  start: act('start', async (change, round) => {
    const { tx, actor, today } = change
    const standing = (await activeMembers(tx, actor.committeeId, today)).filter(isStanding).map((s) => s.personId)
    await list(change, round, standing)
    await sql`update duty_round set started_on = ${today} where committee_id = ${actor.committeeId} and id = ${round.id}`.execute(tx)
    return done(reportingEvents.started.of({ people: new Set([...standing, ...round.people.map((p) => p.id)]).size }))
  }),
  collect: act('collect', async ({ tx, actor, today }, round) => {
    const reports = await newReports(tx, actor, round)
    if (reports.length === 0) return refused(['没有新采用的述职报告'])
    await sql`update duty_round_person d set work_id = n."workId", filed_on = n.day, filed_known_on = ${today}
      from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as n("personId" uuid, "workId" uuid, day date)
      where d.committee_id = ${actor.committeeId} and d.round_id = ${round.id} and d.person_id = n."personId"`.execute(tx)
    const rows = reports.map(({ personId, day: on }) => ({ personId, day: on }))
    return done(reportingEvents.collected.of({ round: round.id, title: round.title, year: round.year, rows }))
  }),
  deliver: act('deliver', async ({ tx, actor, today }, round, { personId, day: text, ballots }) => {
    const person = round.people.find((p) => p.id === personId)
    const scale = await codesOf(tx, actor.committeeId, reportGrades, today)
    const on = day(text)
    const reasons = [
      ...(person ? [] : [{ field: 'personId', says: '这名委员不在应述职名单里' }]),
      ...(person?.deliveredOn ? [{ field: 'personId', says: `${person.name}已经登记过` }] : []),
      ...(on > today ? [{ field: 'day', says: '日期不能晚于今天' }] : []),
      ...(ballots.every((b) => scale.some((c) => c.code === b.grade)) ? [] : [{ field: 'ballots', says: '没有这个等次' }]),
    ]
    if (reasons.length || !person) return refused(reasons)
    const rating = ratingOf(scale, ballots)
    await sql`update duty_round_person set delivered_on = ${on}, delivered_known_on = ${today}, ballots = ${JSON.stringify(ballots)}::jsonb,
        grade = ${rating?.grade ?? null}, points = ${rating?.points ?? null}
      where committee_id = ${actor.committeeId} and round_id = ${round.id} and person_id = ${personId}`.execute(tx)
    const { id, title, year } = round
    return done(
      reportingEvents.delivered.of({ round: id, title, year, personId, name: person.name, day: on, rating: rating?.grade ?? null }),
    )
  }),
  close: act('close', async ({ tx, actor, today }, round) => {
    await sql`update duty_round set closed_on = ${today} where committee_id = ${actor.committeeId} and id = ${round.id}`.execute(tx)
    const both = round.people.filter((p) => p.filedOn && p.deliveredOn).length
    return done(reportingEvents.closed.of({ due: round.people.length, done: both }))
  }),
}
