// Matters filed upstairs from a table, as offices keep them: one row a matter. The same row twice adds nothing, a wrong row says what is wrong with it.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { link, openMatter } from '#/core/cases/register.ts'
import { asDateTime, asDay } from '#/core/documents/cell-time.ts'
import { instantOf, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, forbidden, type Outcome } from '#/core/outcome.ts'
import { classMarks, type ClassMark } from '../words.ts'
import { addStage, externalOf, followOn, writeDraft } from './actions/acts.ts'
import { externalEvents } from './events.ts'
import { externalStates, type ExternalState } from './lifecycle.ts'
import type { Level } from './words.ts'

const titles = {
  level: ['级别', '层级', 'level'],
  session: ['届次', '上级届次', 'session'],
  year: ['年度', 'year'],
  title: ['案由', '标题', 'title'],
  no: ['上级案号', '案号', 'number'],
  proposer: ['提案者', '上级委员', 'proposer'],
  department: ['承办部门', '承办单位', 'department'],
  submitted: ['提交日期', 'submitted'],
  filed: ['立案日期', 'filed'],
  handed: ['交办日期', 'handed'],
  replied: ['答复日期', 'replied'],
  mark: ['办理结果', '结果类别', 'mark'],
  outcome: ['答复要点', '办理情况', 'outcome'],
  effect: ['见效日期', 'effect'],
  benefits: ['本市成效', '成效', 'benefits'],
  local: ['本市案号', '关联案号', 'local'],
  material: ['素材', '内容', 'material'],
} as const
type Field = keyof typeof titles
const required: readonly Field[] = ['level', 'session', 'title']

export const externalImporter: Importer = {
  kind: 'external-proposals',
  title: '提级办理',
  right: 'elevated:write',
  fields: (Object.keys(titles) as Field[]).map((key) => ({ key, titles: titles[key], required: required.includes(key) })),
  run: importExternals,
}

interface Given {
  readonly row: number
  readonly key: string
  readonly level: Level
  readonly sessionTitle: string
  readonly year: number
  readonly title: string
  readonly texts: Readonly<Record<'no' | 'proposer' | 'department' | 'outcome' | 'benefits' | 'material', string>>
  readonly mark: ClassMark | null
  /** In the order they happened. */
  readonly stages: readonly { readonly state: ExternalState; readonly on: Day }[]
  /** Number of the local proposal of that year's session. */
  readonly local: number | null
}

type Refusal = ImportResult['refused'][number]

async function importExternals(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  { dryRun, source }: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  if (!may(actor, 'elevated:write')) return forbidden('提级办理由提案办登记')
  const today = world.clock.today()
  const refused: Refusal[] = []
  const given: Given[] = []
  for (const row of rows) {
    const read = readRow(row, today)
    if ('wrong' in read) refused.push(...read.wrong)
    else given.push(read.given)
  }
  const { fresh, unchanged } = await readIn(world.db, [actor.committeeId], (tx) => planned(tx, actor.committeeId, given, refused))
  const result: ImportResult = {
    read: rows.length,
    created: fresh.length,
    unchanged,
    refused: refused.toSorted((a, b) => a.row - b.row),
  }
  if (dryRun || fresh.length === 0) return done(result)
  const written = await perform(world, actor, async (change) => {
    for (const one of fresh) await write(change, one, source)
    return done(null)
  })
  return written.ok ? done(result) : written
}

