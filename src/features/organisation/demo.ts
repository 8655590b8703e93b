// The demonstration's organisation: the city's bodies, one term with two sessions, places down to the village.
import { perform, type Change } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { day, instantOf, type Day } from '#/core/day.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { addBodies } from './actions/bodies.ts'
import { addEdges, type EdgeGiven } from './actions/links.ts'
import { addPlaces } from './actions/places.ts'
import { createSession, createTerm } from './actions/sessions.ts'
import { abolished, below, committees, counties, massBodies, organOffices, partyBodies, sectors, units } from './demo-bodies.ts'
import type { NewBody, PlaceRow } from './store.ts'

const source = '演示数据'
const began = '1900-01-01' as Day

export const organisationDemo: DemoShare = {
  title: '机构、届次、区划',
  write: async (stage) => {
    const actor = { ...systemActor(stage.committeeId, ['organisation:write']), name: '演示' }
    const world = stage.at(new Date('2021-11-01T09:00:00+08:00'))
    const act = async <T>(work: (change: Change) => Promise<Outcome<T>>): Promise<T> => must(await perform(world, actor, work))
    await act(async (change) => {
      await addPlaces(change, places(), source)
      return done(null)
    })
    stage.progress(1, 4)
    const bodies = allBodies(stage)
    await act(async (change) => {
      await addBodies(change, bodies, source)
      await addEdges(change, links(bodies, change.newId))
      return done(null)
    })
    stage.cast.set('bodies', new Map(bodies.map((b) => [`${b.kind}:${b.name}`, b.id])))
    stage.progress(2, 4)
    const term = must(await createTerm(world, actor, { number: 5, title: '第五届', fromDay: day('2021-12-01'), toDay: day('2026-11-30') }))
    const first = must(
      await createSession(world, actor, {
        termId: term.id,
        number: 1,
        title: '五届一次会议',
        year: 2022,
        opensOn: day('2022-01-10'),
        closesOn: day('2022-01-14'),
        intakeFrom: instantOf(day('2021-11-10')),
        cutoffAt: instantOf(day('2022-01-12'), '17:00'),
      }),
    )
    const autumn = stage.at(new Date('2022-09-20T09:00:00+08:00'))
    const second = must(
      await createSession(autumn, actor, {
        termId: term.id,
        number: 2,
        title: '五届二次会议',
        year: 2023,
        opensOn: day('2023-01-05'),
        closesOn: day('2023-01-09'),
        intakeFrom: instantOf(day('2022-10-10')),
        cutoffAt: instantOf(day('2023-01-07'), '12:00'),
      }),
    )
    stage.cast.set('term', term.id)
    stage.cast.set('sessions', { first: first.id, second: second.id })
    stage.progress(4, 4)
  },
}

function allBodies(stage: DemoStage): readonly NewBody[] {
  const { newId } = stage.at(new Date('2021-11-01T09:00:00+08:00'))
  const made: NewBody[] = []
  const counts = new Map<string, number>()
  const add = (kind: string, name: string, more: Partial<NewBody> = {}): NewBody => {
    const n = (counts.get(kind) ?? 0) + 1
    counts.set(kind, n)
    const code = `${prefixes[kind] ?? 'B'}${String(n).padStart(3, '0')}`
    const body: NewBody = {
      id: newId(),
      kind,
      code,
      name,
      shortName: name,
      system: null,
      parentId: null,
      successorId: null,
      placeCode: null,
      fromDay: began,
      toDay: null,
      sort: n,
      ...more,
    }
    made.push(body)
    return body
  }
  for (const s of sectors) add('sector', s.name)
  for (const c of committees) add('special-committee', c)
  for (const [name, shortName] of partyBodies) add('party', name, { shortName })
  for (const [name, shortName] of massBodies) add('mass-organisation', name, { shortName })
  for (const [i, c] of counties.entries()) {
    add('county-committee', `政协${c}委员会`, { shortName: `${c}政协`, placeCode: countyCode(i) })
    add('member-group', `${c}委员小组`, { placeCode: countyCode(i) })
  }
  for (const group of ['市直第一委员小组', '市直第二委员小组', '市直第三委员小组']) add('member-group', group)
  for (const office of organOffices) add('organ-office', `市政协${office}`)
  for (const office of ['市委办公室', '市政府办公室']) add('assigning-office', office)
  for (const office of ['市委督查室', '市政府督查室']) add('inspection-office', office)
  add('discipline-group', '派驻市政协机关纪检监察组', { shortName: '派驻纪检监察组' })
  for (const [i, c] of counties.entries())
    for (const venue of ['有事好商量', '院坝说事']) add('platform', `${c}“${venue}”协商议事室`, { placeCode: countyCode(i) })
  const unitIds = new Map<string, string>()
  for (const u of units) unitIds.set(u.name, add('handling-unit', u.name, { shortName: u.short, system: u.system }).id)
  for (const [parent, names] of below)
    for (const pair of names.split(' ')) {
      const [name = '', shortName = name] = pair.split('/')
      add('handling-unit', name, { shortName, system: 'government', parentId: unitIds.get(parent) ?? null })
    }
  for (const [name, shortName, lastDay, successor] of abolished)
    add('handling-unit', name, { shortName, system: 'government', toDay: day(lastDay), successorId: unitIds.get(successor) ?? null })
  return made
}

