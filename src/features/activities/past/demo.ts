// The demonstration's year of meetings and activities: those that are over come from a table, month by month; a few of December are under way.
import type { Change, World } from '#/core/action.ts'
import { perform } from '#/core/action.ts'
import { systemActor, type Actor } from '#/core/actor.ts'
import { isWorkingDay, type Calendar } from '#/core/calendar/calendar.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { addDays, day, daysBetween, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { activeMembers, peopleWithRole, type SeatOnDay } from '#/features/members/public.ts'
import { bodiesOfKind, type BodyBrief } from '#/features/organisation/public.ts'
import { demoRows, type DemoRow } from './demo-table.ts'
import { registerPast, type PastActivity, type PastPerson } from './register.ts'

const source = '2022年会议活动登记表'
const until = day('2022-12-14')

export const pastDemo: DemoShare = {
  title: '一年的会议活动和出勤',
  write: async (stage) => {
    const actor: Actor = {
      ...systemActor(stage.committeeId, ['activities:write']),
      name: '演示',
      posts: [{ role: 'general-office', bodyId: null, bodyName: null }],
    }
    const cast = await readIn(stage.world.db, [stage.committeeId], (tx) => castOf(tx, stage.committeeId))
    const held = demoRows.flatMap((row) => heldOf(row, cast, stage.random)).toSorted((a, b) => (dayOfFirst(a) < dayOfFirst(b) ? -1 : 1))
    const year = studied(held, stage.cast.get('studies') as Studies | undefined)
    const months = Map.groupBy(year, (a) => dayOfFirst(a).slice(0, 7))
    for (const [i, [month, activities]] of [...months].entries()) {
      const world = stage.at(new Date(`${month}-28T18:00:00+08:00`))
      must(
        await act(world, actor, async (change) => {
          await registerPast(change, activities, source)
          return done(null)
        }),
      )
      stage.progress(i + 1, months.size)
    }
  },
}

/** What the studies left: programmes, texts to be studied, lectures planned. */
interface Studies {
  readonly study: string
  readonly training: string
  readonly reading: string
  readonly texts: readonly { readonly id: string; readonly title: string; readonly publishedOn: Day }[]
  readonly lectures: readonly { readonly id: string; readonly title: string }[]
}

const programmeOf: Readonly<Record<string, 'study' | 'training' | 'reading'>> = {
  'party-group-study': 'study',
  'study-symposium': 'study',
  training: 'training',
  capacity: 'training',
  exhibition: 'reading',
}

/** Each text is studied by the first session of the Party group or the first symposium after it came out; lectures are held as planned. */
function studied(held: readonly PastActivity[], studies: Studies | undefined): readonly PastActivity[] {
  if (!studies) return held
  const lectures = [...studies.lectures]
  const texts = [...studies.texts].toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
  return held.map((a) => {
    const programme = programmeOf[a.kind]
    const programmeId = programme ? studies[programme] : null
    if (a.kind === 'lecture') {
      const lecture = lectures.shift()
      return lecture ? { ...a, title: `政协大讲堂：${lecture.title}`, triggerId: lecture.id } : a
    }
    const next = programme === 'study' && texts[0] && texts[0].publishedOn < dayOfFirst(a) ? texts.shift() : undefined
    return { ...a, programmeId, triggerId: next?.id ?? null, title: next ? `${a.title}（${next.title}）` : a.title }
  })
}

const act = (world: World, actor: Actor, work: (change: Change) => Promise<Outcome<null>>) => perform(world, actor, work)

interface Cast {
  readonly members: readonly SeatOnDay[]
  readonly chairs: readonly { readonly personId: string; readonly name: string }[]
  readonly staff: readonly { readonly personId: string; readonly name: string }[]
  readonly committees: readonly BodyBrief[]
  readonly sectors: readonly BodyBrief[]
  readonly platforms: readonly BodyBrief[]
  readonly organ: BodyBrief | undefined
  readonly calendar: Calendar
  /** How surely each comes: most always, some hardly. */
  readonly diligence: ReadonlyMap<string, number>
}

async function castOf(tx: Tx, committeeId: number): Promise<Cast> {
  const on = day('2022-01-10')
  const members = await activeMembers(tx, committeeId, on)
  const roles = [
    'proposal-office',
    'information-office',
    'general-office',
    'committee-office',
    'system-admin',
    'security-admin',
    'audit-admin',
  ]
  const staff = new Map<string, { personId: string; name: string }>()
  for (const role of roles) for (const p of await peopleWithRole(tx, committeeId, role, on)) staff.set(p.personId, p)
  const chairs = new Map((await peopleWithRole(tx, committeeId, 'chair', on)).map((p) => [p.personId, p]))
  return {
    members,
    chairs: [...chairs.values()],
    staff: [...staff.values()],
    committees: await bodiesOfKind(tx, committeeId, ['special-committee'], on),
    sectors: await bodiesOfKind(tx, committeeId, ['sector'], on),
    platforms: await bodiesOfKind(tx, committeeId, ['platform'], on),
    organ: (await bodiesOfKind(tx, committeeId, ['organ-office'], on))[0],
    calendar: await calendarFor(tx),
    diligence: new Map(members.map((m, i) => [m.personId, i % 17 === 3 ? 0.2 : i % 7 === 2 ? 0.72 : 0.94])),
  }
}

const dayOfFirst = (a: PastActivity): Day => a.sessions[0]?.day ?? until