function readRow({ row, cells }: ImportRow, today: Day): { readonly given: Given } | { readonly wrong: readonly Refusal[] } {
  const wrong: Refusal[] = []
  const refuse = (field: Field, says: string): void => {
    wrong.push({ row, field: titles[field][0], says })
  }
  const text = (field: Field, longest: number): string => {
    const value = String(cells[field] ?? '').trim()
    if (value.length > longest) refuse(field, `有${value.length}个字，超过${longest}个字`)
    return value
  }
  const on = (field: Field): Day | null => {
    const cell = cells[field] ?? null
    if (cell === null || cell === '') return null
    const instant = typeof cell === 'boolean' || Array.isArray(cell) ? null : asDateTime(cell as string | number | Date)
    if (!instant) refuse(field, `“${String(cell).slice(0, 20)}”不是日期，应写成 2022-03-01`)
    const found = instant && asDay(instant)
    if (found && found > today) refuse(field, `在今天（${today}）之后`)
    return found
  }
  const said = text('level', 20)
  const level: Level | null = /全国|国家/.test(said) ? 'national' : /省|自治区|直辖市/.test(said) ? 'province' : null
  if (!level) refuse('level', said ? `“${said}”不认识，应是全国或省` : '没有填写级别')
  const sessionTitle = text('session', 60)
  if (!sessionTitle) refuse('session', '没有填写届次')
  const title = text('title', 120)
  if (!title) refuse('title', '没有填写案由')
  const days = [
    ['submitted', 'submitted', on('submitted')],
    ['filed', 'filed', on('filed')],
    ['handed', 'handling', on('handed')],
    ['replied', 'replied', on('replied')],
    ['effect', 'effective', on('effect')],
  ] as const
  const stages = days.flatMap(([field, state, d]) => (d ? [{ field, state, on: d }] : []))
  stages.forEach((s, i) => {
    const before = stages[i - 1]
    if (before && s.on < before.on) refuse(s.field, `早于${externalStates[before.state].label}日期（${before.on}）`)
  })
  const has = (state: ExternalState): boolean => stages.some((s) => s.state === state)
  const no = text('no', 40)
  if (has('filed') && !no) refuse('no', '已经立案，没有填写上级案号')
  for (const [field, state] of [
    ['handed', 'handling'],
    ['replied', 'replied'],
  ] as const)
    if (has(state) && !has('filed')) refuse(field, '没有立案日期')
  if (has('effective') && !has('replied')) refuse('effect', '没有答复日期')
  const markText = text('mark', 10).replace(/类$/, '')
  const mark = classMarks.find((m) => m === markText) ?? null
  if (markText && !mark) refuse('mark', `“${markText}”不认识，可以是：${classMarks.join('、')}`)
  if (mark && !has('replied')) refuse('mark', '有办理结果，却没有答复日期')
  if (has('replied') && !mark && !markText) refuse('mark', '有答复日期，没有填写办理结果')
  const yearText = text('year', 4)
  const year = yearText ? Number(yearText) : Number((stages[0]?.on ?? today).slice(0, 4))
  if (!Number.isInteger(year) || year < 2000 || year > 2100) refuse('year', `“${yearText}”不是年度`)
  const localText = text('local', 10).replaceAll(/[第号]/g, '')
  const local = localText ? Number(localText) : null
  if (local !== null && !Number.isInteger(local)) refuse('local', `“${localText}”不是案号`)
  const texts = {
    no,
    proposer: text('proposer', 80),
    department: text('department', 120),
    outcome: text('outcome', 4_000),
    benefits: text('benefits', 4_000),
    material: text('material', 20_000),
  }
  if (wrong.length || !level) return { wrong }
  return {
    given: {
      row,
      key: `${level}|${sessionTitle}|${no || title}`,
      level,
      sessionTitle,
      year,
      title,
      texts,
      mark,
      stages: stages.map(({ state, on: happened }) => ({ state, on: happened })),
      local,
    },
  }
}

interface Fresh extends Given {
  readonly localId: string | null
}

async function planned(
  tx: Tx,
  committeeId: number,
  given: readonly Given[],
  refused: Refusal[],
): Promise<{ fresh: readonly Fresh[]; unchanged: number }> {
  const { rows: before } = await sql<{ key: string }>`select imported_from as key from external_proposal
    where committee_id = ${committeeId} and imported_from = any(${given.map((g) => g.key)}::text[])`.execute(tx)
  const known = new Set(before.map((r) => r.key))
  const { rows: local } = await sql<{ id: string; year: number; caseNo: number }>`select p.id, s.year, p.case_no as "caseNo" from proposal p
    join session s on s.committee_id = p.committee_id and s.id = p.session_id
    where p.committee_id = ${committeeId} and p.filed_on is not null and p.case_no = any(${given.flatMap((g) => g.local ?? [])}::int[])
    order by s.opens_on`.execute(tx)
  const fresh: Fresh[] = []
  let unchanged = 0
  for (const g of given) {
    if (known.has(g.key)) {
      unchanged += 1
      continue
    }
    const found = g.local === null ? null : local.find((l) => l.caseNo === g.local && l.year === g.year)
    if (g.local !== null && !found) {
      refused.push({ row: g.row, field: titles.local[0], says: `${g.year}年没有第${g.local}号提案` })
      continue
    }
    known.add(g.key)
    fresh.push({ ...g, localId: found?.id ?? null })
  }
  return { fresh, unchanged }
}

async function write(change: Change, g: Fresh, source: string): Promise<void> {
  const { tx, actor, now, today } = change
  const id = change.newId()
  const state = g.stages.at(-1)?.state ?? 'preparing'
  const opened = g.stages[0] ? instantOf(g.stages[0].on) : now
  await openMatter(tx, {
    committeeId: actor.committeeId,
    id,
    kind: 'external-proposal',
    title: g.title,
    state,
    open: externalStates[state].open,
    at: opened,
  })
  await writeDraft(change, id, {
    level: g.level,
    sessionTitle: g.sessionTitle,
    year: g.year,
    title: g.title,
    preparedFor: g.texts.proposer,
    material: g.texts.material,
  })
  await sql`update external_proposal set external_no = ${g.texts.no}, department = ${g.texts.department}, outcome_class = ${g.mark},
      outcome_text = ${g.texts.outcome}, benefits = ${g.texts.benefits}, imported_from = ${g.key}
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
  // What a table tells of was known when it happened: past days count it.
  await addStage(change, id, 'preparing', g.stages[0]?.on ?? today, null)
  for (const s of g.stages) await addStage(change, id, s.state, s.on, null)
  if (externalStates[state].open) await followOn(change, id, state)
  if (g.localId) await link(tx, { committeeId: actor.committeeId, fromId: id, toId: g.localId, kind: 'elevated', at: now })
  change.record(externalOf(id), externalEvents.imported.of({ source, row: g.row }))
}