const prefixes: Readonly<Record<string, string>> = {
  sector: 'J',
  'special-committee': 'Z',
  party: 'P',
  'mass-organisation': 'T',
  'handling-unit': 'D',
}

/** Which committee a sector belongs with, and which sector a party's members sit in. */
function links(bodies: readonly NewBody[], newId: () => string): (EdgeGiven & { id: string })[] {
  const idOf = new Map(bodies.map((b) => [`${b.kind}:${b.name}`, b.id]))
  const link = (kind: string, from: string, to: string): (EdgeGiven & { id: string })[] => {
    const fromId = idOf.get(from)
    const toId = idOf.get(to)
    if (!fromId || !toId) throw new Error(`the demonstration has no ${from} or ${to}`)
    return [{ id: newId(), kind, fromId, fromKind: 'body', toId, toKind: 'body', fromDay: day('2021-12-01'), toDay: null, source }]
  }
  return [
    ...sectors.flatMap((s) => link('contacts', `special-committee:${s.committee}`, `sector:${s.name}`)),
    ...partyBodies.flatMap(([name, , sector]) => link('assignedTo', `party:${name}`, `sector:${sector}`)),
    ...massBodies.flatMap(([name, , sector]) => link('assignedTo', `mass-organisation:${name}`, `sector:${sector}`)),
  ]
}

const cityCode = '9901'
const countyCode = (i: number): string => `${cityCode}0${i + 1}`
const firsts = '云松柏槐桐枫梅兰竹菊荷葵石泉溪涧池潭沟湾岭岗坪塬峁梁'
const seconds = '川家坡台口头庄营堡寨集店门井窑洼'
const villageFirsts = '上下前后东西南北大小新老'

/** 7 counties, 8 towns each, 6 villages each: codes of a province that does not exist. */
function places(): readonly PlaceRow[] {
  const rows: PlaceRow[] = [{ code: cityCode, name: '云岭市', level: 'city', parentCode: null }]
  for (const [c, county] of counties.entries()) {
    const code = countyCode(c)
    rows.push({ code, name: county, level: 'county', parentCode: cityCode })
    for (let t = 0; t < 8; t++) {
      const n = c * 8 + t
      const stem = `${firsts[n % firsts.length]}${seconds[(n * 5 + c) % seconds.length]}`
      const kind = c === 0 && t < 5 ? '街道' : t < 5 ? '镇' : '乡'
      const town = `${code}${String(t < 5 && c === 0 ? t + 1 : 100 + t).padStart(3, '0')}`
      rows.push({ code: town, name: `${stem}${kind}`, level: 'town', parentCode: code })
      for (let v = 0; v < 6; v++) {
        const word = `${villageFirsts[(n + v * 2) % villageFirsts.length]}${firsts[(n + v * 7 + 3) % firsts.length]}${seconds[(n + v) % seconds.length]}`
        const name = kind === '街道' ? `${word}社区居委会` : `${word}村委会`
        rows.push({ code: `${town}${String(200 + v)}`, name, level: 'village', parentCode: town })
      }
    }
  }
  return rows
}
