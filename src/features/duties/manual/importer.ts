// Import of a table of deeds: every row waits for a second person. A row already there adds nothing; what is wrong is named by row and field.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { isDay, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { personsByNames } from '#/features/members/public.ts'
import { bodiesByNames } from '#/features/organisation/public.ts'
import { addManual, knownOn, type NewManual } from './enter.ts'
import { wrongWith, type Given, type Known, type ManualVerb } from './rules.ts'
import { sameKey, sameManual } from './store.ts'

export const manualImporter: Importer = {
  kind: 'manual-facts',
  title: '履职事项登记表',
  right: 'duties:enter',
  files: ['履职事项登记表', '履职事项'],
  fields: [
    { key: 'holder', titles: ['委员', '姓名', '委员姓名', '机构', 'holder'], required: true },
    { key: 'verb', titles: ['类别', '履职事项', '事项类别', 'verb'], required: true },
    { key: 'title', titles: ['事项', '内容', '标题', 'title'], required: true },
    { key: 'day', titles: ['日期', '时间', 'day'], required: true },
    { key: 'code', titles: ['委员编号', '编号', 'code'], required: false },
    { key: 'kind', titles: ['种类', 'kind'], required: false },
    { key: 'level', titles: ['级别', '层级', 'level'], required: false },
    { key: 'role', titles: ['角色', '本人角色', 'role'], required: false },
    { key: 'source', titles: ['出处', '依据', '文号', 'source'], required: false },
    { key: 'detail', titles: ['说明', '备注', 'detail'], required: false },
  ],
  run: importManual,
}

interface Plan {
  readonly rows: readonly NewManual[]
  readonly result: ImportResult
}

async function importManual(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  options: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  const planned = (tx: Tx) => planOf(tx, world, actor, rows)
  const before = await readIn(world.db, [actor.committeeId], planned)
  if (options.dryRun || before.rows.length === 0) return done(before.result)
  return perform(world, actor, async (change) => {
    const plan = await planned(change.tx)
    await addManual(change, plan.rows, options.source.slice(0, 120))
    return done(plan.result)
  })
}

type Refusal = ImportResult['refused'][number]

const textOf = (row: ImportRow, key: string): string => {
  const value = row.cells[key]
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return (typeof value === 'object' ? value.join('、') : String(value)).trim()
}

/** '2022-3-1', '2022/03/01', '2022年3月1日' as a day. */
function dayFrom(text: string): Day | null {
  const [, y, m, d] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const day = `${y}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`
  return isDay(day) ? day : null
}

const codeOf = (words: Readonly<Record<string, string>>, text: string): string =>
  Object.entries(words).find(([code, label]) => code === text || label === text)?.[0] ?? text

const verbFor = (known: Known, text: string): ManualVerb | undefined => known.verbs.find((v) => v.code === text || v.label === text)

async function planOf(tx: Tx, world: World, actor: Actor, rows: readonly ImportRow[]): Promise<Plan> {
  const known = await knownOn(tx, actor, world.clock.today())
  const names = rows.map((r) => textOf(r, 'holder')).filter(Boolean)
  const persons = await personsByNames(tx, actor.committeeId, names)
  const bodies = await bodiesByNames(tx, actor.committeeId, names, ['sector', 'special-committee', 'county-committee', 'platform'])
  const levels = Object.fromEntries(known.levels.map((l) => [l.code, l.label]))
  const roles = Object.fromEntries(known.roles.map((r) => [r.code, r.label]))
  const refused: Refusal[] = []
  const read: (NewManual & { readonly row: number; readonly holderId: string })[] = []
  for (const row of rows) {
    const wrong: Refusal[] = []
    const says = (field: string, why: string): void => void wrong.push({ row: row.row, field, says: why })
    const name = textOf(row, 'holder')
    const alike = (persons.get(name) ?? []).filter((p) => !textOf(row, 'code') || p.code === textOf(row, 'code'))
    const body = alike.length ? null : (bodies.get(name)?.[0] ?? null)
    if (alike.length > 1) says('委员', `有${alike.length}人叫“${name}”（${alike.map((p) => p.code).join('、')}），请填写委员编号`)
    else if (alike.length === 0 && !body) says('委员', `没有找到“${name.slice(0, 30)}”`)
    const verb = verbFor(known, textOf(row, 'verb'))
    const on = dayFrom(textOf(row, 'day'))
    if (!on) says('日期', `“${textOf(row, 'day').slice(0, 30)}”不是日期，请写成2022-03-01`)
    const title = textOf(row, 'title')
    if (!title || title.length > 120) says('事项', title ? '事项最多120字' : '请填写事项')
    const given: Given = {
      personId: alike.length === 1 ? (alike[0]?.id ?? null) : null,
      bodyId: body?.id ?? null,
      verb: verb?.code ?? textOf(row, 'verb'),
      role: codeOf(roles, textOf(row, 'role')) || 'holder',
      kind: codeOf(verb?.kinds ?? {}, textOf(row, 'kind')),
      level: codeOf(levels, textOf(row, 'level')),
      title,
      day: on ?? known.today,
      source: textOf(row, 'source').slice(0, 300),
      detail: textOf(row, 'detail').slice(0, 2000),
    }
    for (const r of wrongWith(given, known)) if (r.field !== 'personId') says(titleOf(r.field), r.says)
    const holderId = given.personId ?? given.bodyId
    if (wrong.length || !holderId || !verb) refused.push(...wrong)
    else read.push({ ...given, id: world.newId(), holder: name, label: verb.label, row: row.row, holderId })
  }
  const there = new Set(await sameManual(tx, actor.committeeId, read))
  const fresh = read.filter((r) => {
    const key = sameKey(r)
    return there.has(key) ? false : (there.add(key), true)
  })
  return { rows: fresh, result: { read: rows.length, created: fresh.length, unchanged: read.length - fresh.length, refused } }
}

const titleOf = (key: string | undefined): string => manualImporter.fields.find((f) => f.key === key)?.titles[0] ?? '登记'
