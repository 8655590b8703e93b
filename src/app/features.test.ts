// The registry: what is declared is complete and agrees – rights with roles, contract with features, inputs with what may come in.
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { z } from 'zod'
import { contractRoutes, parametersOf } from '#/core/http/contract-routes.ts'
import { roles, type Role } from '#/core/identity/access.ts'
import { contract } from './contract.ts'
import { allCommands, allContracts, allRights, features } from './features.ts'

const routes = contractRoutes(allContracts())
const inRoles = new Set(Object.values(roles as Record<string, Role>).flatMap((r) => r.rights))

test('the published contract is exactly what the features declare', () => {
  assert.deepEqual(Object.keys(contract).toSorted(), Object.keys(allContracts()).toSorted())
  for (const [name, part] of Object.entries(allContracts())) assert.equal((contract as Record<string, unknown>)[name], part, name)
})

test('every right a route asks for is declared, and somebody holds it', () => {
  const asked = routes.map((r) => r.meta.right ?? 'nobody').filter((r) => r.includes(':'))
  assert.deepEqual([...new Set(asked.filter((r) => !Object.hasOwn(allRights, r)))], [])
  assert.deepEqual([...new Set(asked.filter((r) => !inRoles.has(r as never)))], [])
})

test('every right of a role is declared by a feature with its words, and every declared right is somebody’s', () => {
  assert.deepEqual(
    [...inRoles].filter((r) => !Object.hasOwn(allRights, r)),
    [],
    'rights of roles that no feature declares',
  )
  assert.deepEqual(
    Object.keys(allRights).filter((r) => !inRoles.has(r as never)),
    [],
    'declared rights that no role has',
  )
  for (const [right, words] of Object.entries(allRights)) assert.match(words, /[一-龥]/, right)
})

test('no two features declare the same right, list, figure, setting, importer or command', () => {
  const twice = (names: readonly string[]): readonly string[] => names.filter((n, i) => names.indexOf(n) !== i)
  assert.deepEqual(twice(features.flatMap((f) => Object.keys(f.rights ?? {}))), [])
  assert.deepEqual(twice(features.flatMap((f) => (f.lists ?? []).map((l) => l.name))), [])
  assert.deepEqual(twice(features.flatMap((f) => (f.figures ?? []).map((x) => x.code))), [])
  assert.deepEqual(twice(features.flatMap((f) => (f.settings ?? []).map((s) => s.key))), [])
  assert.deepEqual(twice(features.flatMap((f) => (f.importers ?? []).map((i) => i.kind))), [])
  assert.deepEqual(twice(features.flatMap((f) => (f.events ?? []).map((e) => e.name))), [])
  assert.deepEqual(twice(allCommands.map((c) => c.name)), [])
})

test('a route says in Chinese what it does, and no route is open to nobody', () => {
  for (const { name, summary, meta } of routes) {
    assert.match(summary ?? '', /[一-龥]/, name)
    assert.ok(meta.right && meta.right !== 'nobody', `${name} names no right`)
  }
})

test('no route takes fields it does not name', () => {
  const loose: string[] = []
  for (const { name, procedure } of routes) {
    const schema = procedure['~orpc'].inputSchema
    if (schema instanceof z.ZodType) looseIn(schema, name, loose)
  }
  assert.deepEqual(loose, [])
})

test('every parameter in an address is part of the input', () => {
  for (const { name, path, procedure } of routes) {
    const schema = procedure['~orpc'].inputSchema
    for (const parameter of parametersOf(path))
      assert.ok(schema instanceof z.ZodObject && Object.hasOwn(schema.shape, parameter), `${name} takes no ${parameter}`)
  }
})

/** Objects that would let unknown fields pass in silence. A catchall of a stated type is a stated set of fields. */
function looseIn(schema: z.ZodType, where: string, found: string[]): void {
  if (schema instanceof z.ZodObject) {
    if (schema.def.catchall === undefined) found.push(where)
    for (const [key, part] of Object.entries(schema.shape)) looseIn(part as z.ZodType, `${where}.${key}`, found)
  } else if (schema instanceof z.ZodArray) looseIn(schema.element as z.ZodType, `${where}[]`, found)
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) looseIn(option as z.ZodType, where, found)
  else if ('unwrap' in schema && typeof schema.unwrap === 'function') looseIn(schema.unwrap() as z.ZodType, where, found)
}
