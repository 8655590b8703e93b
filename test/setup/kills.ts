// Kills the writer (-9) in the middle of its work, again and again, and looks at what is left.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { openEmbedded } from '#/core/db/embedded.ts'

export interface KillReport {
  readonly kills: number
  readonly committed: number
  readonly lost: readonly number[]
  /** Transactions of which one half is there: must never be. */
  readonly torn: number
  readonly orphans: readonly number[]
}

export async function killAgainAndAgain(folder: string, kills: number, tell: (says: string) => void = () => {}): Promise<KillReport> {
  const committed: number[] = []
  const orphans: number[] = []
  for (let kill = 1; kill <= kills; kill++) {
    committed.push(...(await writeAndKill(folder, 150 + ((kill * 97) % 350))))
    // Every other time the next program comes while the old server is still stopping.
    if (kill % 2 === 0) orphans.push(...(await leftAfter(folder, 20_000)))
    tell(`kill ${kill}: ${committed.length} transactions committed so far`)
  }
  orphans.push(...(await leftAfter(folder, 20_000)))
  const database = await openEmbedded(folder)
  const client = new Client(database.connection)
  await client.connect()
  const { rows } = await client.query<{ number: string; halves: string }>('select number, count(*) as halves from pair group by number')
  await client.end()
  await database.close()
  const kept = new Set(rows.map((r) => Number(r.number)))
  return {
    kills,
    committed: committed.length,
    lost: committed.filter((n) => !kept.has(n)),
    torn: rows.filter((r) => r.halves !== '2').length,
    orphans,
  }
}

async function writeAndKill(folder: string, afterMs: number): Promise<number[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  const writing = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.startsWith('ready\n')) resolve()
    })
    child.once('exit', () => reject(new Error('the writer ended before it wrote')))
  })
  await writing
  await wait(afterMs)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
  // The last line may have been cut in the middle.
  return printed.split('\n').slice(1, -1).map(Number)
}

/** Processes of the folder's server that are still there when the time is over. */
export async function leftAfter(folder: string, milliseconds: number): Promise<number[]> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await wait(20)) if (serversOf(folder).length === 0) return []
  return serversOf(folder)
}

/** Linux only: every process whose command line names the cluster's folder. */
export function serversOf(folder: string): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(folder, 'pg', 'data'))
      } catch {
        return false
      }
    })
    .map(Number)
}
