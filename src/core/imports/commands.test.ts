// The command line's import, with an importer that only counts: what reaches it, and what is told when a file cannot be read.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { WrongUse, type CommandAsked, type CommandResult } from '#/core/command.ts'
import type { Importer, ImportRow } from '#/core/feature.ts'
import { done } from '#/core/outcome.ts'
import { importCommand } from './commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuoju-import-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let received: readonly ImportRow[] = []
let dry = false
const importer: Importer = {
  kind: 'teas',
  title: '茶',
  right: 'teas:import',
  files: ['leaves'],
  fields: [
    { key: 'name', titles: ['名称', '品名'], required: true },
    { key: 'price', titles: ['价格'], required: false },
  ],
  run: async (_world, _actor, rows, { dryRun }) => {
    received = rows
    dry = dryRun
    return done({ read: rows.length, created: rows.length - 1, unchanged: 0, refused: [{ row: 2, field: '价格', says: '太贵' }] })
  },
}

function importing(words: readonly string[], options: Readonly<Record<string, string | true>> = {}): Promise<CommandResult> {
  const asked = {
    words,
    text: (option: string) => (typeof options[option] === 'string' ? options[option] : undefined),
    flag: (option: string) => options[option] === true,
    tell: () => {},
  }
  return importCommand(() => ({ importers: [importer], lists: [] })).run(asked as unknown as CommandAsked)
}

test('rows reach the importer by its own names of fields, and refused rows are a finding', async () => {
  const result = await importing(['teas', file('a.csv', '品 名,价格,产地\n白毫,5,\n红袍,9,北塬县')], { 'dry-run': true })
  assert.deepEqual(received, [
    { row: 2, cells: { name: '白毫', price: '5' } },
    { row: 3, cells: { name: '红袍', price: '9' } },
  ])
  assert.equal(dry, true)
  assert.deepEqual(result.json, { read: 2, created: 1, unchanged: 0, refused: [{ row: 2, field: '价格', says: '太贵' }] })
  assert.equal(result.finding, true)
  assert.match(result.text, /只检查，未写入.*读取2行，新增1/)
})

test('of a folder the file with the records is read', async () => {
  file('leaves.jsonl', '{"名称":"毛尖"}')
  await importing(['teas', folder])
  assert.deepEqual(received, [{ row: 1, cells: { name: '毛尖' } }])
})

test('a broken file stores nothing and names row and column', async () => {
  received = []
  for (const [name, text, row, field] of [
    ['broken.jsonl', '{"名称":"甲"}\n{"名称":', 2, '第2行'],
    ['long.jsonl', `{"名称":"${'长'.repeat(100_001)}"}`, 1, '名称'],
    ['missing.csv', '价格\n5', 0, '名称'],
    ['wide.csv', '名称,价格\n甲,1,2,3', 2, '文件'],
  ] as const) {
    const { json, finding } = await importing(['teas', file(name, text)])
    const { refused, ...counts } = json as { refused: readonly { row: number; field: string }[] }
    assert.deepEqual(counts, { read: 0, created: 0, unchanged: 0 }, name)
    assert.deepEqual([refused[0]?.row, refused[0]?.field, finding], [row, field, true], name)
  }
  assert.deepEqual(received, [])
})

test('an unknown kind says what can be imported, and is wrong use', async () => {
  await assert.rejects(importing(['coffee', 'x']), (error) => error instanceof WrongUse && /teas（茶）/.test(error.message))
})