/** Spread evenly over the working days between the first and the last. */
function heldOf(row: DemoRow, cast: Cast, random: () => number): readonly PastActivity[] {
  const from = day(row.first ?? '2022-02-10')
  const to = day(row.last ?? until)
  const step = Math.max(0, daysBetween(from, to)) / Math.max(1, row.count)
  return Array.from({ length: row.count }, (_, i): PastActivity => {
    const first = workingFrom(cast.calendar, addDays(from, Math.min(daysBetween(from, to), Math.floor(step * (i + 0.4)))))
    const host = hostOf(row, cast, i)
    const title = row.titles[i % row.titles.length] ?? row.kind
    const named = host && row.host !== 'organ' ? `${host.shortName}${title}` : title
    const sessions = sessionsFrom(first, row.halfDays ?? 1)
    const themed = row.themes && i % (row.themedEach ?? 1) === 0
    return {
      kind: row.kind,
      title: named,
      sessions,
      hostId: host?.id ?? null,
      place:
        row.host === 'platform' && host
          ? host.shortName
          : row.kind === 'survey' || row.kind === 'inspection'
            ? '望河县、石泉岭县'
            : '市政协会议厅',
      themes: themed ? row.themes : [],
      programme: row.programme ?? null,
      thematic: row.thematicEach !== undefined && i % row.thematicEach === 1,
      partners: row.partners ?? [],
      audience: row.audience ? row.audience + Math.floor(random() * 40) : null,
      details: row.details?.[i % row.details.length] ?? {},
      ...(row.kind.startsWith('consult.') && row.guests?.['department']
        ? {
            lead: { notice: 13 + Math.floor(random() * 8), materials: 9 + Math.floor(random() * 4), minutes: 3 + Math.floor(random() * 6) },
          }
        : {}),
      people: [...peopleOf(row, cast, host, sessions.length, random), ...guestsOf(row, sessions.length)],
    }
  })
}

function workingFrom(calendar: Calendar, from: Day): Day {
  let on = from
  while (!isWorkingDay(calendar, on)) on = addDays(on, 1)
  return on
}

const sessionsFrom = (first: Day, halfDays: number): PastActivity['sessions'] =>
  Array.from({ length: halfDays }, (_, i) => ({
    label: halfDays === 1 ? '全程' : `第${Math.floor(i / 2) + 1}天${i % 2 ? '下午' : '上午'}`,
    day: addDays(first, Math.floor(i / 2)),
    from: i % 2 ? '14:30' : '09:00',
    until: i % 2 ? '17:00' : '11:30',
  }))

function hostOf(row: DemoRow, cast: Cast, i: number): BodyBrief | null {
  if (row.host === 'organ') return cast.organ ?? null
  if (row.host === 'platform') return cast.platforms[i % Math.max(1, cast.platforms.length)] ?? null
  const of = row.host === 'committee' ? cast.committees : row.host === 'sector' ? cast.sectors : []
  return of[(i * 2) % Math.max(1, of.length)] ?? null
}

function peopleOf(row: DemoRow, cast: Cast, host: BodyBrief | null, sessions: number, random: () => number): readonly PastPerson[] {
  const all = invitedBy(row, cast, host)
  const from = row.most === undefined || all.length <= row.most ? 0 : Math.floor(random() * all.length)
  const invited = [...all.slice(from), ...all.slice(0, from)].slice(0, row.most ?? all.length)
  const isStaff = row.who === 'staff'
  return invited.map(({ personId, name }, i): PastPerson => {
    const sure = cast.diligence.get(personId) ?? 0.95
    // Hardly anybody stays away without a word.
    const leave = random() > 0.12
    const came = Array.from({ length: sessions }, () => {
      if (random() < sure) return 'present' as const
      return leave ? ('excused' as const) : ('absent' as const)
    })
    return {
      personId,
      name,
      category: isStaff ? 'staff' : 'member',
      capacity: 'due',
      role:
        i === 0 && row.kind === 'lecture' ? 'keynote' : i === 0 && row.kind === 'preach' ? 'speaker' : i === 0 ? 'chair' : 'participant',
      came,
      lateMinutes: random() > 0.97 ? 12 : 0,
      leaveKind: random() > 0.5 ? 'official' : 'personal',
    }
  })
}

function invitedBy(row: DemoRow, cast: Cast, host: BodyBrief | null): readonly { readonly personId: string; readonly name: string }[] {
  switch (row.who) {
    case 'members':
    case 'some':
      return cast.members
    case 'standing':
      return cast.members.filter((m) => m.kind !== 'member')
    case 'chairs':
      return cast.chairs
    case 'party':
      return cast.members.filter((m) => m.party === '中共' && m.kind !== 'member').slice(0, 16)
    case 'host':
      return cast.members.filter((m) => m.sectorId === host?.id || m.specialCommitteeId === host?.id)
    case 'staff':
      return cast.staff
  }
}

const guestNames: Readonly<Record<string, string>> = {
  leader: '市领导',
  department: '部门负责人',
  expert: '专家',
  stakeholder: '利益相关方代表',
  public: '群众代表',
  'party-rep': '党派代表',
  upper: '上级政协领导',
  peer: '县区政协代表',
  staff: '机关人员',
}

const guestsOf = (row: DemoRow, sessions: number): readonly PastPerson[] =>
  Object.entries(row.guests ?? {}).flatMap(([category, count]) =>
    Array.from({ length: count }, (_, i): PastPerson => ({
      personId: null,
      name: `${guestNames[category] ?? '来宾'}${i + 1}`,
      category,
      capacity: category === 'staff' ? 'staff' : 'invitee',
      came: Array.from({ length: sessions }, () => 'present' as const),
    })),
  )
