// How much processor time the database has used, by Linux's own books: on a busy machine it tells more than the clock on the wall.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds of the postmaster and all its children, gone ones included; null where /proc does not tell. */
export function databaseCpu(folder: string): number | null {
  try {
    const postmaster = Number(readFileSync(join(folder, 'pg', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
    const own = statOf(postmaster)
    if (!own) return null
    const children = readdirSync('/proc').flatMap((name) => {
      const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
      return stat?.parent === postmaster ? [stat.used] : []
    })
    return (own.used + own.ofGoneChildren + children.reduce((sum, used) => sum + used, 0)) * tickMs
  } catch {
    return null
  }
}

/** Milliseconds of each of these processes that /proc tells of. */
export const processesCpu = (pids: readonly number[]): ReadonlyMap<number, number> =>
  new Map(
    pids.flatMap((pid) => {
      const stat = statOf(pid)
      return stat ? [[pid, stat.used * tickMs] as const] : []
    }),
  )

const tickMs = 10

function statOf(pid: number): { readonly parent: number; readonly used: number; readonly ofGoneChildren: number } | null {
  try {
    // The name in brackets may hold spaces: what follows it is counted from the state on.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? []
    const [, parent = 0] = fields
    const [used, more, gone, goneToo] = fields.slice(11, 15)
    return { parent, used: (used ?? 0) + (more ?? 0), ofGoneChildren: (gone ?? 0) + (goneToo ?? 0) }
  } catch {
    return null
  }
}
