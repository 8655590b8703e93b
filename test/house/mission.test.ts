// docs/mission.md says what works: nothing asked for may be missing from it, and what it claims must be there to see.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { isTest, root } from './source.ts'

const series: readonly { readonly prefix: string; readonly digits: number; readonly last: number }[] = [
  { prefix: 'M', digits: 3, last: 122 },
  { prefix: 'IND-', digits: 2, last: 57 },
  { prefix: 'ORD-', digits: 1, last: 7 },
  { prefix: 'IMP-', digits: 2, last: 46 },
  { prefix: 'OBL-', digits: 2, last: 33 },
  { prefix: 'D-', digits: 1, last: 8 },
]
const asked = series.flatMap(({ prefix, digits, last }) =>
  Array.from({ length: last }, (_, at) => `${prefix}${String(at + 1).padStart(digits, '0')}`),
)

const rows = readFileSync(join(root, 'docs/mission.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?:M\d|IND-|ORD-|IMP-|OBL-|D-)/.test(line))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .map(([, id = '', what = '', state = '', where = '', tests = '']) => ({ id, what, state, where, tests }))

test('everything that was asked for stands on the page, once', () => {
  assert.deepEqual(rows.map((row) => row.id).toSorted(), asked.toSorted())
})

test('every row says what it is and whether it works', () => {
  for (const { id, what, state } of rows) {
    assert.notEqual(what, '', `${id} does not say what it is`)
    assert.match(state, /^(?:works|not yet)$/, id)
  }
})

test('a row that works names the file that does it and a test that shows it', (t) => {
  const working = rows.filter((row) => row.state === 'works')
  t.diagnostic(`${working.length} of ${rows.length} rows work`)
  for (const { id, where, tests } of working) {
    const places = [...where.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '')
    assert.notEqual(places.length, 0, `${id} does not say where`)
    for (const place of places) assert.ok(existsSync(join(root, place)), `${id} names ${place}, which is not there`)
    for (const named of tests.split('<br>')) {
      const [, path = '', title = ''] = /^`([^`]+)` (.+)$/.exec(named.trim()) ?? []
      assert.ok(isTest(path) && existsSync(join(root, path)), `${id} names no test file that is there: ${named}`)
      assert.ok(titlesIn(path).includes(title.replaceAll('\\|', '|')), `${id} names a test that ${path} does not have: ${title}`)
    }
  }
})

test('a row that does not work yet claims nothing', () => {
  for (const { id, where, tests } of rows.filter((row) => row.state === 'not yet'))
    assert.equal(tests, '', `${id} is not there yet (${where}) but names a test`)
})

/** Titles given as plain text; a title made from a table's row cannot be named. */
function titlesIn(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8')
  return [...text.matchAll(/\b(?:test|it|t\.test)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`$]*)`)/g)].map((m) =>
    (m[1] ?? m[2] ?? m[3] ?? '').replaceAll(/\\(.)/g, '$1'),
  )
}
