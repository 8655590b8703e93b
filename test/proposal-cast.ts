// A small city for tests of proposals: two members, the offices, two units, one session. Actors carry the rights of their roles.
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { loadReferenceCalendar } from '#/core/calendar/store.ts'
import { day, dayOf } from '#/core/day.ts'
import { inScope, type Db } from '#/core/db/database.ts'
import { roles } from '#/core/identity/access.ts'
import { newKey, parseKeys, secretsWith } from '#/core/identity/secrets.ts'
import { proposalFacts } from '#/features/proposals/facts.ts'

export interface Cast {
  readonly world: World
  /** Sets the clock: '2022-03-01 09:00' in China. */
  readonly at: (moment: string) => void
  readonly sessionId: string
  readonly people: Readonly<Record<Name, Actor>>
  readonly units: { readonly transport: string; readonly housing: string; readonly education: string }
}

const names = {
  member: ['member', '林一然'],
  member2: ['member', '周若谷'],
  member3: ['member', '沈知行'],
  office: ['proposal-office', '提案办甲'],
  director: ['proposal-director', '提案委主任'],
  assigning: ['assigning-office', '交办乙'],
  transport: ['unit-head', '交通局长'],
  housing: ['unit-head', '住建局长'],
  education: ['unit-head', '教育局长'],
} as const
type Name = keyof typeof names

export async function proposalCast(db: Db): Promise<Cast> {
  let now = new Date('2022-01-11T10:00:00+08:00')
  const faults: unknown[] = []
  const world: World = {
    db,
    clock: { now: () => now, today: () => dayOf(now) },
    newId: () => randomUUID(),
    secrets: secretsWith(parseKeys(newKey(1))),
    factSources: [proposalFacts],
    onEffectFailed: (error) => faults.push(error),
  }
  const ids = Object.fromEntries(Object.keys(names).map((name) => [name, randomUUID()])) as Record<Name, string>
  const units = { transport: randomUUID(), housing: randomUUID(), education: randomUUID() }
  const sessionId = randomUUID()
  const termId = randomUUID()
  const sectorId = randomUUID()
  const { owner } = db
  await sql`insert into installation (kind, created_at) values ('real', now())`.execute(owner)
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '政协云岭市委员会', '市政协', 'city'),
    (2, 'county', '政协望河县委员会', '望河县政协', 'county')`.execute(owner)
  await inScope(db, [1], async (tx) => {
    await sql`insert into term (committee_id, id, number, title, from_day) values (1, ${termId}, 5, '第五届', '2021-12-01')`.execute(tx)
    await sql`insert into session (committee_id, id, term_id, number, title, year, opens_on, closes_on, intake_from, cutoff_at)
      values (1, ${sessionId}, ${termId}, 1, '五届一次会议', 2022, '2022-01-10', '2022-01-14', '2021-11-10T00:00:00+08:00', '2022-01-12T17:00:00+08:00')`.execute(
      tx,
    )
    await sql`insert into body (committee_id, id, kind, code, name, short_name, system) values
      (1, ${units.transport}, 'handling-unit', 'U1', '市交通运输局', '市交通运输局', 'government'),
      (1, ${units.housing}, 'handling-unit', 'U2', '市住房和城乡建设局', '市住建局', 'government'),
      (1, ${units.education}, 'handling-unit', 'U3', '市教育局', '市教育局', 'government'),
      (1, ${sectorId}, 'sector', 'S1', '经济界', '经济界', null)`.execute(tx)
    for (const [name, [role, title]] of Object.entries(names) as [Name, (typeof names)[Name]][]) {
      await sql`insert into person (committee_id, id, code, name) values (1, ${ids[name]}, ${name}, ${title})`.execute(tx)
      const unit = name in units ? units[name as keyof typeof units] : null
      await sql`insert into post (committee_id, id, person_id, body_id, role, title, from_day, source)
        values (1, ${randomUUID()}, ${ids[name]}, ${unit}, ${role}, ${title}, '2021-12-01', '任命')`.execute(tx)
      if (role === 'member')
        await sql`insert into seat (committee_id, id, person_id, term_id, kind, sector_id, state, state_since, from_day, source)
          values (1, ${randomUUID()}, ${ids[name]}, ${termId}, 'member', ${sectorId}, 'active', '2021-12-01', '2021-12-01', '常委会决定')`.execute(
          tx,
        )
    }
  })
  await db.owner.transaction().execute((tx) => loadReferenceCalendar(tx))
  const actor = (name: Name): Actor => {
    const [role, title] = names[name]
    const bodyId = name in units ? units[name as keyof typeof units] : null
    return {
      kind: 'person',
      personId: ids[name],
      accountId: ids[name],
      name: title,
      committeeId: 1,
      posts: [{ role, bodyId, bodyName: null }],
      rights: new Set(roles[role].rights),
    }
  }
  return {
    world,
    at: (moment) => {
      const [d = '', time = '09:00'] = moment.split(' ')
      now = new Date(`${day(d)}T${time}:00+08:00`)
    },
    sessionId,
    people: Object.fromEntries((Object.keys(names) as Name[]).map((name) => [name, actor(name)])) as Record<Name, Actor>,
    units,
  }
}
