// Import of handling units: a row already there is left alone, one that disagrees with what is there is refused and named.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { addBodies } from './actions/bodies.ts'
import { unitSystems } from './codes.ts'
import { nextCodes, systemOf } from './rules.ts'
import { bodiesOfKinds, type BodyRow, type NewBody } from './store.ts'

const kind = 'handling-unit'

export const unitsImporter: Importer = {
  kind: 'units',
  title: '承办单位',
  right: 'organisation:write',
  fields: [
    { key: 'name', titles: ['单位名称', '名称', '单位', '承办单位', 'name'], required: true },
    { key: 'parent', titles: ['上级单位', '上级', '主管单位', 'parent_name'], required: false },
    { key: 'system', titles: ['单位系统', '系统', '归口', 'system'], required: false },
    { key: 'code', titles: ['代码', '单位代码', '编号', 'code', 'id'], required: false },
    { key: 'shortName', titles: ['简称', 'short_name'], required: false },
  ],
  run: importUnits,
}

type Refusal = ImportResult['refused'][number]

async function importUnits(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  options: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  const planned = (tx: Tx) => planUnits(tx, actor, rows, world)
  if (options.dryRun) return done((await readIn(world.db, [actor.committeeId], planned)).result)
  const before = await readIn(world.db, [actor.committeeId], planned)
  if (before.bodies.length === 0) return done(before.result)
  return perform(world, actor, async (change) => {
    const { bodies, result } = await planned(change.tx)
    await addBodies(change, bodies, `导入：${options.source}`)
    return done(result)
  })
}

async function planUnits(
  tx: Tx,
  actor: Actor,
  rows: readonly ImportRow[],
  world: World,
): Promise<{ bodies: readonly NewBody[]; result: ImportResult }> {
  const systems = await codesOf(tx, actor.committeeId, unitSystems, world.clock.today())
  const existing = await bodiesOfKinds(tx, actor.committeeId, [kind])
  const known = new Map<string, Pick<BodyRow, 'id' | 'name' | 'code' | 'system'>>()
  for (const b of existing.filter((b) => b.toDay === null)) for (const name of [b.shortName, b.name]) known.set(name, b)
  const codes = new Map(existing.map((b) => [b.code, b.name]))
  const parsed = rows.map((row) => parseUnit(row, systems))
  const seen = new Map<string, number>()
  const refused: Refusal[] = []
  const fresh: Parsed[] = []
  let unchanged = 0
  for (const unit of parsed) {
    const wrong = [...unit.wrong]
    const twice = seen.get(unit.name)
    const there = known.get(unit.name)
    const codeOwner = unit.code ? codes.get(unit.code) : undefined
    if (twice !== undefined && unit.name) wrong.push({ row: unit.row, field: '单位名称', says: `“${unit.name}”与第${twice}行重复` })
    else if (there) {
      if (unit.code && there.code !== unit.code && codeOwner !== undefined && codeOwner !== there.name)
        wrong.push({ row: unit.row, field: '代码', says: `代码“${unit.code}”已被“${codeOwner}”使用` })
      else if (unit.system && there.system !== unit.system)
        wrong.push({ row: unit.row, field: '单位系统', says: `“${unit.name}”已登记为另一个系统，请在机构页面修改` })
    } else if (codeOwner !== undefined) wrong.push({ row: unit.row, field: '代码', says: `代码“${unit.code}”已被“${codeOwner}”使用` })
    if (unit.name) seen.set(unit.name, unit.row)
    refused.push(...wrong)
    if (wrong.length) continue
    if (there) unchanged += 1
    else {
      fresh.push(unit)
      if (unit.code) codes.set(unit.code, unit.name)
    }
  }
  const placed = placeUnits(fresh, known, refused)
  const numbered = nextCodes([...codes.keys()], placed.length, 'D')
  const bodies = placed.map(({ unit, id, parentId, system }, i): NewBody => ({
    id,
    kind,
    code: unit.code ?? numbered[i] ?? id,
    name: unit.name,
    shortName: unit.shortName ?? unit.name,
    system,
    parentId,
    successorId: null,
    placeCode: null,
    fromDay: '1900-01-01' as Day,
    toDay: null,
    sort: existing.length + i + 1,
  }))
  return { bodies, result: { read: rows.length, created: bodies.length, unchanged, refused: refused.toSorted((a, b) => a.row - b.row) } }

  /** Parents may stand anywhere in the file; a unit whose parent is refused is refused with it. */
  function placeUnits(units: readonly Parsed[], there: ReadonlyMap<string, Pick<BodyRow, 'id' | 'system'>>, wrong: Refusal[]): Placed[] {
    const made = new Map<string, Placed>()
    let waiting = [...units]
    for (;;) {
      const later: Parsed[] = []
      for (const unit of waiting) {
        const parent = unit.parent ? (there.get(unit.parent) ?? made.get(unit.parent)) : null
        if (parent === undefined) later.push(unit)
        else
          made.set(unit.name, {
            unit,
            id: world.newId(),
            parentId: parent?.id ?? null,
            system: unit.system ?? systemOf(unit.name, parent?.system ?? null),
          })
      }
      if (later.length === waiting.length || later.length === 0) {
        wrong.push(...later.map((u) => ({ row: u.row, field: '上级单位', says: `没有找到上级单位“${u.parent}”` })))
        return [...made.values()].toSorted((a, b) => a.unit.row - b.unit.row)
      }
      waiting = later
    }
  }
}

interface Placed {
  readonly unit: Parsed
  readonly id: string
  readonly parentId: string | null
  readonly system: string
}

interface Parsed {
  readonly row: number
  readonly name: string
  readonly shortName: string | null
  readonly parent: string | null
  readonly system: string | null
  readonly code: string | null
  readonly wrong: readonly Refusal[]
}

function parseUnit({ row, cells }: ImportRow, systems: readonly { readonly code: string; readonly label: string }[]): Parsed {
  const text = (key: string): string | null => {
    const cell = cells[key]
    return cell === null || cell === undefined || cell instanceof Date || typeof cell === 'object' ? null : String(cell).trim() || null
  }
  const wrong: Refusal[] = []
  const name = text('name') ?? ''
  if (!name) wrong.push({ row, field: '单位名称', says: '单位名称是空的' })
  if (name.length > 60) wrong.push({ row, field: '单位名称', says: `单位名称有${name.length}个字，最多60个字` })
  const code = text('code')
  if (code && !/^[\w.-]{1,30}$/.test(code))
    wrong.push({ row, field: '代码', says: `代码“${code.slice(0, 30)}”只能用字母、数字、点和横线，最多30位` })
  const given = text('system')
  const system = given ? (systems.find((s) => s.label === given || s.code === given)?.code ?? null) : null
  if (given && !system)
    wrong.push({ row, field: '单位系统', says: `没有“${given.slice(0, 20)}”这个系统，可填：${systems.map((s) => s.label).join('、')}` })
  return { row, name, shortName: text('shortName'), parent: text('parent'), system, code, wrong }
}
