// Import of places from the statistics office's tables: one village a row with its town and county, or one place a row with its parent.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { addPlaces } from './actions/places.ts'
import { placesByCodes, type PlaceRow } from './store.ts'

export const placesImporter: Importer = {
  kind: 'places',
  title: '区划',
  right: 'organisation:write',
  fields: [
    { key: 'code', titles: ['区划代码', '代码', 'code'], required: true },
    { key: 'name', titles: ['区划名称', '名称', '村社区', 'name', 'village'], required: true },
    { key: 'townCode', titles: ['乡镇代码', 'street_code'], required: false },
    { key: 'town', titles: ['乡镇', '乡镇街道', 'street'], required: false },
    { key: 'countyCode', titles: ['县区代码', 'county_code'], required: false },
    { key: 'county', titles: ['县区', 'county'], required: false },
  ],
  run: importPlaces,
}

/** Codes say the level: 4 digits a city, 6 a county, 9 a town, 12 a village; what stands before is the parent. */
const levels: Readonly<Record<number, PlaceRow['level']>> = { 4: 'city', 6: 'county', 9: 'town', 12: 'village' }
const parentLength: Readonly<Record<number, number>> = { 6: 4, 9: 6, 12: 9 }

type Refusal = ImportResult['refused'][number]

async function importPlaces(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  options: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  const parsed = rows.map(parsePlace)
  const wanted = new Map(parsed.flatMap((p) => p.places.map((place) => [place.code, place] as const)))
  const there = await readIn(world.db, [actor.committeeId], (tx) => placesByCodes(tx, actor.committeeId, [...wanted.keys()]))
  const refused: Refusal[] = []
  const fresh = new Map<string, PlaceRow>()
  const seen = new Map<string, number>()
  let created = 0
  let unchanged = 0
  for (const { row, places, wrong } of parsed) {
    const own = places.at(-1)
    const twice = own ? seen.get(own.code) : undefined
    const says = own && twice !== undefined ? [{ row, field: '区划代码', says: `代码${own.code}与第${twice}行重复` }] : [...wrong]
    for (const place of places) {
      const known = there.get(place.code)
      if (known && known.name !== place.name)
        says.push({ row, field: '区划名称', says: `代码${place.code}已登记为“${known.name}”，这里写的是“${place.name}”` })
    }
    refused.push(...says)
    if (says.length || !own) continue
    seen.set(own.code, row)
    if (there.has(own.code)) unchanged += 1
    else created += 1
    for (const place of places) if (!there.has(place.code)) fresh.set(place.code, place)
  }
  const result: ImportResult = { read: rows.length, created, unchanged, refused }
  if (options.dryRun || fresh.size === 0) return done(result)
  return perform(world, actor, async (change) => {
    await addPlaces(change, [...fresh.values()], options.source)
    return done(result)
  })
}

interface Parsed {
  readonly row: number
  /** From the county down to the place itself. */
  readonly places: readonly PlaceRow[]
  readonly wrong: readonly Refusal[]
}

function parsePlace({ row, cells }: ImportRow): Parsed {
  const text = (key: string): string => {
    const cell = cells[key]
    return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : ''
  }
  const wrong: Refusal[] = []
  const places: PlaceRow[] = []
  const add = (code: string, name: string, field: string): void => {
    const level = levels[code.length]
    if (!/^\d+$/.test(code) || !level) wrong.push({ row, field, says: `“${code.slice(0, 20)}”不是4、6、9或12位的区划代码` })
    else if (!name || name.length > 40) wrong.push({ row, field: '区划名称', says: name ? '区划名称最多40个字' : '区划名称是空的' })
    else {
      const shorter = parentLength[code.length]
      places.push({ code, name, level, parentCode: shorter ? code.slice(0, shorter) : null })
    }
  }
  if (text('countyCode') || text('county')) add(text('countyCode'), text('county'), '县区代码')
  if (text('townCode') || text('town')) add(text('townCode'), text('town'), '乡镇代码')
  add(text('code'), text('name'), '区划代码')
  const own = places.at(-1)
  for (const above of places.slice(0, -1))
    if (own && !own.code.startsWith(above.code))
      wrong.push({ row, field: '区划代码', says: `代码${own.code}不在“${above.name}”（${above.code}）之下` })
  return { row, places: wrong.length ? [] : places, wrong }
}
