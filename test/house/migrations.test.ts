// Every table is fenced by committee or openly shared, and every key and index of a fenced table begins with the committee.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import test from 'node:test'
import { filesBelow, root } from './source.ts'

const files = filesBelow('db/migrations', /\.sql$/)
const text = files.map((path) => readFileSync(join(root, path), 'utf8').replace(/--[^\n]*/g, '')).join('\n')

const all = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? '')
const dropped = new Set(all(/drop table (?:if exists )?(\w+)/g))
const tables = all(/create table (?:if not exists )?([\w.]+)/g).filter((t) => !dropped.has(t))
const fenced = new Set(all(/\bfence\(\s*'(\w+)'/g))
const shared = new Set(all(/\bshare\(\s*'(\w+)'/g))

test('migrations are one forward sequence, named by number, feature and what they do', () => {
  const numbers = files.map(
    (path) => /^(\d{4})-[a-z][a-z0-9-]*\.sql$/.exec(basename(path))?.[1] ?? `${path} is not named NNNN-feature-what.sql`,
  )
  assert.deepEqual(numbers, [...new Set(numbers)].toSorted())
})

test('no two tables or indexes bear one name', () => {
  const names = [...tables, ...all(/create (?:unique )?index (\w+)/g)]
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  )
})

test('every table is either fenced by committee or shared on purpose', () => {
  assert.deepEqual(
    tables.filter((t) => fenced.has(t) === shared.has(t)),
    [],
  )
})

test('the key of a fenced table begins with the committee', () => {
  const definitions = [...text.matchAll(/create table (?:if not exists )?(\w+) \(([\s\S]*?)\n\);/g)]
  const keyless = definitions.filter(
    ([, name = '', body = '']) => fenced.has(name) && !/primary key \(\s*committee_id\b|committee_id integer primary key/.test(body),
  )
  assert.deepEqual(
    keyless.map(([, name]) => name),
    [],
  )
})

test('every index of a fenced table that can begin with the committee does', () => {
  // GIN and GiST cannot lead with a plain integer; what they find is filtered by a function (core/search).
  const indexes = [...text.matchAll(/create (?:unique )?index (\w+)\s+on (\w+)\s*(using \w+\s*)?\(\s*(\w+)/g)]
  const astray = indexes.filter(
    ([, , table = '', using = '', first]) => fenced.has(table) && !/gin|gist|brin/.test(using) && first !== 'committee_id',
  )
  assert.deepEqual(
    astray.map(([, name]) => name),
    [],
  )
})
