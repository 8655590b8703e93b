// Import of the members' register: persons with their seats in the term in force. A person already seated is left alone; what disagrees is refused and named.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { bodiesOfKind, type BodyBrief } from '#/features/organisation/public.ts'
import { addPersons, sealMobile } from './actions/persons.ts'
import { addHeldSeats } from './actions/seats.ts'
import { nextPersonCodes } from './rules.ts'
import { parseMember, type MemberRead, type RowRefusal } from './member-row.ts'
import {
  committeesOfSectors,
  personCodes,
  personsLike,
  seatsInTerm,
  termOn,
  type NewPerson,
  type NewSeat,
  type PersonRow,
} from './store.ts'

export const membersImporter: Importer = {
  kind: 'members',
  title: '委员名册',
  right: 'members:write',
  fields: [
    { key: 'name', titles: ['姓名', '委员姓名', 'name'], required: true },
    { key: 'sector', titles: ['界别', '所属界别', 'sector'], required: true },
    { key: 'code', titles: ['委员编号', '编号', '委员证号', 'code'], required: false },
    { key: 'sex', titles: ['性别', 'sex', 'gender'], required: false },
    { key: 'ethnicGroup', titles: ['民族', 'ethnic_group'], required: false },
    { key: 'birthMonth', titles: ['出生年月', '出生日期', '出生', 'birth'], required: false },
    { key: 'party', titles: ['党派', '政治面貌', '党派（政治面貌）', 'party'], required: false },
    { key: 'committee', titles: ['专委会', '专门委员会', '所在专委会'], required: false },
    { key: 'group', titles: ['委员小组', '小组', '活动组'], required: false },
    { key: 'kind', titles: ['政协职务', '委员职务', '委员类别'], required: false },
    { key: 'education', titles: ['学历', '文化程度'], required: false },
    { key: 'employer', titles: ['单位及职务', '工作单位及职务', '工作单位', '单位', 'employer'], required: false },
    { key: 'post', titles: ['职务', '工作职务', '行政职务'], required: false },
    { key: 'mobile', titles: ['手机', '手机号码', '联系电话', '电话', 'mobile'], required: false },
    { key: 'fromDay', titles: ['任职日期', '任职时间'], required: false },
  ],
  run: importMembers,
}

interface Plan {
  readonly persons: readonly NewPerson[]
  readonly seats: readonly NewSeat[]
  readonly term: { readonly title: string }
  readonly result: ImportResult
}

async function importMembers(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  options: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  const source = `导入：${options.source}`
  const planned = (tx: Tx) => planMembers(tx, world, actor, rows, source)
  const before = await readIn(world.db, [actor.committeeId], planned)
  if (!before.ok || options.dryRun || before.value.seats.length === 0) return before.ok ? done(before.value.result) : before
  return perform<ImportResult>(world, actor, async (change) => {
    const plan = await planned(change.tx)
    if (!plan.ok) return plan
    await addPersons(change, plan.value.persons, source)
    await addHeldSeats(change, plan.value.seats, plan.value.term)
    return done(plan.value.result)
  })
}

/** What stands already, for one look-up a table instead of one a row. */
interface Known {
  readonly bodies: ReadonlyMap<string, readonly BodyBrief[]>
  readonly persons: readonly PersonRow[]
  readonly seated: ReadonlyMap<string, { readonly sectorId: string; readonly kind: string }>
}

