// The demonstration's share of contacts: the Party group, branches and grids, a chain with a few holes, a year of contacts, people outside.
import { sql } from 'kysely'
import { perform } from '#/core/action.ts'
import { systemActor, type Actor, type Right } from '#/core/actor.ts'
import { addDays, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare, DemoStage, MatterKind } from '#/core/feature.ts'
import { done } from '#/core/outcome.ts'
import { changeSetting } from '#/core/settings/change.ts'
import { adoptBodies, bodiesOfKind, linkParties } from '#/features/organisation/public.ts'
import { addContactPeople, sealNumber } from './actions/people.ts'
import { addContacts, correctContact, traceContact, withdrawContact, type ReadyContact } from './actions/record.ts'
import { categoryOf, contactCategories, contactKinds } from './codes.ts'
import { demoHeard, demoOutsiders, demoTopics } from './demo-words.ts'
import type { ToldWith } from './events.ts'
import { chainOf, hopOf, proposedFor } from './network-rules.ts'
import { linksOn, peopleOn, type RankedPerson } from './network-store.ts'
import { contactSettings, mostTargets } from './settings.ts'

const begins = day('2021-12-20')
const paper = '云岭协党发〔2021〕6号'
const groupNames = ['苏怀瑾', '程砚北', '袁守正', '顾长庚', '于怀远']
const most = { group: 6, standing: 11, member: 3 }
const counties = ['城中区', '望河县', '石泉岭县', '柳坪县', '北塬县', '清水湾县', '长岭坪县']

export const contactsDemo = (matters: () => readonly MatterKind[]): DemoShare => ({
  title: '三级联系',
  write: async (stage) => {
    const office: Actor = { ...systemActor(stage.committeeId, ['organisation:write', 'contacts:assign', 'settings:write']), name: '演示' }
    await place(stage, office)
    stage.progress(1, 4)
    await link(stage, office)
    stage.progress(2, 4)
    const outsiders = await keepOutsiders(stage, office)
    const made = await liveThroughTheYear(stage, office, outsiders)
    stage.progress(3, 4)
    await after(stage, made, matters())
    stage.progress(4, 4)
  },
})

/** The Party group, a branch for each committee, three grids for each county: some people stand in none, one grid is empty. */
async function place(stage: DemoStage, office: Actor): Promise<void> {
  const world = stage.at(instantOf(addDays(begins, -5), '09:00'))
  const { people, committees } = await readIn(stage.world.db, [stage.committeeId], async (tx) => ({
    people: await peopleOn(tx, stage.committeeId, begins),
    committees: await bodiesOfKind(tx, stage.committeeId, ['special-committee'], begins),
  }))
  must(
    await changeSetting(world, office, contactSettings, {
      key: mostTargets.key,
      sessionId: null,
      fromDay: addDays(begins, -5),
      value: most,
      source: `${paper}：本届党员委员少，每人联系不超过3名`,
    }),
  )
  must(
    await perform(world, office, async (change) => {
      const [group = ''] = (await adoptBodies(change, 'party-group', ['市政协党组'], paper)).values()
      const branches = await adoptBodies(
        change,
        'party-branch',
        committees.map((c) => `${c.name}功能型党支部`),
        paper,
      )
      const branchOf = new Map(committees.map((c) => [c.id, branches.get(`${c.name}功能型党支部`) ?? '']))
      const grids = await adoptBodies(
        change,
        'grid',
        counties.flatMap((c) => ['第一', '第二', '第三'].map((n) => `${c}${n}委员服务网格`)),
        paper,
        (name) => `99010${counties.findIndex((c) => name.startsWith(c)) + 1}`,
      )
      const gridIds = [...grids.values()].slice(0, -1)
      const put = (kind: string, fromId: string, toId: string) => [
        { kind, fromId, fromKind: 'person' as const, toId, toKind: 'body' as const, fromDay: begins, toDay: null, source: paper },
      ]
      await linkParties(
        change,
        people.flatMap((p, i) => {
          const branch = p.committeeId ? branchOf.get(p.committeeId) : undefined
          const grid = gridIds[Math.floor(stage.random() * gridIds.length)]
          return [
            ...(groupNames.includes(p.name) && p.party === '中共' ? put('memberOf', p.id, group) : []),
            ...(p.party === '中共' && branch && i % 19 !== 0 ? put('memberOf', p.id, branch) : []),
            ...(grid && i % 8 !== 0 ? put('assignedTo', p.id, grid) : []),
          ]
        }),
      )
      return done(null)
    }),
  )
}

