// Check-ins kept elsewhere, such as a chat group's tally: 读书群, 姓名, 日期. A day that is there already changes nothing.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { isDay, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { sql } from 'kysely'
import { groupOf, toldOf } from './actions/acting.ts'
import { writeCheckIns } from './actions/keep.ts'
import { readingEvents } from './events.ts'
import { findGroup, type Group } from './store.ts'

export const checkInsImporter: Importer = {
  kind: 'reading-check-ins',
  title: '读书打卡',
  right: 'studies:write',
  fields: [
    { key: 'group', titles: ['读书群', '群'], required: true },
    { key: 'name', titles: ['姓名', '委员'], required: true },
    { key: 'day', titles: ['日期', '打卡日期'], required: true },
  ],
  run: importCheckIns,
}

interface Plan {
  readonly groups: readonly { readonly group: Group; readonly given: readonly { personId: string; day: Day }[] }[]
  readonly result: ImportResult
}

async function importCheckIns(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  options: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  const planned = (tx: Tx) => plan(tx, actor, rows, world.clock.today())
  const before = await readIn(world.db, [actor.committeeId], planned)
  if (options.dryRun || before.result.created === 0) return done(before.result)
  return perform(world, actor, async (change) => {
    const { groups, result } = await planned(change.tx)
    for (const { group, given } of groups) {
      const fresh = await writeCheckIns(change, group, given)
      if (fresh.length) change.record(groupOf(group.id), readingEvents.checkInsEntered.of({ ...toldOf(group), rows: fresh }))
    }
    return done(result)
  })
}

const text = (row: ImportRow, key: string): string => {
  const value = row.cells[key]
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '').trim()
}

async function plan(tx: Tx, actor: Actor, rows: readonly ImportRow[], today: Day): Promise<Plan> {
  const titles = [...new Set(rows.map((r) => text(r, 'group')))]
  const { rows: known } = await sql<{ id: string; title: string }>`select id, title from reading_group
    where committee_id = ${actor.committeeId} and title = any(${titles}) and started_on is not null`.execute(tx)
  const groups = new Map<string, { group: Group; given: { personId: string; day: Day }[]; there: Set<string> }>()
  for (const k of known) {
    const group = await findGroup(tx, actor, k.id, today)
    const { rows: days } = await sql<{ key: string }>`select person_id || ':' || day as key from reading_check_in
      where committee_id = ${actor.committeeId} and group_id = ${k.id}`.execute(tx)
    if (group) groups.set(k.title, { group, given: [], there: new Set(days.map((d) => d.key)) })
  }
  const refused: { row: number; field: string; says: string }[] = []
  let unchanged = 0
  let created = 0
  for (const r of rows) {
    const wrong = (field: string, says: string): void => void refused.push({ row: r.row, field, says })
    const found = groups.get(text(r, 'group'))
    const readers = found?.group.readers.filter((p) => p.name === text(r, 'name')) ?? []
    const [reader] = readers
    const on = text(r, 'day')
    if (!found) wrong('group', `没有开群的读书群“${text(r, 'group')}”`)
    else if (!reader || readers.length > 1) wrong('name', readers.length ? '群里有同名的人，请在群里补登' : `“${text(r, 'name')}”不在群里`)
    else if (!isDay(on) || on > today || (found.group.startedOn && on < found.group.startedOn))
      wrong('day', '日期要写成 2022-03-01，在开群以后、今天以前')
    else if (found.there.has(`${reader.id}:${on}`)) unchanged++
    else {
      found.there.add(`${reader.id}:${on}`)
      found.given.push({ personId: reader.id, day: on })
      created++
    }
  }
  return {
    groups: [...groups.values()].filter((g) => g.given.length > 0),
    result: { read: rows.length, created, unchanged, refused },
  }
}