async function planMembers(tx: Tx, world: World, actor: Actor, rows: readonly ImportRow[], source: string): Promise<Outcome<Plan>> {
  const { committeeId } = actor
  const today = world.clock.today()
  const term = await termOn(tx, committeeId, today)
  if (!term) return refused([`${today}不在任何一届任期内，请先设立届次再导入委员`])
  const read = rows.map((row) => parseMember(row, term.fromDay))
  const known: Known = {
    bodies: byNames(await bodiesOfKind(tx, committeeId, ['sector', 'special-committee', 'member-group'], today)),
    persons: await personsLike(tx, committeeId, {
      codes: read.flatMap((m) => m.code ?? []),
      names: read.map((m) => m.name),
    }),
    seated: new Map((await seatsInTerm(tx, committeeId, term.id)).map((s) => [s.personId, s])),
  }
  const rejected: RowRefusal[] = []
  const fresh: Fresh[] = []
  const seen = new Map<string, number>()
  let unchanged = 0
  for (const member of read) {
    const { wrong, place, person } = judgeRow(member, known, seen)
    rejected.push(...wrong)
    if (wrong.length || !place) continue
    seen.set(sameness(member), member.row)
    const seat = person ? known.seated.get(person.id) : undefined
    if (seat) unchanged += 1
    else fresh.push({ member, place, person })
  }
  const derived = await committeesOfSectors(
    tx,
    committeeId,
    fresh.map((f) => f.place.sector.id),
    today,
  )
  const codes = nextPersonCodes([...(await personCodes(tx, committeeId)), ...read.flatMap((m) => m.code ?? [])], fresh.length)
  const persons: NewPerson[] = []
  const seats: NewSeat[] = []
  for (const [i, { member, place, person }] of fresh.entries()) {
    const id = person?.id ?? world.newId()
    if (!person)
      persons.push({ ...member.person, id, code: member.code ?? codes[i] ?? id, mobile: sealMobile(world.secrets, member.mobile) })
    seats.push({
      id: world.newId(),
      personId: id,
      termId: term.id,
      kind: member.kind,
      sectorId: place.sector.id,
      specialCommitteeId: place.committee?.id ?? derived.get(place.sector.id) ?? null,
      placedByHand: place.committee !== null,
      groupId: place.group?.id ?? null,
      source,
      state: 'active',
      stateSince: member.fromDay,
      fromDay: member.fromDay,
    })
  }
  const result = { read: rows.length, created: seats.length, unchanged, refused: rejected.toSorted((a, b) => a.row - b.row) }
  return done({ persons, seats, term, result })
}

interface Place {
  readonly sector: BodyBrief
  readonly committee: BodyBrief | null
  readonly group: BodyBrief | null
}

interface Fresh {
  readonly member: MemberRead
  readonly place: Place
  readonly person: PersonRow | null
}

interface Judged {
  readonly wrong: readonly RowRefusal[]
  readonly place: Place | null
  readonly person: PersonRow | null
}

function judgeRow(member: MemberRead, known: Known, seen: ReadonlyMap<string, number>): Judged {
  const { row } = member
  const wrong: RowRefusal[] = [...member.wrong]
  const named = (kind: string, name: string | null, field: string): BodyBrief | null => {
    if (!name) return null
    const found = (known.bodies.get(name) ?? known.bodies.get(name.replace(/界(别)?$/, '')) ?? known.bodies.get(`${name}界`))?.find(
      (b) => b.kind === kind,
    )
    if (!found) wrong.push({ row, field, says: `没有“${name.slice(0, 30)}”这个${field}` })
    return found ?? null
  }
  const sector = named('sector', member.sector, '界别')
  const committee = named('special-committee', member.committee, '专委会')
  const group = named('member-group', member.group, '委员小组')
  const twice = seen.get(sameness(member))
  if (twice !== undefined) wrong.push({ row, field: '姓名', says: `与第${twice}行是同一人` })
  const meant = whoIs(member, known.persons)
  if (typeof meant === 'string') wrong.push({ row, field: member.code ? '委员编号' : '姓名', says: meant })
  const person = typeof meant === 'string' ? null : meant
  const seat = person ? known.seated.get(person.id) : undefined
  if (seat && sector && seat.sectorId !== sector.id)
    wrong.push({ row, field: '界别', says: `“${member.name}”本届已在另一个界别，请在委员档案里办理调整` })
  return { wrong, place: sector ? { sector, committee, group } : null, person }
}

/** The person a row means: by the number, else by name and what else is known; null for a new one, a sentence where it cannot be told. */
function whoIs(member: MemberRead, persons: readonly PersonRow[]): PersonRow | null | string {
  if (member.code) {
    const found = persons.find((p) => p.code === member.code)
    return found && found.name !== member.name ? `编号${member.code}已是“${found.name}”` : (found ?? null)
  }
  const agrees = (a: string | null, b: string | null): boolean => a === null || b === null || a === b
  const alike = persons.filter(
    (p) => p.name === member.name && agrees(p.birthMonth, member.person.birthMonth) && agrees(p.sex, member.person.sex),
  )
  return alike.length > 1
    ? `有${alike.length}人叫“${member.name}”（${alike.map((p) => p.code).join('、')}），请填写委员编号`
    : (alike[0] ?? null)
}

const sameness = (m: MemberRead): string => m.code ?? [m.name, m.person.birthMonth, m.person.sex].join('|')

function byNames(bodies: readonly BodyBrief[]): ReadonlyMap<string, readonly BodyBrief[]> {
  const names = new Map<string, BodyBrief[]>()
  for (const b of bodies) for (const name of new Set([b.name, b.shortName])) names.set(name, [...(names.get(name) ?? []), b])
  return names
}
