// Reads the program's source as the house tests see it: files, what they import, and their text without comments.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface Import {
  /** A path from the root ('src/core/day.ts') or a package ('zod', 'node:fs'). */
  readonly target: string
  /** `import type` leaves nothing behind when the program runs; `{ type A }` does. */
  readonly typeOnly: boolean
}

export interface SourceFile {
  readonly path: string
  /** Comments blanked out, line breaks kept. */
  readonly code: string
  readonly lines: number
  readonly imports: readonly Import[]
}

export const isTest = (path: string): boolean => path.endsWith('.test.ts')

/** Every file below a folder, as paths from the root. */
export function filesBelow(folder: string, matching: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && matching.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted()
}

export function readSource(path: string): SourceFile {
  return sourceFile(path, readFileSync(join(root, path), 'utf8'))
}

export function sourceFile(path: string, text: string): SourceFile {
  const code = withoutComments(text)
  return { path, code, lines: text.split('\n').length - 1, imports: importsOf(path, code) }
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const onDemand = /\bimport\(\s*['"]([^'"]+)['"]/g

function importsOf(path: string, code: string): Import[] {
  const said = [
    ...[...code.matchAll(statement)].map((m) => ({ specifier: m[2] ?? '', typeOnly: m[1] !== undefined })),
    ...[...code.matchAll(onDemand)].map((m) => ({ specifier: m[1] ?? '', typeOnly: false })),
  ]
  return said.map(({ specifier, typeOnly }) => ({ target: targetOf(path, specifier), typeOnly }))
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('#/')) return `src/${specifier.slice(2)}`
  if (specifier.startsWith('.')) return posix.join(dirname(path), specifier)
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** A scanner that knows strings and comments; what stands in a template is left as it is. */
function withoutComments(text: string): string {
  const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g
  return text.replace(token, (found) => (found.startsWith('//') || found.startsWith('/*') ? found.replace(/[^\n]/g, ' ') : found))
}
