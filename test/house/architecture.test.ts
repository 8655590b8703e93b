// The house kept by a test: directions of imports, purity, no barrels, no drawers, no hidden clock.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import test from 'node:test'
import { cycleIn, impureWay, isAsset, isBrowserFile, isPureByName, pageReason, serverWay, tierReason } from './rules.ts'
import { filesBelow, isTest, readSource, root, sourceFile, type SourceFile } from './source.ts'

const everything = ['src', 'test', 'scripts', 'bench'].flatMap((folder) => filesBelow(folder, /\.(ts|tsx|mjs)$/)).map(readSource)
const program = everything.filter((f) => f.path.startsWith('src/') && !isTest(f.path))
const files = new Map(program.map((f) => [f.path, f]))

const none = (found: readonly (string | null)[]): void =>
  assert.deepEqual(
    found.filter((reason) => reason !== null),
    [],
  )
const ofImports = (those: readonly SourceFile[], why: (from: string, target: string) => string | null): (string | null)[] =>
  those.flatMap((f) => f.imports.filter((i) => i.target.startsWith('src/')).map((i) => why(f.path, i.target)))

test('imports go from app to readers to records to registries to core, and only to what a feature offers', () => {
  none(ofImports(program, tierReason))
})

test('every import names a file that exists, with its extension', () => {
  none(
    ofImports(everything, (from, target) =>
      isAsset(target) || existsSync(join(root, target)) ? null : `${from} imports ${target}, which is not a file`,
    ),
  )
})

test('lifecycles, rules, events, facts, indicators, lists, documents, contracts, settings and access reach nothing impure', () => {
  none(program.filter((f) => isPureByName(f.path)).map((f) => impureWay(f.path, files)))
})

test('what runs in the browser reaches no server package', () => {
  none(program.filter((f) => isBrowserFile(f.path)).map((f) => serverWay(f.path, files)))
})

test('pages are drawn from core/ui, contracts and pure files', () => {
  const pages = program.filter((f) => f.path.startsWith('src/features/') && f.path.includes('/pages/'))
  none(ofImports(pages, (from, target) => pageReason(from, target, files)))
})

test('no file imports itself by a detour', () => {
  assert.equal(cycleIn(new Map(program.map((f) => [f.path, f.imports])))?.join(' → '), undefined)
})

test('no barrels: nothing is exported on behalf of another file', () => {
  none(
    everything.map((f) =>
      /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^\n]*\sfrom\s/m.test(f.code) || basename(f.path).startsWith('index.') ? f.path : null,
    ),
  )
})

test('no default exports', () => {
  none(everything.map((f) => (/^export\s+default\b|\bas\s+default\b/m.test(f.code) ? f.path : null)))
})

test('no drawers: a file is called what it is', () => {
  const drawer = /^(?:utils?|helpers?|common|misc|shared|lib|types|constants?|services?|repositor(?:y|ies)|dtos?)$/
  const names = (path: string): string[] => [...dirname(path).split('/'), basename(path).replace(/(?:\.test)?\.\w+$/, '')]
  none(everything.map((f) => (names(f.path).some((word) => drawer.test(word)) ? f.path : null)))
})

test('no file is longer than 500 lines', (t) => {
  for (const f of everything) if (f.lines > 400) t.diagnostic(`${f.path} has ${f.lines} lines: split it by meaning`)
  none(everything.map((f) => (f.lines > 500 ? `${f.path} has ${f.lines} lines` : null)))
})

// The world comes in as arguments. These are the places where it comes in, and why.
const doors: readonly { readonly below: string; readonly why: string }[] = [
  { below: 'src/app/', why: 'the program reads its settings and makes the clock and the ids here' },
  { below: 'src/core/db/', why: 'starts a database program: waits by the machine’s clock and hands its environment on' },
  { below: 'src/core/http/', why: 'a request arrives at an instant and is timed' },
  { below: 'src/core/jobs/', why: 'a worker lives in real time' },
  { below: 'src/core/identity/', why: 'tokens, salts and codes are drawn by chance' },
  { below: 'src/web/', why: 'the browser’s own shell' },
  { below: 'src/portal/client/', why: 'the browser’s own page' },
]
const world = /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.env\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/

test('clock, chance and environment come in only by the doors listed here', () => {
  none(
    program
      .filter((f) => !doors.some((door) => f.path.startsWith(door.below)))
      .map((f) => {
        const found = world.exec(f.code)?.[0]
        return found ? `${f.path} uses ${found}: take it as an argument (World, Change, today)` : null
      }),
  )
})

test('SQL is never put together from text: sql.raw stands only where databases and roles are made', () => {
  none(program.map((f) => (/\bsql\.raw\(/.test(f.code) && !f.path.startsWith('src/core/db/') ? `${f.path} uses sql.raw` : null)))
})

// The rules themselves, shown by examples, so that a rule that no longer bites is noticed.
for (const [from, target, says] of [
  ['src/features/proposals/actions.ts', 'src/features/opinions/public.ts', 'records never import each other'],
  ['src/features/proposals/actions.ts', 'src/features/indicators/public.ts', 'records never know who reads them'],
  ['src/features/proposals/actions.ts', 'src/features/members/store.ts', 'only its public.ts'],
  ['src/features/organisation/store.ts', 'src/features/members/public.ts', 'only an earlier feature'],
  ['src/core/action.ts', 'src/features/members/public.ts', 'core knows no feature'],
  ['src/core/http/server.ts', 'src/app/config.ts', 'only app knows the whole program'],
  ['src/app/main.ts', 'src/features/proposals/store.ts', 'only through its feature.ts'],
] as const)
  test(`${from} may not import ${target}`, () => assert.match(tierReason(from, target) ?? 'nothing', new RegExp(says)))

for (const [from, target] of [
  ['src/features/proposals/actions.ts', 'src/features/members/public.ts'],
  ['src/features/members/store.ts', 'src/features/organisation/public.ts'],
  ['src/features/report/store.ts', 'src/features/indicators/public.ts'],
  ['src/app/features.ts', 'src/features/proposals/feature.ts'],
  ['src/web/screens.tsx', 'src/features/proposals/pages/desk.tsx'],
] as const)
  test(`${from} may import ${target}`, () => assert.equal(tierReason(from, target), null))

test('a rule that reaches the database by a detour is told the way', () => {
  const house = new Map(
    [
      sourceFile('src/features/proposals/rules.ts', "import { a } from './words.ts'\n"),
      sourceFile(
        'src/features/proposals/words.ts',
        "import type { Tx } from '#/core/db/database.ts'\nimport { b } from '#/core/db/migrate.ts'\n",
      ),
      sourceFile('src/core/db/migrate.ts', "import pg from 'pg'\n// import fs from 'node:fs'\n"),
    ].map((f) => [f.path, f]),
  )
  assert.equal(
    impureWay('src/features/proposals/rules.ts', house),
    'src/features/proposals/rules.ts → src/features/proposals/words.ts → src/core/db/migrate.ts → pg',
  )
})

test('two files that need each other are named as a cycle', () => {
  const imports = (target: string) => [{ target, typeOnly: true }]
  const two = new Map([
    ['src/a.ts', imports('src/b.ts')],
    ['src/b.ts', imports('src/a.ts')],
  ])
  assert.deepEqual(cycleIn(two), ['src/a.ts', 'src/b.ts', 'src/a.ts'])
})
