// The cells of one obligation as a file: exactly those the board shows, each with what it rests on; kept in the journal.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { writeCsv, writeJsonl, writeXlsx, type OutSheet } from '#/core/documents/table-out.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { statuses, type Status } from './cells.ts'
import { obligationEvents } from './events.ts'
import { groupings } from './letters.ts'
import { askedOf } from './page.ts'
import { cellsSeen } from './read.ts'
import { missingWords } from './told.ts'
import { viewerOf } from './viewer.ts'

export interface CellsFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
} as const
export type Format = keyof typeof types

const groupingKeys = Object.keys(groupings) as (keyof typeof groupings)[]

export function exportCells(
  world: World,
  actor: Actor,
  input: {
    readonly code: string
    readonly year?: number | undefined
    readonly asOf?: string | undefined
    readonly status?: Status | undefined
    readonly format: Format
  },
): Promise<Outcome<CellsFile>> {
  return perform(world, actor, async ({ tx, today, record }) => {
    const { code, format } = input
    const asked = askedOf(input, today)
    const { rules, cells } = await cellsSeen(tx, await viewerOf(tx, actor, today), asked, { codes: [code] })
    const title = rules.get(code)?.at(-1)?.rule.title
    if (title === undefined) return notFound('没有这项应尽事项')
    const all = (cells.get(code) ?? []).filter((c) => input.status === undefined || c.status === input.status)
    const used = groupingKeys.filter((key) => all.some((c) => c.unit.about[key]))
    const rows = all.map((c) => ({
      unit: c.unit.name,
      ...Object.fromEntries(used.map((key) => [key, String(c.unit.about[key] ?? '')])),
      window: c.window.title,
      from: c.window.from,
      due: c.due,
      status: statuses[c.status].label,
      amount: c.parts.map((p) => `${p.title} ${p.amount}/${p.min}`).join('；'),
      missing: missingWords(c),
      records: c.parts.flatMap((p) => p.facts.map((f) => `${f.day} ${String(f.about['title'] ?? '')}`)).join('；'),
    }))
    record({ kind: 'obligation-rule', id: code }, obligationEvents.exported.of({ title, rows: rows.length, format, ...asked }))
    const sheet: OutSheet = {
      name: title,
      columns: [
        { title: '应尽者', width: 30 },
        ...used.map((key) => ({ title: groupings[key], width: 14 })),
        { title: '期间', width: 14 },
        { title: '起日', width: 12, kind: 'day' },
        { title: '到期', width: 12, kind: 'day' },
        { title: '状态', width: 10 },
        { title: '完成/最少', width: 24 },
        { title: '还差什么', width: 24 },
        { title: '凭据', width: 50 },
      ],
      rows: rows.map((r) => Object.values(r)),
    }
    const bytes = format === 'jsonl' ? writeJsonl(rows) : format === 'csv' ? writeCsv(sheet) : await writeXlsx({ sheets: [sheet] })
    return done({ name: `${title}-${asked.year}年度-截至${asked.asOf}.${format}`, type: types[format], bytes })
  })
}

export const downloadOf = (file: CellsFile) => ({
  headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` },
  body: new File([new Uint8Array(file.bytes)], file.name, { type: file.type }),
})
