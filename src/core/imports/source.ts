// Where the rows of an import come from on the command line: a file, or a folder of which it knows the file with the records.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { done, refused, type Outcome } from '#/core/outcome.ts'

export interface SourceBytes {
  readonly name: string
  readonly bytes: Buffer
}

const endings = ['.jsonl', '.jsonl.gz', '.xlsx', '.csv']

/** `names`: what the records' file may be called without its ending, most usual first. */
export function readSource(path: string, names: readonly string[]): Outcome<SourceBytes> {
  if (!existsSync(path)) return refused([`没有找到 ${path}`])
  const file = statSync(path).isDirectory() ? fileIn(path, names) : path
  if (file === null) return refused([`文件夹 ${path} 里没有 ${names.map((n) => `${n}${endings.join(`、${n}`)}`).join('、')}`])
  return done({ name: basename(file), bytes: readFileSync(file) })
}

function fileIn(folder: string, names: readonly string[]): string | null {
  const there = new Set(readdirSync(folder))
  const found = names.flatMap((name) => endings.map((ending) => `${name}${ending}`)).find((file) => there.has(file))
  return found === undefined ? null : join(folder, found)
}
