// One word each: docs/glossary.md gives no term two identifiers and no identifier two terms.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { root } from './source.ts'

const rows = [...readFileSync(join(root, 'docs/glossary.md'), 'utf8').matchAll(/^\| ([^|]*\p{Script=Han}[^|]*) \| `([^`]+)` \|/gmu)].map(
  (m) => ({
    term: m[1] ?? '',
    identifier: m[2] ?? '',
  }),
)
const repeated = (words: readonly string[]): string[] => words.filter((word, at) => words.indexOf(word) !== at)

test('every term has one identifier and every identifier one term', () => {
  assert.ok(rows.length > 200)
  assert.deepEqual(repeated(rows.map((row) => row.identifier.toLowerCase())), [])
  assert.deepEqual(repeated(rows.map((row) => row.term)), [])
})

test('an identifier is written in camelCase', () => {
  assert.deepEqual(
    rows.map((row) => row.identifier).filter((identifier) => !/^[a-z][A-Za-z]*$/.test(identifier)),
    [],
  )
})

test('the words of a term beside its brackets name nothing else', () => {
  const names = rows.flatMap(({ term }) => term.split(/[（）]/).filter(Boolean))
  const qualifiers = new Set(['会议', '从案', 'B类', '条', '建议', '公文', '文稿', '不予立案'])
  assert.deepEqual(repeated(names.filter((word) => !qualifiers.has(word))), [])
})
