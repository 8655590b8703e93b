// `import KIND FILE` and `export KIND --out FILE`: every importer and every list the features declare.
import { writeFileSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { z } from 'zod'
import { WrongUse, type Command, type CommandAsked, type CommandResult } from '#/core/command.ts'
import type { Importer, ImportResult } from '#/core/feature.ts'
import { exportList } from '#/core/lists/export.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { done, type Outcome, type Refused } from '#/core/outcome.ts'
import type { Mapping } from './columns.ts'
import { runImport } from './run.ts'
import { readSource } from './source.ts'

export interface Declared {
  readonly importers: readonly Importer[]
  readonly lists: readonly ListDefinition[]
}

export const importCommand = (declared: () => Declared): Command => ({
  name: 'import',
  summary: '导入 CSV（UTF-8 或 GB18030）、XLSX、JSONL；同一文件导入两次不增加记录',
  words: 'KIND FILE',
  options: {
    'dry-run': { type: 'boolean', help: '只检查、不写入，结果与真正导入相同' },
    mapping: { type: 'string', value: 'FILE', help: 'JSON 文件：{"文件里的列": "字段"}' },
  },
  run: async (asked) => {
    const [kind = '', path = ''] = asked.words
    const { importers } = declared()
    const importer = importers.find((i) => i.kind === kind)
    if (!importer) throw new WrongUse(`没有“${kind}”这种导入。可以导入：${importers.map((i) => `${i.kind}（${i.title}）`).join('、')}`)
    if (!path || asked.words.length > 2) throw new WrongUse('用法：import KIND FILE [--dry-run] [--mapping FILE]')
    const outcome = await importFile(asked, importer, path)
    return outcome.ok ? told(outcome.value, asked.flag('dry-run')) : notRead(outcome)
  },
})

async function importFile(asked: CommandAsked, importer: Importer, path: string): Promise<Outcome<ImportResult>> {
  const source = readSource(path, [importer.kind, ...(importer.files ?? [])])
  if (!source.ok) return source
  const run = await runImport(asked.world, asked.actor, importer, source.value, {
    dryRun: asked.flag('dry-run'),
    mapping: mappingIn(asked.text('mapping')),
  })
  if (!run.ok) return run
  const { result, notes } = run.value
  for (const note of notes) if (!result.notes?.includes(note)) asked.tell(note)
  return done(result)
}

function mappingIn(file: string | undefined): Mapping {
  if (file === undefined) return {}
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new WrongUse(`${file} 不是对照表，应是 {"文件里的列": "字段"}`)
  }
}

const shown = 50

function told(result: ImportResult, dryRun: boolean): CommandResult {
  const { read, created, unchanged, refused, notes = [] } = result
  const rows = refused.slice(0, shown).map((r) => `  第${r.row}行 ${r.field}：${r.says}`)
  const more = refused.length > shown ? [`  另有${refused.length - shown}处`] : []
  const head = `${dryRun ? '（只检查，未写入）' : ''}读取${read}行，新增${created}，未变${unchanged}，拒绝${read - created - unchanged}`
  return { json: result, text: [head, ...notes, ...rows, ...more].join('\n'), finding: refused.length > 0 }
}

/** The file as a whole was refused: nothing is stored. The words carry the row where there is one. */
function notRead({ reasons }: Refused): CommandResult {
  const refused = reasons.map(({ field, says }) => {
    const row = Number(/第(\d+)行/.exec(says)?.[1] ?? 0)
    const column = /第\d+行“([^”]+)”/.exec(says)?.[1]
    return { row, field: column ?? field ?? '文件', says }
  })
  return {
    json: { read: 0, created: 0, unchanged: 0, refused },
    text: ['没有导入。', ...reasons.map((r) => r.says)].join('\n'),
    finding: true,
  }
}

export const exportCommand = (declared: () => Declared): Command => ({
  name: 'export',
  summary: '把一个列表按筛选导出为 XLSX、CSV 或 JSONL',
  words: 'KIND',
  options: {
    out: { type: 'string', value: 'FILE', help: '写到哪个文件，按 .xlsx、.csv、.jsonl 定格式' },
    query: { type: 'string', value: 'QUERY', help: '筛选和排序，同列表网址：f.state=filed&q=电梯&sort=submitted&dir=asc' },
  },
  run: async (asked) => {
    const { lists } = declared()
    const list = lists.find((l) => l.name === asked.words[0])
    if (!list)
      throw new WrongUse(`没有“${asked.words[0] ?? ''}”这个列表。可以导出：${lists.map((l) => `${l.name}（${l.title}）`).join('、')}`)
    const out = asked.text('out')
    if (!out) throw new WrongUse('请用 --out FILE 指定写到哪个文件')
    const input = { ...Object.fromEntries(new URLSearchParams(asked.text('query') ?? '')), format: extname(out).slice(1).toLowerCase() }
    const file = await exportList(asked.world, asked.actor, list, input)
    if (!file.ok) return { json: { rows: 0, refused: file.reasons }, text: file.reasons.map((r) => r.says).join('\n'), finding: true }
    writeFileSync(out, file.value.bytes)
    const { rows } = file.value
    return { json: { list: list.name, rows, out }, text: `已导出${rows}行到 ${out}` }
  },
})
