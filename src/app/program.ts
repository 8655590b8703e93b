// Opens what every way of running the program needs: the database, the keys, the clock, and from them the world.
import { randomUUIDv7 } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, World } from '#/core/action.ts'
import { openDatabase, type Db } from '#/core/db/database.ts'
import { keysFrom, parseKeys, secretsWith } from '#/core/identity/secrets.ts'
import { clockOn } from './clock.ts'
import type { Config } from './config.ts'
import { factSources } from './features.ts'
import { installationIn } from './installation.ts'

export interface Program {
  readonly config: Config
  readonly db: Db
  readonly world: World
  readonly close: () => Promise<void>
}

export interface HowToOpen {
  /** Join the embedded database of a running program. */
  readonly attach?: boolean
  readonly tell: (says: string) => void
  readonly onLost?: (says: string) => void
}

export const wall = (): Date => new Date()

export async function openProgram(config: Config, { attach, tell, onLost }: HowToOpen): Promise<Program> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const db = await openDatabase({
    ...(config.databaseUrl ? { url: config.databaseUrl } : { dir: config.dataDir }),
    embedded: { ...(attach ? { attach } : {}), ...(onLost ? { onLost } : {}), log: tell },
    poolSize: config.poolSize,
    log: tell,
  })
  try {
    const installation = await installationIn(db)
    const clock = clockOn(config.today ?? installation?.today ?? null, wall)
    return { config, db, world: worldOf(config, db, clock, tell), close: db.close }
  } catch (error) {
    await db.close()
    throw error
  }
}

export function worldOf(config: Config, db: Db, clock: Clock, tell: (says: string) => void): World {
  return {
    db,
    clock,
    newId: randomUUIDv7,
    factSources,
    onEffectFailed: (error) => tell(`办理之后的动作没有完成：${error instanceof Error ? error.message : String(error)}`),
    secrets: secretsWith(config.keys ? parseKeys(config.keys) : keysFrom(join(config.dataDir, 'secret.key'))),
  }
}
