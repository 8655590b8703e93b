// Results of a programme from a table: 姓名 or 编号, 结果, 分数. The same rows twice change nothing.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, isDay, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { personsByNames } from '#/features/members/public.ts'
import { enterResults, type ResultGiven } from './actions/programmes.ts'
import { studyResults } from './codes.ts'
import { pickProgrammes, resultsOf } from './store.ts'

export const assessmentsImporter: Importer = {
  kind: 'study-assessments',
  title: '学习考核结果',
  right: 'studies:assess',
  fields: [
    { key: 'programme', titles: ['学习活动', '项目'], required: true },
    { key: 'name', titles: ['姓名', '委员'], required: true },
    { key: 'result', titles: ['结果', '考核结果'], required: true },
    { key: 'code', titles: ['编号', '委员编号'], required: false },
    { key: 'score', titles: ['分数', '成绩'], required: false },
    { key: 'onDay', titles: ['日期', '考核日期'], required: false },
  ],
  run: importResults,
}

interface Plan {
  readonly groups: readonly { readonly programme: { id: string; title: string; year: number }; readonly given: readonly ResultGiven[] }[]
  readonly result: ImportResult
}

async function importResults(
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
    for (const { programme, given } of groups) await enterResults(change, programme, given)
    return done(result)
  })
}

const text = (row: ImportRow, key: string): string => {
  const value = row.cells[key]
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '').trim()
}

async function plan(tx: Tx, actor: Actor, rows: readonly ImportRow[], today: Day): Promise<Plan> {
  const { committeeId } = actor
  const results = await codesOf(tx, committeeId, studyResults, today)
  const persons = await personsByNames(tx, committeeId, [...new Set(rows.map((r) => text(r, 'name')))])
  const refused: { row: number; field: string; says: string }[] = []
  const byProgramme = new Map<string, { programme: { id: string; title: string; year: number }; given: ResultGiven[] }>()
  for (const r of rows) {
    const before = refused.length
    const wrong = (field: string, says: string): undefined => void refused.push({ row: r.row, field, says })
    const title = text(r, 'programme')
    const programme = (await pickProgrammes(tx, committeeId, { q: title })).find((p) => p.name === title)
    if (!programme) wrong('programme', `没有正在进行的学习活动“${title}”`)
    const found = (persons.get(text(r, 'name')) ?? []).filter((p) => !text(r, 'code') || p.code === text(r, 'code'))
    const [person] = found
    if (found.length !== 1) wrong('name', found.length ? '有同名的人，请写委员编号' : `没有登记“${text(r, 'name')}”`)
    const result = results.find((k) => [k.code, k.label].includes(text(r, 'result')))
    if (!result) wrong('result', '结果写优秀、合格、不合格')
    const score = text(r, 'score') === '' ? null : Number(text(r, 'score'))
    if (score !== null && !(score >= 0 && score <= 1000)) wrong('score', '分数写0到1000的数')
    const on = text(r, 'onDay') || today
    if (!isDay(on) || on > today) wrong('onDay', '日期要写成 2022-03-01，不晚于今天')
    if (refused.length > before || !programme || !person || !result || !isDay(on)) continue
    const group = byProgramme.get(programme.id) ?? {
      programme: { id: programme.id, title, year: Number(programme.note?.slice(0, 4)) },
      given: [],
    }
    group.given.push({ personId: person.id, name: person.name, result: result.code, score, onDay: day(on) })
    byProgramme.set(programme.id, group)
  }
  let unchanged = 0
  let created = 0
  for (const { programme, given } of byProgramme.values()) {
    const standing = await resultsOf(
      tx,
      committeeId,
      programme.id,
      given.map((g) => g.personId),
    )
    const same = given.filter((g) => standing.get(g.personId)?.result === g.result && standing.get(g.personId)?.score === g.score).length
    unchanged += same
    created += given.length - same
  }
  return { groups: [...byProgramme.values()], result: { read: rows.length, created, unchanged, refused } }
}