/** As the program itself proposes; every twenty-fifth stays open, and one member takes two more than he should. */
async function link(stage: DemoStage, office: Actor): Promise<void> {
  const people = await readIn(stage.world.db, [stage.committeeId], (tx) => peopleOn(tx, stage.committeeId, begins))
  const pairs = proposedFor(people, chainOf(people, [], most), most).flatMap(({ fromId, toId }, i) =>
    fromId && i % 25 !== 7 ? [{ fromId, toId }] : [],
  )
  const busy = pairs.find((p) => people.some((x) => x.id === p.toId && x.rank === 'outside'))?.fromId
  const free = people.filter((p) => p.rank === 'outside' && !pairs.some((x) => x.toId === p.id)).slice(0, 2)
  const given = [...pairs, ...(busy ? free.map((p) => ({ fromId: busy, toId: p.id })) : [])]
  must(
    await perform(stage.at(instantOf(begins, '10:00')), office, async (change) => {
      const ends = { kind: 'contacts', fromKind: 'person', toKind: 'person', fromDay: begins, toDay: null, source: paper } as const
      await linkParties(
        change,
        given.map((p) => ({ ...p, ...ends })),
      )
      return done(null)
    }),
  )
}

interface Outsider {
  readonly id: string
  readonly ownerId: string
  readonly category: string
}

async function keepOutsiders(stage: DemoStage, office: Actor): Promise<readonly Outsider[]> {
  const world = stage.at(instantOf(day('2022-02-22'), '09:00'))
  const people = await readIn(stage.world.db, [stage.committeeId], (tx) => peopleOn(tx, stage.committeeId, day('2022-02-22')))
  const known = ['林一然', '周若谷', '苏怀瑾'].flatMap((name) => people.filter((p) => p.name === name))
  const owners = [...known, ...people.filter((p) => p.seated)]
  const kept = demoOutsiders.map(([name, category, workplace, place, interests], i) => {
    const owner = owners[i < 9 ? i % 3 : (i * 13) % owners.length] ?? owners[0]
    if (!owner) throw new Error('the demonstration has no members')
    const agreed = i % 4 !== 3
    return {
      person: {
        id: world.newId(),
        category,
        name,
        workplace,
        place,
        interests: agreed ? interests : '',
        consentOn: agreed ? day('2022-02-20') : null,
        ownerId: owner.id,
        fromDay: day('2022-02-22'),
        mobile: agreed ? sealNumber(world.secrets, `199${String(10_000_000 + i * 137).padStart(8, '0')}`) : null,
      },
      category: labelOf(contactCategories.codes, category),
      owner: owner.name,
    }
  })
  must(
    await perform(world, office, async (change) => {
      await addContactPeople(change, kept)
      return done(null)
    }),
  )
  return kept.map(({ person: { id, ownerId, category } }) => ({ id, ownerId, category }))
}

const labelOf = (codes: readonly { readonly code: string; readonly label: string }[], code: string): string =>
  codes.find((c) => c.code === code)?.label ?? code

/** Every fortnight somebody of each rank visits, talks or telephones; the second half of the year less than the rules ask. */
async function liveThroughTheYear(stage: DemoStage, office: Actor, outsiders: readonly Outsider[]): Promise<readonly ReadyContact[]> {
  const all: ReadyContact[] = []
  for (let week = 0; week < 25; week++) {
    const written = addDays(day('2022-01-10'), week * 14 - (week > 23 ? 10 : 0))
    const world = stage.at(instantOf(written, '16:00'))
    const { people, links } = await readIn(stage.world.db, [stage.committeeId], async (tx) => ({
      people: await peopleOn(tx, stage.committeeId, written),
      links: await linksOn(tx, stage.committeeId, written),
    }))
    const byId = new Map(people.map((p) => [p.id, p]))
    const live = links.filter((l) => byId.get(l.fromId)?.rank && byId.get(l.toId)?.rank)
    const members = people.filter((p) => p.seated)
    const ready = Array.from({ length: 12 }, (_, i) => {
      const number = week * 12 + i
      const chosen = live[(number * 17) % live.length]
      const outsider = outsiders[(week * 2 + i) % outsiders.length]
      const maker =
        i < 7 && chosen ? byId.get(chosen.fromId) : i < 9 && outsider ? byId.get(outsider.ownerId) : members[(number * 29) % members.length]
      const to = i < 7 && chosen ? byId.get(chosen.toId) : undefined
      return maker
        ? [contactOfDemo(stage, world.newId(), { number, written, maker, to, outsider: i >= 7 && i < 9 ? outsider : undefined })]
        : []
    }).flat()
    must(
      await perform(world, office, async (change) => {
        await addContacts(change, ready)
        return done(null)
      }),
    )
    all.push(...ready)
  }
  return all
}

