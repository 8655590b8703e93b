// All that a person's file shows: seats with what may be done, posts, and – for the office and the person – links, standings, duty record, timeline.
import { sql } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import { yearOf, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { formSchema } from '#/core/http/moves.ts'
import { roleLabel } from '#/core/identity/access.ts'
import { identityEvents } from '#/core/identity/events.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { offers } from '#/core/lifecycle.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { edgesOf, organisationStory, standingsOf } from '#/features/organisation/public.ts'
import { seatEnds, seatKinds } from './codes.ts'
import type { MemberPageData } from './contract.ts'
import { dutyVerbs } from '#/core/fact-codes.ts'
import { memberEvents } from './events.ts'
import { seatCourse, seatStates, type SeatMove, type SeatState } from './lifecycle.ts'
import { findPerson } from './store.ts'

const told = toldBy([...Object.values(memberEvents), ...organisationStory, ...Object.values(identityEvents)])

/** The office and the person see the whole file; others see who sits where. */
export async function memberPageOf(tx: Tx, actor: Actor, id: string, today: Day): Promise<MemberPageData | null> {
  const person = await findPerson(tx, actor.committeeId, id)
  if (!person) return null
  const whole = may(actor, 'members:file') || may(actor, 'members:write') || actor.personId === id
  const county = await sql<{
    name: string
  }>`select name from place where committee_id = ${actor.committeeId} and code = ${person.placeCode}`.execute(tx)
  return {
    id,
    version: person.version,
    code: person.code,
    name: person.name,
    sex: person.sex,
    party: person.party,
    employer: person.employer,
    post: person.post,
    county: county.rows[0]?.name ?? null,
    livesElsewhere: person.livesElsewhere,
    insideSystem: person.insideSystem,
    own: whole
      ? {
          ethnicGroup: person.ethnicGroup,
          birthMonth: person.birthMonth,
          education: person.education,
          placeCode: person.placeCode,
          hasMobile: person.hasMobile,
          edges: await edgesOf(tx, actor.committeeId, id),
          standings: await standingsOf(tx, actor.committeeId, id),
          duties: await dutiesOf(tx, actor.committeeId, id, yearOf(today)),
          year: yearOf(today),
          timeline: told(await entriesOf(tx, actor.committeeId, [{ kind: 'person', id }])),
        }
      : null,
    seats: await seatsOf(tx, actor, id),
    posts: await postsOf(tx, actor.committeeId, id),
    mayEdit: may(actor, 'members:write'),
  }
}

interface FoundSeat {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly termTitle: string
  readonly termFrom: Day
  readonly termTo: Day | null
  readonly kind: string
  readonly sector: { id: string; name: string }
  readonly committee: { id: string; name: string } | null
  readonly group: { id: string; name: string } | null
  readonly placedByHand: boolean
  readonly state: SeatState
  readonly stateSince: Day
  readonly fromDay: Day | null
  readonly toDay: Day | null
  readonly endReason: string | null
  readonly source: string
  readonly otherSeats: number
  readonly course: { state: SeatState; fromDay: string; source: string }[]
}

async function seatsOf(tx: Tx, actor: Actor, personId: string): Promise<MemberPageData['seats']> {
  const bodyAs = (
    id: string,
  ) => sql`(select jsonb_build_object('id', b.id, 'name', b.name) from body b where b.committee_id = m.committee_id
    and b.id = ${sql.ref(`m.${id}`)})`
  const found = await sql<FoundSeat>`select m.id, m.version, p.name, t.title as "termTitle", t.from_day as "termFrom", t.to_day as "termTo",
      ${codeLabel(seatKinds, sql`m.committee_id`, sql`m.kind`)} as kind, ${bodyAs('sector_id')} as sector,
      ${bodyAs('special_committee_id')} as committee, ${bodyAs('group_id')} as "group", m.placed_by_hand as "placedByHand", m.state,
      m.state_since as "stateSince", m.from_day as "fromDay", m.to_day as "toDay",
      case when m.end_reason is not null then ${codeLabel(seatEnds, sql`m.committee_id`, sql`m.end_reason`)} end as "endReason", m.source,
      (select count(*) from seat o where o.committee_id = m.committee_id and o.person_id = m.person_id and o.term_id = m.term_id
        and o.id <> m.id and o.state <> 'ended') as "otherSeats",
      (select coalesce(jsonb_agg(jsonb_build_object('state', x.state, 'fromDay', x.from_day, 'source', x.source) order by x.entry), '[]') from seat_state x
        where x.committee_id = m.committee_id and x.seat_id = m.id) as course
    from seat m
    join person p on p.committee_id = m.committee_id and p.id = m.person_id
    join term t on t.committee_id = m.committee_id and t.id = m.term_id
    where m.committee_id = ${actor.committeeId} and m.person_id = ${personId} order by m.state_since desc, m.id desc`.execute(tx)
  return found.rows.map(({ name, termTitle, termFrom, termTo, otherSeats, course, state, ...seat }) => ({
    ...seat,
    url: `/seats/${seat.id}`,
    term: termTitle,
    state: { code: state, label: seatStates[state].label, tone: seatStates[state].tone },
    course: course.map((c) => ({ label: seatStates[c.state].label, fromDay: c.fromDay, source: c.source })),
    moves: offers(
      seatCourse,
      { state, relations: [], name, fromDay: seat.fromDay, stateSince: seat.stateSince, termFrom, termTo, otherSeats },
      actor,
    )
      // A seat has moves for years to come; those of other stages would only be in the way.
      .filter((o) => fits(o.move as SeatMove, state))
      .map((o) => ({ ...o, reasons: [...o.reasons], form: formSchema(seatCourse.moves[o.move as SeatMove].asks) })),
  }))
}

const fits = (move: SeatMove, state: SeatState): boolean => {
  const { from } = seatCourse.moves[move]
  return from === '*' || from.includes(state)
}

async function postsOf(tx: Tx, committeeId: number, personId: string): Promise<MemberPageData['posts']> {
  const found = await sql<
    Omit<MemberPageData['posts'][number], 'label'>
  >`select o.id, o.role, o.title, o.from_day as "fromDay", o.to_day as "toDay",
      o.source, case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as body
    from post o left join body b on b.committee_id = o.committee_id and b.id = o.body_id
    where o.committee_id = ${committeeId} and o.person_id = ${personId} order by o.to_day nulls first, o.from_day desc, o.id`.execute(tx)
  return found.rows.map((o) => ({ ...o, label: roleLabel(o.role) }))
}

interface Duty {
  verb: string
  label: string
  thisYear: number
  total: number
  last: string
}

/** What was taken back by a counter-entry does not count. */
async function dutiesOf(tx: Tx, committeeId: number, personId: string, year: number): Promise<Duty[]> {
  const found = await sql<Duty>`select f.verb, ${codeLabel(dutyVerbs, sql`${committeeId}::int`, sql`f.verb`)} as label,
      greatest(0, coalesce(sum(sign(f.weight)) filter (where extract(year from f.day) = ${year}), 0))::int as "thisYear",
      sum(sign(f.weight))::int as total, max(f.day) filter (where f.weight > 0) as last
    from fact f where f.committee_id = ${committeeId} and f.person_id = ${personId} group by f.verb
    having sum(sign(f.weight)) > 0 order by f.verb`.execute(tx)
  return found.rows
}
