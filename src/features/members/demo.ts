// The demonstration's people: 330 members in their sectors, the staff of the committee, a liaison and a head for each handling unit.
import { perform, type Change, type World } from '#/core/action.ts'
import { systemActor, type Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import { roleLabel } from '#/core/identity/access.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { bodiesOfKind, type BodyBrief } from '#/features/organisation/public.ts'
import { addPersons } from './actions/persons.ts'
import { addPosts } from './actions/posts.ts'
import { addHeldSeats } from './actions/seats.ts'
import { demoNames, type DemoName } from './demo-names.ts'
import { demoPerson, demoPick, knownMembers } from './demo-people.ts'
import { liveThroughTheYear, type DemoMember } from './demo-year.ts'
import { committeesOfSectors, type NewPerson, type NewPost, type NewSeat } from './store.ts'

const source = '演示数据'
const begins = day('2021-12-01')

export const membersDemo: DemoShare = {
  title: '委员、岗位',
  write: async (stage) => {
    const actor: Actor = { ...systemActor(stage.committeeId, ['members:write', 'accounts:manage']), name: '演示' }
    const world = stage.at(new Date('2021-12-01T09:00:00+08:00'))
    const act = async <T>(work: (change: Change) => Promise<Outcome<T>>): Promise<T> => must(await perform(world, actor, work))
    const register = await readIn(stage.world.db, [stage.committeeId], async (tx) => {
      const of = (kind: string) => bodiesOfKind(tx, stage.committeeId, [kind], begins)
      const sectors = await of('sector')
      return {
        sectors,
        groups: await of('member-group'),
        units: await of('handling-unit'),
        parties: [...(await of('party')), ...(await of('mass-organisation'))],
        bodies: await bodiesOfKind(
          tx,
          stage.committeeId,
          ['organ-office', 'assigning-office', 'inspection-office', 'discipline-group', 'special-committee', 'platform'],
          begins,
        ),
        committeeOf: await committeesOfSectors(
          tx,
          stage.committeeId,
          sectors.map((s) => s.id),
          begins,
        ),
      }
    })
    const members = await seatMembers(stage, world, act, register)
    stage.progress(1, 4)
    await appointStaff(stage, world, act, register, members)
    stage.progress(2, 4)
    await appointUnits(stage, world, act, register.units)
    stage.progress(3, 4)
    await liveThroughTheYear(stage, actor, members, register.sectors)
    stage.cast.set(
      'people',
      members.map((m) => m.id),
    )
    stage.progress(4, 4)
  },
}

type Act = <T>(work: (change: Change) => Promise<Outcome<T>>) => Promise<T>

interface Register {
  readonly sectors: readonly BodyBrief[]
  readonly groups: readonly BodyBrief[]
  readonly units: readonly BodyBrief[]
  readonly parties: readonly BodyBrief[]
  readonly bodies: readonly BodyBrief[]
  readonly committeeOf: ReadonlyMap<string, string>
}

/** How many sit in each sector, in the register's order; together 330. */
const seatCounts = [34, 10, 12, 11, 10, 10, 10, 10, 7, 8, 9, 8, 16, 8, 6, 12, 12, 8, 22, 20, 16, 5, 6, 14, 4, 9, 7, 7, 9, 10]
async function seatMembers(stage: DemoStage, world: World, act: Act, register: Register): Promise<readonly DemoMember[]> {
  const { random } = stage
  const termId = stage.cast.get('term')
  if (typeof termId !== 'string') throw new Error('the demonstration has no term')
  const names = [
    ...demoNames(
      random,
      330,
      knownMembers.map(([, name]) => name),
    ),
  ]
  const persons: NewPerson[] = []
  const seats: NewSeat[] = []
  const members: DemoMember[] = []
  for (const [s, sector] of register.sectors.entries())
    for (let i = 0; i < (seatCounts[s] ?? 0); i++) {
      const famous = knownMembers.filter(([, , , where]) => where === sector.name)[i]
      const who: DemoName = famous ? { name: famous[1], sex: famous[2] } : (names.pop() ?? { name: '', sex: '男' })
      const kind = famous?.[4] ?? (random() < 0.16 ? 'standing' : 'member')
      const id = world.newId()
      const seatId = world.newId()
      persons.push(demoPerson(world, random, { id, code: String(persons.length + 1).padStart(4, '0'), who, sector: sector.name, kind }))
      seats.push({
        id: seatId,
        personId: id,
        termId,
        kind,
        sectorId: sector.id,
        specialCommitteeId: register.committeeOf.get(sector.id) ?? null,
        placedByHand: false,
        groupId: demoPick(random, register.groups).id,
        source: '第五届委员名单',
        state: 'active',
        stateSince: begins,
        fromDay: begins,
      })
      members.push({ id, seatId, name: who.name, sector: sector.name, kind })
      if (famous?.[0]) stage.cast.set(`account:${famous[0]}`, id)
    }
  await act(async (change) => {
    await addPersons(change, persons, source)
    await addHeldSeats(change, seats, { title: '第五届' })
    return done(null)
  })
  return members
}

/** The committee's own people, by account, with the body they work in. */
const staff = [
  ['proposal-office', '方砚秋', '女', '市政协提案委员会办公室'],
  ['assigning-office', '沈既白', '男', '市政府办公室'],
  ['inspection', '韩松亭', '男', '市政府督查室'],
  ['discipline', '严明远', '男', '派驻市政协机关纪检监察组'],
  ['leader', '江岳川', '男', null],
  ['information-office', '叶晚晴', '女', '市政协信息中心'],
  ['committee-office', '乔予安', '女', '农业和农村委员会'],
  ['general-office', '孟书言', '男', '市政协办公室'],
  ['platform', '石守田', '男', '望河县“院坝说事”协商议事室'],
  ['system-admin', '丁维一', '男', '市政协信息中心'],
  ['security-admin', '安守恒', '男', '市政协办公室'],
  ['audit-admin', '查证言', '女', '市政协机关党委'],
] as const

async function appointStaff(stage: DemoStage, world: World, act: Act, register: Register, members: readonly DemoMember[]): Promise<void> {
  const bodyId = (name: string | null): string | null => {
    if (name === null) return null
    const body = register.bodies.find((b) => b.name === name)
    if (!body) throw new Error(`the demonstration has no ${name}`)
    return body.id
  }
  const persons: NewPerson[] = []
  const held: NewPost[] = []
  const hold = (personId: string, role: string, body: string | null): void => {
    held.push({ id: world.newId(), personId, bodyId: body, role, title: roleLabel(role), fromDay: begins, toDay: null, source })
  }
  for (const [i, [account, name, sex, where]] of staff.entries()) {
    const id = world.newId()
    persons.push({ ...stranger(`G${String(i + 1).padStart(3, '0')}`, { name, sex }, where ?? '市委'), id })
    hold(id, account, bodyId(where))
    stage.cast.set(`account:${account}`, id)
    if (account === 'platform' || account === 'committee-office') stage.cast.set(`body:${account}`, bodyId(where))
  }
  for (const account of ['chair', 'proposal-director'] as const) {
    const person = stage.cast.get(`account:${account}`)
    if (typeof person === 'string') hold(person, account, null)
  }
  for (const m of members.filter((m) => m.kind === 'vice-chair' || m.kind === 'secretary-general')) hold(m.id, 'chair', null)
  // A party or federation proposes through one of its own members.
  for (const party of register.parties) {
    const member = members.find((m) => party.name.includes(m.sector) && m.kind === 'member') ?? members.find((m) => m.kind === 'member')
    if (member) hold(member.id, 'collective', party.id)
  }
  await act(async (change) => {
    await addPersons(change, persons, source)
    await addPosts(change, held)
    return done(null)
  })
}

const stranger = (code: string, who: DemoName, employer: string) => ({
  code,
  name: who.name,
  sex: who.sex,
  ethnicGroup: null,
  birthMonth: null,
  party: null,
  education: null,
  employer,
  post: null,
  insideSystem: true,
  livesElsewhere: false,
  placeCode: null,
  mobile: null,
})

/** Every unit has somebody who receives and somebody who signs; the accounts unit and unit2 are both at theirs. */
async function appointUnits(stage: DemoStage, world: World, act: Act, units: readonly BodyBrief[]): Promise<void> {
  const own = [
    ['unit', '秦望舒', '女', '市教育局'],
    ['unit2', '陆知微', '女', '市住房和城乡建设局'],
  ] as const
  const names = [
    ...demoNames(
      stage.random,
      units.length * 2,
      [...knownMembers, ...staff, ...own].map(([, name]) => name),
    ),
  ]
  const persons: NewPerson[] = []
  const held: NewPost[] = []
  for (const [i, unit] of units.entries()) {
    const account = own.find(([, , , name]) => name === unit.name)
    const people: readonly DemoName[] = account ? [{ name: account[1], sex: account[2] }] : names.splice(0, 2)
    const ids = people.map((who, n) => {
      const id = world.newId()
      persons.push({ ...stranger(`L${String(i + 1).padStart(3, '0')}${n ? 'B' : 'A'}`, who, unit.name), id })
      return id
    })
    for (const [role, id] of [
      ['unit', ids[0]],
      ['unit-head', ids.at(-1)],
    ] as const)
      if (id)
        held.push({
          id: world.newId(),
          personId: id,
          bodyId: unit.id,
          role,
          title: roleLabel(role),
          fromDay: begins,
          toDay: unit.toDay,
          source,
        })
    if (account && ids[0]) {
      stage.cast.set(`account:${account[0]}`, ids[0])
      stage.cast.set(`body:${account[0]}`, unit.id)
    }
  }
  await act(async (change) => {
    await addPersons(change, persons, source)
    await addPosts(change, held)
    return done(null)
  })
  const accounts = [...stage.cast].flatMap(([key, id]) => (key.startsWith('account:') ? [[key.slice('account:'.length), id]] : []))
  stage.cast.set('accountPeople', Object.fromEntries(accounts))
}