interface Seen {
  readonly number: number
  readonly written: Day
  readonly maker: RankedPerson
  readonly to: RankedPerson | undefined
  readonly outsider: Outsider | undefined
}

function contactOfDemo(stage: DemoStage, id: string, { number, written, maker, to, outsider }: Seen): ReadyContact {
  const [topics, heard, followUp] = [
    demoTopics[number % demoTopics.length] ?? '',
    demoHeard[number % demoHeard.length] ?? '',
    number % 5 ? '' : '整理后写成提案或者反映社情民意',
  ]
  const kind = to
    ? ((['visit', 'heart-talk', 'phone'] as const)[number % 3] ?? 'visit')
    : outsider
      ? 'phone'
      : ((['field', 'meeting', 'reception'] as const)[number % 3] ?? 'field')
  const crowd = 3 + Math.floor(stage.random() * 30)
  const one = (w: Omit<ToldWith, 'name'>, name: string): ToldWith => ({ ...w, name })
  const told: ToldWith = to
    ? one({ personId: to.id, id: to.id, category: categoryOf(to), people: 1, chain: hopOf(maker.rank, to.rank) }, to.name)
    : outsider
      ? one(
          { personId: null, id: outsider.id, category: outsider.category, people: 1, chain: null },
          labelOf(contactCategories.codes, outsider.category),
        )
      : one({ personId: null, id: null, category: 'sector-people', people: crowd, chain: null }, '界别群众')
  const happened = addDays(written, -Math.floor(stage.random() * 5))
  return {
    corrects: false,
    told: {
      maker: { id: maker.id, name: maker.name },
      kind: { code: kind, label: labelOf(contactKinds.codes, kind) },
      day: happened,
      with: [told],
    },
    contact: {
      id,
      rootId: id,
      makerId: maker.id,
      kind,
      day: happened,
      place: kind === 'phone' ? '' : to ? '对方单位' : '社区会议室',
      topics,
      heard,
      followUp,
      recordedOn: written,
      recordedAt: instantOf(written, '16:00'),
      with: [
        {
          personId: told.personId,
          contactPersonId: told.personId ? null : told.id,
          people: told.people,
          category: told.category,
          chain: told.chain,
        },
      ],
    },
  }
}

/** One contact corrected, one taken back, three that led to proposals. */
async function after(stage: DemoStage, made: readonly ReadyContact[], matters: readonly MatterKind[]): Promise<void> {
  const rights: readonly Right[] = [
    'contacts:record',
    'contacts:read',
    'contacts:all',
    'proposals:read-all',
    'proposals:list',
    'proposals:read-open',
  ]
  const makerOf = ({ told }: ReadyContact): Actor => ({
    ...systemActor(stage.committeeId, rights),
    kind: 'person',
    personId: told.maker.id,
    name: told.maker.name,
  })
  const crowds = made.filter((r) => r.told.with[0]?.id === null)
  const [wrong, twice] = [crowds.at(-1), crowds.at(-2)]
  const later = stage.at(instantOf(day('2022-12-13'), '10:00'))
  if (wrong) {
    const { kind, day: on, place: where, topics, heard, followUp } = wrong.contact
    const form = {
      kind,
      day: on,
      place: where,
      topics,
      heard,
      followUp,
      persons: [],
      contactPersons: [],
      masses: { category: 'sector-people', people: 8 },
    }
    must(await correctContact(later, makerOf(wrong), { id: wrong.contact.id, form, reason: '人数有误' }))
  }
  if (twice) must(await withdrawContact(later, makerOf(twice), { id: twice.contact.id, reason: '重复记录' }))
  const proposals = await readIn(stage.world.db, [stage.committeeId], (tx) =>
    sql<{ id: string }>`select m.id from matter m where m.committee_id = ${stage.committeeId} and m.kind = 'proposal' and not m.open
      order by m.id limit 3`.execute(tx),
  )
  for (const [i, { id }] of proposals.rows.entries()) {
    const contact = crowds[i * 3]
    if (contact) must(await traceContact(later, makerOf(contact), matters, { id: contact.contact.id, matterId: id }))
  }
}
